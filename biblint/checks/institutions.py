"""Check kind `institutions`: an affiliation that names none of the institutions of a list, or nearly one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Any, NamedTuple

from biblint.checks._lists import COLUMNS, LIST, WHERE, ListKind, columns_of, counted, names_in, table_of
from biblint.checks.base import Check, FindingType, Setting
from biblint.model import Finding
from biblint.tables import Table, texts
from biblint.values.lazy import LazyPattern
from biblint.values.names import fold

_WORD = LazyPattern(r"[^\W_]+")
_LEAD = LazyPattern(r"\s*(?:\[[^\]]*\]|[(（]?[0-9]{1,3}[)）.]?(?![0-9])|[a-z*†‡](?=[A-Z\s]))?\s*")
"""What may stand in front of an affiliation: its authors in brackets, or its number."""
_PART = LazyPattern(r"[^,;，；、]+")
_SMALL = frozenset("a an and at de del della der des di do du e el et for für in la le les of the und y zu zur".split())
_FULL = {
    "acad": "academy", "chem": "chemistry", "cntr": "center", "centre": "center", "ctr": "center", "coll": "college",
    "fac": "faculty", "fdn": "foundation", "hosp": "hospital", "inst": "institute", "lab": "laboratory",
    "med": "medical", "minist": "ministry", "natl": "national", "phys": "physics", "polytech": "polytechnic",
    "res": "research", "sch": "school", "sci": "sciences", "science": "sciences", "soc": "society",
    "tech": "technology", "technol": "technology", "technological": "technology", "tecnol": "technology",
    "univ": "university", "universidad": "university", "universidade": "university", "universita": "university",
    "universitat": "university", "universite": "university", "universiteit": "university", "universitet": "university",
}  # fmt: skip
"""Words of addresses as Web of Science and others abbreviate them -> the whole word."""
_UMLAUT = LazyPattern(r"([aou])e")
_FEWEST_WORDS = 2
_SHORTEST = 6
"""Shorter words differ in one letter too often."""
_FEW_LETTERS = 4
_LONGEST_HAN = 24


class _Names:
    """The names of a list, to be found again."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_key: dict[str, str] = {}
        for name in names:
            self._by_key.setdefault(_key(name), name)
        self._by_key.pop("", None)

    def has(self, part: str) -> bool:
        """True if a part of an affiliation is a name, or for text without spaces begins with one."""
        key = _key(part)
        if key in self._by_key:
            return True
        ends = range(_FEW_LETTERS, min(len(key), _LONGEST_HAN)) if not key.isascii() and " " not in key else ()
        return any(key[:end] in self._by_key for end in ends)

    def near(self, part: str) -> str:
        """The name that a part is but for one wrong letter, or `''`."""
        words = _key(part).split()
        if len(words) < _FEWEST_WORDS or not all(map(str.isascii, words)):
            return ""
        for rest, word in _without_each(words):
            for other, name in self._index.get((rest, word[0]), ()):
                if _is_misspelling(word, other):
                    return name
        return ""

    @cached_property
    def _index(self) -> Mapping[tuple[str, str], list[tuple[str, str]]]:
        """All words of a name but one, and how that one begins -> that one, and the name."""
        index: dict[tuple[str, str], list[tuple[str, str]]] = {}
        for key, name in self._by_key.items():
            for rest, word in _without_each(key.split()):
                index.setdefault((rest, word[0]), []).append((word, name))
        return index


def _without_each(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The words without one of them that is long enough to have an error in it, and that one."""
    for place, word in enumerate(words):
        if len(word) >= _SHORTEST:
            yield " ".join((*words[:place], *words[place + 1 :])), word


class _Part(NamedTuple):
    start: int
    end: int
    text: str


def _key(name: str) -> str:
    """A name as its words that count, written out and in alphabetical order."""
    found = _WORD.findall(fold(name))
    return " ".join(sorted(_FULL.get(word, word) for word in found if word not in _SMALL))


def _is_misspelling(one: str, other: str) -> bool:
    """True if two words differ in one letter, or in the order of two; the last letter and umlauts do not count."""
    short, long = sorted((one, other), key=len)
    if one[:-1] == other[:-1] or short in long or _UMLAUT.sub(r"\1", long) == short:
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other, score_cutoff=1) == 1


def _parts(text: str) -> Iterator[_Part]:
    """The parts of an affiliation between its commas, without space at their ends."""
    lead = _LEAD.match(text)
    for match in _PART.finditer(text, lead.end() if lead else 0):
        part = match[0].strip()
        if part:
            start = match.start() + match[0].index(part)
            yield _Part(start, start + len(part), part)


class Institutions(ListKind):
    """One part of an affiliation must be an institution of the list, in whatever order of words or abbreviation."""

    name = "institutions"
    title = "Institutions of a list"
    scope = "text"
    classifier = True
    selects = ("field", "each", "fields")
    findings = {
        "unlisted": FindingType("no part is an institution of the list, or almost one", ("list-name",)),
        "misspelt": FindingType("a part is one of the list but for one letter", ("right", "list-name"), True),
    }
    options = {"list": LIST, "columns": COLUMNS, "where": WHERE}
    required = ("list", "columns")

    def compile(self, options: Mapping[str, Any], setting: Setting) -> Check:
        """A text check of an affiliation; raises `OptionError` if the list has none of the columns."""
        table = table_of(options)
        if table is None:
            return lambda text: ()
        columns = columns_of(table, options, "columns")
        memo = repr({**options, "list": ""})
        names = table.remembered(memo, lambda: _Names(_names(table, options, columns)))
        list_name = table.name

        def check(text: str) -> Iterable[Finding]:
            parts = list(_parts(text))
            if not any(_WORD.search(part.text) for part in parts) or _is_known(names, parts, text):
                return ()
            for part in parts:
                right = names.near(part.text)
                if right:
                    told = {"right": right, "list-name": list_name}
                    mended = text[: part.start] + right + text[part.end :]
                    return (Finding("misspelt", part.start, part.end, told, mended),)
            return (Finding("unlisted", 0, len(text), {"list-name": list_name}),)

        return check


def _names(table: Table, options: Mapping[str, Any], columns: Sequence[int]) -> Iterator[str]:
    return (name for row in counted(table, options) for name in names_in(texts(row, columns)))


def _is_known(names: _Names, parts: Sequence[_Part], text: str) -> bool:
    """True if a part is a name, or two beside each other (`University of California, Davis`), or the whole text is."""
    if any(names.has(part.text) for part in parts):
        return True
    return any(names.has(text[one.start : other.end]) for one, other in pairwise(parts))


KIND = Institutions()
