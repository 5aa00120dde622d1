"""Where the text of a document is cut into pieces that can be read and checked each for itself.

A cut is where a record starts whatever is open before it, so that an edit matters only up to the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from biblint.formats.base import Format
from biblint.formats.bibtex.scanner import Command, scan
from biblint.formats.bibtex.syntax import STRONG
from biblint.formats.tagged.format import TaggedFormat
from biblint.formats.tagged.reader import first_line_end
from biblint.lsp.pieces import Piece

PIECE = 8_192
"""Pieces are at least this many characters long, if there is a cut."""
_FIRST = 4
"""How many times longer they are before a change, when all have to be checked."""
_COMMENT = re.compile(r"@[ \t]*comment\s*[{(]", re.I)
_LINK = re.compile(r"@[ \t]*string|crossref|xdata", re.I)


class UncuttableError(Exception):
    """Something reaches over any cut, such as a comment that is not closed."""


def can_cut(chosen: Format, text: str) -> bool:
    """True for a text of a format that is cut; lines that end in CR alone are not."""
    return _pattern(chosen) is not None and ("\n" in text or "\r" not in text)


def pieces_of(chosen: Format, parts: Sequence[str], old: Sequence[Piece]) -> tuple[list[Piece], int, int]:
    """The pieces of a text that is given in parts, and how many at both ends are those that there were.

    Raises `UncuttableError`.
    """
    first, last = _ends(parts, old)
    middle = "".join(parts[first : len(parts) - last])
    if not middle.endswith("\n"):  # of an empty one, its neighbours are no longer what they were
        first, last = (first, 0) if middle else (0, 0)
        middle = "".join(parts[first:])
    while first == 0 and last and not _holds_record(chosen, middle, len(middle)):
        middle += parts[len(parts) - last]
        last -= 1
    size = PIECE if old else PIECE * _FIRST
    tail = old[len(old) - last :] if last else ()
    head = _head(chosen, tail[0].text, 0) if tail else ""
    pieces = [*old[:first], *_cut(chosen, middle, head, first == 0, size), *tail]
    if first_line_end(pieces[0].text) != first_line_end(pieces[-1].text) and isinstance(chosen, TaggedFormat):
        raise UncuttableError  # what is missing at the end is written as the first line is
    return pieces, first, last


def _ends(parts: Sequence[str], old: Sequence[Piece]) -> tuple[int, int]:
    """How many pieces at the start and at the end of a text are as they were."""
    first = last = 0
    most = min(len(parts), len(old))
    while first < most and parts[first] == old[first].text and not old[first].is_last:
        first += 1
    while last < most - first and parts[-1 - last] == old[-1 - last].text and not old[-1 - last].is_first:
        last += 1
    return max(first - 1, 0), last  # what begins the next piece may have been changed


def _cut(chosen: Format, text: str, head: str, is_first: bool, size: int) -> Iterator[Piece]:
    """The pieces of a text that starts at a cut, with the head of what follows it; each has `size` if it can."""
    cuts = list(_cuts(chosen, text, size))
    while is_first and cuts and not _holds_record(chosen, text, cuts[0]):
        cuts.pop(0)  # what stands before the first record belongs to it
    if cuts and not head and "\n" not in text[cuts[-1] :]:
        cuts.pop()
    inner = [0, *cuts, len(text)]
    for low, high in pairwise(inner):
        own = text[low:high]
        following = _head(chosen, text, high) if high < len(text) else head
        is_linking = chosen.name == "bibtex" and _LINK.search(own) is not None
        yield Piece(own, following, is_first and low == 0, is_linking)


def _holds_record(chosen: Format, text: str, end: int) -> bool:
    """True if a tagged record begins before an offset for sure; other formats do not ask what is before it."""
    pattern = _pattern(chosen)
    if pattern is None or not isinstance(chosen, TaggedFormat):
        return True
    return any(_is_sure(chosen, text, found.start()) for found in pattern.finditer(text, 0, end))


def _head(chosen: Format, text: str, offset: int) -> str:
    """The start of a record at an offset, as long as it takes to be sure of it; `''` if none is, or in mid-line."""
    pattern = _pattern(chosen)
    if pattern is None or (offset and text[offset - 1] != "\n"):
        return ""
    found = pattern.match(text, offset)
    return found[0] if found and _is_sure(chosen, text, offset) else ""


def _is_sure(chosen: Format, text: str, offset: int) -> bool:
    """True if a line begins a record just as the format has it; lines at which large files are cut may be odd."""
    if not isinstance(chosen, TaggedFormat):
        return True
    line = chosen.table.patterns[1].match(text, offset)
    return line is not None and line[1] == chosen.table.first and line[2] is None


def _cuts(chosen: Format, text: str, size: int) -> Iterator[int]:
    """The cuts in a text, `size` apart or more; raises `UncuttableError`."""
    last = 0
    for at in _starts(chosen, text, size):
        if at - last >= size:
            yield at
            last = at


def _starts(chosen: Format, text: str, size: int) -> Iterator[int]:
    if chosen.name == "bibtex" and _COMMENT.search(text):
        yield from _entries_apart(text)
        return
    pattern = _pattern(chosen)
    at = size
    while pattern is not None:
        if chosen.name == "bibtex":
            at = text.find("\n@", at - 1) + 1
            found = pattern.match(text, at) if at else None
        else:
            found = pattern.search(text, at)
            at = found.start() if found else 0
        if not at:
            return
        if found and text[at - 1] == "\n" and _is_sure(chosen, text, at):
            yield at
            at += size
        else:
            at += 1


def _entries_apart(text: str) -> Iterator[int]:
    """The starts of entries in a text with comments, which may hold entries."""
    for item in scan(text):
        if isinstance(item, Command):
            if item.name == "comment" and text[item.end - 1 : item.end] not in ("}", ")"):
                raise UncuttableError
        elif (item.start == 0 or text[item.start - 1] == "\n") and STRONG.match(text, item.start):
            yield item.start


@cache
def _pattern(chosen: Format) -> re.Pattern[str] | None:
    """What a record begins with wherever it stands, at the start of a line; None for formats that are not cut."""
    if chosen.name == "bibtex":
        return STRONG
    if not isinstance(chosen, TaggedFormat) or chosen.boundary is None:
        return None
    return re.compile(rf"(?:{chosen.boundary.pattern.decode()})[^\r\n]*(?:\r?\n)?", re.M)
