"""What the two ways of reading BibTeX share: expressions, the entry that they make, where records begin.

Grammar: `bibtex.web` (a brace counts even after a backslash; a quote inside braces is text) and btparse.
"""

from __future__ import annotations

import re
from functools import partial

from biblint.model import Field, Note

_DEPTH = 7


def _nested(depth: int) -> str:
    """An expression for text whose braces balance, to a depth; possessive, so that it never goes back."""
    if depth == 0:
        return r"[^{}]*+"
    return rf"[^{{}}]*+(?:\{{{_nested(depth - 1)}\}}[^{{}}]*+)*+"


NESTED = _nested(_DEPTH)
HEAD = re.compile(r"@[ \t]*+(\w++)\s*+([{(])")
STRONG = re.compile(r"@[ \t]*+\w++\s*+[{(]\s*+[^\s{}=,\"]*+\s*+,\s*+[A-Za-z][\w:+-]*+\s*+=")
"""The head of a record and its first field: nothing else looks like that."""
WEAK = re.compile(r"@[ \t]*+\w++[ \t]*+[{(]")
ENTRY_KEY = re.compile(r"\s*+([^\s,{}=\"#%~\\]++)\s*+,(?:[ \t]*+(?:\r\n?|\n))?+")
"""The key of a sound entry, with the line end behind its comma."""
FIELD = re.compile(
    rf"""
    \s*+ ([^\W\d][^\s={{}},"\#()%@]*+) \s*+ = \s*+
    (?: \{{ ([^\s{{}}][^{{}}\r\n]*+) \}} | \{{ ({NESTED}) \}}
    | "((?:[^"{{}}]++|\{{{NESTED}\}})*+)" | ([^\s{{}},"\#=()%\\@]++) )
    (?: \s*+ , (?:[ \t]*+(?:\r\n?|\n))?+ | (?:[ \t]*+(?:\r\n?|\n))?+ (?=\s*+[}})]) )
    """,
    re.VERBOSE,
)
"""A sound field with what parts it from the next.

The groups are its name, and its content: a line without braces, any other in braces, one in quotes, or bare (`BARE`).
"""
LINE, BARE = 2, 5
"""Groups of `FIELD`."""
CLOSING = re.compile(r"\s*+([})])")
"""The end of an entry."""
_BRACES = re.compile(r"[{}]")
_QUOTES = re.compile(r"[{}\"]")

field_tuple = partial(tuple.__new__, Field)
"""Makes a `Field` of a tuple of its seven parts, without the cost of keywords."""


def field_of(match: re.Match[str]) -> Field:
    """The field that `FIELD` has matched where the one before it, or the key, ends."""
    text = match.string
    kind: int = match.lastindex  # type: ignore[assignment]  # one of the four has matched
    tag_start, tag_end = match.span(1)
    start, end = match.span(kind)
    at = match.start()
    following = whole_end = match.end()
    if text[end - 1] <= " " and end > start:
        end = start + len(text[start:end].rstrip())
    if text[at - 1] not in "\n\r":
        whole_end = end + len(text[end:following].rstrip("\r\n"))
    return field_tuple((match[1], tag_start, tag_end, start, end, at, whole_end))


class Entry:
    """One entry as scanned: name and key ranges, fields, ranges of bare words, notes."""

    __slots__ = ("bare", "end", "fields", "key_end", "key_start", "name", "notes", "start")

    def __init__(self, name: str, start: int) -> None:
        self.name = name
        self.start = start
        self.end = start
        self.key_start = self.key_end = start
        self.fields: list[Field] = []
        self.bare: list[tuple[int, int]] = []
        self.notes: list[Note] = []


def begins_line(text: str, at: int) -> bool:
    """True if only blanks stand between the start of the line and an offset."""
    while at and text[at - 1] in " \t":
        at -= 1
    return at == 0 or text[at - 1] in "\r\n"


def next_head(text: str, start: int, end: int, pattern: re.Pattern[str]) -> int:
    """The offset of the next `@` that begins its line and matches a pattern; `end` if there is none."""
    at = text.find("@", start, end)
    while at >= 0:
        if begins_line(text, at) and pattern.match(text, at):
            return at
        at = text.find("@", at + 1, end)
    return end


class Heads:
    """Where the next heads of a text are, asked for ever later offsets, and how much more reading for nothing it bears.

    Far searches are remembered and failed attempts counted, so that damage costs time linear in the text.
    """

    __slots__ = ("found", "patience", "size", "softly", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.size = len(text)
        self.patience = 4 * self.size + 100_000
        self.softly = -1
        self.found = {STRONG: (0, -1), WEAK: (0, -1)}

    def next(self, start: int, pattern: re.Pattern[str]) -> int:
        """The offset of the next head from `start` on that matches `STRONG` or `WEAK`; the text's size if none does."""
        since, at = self.found[pattern]
        if not since <= start <= at:
            at = next_head(self.text, start, self.size, pattern)
            self.found[pattern] = (start, at)
        return at

    def soft(self, start: int) -> int:
        """The offset of the next line end with an `@` behind it: no sound entry reaches further."""
        if self.softly < start:
            at = self.text.find("\n@", start)
            self.softly = at if at >= 0 else self.size
        return self.softly

    def limits(self, start: int) -> tuple[int, int]:
        """How far an entry may reach: to the next sure head, else to the next line that could be one."""
        weak = self.next(start, WEAK)
        if self.patience < 0:
            weak = min(weak, start + 1024)
            return weak, weak
        return self.next(start, STRONG), weak


def closing_brace(text: str, opening: int, limit: int) -> int:
    """The offset of the brace that closes the one at `opening`, whatever the depth; -1 if there is none."""
    depth = 0
    for found in _BRACES.finditer(text, opening, limit):
        depth += 1 if found.group() == "{" else -1
        if depth == 0:
            return found.start()
    return -1


def closing_quote(text: str, opening: int, limit: int) -> int:
    """The offset of the next quote outside braces after the one at `opening`; -1 if there is none."""
    depth = 0
    for found in _QUOTES.finditer(text, opening + 1, limit):
        sign = found.group()
        if sign == '"':
            if depth == 0:
                return found.start()
        else:
            depth += 1 if sign == "{" else -1
            if depth < 0:
                return -1
    return -1


__all__ = [
    "BARE",
    "CLOSING",
    "ENTRY_KEY",
    "FIELD",
    "HEAD",
    "LINE",
    "NESTED",
    "STRONG",
    "WEAK",
    "Entry",
    "Heads",
    "begins_line",
    "closing_brace",
    "closing_quote",
    "field_of",
    "field_tuple",
    "next_head",
]
