"""Helpers that readers share: undecodable bytes shown as U+FFFD, values cut out of a text with their pieces."""

from __future__ import annotations

import re
from collections.abc import Sequence

from biblint.model import Field, Piece, Value

_LONE = re.compile("[\ud800-\udfff]")
REPLACEMENT = "\ufffd"


def show_undecodable(text: str) -> str:
    """A text with U+FFFD for each lone surrogate, which stands for a byte that could not be decoded."""
    return text if text.isascii() else _LONE.sub(REPLACEMENT, text)


def mark_undecodable(value: Value) -> Value:
    """The value itself, or where its text has lone surrogates, with a decoded one-character piece U+FFFD for each."""
    text = value.text
    if text.isascii() or not _LONE.search(text):
        return value
    pieces = value.pieces or (Piece(0, len(text), value.start, value.end, "verbatim"),)
    value.pieces = tuple(part for piece in pieces for part in _split(piece, text))
    value.text = _LONE.sub(REPLACEMENT, text)
    return value


def _split(piece: Piece, text: str) -> list[Piece]:
    """A verbatim piece cut at its lone surrogates; any other piece as it is."""
    if piece.kind != "verbatim":
        return [piece]
    parts: list[Piece] = []
    done = piece.start
    shift = piece.source_start - piece.start
    for found in _LONE.finditer(text, piece.start, piece.end):
        at = found.start()
        if at > done:
            parts.append(Piece(done, at, done + shift, at + shift, "verbatim"))
        parts.append(Piece(at, at + 1, at + shift, at + 1 + shift, "decoded"))
        done = at + 1
    if done < piece.end:
        parts.append(Piece(done, piece.end, done + shift, piece.end + shift, "verbatim"))
    return parts


def plain_value(text: str, start: int, end: int, field: Field | None = None) -> Value | None:
    """The value that a source range of `text` spells out, without its outer blanks; None if nothing is left."""
    raw = text[start:end]
    stripped = raw.strip()
    if not stripped:
        return None
    if len(stripped) != len(raw):
        start += len(raw) - len(raw.lstrip())
        end = start + len(stripped)
    return mark_undecodable(Value(stripped, start, end, field))


def trim(text: str, pieces: Sequence[Piece]) -> tuple[str, tuple[Piece, ...]]:
    """A text and its pieces without outer blanks: verbatim pieces are cut, others that are blank dropped.

    A synthetic, foreign or decoded piece that is only partly blank stays whole, and its blanks with it.
    """
    kept = list(pieces)
    low, high = 0, len(text)
    while kept and (blanks := _leading_blanks(text, kept[0])):
        low += blanks
        _cut(kept, 0, blanks, 0)
    while kept and (blanks := _trailing_blanks(text, kept[-1])):
        high -= blanks
        _cut(kept, -1, 0, blanks)
    if low == 0:
        return text[:high], tuple(kept)
    moved = tuple(piece._replace(start=piece.start - low, end=piece.end - low) for piece in kept)
    return text[low:high], moved


def _leading_blanks(text: str, piece: Piece) -> int:
    part = text[piece.start : piece.end]
    blanks = len(part) - len(part.lstrip())
    return blanks if piece.kind == "verbatim" or blanks == len(part) else 0


def _trailing_blanks(text: str, piece: Piece) -> int:
    part = text[piece.start : piece.end]
    blanks = len(part) - len(part.rstrip())
    return blanks if piece.kind == "verbatim" or blanks == len(part) else 0


def _cut(pieces: list[Piece], index: int, left: int, right: int) -> None:
    """Take blanks off one end of a piece, and drop it if nothing is left."""
    piece = pieces[index]
    if piece.end - piece.start == left + right:
        del pieces[index]
        return
    pieces[index] = Piece(
        piece.start + left, piece.end - right, piece.source_start + left, piece.source_end - right, piece.kind
    )
