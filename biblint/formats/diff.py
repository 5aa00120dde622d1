"""From a new text of a value to edits of its source, through the value's pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from biblint.model import Piece, Value

_TOKEN = re.compile(r"&(?:\#?\w{1,32});|\w+|\s+|.", re.S)
"""Words, blanks, signs, and character references whole: what replaces one is new text, to be put in the notation."""
_LARGEST = 100_000_000
"""Texts with more pairs of tokens are replaced whole; comparing takes a bit of memory a pair."""


def value_edits(value: Value, text: str, *, whole: bool = False) -> list[tuple[int, int, str]] | None:
    """Edits (source start, source end, new decoded text) that turn `value.text` into `text`.

    With `whole` a value that is one verbatim piece is replaced whole. A change that touches part of a decoded piece, or
    any of a synthetic or foreign one, gives None.
    """
    if text == value.text:
        return []
    pieces = value.pieces or (Piece(0, len(value.text), value.start, value.end, "verbatim"),)
    if whole and len(pieces) == 1 and pieces[0].kind == "verbatim":
        return [(pieces[0].source_start, pieces[0].source_end, text)]
    edits: list[tuple[int, int, str]] = []
    for start, end, new in text_changes(value.text, text):
        mapped = _map_change(pieces, start, end, new)
        if mapped is None:
            return None
        edits.append(mapped)
    return edits


def text_changes(old: str, new: str) -> list[tuple[int, int, str]]:
    """The changes (start, end, replacement) from one text to another, by words and signs."""
    if old == new:
        return []
    left, right = _TOKEN.findall(old), _TOKEN.findall(new)
    prefix = _common_prefix(left, right)
    suffix = _common_prefix(left[prefix:][::-1], right[prefix:][::-1])
    start = sum(map(len, left[:prefix]))
    left, right = left[prefix : len(left) - suffix], right[prefix : len(right) - suffix]
    if not left or not right or len(left) * len(right) > _LARGEST:
        return [(start, start + sum(map(len, left)), "".join(right))]
    offsets = list(accumulate(map(len, left), initial=start))
    return [_trimmed(offsets[i1], left[i1:i2], "".join(right[j1:j2])) for i1, i2, j1, j2 in _unequal(left, right)]


def _unequal(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """The ranges of two lists of tokens that differ, between the longest sequence of tokens that they share."""
    from rapidfuzz.distance import LCSseq

    i = j = 0
    for block in LCSseq.opcodes(left, right):
        if block.tag == "equal":
            if i < block.src_start or j < block.dest_start:
                yield i, block.src_start, j, block.dest_start
            i, j = block.src_end, block.dest_end
    if i < len(left) or j < len(right):
        yield i, len(left), j, len(right)


def _trimmed(start: int, tokens: Sequence[str], new: str) -> tuple[int, int, str]:
    """One change, less the letters that both words begin and end with; a character reference is never cut."""
    old = "".join(tokens)
    if any(len(token) > 1 and token[0] == "&" for token in tokens):
        return start, start + len(old), new
    prefix = _common_prefix(old, new)
    suffix = _common_prefix(old[prefix:][::-1], new[prefix:][::-1])
    return start + prefix, start + len(old) - suffix, new[prefix : len(new) - suffix]


def _common_prefix(a: Sequence[str], b: Sequence[str]) -> int:
    limit = min(len(a), len(b))
    for index in range(limit):
        if a[index] != b[index]:
            return index
    return limit


def _map_change(pieces: tuple[Piece, ...], start: int, end: int, new: str) -> tuple[int, int, str] | None:
    """One change to one source range: it must lie in verbatim pieces, or cover decoded pieces whole."""
    if start == end:
        for piece in pieces:
            if piece.kind == "verbatim" and piece.start <= start <= piece.end:
                offset = piece.source_start + start - piece.start
                return offset, offset, new
        return None
    low = high = -1
    for piece in pieces:
        if piece.end <= start or piece.start >= end:
            continue
        if piece.kind in ("synthetic", "foreign"):
            return None
        if piece.kind == "decoded":
            if piece.start < start or piece.end > end:
                return None
            first, last = piece.source_start, piece.source_end
        else:
            first = piece.source_start + max(0, start - piece.start)
            last = piece.source_end - max(0, piece.end - end)
        if low < 0:
            low = first
        elif first != high:
            return None
        high = last
    return None if low < 0 else (low, high, new)
