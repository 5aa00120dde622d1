"""BibTeX text to entries and fields with their source offsets: one match a field; what surprises goes to `recovery`.

A value balances first, so an `@` inside braces is text. But a line that looks like the head of a record and its first
field starts a record whatever is open, except in `@comment{...}`, which people put around records to hide them; and
where an entry cannot be closed, any line `@word{` starts the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from biblint.formats.bibtex.syntax import (
    BARE,
    CLOSING,
    ENTRY_KEY,
    FIELD,
    HEAD,
    STRONG,
    WEAK,
    Entry,
    Heads,
    closing_brace,
    field_of,
    next_head,
)
from biblint.model import Field, Note, ReplaceRange

BOUNDARY = re.compile(rb"^[ \t]*@[ \t]*(?!(?i:comment|string|preamble)\b)\w+[ \t]*[{(]", re.MULTILINE)
"""Where a large file may be cut: at lines that start an entry."""

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
    head = next_start(text, start)
    while head is not None:
        item = item_of(heads, head)
        yield item
        head = next_start(text, max(item.end, head.end()))


def next_start(text: str, start: int) -> re.Match[str] | None:
    """The next head of an entry or a command from an offset on."""
    at = text.find("@", start)
    while at >= 0:
        head = HEAD.match(text, at)
        if head is not None and _may_start(text, at):
            return head
        at = text.find("@", at + 1)
    return None


def _may_start(text: str, at: int) -> bool:
    """False in the middle of a word (an address) and behind a `%` on the same line (an entry commented out)."""
    if at == 0 or text[at - 1] in "\n\r":
        return True
    if text[at - 1].isalnum():
        return False
    near = max(0, at - 400)
    line = max(text.rfind("\n", near, at) + 1, text.rfind("\r", near, at) + 1, near)
    return "%" not in text[line:at]


def item_of(heads: Heads, head: re.Match[str]) -> Entry | Command:
    """The entry or command that starts with `head`."""
    text = heads.text
    name = head[1]
    if len(name) in (6, 7, 8) and name.lower() in ("string", "comment", "preamble"):
        return _command(heads, head)
    entry = _sound_entry(text, head, heads.soft(head.start()))
    if entry is None or next_head(text, head.end(), entry.end, STRONG) < entry.end:
        from biblint.formats.bibtex.recovery import recover

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
    key = ENTRY_KEY.match(text, head.end(), soft)
    if key is None:
        return None
    entry = Entry(head[1], head.start())
    entry.key_start, entry.key_end = key.span(1)
    at = key.end()
    while found := FIELD.match(text, at, soft):
        field = field_of(found)
        if found.lastindex == BARE:
            entry.bare.append((field.start, field.end))
        entry.fields.append(field)
        at = found.end()
    closing = CLOSING.match(text, at, soft)
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
