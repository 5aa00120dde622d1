"""What share of the records of each source has what: fields, and all that an analysis needs; which are repeats."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from biblint.facets import parts
from biblint.model import Record
from biblint.values.identifiers.doi import normalise

FIELDS: tuple[str, ...] = (
    "title", "author", "issued.year", "container-title", "volume", "issue", "page", "publisher", "DOI", "PMID", "ISSN",
    "ISBN", "URL", "abstract", "keyword", "language", "affiliation", "ORCID", "funding", "reference", "times-cited",
)  # fmt: skip
"""The fields that are counted, variables and the year; `page` stands for an article number too."""
_STAND_INS: Mapping[str, tuple[str, ...]] = {
    "page": ("article-number",),
    "author": ("editor",),
    "affiliation": ("correspondence",),
}
DAMAGES = frozenset(
    "unclosed-record missing-terminator bad-field unbalanced-braces ragged-row cut-value not-well-formed wrong-length"
    " missing-comma".split()
)
"""What a reader notes of a record that did not come down whole."""

SOURCES: Mapping[str, str] = {
    "wos": "Web of Science",
    "citespace": "CNKI (CiteSpace)",
    "scopus": "Scopus",
    "cnki": "CNKI",
    "wanfang": "Wanfang",
    "cssci": "CSSCI",
    "eric": "ERIC",
    "ieee": "IEEE Xplore",
    "dimensions": "Dimensions",
    "dspace": "DSpace",
    "lens": "Lens",
    "openalex": "OpenAlex",
    "publish-or-perish": "Publish or Perish",
    "pubmed": "PubMed",
    "springer": "SpringerLink",
    "zotero": "Zotero",
    "mendeley": "Mendeley",
    "bibdesk": "BibDesk",
    "engineering-village": "Engineering Village",
    "acm": "ACM",
    "proquest": "ProQuest",
    "cqvip": "CQVIP",
    "ovid": "Ovid",
    "embase": "Embase",
    "medline": "MEDLINE",
    "ccc": "Current Contents Connect",
    "bci": "BIOSIS",
    "cscd": "CSCD",
    "kjd": "KCI",
    "rsci": "RSCI",
    "scielo": "SciELO",
    "inspec": "Inspec",
    "zoorec": "Zoological Record",
    "drci": "Data Citation Index",
}
"""Dialect -> what people call the source that writes it."""
_OF_FORMATS: Mapping[str, str] = {"wos": "wos", "nbib": "pubmed", "pubmed-xml": "pubmed", "estudy": "cnki"}
"""Format that one source writes -> its dialect."""
_KEY_STYLES = frozenset({"google", "zotero", "ieee"})
"""Dialects that a BibTeX record shows by the style of its key alone, which people and programs take over."""


class Analysis(NamedTuple):
    """Something that is done with records, and which fields it needs of one."""

    name: str
    needs: tuple[tuple[str, ...], ...]
    """Sets of fields; a record that has all of any one set will do."""

    def suits(self, present: Collection[str]) -> bool:
        """True if a record that has these fields can be used."""
        return any(all(name in present for name in names) for names in self.needs)


ANALYSES: tuple[Analysis, ...] = (
    Analysis("matching", (("DOI",), ("PMID",), ("title", "author", "issued.year"))),
    Analysis("screening", (("title", "abstract"),)),
    Analysis("citing", (("title", "author", "issued.year", "container-title"), ("title", "author", "issued.year", "publisher"))),  # noqa: E501
    Analysis("co-citation", (("reference",),)),
    Analysis("places", (("affiliation",),)),
    Analysis("co-words", (("keyword",), ("title", "abstract"))),
    Analysis("bursts", (("issued.year", "keyword"), ("issued.year", "title"))),
    Analysis("impact", (("issued.year", "times-cited"),)),
)  # fmt: skip
"""Matching and deduplication, screening by title and abstract, reference lists, maps of co-cited works, of countries
and institutions and of words, bursts by year, and counts of citations."""

_UNWORDED = re.compile(r"[\W_]+")
_WIDE = re.compile("[\u3040-\u9fff\uac00-\ud7a3]")
_LONG = 30
"""Width of a title from which it names a work by itself; a Chinese character says as much as three letters."""


class Repeats:
    """Tells the records that repeat an earlier one: by DOI, or by title and year where one of the two has no DOI."""

    def __init__(self) -> None:
        self._identifiers: set[str] = set()
        self._titles: dict[str, bool] = {}
        """Title and year -> whether a record with them had no DOI."""

    def is_new(self, identifier: str, title: str) -> bool:
        """True if no record before was the same; takes its DOI (normalised) and `title_key`, or `''` for none."""
        without = self._titles.get(title) if title else None
        known = identifier in self._identifiers if identifier else without is not None
        known = known or bool(identifier and without)
        if identifier:
            self._identifiers.add(identifier)
        if title:
            self._titles[title] = bool(without) or not identifier
        return not known


def source_of(record: Record) -> str:
    """What people call the source that wrote a record; `''` where that cannot be told."""
    dialect = "" if record.format == "bibtex" and record.dialect in _KEY_STYLES else record.dialect
    dialect = dialect or _OF_FORMATS.get(record.format, "")
    return SOURCES.get(dialect, dialect)


def title_key(record: Record) -> str:
    """Title and year without case, blanks and signs; where a title is short, where the work stands as well."""
    title = _folded(record.text("title"))
    if not title:
        return ""
    year = next((part.text for part in parts(record, "issued.year")), "")
    width = len(title) + 2 * len(_WIDE.findall(title))
    more = () if width >= _LONG else ("container-title", "volume", "page", "author")
    return "|".join((title, year, *(_folded(record.text(name)) for name in more)))


def _folded(text: str) -> str:
    return _UNWORDED.sub("", text.casefold())


@dataclass(slots=True)
class Count:
    """The numbers of some records."""

    records: int = 0
    damaged: int = 0
    distinct: int = 0
    """Records that repeat none before them."""
    fields: Counter[str] = field(default_factory=Counter)
    analyses: Counter[str] = field(default_factory=Counter)
    years: Counter[int] = field(default_factory=Counter)


@dataclass(slots=True)
class FileCount:
    """The numbers of one file."""

    path: str
    count: Count = field(default_factory=Count)
    fresh: int = 0
    """Records that no file before had."""
    sources: Counter[str] = field(default_factory=Counter)
    source_numbers: array[int] = field(default_factory=lambda: array("H"))
    """Number of the source of each record, in the order in which `Coverage` met the sources."""


class Coverage:
    """Counts the records of a collection, file by file: by source, by file, and all together."""

    def __init__(self) -> None:
        self.sources: dict[str, Count] = {}
        """By the name of the source: who wrote the records, or else the format that they are in."""
        self.files: dict[str, FileCount] = {}
        self.total = Count()
        self._all = Repeats()
        self._of_source: dict[str, Repeats] = {}
        self._numbers: dict[str, int] = {}

    def add(self, path: str, format_title: str, records: Iterable[Record]) -> None:
        """Count the records of one file, in their order."""
        entry = self.files[path] = FileCount(path)
        own = Repeats()
        for record in records:
            source = source_of(record) or format_title
            number = self._numbers.setdefault(source, len(self._numbers))
            entry.sources[source] += 1
            entry.source_numbers.append(number)
            present = present_fields(record)
            keys = (normalise(record.text("DOI")) or "", title_key(record))
            is_fresh = self._all.is_new(*keys)
            entry.fresh += is_fresh
            of_source = self._of_source.setdefault(source, Repeats()).is_new(*keys)
            counts = ((self.total, is_fresh), (entry.count, own.is_new(*keys)))
            for count, is_new in (*counts, (self.sources.setdefault(source, Count()), of_source)):
                _add(count, record, present, is_new=is_new)


def _add(count: Count, record: Record, present: Collection[str], *, is_new: bool) -> None:
    count.records += 1
    count.damaged += any(note.name in DAMAGES for note in record.notes)
    count.distinct += is_new
    count.fields.update(present)
    count.analyses.update(analysis.name for analysis in ANALYSES if analysis.suits(present))
    if "issued.year" in present:
        count.years[int(next(parts(record, "issued.year")).text)] += 1


def present_fields(record: Record) -> list[str]:
    """Which of `FIELDS` a record has, with a text in them."""
    return [name for name in FIELDS if _has(record, name)]


def _has(record: Record, name: str) -> bool:
    if name == "issued.year":
        return any(True for _ in parts(record, name))
    return any(_has_text(record, variable) for variable in (name, *_STAND_INS.get(name, ())))


def _has_text(record: Record, variable: str) -> bool:
    return record.has(variable) and any(text.strip() for text in record.texts(variable))
