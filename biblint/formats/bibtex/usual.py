"""The usual entry, read in one pass: sound syntax, every field once, nothing that depends on other entries.

Most entries of a file have the same few orders of fields; what follows from the names alone is worked out once for
each such layout. Fields are made when they are asked for, texts without markup at once. Whatever is not usual gives
None, and the general way in `reading` is taken; both ways give the same records.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from biblint.formats.bibtex.fields import BOOK_TYPES, FIELDS, ISSUE_TYPES, KNOWN_TYPES, NAME_VARIABLES, TYPES
from biblint.formats.bibtex.plain import RANGES, SPECIAL, is_without_signs, plain_meaning
from biblint.formats.bibtex.syntax import (
    BARE,
    CLOSING,
    ENTRY_KEY,
    FIELD,
    LINE,
    STRONG,
    field_of,
    field_tuple,
    next_head,
)
from biblint.model import Builder, Field, Record, Segment, Texter
from biblint.outline import Outline

_ELSEWHERE = frozenset({"eprint", "crossref"})
_NAMES_ELSEWHERE = frozenset({"xdata", "howpublished"})
"""What the general way looks closer at."""
_AFTER = re.compile(r"\s*+(?:\}|,\s*+[A-Za-z][\w:+-]*+\s*+=\s*+[\"{\w])")
"""What the general way looks closer at behind an entry: a brace too many, a field outside."""
_MOVED = {"year": "issued", "number": "issue"}
_LAYOUTS = 4096


class Layout(NamedTuple):
    """What the type of an entry and the names of its fields say."""

    type: str
    """CSL type."""
    columns: Sequence[tuple[int, str]]
    """The index of each field and its variable (`''`: none), in the order in which records have them."""
    names: frozenset[str]
    """The names of the fields in small letters."""


def layout_of(entry_type: str, tags: Sequence[str]) -> Layout | None:
    """The layout of entries of a type with these fields; None if such entries are not usual."""
    lowered = entry_type.lower()
    csl = TYPES.get(lowered, "")
    names = frozenset(map(str.lower, tags))
    variables = [FIELDS.get(tag) or FIELDS.get(tag.lower()) or "" for tag in tags]
    held = [variable for variable in variables if variable]
    if (
        (not csl and lowered not in KNOWN_TYPES)
        or len(names) != len(tags)
        or len(set(held)) != len(held)
        or not _ELSEWHERE.isdisjoint(held)
        or not _NAMES_ELSEWHERE.isdisjoint(names)
        or (csl in BOOK_TYPES and "container-title" in held)
        or ("year" in held and "issued" in held)
    ):
        return None
    moved = ["year"] if "year" in held else []
    if "number" in held and csl in ISSUE_TYPES and "issue" not in held:
        moved.append("number")
    columns = [(at, variable) for at, variable in enumerate(variables) if variable not in moved]
    columns += [(variables.index(variable), _MOVED[variable]) for variable in moved]
    return Layout(csl, columns, names)


class Fields(Outline):
    """The fields of a usual entry, as matches of its key and its fields."""

    __slots__ = ("matches", "text")

    def __init__(self, text: str, matches: Sequence[re.Match[str]]) -> None:
        self.text = text
        self.matches = matches

    def made(self, plan: re.Match[str]) -> list[Field]:
        """The field of a match."""
        return [_key_field(plan) if plan.re is ENTRY_KEY else field_of(plan)]

    def fields(self) -> list[Field]:
        """All fields in their order."""
        made = {field.tag_start: field for field in chain.from_iterable(self.values())}
        return [made.get(match.start(1)) or field_of(match) for match in self.matches]

    def contents(self, variable: str) -> Sequence[str]:
        """The content of a variable's field."""
        found: Any = dict.get(self, variable)
        if found.__class__ is re.Match:
            content: str = found[1 if found.re is ENTRY_KEY else found.lastindex or 0]
            return (content.rstrip(),)
        if variable.startswith("raw:"):
            found = [field for field in self.fields() if field.tag == variable[4:]]
        return [self.text[field.start : field.end] for field in found or ()]


def _key_field(match: re.Match[str]) -> Field:
    start, end = match.span(1)
    return field_tuple(("citation-key", start, start, start, end, start, end))


class Usual:
    """Reads the usual entries of one segment."""

    __slots__ = ("_build", "_layouts", "_macros", "_segment", "_text", "_texts")

    def __init__(
        self, segment: Segment, macros: Mapping[str, str], memory: dict[Any, Any], build: Builder, texts: Texter
    ) -> None:
        self._segment = segment
        self._text = segment.text
        self._macros = macros
        self._build = build
        self._texts = texts
        self._layouts: dict[tuple[str, ...], Layout | None] = memory.setdefault("layouts", {})

    def record(self, head: re.Match[str], soft: int, index: int) -> tuple[Record, frozenset[str]] | None:
        """The record of the entry that begins with `head` and ends before `soft`, with the names of its fields.

        The dialect is left to the caller. None if it is not usual.
        """
        text = self._text
        key = ENTRY_KEY.match(text, head.end(), soft)
        if key is None:
            return None
        field = FIELD.match
        matches: list[re.Match[str]] = []
        at = key.end()
        while match := field(text, at, soft):
            matches.append(match)
            at = match.end()
        closing = CLOSING.match(text, at, soft)
        if closing is None or closing[1] != ("}" if head[2] == "{" else ")"):
            return None
        end = closing.end()
        name = head[1]
        shape = (name, *[match[1] for match in matches])
        layout = self._layouts[shape] if shape in self._layouts else self._layout(shape)
        if layout is None or _AFTER.match(text, end):
            return None
        start = head.start()
        if text.find("@", start + 1, end) > 0 and next_head(text, head.end(), end, STRONG) < end:
            return None
        tags = Fields(text, matches)
        texts: dict[str, Sequence[str]] = {}
        tags["citation-key"] = key
        is_plain = is_without_signs(text[start:end])
        if text[key.start(1) - 1] == "{" and (is_plain or is_without_signs(key[1])):
            texts["citation-key"] = (key[1],)
        if not self._take(layout, matches, tags, texts, is_plain):
            return None
        record = Record.outlined(
            "bibtex", index, self._segment, start, end, self._build, self._texts,
            tags, texts, layout.type, name, key[1], "",
        )  # fmt: skip
        return record, layout.names

    def _layout(self, shape: tuple[str, ...]) -> Layout | None:
        if len(self._layouts) >= _LAYOUTS:
            self._layouts.clear()
        layout = self._layouts[shape] = layout_of(shape[0], shape[1:])
        return layout

    def _take(
        self, layout: Layout, matches: Sequence[re.Match[str]], tags: dict[str, Any], texts: dict[str, Sequence[str]],
        is_plain: bool,
    ) -> bool:  # fmt: skip
        """Take up the fields and the texts that are plain; False if a field is empty or a macro is not known."""
        special = SPECIAL.get
        for at, variable in layout.columns:
            match = matches[at]
            kind: int = match.lastindex  # type: ignore[assignment]  # one of the four has matched
            raw = match[kind]
            if variable:
                tags[variable] = match
            if kind != LINE:
                if kind == BARE:
                    if not self._take_word(raw, variable, texts):
                        return False
                    continue
                if not raw.strip("{} \t\r\n"):
                    return False
                if raw[0] == "{" and raw[-1] == "}" and variable not in NAME_VARIABLES:
                    raw = raw[1:-1]
                if raw[0] <= " " or "{" in raw or "}" in raw or "\n" in raw or "\r" in raw:
                    continue
            if variable and raw[-1] > " " and (is_plain or is_without_signs(raw)):
                split = special(variable)
                if split is None:
                    texts[variable] = (raw,)
                elif (found := split(raw)) is not None:
                    texts[variable] = found
        return True

    def _take_word(self, word: str, variable: str, texts: dict[str, Sequence[str]]) -> bool:
        """Take up the text of a number or of a macro whose meaning is plain; False for a macro that is not known."""
        if word.isdigit():
            if variable not in SPECIAL or variable in RANGES:
                texts[variable] = (word,)
            return True
        meaning = self._macros.get(word.lower())
        if meaning is None:
            return False
        if variable not in SPECIAL and plain_meaning(meaning):
            texts[variable] = (meaning,)
        return True
