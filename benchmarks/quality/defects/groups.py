"""Defects that show only beside other records: duplicates, twins that disagree or lack something, issues and journals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from quality.defects.base import SHEETS, Defect, Page, PageChange, Works, WorksChange, names
from quality.works import Work

_NEW = (
    "wos-tab zotero-csv endnote-xml pubmed-xml crossref-json openalex-json datacite-json zotero-json jats crossref-xml mods "
    "primo-xml ovid wos-csv ieee-csv lens-csv dimensions-csv openalex-csv dspace-csv"
)
UNKNOWN = "pop-csv pubmed-csv springer-csv marcxml marc21 dublin-core"
"""Formats that lack what tells twins apart: a type, pages, a journal."""
REFERENCES = "bibtex ris refer refworks csl-json noteexpress zotero-csv endnote-xml zotero-json mods dspace-csv"
"""Formats in which records of many sources are kept together."""
WITH_DOI = f"bibtex ris wos labelled nbib refer refworks csl-json scopus-csv noteexpress {_NEW}"
ALL = f"{WITH_DOI} cnki-estudy"
ARTICLE = "article-journal"
Change = Callable[[Work], Any]


def _nothing(one: Work) -> str:
    return ""


UNNUMBERED: dict[str, Change] = dict.fromkeys(("doi", "pmid", "pmcid", "url"), _nothing)
"""What takes the numbers from a record by which it would be known at once."""


def _copy(one: Work, changes: dict[str, Change]) -> Work:
    """The work under another number and key, with changes."""
    made = {attribute: change(one) for attribute, change in changes.items()}
    other = replace(one, number=one.number + 700_000, key=f"{one.key}x", accession=f"9{one.accession[1:]}")
    return replace(other, **made)


def _again(**changes: Change) -> WorksChange:
    """The work a second time, with changes."""
    return lambda works, at: [*works, _copy(works[at], changes)]


def _twin(attribute: str, change: Change) -> WorksChange:
    """The work a second time under the same DOI, with one thing that is not as in the first; None if it has none."""

    def works(all_of_them: Works, at: int) -> Works | None:
        one = all_of_them[at]
        other = _copy(one, {attribute: change})
        return None if getattr(other, attribute) == getattr(one, attribute) else [*all_of_them, other]

    return works


def _exported_twice(all_of_them: Works, at: int) -> Works:
    """The work a second time, without the numbers of others but with that of the database."""
    one = all_of_them[at]
    return [*all_of_them, replace(_copy(one, {"doi": _nothing, "pmid": _nothing}), accession=one.accession)]


_NOTES = {"en": "Notes on a forgotten herbarium, part", "zh": "旧标本目录考略之", "ja": "古い標本目録の覚え書き",
          "ru": "Заметки о забытом гербарии, часть"}  # fmt: skip


def _title(one: Work, number: int) -> str:
    """A title like no other, in the language of a work."""
    return f"{_NOTES.get(one.language, _NOTES['en'])} {number + 1}"


def _shares(*attributes: str) -> WorksChange:
    """Another work, further down in the file, with some values of this one."""

    def works(all_of_them: Works, at: int) -> Works | None:
        one, last = all_of_them[at], all_of_them[-1]
        values: dict[str, Any] = {attribute: getattr(one, attribute) for attribute in attributes}
        is_like = (one.kind, one.language) == (last.kind, last.language)  # Parts of a book may share its DOI.
        if at == len(all_of_them) - 1 or not is_like or not all(values.values()) or not all(getattr(last, name) for name in values):
            return None
        return [*all_of_them[:-1], replace(last, title=_title(last, 1), **values)]

    return works


def _neighbour(one: Work, other: Work, number: int, **changes: str) -> Work:
    """Another article of the same issue: title and authors of another work, pages of its own."""
    first = int(one.pages.partition("-")[0]) if one.pages else 1
    pages = f"{first + 300}-{first + 309}" if one.pages else ""
    made = replace(
        one, number=one.number + 700_000 + number, key=f"{one.key}n{number}", people=other.people[:3], doi="", pmid="",
        accession=f"{8 - number}{one.accession[1:]}", title=_title(one, number), pmcid="", url="", abstract="",
        pages=pages, page_count="10" if pages else "", article=f"{number + 70:04d}" if one.article else "",
        affiliations=one.affiliations[:1], references=(), reference_count="",
    )  # fmt: skip
    made = replace(made, people=tuple(replace(person, places=(1,)) for person in made.people))
    return replace(made, **changes)  # type: ignore[arg-type]


def _beside(change: Callable[[Work], dict[str, str]]) -> WorksChange:
    """Another article of the same issue, right and wrong."""

    def works(all_of_them: Works, at: int) -> tuple[Works, Works] | None:
        one, other = all_of_them[at], all_of_them[-1]
        if not one.volume or at == len(all_of_them) - 1:
            return None
        wrong = change(one)
        if not all(wrong.values()):
            return None
        return [*all_of_them, _neighbour(one, other, 1)], [*all_of_them, _neighbour(one, other, 1, **wrong)]

    return works


def _series(all_of_them: Works, at: int) -> tuple[Works, Works] | None:
    """Articles of seven volumes of the journal, one of them with a year that does not go with its volume."""
    one, other = all_of_them[at], all_of_them[-1]
    if not one.volume or at == len(all_of_them) - 1:
        return None
    right, wrong = list(all_of_them), list(all_of_them)
    for step in range(1, 7):
        change = {"volume": str(int(one.volume) + step), "year": str(int(one.year) + step)}
        right.append(_neighbour(one, other, step, **change))
        wrong.append(_neighbour(one, other, step, **change | ({"year": str(int(one.year) - 9)} if step == 5 else {})))
    return right, wrong


def _group(name: str, category: str, rules: str, change: WorksChange, formats: str = "", kinds: str = "",
           languages: str = "") -> Defect:  # fmt: skip
    return Defect(name, category, tuple(rules.split()), works=change, formats=names(formats) or None,
                  kinds=names(kinds) or None, languages=names(languages) or None)  # fmt: skip


def _more(number: str, by: int) -> str:
    return str(int(number) + by) if number.isdigit() else number


def _later_pages(one: Work) -> str:
    first, hyphen, last = one.pages.partition("-")
    return f"{int(first) + 40}-{int(last) + 40}" if hyphen else one.pages


def _overlapping(one: Work) -> dict[str, str]:
    first, hyphen, last = one.pages.partition("-")
    return {"pages": f"{int(first) + 1}-{int(last) + 2}" if hyphen else ""}


DUPLICATES = (
    _group("same-doi", "duplicates", "duplicate-doi",
           lambda works, at: _again(pmid=_nothing)(works, at) if works[at].doi else None, f"{WITH_DOI} {UNKNOWN}"),
    _group("same-doi-other-title", "duplicates", "doi-of-another-record duplicate-doi", _shares("doi"), WITH_DOI,
           ARTICLE),
    _group("same-key", "duplicates", "duplicate-key", _shares("key"), "bibtex csl-json zotero-json mods"),
    _group("same-pmid", "duplicates", "duplicate-pmid", _again(doi=_nothing), "nbib pubmed-xml bibtex wos wos-tab csl-json scopus-csv pubmed-csv jats wos-csv lens-csv dimensions-csv openalex-csv openalex-json "
           "ovid primo-xml", ARTICLE),
    _group("same-accession", "duplicates", "duplicate-accession", _exported_twice,
           "wos wos-tab wos-csv scopus-csv"),
    _group("same-record", "duplicates", "near-duplicate", _again(**UNNUMBERED),
           f"{REFERENCES} labelled cnki-estudy"),
    _group("same-record-without-pages", "duplicates", "near-duplicate", _again(**UNNUMBERED, pages=_nothing),
           f"{REFERENCES} labelled cnki-estudy", ARTICLE),
    _group("same-record-capitals", "duplicates", "near-duplicate", _again(**UNNUMBERED, title=lambda one: one.title.title()),
           f"{REFERENCES} labelled", ARTICLE, "en"),
    _group("same-record-misspelt", "duplicates", "near-duplicate",
           _again(**UNNUMBERED, title=lambda one: one.title.replace("ti", "it", 1)),
           f"{REFERENCES} labelled", ARTICLE, "en"),
    _group("same-record-preprint", "duplicates", "other-version near-duplicate",
           _again(**UNNUMBERED, container=lambda one: "bioRxiv", short=_nothing, issn=_nothing, volume=_nothing, issue=_nothing,
                  pages=_nothing, article=_nothing, page_count=_nothing, publisher=_nothing),
           REFERENCES, ARTICLE, "en"),
    _group("same-record-paper", "duplicates", "other-version near-duplicate",
           _again(**UNNUMBERED, kind=lambda one: "paper-conference", container=lambda one: "Proceedings of the Moss Days",
                  short=_nothing, issn=_nothing, volume=_nothing, issue=_nothing, pages=_nothing, article=_nothing,
                  page_count=_nothing),
           REFERENCES, ARTICLE, "en"),
    _group("same-abstract", "duplicates", "same-abstract",
           lambda works, at: _shares("abstract")(works, at) if len(works[at].abstract) > 220 else None,
           WITH_DOI.replace("openalex-json ", ""), ARTICLE, "en"),
)  # fmt: skip
COMPLETENESS = (
    *(_group(f"twin-without-{name}", "completeness", "twin-has-more", _twin(attribute, _nothing),
             WITH_DOI.replace("openalex-json ", "") if name == "abstract" else WITH_DOI, ARTICLE)
    for name, attribute in (
        ("volume", "volume"), ("issue", "issue"), ("pages", "pages"), ("abstract", "abstract"), ("container", "container"),
    )),
    _group("twin-without-issn", "completeness", "twin-has-more", _twin("issn", _nothing),
           WITH_DOI, ARTICLE),
    _group("twin-without-year", "completeness", "twin-has-more",
           lambda works, at: [*works, _copy(works[at], {"year": _nothing, "month": _nothing, "day": _nothing})],
           WITH_DOI, ARTICLE),
    _group("twin-without-doi", "completeness", "twin-has-more", _twin("doi", _nothing), "nbib wos bibtex csl-json scopus-csv",
           ARTICLE),
    _group("twin-without-pmid", "completeness", "twin-has-more", _twin("pmid", _nothing), "wos bibtex csl-json scopus-csv",
           ARTICLE),
)  # fmt: skip
CONSISTENCY = (
    _group("twin-other-year", "consistency", "twin-disagrees", _twin("year", lambda one: _more(one.year, -4)), WITH_DOI,
           ARTICLE),
    _group("twin-other-volume", "consistency", "twin-disagrees", _twin("volume", lambda one: _more(one.volume, 11)),
           WITH_DOI, ARTICLE),
    _group("twin-other-issue", "consistency", "twin-disagrees", _twin("issue", lambda one: _more(one.issue, 1)), WITH_DOI,
           ARTICLE),
    _group("twin-other-pages", "consistency", "twin-disagrees", _twin("pages", _later_pages), WITH_DOI, ARTICLE),
    _group("twin-fewer-authors", "consistency", "twin-disagrees", _twin("people", lambda one: one.people[:-1]), WITH_DOI,
           ARTICLE),
    _group("issue-two-years", "consistency", "issue-of-two-years", _beside(lambda one: {"year": _more(one.year, 6)}), ALL,
           ARTICLE),
    _group("pages-overlap", "consistency", "overlapping-pages", _beside(_overlapping), ALL, ARTICLE),
    _group("issn-two-journals", "consistency", "issn-of-two-journals",
           _beside(lambda one: {"container": "Quarterly of Alpine Lichens", "short": "Q Alp Lichens", "issn": one.issn}),
           WITH_DOI, ARTICLE, "en"),
    _group("journal-two-spellings", "consistency", "journal-in-several-spellings",
           _beside(lambda one: {"container": one.short, "issn": one.issn}), WITH_DOI, ARTICLE, "en"),
    _group("volume-against-years", "consistency", "volume-against-year", _series, ALL, ARTICLE),
)  # fmt: skip


def _many(limit: int, record: str) -> PageChange:
    """A file of as many records as an export holds; the right one has one more."""

    def page(one: Page) -> tuple[Page, Page]:
        fill = [record.replace("{}", f"{number:05d}") for number in range(limit + 1 - len(one.records))]
        right = replace(one, records=(*one.records, *fill))
        return right, replace(right, records=right.records[:-1])

    return page


def _limit(form: str, limit: int, record: str) -> Defect:
    return Defect(f"{form}-row-limit", "completeness", ("export-at-row-limit",), page=_many(limit, record),
                  formats=names(form))  # fmt: skip


def _cut_cells(all_of_them: Works, at: int) -> Works | None:
    """Abstracts as a program that keeps 255 characters of a cell leaves them."""
    cut = [replace(one, abstract=one.abstract[:255]) for one in all_of_them]
    return cut if sum(len(one.abstract) == 255 and one.abstract[-2:].isalpha() for one in cut) > 1 else None


CUT = (_group("cells-cut", "structure", "cut-value text-cut", _cut_cells, f"scopus-csv {SHEETS}"),)
LIMITS = (
    _limit("ris", 500, "TY  - JOUR\nTI  - Wall number {}\nPY  - 2011\nER  - \n\n"),
    _limit("wos", 500, "PT J\nTI Wall number {}\nPY 2011\nUT WOS:0000000001{}\nER\n\n"),
    _limit("nbib", 10000, "PMID- 310{}\nTI  - Wall number {}.\nDP  - 2011\n\n"),
    _limit("scopus-csv", 2000, f'"","","","Wall number {{}}","2011"{"," * 24}"2-s2.0-8500000{{}}"\n'),
)  # fmt: skip
DEFECTS: Sequence[Defect] = DUPLICATES + COMPLETENESS + LIMITS + CUT + CONSISTENCY
