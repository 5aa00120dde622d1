"""BibTeX text to entries and fields with their source offsets: one match a field; what surprises goes to `recovery`.

A value balances first, so an `@` inside braces is text. But a line that looks like the head of a record and its first
field starts a record whatever is open, except in `@comment{...}`, which people put around records to hide them; and
where an entry cannot be closed, any line `@word{` starts the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from biblint.formats.bibtex.recovery import recover
from biblint.formats.bibtex.syntax import (
    HEAD,
    NESTED,
    STRONG,
    WEAK,
    Entry,
    Heads,
    closing_brace,
    next_head,
)
from biblint.model import Field, Note, ReplaceRange

BOUNDARY = re.compile(rb"^[ \t]*@[ \t]*(?!(?i:comment|string|preamble)\b)\w+[ \t]*[{(]", re.MULTILINE)
"""Where a large file may be cut: at lines that start an entry."""

_KEY = re.compile(r"\s*+([^\s,{}=\"#%~\\]++)\s*+,(?:[ \t]*+(?:\r\n?|\n))?+")
_FIELD = re.compile(
    rf"""
    \s*+ ([^\W\d][^\s={{}},"\#()%@]*+) \s*+ = \s*+
    (?: \{{ ({NESTED}) \}} | "((?:[^"{{}}]++|\{{{NESTED}\}})*+)" | ([^\s{{}},"\#=()%\\@]++) )
    (?: \s*+ , (?:[ \t]*+(?:\r\n?|\n))?+ | (?:[ \t]*+(?:\r\n?|\n))?+ (?=\s*+[}})]) )
    """,
    re.VERBOSE,
)
_new = tuple.__new__
_END = re.compile(r"\s*+([})])")
_AFTER = re.compile(r"\s*+,\s*+[A-Za-z][\w:+-]*+\s*+=\s*+[\"{\w]")
_STRAY = re.compile(r"\s*+(\}(?:\s*+\})*+)\s*+(?=@|\Z)")


class Command(NamedTuple):
    """An `@string`, `@preamble` or `@comment` and its source range; the body lies inside its delimiters."""

    name: str
    start: int
    end: int
    body_start: int
    body_end: int


def scan(text: str, start: int = 0) -> Iterator[Entry | Command]:
    """The entries and commands of a text in order; never raises. What lies between is free text, as BibTeX has it."""
    heads = Heads(text)
    at = text.find("@", start)
    while at >= 0:
        head = HEAD.match(text, at)
        if head is None or not _may_start(text, at):
            at = text.find("@", at + 1)
            continue
        item = _item(heads, head)
        yield item
        at = text.find("@", max(item.end, head.end()))


def _may_start(text: str, at: int) -> bool:
    """False in the middle of a word (an address) and behind a `%` on the same line (an entry commented out)."""
    if at == 0 or text[at - 1] in "\n\r":
        return True
    if text[at - 1].isalnum():
        return False
    near = max(0, at - 400)
    line = max(text.rfind("\n", near, at) + 1, text.rfind("\r", near, at) + 1, near)
    return "%" not in text[line:at]


def _item(heads: Heads, head: re.Match[str]) -> Entry | Command:
    """The entry or command that starts with `head`."""
    text = heads.text
    name = head[1]
    if len(name) in (6, 7, 8) and name.lower() in ("string", "comment", "preamble"):
        return _command(heads, head)
    entry = _sound_entry(text, head, heads.soft(head.start()))
    if entry is None or next_head(text, head.end(), entry.end, STRONG) < entry.end:
        entry = recover(heads, head)
    if text.startswith(("}", " }", "\n}", "\r\n}", "\n\n}"), entry.end):
        _note_stray(text, entry)
    return entry


def _command(heads: Heads, head: re.Match[str]) -> Command:
    """A command to its closing delimiter; one that is not closed ends with its line."""
    text = heads.text
    start, opening = head.start(), head.end() - 1
    weak = heads.next(head.end(), WEAK)
    if text[opening] == "(":
        closing = text.find(")", opening, weak)
    else:
        limit = heads.size if heads.patience > 0 and head[1].lower() == "comment" else weak
        closing = closing_brace(text, opening, limit)
        if closing < 0:
            heads.patience -= limit - start
    if closing < 0:
        closing = text.find("\n", opening)
        closing = len(text) if closing < 0 else closing
        return Command(head[1].lower(), start, closing, opening + 1, closing)
    return Command(head[1].lower(), start, closing + 1, opening + 1, closing)


def _sound_entry(text: str, head: re.Match[str], soft: int) -> Entry | None:
    """An entry without surprises that ends before `soft`, or None."""
    key = _KEY.match(text, head.end(), soft)
    if key is None:
        return None
    match, new = _FIELD.match, _new
    entry = Entry(head[1], head.start())
    entry.key_start, entry.key_end = key.span(1)
    add = entry.fields.append
    at = key.end()
    while found := match(text, at, soft):
        kind: int = found.lastindex  # type: ignore[assignment]  # one of the three has matched
        tag_start, tag_end = found.span(1)
        start, end = found.span(kind)
        following = whole_end = found.end()
        if text[end - 1] <= " " and end > start:
            end = start + len(text[start:end].rstrip())
        if text[at - 1] not in "\n\r":
            whole_end = end + len(text[end:following].rstrip("\r\n"))
        if kind == 4:
            entry.bare.append((start, end))
        add(new(Field, (text[tag_start:tag_end], tag_start, tag_end, start, end, at, whole_end)))
        at = following
    closing = _END.match(text, at, soft)
    if closing is None or closing[1] != ("}" if head[2] == "{" else ")"):
        return None
    entry.end = end = closing.end()
    if text.startswith((",", " ,", "\n,"), end) and _AFTER.match(text, end):
        return None
    return entry


def _note_stray(text: str, entry: Entry) -> None:
    """Note closing braces too many behind an entry."""
    found = _STRAY.match(text, entry.end)
    if found is not None:
        start, end = found.span(1)
        entry.notes.append(Note("unbalanced-braces", start, end, {}, ReplaceRange(start, end, "")))


__all__ = ["BOUNDARY", "Command", "Entry", "Field", "scan"]
