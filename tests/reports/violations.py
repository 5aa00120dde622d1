"""Violations made up for the tests of reports."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from biblint.engine import FileReport
from biblint.model import Edit, Fix, LocatedEdit, Location, RecordRef, Segment, Violation
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


HOSTILE = "a,b:c%0A::error::x\n::error::y\r\u2028]]></failure>&<b>|`x`|[l](http://e.example) @you \x1b[1m\0\ufffe\udc80"
"""Text that would leave its place in one notation or another."""

CASES = {
    "plain": violation(),
    "of the file": violation(record=None, field="", value=""),
    "of no line": violation(end_column=1, excerpt="", record=None, field="", value=""),
    "in a reference": violation(record=RecordRef("a", 3, "book", "12")),
    "with a fix": violation(fix=fix("abc", (0, 1, "é"), safety="manual")),
    "with a fix of two places": violation(fix=fix("abc\ndef\n", (0, 1, "X"), (5, 6, ""), safety="unsafe")),
    "with other places": violation(related=(Location("b.bib", 1, 2, 1, 3, ""), Location("c.bib", 1, 2, 4, 1, "x"))),
    "over lines": violation(end_line=9, end_column=3),
    "error": violation(severity="error"),
    "info": violation(severity="info"),
    "undecodable": violation(value="a\udc80", message="\udc80 中"),
    "hostile": violation(message=HOSTILE, value=f"=1{HOSTILE}", path=HOSTILE, record=RecordRef(HOSTILE, 0, "")),
}
"""Violations that every report is tested on."""
