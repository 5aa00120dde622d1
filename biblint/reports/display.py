"""How text looks on a terminal: escapes of what cannot be seen, columns of wide characters, windows of long lines."""

from __future__ import annotations

from typing import NamedTuple
from unicodedata import category, combining, east_asian_width

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"})
_TAB = "    "
ELLIPSIS = "…"


def escaped(text: str, *, tabs: bool = False) -> str:
    """A text whose control and other invisible characters are written as escapes; with `tabs`, tabs become blanks."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_TAB if tabs and char == "\t" else _shown(char) for char in text)


def _shown(char: str) -> str:
    """A character as it is shown; an undecodable byte as `\\xNN`."""
    if char.isprintable():
        return char
    if "\udc80" <= char <= "\udcff":
        return f"\\x{ord(char) - 0xDC00:02x}"
    if category(char) in _HIDDEN:
        return char.encode("unicode_escape").decode("ascii")
    return char


def width(text: str) -> int:
    """The columns that a text without hidden characters takes up: East Asian wide ones two each, combining none."""
    if text.isascii():
        return len(text)
    return sum(_width(char) for char in text)


def _width(char: str) -> int:
    if combining(char) or category(char) in ("Mn", "Me"):
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


class Window(NamedTuple):
    """A part of a line as it is shown, and the columns (0-based, end exclusive) of the marked range in it."""

    text: str
    start: int
    end: int


def window(line: str, start: int, end: int, room: int) -> Window:
    """A line, or the part of it around the range `start` to `end` that fits in `room` columns (at least 20)."""
    room = max(room, 20)
    start = min(max(start, 0), len(line))
    end = min(max(end, start), len(line))
    low, high = _extent(line, start, end, room)
    stop = max(start, min(end, high))
    parts = (line[low:start], line[start:stop], line[stop:high])
    before, marked, after = (escaped(part, tabs=True) for part in parts)
    lead = ELLIPSIS if low else ""
    tail = ELLIPSIS if high < len(line) else ""
    first = width(lead + before)
    return Window(lead + before + marked + after + tail, first, first + width(marked))


def _extent(line: str, start: int, end: int, room: int) -> tuple[int, int]:
    """The range of characters to show: the marked ones, then context before and after them, as far as there is room."""
    near = range(max(0, start - room), min(len(line), start + room))
    cells = {at: width(escaped(line[at], tabs=True)) for at in near}
    if near.start == 0 and near.stop == len(line) and sum(cells.values()) <= room:
        return 0, len(line)
    left = room - 2
    high = start
    while high < min(end, near.stop) and cells[high] <= left:
        left -= cells[high]
        high += 1
    low, left = _backward(cells, start, near.start, left, left // 2)
    while high < near.stop and cells[high] <= left:
        left -= cells[high]
        high += 1
    return _backward(cells, low, near.start, left, 0)[0], high


def _backward(cells: dict[int, int], at: int, first: int, left: int, keep: int) -> tuple[int, int]:
    """Go back from a place while more than `keep` columns are left; the new place, and what is left."""
    while at > first and left - cells[at - 1] >= keep:
        at -= 1
        left -= cells[at]
    return at, left
