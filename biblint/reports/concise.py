"""The report `concise`: one plain line a violation, for editors' error lists and problem matchers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from biblint.model import Violation
from biblint.reports.base import Checked, View
from biblint.reports.display import escaped
from biblint.reports.painting import Painter
from biblint.reports.statistics import table
from biblint.reports.summary import summary
from biblint.reports.tally import Tally


def render(files: Iterable[Checked], view: View) -> Iterator[str]:
    """`path:line:column: severity[rule] message`, a line each, and the closing lines."""
    tally = Tally()
    paint = Painter(view.color)
    for checked in files:
        tally.add(checked)
        if not view.statistics:
            yield from (f"{headline(v, paint)}\n" for v in checked.report.violations if view.shows(v))
    if view.statistics:
        yield from table(tally, view)
    if view.summary:
        yield from summary(tally, view)


def headline(violation: Violation, paint: Painter) -> str:
    """The line that both reports for people begin a violation with; severity names are never translated."""
    place = paint(f"{escaped(violation.path)}:{violation.line}:{violation.column}:", "path")
    severity = paint(f"{violation.severity}[{violation.rule}]", violation.severity)
    return f"{place} {severity} {escaped(violation.message)}"
