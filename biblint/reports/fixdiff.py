"""A fix as a small diff: the lines that it changes, before and after."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from biblint.model import Fix, LocatedEdit, Segment
from biblint.reports.base import View
from biblint.reports.display import ELLIPSIS, escaped, width, window
from biblint.reports.painting import Painter
from biblint.reports.texts import text

_NEWLINE = re.compile(r"\r\n?|\n")
_MOST_CHANGES = 3
_MOST_LINES = 4


class Change(NamedTuple):
    """Lines that are next to each other, before and after."""

    old: tuple[str, ...]
    new: tuple[str, ...]


def fix_lines(fix: Fix, gutter: int, view: View, paint: Painter) -> Iterator[str]:
    """A fix as lines without their ends: its title and safety, then at most three changes."""
    margin = " " * gutter
    safety = text(fix.safety, view.language)
    yield f"{paint(margin + ' =', 'gutter')} {text('fix', view.language, safety=safety, title=fix.title)}"
    changes = list(fix_changes(fix))
    for change in changes[:_MOST_CHANGES]:
        for sign, line in _signed(change, view.width - gutter - 3):
            yield f"{margin} " + paint(f"{sign} {line}".rstrip(), "removed" if sign == "-" else "added")
    rest = len(changes) - _MOST_CHANGES
    if rest > 0:
        yield f"{margin}   {ELLIPSIS} {text('more-edits', view.language, count=rest)}"


def fix_changes(fix: Fix) -> Iterator[Change]:
    """The lines that a fix changes, those of edits that touch the same lines together."""
    group: list[LocatedEdit] = []
    for located in sorted(fix.edits, key=lambda located: (located.line, located.column)):
        if group and (located.line > group[-1].end_line or located.segment is not group[-1].segment):
            yield _change(group)
            group = []
        group.append(located)
    if group:
        yield _change(group)


def _change(group: Sequence[LocatedEdit]) -> Change:
    """The lines around some edits, without those that stay as they are."""
    segment = group[0].segment
    low = _line_start(segment, group[0].edit.start)
    high = _line_end(segment, max(located.edit.end for located in group))
    parts: list[str] = []
    done = low
    for located in group:
        parts += [segment.text[done : located.edit.start], located.edit.text]
        done = max(done, located.edit.end)
    parts.append(segment.text[done:high])
    old, new = _NEWLINE.split(segment.text[low:high]), _NEWLINE.split("".join(parts))
    while old and new and old[0] == new[0]:
        del old[0], new[0]
    while old and new and old[-1] == new[-1]:
        del old[-1], new[-1]
    return Change(tuple(old), tuple(new))


def _line_start(segment: Segment, offset: int) -> int:
    starts = segment.line_starts
    return starts[bisect_right(starts, offset) - 1]


def _line_end(segment: Segment, offset: int) -> int:
    match = _NEWLINE.search(segment.text, offset)
    return match.start() if match else len(segment.text)


def _signed(change: Change, room: int) -> Iterator[tuple[str, str]]:
    """The lines of a change with their signs; of a pair of long lines only the part that differs."""
    if len(change.old) == len(change.new) == 1:
        old, new = change.old[0], change.new[0]
        low = _first_shown(old, new, room)
        lead = ELLIPSIS if low else ""
        yield "-", lead + window(old[low:], 0, 0, room - len(lead)).text
        yield "+", lead + window(new[low:], 0, 0, room - len(lead)).text
        return
    for sign, lines in (("-", change.old), ("+", change.new)):
        for line in lines[:_MOST_LINES]:
            yield sign, window(line, 0, 0, room).text
        if len(lines) > _MOST_LINES:
            yield sign, ELLIPSIS


def _first_shown(old: str, new: str, room: int) -> int:
    """Where to begin with two lines so that their first difference shows: both at the same place."""
    if width(escaped(old, tabs=True)) <= room and width(escaped(new, tabs=True)) <= room:
        return 0
    shorter = min(len(old), len(new))
    first = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    return max(0, first - room // 4)
