"""Where the text of a document is cut into pieces that can be read and checked each for itself.

A cut is where a record starts whatever is open before it, so that an edit matters only up to the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblint.formats.base import Format
from biblint.formats.bibtex.scanner import Command, scan
from biblint.formats.bibtex.syntax import STRONG

PIECE = 16_384
"""Pieces are at least this many characters long, if there is a cut."""
_COMMENT = re.compile(r"@[ \t]*comment\s*[{(]", re.I)
_TAGGED = {"ris": re.compile(r"^TY  - [^\r\n]*(?:\r?\n)?", re.M)}
"""Format -> the line that starts its records."""
FORMATS = frozenset({"bibtex", *_TAGGED})
"""The formats that are cut."""


_LINK = re.compile(r"@[ \t]*string|crossref|xdata", re.I)


class UncuttableError(Exception):
    """Something reaches over any cut, such as a comment that is not closed."""


def can_cut(chosen: Format, text: str) -> bool:
    """True for a text of a format that is cut; lines that end in CR alone are not."""
    return chosen.name in FORMATS and ("\n" in text or "\r" not in text)


def is_linking(text: str) -> bool:
    """True if a piece of a BibTeX file may define macros or name parents; False for other formats as a rule."""
    return _LINK.search(text) is not None


def head_at(chosen: Format, text: str, offset: int) -> str:
    """The start of a record at an offset, as long as it takes to be sure of it; `''` if none is, or in mid-line."""
    if offset and text[offset - 1] != "\n":
        return ""
    found = _pattern(chosen).match(text, offset)
    return found[0] if found else ""


def cuts(chosen: Format, text: str, start: int, end: int) -> Iterator[int]:
    """The cuts between two others, `PIECE` apart or more; raises `UncuttableError`."""
    last = start
    for at in _starts(chosen, text, start, end):
        if at - last >= PIECE:
            yield at
            last = at


def _starts(chosen: Format, text: str, start: int, end: int) -> Iterator[int]:
    if chosen.name == "bibtex" and _COMMENT.search(text, start, end):
        yield from _entries_apart(text[start:end], start)
        return
    at = start
    lead = "\n@" if chosen.name == "bibtex" else "\nTY  - "
    while True:
        at = text.find(lead, max(at, start + PIECE - 1), end)
        if at < 0:
            return
        at += 1
        if head_at(chosen, text, at):
            yield at


def _entries_apart(text: str, base: int) -> Iterator[int]:
    """The starts of entries in a text with comments, which may hold entries."""
    for item in scan(text):
        if isinstance(item, Command):
            if item.name == "comment" and text[item.end - 1 : item.end] not in ("}", ")"):
                raise UncuttableError
        elif (item.start == 0 or text[item.start - 1] == "\n") and STRONG.match(text, item.start):
            yield base + item.start


def _pattern(chosen: Format) -> re.Pattern[str]:
    return STRONG if chosen.name == "bibtex" else _TAGGED[chosen.name]
