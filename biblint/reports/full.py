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
"""How many violations of a rule are shown that fires in most records of a file, or very often."""
_OFTEN = 20
"""How many violations of a rule in a file are still shown one by one."""


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
    widespread = _widespread(shown, total, view)
    seen: Counter[str] = Counter()
    for violation in shown:
        seen[violation.rule] += 1
        told = widespread.get(violation.rule)
        if told is None or seen[violation.rule] <= _SHOWN:
            yield "\n".join(_block(violation, view, paint)) + "\n"
            if told is not None and seen[violation.rule] == _SHOWN:
                gutter = len(str(violation.end_line))
                yield f"{paint(' ' * gutter + ' =', 'gutter')} {paint(violation.rule, violation.severity)}: {told}\n"
            yield "\n"


def _widespread(shown: list[Violation], total: int, view: View) -> dict[str, str]:
    """The rules of which only the first violations are shown, with what stands for the others."""
    if view.details:
        return {}
    told = {
        rule: text("collapsed-file", view.language, count=f"{count:,}")
        for rule, count in Counter(violation.rule for violation in shown).items()
        if count > _OFTEN
    }
    for rule, count in records_by_rule(shown).items():
        if count > _SHOWN and 2 * count > total:
            told[rule] = text("collapsed", view.language, count=f"{count:,}", total=f"{total:,}")
    return told


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
