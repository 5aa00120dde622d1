"""Runs rules over records and makes violations of what they find."""

from __future__ import annotations

from biblint.engine.collection import Collection, Loaded, identity
from biblint.engine.run import CheckError, FileReport, Linter, collapsed

__all__ = ["CheckError", "Collection", "FileReport", "Linter", "Loaded", "collapsed", "identity"]
