"""JSON strings as values with pieces, and texts as JSON strings."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from biblint.formats.text import plain_value, show_undecodable, trim
from biblint.model import Field, Piece, PieceKind, Value

_ESCAPE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\(?:u[0-9a-fA-F]{4}|.)|[\ud800-\udfff]", re.S
)
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")


_JATS_BLOCKS = "abstract|p|title|sec|list|list-item|disp-formula|disp-quote|break"
JATS = re.compile(
    rf"(?P<block>(?:(?:\\[nrt]|[ ])*+<\\?/?jats:(?:{_JATS_BLOCKS})\b[^<>]*+>(?:\\[nrt]|[ ])*+)+)|<\\?/?jats:[^<>]*+>"
)
"""The elements of the Journal Article Tag Suite that Crossref keeps in abstracts; those of blocks stand for a blank."""
CSL_TAGS = re.compile(
    r"""<\\?/?(?:i|b|sup|sub|sc|span)>|<span (?:class=\\?["']nocase|style=\\?["']font-variant: ?small-caps;?)\\?["']>"""
)
"""The tags by which CSL-JSON and Zotero write italics, raised letters and words that keep their capitals."""


def decode(raw: str) -> str:
    """The text of one escape, of one undecodable byte, or of a part of a date with too few digits."""
    if raw.isdigit():
        return raw.zfill(4 if len(raw) == 3 else 2)
    if raw[0] == "-":
        return raw.zfill(5)
    if raw[0] != "\\":
        return show_undecodable(raw)
    try:
        return show_undecodable(str(json.loads(f'"{raw}"', strict=False)))
    except ValueError:
        return show_undecodable(raw[1:])


def string_value(
    text: str, start: int, end: int, field: Field | None, tags: re.Pattern[str] | None = None
) -> Value | None:
    """The value of the inside of a string, without the tags of the format's own markup; None if it is blank."""
    if tags is not None and text.find("<", start, end) < 0:
        tags = None
    if tags is None and text.find("\\", start, end) < 0:
        return plain_value(text, start, end, field)
    made = _Pieces(text)
    for found in tags.finditer(text, start, end) if tags else ():
        made.escaped(start, found.start())
        made.tag(" " if found.groupdict().get("block") else "")
        start = found.end()
    made.escaped(start, end)
    return pieced("".join(made.parts), made.pieces, field)


class _Pieces:
    """A text that is put together out of what stands, what is escaped and what tags stand for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._length = 0
        self.parts: list[str] = []
        self.pieces: list[Piece] = []

    def _add(self, part: str, start: int, end: int, kind: PieceKind) -> None:
        self.parts.append(part)
        self.pieces.append(Piece(self._length, self._length + len(part), start, end, kind))
        self._length += len(part)

    def tag(self, part: str) -> None:
        """What a tag stands for: a blank or nothing."""
        self._add(part, -1, -1, "synthetic")

    def escaped(self, start: int, end: int) -> None:
        """A source range with escapes."""
        for found in _ESCAPE.finditer(self._text, start, end):
            if found.start() > start:
                self._add(self._text[start : found.start()], start, found.start(), "verbatim")
            start = found.end()
            self._add(decode(found[0]), *found.span(), "decoded")
        if start < end:
            self._add(self._text[start:end], start, end, "verbatim")


def pieced(text: str, pieces: Sequence[Piece], field: Field | None) -> Value | None:
    """A value of pieces without outer blanks; None if nothing is left."""
    kept = tuple(pieces)
    while kept:
        if kept[0].start == kept[0].end:
            kept = kept[1:]
        elif kept[-1].start == kept[-1].end:
            kept = kept[:-1]
        else:
            before = kept
            text, kept = trim(text, kept)
            if kept == before:
                break
    sources = [piece for piece in kept if piece.source_start >= 0]
    if not sources:
        return None
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
