"""Values out of character data: references and folded blanks become decoded pieces, markup inside is left out."""

from __future__ import annotations

import html
import re
from html.entities import html5

from biblint.formats._xml.tree import Chunk, Element
from biblint.formats.text import REPLACEMENT, mark_undecodable, show_undecodable, trim
from biblint.model import Field, Piece, Value

_BREAK = r"(?:[\r\n\t]|&#(?:0*(?:9|10|13)|[xX]0*[9aAdD]);)"
_SPECIAL = re.compile(
    rf"(?<! ) *+{_BREAK}(?:[ \r\n\t]|{_BREAK})*+|&(?:#[0-9]{{1,8}}+|#[xX][0-9a-fA-F]{{1,7}}+|(?P<name>\w{{1,40}}+));"
)
_BLOCKS = frozenset("p sec title AbstractText list-item br Para".split())
"""Elements of prose that begin on a line of their own."""
_FOLD = re.compile(r"(?<! ) *+[\r\n\t][ \r\n\t]*+")
_MARK = re.compile(_BREAK)


def resolve(raw: str) -> str:
    """What a piece of source stands for: a reference its character, blanks with a line end one space."""
    text = _character(raw) if raw.startswith("&") and raw.find(";") == len(raw) - 1 else html.unescape(raw)
    if text.isspace() and (len(text) > 1 or text in "\r\n\t"):
        return " "
    return show_undecodable(text)


def _character(raw: str) -> str:
    """The character of one reference; U+FFFD where XML has none."""
    if raw[1] != "#":
        return html5.get(raw[1:], raw)
    number = int(raw[3:-1], 16) if raw[2] in "xX" else int(raw[2:-1])
    is_plain = number in (9, 10, 13) or 0x20 <= number < 0xD800 or 0xE000 <= number < 0xFFFE
    return chr(number) if is_plain or 0xFFFF < number < 0x110000 else REPLACEMENT


class Maker:
    """Puts a value together from parts of the source; `finish` gives it."""

    __slots__ = ("language", "parts", "pieces", "size", "source")

    def __init__(self, source: str) -> None:
        self.source = source
        self.parts: list[str] = []
        self.pieces: list[Piece] = []
        self.size = 0

    def add(self, text: str, start: int, end: int, kind: str) -> None:
        """A piece of text with its source range; `kind` is a `PieceKind`."""
        if not text:
            return
        last = self.pieces[-1] if self.pieces else None
        if kind == "verbatim" and last is not None and last.kind == "verbatim" and last.source_end == start:
            self.pieces[-1] = last._replace(end=self.size + len(text), source_end=end)
        else:
            self.pieces.append(Piece(self.size, self.size + len(text), start, end, kind))  # type: ignore[arg-type]
        self.parts.append(text)
        self.size += len(text)

    def literal(self, text: str) -> None:
        """Text that stands nowhere in the source: a comma between family and given name."""
        self.add(text, -1, -1, "synthetic")

    def verbatim(self, start: int, end: int) -> None:
        """A source range as it stands."""
        self.add(self.source[start:end], start, end, "verbatim")

    def value(self, value: Value) -> None:
        """All pieces of a value."""
        if not value.pieces:
            self.add(value.text, value.start, value.end, "verbatim")
        for piece in value.pieces:
            self.add(value.text[piece.start : piece.end], piece.source_start, piece.source_end, piece.kind)

    def element(self, element: Element) -> None:
        """All character data of an element; a blank goes between the blocks inside."""
        waiting: list[Chunk | Element] = element.content[::-1]
        while waiting:
            item = waiting.pop()
            if isinstance(item, Chunk):
                self.chunk(item)
            else:
                if item.name in _BLOCKS and self.parts and not self.parts[-1][-1].isspace():
                    self.literal(" ")
                waiting += item.content[::-1]

    def chunk(self, chunk: Chunk) -> None:
        """One run of character data, its references resolved and its line ends folded."""
        done = chunk.start
        pattern = _FOLD if chunk.is_cdata else _SPECIAL
        for match in pattern.finditer(self.source, chunk.start, chunk.end):
            raw = match[0]
            text = resolve(raw)
            if text == raw:
                continue
            self.verbatim(done, match.start())
            done = match.end()
            if text != " " or not self.parts or not self.parts[-1].endswith(" "):
                self.add(text, match.start(), done, "decoded")
        self.verbatim(done, chunk.end)

    @property
    def is_blank(self) -> bool:
        """True if nothing but blanks is there yet."""
        return not any(part.strip() for part in self.parts)

    def finish(self, field: Field | None = None) -> Value | None:
        """The value of all parts, without outer blanks; None if nothing is left."""
        text, pieces = trim("".join(self.parts), self.pieces)
        if not text.strip():
            return None
        placed = [piece for piece in pieces if piece.source_start >= 0]
        if not placed:
            return None
        if len(pieces) == 1 and pieces[0].kind == "verbatim":
            pieces = ()
        start, end = placed[0].source_start, placed[-1].source_end
        if start > end:  # A given name may stand before the family name.
            start, end = (min(piece.source_start for piece in placed), max(piece.source_end for piece in placed))
        return mark_undecodable(Value(text, start, end, field, pieces))


def element_value(element: Element, field: Field | None = None) -> Value | None:
    """The value of an element's text; None if it is blank."""
    maker = Maker(element.source)
    maker.element(element)
    return maker.finish(field)


def range_value(source: str, start: int, end: int, field: Field | None = None) -> Value | None:
    """The value of a source range of character data without markup (a part of a text, an attribute's value)."""
    maker = Maker(source)
    maker.chunk(Chunk(start, end))
    return maker.finish(field)


def line_values(element: Element, field: Field | None = None) -> list[Value]:
    """The values of the lines of an element's text, where line ends (`&#xD;` too) divide the items of a list."""
    values = []
    maker = Maker(element.source)
    for chunk in element.chunks():
        done = chunk.start
        for match in _MARK.finditer(element.source, chunk.start, chunk.end):
            maker.chunk(Chunk(done, match.start(), chunk.is_cdata))
            values.append(maker.finish(field))
            maker = Maker(element.source)
            done = match.end()
        maker.chunk(Chunk(done, chunk.end, chunk.is_cdata))
    return [value for value in (*values, maker.finish(field)) if value is not None]
