"""The report `json`: one JSON object for a whole run, with a violation a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from biblint.reports import statistics
from biblint.reports.asdata import VERSION, violation_data, written
from biblint.reports.base import Checked, View
from biblint.reports.tally import Tally


def render(files: Iterable[Checked], view: View) -> Iterator[str]:
    """The object of the published schema; `fixed` only where fixes were asked for, `statistics` where those were."""
    tally = Tally()
    lines: list[str] = []
    for checked in files:
        tally.add(checked)
        lines += [written(violation_data(violation)) for violation in checked.report.violations]
    head: dict[str, Any] = {"version": VERSION, "files": tally.files, "records": tally.records}
    if view.fixing:
        head["fixed"] = tally.fixed
    if view.statistics:
        head["statistics"] = statistics.data(tally)
    yield written(head)[:-1] + ',\n "violations": ['
    for number, line in enumerate(lines):
        yield f"{',' if number else ''}\n  {line}"
    yield "\n ]}\n" if lines else "]}\n"
