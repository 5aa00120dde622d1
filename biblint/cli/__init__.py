"""The command line. `main` is the program; each command is a module here, imported when it is asked for."""

from __future__ import annotations

import gc

gc.set_threshold(50_000, 20, 20)  # start-up and reading make many objects that stay: looking for garbage finds none

from biblint.cli.program import main  # noqa: E402 - the imports are what there is to gain

__all__ = ["main"]
