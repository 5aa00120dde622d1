"""Finding the header row: which provider's it is, what separates its cells, and labels that their cells belie."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from biblint.formats.table.cells import decode_cell
from biblint.formats.table.profile import Column, Layout, Profile, usual_header
from biblint.formats.table.scanner import Row, RowScanner, grammar, scan_row
from biblint.model import Note

_LINES_ABOVE = 4
"""How many lines (`sep=;`, `About the data: ...`) may stand above the header row."""
_HEAD = 16_384
"""Characters in which the header row is looked for."""
_SAMPLE_ROWS = 40
_NAME = r"[^\W\d_][^,;\d]* (?:[^\W\d_]{1,2}\.[-‐ ]?)+"
_NAME_LIST = re.compile(rf"{_NAME}(?:[,;] {_NAME})*\Z")
"""`Lee A.B., Kim C.`"""


class Heading(NamedTuple):
    """The header row, its delimiter and its headers, and where the table begins."""

    row: Row
    delimiter: str
    headers: tuple[str, ...]


def cell_texts(text: str, row: Row) -> tuple[str, ...]:
    """The texts of the cells of a row, trimmed."""
    return tuple(decode_cell(text[cell.start : cell.end]).replace("\ufeff", "").strip() for cell in row.cells)


@lru_cache(maxsize=4)
def _candidates(head: str) -> tuple[Heading, ...]:
    """The first lines of a text as header rows with any delimiter."""
    return tuple(_rows(head))


def _rows(head: str) -> Iterator[Heading]:
    at, lines = 0, 0
    while at < len(head) and lines <= _LINES_ABOVE:
        following = at
        for delimiter in ",\t;|":
            row = scan_row(head, at, grammar(delimiter))
            following = max(following, row.next) if delimiter == "," else following
            if len(row.cells) > 1:
                yield Heading(row, delimiter, cell_texts(head, row))
        if following <= at:
            return
        lines += bool(head[at:following].strip())
        at = following


def find_heading(text: str, profile: Profile) -> Heading | None:
    """The header row of a provider's table, None if there is none near the beginning."""
    best: Heading | None = None
    for found in _candidates(text[:_HEAD]):
        if found.delimiter not in profile.delimiters or not is_header(profile, found.headers):
            continue
        if best is None or (best.row.start == found.row.start and len(found.headers) > len(best.headers)):
            best = found
    return best


def is_header(profile: Profile, headers: Sequence[str]) -> bool:
    """True if a row has a set of headers that only this provider has."""
    known = {usual_header(profile, header) for header in headers}
    return any(marks <= known for marks in profile.marks)


def first_row(text: str) -> Heading:
    """The first line that is not blank as a header row, where nothing is known; for a text with one."""
    start = len(text) - len(text.lstrip())
    line = text[start:].partition("\n")[0]
    delimiter = max(",\t;|", key=line.count)
    row = scan_row(text, start, grammar(delimiter))
    return Heading(row, delimiter, cell_texts(text, row))


def is_quoting(text: str, heading: Heading, profile: Profile) -> bool:
    """True if cells are quoted: always, but for a provider that never quotes, whose table a spreadsheet re-saved."""
    if profile.quoting:
        return True
    line = text[heading.row.next : heading.row.next + 4096]
    return re.match(rf'[^"\r\n]{{1,2}}{re.escape(heading.delimiter)}"', line) is not None


def belied(text: str, heading: Heading, layout: Layout, scanner: RowScanner) -> tuple[Layout, list[Note]]:
    """The layout with columns of names that are called author keywords, and a note for each.

    Scopus has written the authors under 作者關鍵字 (author keywords) in Traditional Chinese.
    """
    by_variable = {column.variable: index for index, column in enumerate(layout.columns)}
    index = by_variable.get("keyword", -1)
    if "author" in by_variable or index < 0:
        return layout, []
    sample = [row for row, _ in zip(scanner.rows(heading.row.next), range(_SAMPLE_ROWS), strict=False)]
    cells = [row.cells[index] for row in sample if len(row.cells) == len(layout.headers)]
    texts = [text[cell.start : cell.end] for cell in cells if cell.start < cell.end]
    names = sum(_NAME_LIST.match(one) is not None for one in texts)
    author = next((column for column in layout.profile.columns if column.variable == "author"), None)
    if len(texts) < 2 or names < len(texts) * 0.8 or author is None:
        return layout, []
    cell = heading.row.cells[index]
    label = Column(layout.headers[index], "author", author.kind if author.kind != "numbered-names" else "scopus-names")
    note = Note("contradictory-label", cell.start, cell.end, {"tag": layout.headers[index], "type": "author"})
    return Layout(layout.profile, layout.name, layout.headers, layout.delimiter, ((index, label),)), [note]
