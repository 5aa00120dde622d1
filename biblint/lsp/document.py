"""A text as an editor has it: changed in ranges, with places as LSP counts them and as biblint does."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from biblint.encoding import Encoding
from biblint.lsp.positions import UTF16, code_points, units
from biblint.model import Segment
from biblint.source import Source

_LONE = re.compile("[\ud800-\udfff]")
_BOM = "\ufeff"


class Spot(NamedTuple):
    """A place as LSP has it: line from 0, and units of the negotiated encoding from 0."""

    line: int
    character: int


@dataclass(slots=True, eq=False)
class TextDocument:
    """An open text; half a surrogate pair is kept as U+FFFD, which has the same length in every encoding."""

    uri: str
    path: str
    text: str
    version: int = 0
    encoding: str = UTF16
    language: str = ""
    """The language id that the editor gives to it."""
    _starts: list[int] | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        self.text = whole(self.text)

    @property
    def starts(self) -> list[int]:
        """The offsets at which lines start; lines end at CRLF, LF or CR."""
        if self._starts is None:
            self._starts = list(Segment(self.text).line_starts)
        return self._starts

    def line(self, number: int) -> str:
        """A line (from 0) without its end; `''` if there is none."""
        starts = self.starts
        if not 0 <= number < len(starts):
            return ""
        end = starts[number + 1] if number + 1 < len(starts) else len(self.text)
        return self.text[starts[number] : end].rstrip("\r\n")

    def offset(self, spot: Spot) -> int:
        """The offset of a place; what lies behind a line or the text goes to its end."""
        if spot.line >= len(self.starts):
            return len(self.text)
        return self.starts[max(spot.line, 0)] + code_points(self.line(spot.line), spot.character, self.encoding)

    def spot(self, line: int, column: int) -> Spot:
        """The place of a line and column as biblint tells them: from 1, in code points, without a leading mark."""
        text = self.line(line - 1)
        lead = 1 if line == 1 and text.startswith(_BOM) else 0
        return Spot(line - 1, units(text[: column - 1 + lead], self.encoding))

    def spot_at(self, offset: int) -> Spot:
        """The place of an offset."""
        line = bisect_right(self.starts, offset) - 1
        return Spot(line, units(self.text[self.starts[line] : offset], self.encoding))

    def place(self, spot: Spot) -> tuple[int, int]:
        """The line and column, as biblint tells them, of a place."""
        text = self.line(spot.line)
        lead = 1 if spot.line == 0 and text.startswith(_BOM) else 0
        return spot.line + 1, max(code_points(text, spot.character, self.encoding) - lead, 0) + 1

    def replace(self, start: Spot, end: Spot, text: str) -> None:
        """Put a text in the place of a range."""
        low, high = sorted((self.offset(start), self.offset(end)))
        new = whole(text)
        before = self._starts
        self.text = self.text[:low] + new + self.text[high:]
        self._starts = None if before is None else self._spliced(before, low, high, len(new))

    def become(self, text: str) -> None:
        """Take a whole new text."""
        new = whole(text)
        self.text, self._starts = new, None

    def _spliced(self, starts: list[int], low: int, high: int, length: int) -> list[int]:
        """The starts of lines after a change, from those before; the lines that the change touches are cut anew."""
        first = max(bisect_right(starts, low) - 2, 0)  # a line end just before may become half of another
        last = min(bisect_right(starts, high) + 1, len(starts))
        delta = length - (high - low)
        end = starts[last] + delta if last < len(starts) else len(self.text)
        base = starts[first]
        inner = [base + start for start in Segment(self.text[base:end]).line_starts]
        if last < len(starts) and inner[-1] == end:
            inner.pop()
        return [*starts[:first], *inner, *(start + delta for start in starts[last:])]

    def source(self) -> Source:
        """The text as a source; whatever the file's encoding is, the editor has decoded it."""
        bom = _BOM.encode() if self.text.startswith(_BOM) else b""
        return Source(self.path, self.text.encode(), Encoding("utf-8", bom))


def whole(text: str) -> str:
    """A text without lone surrogates, each replaced by U+FFFD."""
    return text if text.isascii() else _LONE.sub("\ufffd", text)
