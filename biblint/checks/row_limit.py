"""Check kind `row-limit`: a file with just as many records as a platform gives out at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from biblint.checks.base import Check, FindingType, Kind, Setting
from biblint.model import Finding, Note

ROW_LIMIT = "row-limit"
"""The note that the engine makes of every file, with the number of its records."""


class RowLimit(Kind):
    """Files whose number of records is a limit of exports."""

    name = ROW_LIMIT
    title = "Exports that stop at a limit"
    scope = "note"
    classifier = True
    selects = ("scope",)
    findings = {ROW_LIMIT: FindingType("as many records as an export holds at most", ("records",))}
    options = {
        "limits": {
            "type": "object",
            "description": "Format -> numbers of records at which its platforms stop.",
            "propertyNames": {"format": "biblint-format"},
            "additionalProperties": {
                "type": "array",
                "items": {"type": "integer", "minimum": 1},
                "minItems": 1,
            },
        },
    }
    required = ("limits",)

    def compile(self, options: Mapping[str, Any], setting: Setting) -> Check:
        """A check of the note on a whole file."""
        limits = frozenset(str(limit) for limit in options["limits"].get(setting.format, ()))

        def check(note: Note) -> Iterable[Finding]:
            if note.placeholders.get("records") not in limits:
                return ()
            told = {"records": f"{int(note.placeholders['records']):,}"}
            return (Finding(ROW_LIMIT, span=(0, 0), placeholders=told),)

        return check


KIND = RowLimit()
