"""The report `full`: excerpts with carets, fixes as small diffs, related places, and a summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from biblint.model import Violation
from biblint.reports.base import Checked, View
from biblint.reports.concise import headline
from biblint.reports.display import escaped
from biblint.reports.excerpt import excerpt
from biblint.reports.fixdiff import fix_lines
from biblint.reports.painting import Painter
from biblint.reports.statistics import table
from biblint.reports.summary import summary
from biblint.reports.tally import Tally, records_by_rule
from biblint.reports.texts import text

_MOST_RELATED = 3
_SHOWN = 3
"""How many violations of a rule are shown that fires in most records of a file."""


def render(files: Iterable[Checked], view: View) -> Iterator[str]:
    """Each violation as a block with an empty line behind it, then the closing lines."""
    tally = Tally()
    paint = Painter(view.color)
    for checked in files:
        tally.add(checked)
        if not view.statistics:
            yield from _file(checked, view, paint)
    if view.statistics:
        yield from table(tally, view)
    if view.summary:
        yield from summary(tally, view)


def _file(checked: Checked, view: View, paint: Painter) -> Iterator[str]:
    """The violations of a file; of a rule that fires in most records only the first ones."""
    shown = [violation for violation in checked.report.violations if view.shows(violation)]
    total = checked.report.records
    view = replace(view, names_records=total > 1)
    widespread = {rule: n for rule, n in records_by_rule(shown).items() if n > _SHOWN and 2 * n > total}
    seen: Counter[str] = Counter()
    for violation in shown:
        seen[violation.rule] += 1
        count = widespread.get(violation.rule)
        if count is None or seen[violation.rule] <= _SHOWN:
            yield "\n".join(_block(violation, view, paint)) + "\n"
            if count is not None and seen[violation.rule] == _SHOWN:
                told = text("collapsed", view.language, count=f"{count:,}", total=f"{total:,}")
                gutter = len(str(violation.end_line))
                yield f"{paint(' ' * gutter + ' =', 'gutter')} {paint(violation.rule, violation.severity)}: {told}\n"
            yield "\n"


def _block(violation: Violation, view: View, paint: Painter) -> Iterator[str]:
    """The lines of one violation."""
    gutter = len(str(violation.end_line))
    yield headline(violation, paint)
    yield from excerpt(violation, gutter, view, paint)
    if violation.fix:
        yield from fix_lines(violation.fix, gutter, view, paint)
    mark = paint(" " * gutter + " =", "gutter")
    for place in violation.related[:_MOST_RELATED]:
        said = f" {escaped(place.message)}" if place.message else ""
        yield f"{mark} {text('also', view.language)}: {escaped(place.path)}:{place.line}:{place.column}{said}"
    rest = len(violation.related) - _MOST_RELATED
    if rest > 0:
        yield f"{mark} {text('more-places', view.language, count=f'{rest:,}')}"
