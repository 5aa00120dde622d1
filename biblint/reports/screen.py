"""The report `screen`: one screen of numbers by rule and by file, with an example of each rule; details on demand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import PurePath

from biblint.model import Violation
from biblint.reports import full
from biblint.reports.base import Checked, View
from biblint.reports.display import escaped, width, window
from biblint.reports.painting import Painter
from biblint.reports.summary import summary
from biblint.reports.tally import Tally
from biblint.reports.texts import text

MOST_DETAILED = 50
"""A run with more violations than this is told by its numbers where a person looks on."""
_ROWS = 24
"""The lines of a terminal whose height is not known."""
_FEWEST = 6
"""How many rules are listed on the lowest terminal."""
_LEVELS = ("error", "warning", "info")


@dataclass(slots=True)
class _Row:
    """What is told of one rule."""

    first: Violation
    count: int = 0
    files: int = 0
    safe: int = 0
    unsafe: int = 0


@dataclass(slots=True)
class _Screen:
    """The numbers of a run as files come; single violations are not kept, save one of each rule."""

    tally: Tally = field(default_factory=Tally)
    rules: dict[str, _Row] = field(default_factory=dict)
    files: list[tuple[int, int, int, str]] = field(default_factory=list)
    """Errors, warnings, records and path of each file with any."""

    def add(self, checked: Checked, view: View) -> None:
        """Take in a file."""
        self.tally.add(checked)
        seen: set[str] = set()
        counts = dict.fromkeys(_LEVELS, 0)
        for violation in filter(view.shows, checked.report.violations):
            row = self.rules.setdefault(violation.rule, _Row(violation))
            row.count += 1
            row.files += violation.rule not in seen
            row.safe += bool(violation.fix and violation.fix.safety == "safe")
            row.unsafe += bool(violation.fix and violation.fix.safety == "unsafe")
            counts[violation.severity] += 1
            seen.add(violation.rule)
        if seen:
            self.files.append((counts["error"], counts["warning"], checked.report.records, checked.report.path))


def render(files: Iterable[Checked], view: View) -> Iterator[str]:
    """The tables and the closing lines."""
    screen = _Screen()
    for checked in files:
        screen.add(checked, view)
    yield from _told(screen, view)


def fitting(files: Iterable[Checked], view: View) -> Iterator[str]:
    """The report `full` of a run with few violations, the screen of one with many."""
    waiting: list[Checked] = []
    coming = iter(files)
    shown = 0
    for checked in coming:
        waiting.append(checked)
        shown += sum(map(view.shows, checked.report.violations))
        if shown > MOST_DETAILED:
            yield from render(chain(waiting, coming), view)
            return
    yield from full.render(waiting, view)


def _told(screen: _Screen, view: View) -> Iterator[str]:
    paint = Painter(view.color)
    rows = sorted(screen.rules.values(), key=_weight)
    listed = min(len(screen.files), 5) if len(screen.files) > 1 else 0
    room = max(_FEWEST, (view.height or _ROWS) - listed - 9)
    if rows:
        yield from _rules(rows if len(rows) <= room else rows[: room - 1], view, paint)
        rest = rows[room - 1 :] if len(rows) > room else []
        if rest:
            count = sum(row.count for row in rest)
            yield text("more-rules", view.language, rules=f"{len(rest):,}", count=f"{count:,}") + "\n"
        yield "\n"
    if listed:
        yield from _files(screen, listed, view, paint)
        yield "\n"
    if view.summary:
        yield from summary(screen.tally, view)
        if rows:
            yield text("details", view.language, rule=rows[0].first.rule) + "\n"


def _weight(row: _Row) -> tuple[int, int, str]:
    return _LEVELS.index(row.first.severity), -row.count, row.first.rule


def _rules(rows: Sequence[_Row], view: View, paint: Painter) -> Iterator[str]:
    """The table of rules: number, files, how many are fixable, name, and the first example as far as it fits."""
    names = [f"{row.first.severity}[{row.first.rule}]" for row in rows]
    wide = max(map(len, names))
    yield paint(text("screen-head", view.language, rule="".ljust(max(0, wide - _head_width(view)))), "dim") + "\n"
    for row, name in zip(rows, names, strict=True):
        numbers = f"{row.count:>7,} {row.files:>6,} {_fixable(row):>10}"
        lead = width(numbers) + 2 + wide + 2
        first = row.first
        example = escaped(f"{PurePath(first.path).name}:{first.line} {first.message}")
        room = view.width - lead
        shown = window(example, 0, 0, room).text if room >= 20 else ""
        gap = " " * (wide - len(name) + 2 if shown else 0)
        yield f"{numbers}  {paint(name, first.severity)}{gap}{paint(shown, 'dim')}\n"


def _head_width(view: View) -> int:
    return width(text("screen-rule", view.language))


def _fixable(row: _Row) -> str:
    unsafe = f"+{row.unsafe:,}" if row.unsafe else ""
    return f"{row.safe:,}{unsafe}" if row.safe or unsafe else "-"


def _files(screen: _Screen, most: int, view: View, paint: Painter) -> Iterator[str]:
    """The table of files, those with most errors first."""
    yield paint(text("screen-files", view.language), "dim") + "\n"
    ordered = sorted(screen.files, key=lambda row: (-row[0], -row[1], row[3]))
    for errors, warnings, records, path in ordered[:most]:
        yield f"{errors:>7,} {warnings:>9,} {records:>8,}  {paint(escaped(path), 'path')}\n"
    if len(ordered) > most:
        yield text("screen-more-files", view.language, count=f"{len(ordered) - most:,}") + "\n"
