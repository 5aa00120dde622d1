"""The report `rdjson`: the Reviewdog Diagnostic Format, from which reviewdog writes comments with suggestions.

Source: reviewdog, `proto/rdf/reviewdog.proto` (DiagnosticResult). Lines and columns count from 1, columns in bytes of
UTF-8; ends are exclusive.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from biblint.model import LocatedEdit, Location, Severity, Violation
from biblint.reports.asdata import written
from biblint.reports.base import Checked, View
from biblint.reports.paths import relative

_SEVERITIES: Mapping[Severity, str] = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def render(files: Iterable[Checked], view: View) -> Iterator[str]:
    """A DiagnosticResult with a diagnostic a line."""
    yield '{"source": {"name": "biblint"}, "diagnostics": ['
    separator = ""
    for checked in files:
        for violation in checked.report.violations:
            yield f"{separator}\n {written(_diagnostic(violation))}"
            separator = ","
    yield "\n]}\n" if separator else "]}\n"


def _diagnostic(violation: Violation) -> dict[str, Any]:
    data: dict[str, Any] = {
        "message": violation.message,
        "location": {"path": relative(violation.path), "range": _range(violation)},
        "severity": _SEVERITIES[violation.severity],
        "code": {"value": violation.rule, **({"url": violation.url} if violation.url else {})},
    }
    if violation.fix:
        edits = sorted(violation.fix.edits, key=lambda located: located.edit)
        suggestion = _suggestion(violation, edits)
        data |= {"suggestions": [suggestion]} if suggestion else {}
    if violation.related:
        data["related_locations"] = [_related(place) for place in violation.related]
    return data


def _position(line: int, column: int, text: str) -> dict[str, int]:
    """A place by its line's text; an undecodable byte counts as one."""
    before = text[: column - 1]
    size = len(before) if before.isascii() else len(before.encode("utf-8", "surrogateescape"))
    return {"line": line, "column": size + 1}


def _range(violation: Violation) -> dict[str, Any]:
    """The range of a violation; where it goes on below its excerpt it ends with that, since no text tells the bytes."""
    lines = violation.excerpt or ("",)
    last = violation.end_line - violation.line
    start = _position(violation.line, violation.column, lines[0])
    if last < len(lines):
        return {"start": start, "end": _position(violation.end_line, violation.end_column, lines[last])}
    return {"start": start, "end": _position(violation.line + len(lines) - 1, len(lines[-1]) + 1, lines[-1])}


def _related(place: Location) -> dict[str, Any]:
    """Another place by its lines, whose text is not at hand."""
    lines = {"start": {"line": place.line}, "end": {"line": place.end_line}}
    location = {"location": {"path": relative(place.path), "range": lines}}
    return {"message": place.message, **location} if place.message else location


def _suggestion(violation: Violation, edits: Sequence[LocatedEdit]) -> dict[str, Any] | None:
    """All edits of a fix as one, with what stands between them; None if they are far apart in the file."""
    if any(located.segment is not edits[0].segment for located in edits):
        return None
    first, last = edits[0], edits[-1]
    start = _position(first.line, first.column, _line(violation, first, first.line))
    end = _position(last.end_line, last.end_column, _line(violation, last, last.end_line))
    return {"range": {"start": start, "end": end}, "text": _joint_text(edits)}


def _joint_text(edits: Sequence[LocatedEdit]) -> str:
    """What stands in the range of some edits of one segment when they are done."""
    if len(edits) == 1:
        return edits[0].text
    text = edits[0].segment.text
    parts = [edits[0].text]
    for before, located in pairwise(edits):
        parts += [text[before.edit.end : located.edit.start], located.text]
    return "".join(parts)


def _line(violation: Violation, located: LocatedEdit, line: int) -> str:
    """The text of a line: from the excerpt where it has it, since a segment's text may have to be read anew."""
    if 0 <= line - violation.line < len(violation.excerpt):
        return violation.excerpt[line - violation.line]
    return located.segment.line_text(line)
