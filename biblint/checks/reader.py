"""Check kind `reader`: what a format's reader met, as findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from biblint.checks.base import Check, FindingType, Kind, Setting
from biblint.model import NOTES, Finding, Note

_PLACEHOLDERS = (
    "tag", "type", "macro", "key", "nearest", "bytes", "encoding", "fault", "cells", "columns", "length", "rule",
    "until", "expected", "actual",
)  # fmt: skip


class Reader(Kind):
    """Turns the notes that readers make into findings; the readers know the format, this kind knows nothing."""

    name = "reader"
    title = "What the reader of a format met"
    scope = "note"
    classifier = True
    selects = ("scope",)
    findings = {name: FindingType(text, _PLACEHOLDERS) for name, text in NOTES.items()}

    def compile(self, options: Mapping[str, Any], setting: Setting) -> Check:
        """A check that passes each note on."""
        return _finding


def _finding(note: Note) -> Iterable[Finding]:
    return (Finding(note.name, span=(note.start, note.end), placeholders=note.placeholders, operation=note.operation),)


KIND = Reader()
