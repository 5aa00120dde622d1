"""Violations made up for the tests of reports."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from biblint.engine import FileReport
from biblint.model import Edit, Fix, LocatedEdit, RecordRef, Segment, Violation
from biblint.reports import Checked, View, report_named


def violation(line: int = 1, column: int = 1, end_column: int = 2, excerpt: str = "abc", **more: Any) -> Violation:
    """A violation in one line; further fields by keyword."""
    fields: dict[str, Any] = {
        "rule": "some-rule",
        "category": "titles",
        "severity": "warning",
        "message": "something is wrong",
        "path": "a.bib",
        "line": line,
        "column": column,
        "end_line": line,
        "end_column": end_column,
        "record": RecordRef("smith2020", 0, "book"),
        "field": "title",
        "value": "abc",
        "fingerprint": "0123456789abcdef",
        "excerpt": (excerpt,),
    }
    return Violation(**{**fields, **more})


def fix(text: str, *edits: tuple[int, int, str], safety: Any = "safe") -> Fix:
    """A fix of a text, with edits as (start, end, new text)."""
    segment = Segment(text)
    located = []
    for start, end, new in edits:
        first, last = segment.position(start), segment.position(end)
        located.append(LocatedEdit(*first, *last, new, Edit(start, end, new), segment))
    return Fix(safety, "Mend it", tuple(located))


def shown(report: str, *violations: Violation, records: int = 1, fixed: Sequence[Violation] = (), **view: Any) -> str:
    """A report over one file with some violations."""
    checked = Checked(FileReport("a.bib", "bibtex", "utf-8", records, list(violations)), tuple(fixed))
    return "".join(report_named(report)([checked], View(**{"summary": False, **view})))
