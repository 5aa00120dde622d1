"""Runs rules over records and makes violations of what they find."""

from __future__ import annotations

from biblint.engine.run import CheckError, FileReport, Linter, collapsed

__all__ = ["CheckError", "FileReport", "Linter", "collapsed"]
