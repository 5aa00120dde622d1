"""Reading an entry carefully: concatenations, deep nesting, missing commas and keys, braces that do not balance.

First the grammar is followed, with a note for each slip. If the entry cannot be closed so, its braces are wrong
somewhere: then a value that is broken, or holds a line that starts a field, ends before the next such line.
"""

from __future__ import annotations

import re
from functools import cached_property

from biblint.formats.bibtex.syntax import (
    Entry,
    Heads,
    closing_brace,
    closing_quote,
    field_tuple,
)
from biblint.model import Note, ReplaceRange

_TAG = r"[^\W\d][^\s={},\"#()%@]*+(?:[ ][A-Za-z][\w-]*+){0,3}"
_NAME = re.compile(rf"\s*+({_TAG})\s*+=\s*+")
_FIELD_LINE = re.compile(rf"[\r\n][ \t,]*+(?={_TAG}[ \t]*+=[ \t]*+[\"{{\w])")
_FIELD_START = re.compile(rf"[\r\n,]\s*+(?={_TAG}[ \t]*+=\s*+[\"{{\w])")
_FIRST_FIELD = re.compile(r"\s*+[A-Za-z][\w:+-]*+(?:\s++=\s*+[\"{\w]|=\s*+[\"{])")
_PLAIN_KEY = re.compile(r"\s*+([^,{}\r\n]*+)(?=\s*+[,}])")
_LONE_KEY = re.compile(r"\s*+([^\s,{}=]++)(?=[ \t]*+[\r\n]|\s*+[A-Za-z][\w:+-]*+\s*+=)")
_BAD_IN_KEY = re.compile(r"[\s\"#%~\\]")
_WORD = re.compile(r"[^\s{},\"#=()]++")
_ESCAPED_QUOTED = re.compile(r'"((?:[^"\\{}]++|\\.|\{[^{}]*+\})*+)"(?=\s*+[,})])', re.DOTALL)
_REST = re.compile(r"[^,{}\r\n]*+")
_LINE_END = re.compile(r"[ \t]*+(?:\r\n?|\n)")
_NEXT_FIELD = re.compile(r"\s*+,\s*+[A-Za-z][\w:+-]*+\s*+=\s*+[\"{\w]")
_LINE = re.compile(r"[^\r\n]*+(?:\r\n?|\n)?")
_BLANKS = re.compile(r"\s*+")
_OF_BIBLATEX = re.compile(
    r"[\r\n,{][ \t]*+(?:date|journaltitle|maintitle|eventtitle|langid|[a-z]++\+an(?::[a-z]++)?)\s*+=",
    re.IGNORECASE,
)
"""A field that only BibLaTeX has: its reader, Biber, knows comments inside an entry, and BibTeX stops at them."""


def recover(heads: Heads, head: re.Match[str]) -> Entry:
    """The entry that starts with `head`, as far as it can be made out, with notes on what is wrong with it."""
    limits = heads.limits(head.end())
    for limit in dict.fromkeys(limits):
        reader = _Reader(heads.text, head, limit)
        if reader.read():
            return reader.entry
        heads.patience -= limit - head.start()
    reader = _LineReader(heads.text, head, limits[1])
    if not reader.read():
        reader.give_up()
    return reader.entry


class _Reader:
    """One entry being read: the offset `at` goes from its head to its end, never past `limit`."""

    def __init__(self, text: str, head: re.Match[str], limit: int) -> None:
        self.text = text
        self.limit = limit
        self.closer = "}" if head[2] == "{" else ")"
        self.at = head.end()
        self.separated = self.at  # behind the last separator and its line end
        self.entry = Entry(head[1], head.start())
        self.entry.key_start = self.entry.key_end = self.at

    def note(self, name: str, start: int, end: int, new: str | None = None, **placeholders: str) -> None:
        """Note something; `new` is the text that mends the range."""
        operation = None if new is None else ReplaceRange(start, end, new)
        self.entry.notes.append(Note(name, start, end, placeholders, operation))

    def match(self, pattern: re.Pattern[str], at: int | None = None) -> re.Match[str] | None:
        """Match a pattern here, or at an offset, within the limit."""
        return pattern.match(self.text, self.at if at is None else at, self.limit)

    def peek(self) -> str:
        """The next character that is not blank; `''` at the limit."""
        blanks = self.match(_BLANKS)
        at = blanks.end() if blanks else self.at
        return self.text[at] if at < self.limit else ""

    def skip_blanks(self) -> None:
        """Go to the next character that is not blank."""
        blanks = self.match(_BLANKS)
        self.at = blanks.end() if blanks else self.at

    def read(self) -> bool:
        """Read key, fields and end; False if the entry is not closed before the limit."""
        self.read_key()
        while character := self.peek():
            if character in "})":
                if self.close(character):
                    return True
            elif character == ",":
                self.skip_blanks()
                self.note("bad-field", self.at, self.at + 1, "")
                self.separator()
            elif name := self.match(_NAME):
                if not self.read_field(name):
                    return False
            elif not self.skip_junk():
                return False
        return False

    def close(self, character: str) -> bool:
        """Take the closing delimiter; False if fields follow it, which makes it one too many."""
        self.skip_blanks()
        at = self.at
        self.at += 1
        if self.match(_NEXT_FIELD):
            self.note("unbalanced-braces", at, at + 1, "")
            self.skip_blanks()
            self.separator()
            return False
        if character != self.closer:
            self.note("unbalanced-braces", at, at + 1, self.closer)
        self.entry.end = self.at
        return True

    def separator(self) -> None:
        """Take a comma, and the line end behind it."""
        self.at += 1
        found = self.match(_LINE_END)
        self.at = self.separated = found.end() if found else self.at

    def read_key(self) -> None:
        """Take the citation key and the comma behind it."""
        start = self.at
        found = None
        if not self.match(_FIRST_FIELD):
            found = self.match(_PLAIN_KEY) or self.match(_LONE_KEY)
        if found is None:
            self.note("missing-key", start - 1, start)
            return
        key = found[1].rstrip()
        low = found.start(1)
        self.entry.key_start, self.entry.key_end = low, low + len(key)
        self.at = self.separated = low + len(key)
        if not key:
            self.note("missing-key", start - 1, start)
        elif _BAD_IN_KEY.search(key):
            self.note("bad-key", low, low + len(key), key=key)
        self.after_item()

    def after_item(self) -> None:
        """Take the comma behind a key or a value, or note that it is missing."""
        end = self.at
        character = self.peek()
        if character == ",":
            self.skip_blanks()
            self.separator()
            return
        if character and character != self.closer and self.match(_NAME):
            self.note("missing-comma", end, end, ",")
        line_end = self.match(_LINE_END)
        self.at = self.separated = line_end.end() if line_end else end

    @cached_property
    def is_biblatex(self) -> bool:
        """True if a field of the entry is BibLaTeX's own."""
        return _OF_BIBLATEX.search(self.text, self.entry.start, self.limit) is not None

    def skip_junk(self) -> bool:
        """Go over what is no field, to the next comma or line; False at a brace that is never closed."""
        self.skip_blanks()
        start = self.at
        if self.text[start] == "%":
            rest = self.match(_LINE)
            self.at = self.separated = rest.end() if rest else start + 1
            if not self.is_biblatex:
                self.note("bad-field", start, start + len(self.text[start : self.at].rstrip()), text="%")
            return True
        if self.text[start] == "{":
            closing = closing_brace(self.text, start, self.limit)
            if closing < 0:
                return False
            self.at = closing + 1
        else:
            rest = self.match(_REST)
            self.at = max(rest.end() if rest else start, start + 1)
        self.note("bad-field", start, self.at, text=self.text[start : self.at].strip()[:40])
        if self.peek() == ",":
            self.skip_blanks()
            self.separator()
        return True

    def read_field(self, name: re.Match[str]) -> bool:
        """Take a field; False if its value cannot be closed."""
        whole_start = self.separated
        content = self.read_value(name.end())
        if content is None:
            return False
        self.add(name, content, whole_start)
        return True

    def add(self, name: re.Match[str], content: tuple[int, int], whole_start: int) -> None:
        """Add a field whose value ends here, with the separator behind it."""
        start, end = content
        end = start + len(self.text[start:end].rstrip())
        value_end = self.at
        self.after_item()
        whole_end = self.at
        if self.text[whole_start - 1] not in "\r\n":
            whole_end = value_end + len(self.text[value_end : self.at].rstrip("\r\n"))
        tag_start, tag_end = name.span(1)
        self.entry.fields.append(
            field_tuple((name[1], tag_start, tag_end, start, end, whole_start, max(whole_end, value_end)))
        )

    def read_value(self, start: int) -> tuple[int, int] | None:
        """Go over an expression; the range of its content, or of the whole expression if it is a concatenation."""
        self.at = start
        bare: list[tuple[int, int]] = []
        content: tuple[int, int] | None = None
        parts = 0
        while (part := self.read_part(bare)) is not None:
            parts += 1
            content = part
            end = self.at
            if self.peek() != "#":
                self.at = end
                break
            self.skip_blanks()
            self.at += 1
            self.skip_blanks()
        if part is None and parts:
            self.note("bad-field", start, self.at, text=self.text[start : self.at][:40])
        if part is None and self.peek() in ('"', "{"):
            return None
        self.entry.bare += bare
        if content is None:
            return start, start
        return content if parts == 1 and part is not None else (start, self.at)

    def read_part(self, bare: list[tuple[int, int]]) -> tuple[int, int] | None:
        """Go over one part of an expression; the range of its content, None if there is none or it is not closed."""
        start = self.at
        character = self.text[start] if start < self.limit else ""
        if character == "{":
            closing = closing_brace(self.text, start, self.limit)
        elif character == '"':
            closing = self.quote(start)
        else:
            return self.read_word(bare)
        if closing < 0:
            return None
        self.at = closing + 1
        return start + 1, closing

    def quote(self, start: int) -> int:
        """The offset of the closing quote; one behind a backslash is an accent where only so the value ends well."""
        closing = closing_quote(self.text, start, self.limit)
        if closing >= 0:
            self.at = closing + 1
            if self.peek() in (",", "#", self.closer) or self.match(_NAME):
                return closing
        escaped = self.match(_ESCAPED_QUOTED, start)
        self.at = start
        if escaped is None:
            return closing
        self.note("unbalanced-braces", start, escaped.end())
        return escaped.end() - 1

    def read_word(self, bare: list[tuple[int, int]]) -> tuple[int, int] | None:
        """Go over a number or a macro; more words behind it belong to it, though BibTeX refuses them."""
        found = self.match(_WORD)
        if found is None:
            return None
        start, self.at = found.span()
        if self.peek() in (",", "#", self.closer, "") or self.match(_NAME):
            bare.append((start, self.at))
            return start, self.at
        rest = self.match(_REST)
        if rest is not None:
            self.at = start + len(self.text[start : rest.end()].rstrip())
        self.note("bad-field", start, self.at, text=self.text[start : self.at][:40])
        return start, self.at


class _LineReader(_Reader):
    """Reads an entry whose braces are wrong: values end before the next line that starts a field."""

    def __init__(self, text: str, head: re.Match[str], limit: int) -> None:
        super().__init__(text, head, limit)
        self.pattern = _FIELD_LINE
        self.following = (0, -1)  # what was searched last: from where, and what was found

    def read_field(self, name: re.Match[str]) -> bool:
        """Take a field; a broken value is taken to the next field, and noted."""
        whole_start = self.separated
        start = name.end()
        following = self.next_field(start)
        noted, bare = len(self.entry.notes), len(self.entry.bare)
        limit, self.limit = self.limit, following
        content = self.read_value(start)
        self.limit = limit
        if content is not None:
            self.add(name, content, whole_start)
            return True
        del self.entry.notes[noted:], self.entry.bare[bare:]
        self.take_broken(name, start, following, whole_start)
        return True

    def next_field(self, start: int) -> int:
        """Where the next field starts: at a line start, or on the same line behind a comma."""
        if not self.entry.fields:
            self.pattern = _FIELD_LINE if "\n" in self.text[self.entry.start : start] else _FIELD_START
        since, at = self.following
        if not since <= start < at:
            found = self.pattern.search(self.text, start, self.limit)
            at = found.end() if found else self.limit
            self.following = (start, at)
        return at

    def take_broken(self, name: re.Match[str], start: int, following: int, whole_start: int) -> None:
        """Take what stands before the next field as the value, less the delimiters and the comma at its ends."""
        raw = self.text[start:following].rstrip()
        if following == self.limit and raw.endswith("}"):
            raw = raw[:-1].rstrip()
        raw = raw.rstrip(", \t\r\n")
        self.at = start + len(raw)
        content_start = start + (raw[:1] in ('"', "{"))
        content_end = self.at - (len(raw) > 1 and raw[-1:] in ('"', "}") and raw.count("{") <= raw.count("}"))
        self.note("unbalanced-braces", name.start(1), self.at)
        self.add(name, (content_start, max(content_start, content_end)), whole_start)

    def skip_junk(self) -> bool:
        """Go over what is no field, to the next line that starts one; at an open brace too."""
        self.skip_blanks()
        start = self.at
        if self.text[start] != "{":
            return super().skip_junk()
        self.at = max(start + 1, self.next_field(start))
        self.note("unbalanced-braces", start, start + 1)
        return True

    def give_up(self) -> None:
        """End an entry that is never closed behind its last field."""
        entry = self.entry
        end = max([entry.key_end, *(field.whole_end for field in entry.fields)])
        body = self.text[entry.start : min(end, self.limit)]
        entry.end = entry.start + len(body.rstrip())
        self.note("unclosed-record", entry.start, entry.end)
