"""Check kind `unique`: records of a file, or of a collection, that share what only one of them should have."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import cache
from itertools import product
from typing import Any

from biblint.checks.base import Check, Digest, FindingType, Kind, Member, OptionError, Setting
from biblint.model import Record, Value
from biblint.values import identifiers
from biblint.values.scripts import dominant
from biblint.variables import VARIABLES

_PARTS = frozenset({"chapter", "paper-conference", "entry", "entry-encyclopedia", "entry-dictionary"})
_SAME_TITLE = 80
"""From this similarity (0 to 100) on two titles are those of one work; subtitles and typing errors are allowed for."""
_OTHER_TITLE = 55
"""Up to this similarity two titles in one script are those of two works."""
_SHORTEST = 8
"""Titles with fewer letters say too little (`Preface`)."""

_RELATED = 5
"""So many of the others are named."""
_COMPARED = 100
"""In larger groups each member is held against so many others: a stand-in shared by thousands stays cheap."""
_NO_LETTER = re.compile(r"[\W_]+")
_ASCII_SIGNS = bytes(code for code in range(128) if not chr(code).isalnum())


def _folded(text: str) -> tuple[str, ...]:
    if text.isascii():
        folded = text.lower().encode().translate(None, _ASCII_SIGNS).decode()
    else:
        folded = _NO_LETTER.sub("", unicodedata.normalize("NFKC", text).casefold())
    return (folded,) if folded else ()


_NORMALISERS: Mapping[str, Callable[[str], tuple[str, ...]]] = {
    "doi": lambda text: identifiers.normalise_each("doi", text),
    "issn": lambda text: identifiers.normalise_each("issn", text),
    "isbn": lambda text: identifiers.normalise_each("isbn", text),
    "pmid": lambda text: identifiers.normalise_each("pmid", text),
    "text": _folded,
    "key": lambda text: (text.strip(),),
}


class SharedKeys:
    """A group check: the keys of a record, and which records of a group count against each other."""

    def __init__(self, by: Sequence[str], normalise: str, titles: str, parts: bool) -> None:
        self.variable = by[0]
        self._by = tuple(by)
        self._normalise = _NORMALISERS[normalise]
        self._titles = titles
        self._parts = parts

    def keys(self, record: Record) -> Iterable[tuple[Hashable, Value | None]]:
        """Each key once, with the value of the first variable; nothing for a record that lacks one of them."""
        tags = record.tags
        for variable in self._by:
            if variable not in tags and not variable.startswith("raw:"):
                return ()
        if len(self._by) == 1:
            values = record.values(self._by[0])
            if len(values) == 1:
                return [((text,), values[0]) for text in self._normalise(values[0].text)]
        found: dict[Hashable, Value | None] = {}
        for combination in product(*(self._normalised(record, variable) for variable in self._by)):
            found.setdefault(tuple(text for text, _ in combination), combination[0][1])
        return found.items()

    def hashed(self, record: Record) -> Iterable[int]:
        """The hashes of the keys."""
        if len(self._by) == 1 and self._by[0] in record.tags:
            texts = record.texts(self._by[0])
            if len(texts) == 1:
                return [hash((text,)) for text in self._normalise(texts[0])]
        return [hash(key) for key, _ in self.keys(record)]

    def _normalised(self, record: Record, variable: str) -> list[tuple[str, Value]]:
        return [(text, value) for value in record.values(variable) for text in self._normalise(value.text)]

    def judge(self, digests: Sequence[Digest]) -> Iterable[Member]:
        """Every member that shares the key with one that counts against it."""
        for place in range(len(digests)):
            others, total = self._others(place, digests)
            if others:
                first = digests[others[0]]
                told = {"other": first.ref.key, "others": str(total), "other-line": str(first.location.line)}
                yield Member(place, told, tuple(others[:_RELATED]))

    def _others(self, place: int, digests: Sequence[Digest]) -> tuple[list[int], int]:
        """The places of others that count against a member, and how many there are."""
        if not self._is_choosy:
            near = [other for other in range(min(len(digests), _RELATED + 1)) if other != place]
            return near, len(digests) - 1
        record = digests[place].record
        start = max(0, min(place - _COMPARED // 2, len(digests) - _COMPARED))
        window = range(start, min(len(digests), start + _COMPARED))
        found = [other for other in window if other != place and self._counts(record, digests[other].record)]
        return found, len(found)

    def _counts(self, one: Record, other: Record) -> bool:
        likeness = title_likeness(one.text("title"), other.text("title")) if self._is_choosy else ""
        if not self._parts and (one.type in _PARTS or other.type in _PARTS):
            return self._titles != "different" and one.type == other.type and likeness == "alike"
        return self._titles == "any" or (self._titles == "different") == (likeness == "different")

    @property
    def _is_choosy(self) -> bool:
        return self._titles != "any" or not self._parts


@cache
def _ratio() -> Callable[[str, str], float]:
    from rapidfuzz.fuzz import ratio

    return ratio


def title_likeness(one: str, other: str) -> str:
    """`alike`, `different`, or `unclear` for two titles: missing, too short, in two scripts, or half alike."""
    first, second = "".join(_folded(one)), "".join(_folded(other))
    if not first or not second:
        return "unclear"
    if first == second:
        return "alike"
    short, long = sorted((first, second), key=len)
    if len(short) < _SHORTEST or dominant(one) != dominant(other):
        return "unclear"
    likeness = _ratio()(first, second)
    if likeness >= _SAME_TITLE or short in long:
        return "alike"
    return "different" if likeness <= _OTHER_TITLE else "unclear"


class Unique(Kind):
    """Values that only one record may have; every record that shares one is told, with the others."""

    name = "unique"
    title = "What no two records may share"
    scope = "group"
    selects = ("scope",)
    findings = {"repeated": FindingType("another record has the same", ("other", "others", "other-line"))}
    options = {
        "by": {
            "type": "array",
            "items": {"type": "string", "format": "biblint-variable"},
            "minItems": 1,
            "uniqueItems": True,
            "description": "The variables that together make the key; the first one is reported.",
        },
        "normalise": {
            "enum": list(_NORMALISERS),
            "default": "text",
            "description": "How values are made comparable; as an identifier, invalid values have no key.",
        },
        "titles": {
            "enum": ["any", "alike", "different"],
            "default": "any",
            "description": "Count only records whose titles are clearly different, or only those whose titles are not.",
        },
        "parts": {
            "type": "boolean",
            "default": True,
            "description": "False: parts of a book count only if type and title agree, for they share its identifiers.",
        },
    }
    required = ("by",)

    def compile(self, options: Mapping[str, Any], setting: Setting) -> Check:
        """A group check; raises `OptionError` for `by` with a facet or an unknown variable."""
        for variable in options["by"]:
            if variable not in VARIABLES and not variable.startswith("raw:"):
                raise OptionError("by", f"'{variable}' is no variable")
        titles, parts = options.get("titles", "any"), options.get("parts", True)
        return SharedKeys(options["by"], options.get("normalise", "text"), titles, parts)


KIND = Unique()
