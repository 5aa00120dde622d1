"""From a new text of a value to edits of its source, through the value's pieces."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from biblint.model import Piece, Value

_TOKEN = re.compile(r"\w+|\s+|.", re.S)


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
    """The changes (start, end, replacement) from one text to another, by words and signs, trimmed to what differs."""
    prefix = _common_prefix(old, new)
    suffix = _common_prefix(old[prefix:][::-1], new[prefix:][::-1])
    a, b = old[prefix : len(old) - suffix], new[prefix : len(new) - suffix]
    left, right = _TOKEN.findall(a), _TOKEN.findall(b)
    if len(left) * len(right) > 4_000_000 or not left or not right:
        return [(prefix, prefix + len(a), b)]
    changes: list[tuple[int, int, str]] = []
    offsets = [prefix]
    for token in left:
        offsets.append(offsets[-1] + len(token))
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag != "equal":
            changes.append((offsets[i1], offsets[i2], "".join(right[j1:j2])))
    return changes


def _common_prefix(a: str, b: str) -> int:
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
