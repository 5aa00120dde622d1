"""JSON of services and libraries: Crossref, OpenAlex, DataCite and Zotero."""

from __future__ import annotations

import json
from typing import Any

from quality.marks import is_marked, plain
from quality.notations.base import Notation, family_and_given, first_and_last, full_date
from quality.works import Cited, Person, Work

CROSSREF_TYPES = {
    "article-journal": "journal-article",
    "paper-conference": "proceedings-article",
    "chapter": "book-chapter",
    "book": "book",
    "thesis": "dissertation",
}
OPENALEX_TYPES = {"article-journal": "article", "chapter": "book-chapter", "book": "book", "thesis": "dissertation"}
DATACITE_TYPES = {
    "article-journal": "JournalArticle",
    "paper-conference": "ConferencePaper",
    "chapter": "BookChapter",
    "book": "Book",
    "thesis": "Dissertation",
}
ZOTERO_TYPES = {
    "article-journal": "journalArticle",
    "paper-conference": "conferencePaper",
    "chapter": "bookSection",
    "book": "book",
    "thesis": "thesis",
    "webpage": "webpage",
}
ZOTERO_PLACES = {
    "article-journal": "publicationTitle",
    "paper-conference": "proceedingsTitle",
    "chapter": "bookTitle",
    "webpage": "websiteTitle",
}


def _kept(**members: Any) -> dict[str, Any]:
    """Members that have a value; `_` at the end of a name is dropped, `__` stands for a hyphen."""
    return {name.rstrip("_").replace("__", "-"): value for name, value in members.items() if value}


def _line(members: dict[str, Any]) -> str:
    return json.dumps(members, ensure_ascii=False, separators=(",", ":"))


def _places(person: Person, work: Work) -> list[str]:
    return [work.affiliations[number - 1] for number in person.places if number <= len(work.affiliations)]


def _date_parts(work: Work) -> dict[str, Any] | None:
    parts = [work.year, work.month, work.day] if work.month and work.day else [work.year]
    return {"date-parts": [[part if is_marked(part) else int(part) for part in parts]]} if work.year else None


def _crossref_name(person: Person, work: Work, at: int) -> dict[str, Any]:
    family, given = family_and_given(person)
    name = {"given": given, "family": family} if given else {"name": family}
    orcid = {"ORCID": f"https://orcid.org/{person.orcid}", "authenticated-orcid": False} if person.orcid else {}
    affiliation = [{"name": place} for place in _places(person, work)]
    return {**orcid, **name, "sequence": "additional" if at else "first", "affiliation": affiliation}


def _crossref_cited(one: Cited, number: int) -> dict[str, Any]:
    return _kept(
        key=f"ref{number}", doi__asserted__by="publisher", first__page=one.page, DOI=one.doi, article__title=one.title,
        volume=one.volume, author=one.author, year=one.year, journal__title=one.journal,
    )  # fmt: skip


def crossref(work: Work) -> str:
    """A work as an item of an answer of the REST API; the DOI as its address too, if it is as it ought to be."""
    members = _kept(
        reference__count=int(work.reference_count or 0),
        publisher=work.publisher,
        issue=work.issue,
        abstract=f"<jats:p>{work.abstract}</jats:p>" if work.abstract else "",
        DOI=work.doi,
        type=CROSSREF_TYPES.get(work.kind, work.kind),
        page=work.pages,
        article__number=work.article,
        title=[work.title] if work.title else [],
        volume=work.volume,
        author=[_crossref_name(person, work, at) for at, person in enumerate(work.people)],
        editor=[_crossref_name(person, work, at) for at, person in enumerate(work.editors)],
        reference=[_crossref_cited(one, number) for number, one in enumerate(work.references, 1)],
        container__title=[work.container] if work.container else [],
        short__container__title=[work.short] if work.short else [],
        language=work.language,
        issued=_date_parts(work),
        ISSN=[work.issn] if work.issn else [],
        ISBN=[work.isbn] if work.isbn else [],
        URL=work.url,
        subject=list(work.keywords),
    )
    return _line({"indexed": {"date-parts": [[2024, 2, 11]]}, **members, "is-referenced-by-count": 3})


def _openalex_author(person: Person, work: Work, at: int) -> dict[str, Any]:
    name, clean = person.name("{given} {family}"), plain(person.clean("{given} {family}"))
    orcid = f"https://orcid.org/{person.orcid}" if person.orcid else None
    author = {"id": f"https://openalex.org/A50{work.number:06d}{at}", "display_name": clean, "orcid": orcid}
    position = "first" if at == 0 else "last" if at == len(work.people) - 1 else "middle"
    places = _places(person, work)
    return {"author_position": position, "author": author, "raw_author_name": name, "raw_affiliation_strings": places}


def openalex(work: Work) -> str:
    """A work as a result of the API; identifiers as addresses, the DOI once if it is not as it ought to be."""
    first, last = first_and_last(work.pages)
    doi = f"https://doi.org/{work.doi}" if work.doi else None
    identity = f"https://openalex.org/W40{work.number:08d}"
    pmid = f"https://pubmed.ncbi.nlm.nih.gov/{work.pmid}" if work.pmid else ""
    pmcid = f"https://www.ncbi.nlm.nih.gov/pmc/articles/{work.pmcid}" if work.pmcid else ""
    known = doi if doi and not is_marked(doi) else ""
    source = _kept(
        id="https://openalex.org/S77", display_name=work.container, issn_l=work.issn,
        issn=[work.issn] if work.issn else [], host_organization_name=work.publisher,
    )  # fmt: skip
    if is_marked(work.issn):
        source.pop("issn_l")
    return _line(
        {
            "id": identity,
            "doi": doi,
            "title": work.title or None,
            "publication_year": None if is_marked(work.year) or not work.year else int(work.year),
            "publication_date": full_date(work.year, work.month, work.day) or None,
            "ids": _kept(openalex=identity, doi=known, pmid=pmid, pmcid=pmcid),
            "language": work.language or None,
            "primary_location": {"is_oa": False, "landing_page_url": work.url or known or None, "source": source},
            "type": OPENALEX_TYPES.get(work.kind, work.kind),
            "authorships": [_openalex_author(person, work, at) for at, person in enumerate(work.people)],
            "cited_by_count": 3,
            "biblio": {
                "volume": work.volume or None,
                "issue": work.issue or None,
                "first_page": first or work.article or None,
                "last_page": last or None,
            },
            "keywords": [{"display_name": word, "score": 0.5} for word in work.keywords],
        }
    )


def _datacite_name(person: Person, work: Work) -> dict[str, Any]:
    is_group = not person.given and not person.raw
    orcid = {
        "nameIdentifier": f"https://orcid.org/{person.orcid}",
        "schemeUri": "https://orcid.org",
        "nameIdentifierScheme": "ORCID",
    }
    return {
        "name": person.name(),
        "nameType": "Organizational" if is_group else "Personal",
        "affiliation": _places(person, work),
        "nameIdentifiers": [orcid] if person.orcid else [],
    }


def datacite(work: Work) -> str:
    """A work as an element of a list of DOIs of the REST API."""
    first, last = first_and_last(work.pages)
    container = _kept(
        type="Journal" if work.issn else "Book" if work.container else "",
        identifier=work.issn, identifierType="ISSN" if work.issn else "", title=work.container, volume=work.volume,
        issue=work.issue, firstPage=first or work.article, lastPage=last,
    )  # fmt: skip
    editors = [{**_datacite_name(person, work), "contributorType": "Editor"} for person in work.editors]
    dates = [{"date": full_date(work.year, work.month, work.day), "dateType": "Issued"}] if work.year else []
    general = DATACITE_TYPES.get(work.kind, work.kind)
    attributes = {
        "doi": work.doi,
        "creators": [_datacite_name(person, work) for person in work.people],
        "titles": [{"title": work.title}] if work.title else [],
        "publisher": work.publisher,
        "container": container,
        "publicationYear": None if is_marked(work.year) or not work.year else int(work.year),
        "subjects": [{"subject": word} for word in work.keywords],
        "contributors": editors,
        "dates": dates,
        "language": work.language or None,
        "types": {"citeproc": work.kind, "resourceTypeGeneral": general},
        "descriptions": [{"description": work.abstract, "descriptionType": "Abstract"}] if work.abstract else [],
        "url": work.url,
        "citationCount": 3,
    }
    identity = str(work.number) if is_marked(work.doi) else work.doi
    return _line({"id": identity, "type": "dois", "attributes": attributes})


def _zotero_name(person: Person, role: str) -> dict[str, str]:
    family, given = family_and_given(person)
    name = {"firstName": given, "lastName": family} if given else {"name": family}
    return {"creatorType": role, **name}


def zotero(work: Work) -> str:
    """An item as Better BibTeX writes it."""
    numbers = [f"PMID: {work.pmid}" if work.pmid else "", f"PMCID: {work.pmcid}" if work.pmcid else ""]
    authors = [_zotero_name(person, "author") for person in work.people]
    editors = [_zotero_name(person, "editor") for person in work.editors]
    fields = {
        "citationKey": work.key,
        "itemType": ZOTERO_TYPES.get(work.kind, work.kind),
        "title": work.title,
        "creators": authors + editors,
        ZOTERO_PLACES.get(work.kind, ""): work.container,
        "journalAbbreviation": work.short,
        "university" if work.kind == "thesis" else "publisher": work.publisher,
        "place": work.place,
        "date": full_date(work.year, work.month, work.day),
        "volume": work.volume,
        "issue": work.issue,
        "pages": work.pages or work.article,
        "numPages": work.page_count if work.kind == "book" else "",
        "DOI": work.doi,
        "ISSN": work.issn,
        "ISBN": work.isbn,
        "url": work.url,
        "accessDate": work.accessed,
        "language": work.language,
        "abstractNote": work.abstract,
        "extra": "\n".join(number for number in numbers if number),
    }
    kept: dict[str, Any] = {name: value for name, value in fields.items() if value and name}
    kept["tags"] = [{"tag": word} for word in work.keywords]
    kept["itemID"] = work.number
    return "\n".join(f"    {line}" for line in json.dumps(kept, ensure_ascii=False, indent=2).split("\n"))


CROSSREF_JSON = Notation(
    "crossref-json", crossref, frozenset(CROSSREF_TYPES), None,
    '{"status":"ok","message-type":"work-list","message-version":"1.0.0","message":{"facets":{},"items":[\n', "\n]}}\n",
    ",\n", most=300,
)  # fmt: skip
OPENALEX_JSON = Notation(
    "openalex-json", openalex, frozenset(OPENALEX_TYPES), None, '{"meta":{"page":1,"per_page":200},"results":[\n',
    "\n]}\n", ",\n", most=300,
)  # fmt: skip
DATACITE_JSON = Notation(
    "datacite-json", datacite, frozenset(DATACITE_TYPES), None, '{"data":[\n', '\n],"meta":{"totalPages":1}}\n', ",\n",
    most=300,
)  # fmt: skip
ZOTERO_JSON = Notation(
    "zotero-json", zotero, frozenset(ZOTERO_TYPES), None,
    '{\n  "config": {\n    "id": "36a3b0b5-bad0-4a04-b79b-441c7cef77db",\n    "label": "BetterBibTeX JSON"\n  },\n'
    '  "items": [\n', "\n  ]\n}\n", ",\n", most=300,
)  # fmt: skip
