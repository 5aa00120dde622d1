"""What to change to make one text of another, in as few lines as is cheap to find."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from biblint.model import Segment

_MATCHED_LINES = 2000
"""The middle of longer texts is replaced as one."""


class LineEdit(NamedTuple):
    """Lines from `start` to before `end` (from 0) become a text with its line ends."""

    start: int
    end: int
    text: str


def line_edits(old: str, new: str) -> list[LineEdit]:
    """The edits that make `new` of `old`, in order and apart from each other."""
    before, after = _lines(old), _lines(new)
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    before, after = before[head : len(before) - tail], after[head : len(after) - tail]
    if max(len(before), len(after)) > _MATCHED_LINES:
        return [LineEdit(head, head + len(before), "".join(after))]
    return list(_matched(before, after, head))


def _matched(before: list[str], after: list[str], head: int) -> Iterator[LineEdit]:
    for tag, low, high, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            yield LineEdit(head + low, head + high, "".join(after[start:end]))


def _lines(text: str) -> list[str]:
    starts = [*Segment(text).line_starts, len(text)]
    return [text[low:high] for low, high in pairwise(starts)]


def _common(one: list[str], other: list[str]) -> int:
    """How many lines two texts have in common at the start."""
    for index, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return index
    return min(len(one), len(other))
