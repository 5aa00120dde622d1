"""The numbers of a run by rule, as a table for people and as data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from biblint.reports.base import View
from biblint.reports.painting import Painter
from biblint.reports.tally import RuleCount, Tally
from biblint.reports.texts import text


def table(tally: Tally, view: View) -> Iterator[str]:
    """A line a rule: violations, records, how many are fixable (`+n` with --unsafe-fixes), severity and rule."""
    rows = [entry for entry in tally.by_rule() if view.show_info or entry.severity != "info"]
    if not rows:
        return
    paint = Painter(view.color)
    yield paint(text("statistics-head", view.language), "dim") + "\n"
    for entry in rows:
        name = paint(f"{entry.severity}[{entry.rule}]", entry.severity)
        yield f"{entry.count:>5}  {entry.records:>7}  {_fixable(entry):>7}  {name}\n"


def data(tally: Tally) -> list[dict[str, Any]]:
    """The same for JSON, infos among them."""
    return [
        {
            "rule": entry.rule,
            "severity": entry.severity,
            "count": entry.count,
            "records": entry.records,
            "fixable": entry.safe,
            "unsafe_fixable": entry.unsafe,
        }
        for entry in tally.by_rule()
    ]


def _fixable(entry: RuleCount) -> str:
    unsafe = f"+{entry.unsafe}" if entry.unsafe else ""
    return f"{entry.safe}{unsafe}" if entry.safe or unsafe else "-"
