"""Check kind `similar`: records that are probably of one work, though they share no identifier.

Records are held against each other if their titles begin or end alike, or if year, volume and first page are the same.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from biblint.checks._lists import COLUMNS, LIST, columns_of, table_of
from biblint.checks._works import (
    folded,
    is_generic,
    normal,
    notice,
    numbers,
    page_numbers,
    place,
    ratio,
    remembered,
    year,
)
from biblint.checks.base import Check, Digest, FindingType, Kind, Member, Setting
from biblint.model import Record, Value
from biblint.tables import texts
from biblint.values.names import name_key
from biblint.variables import label

_BLOCK = 28
"""So many letters at either end of a title put records together."""
_COMPARED = 60
"""In larger groups each member is held against so many others that stand near it."""
_MANY = 2000
"""Of more records that differ in their traits all are looked at."""
_RELATED = 5
_IDENTIFIERS = (("DOI", "doi"), ("PMID", "pmid"))
"""Identifiers on which rules of their own compare records."""
_PREPRINT = 1 << len(_IDENTIFIERS)
"""The bit of a record whose DOI is that of a preprint."""
_DRAFTS = frozenset({"manuscript", "paper-conference", "report", "preprint", "article", "thesis", "webpage", "post"})
_VAGUE = frozenset({"", "document", "article", "webpage"})
"""Types that say little of what a record is."""
_LIBRARIES = frozenset(("zotero-csv", "dspace-csv"))
"""Formats whose accession numbers are those of items in a library or repository: two items may be of one work."""
_PREPRINTS = ("arxiv", "biorxiv", "medrxiv", "ssrn", "researchsquare", "preprints", "chemrxiv", "corr", "zenodo", "osf")

Agreement = Callable[[Record, Record], bool | None]
"""Tells whether two records agree in something, contradict each other (False), or say too little (None)."""


def _authors(one: Record, other: Record) -> bool | None:
    """The same people, as far as the shorter list goes; lists in two scripts say nothing."""
    first, second = ({name_key(text) for text in record.texts("author")} for record in (one, other))
    if not first or not second or (first.isdisjoint(second) and _scripts(first) != _scripts(second)):
        return None
    common = len(first & second)
    return True if common >= min(len(first), len(second), 3) else None if common else False


def _scripts(keys: Iterable[str]) -> bool:
    return all(key.isascii() for key in keys)


def _issued(one: Record, other: Record) -> bool | None:
    first, second = year(one), year(other)
    if not first or not second:
        return None
    return True if first == second else None if abs(first - second) == 1 else False


def _page(one: Record, other: Record) -> bool | None:
    first, second = page_numbers(one), page_numbers(other)
    if first is None or second is None:
        texts = remembered(one.text("page")), remembered(other.text("page"))
        return True if texts[0] and texts[0] == texts[1] else None
    return first[0] == second[0]


def _equal(variable: str) -> Agreement:
    def agreement(one: Record, other: Record) -> bool | None:
        first, second = remembered(one.text(variable)), remembered(other.text(variable))
        return first.lstrip("0") == second.lstrip("0") if first and second else None

    return agreement


def _container(one: Record, other: Record) -> bool | None:
    return _equal("container-title")(one, other) or None


_EVIDENCE: Mapping[str, Agreement] = {
    "author": _authors,
    "issued": _issued,
    "container-title": _container,
    "volume": _equal("volume"),
    "issue": _equal("issue"),
    "page": _page,
    "edition": _equal("edition"),
}


class _Traits(NamedTuple):
    """What tells at once that two records of one block are of two works, in so few bits that it is kept of each."""

    length: int
    """Of the folded title."""
    year: int
    identifiers: int
    """A bit for each kind of identifier that it has, and `_PREPRINT`."""
    accession: int
    """What stands for its format, if it has a number there; else 0."""

    @classmethod
    def of(cls, record: Record, preprints: tuple[str, ...]) -> _Traits:
        """The traits of a record; `preprints` is what DOIs of preprints begin with."""
        tags, bits = record.tags, 0
        for bit, (variable, scheme) in enumerate(_IDENTIFIERS):
            if variable in tags and normal(scheme, record.text(variable)):
                bits |= 1 << bit
        if bits and _is_preprint(record, preprints):
            bits |= _PREPRINT
        is_numbered = "accession" in tags and record.format not in _LIBRARIES and record.text("accession")
        accession = _format_bits(record.format) if is_numbered else 0
        return cls(min(len(folded(record.text("title"))), 4095), year(record), bits, accession)

    def packed(self) -> int:
        """The traits as a number."""
        return ((self.length << 12 | self.year) << 4 | self.identifiers) << 16 | self.accession

    @classmethod
    def unpacked(cls, number: int) -> _Traits:
        """The traits that `packed` gave."""
        return cls(number >> 32, number >> 20 & 4095, number >> 16 & 15, number & 65535)

    def may_be(self, other: _Traits) -> bool:
        """False for two records whose identifiers are compared elsewhere, or whose years are too far apart."""
        are_compared = self.identifiers & other.identifiers & ~_PREPRINT or (
            self.accession and self.accession == other.accession
        )
        if are_compared and not (self.identifiers ^ other.identifiers) & _PREPRINT:
            return False
        return not self.year or not other.year or abs(self.year - other.year) <= 1


@cache
def _format_bits(name: str) -> int:
    """A number from 1 to 65535 that is the same in every process."""
    return 1 + zlib.crc32(name.encode()) % 65535


class SimilarRecords:
    """A group check: blocks of records, and the pairs in them that are of one work."""

    variable = "title"

    keyed = ""
    compared = (*_EVIDENCE, *(variable for variable, _ in _IDENTIFIERS), "ISBN", "accession", "publisher")
    pointed = ("title",)

    def __init__(self, likeness: int, agreeing: int, language: str, preprints: tuple[str, ...] = ()) -> None:
        self._likeness = likeness
        self._agreeing = agreeing
        self._language = language
        self._preprints = preprints
        self._stretch = likeness / (200 - likeness)
        """So much of a title's length another one like it has at least."""

    def _blocks(self, record: Record) -> Sequence[Hashable]:
        title = folded(record.text("title"))
        if len(title) < 10 and (len(title) < 6 or title.isascii()):
            return ()
        return ("start", title[:_BLOCK]), ("end", title[-_BLOCK:])

    def keys(self, record: Record) -> Iterable[tuple[Hashable, Value | None]]:
        """The blocks of a record."""
        title = record.first("title")
        return [(block, title) for block in self._blocks(record)]

    def hashed(self, record: Record) -> Sequence[int]:
        """The hashes of the blocks."""
        return [hash(key) for key in self._blocks(record)]

    def variants(self, record: Record) -> Sequence[tuple[int, int]]:
        """The hashes of the blocks, each with what alone can tell that two records are of two works."""
        blocks = self._blocks(record)
        if not blocks:
            return ()
        traits = _Traits.of(record, self._preprints).packed()
        return [(hash(block), traits) for block in blocks]

    def discordant(self, variants: Mapping[int, int]) -> Collection[int]:
        """Those that do not rule out that they are of the work of another one."""
        if len(variants) > _MANY:
            return variants
        every = sorted(map(_Traits.unpacked, variants))
        found: set[int] = set()
        for at, one in enumerate(every):
            if variants[one.packed()] > 1 and one.may_be(one):
                found.add(one.packed())
            for other in every[at + 1 :]:
                if one.length < other.length * self._stretch:
                    break
                if one.may_be(other):
                    found |= {one.packed(), other.packed()}
        return found

    def judge(self, digests: Sequence[Digest]) -> Iterable[Member]:
        """Each record that another one of the block is probably the same as; pairs of several blocks count once."""
        titles = [folded(digest.record.text("title")) for digest in digests]
        order = sorted(range(len(digests)), key=titles.__getitem__)
        found: dict[int, list[tuple[int, str, str]]] = {}
        for rank, at in enumerate(order):
            for other in order[rank + 1 : rank + 1 + _COMPARED]:
                likeness = self._alike(titles[at], titles[other])
                if likeness and self._is_first_block(digests[at], digests[other]):
                    for name, evidence in self._evidence(digests[at].record, digests[other].record):
                        found.setdefault(at, []).append((other, name, evidence))
                        found.setdefault(other, []).append((at, name, evidence))
        for at in sorted(found):
            yield from self._members(at, sorted(found[at]), digests)

    def _members(self, at: int, others: list[tuple[int, str, str]], digests: Sequence[Digest]) -> Iterator[Member]:
        for name in ("near-duplicate", "version"):
            mine = [(other, evidence) for other, found, evidence in others if found == name]
            if mine:
                first, evidence = mine[0]
                told = {
                    "other": digests[first].ref.key,
                    "other-place": place(digests[first], digests[at], self._language),
                    "evidence": evidence,
                }
                yield Member(at, told, tuple(other for other, _ in mine[:_RELATED]), name)

    def _alike(self, one: str, other: str) -> bool:
        if one == other:
            return not is_generic(one)
        return (
            ratio()(one, other) >= self._likeness
            and not is_generic(one)
            and not is_generic(other)
            and notice(one) == notice(other)
        )

    def _is_first_block(self, one: Digest, other: Digest) -> bool:
        shared = set(self._blocks(other.record))
        return one.key == next((block for block in self._blocks(one.record) if block in shared), None)

    def _evidence(self, one: Record, other: Record) -> Iterator[tuple[str, str]]:
        """The finding and what speaks for it, if enough does and nothing speaks against it."""
        if numbers(one.text("title")) != numbers(other.text("title")):
            return
        are_versions = _is_preprint(one, self._preprints) != _is_preprint(other, self._preprints)
        if not are_versions and not _can_be_one(one, other):
            return
        verdicts = {name: agreement(one, other) for name, agreement in _EVIDENCE.items()}
        agreeing = [name for name, verdict in verdicts.items() if verdict]
        is_version = (are_versions or _is_draft(one) != _is_draft(other)) and not _come_out_together(one, other)
        against = {name for name, verdict in verdicts.items() if verdict is False}
        if is_version:
            if verdicts["author"] and verdicts["issued"] is not False and year(one) and year(other):
                yield "version", self._told(["author", *(name for name in agreeing if name == "issued")])
        elif not are_versions and not against and self._is_enough(set(agreeing)):
            yield "near-duplicate", self._told(agreeing)

    def _is_enough(self, agreeing: Collection[str]) -> bool:
        return len({*agreeing} - {"edition"}) >= self._agreeing and not {"author", "page"}.isdisjoint(agreeing)

    def _told(self, names: Sequence[str]) -> str:
        return ("、" if self._language == "zh" else ", ").join(label(name, self._language) for name in names)


def _is_preprint(record: Record, beginnings: tuple[str, ...]) -> bool:
    """True if its DOI is one of a preprint server's."""
    if not beginnings or "DOI" not in record.tags:
        return False
    return any(doi.startswith(beginnings) for doi in normal("doi", record.text("DOI")))


def _can_be_one(one: Record, other: Record) -> bool:
    """False if identifiers contradict or agree (other rules tell of those), or if one is a part of the other."""
    for variable, scheme in _IDENTIFIERS:
        first, second = (set(normal(scheme, record.text(variable))) for record in (one, other))
        if first and second:
            return False
    books = [set(normal("isbn", record.text("ISBN"))) if "ISBN" in record.tags else set() for record in (one, other)]
    if all(books) and books[0].isdisjoint(books[1]):
        return False
    first_number, second_number = one.text("accession"), other.text("accession")
    if first_number and second_number and one.format == other.format and one.format not in _LIBRARIES:
        return False
    return one.type == other.type or bool({one.type, other.type} & _VAGUE) or _is_draft(one) != _is_draft(other)


def _come_out_together(one: Record, other: Record) -> bool:
    """True for works in one journal or book, or by themselves from one publisher, whatever their types."""
    first, second = (remembered(record.text("container-title")) for record in (one, other))
    if first or second:
        return first == second
    return remembered(one.text("publisher")) == remembered(other.text("publisher")) != ""


def _is_draft(record: Record) -> bool:
    """True for what often becomes, or became, an article: a conference paper, a preprint, a report, a thesis."""
    return record.type in _DRAFTS or remembered(record.text("container-title")).startswith(_PREPRINTS)


class Similar(Kind):
    """Records that are probably of one work, with what speaks for it."""

    name = "similar"
    title = "Records of one work without a common identifier"
    scope = "group"
    classifier = True
    selects = ("scope",)
    findings = {
        "near-duplicate": FindingType("another record is of the same work", ("other", "other-place", "evidence")),
        "version": FindingType(
            "another record is of another version of the work: a preprint, a paper at a conference",
            ("other", "other-place", "evidence"),
        ),
    }
    options = {
        "likeness": {
            "type": "integer",
            "minimum": 80,
            "maximum": 100,
            "default": 92,
            "description": "How alike the letters and digits of two titles must be, in percent.",
        },
        "agreeing": {
            "type": "integer",
            "minimum": 1,
            "maximum": 7,
            "default": 2,
            "description": "In how many of authors, year, container, volume, issue, pages and edition they must agree.",
        },
        "list": {**LIST, "description": "What DOIs of preprints begin with: a list, by its path from the rule."},
        "columns": {**COLUMNS, "description": "The columns of the list that hold the beginnings."},
    }

    def compile(self, options: Mapping[str, Any], setting: Setting) -> Check:
        """A group check."""
        found = options.get("likeness", 92), options.get("agreeing", 2), setting.language
        return SimilarRecords(*found, _beginnings(options) if options.get("list") else ())


def _beginnings(options: Mapping[str, Any]) -> tuple[str, ...]:
    """What DOIs of preprints begin with; raises `OptionError` if the list has none of the columns."""
    table = table_of(options)
    if table is None:
        return ()
    columns = columns_of(table, {"columns": ["beginning"], **options}, "columns")
    return tuple(text.casefold() for row in table.rows for text in texts(row, columns))


KIND = Similar()
