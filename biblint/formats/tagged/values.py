"""Values out of source ranges: trimming, unfolding, splitting into items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from biblint.model import Field, Piece, Segment, Value

_DECODED = re.compile(r"(?<![ \t])[ \t]*+(?:\r\n?|\n)\s*+|[\ud800-\udfff]")
"""A fold of any number of lines, or one byte that could not be decoded."""

_LONE = re.compile("[\ud800-\udfff]")


def unfold(raw: str) -> str:
    """The text of a source range: a fold is one space, an undecodable byte is U+FFFD."""
    return _DECODED.sub(_decoded, raw)


def plain_texts(text: str, fields: Sequence[Field], separators: Mapping[str, re.Pattern[str]]) -> list[str] | None:
    """The texts of the items of some fields; None where one is folded or has bytes that could not be decoded."""
    found: list[str] = []
    if len(fields) == 1 and fields[0].tag not in separators:
        raw = text[fields[0].start : fields[0].end]
        if "\n" in raw or "\r" in raw or not (raw.isascii() or _LONE.search(raw) is None):
            return None
        return [raw] if raw else []
    for entry in fields:
        raw = text[entry[3] : entry[4]]
        if not raw.isascii() and _LONE.search(raw):
            return None
        separator = separators.get(entry[0])
        if separator is not None:
            parts = [part for item in separator.split(raw) if (part := item.strip())]
            if any("\n" in part or "\r" in part for part in parts):
                return None
            found += parts
        elif "\n" in raw or "\r" in raw:
            return None
        elif raw:
            found.append(raw)
    return found


def make_value(segment: Segment, start: int, end: int, field: Field | None) -> Value:
    """The value of a source range that has no blanks at its ends."""
    raw = segment.text[start:end]
    if (raw.isascii() and "\n" not in raw and "\r" not in raw) or not _DECODED.search(raw):
        return Value(raw, start, end, field)
    parts: list[str] = []
    pieces: list[Piece] = []
    length = done = 0
    for match in _DECODED.finditer(raw):
        low, high = match.span()
        if low > done:
            parts.append(raw[done:low])
            pieces.append(Piece(length, length + low - done, start + done, start + low, "verbatim"))
            length += low - done
        parts.append(_decoded(match))
        pieces.append(Piece(length, length + 1, start + low, start + high, "decoded"))
        length += 1
        done = high
    if done < len(raw):
        parts.append(raw[done:])
        pieces.append(Piece(length, length + len(raw) - done, start + done, end, "verbatim"))
    return Value("".join(parts), start, end, field, tuple(pieces))


def _decoded(match: re.Match[str]) -> str:
    return "\ufffd" if "\ud800" <= match[0] <= "\udfff" else " "


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A source range without the blanks at its ends."""
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end


def split_items(text: str, start: int, end: int, separator: re.Pattern[str] | None) -> Iterator[tuple[int, int]]:
    """The source ranges of the items of a list, trimmed, empty ones left out."""
    if separator is not None:
        for match in separator.finditer(text, start, end):
            high, behind = match.span()
            if start < high:
                if text[start].isspace() or text[high - 1].isspace():
                    start, high = trimmed(text, start, high)
                if start < high:
                    yield start, high
            start = behind
    start, end = trimmed(text, start, end)
    if start < end:
        yield start, end


def joined(first: Value, glue: str, second: Value) -> Value:
    """Two values with a glue between them that stands nowhere in the source; the field is that of the first."""
    one, two = len(first.text), len(first.text) + len(glue)
    pieces = [*_pieces(first, 0), Piece(one, two, -1, -1, "synthetic"), *_pieces(second, two)]
    start, end = min(first.start, second.start), max(first.end, second.end)
    return Value(first.text + glue + second.text, start, end, first.field, tuple(pieces))


def _pieces(value: Value, offset: int) -> Sequence[Piece]:
    if not value.pieces:
        return [Piece(offset, offset + len(value.text), value.start, value.end, "verbatim")]
    return [piece._replace(start=piece.start + offset, end=piece.end + offset) for piece in value.pieces]
