"""Check kind `dates`: what a date, year or month says, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from biblint.checks.base import Check, FindingType, Kind, Setting
from biblint.model import Finding
from biblint.values.dates import FINDINGS, date_findings

_PLACEHOLDERS: Mapping[str, tuple[str, ...]] = {
    "year-with-letter": ("year",),
    "full-date-in-year": ("year",),
    "day-without-month": ("day",),
    "implausible": ("year",),
    "future": ("year",),
}
_SUGGESTING = frozenset({"placeholder", "year-with-letter", "full-date-in-year"})


class Dates(Kind):
    """Reads a date in any notation of exports first, then judges it against today."""

    name = "dates"
    title = "Dates"
    scope = "text"
    classifier = True
    findings = {
        name: FindingType(text, _PLACEHOLDERS.get(name, ()), name in _SUGGESTING) for name, text in FINDINGS.items()
    }
    options = {
        "part": {
            "enum": ["date", "year", "month"],
            "default": "date",
            "description": "What the field is for: a date of any precision, a year alone, a month alone.",
        },
    }

    def compile(self, options: Mapping[str, Any], setting: Setting) -> Check:
        """A text check on the setting's today."""
        part, today = options.get("part", "date"), setting.today

        def check(text: str) -> Iterable[Finding]:
            found = date_findings(text, part=part, today=today)
            if not found:
                return ()
            return [Finding(f.name, f.start, f.end, f.placeholders, f.suggestion, f.safety) for f in found]

        return check


KIND = Dates()
