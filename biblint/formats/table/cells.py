"""Values of cells: doubled quotes are one quote, lists are cut at the separators of their column."""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblint.formats.tagged.values import split_items, trimmed
from biblint.formats.text import mark_undecodable, show_undecodable
from biblint.model import Field, Piece, Value

SEPARATORS = {
    ";": re.compile(r"[;；]\s*"),
    ",": re.compile(r"[,，]\s*"),
    "|": re.compile(r"\|"),
    "||": re.compile(r"\|\|"),
    "/": re.compile(r"\s*/\s*"),
    ";lines": re.compile(r"[;；]\s*|[\r\n]+"),
    "lines": re.compile(r"[\r\n]+"),
}
"""Kind of a column -> what stands between the items of its cells."""


def decode_cell(raw: str) -> str:
    """The text of a source range in quotes: a doubled quote is one, an undecodable byte is U+FFFD."""
    return show_undecodable(raw.replace('""', '"'))


def is_quoted(text: str, field: Field) -> bool:
    """True if a field's cell stands in quotes."""
    return (
        field.start == field.whole_start + 1
        and field.end < field.whole_end
        and text.startswith('"', field.whole_start)
        and text.startswith('"', field.whole_end - 1)
    )


def cell_value(text: str, start: int, end: int, field: Field) -> Value | None:
    """The value of a range of a cell, without its outer blanks; None if nothing is left."""
    start, end = trimmed(text, start, end)
    if start >= end:
        return None
    raw = text[start:end]
    if '""' not in raw or not is_quoted(text, field):
        return mark_undecodable(Value(raw, start, end, field))
    parts = raw.split('""')
    pieces: list[Piece] = []
    length, at = 0, start
    for index, part in enumerate(parts):
        if index:
            pieces.append(Piece(length, length + 1, at, at + 2, "decoded"))
            length, at = length + 1, at + 2
        if part:
            pieces.append(Piece(length, length + len(part), at, at + len(part), "verbatim"))
            length, at = length + len(part), at + len(part)
    return mark_undecodable(Value('"'.join(parts), start, end, field, tuple(pieces)))


def item_ranges(text: str, field: Field, separator: re.Pattern[str] | None) -> Iterator[tuple[int, int]]:
    """The ranges of the items of a cell, trimmed, empty ones left out."""
    return split_items(text, field.start, field.end, separator)
