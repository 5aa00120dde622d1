"""CSL-JSON, and the CSV of Scopus."""

from __future__ import annotations

import json
from typing import Any

from quality.marks import is_marked, plain
from quality.notations.base import Notation, csv_row, first_and_last
from quality.works import Cited, Person, Work

LANGUAGES = {"en": "English", "de": "German", "fr": "French", "es": "Spanish"}
SCOPUS_TYPES = {"article-journal": "Article", "paper-conference": "Conference paper", "chapter": "Book chapter",
                "book": "Book"}  # fmt: skip
CSL_KINDS = frozenset(("article-journal", "paper-conference", "chapter", "book", "thesis", "webpage"))


def _csl_name(person: Person) -> dict[str, str]:
    if person.raw:
        family, comma, given = person.raw.partition(", ")
        return {"family": family, "given": given} if comma else {"literal": person.raw}
    return {"family": person.family, "given": person.given} if person.given else {"literal": person.family}


def _csl_date(work: Work) -> dict[str, Any]:
    parts = [work.year, *([work.month, work.day] if work.month and work.day else [])]
    if not plain(work.year).isdigit():
        return {"raw": work.year}
    return {"date-parts": [[part if is_marked(part) else int(part) for part in parts]]}


def csl_json(work: Work) -> str:
    """A work as an element of the list."""
    fields: dict[str, Any] = {
        "id": work.key,
        "type": work.kind,
        "title": work.title,
        "author": [_csl_name(person) for person in work.people],
        "editor": [_csl_name(person) for person in work.editors],
        "container-title": work.container,
        "publisher": work.publisher,
        "publisher-place": work.place,
        "issued": _csl_date(work) if work.year else None,
        "volume": work.volume,
        "issue": work.issue,
        "page": work.pages or work.article,
        "number-of-pages": work.page_count if work.kind == "book" else "",
        "DOI": work.doi,
        "ISSN": work.issn,
        "ISBN": work.isbn,
        "URL": work.url,
        "PMID": work.pmid,
        "PMCID": work.pmcid,
        "language": work.language,
        "keyword": ", ".join(work.keywords),
        "abstract": work.abstract,
    }
    kept = {name: value for name, value in fields.items() if value}
    return "\n".join(f"  {line}" for line in json.dumps(kept, ensure_ascii=False, indent=2).split("\n"))


COLUMNS = (
    "Authors", "Author full names", "Author(s) ID", "Title", "Year", "Source title", "Volume", "Issue", "Art. No.",
    "Page start", "Page end", "Page count", "Cited by", "DOI", "Link", "Affiliations", "Authors with affiliations",
    "Abstract", "Author Keywords", "Index Keywords", "References", "Publisher", "ISSN", "ISBN", "PubMed ID",
    "Language of Original Document", "Document Type", "Publication Stage", "Source", "EID",
)  # fmt: skip


def _scopus_name(person: Person) -> str:
    initials = "".join(f"{part[0]}." for part in person.given.replace("-", " ").split())
    return f"{person.family}, {initials}" if initials else person.family or person.raw


def _with_places(person: Person, work: Work) -> str:
    places = [work.affiliations[number - 1] for number in person.places if number <= len(work.affiliations)]
    return ", ".join([person.clean(), *places]) + ("" if places else ", ")


def _scopus_cited(one: Cited) -> str:
    family, _, initial = one.author.rpartition(" ")
    pages = f"{one.page}-{int(one.page) + 9}"
    return f"{family}, {initial}., {one.title}, {one.journal}, {one.volume}, 2, pp. {pages}, ({one.year})"



def scopus(work: Work) -> str:
    """A work as a row."""
    first, last = first_and_last(work.pages)
    full = [person.name() for person in work.people]
    ids = [f"57{work.number:06d}{place:03d}" for place in range(1, len(work.people) + 1)]
    cells = {
        "Authors": "; ".join(_scopus_name(person) for person in work.people),
        "Author full names": "; ".join(f"{name} ({number})" for name, number in zip(full, ids, strict=True)),
        "Author(s) ID": "; ".join(ids),
        "Title": work.title,
        "Year": work.year,
        "Source title": work.container,
        "Volume": work.volume,
        "Issue": work.issue,
        "Art. No.": work.article,
        "Page start": first,
        "Page end": last,
        "Page count": "0",
        "Cited by": "3",
        "DOI": work.doi,
        "Link": work.url,
        "Affiliations": "; ".join(work.affiliations),
        "Authors with affiliations": "; ".join(_with_places(person, work) for person in work.people),
        "Abstract": work.abstract,
        "Author Keywords": "; ".join(work.keywords),
        "References": "; ".join(_scopus_cited(one) for one in work.references),
        "Publisher": work.publisher,
        "ISSN": work.issn if is_marked(work.issn) else work.issn.replace("-", ""),
        "ISBN": work.isbn if is_marked(work.isbn) else work.isbn.replace("-", ""),
        "PubMed ID": work.pmid,
        "Language of Original Document": LANGUAGES.get(work.language, work.language),
        "Document Type": SCOPUS_TYPES.get(work.kind, work.kind),
        "Publication Stage": "Final",
        "Source": "Scopus",
        "EID": f"2-s2.0-85{work.accession[-9:]}",
    }
    return csv_row([cells.get(column, "") for column in COLUMNS])


CSL_JSON = Notation("csl-json", csl_json, CSL_KINDS, None, "[\n", "\n]\n", ",\n")
SCOPUS = Notation("scopus-csv", scopus, frozenset(SCOPUS_TYPES), frozenset(LANGUAGES), "\ufeff" + csv_row(COLUMNS))
