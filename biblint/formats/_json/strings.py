"""JSON strings as values with pieces, and texts as JSON strings."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from biblint.formats.text import plain_value, show_undecodable, trim
from biblint.model import Field, Piece, Value

_ESCAPE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\(?:u[0-9a-fA-F]{4}|.)|[\ud800-\udfff]", re.S
)
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")


def decode(raw: str) -> str:
    """The text of one escape, of one undecodable byte, or of a month or day with one digit."""
    if raw.isdigit():
        return raw.zfill(2)
    if raw[0] != "\\":
        return show_undecodable(raw)
    try:
        return show_undecodable(str(json.loads(f'"{raw}"', strict=False)))
    except ValueError:
        return raw[1:]


def string_value(text: str, start: int, end: int, field: Field | None) -> Value | None:
    """The value of the inside of a string; None if it is blank."""
    if text.find("\\", start, end) < 0:
        return plain_value(text, start, end, field)
    raw = text[start:end]
    parts: list[str] = []
    pieces: list[Piece] = []
    length = done = 0
    for found in _ESCAPE.finditer(raw):
        low, high = found.span()
        if low > done:
            parts.append(raw[done:low])
            pieces.append(Piece(length, length + low - done, start + done, start + low, "verbatim"))
            length += low - done
        parts.append(decode(found[0]))
        pieces.append(Piece(length, length + len(parts[-1]), start + low, start + high, "decoded"))
        length += len(parts[-1])
        done = high
    if done < len(raw):
        parts.append(raw[done:])
        pieces.append(Piece(length, length + len(raw) - done, start + done, end, "verbatim"))
    return pieced("".join(parts), pieces, field)


def pieced(text: str, pieces: Sequence[Piece], field: Field | None) -> Value | None:
    """A value of pieces without outer blanks; None if nothing is left."""
    text, kept = trim(text, pieces)
    if not text.strip():
        return None
    sources = [piece for piece in kept if piece.source_start >= 0]
    return Value(text, sources[0].source_start, max(piece.source_end for piece in sources), field, kept)


def pieces_of(value: Value, offset: int = 0) -> list[Piece]:
    """The pieces of a value, moved by an offset in the text."""
    if not value.pieces:
        return [Piece(offset, offset + len(value.text), value.start, value.end, "verbatim")]
    return [piece._replace(start=piece.start + offset, end=piece.end + offset) for piece in value.pieces]


def composed(parts: Sequence[Value | str], field: Field | None) -> Value:
    """Values put together with texts between them that stand nowhere in the source; a value alone stays as it is."""
    only = parts[0]
    if len(parts) == 1 and isinstance(only, Value):
        only.field = field
        return only
    text = ""
    pieces: list[Piece] = []
    for part in parts:
        if isinstance(part, str):
            pieces.append(Piece(len(text), len(text) + len(part), -1, -1, "synthetic"))
            text += part
        else:
            pieces += pieces_of(part, len(text))
            text += part.text
    sources = [piece for piece in pieces if piece.source_start >= 0]
    start, end = min(p.source_start for p in sources), max(p.source_end for p in sources)
    return Value(text, start, end, field, tuple(pieces))


def encode(text: str, source: str) -> str:
    """The inside of a JSON string, escaped as the rest of a source escapes: beyond ASCII, and slashes."""
    inner = json.dumps(text, ensure_ascii=source.isascii())[1:-1]
    if "/" in inner and "\\/" in source:
        inner = inner.replace("/", "\\/")
    return inner


def is_number(text: str) -> bool:
    """True for what JSON takes for a number."""
    return _NUMBER.fullmatch(text) is not None
