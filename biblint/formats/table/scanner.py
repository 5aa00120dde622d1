"""Rows and cells of a delimited text with their offsets (RFC 4180), reading on behind quotes that do not close.

A quote closes a cell only before a delimiter, a line end or the end of the text; any other single quote is content.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

_NEWLINE = re.compile(r"\r\n?|\n")
_LONGEST_CELL = 1 << 20
_SHORTEST_CELL = 1 << 13
"""A quoted cell that is longer has lost its closing quote; the limit falls with each damaged row after another."""
_MOST_TRIALS = 64
_LEAST_TRIALS = 2
"""How many lines inside a damaged row are tried as the next row; fewer and fewer as long as it is in vain."""
_ODD_STARTS = ' "'
_new = tuple.__new__

PLAIN, QUOTED, STRAY, UNCLOSED = range(4)
"""How a cell is written: bare, in quotes, in quotes with a single quote inside, with a quote that never closes."""


class Cell(NamedTuple):
    """One cell: the range with its quotes, the range inside them, and how it is written."""

    whole_start: int
    whole_end: int
    start: int
    end: int
    writing: int


class Row(NamedTuple):
    """One row: its range without the line end, its cells, and where the next row begins."""

    start: int
    end: int
    cells: list[Cell]
    next: int

    @property
    def is_damaged(self) -> bool:
        """True if a quote stands where none may."""
        return any(cell.writing >= STRAY for cell in self.cells)


class Grammar(NamedTuple):
    """How the cells of a table are written."""

    delimiter: str
    quoting: bool
    pattern: re.Pattern[str]
    """One cell and what ends it: groups are quoted content, a stray quote in it, bare content, the end."""
    strict: re.Pattern[str]
    """The same, but a cell with stray quotes is bare."""
    bare: re.Pattern[str]
    """The same, but every cell is bare."""


@cache
def grammar(delimiter: str, quoting: bool = True) -> Grammar:
    """The grammar of tables with a delimiter of one character."""
    mark = re.escape(delimiter)
    bare = rf"([^{mark}\r\n]*+)({mark}|\r\n?|\n|\Z)"
    plain = re.compile(rf"(?:((?!))((?!))|){bare}")
    if not quoting:
        return Grammar(delimiter, False, plain, plain, plain)
    close = rf" *+(?:{mark}|[\r\n]|\Z)"
    quoted, strict = (
        re.compile(rf'(?: *+"((?:[^"]++|""|{stray})*+)"(?={close}) *+|){bare}')
        for stray in (rf'(")(?!{close})', "((?!))")
    )
    return Grammar(delimiter, True, quoted, strict, plain)


def scan_row(
    text: str, start: int, how: Grammar, limit: int = -1, *, strict: bool = False, longest: int = _LONGEST_CELL
) -> Row:
    """The row that begins at an offset, read no further than `limit`; quotes round more than `longest` are none."""
    stop = len(text) if limit < 0 else limit
    cells: list[Cell] = []
    at = start
    match, delimiter = (how.strict if strict else how.pattern).match, how.delimiter
    while True:
        window = at + longest
        if window < stop:
            found = match(text, at, window)
            if found is not None and found.end() == window:
                found = how.bare.match(text, at, stop)
        else:
            found = match(text, at, stop)
        assert found is not None  # a bare cell may be empty
        (_, (low, high), (stray, _), (bare, end), (mark, following)) = found.regs
        if low >= 0:
            cells.append(_new(Cell, (low - 1, high + 1, low, high, QUOTED if stray < 0 else STRAY)))
        elif bare == end or (text[bare] not in _ODD_STARTS and text[end - 1] != " "):
            cells.append(_new(Cell, (bare, end, bare, end, PLAIN)))
        else:
            cells.append(_bare_cell(text, bare, end, how.quoting))
        if text[mark:following] != delimiter:
            return Row(start, mark, cells, following)
        at = following


def _bare_cell(text: str, start: int, end: int, quoting: bool) -> Cell:
    """A cell without quotes, or with one that opens and does not close, which is none of its content."""
    first, last = start, end
    if text[end - 1] == " " or text[start] == " ":
        while first < end and text[first] == " ":
            first += 1
        while last > first and text[last - 1] == " ":
            last -= 1
    if quoting and first < last and text[first] == '"':
        if last - first > 1 and text[last - 1] == '"':
            return Cell(first, last, first + 1, last - 1, STRAY)
        return Cell(start, end, first + 1, last, UNCLOSED)
    return Cell(start, end, first, last, PLAIN)


class RowScanner:
    """Reads a text row by row; `expected` is the number of cells that a row should have (0: unknown)."""

    def __init__(self, text: str, delimiter: str, quoting: bool = True) -> None:
        self.text = text
        self.expected = 0
        self._grammar = grammar(delimiter, quoting)
        self._usual = 0
        self._longest = _LONGEST_CELL
        self._trials = _MOST_TRIALS

    def rows(self, start: int = 0) -> Iterator[Row]:
        """The rows from an offset to the end of the text; blank lines give rows of one empty cell."""
        at, total = start, len(self.text)
        while at < total:
            row = self._row(at)
            if row.next <= at:
                return
            yield row
            at = row.next

    def _row(self, at: int) -> Row:
        row = self._read(at)
        if not self._grammar.quoting or not self.expected:
            return row
        if not row.is_damaged:
            self._longest = _LONGEST_CELL
            if len(row.cells) > self.expected:
                self._usual = len(row.cells)
            return row
        self._longest = max(_SHORTEST_CELL, self._longest // 2)
        if self._spans_lines(row):
            row = self._recovered(row)
        if row.is_damaged and not self._fits(row):
            strict = self._read(at, row.end, strict=True)
            if self._fits(strict) and strict.end == row.end:
                return strict._replace(next=row.next)
        return row

    def _read(self, at: int, limit: int = -1, *, strict: bool = False) -> Row:
        return scan_row(self.text, at, self._grammar, limit, strict=strict, longest=self._longest)

    def _spans_lines(self, row: Row) -> bool:
        text = self.text
        return text.find("\n", row.start, row.end) >= 0 or text.find("\r", row.start, row.end) >= 0

    def _fits(self, row: Row) -> bool:
        """True for as many cells as expected, or as in the last longer row, or one more that is empty."""
        count = len(row.cells)
        if row.cells[-1].start >= row.cells[-1].end and count == self.expected + 1:
            return True
        return count in (self.expected, self._usual)

    def _recovered(self, row: Row) -> Row:
        """A row that swallowed others, cut before the first line in it that is a whole row; or as it is.

        Where no line is, its first line alone is the row if that has as many cells as it should, or if there are many.
        """
        number, first = 0, row
        for number, line in enumerate(_NEWLINE.finditer(self.text, row.start, row.end)):
            if not number:
                first = self._before(row.start, line)
            if number >= self._trials:
                break
            trial = self._read(line.end())
            if self._fits(trial) and not self._is_unclean(trial):
                self._trials = _MOST_TRIALS
                return self._before(row.start, line)
        self._trials = max(_LEAST_TRIALS, self._trials // 2)
        return first if number >= _MOST_TRIALS or self._fits(first) else row

    def _before(self, start: int, line_end: re.Match[str]) -> Row:
        """The row that begins at an offset and ends with a line, or with one before it."""
        row = self._read(start, line_end.start())
        return row if row.end < line_end.start() else row._replace(next=line_end.end())

    def _is_unclean(self, row: Row) -> bool:
        """True if quotes stand where none may, in bare cells too."""
        text = self.text
        return row.is_damaged or any(
            cell.writing == PLAIN and text.find('"', cell.start, cell.end) >= 0 for cell in row.cells
        )
