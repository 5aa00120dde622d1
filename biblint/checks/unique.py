"""Check kind `unique`: records of a file, or of a collection, that share what only one of them should have."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import product
from typing import Any

from biblint.checks._works import PARTS, folded, normal, place, title_likeness
from biblint.checks.base import Check, Digest, FindingType, Kind, Member, OptionError, Setting
from biblint.model import Record, Value
from biblint.values.names import name_key
from biblint.variables import VARIABLES

_RELATED = 5
"""So many of the others are named."""
_COMPARED = 100
"""In larger groups each member is held against so many others: a stand-in shared by thousands stays cheap."""


def _folded(text: str) -> tuple[str, ...]:
    plain = folded(text)
    return (plain,) if plain else ()


_NORMALISERS: Mapping[str, Callable[[str], tuple[str, ...]]] = {
    "doi": lambda text: normal("doi", text),
    "issn": lambda text: normal("issn", text),
    "isbn": lambda text: normal("isbn", text),
    "pmid": lambda text: normal("pmid", text),
    "text": _folded,
    "key": lambda text: (text.strip(),),
}


class SharedKeys:
    """A group check: the keys of a record, and which records of a group count against each other."""

    def __init__(self, options: Mapping[str, Any], language: str) -> None:
        self._by = tuple(options["by"])
        self.variable = self._by[0]
        self._language = language
        self._normalise = _NORMALISERS[options.get("normalise", "text")]
        self._titles: str = options.get("titles", "any")
        self._parts: bool = options.get("parts", True)
        self._shortest = options.get("shortest", 0)
        self._elsewhere: bool = options.get("elsewhere", False)
        self.keyed = repr(("unique", self._by, options.get("normalise", "text"), self._shortest))
        self._authors: str = options.get("authors", "any")
        self.compared = ("title", "author") if self._authors == "other" else ("title",)
        self.pointed = (self.variable,)

    def keys(self, record: Record) -> Iterable[tuple[Hashable, Value | None]]:
        """Each key once, with the value of the first variable; nothing for a record that lacks one of them."""
        tags = record.tags
        for variable in self._by:
            if variable not in tags and not variable.startswith("raw:"):
                return ()
        if len(self._by) == 1:
            values = record.values(self._by[0])
            if len(values) == 1:
                if len(values[0].text) < self._shortest:
                    return ()
                return [((text,), values[0]) for text in self._normalise(values[0].text)]
        found: dict[Hashable, Value | None] = {}
        for combination in product(*(self._normalised(record, variable) for variable in self._by)):
            found.setdefault(tuple(text for text, _ in combination), combination[0][1])
        return found.items()

    def hashed(self, record: Record) -> Sequence[int]:
        """The hashes of the keys."""
        if len(self._by) == 1 and self._by[0] in record.tags:
            texts = record.texts(self._by[0])
            if len(texts) == 1:
                if len(texts[0]) < self._shortest:
                    return ()
                return [hash((text,)) for text in self._normalise(texts[0])]
        elif len(self._by) == 1 and not self._by[0].startswith("raw:"):
            return ()
        return [hash(key) for key, _ in self.keys(record)]

    def _normalised(self, record: Record, variable: str) -> list[tuple[str, Value]]:
        return [(text, value) for value in record.values(variable) for text in self._normalise(value.text)]

    def judge(self, digests: Sequence[Digest]) -> Iterable[Member]:
        """Every member that shares the key with one that counts against it."""
        for at, own in enumerate(digests):
            others, total = self._others(at, digests)
            if self._elsewhere:
                others = [other for other in others if digests[other].location.path != own.location.path]
                total = len(others)
            if others:
                first = digests[others[0]]
                told = {"other": first.ref.key, "others": str(total), "other-line": str(first.location.line)}
                told["other-place"] = place(first, own, self._language)
                yield Member(at, told, tuple(others[:_RELATED]))

    def _others(self, at: int, digests: Sequence[Digest]) -> tuple[list[int], int]:
        """The places of others that count against a member, and how many there are."""
        if not self._is_choosy:
            near = [other for other in range(min(len(digests), _RELATED + 1)) if other != at]
            return near, len(digests) - 1
        record = digests[at].record
        start = max(0, min(at - _COMPARED // 2, len(digests) - _COMPARED))
        window = range(start, min(len(digests), start + _COMPARED))
        found = [other for other in window if other != at and self._counts(record, digests[other].record)]
        return found, len(found)

    def _counts(self, one: Record, other: Record) -> bool:
        if (
            self._authors == "other"
            and one.text("author")
            and name_key(one.text("author")) == name_key(other.text("author"))
        ):
            return False
        likeness = title_likeness(one.text("title"), other.text("title")) if self._is_choosy else ""
        if not self._parts and (one.type in PARTS or other.type in PARTS):
            return self._titles != "different" and one.type == other.type and likeness == "alike"
        return self._titles == "any" or (self._titles == "different") == (likeness == "different")

    @property
    def _is_choosy(self) -> bool:
        return self._titles != "any" or not self._parts or self._authors != "any"


class Unique(Kind):
    """Values that only one record may have; every record that shares one is told, with the others."""

    name = "unique"
    title = "What no two records may share"
    scope = "group"
    selects = ("scope",)
    findings = {
        "repeated": FindingType("another record has the same", ("other", "others", "other-line", "other-place")),
    }
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
        "shortest": {
            "type": "integer",
            "minimum": 0,
            "default": 0,
            "description": "Values with fewer characters have no key; for keys of one variable.",
        },
        "authors": {
            "enum": ["any", "other"],
            "default": "any",
            "description": "other: records with one first author do not count, for they may be versions of one work.",
        },
        "elsewhere": {
            "type": "boolean",
            "default": False,
            "description": "True: only records of other files count.",
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
        return SharedKeys(options, setting.language)


KIND = Unique()
