"""The source lines of a violation with line numbers, and carets under what is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblint.model import Violation
from biblint.reports.base import View
from biblint.reports.display import ELLIPSIS, escaped, width, window
from biblint.reports.painting import Painter
from biblint.reports.texts import text

_HASH = re.compile(r"[0-9a-f]{12}(#\d+)?")


def excerpt(violation: Violation, gutter: int, view: View, paint: Painter) -> Iterator[str]:
    """The lines of a violation's excerpt, without line ends; `gutter` is the width of line numbers."""
    bar = paint(" " * gutter + " |", "gutter")
    if any(violation.excerpt):
        yield bar
    last = len(violation.excerpt) - 1
    for index, line in enumerate(violation.excerpt):
        number = violation.line + index
        start, end = _marked(violation, line, number)
        part = window(line, start, end, view.width - gutter - 3)
        yield (paint(f"{number:>{gutter}} |", "gutter") + " " + part.text).rstrip()
        if not line and last:
            continue
        carets = paint("^" * max(1, part.end - part.start), violation.severity)
        where = f" {_where(violation, view)}" if index == last and view.names_records else ""
        room = view.width - gutter - 3 - part.start - max(1, part.end - part.start)
        yield f"{bar} {' ' * part.start}{carets}{paint(where, 'dim') if 1 < width(where) <= room else ''}"
    if violation.excerpt and violation.line + last < violation.end_line:
        yield f"{bar} {ELLIPSIS}"


def _marked(violation: Violation, line: str, number: int) -> tuple[int, int]:
    """The range of characters of a line that a violation covers; indentation of continued lines is left out."""
    start = violation.column - 1 if number == violation.line else len(line) - len(line.lstrip())
    end = violation.end_column - 1 if number == violation.end_line else len(line.rstrip())
    return start, max(start, end)


def _where(violation: Violation, view: View) -> str:
    """The record, unless the excerpt shows its key or it has none of its own."""
    record = violation.record
    if record is None or _HASH.fullmatch(record.key):
        return ""
    if record.reference:
        return text("in-reference", view.language, number=escaped(record.reference), key=escaped(record.key))
    if any(record.key in line for line in violation.excerpt):
        return ""
    return text("in-record", view.language, key=escaped(record.key))
