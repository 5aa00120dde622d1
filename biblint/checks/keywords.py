"""Check kind `keywords`: what is wrong with the items of a list of keywords."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from biblint.checks.base import Check, FindingType, Guarded, Kind, Setting
from biblint.model import Field, Finding, Record, Safety, Value

_LOWER = re.compile(r"[a-zà-öø-ÿ]{2}")
_LONG_CAPITALS = re.compile(r"(?<![^\W_])[A-Z]{7,}(?![^\W_])")
_INITIAL = re.compile(r"[^\W\d_]\.")
"""No keyword, but an initial in a list of people that stands in the place of keywords."""
_BARE_COMMA = re.compile(r"\S,\S")
_FEW = 2
_MERGED = frozenset({"Index Keywords", "索引关键字", "索引關鍵字", "索引キーワード"})
"""Columns in which Scopus strings several thesauri together, which share many words."""


class Keywords(Kind):
    """Tells keywords given twice in one field, and two vocabularies in one field."""

    name = "keywords"
    title = "Keywords"
    scope = "list"
    classifier = True
    selects = ("field", "fields", "raw")
    findings = {
        "repeated": FindingType("a keyword that the field has given before", ("first",)),
        "two-vocabularies": FindingType(
            "keywords in capitals behind keywords in small letters, as KeyWords Plus behind those of the authors",
            ("first",),
        ),
    }

    def compile(self, options: Mapping[str, Any], setting: Setting) -> Check:
        """A list check."""
        return Guarded(_check, _suspects)


def _suspects(texts: Sequence[str], variable: str, record: Record) -> bool:
    """True if two keywords are alike, or one is in capitals."""
    if len(texts) < _FEW:
        return False
    return len(set(map(str.casefold, texts))) < len(texts) or any(map(str.isupper, texts))


def _check(values: Sequence[Value], variable: str, record: Record) -> Iterable[Finding]:
    folded = [value.text.casefold() for value in values]
    is_citation = any(map(_INITIAL.fullmatch, folded))
    repeated = _repeated(values, folded, record) if len(set(folded)) < len(folded) and not is_citation else ()
    return [*repeated, *_vocabularies(values)]


def _tag(field: Field | None) -> str:
    return field.tag if field else ""


def _repeated(values: Sequence[Value], folded: Sequence[str], record: Record) -> Iterator[Finding]:
    """Keywords given before, but for KeyWords Plus, which stand in capitals behind the authors' own."""
    seen: dict[tuple[str, str], Value] = {}
    has_plus = sum(1 for value in values if _is_capitals(value.text) and _LONG_CAPITALS.search(value.text)) >= _FEW
    for value, text in zip(values, folded, strict=True):
        first = seen.setdefault((_tag(value.field), text), value)
        same = first.text == value.text
        if first is value or (not same and has_plus and value.text.isupper()):
            continue
        if _tag(value.field) not in _MERGED and not _is_heading(value, record.segment.text):
            safety: Safety | None = None if same else "unsafe"
            yield Finding("repeated", placeholders={"first": first.text}, value=value, safety=safety)


def _is_heading(value: Value, source: str) -> bool:
    """True for a half of a subject category that holds a comma itself, in a list joined by bare commas.

    Mendeley writes the categories of Web of Science so: `Moss,Plant Sciences,Plant Sciences, Applied`.
    """
    ranges = value.source_ranges(0, len(value.text))
    start, end = ranges[0][0], ranges[-1][1]
    if source.startswith(", ", end):
        return source[start - 1 : start] == ","
    field = value.field
    is_second = field is not None and start > field.start and source[start - 2 : start] == ", "
    return is_second and field is not None and _BARE_COMMA.search(source, field.start, field.end) is not None


def _vocabularies(values: Sequence[Value]) -> Iterator[Finding]:
    """The first word, no acronym, of the keywords in capitals that end a list behind keywords in small letters."""
    for items in _by_tag(values):
        tail = len(items)
        while tail and _is_capitals(items[tail - 1].text):
            tail -= 1
        first = next((item for item in items[tail:] if _LONG_CAPITALS.search(item.text)), None)
        small = sum(1 for item in items[:tail] if _LOWER.search(item.text))
        if first is not None and len(items) - tail >= _FEW and small >= _FEW:
            yield Finding("two-vocabularies", placeholders={"first": first.text}, value=first)


def _by_tag(values: Sequence[Value]) -> Iterator[list[Value]]:
    """Keywords that stand together: in one field, or in fields of one tag where each has a field of its own."""
    items: list[Value] = []
    for value in values:
        if items and _tag(value.field) != _tag(items[-1].field):
            yield items
            items = []
        items.append(value)
    yield items


def _is_capitals(text: str) -> bool:
    return text.isupper() and text.isascii()


KIND = Keywords()
