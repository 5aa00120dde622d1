"""Where each reference of a list begins and ends, and how it is numbered."""

from __future__ import annotations

import re
from typing import NamedTuple

from biblint.formats.labelled.rows import COUNT, Row, rows_of

_BULLET = r"[•·●▪◦∙*–-]?[^\S\r\n]*"
_BARE = r"(?P<number>\d{1,3})[^\S\r\n]+(?=[^\W\d])"
_STYLES = tuple(
    re.compile(_BULLET + style)
    for style in (
        r"[\[［【](?P<number>\d{1,4})[\]］】][^\S\r\n]*",
        r"[(（](?P<number>\d{1,4})[)）][^\S\r\n]*",
        r"(?P<number>\d{1,4})[.．、)）][^\S\r\n]*(?=\D)",
        _BARE,
        r"(?P<number>[①-⑳⑴-⒇])[^\S\r\n]*",
        r"(?P<number>(?=[•●▪◦∙]))[•●▪◦∙][^\S\r\n]*",
    )
)
TAIL = re.compile(r"[\[［](?P<type>[A-Z]{1,2}(?:/[A-Z]{2})?)[\]］]\s*[.．]?\s*")
"""A line that begins with a document type: the last one of a reference whose parts stand on lines of their own."""


class Item(NamedTuple):
    """A reference of a list: the range of its text, of its number, and of its lines."""

    start: int
    end: int
    number_start: int
    number_end: int
    line_start: int
    line_end: int


def reference_spans(text: str, start: int, end: int) -> list[Item]:
    """The references in a range; the first line's kind of numbering tells where the next ones begin."""
    rows = [
        row for row in rows_of(text, start, end) if row.low < row.high and not COUNT.fullmatch(text, row.low, row.high)
    ]
    style = next((style for row in rows[:3] for style in _STYLES if _begins(style, text, row)), None)
    if style is None:
        return [_plain(group) for group in _unnumbered(text, rows)]
    items: list[Item] = []
    for row in rows:
        match = style.match(text, row.low, row.high)
        if match is not None:
            items.append(Item(match.end(), row.high, *match.span("number"), row.start, row.next))
        elif items:
            items[-1] = items[-1]._replace(end=row.high, line_end=row.next)
        else:
            items.append(_plain([row]))
    return [item for item in items if text[item.start : item.end].strip()]


def _begins(style: re.Pattern[str], text: str, row: Row) -> bool:
    """True if a list is numbered like this; numbers without any sign behind them must begin with 1."""
    match = style.match(text, row.low, row.high)
    return match is not None and (not style.pattern.endswith(_BARE) or match["number"] == "1")


def _plain(rows: list[Row]) -> Item:
    low = rows[0].low
    return Item(low, rows[-1].high, low, low, rows[0].start, rows[-1].next)


def _unnumbered(text: str, rows: list[Row]) -> list[list[Row]]:
    """Lines up to one that begins with a document type; without any such line each is a reference."""
    if not any(TAIL.match(text, row.low, row.high) for row in rows):
        return [[row] for row in rows]
    groups: list[list[Row]] = []
    is_open = False
    for row in rows:
        if is_open:
            groups[-1].append(row)
        else:
            groups.append([row])
        is_open = not TAIL.match(text, row.low, row.high)
    return groups
