"""Check kind `twins`: records of one DOI, PubMed or accession number, and what each has that the other lacks.

What another export says of the same record is the only witness there is without a network.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from biblint.checks._works import is_same_work, normal, page_numbers, pages, place, remembered, shown, year
from biblint.checks.base import Check, Digest, FindingType, Kind, Member, Setting
from biblint.model import InsertField, Record, Value
from biblint.values import identifiers
from biblint.values.names import fold, same_person, script_of
from biblint.values.truncation import has_sign, truncation_findings
from biblint.variables import label

_COMPARED = 50
"""A record is held against so many others at most."""
_LACKING = ("DOI", "PMID", "container-title", "issued", "volume", "issue", "page", "ISSN", "abstract")
"""The variables that a record may take over from its twin."""
_NO_WORD = re.compile(r"[\W_]+")
_DIGIT = re.compile("[0-9]")
_NUMBERS = frozenset({"volume", "issue", "page"})
_LONGEST_NUMBER = 24
_NOTHING = frozenset({"nan", "null", "none", "na", "undefined", "unknown", "无"})
"""What programs write where there is nothing, as `folded` has it."""
_SCHEMES = (("DOI", "doi"), ("PMID", "pmid"))

Differs = Callable[[Record, Record], bool]


class _Difference(NamedTuple):
    """A variable in which two records differ, the values at issue, and how they are told."""

    variable: str
    value: Value | None
    other: Value
    mine: str
    theirs: str


def _other_number(variable: str) -> Differs:
    def differs(one: Record, other: Record) -> bool:
        first, second = (record.text(variable).strip().lstrip("0") for record in (one, other))
        return first.isdigit() and second.isdigit() and first != second

    return differs


def _other_year(one: Record, other: Record) -> bool:
    """Two years apart or more: the year of first appearance online is often one before that of the issue."""
    first, second = year(one), year(other)
    return bool(first and second) and abs(first - second) > 1


def _other_pages(one: Record, other: Record) -> bool:
    """Another first page, or another last page where both have one."""
    first, second = page_numbers(one), page_numbers(other)
    if first is None or second is None:
        return False
    if first[0] != second[0]:
        # A single number may be that of the article, or a number of pages.
        return _is_range(one) and _is_range(other)
    return first[1] != second[1] and _is_range(one) and _is_range(other)


def _is_range(record: Record) -> bool:
    found = pages(record)
    return found is not None and found.kind in ("range", "abbreviated-end")


_DIFFERING: Mapping[str, Differs] = {
    "issued": _other_year,
    "volume": _other_number("volume"),
    "issue": _other_number("issue"),
    "page": _other_pages,
}


class Twins:
    """A group check: records of one identifier, held against each other field by field."""

    variable = ""
    keyed = ""
    compared = ("title", "PMID", "accession", "article-number")
    pointed = (*_LACKING, "author")

    def __init__(self, language: str) -> None:
        self._language = language

    def keys(self, record: Record) -> Iterable[tuple[Hashable, Value | None]]:
        """The identifiers of a record."""
        return [(key, None) for key in self._identifiers(record)]

    def hashed(self, record: Record) -> Sequence[int]:
        """The hashes of the identifiers."""
        return [hash(key) for key in self._identifiers(record)]

    def _identifiers(self, record: Record) -> Iterator[Hashable]:
        tags = record.tags
        for variable, scheme in _SCHEMES:
            if variable in tags:
                for text in normal(scheme, record.text(variable)):
                    yield scheme, text
        if "accession" in tags:
            number = record.text("accession")
            if len(number) > 5 and _DIGIT.search(number):
                yield "accession", number.upper()

    def judge(self, digests: Sequence[Digest]) -> Iterable[Member]:
        """For each record what others of the same work say otherwise, and what they have that it lacks."""
        for at, own in enumerate(digests):
            start = max(0, min(at - _COMPARED // 2, len(digests) - _COMPARED))
            others = [
                other
                for other in range(start, min(len(digests), start + _COMPARED))
                if other != at
                and self._is_first_key(own, digests[other])
                and is_same_work(own.record, digests[other].record)
            ]
            if others:
                yield from self._disagreements(at, others, digests)
                yield from self._gaps(at, others, digests)

    def _is_first_key(self, own: Digest, other: Digest) -> bool:
        shared = set(self._identifiers(other.record))
        return own.key == next((key for key in self._identifiers(own.record) if key in shared), None)

    def _disagreements(self, at: int, others: Sequence[int], digests: Sequence[Digest]) -> Iterator[Member]:
        own = digests[at].record
        for variable, differs in _DIFFERING.items():
            other = next((other for other in others if differs(own, digests[other].record)), None)
            value = own.first(variable)
            if other is not None and value is not None:
                theirs = digests[other].record.first(variable)
                assert theirs is not None
                found = _Difference(variable, value, theirs, shown(value.text), shown(theirs.text))
                yield self._member("differs", at, other, digests, found)
        for other in others:
            names = _authors(own, digests[other].record, self._language)
            if names:
                yield self._member("differs", at, other, digests, names)
                return

    def _gaps(self, at: int, others: Sequence[int], digests: Sequence[Digest]) -> Iterator[Member]:
        own = digests[at].record
        for variable in _LACKING:
            if own.has(variable) or (variable == "page" and own.has("article-number")):
                continue
            for other in others:
                value = digests[other].record.first(variable)
                if value is not None and _is_good(variable, value.text):
                    text = str(year(digests[other].record) or "") if variable == "issued" else value.text
                    if not text:
                        continue
                    found = _Difference(variable, None, value, "", text)
                    yield self._member("lacks", at, other, digests, found)
                    break

    def _member(self, name: str, at: int, other: int, digests: Sequence[Digest], found: _Difference) -> Member:
        theirs = digests[other]
        told = {
            "other": theirs.ref.key,
            "other-place": place(theirs, digests[at], self._language),
            "here": found.mine,
            "other-value": shown(found.theirs),
            "what": label(found.variable, self._language),
        }
        operation = InsertField(found.variable, found.theirs) if name == "lacks" else None
        return Member(at, told, (other,), name, found.variable, found.value, {other: found.other}, operation)


def _is_good(variable: str, text: str) -> bool:
    """True if a value of the other record is sound enough to be offered."""
    scheme = {"DOI": "doi", "PMID": "pmid", "ISSN": "issn"}.get(variable)
    if scheme:
        return len(identifiers.normalise_each(scheme, text)) == 1
    if variable in _NUMBERS:
        return len(text) <= _LONGEST_NUMBER and bool(_DIGIT.search(text))
    plain = remembered(text) if len(text) < 100 else text
    return bool(plain) and plain not in _NOTHING


def _authors(own: Record, other: Record, language: str) -> _Difference | None:
    """The first author whom the other record does not have, or the last ones of lists of other lengths."""
    mine, theirs = own.values("author"), other.values("author")
    if not mine or not theirs or script_of(mine[0].text) != script_of(theirs[0].text):
        return None
    if _is_cut(other.texts("author")) or _is_cut(own.texts("author")):
        return None  # a list that says itself that it goes on contradicts no other
    if len(mine) != len(theirs):
        told = (_counted(len(mine), language), _counted(len(theirs), language))
        return _Difference("author", mine[-1], theirs[-1], *told)
    words = {word for each in theirs for word in _words(each.text)}
    for one, two in zip(mine, theirs, strict=True):
        if words.isdisjoint(_words(one.text)) and not any(same_person(one.text, each.text) for each in theirs):
            return _Difference("author", one, two, shown(one.text), shown(two.text))
    return None


def _is_cut(names: Sequence[str]) -> bool:
    """True for a list of names that says that it is not whole."""
    return has_sign(names) and bool(truncation_findings(names))


def _words(name: str) -> list[str]:
    """The words of a name that tell people apart, whichever of them is taken for the surname."""
    return [word for word in _NO_WORD.split(fold(name)) if len(word) > 3]


def _counted(number: int, language: str) -> str:
    if language == "zh":
        return f"{number} 位作者"
    return f"{number} author{'s' if number > 1 else ''}"


class TwinRecords(Kind):
    """Records of one identifier that disagree, or of which one has what the other lacks."""

    name = "twins"
    title = "Two records of one work"
    scope = "group"
    classifier = True
    selects = ("scope",)
    findings = {
        "differs": FindingType(
            "the other record says something else", ("other", "other-place", "here", "other-value", "what")
        ),
        "lacks": FindingType(
            "the other record has a field that this one lacks",
            ("other", "other-place", "other-value", "what"),
            has_suggestion=True,
        ),
    }

    def compile(self, options: Mapping[str, Any], setting: Setting) -> Check:
        """A group check."""
        return Twins(setting.language)


KIND = TwinRecords()
