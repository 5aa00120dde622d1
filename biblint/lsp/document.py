"""A text as an editor has it: changed in ranges, with places as LSP counts them and as biblint does."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from biblint.encoding import Encoding
from biblint.lsp.positions import UTF16, code_points, units
from biblint.model import Segment
from biblint.source import HEAD_BYTES, Source

_LONE = re.compile("[\ud800-\udfff]")
BOM = "\ufeff"
_PART = 16_384
"""How long the parts of a new text are at least."""
_LONGEST_PART = 4 * _PART


class Spot(NamedTuple):
    """A place as LSP has it: line from 0, and units of the negotiated encoding from 0."""

    line: int
    character: int


class TextDocument:
    """An open text; half a surrogate pair is kept as U+FFFD, which has the same length in every encoding.

    The text is kept in parts that end with LF, all but the last one, so that a change costs what its own part is long.
    """

    __slots__ = (
        "_is_ascii", "_lines", "_offsets", "_parts", "_tables", "_text",
        "encoding", "language", "path", "uri", "version",
    )  # fmt: skip

    def __init__(
        self, uri: str, path: str, text: str, version: int = 0, encoding: str = UTF16, language: str = ""
    ) -> None:
        """`language` is the language id that the editor gives to it."""
        self.uri = uri
        self.path = path
        self.version = version
        self.encoding = encoding
        self.language = language
        self._text: str | None = whole(text)
        self._set(list(_parts(self._text)))

    def _set(self, parts: list[str], tables: list[Sequence[int] | None] | None = None) -> None:
        self._parts = parts
        self._tables: list[Sequence[int] | None] = [None] * len(parts) if tables is None else tables
        """The starts of the lines of each part, where they have been asked for."""
        self._offsets = [0, *accumulate(map(len, parts))]
        self._lines: list[int] | None = None
        self._is_ascii = all(map(str.isascii, parts))

    @property
    def text(self) -> str:
        """The whole text."""
        if self._text is None:
            self._text = "".join(self._parts)
        return self._text

    @property
    def parts(self) -> Sequence[str]:
        """The text in parts; one that no change has touched is the very same text as before."""
        return self._parts

    def part_anew(self, parts: Iterable[str]) -> None:
        """Keep the same text in other parts; all but the last one must end with LF."""
        known = dict(zip(map(id, self._parts), self._tables, strict=True))
        made = list(parts)
        self._set(made, [known.get(id(part)) for part in made])

    @property
    def _firsts(self) -> list[int]:
        """The number of the first line of each part, and the number of line ends."""
        lines = self._lines
        if lines is None:
            for number, table in enumerate(self._tables):
                if table is None:
                    self._table(number)
            lines = self._lines = [0, *accumulate(len(table) - 1 for table in self._tables if table is not None)]
        return lines

    def _table(self, number: int) -> Sequence[int]:
        """The offsets at which the lines of a part start; behind a last line end too."""
        table = self._tables[number]
        if table is None:
            table = self._tables[number] = Segment(self._parts[number]).line_starts
        return table

    @property
    def line_count(self) -> int:
        """How many lines there are; lines end at CRLF, LF or CR."""
        return self._firsts[-1] + 1

    @property
    def starts(self) -> list[int]:
        """The offsets at which lines start."""
        return [self._start(number) for number in range(self.line_count)]

    def _place(self, line: int) -> tuple[int, int]:
        """The part of a line and its number there."""
        firsts = self._firsts
        number = min(bisect_right(firsts, line), len(self._parts)) - 1
        return number, line - firsts[number]

    def _start(self, line: int) -> int:
        part, own = self._place(line)
        return self._offsets[part] + self._table(part)[own]

    def line(self, number: int) -> str:
        """A line (from 0) without its end; `''` if there is none."""
        if not 0 <= number < self.line_count:
            return ""
        part, own = self._place(number)
        text, table = self._parts[part], self._table(part)
        return text[table[own] : table[own + 1] if own + 1 < len(table) else len(text)].rstrip("\r\n")

    def offset(self, spot: Spot) -> int:
        """The offset of a place; what lies behind a line or the text goes to its end."""
        if spot.line >= self.line_count:
            return self._offsets[-1]
        line = max(spot.line, 0)
        return self._start(line) + code_points(self.line(line), spot.character, self.encoding)

    def spot(self, line: int, column: int) -> Spot:
        """The place of a line and column as biblint tells them: from 1, in code points, without a leading mark."""
        if not 0 < line <= self.line_count:
            return Spot(line - 1, 0)
        if self._is_ascii:
            return Spot(line - 1, column - 1)
        part, own = self._place(line - 1)
        text, start = self._parts[part], self._table(part)[own]
        if text.isascii():
            return Spot(line - 1, column - 1)
        lead = 1 if line == 1 and text.startswith(BOM) else 0
        return Spot(line - 1, units(text[start : start + column - 1 + lead], self.encoding))

    def spot_at(self, offset: int) -> Spot:
        """The place of an offset."""
        part = min(bisect_right(self._offsets, offset), len(self._parts)) - 1
        own, table = offset - self._offsets[part], self._table(part)
        line = bisect_right(table, own) - 1
        return Spot(self._firsts[part] + line, units(self._parts[part][table[line] : own], self.encoding))

    def place(self, spot: Spot) -> tuple[int, int]:
        """The line and column, as biblint tells them, of a place."""
        text = self.line(spot.line)
        lead = 1 if spot.line == 0 and text.startswith(BOM) else 0
        return spot.line + 1, max(code_points(text, spot.character, self.encoding) - lead, 0) + 1

    def before(self, spot: Spot) -> str:
        """What stands before a place in its line."""
        line = self.line(spot.line)
        return line[: code_points(line, spot.character, self.encoding)]

    def replace(self, start: Spot, end: Spot, text: str) -> None:
        """Put a text in the place of a range."""
        low, high = sorted((self.offset(start), self.offset(end)))
        self._splice(low, high, whole(text))

    def become(self, text: str) -> None:
        """Take a whole new text; the parts at both ends stay that are in it."""
        new = whole(text)
        first = start = 0
        for part in self._parts[:-1]:
            if not new.startswith(part, start):
                break
            first, start = first + 1, start + len(part)
        last, end = len(self._parts), len(new)
        for part in reversed(self._parts[first:]):
            low = end - len(part)
            if low < start or not new.endswith(part, start, end) or (low > start and new[low - 1] != "\n"):
                break
            last, end = last - 1, low
        self._put(first, last, new[start:end])
        self._text = new

    def _splice(self, low: int, high: int, new: str) -> None:
        first = min(bisect_right(self._offsets, low), len(self._parts)) - 1
        last = min(bisect_right(self._offsets, high), len(self._parts))
        base = self._offsets[first]
        old = self._parts[first] if last == first + 1 else "".join(self._parts[first:last])
        self._put(first, last, old[: low - base] + new + old[high - base :])
        self._text = None

    def _put(self, first: int, last: int, new: str) -> None:
        """Put a text in the place of some parts; it ends with LF if others follow."""
        made = list(_parts(new)) if len(new) > _LONGEST_PART else [new] if new else []
        parts = [*self._parts[:first], *made, *self._parts[last:]] or [""]
        tables = [*self._tables[:first], *([None] * len(made)), *self._tables[last:]] or [None]
        self._set(parts, tables)

    def source(self) -> Source:
        """The text as a source; whatever the file's encoding is, the editor has decoded it."""
        bom = BOM.encode() if self.text.startswith(BOM) else b""
        return Source(self.path, self.text.encode(), Encoding("utf-8", bom))

    def late_source(self) -> Source:
        """The same source, whose bytes are made when they are asked for, if ever."""
        return _LateSource(self.path, self._parts)


class _LateSource(Source):
    """The bytes of a document, made when they are asked for."""

    __slots__ = ("_kept", "_parts")

    def __init__(self, path: str, parts: Sequence[str]) -> None:
        self._parts = parts
        self._kept: bytes | None = None
        bom = BOM.encode() if parts[0].startswith(BOM) else b""
        super().__init__(path, b"", Encoding("utf-8", bom))

    @property
    def data(self) -> bytes:
        """The whole text in UTF-8."""
        if self._kept is None:
            self._kept = "".join(self._parts).encode()
        return self._kept

    @data.setter
    def data(self, data: bytes) -> None:
        """What the class above sets counts for nothing."""

    @property
    def head(self) -> str:
        """The text of the first 64 KiB, for recognising the format."""
        found, size = list[str](), 0
        for part in self._parts:
            found.append(part)
            size += len(part)
            if size > HEAD_BYTES:
                break
        data = "".join(found).removeprefix(BOM).encode()
        return self.encoding.decode(data[:HEAD_BYTES]).removeprefix(BOM)


def _parts(text: str) -> Iterator[str]:
    """A text cut behind LF, into parts of some length."""
    start = 0
    while (end := text.find("\n", start + _PART) + 1) > 0:
        yield text[start:end]
        start = end
    if start < len(text) or not start:
        yield text[start:]


def whole(text: str) -> str:
    """A text without lone surrogates, each replaced by U+FFFD."""
    return text if text.isascii() else _LONE.sub("\ufffd", text)
