"""The command line. `main` is the program; each command is a module here, imported when it is asked for."""

from __future__ import annotations

from biblint.cli.program import main

__all__ = ["main"]
