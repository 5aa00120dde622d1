"""Tables of publishers, searches and repositories, each under the headers of its provider."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping

from quality.marks import is_marked
from quality.notations.base import Notation, csv_row, first_and_last, full_date, letters, month_name
from quality.notations.tables import wos_cells
from quality.notations.wos import LANGUAGES
from quality.notations.wos import TYPES as WOS_TYPES
from quality.works import Person, Work

WESTERN = frozenset(("en", "de", "fr", "es"))
ENGLISH = frozenset(("en",))
Cells = Mapping[str, str]


def sheet(
    form: str, header: str, cells: Callable[[Work], Cells], kinds: str, languages: frozenset[str] | None = None, *,
    quoting: int = csv.QUOTE_MINIMAL, above: str = "",
) -> Notation:  # fmt: skip
    """A table: its headers by commas, and what stands under them for a work."""
    columns = header.split(",")

    def write(work: Work) -> str:
        row = cells(work)
        return csv_row([row.get(column, "") for column in columns], quoting=quoting)

    head = above + csv_row(columns, quoting=quoting)
    return Notation(form, write, frozenset(kinds.split()), languages, head, most=300)


def whole_name(person: Person) -> str:
    """`Ada Lee`."""
    return person.name("{given} {family}")


def _short(person: Person) -> str:
    """`Lee A`."""
    return person.raw or f"{person.family} {letters(person.given)}".strip()


def _dotted(person: Person) -> str:
    """`A. B. Lee`."""
    return person.raw or " ".join([*(f"{letter}." for letter in letters(person.given)), person.family])


def _scholar(person: Person) -> str:
    """`AB Lee`."""
    return person.raw or f"{letters(person.given)} {person.family}".strip()


def joined(people: tuple[Person, ...], write: Callable[[Person], str], separator: str = "; ") -> str:
    """Names in a notation, in one cell."""
    return separator.join(write(person) for person in people)


def names(people: tuple[Person, ...]) -> str:
    """`Lee, Ada; Kim, Bo`."""
    return "; ".join(person.name() for person in people)


IEEE_TYPES = {"article-journal": "IEEE Journals", "paper-conference": "IEEE Conferences"}


def ieee(work: Work) -> Cells:
    """A work on IEEE Xplore; an address for each author."""
    first, last = first_and_last(work.pages)
    places = [work.affiliations[person.places[0] - 1] for person in work.people if person.places and work.affiliations]
    return {
        "Document Title": work.title,
        "Authors": joined(work.people, _dotted),
        "Author Affiliations": "; ".join(places),
        "Publication Title": work.container,
        "Date Added To Xplore": "11 Feb 2024",
        "Publication Year": work.year,
        "Volume": work.volume,
        "Issue": work.issue,
        "Start Page": first or work.article,
        "End Page": last,
        "Abstract": work.abstract,
        "ISSN": work.issn,
        "ISBNs": work.isbn,
        "DOI": work.doi,
        "PDF Link": work.url,
        "Author Keywords": ";".join(work.keywords),
        "Article Citation Count": "3",
        "License": "IEEE",
        "Publisher": work.publisher,
        "Document Identifier": IEEE_TYPES.get(work.kind, work.kind),
    }


SPRINGER_TYPES = {"article-journal": "Article", "chapter": "Chapter", "paper-conference": "Conference Paper"}


def springer(work: Work) -> Cells:
    """A work on Springer Link; nothing stands between its authors."""
    return {
        "Item Title": work.title,
        "Publication Title": work.container,
        "Journal Volume": work.volume,
        "Journal Issue": work.issue,
        "Item DOI": work.doi,
        "Authors": joined(work.people, whole_name, ""),
        "Publication Year": work.year,
        "URL": work.url,
        "Content Type": SPRINGER_TYPES.get(work.kind, work.kind),
    }


def pubmed(work: Work) -> Cells:
    """An article of PubMed; its place in one string."""
    names = ", ".join(_short(person) for person in work.people)
    date = " ".join(part for part in (work.year, month_name(work.month), work.day) if part)
    issue = f"({work.issue})" if work.issue else ""
    pages = f":{work.pages or work.article}" if work.pages or work.article else ""
    place = f"{work.short}. {date};{work.volume}{issue}{pages}."
    return {
        "PMID": work.pmid,
        "Title": work.title if not work.title or work.title[-1] in ".?" or is_marked(work.title) else f"{work.title}.",
        "Authors": f"{names}." if names else "",
        "Citation": "" if is_marked(work.year) else place,
        "First Author": _short(work.people[0]) if work.people else "",
        "Journal/Book": work.container,
        "Publication Year": work.year,
        "Create Date": "2024/02/11",
        "PMCID": work.pmcid,
        "DOI": work.doi,
    }


def publish_or_perish(work: Work) -> Cells:
    """An article as Publish or Perish takes it from an index."""
    first, last = first_and_last(work.pages)
    return {
        "Cites": "3",
        "Authors": joined(work.people, _scholar, ", "),
        "Title": work.title,
        "Year": work.year,
        "Source": work.container,
        "Publisher": work.publisher,
        "ArticleURL": work.url,
        "GSRank": str(work.number),
        "QueryDate": "2024-02-11 10:00:00",
        "DOI": work.doi,
        "ISSN": work.issn,
        "Volume": work.volume,
        "Issue": work.issue,
        "StartPage": first or work.article,
        "EndPage": last,
        "Abstract": work.abstract,
    }


DSPACE_TYPES = {"article-journal": "Article", "paper-conference": "Conference paper", "chapter": "Book chapter",
                "book": "Book", "thesis": "Thesis"}  # fmt: skip


def dspace(work: Work) -> Cells:
    """An item of a repository, as its staff export many to change them."""
    first, last = first_and_last(work.pages)
    return {
        "id": f"1a2b3c4d-0000-4000-8000-{work.number:012d}",
        "collection": "123456789/12",
        "dc.contributor.author": joined(work.people, Person.name, "||"),
        "dc.contributor.editor": joined(work.editors, Person.name, "||"),
        "dc.date.issued[]": full_date(work.year, work.month, work.day),
        "dc.description.abstract[en]": work.abstract,
        "dc.identifier.doi": work.doi,
        "dc.identifier.isbn[]": work.isbn,
        "dc.identifier.issn[]": work.issn,
        "dc.identifier.uri": work.url,
        "dc.language.iso[]": work.language,
        "dc.publisher[en]": work.publisher,
        "dc.relation.ispartof[en]": work.container,
        "dc.citation.volume": work.volume,
        "dc.citation.issue": work.issue,
        "dc.citation.spage": first or work.article,
        "dc.citation.epage": last,
        "dc.subject[en]": "||".join(work.keywords),
        "dc.title[en]": work.title,
        "dc.type[en]": DSPACE_TYPES.get(work.kind, work.kind),
    }


WOS_HEADERS = {
    "Publication Type": "PT", "Authors": "AU", "Book Editors": "BE", "Author Full Names": "AF", "Article Title": "TI",
    "Source Title": "SO", "Language": "LA", "Document Type": "DT", "Author Keywords": "DE", "Abstract": "AB",
    "Addresses": "C1", "Reprint Addresses": "RP", "ORCIDs": "OI", "Cited References": "CR",
    "Cited Reference Count": "NR",
    "Times Cited|WoS Core": "TC", "Publisher": "PU", "Publisher City": "PI", "ISSN": "SN", "ISBN": "BN",
    "Journal Abbreviation": "J9", "Publication Date": "PD", "Publication Year": "PY", "Volume": "VL", "Issue": "IS",
    "Start Page": "BP", "End Page": "EP", "Article Number": "AR", "DOI": "DI", "Number of Pages": "PG",
    "Pubmed Id": "PM", "UT (Unique WOS ID)": "UT",
}  # fmt: skip
"""Header in the workbook -> tag in the text; `|` stands for a comma and a blank."""


def web_of_science(work: Work) -> str:
    """A work as a row of the workbook, saved as CSV."""
    cells = wos_cells(work)
    return csv_row([cells.get(tag, "") for tag in WOS_HEADERS.values()], quoting=csv.QUOTE_MINIMAL)


ALL = "article-journal paper-conference chapter book thesis"
IEEE = sheet(
    "ieee-csv",
    "Document Title,Authors,Author Affiliations,Publication Title,Date Added To Xplore,Publication Year,Volume,Issue,"
    "Start Page,End Page,Abstract,ISSN,ISBNs,DOI,Funding Information,PDF Link,Author Keywords,IEEE Terms,"
    "Article Citation Count,Reference Count,License,Online Date,Issue Date,Meeting Date,Publisher,Document Identifier",
    ieee, "article-journal paper-conference", ENGLISH, quoting=csv.QUOTE_ALL,
)  # fmt: skip
SPRINGER = sheet(
    "springer-csv",
    "Item Title,Publication Title,Book Series Title,Journal Volume,Journal Issue,Item DOI,Authors,Publication Year,URL,"
    "Content Type",
    springer, "article-journal chapter paper-conference", WESTERN, quoting=csv.QUOTE_ALL,
)  # fmt: skip
PUBMED = sheet(
    "pubmed-csv",
    "PMID,Title,Authors,Citation,First Author,Journal/Book,Publication Year,Create Date,PMCID,NIHMS ID,DOI",
    pubmed, "article-journal", WESTERN, above="\ufeff",
)  # fmt: skip
POP = sheet(
    "pop-csv",
    "Cites,Authors,Title,Year,Source,Publisher,ArticleURL,CitesURL,GSRank,QueryDate,Type,DOI,ISSN,CitationURL,Volume,"
    "Issue,StartPage,EndPage,ECC,CitesPerYear,CitesPerAuthor,AuthorCount,Age,Abstract,FullTextURL,RelatedURL",
    publish_or_perish, "article-journal", WESTERN, above="\ufeff",
)  # fmt: skip
DSPACE = sheet(
    "dspace-csv",
    "id,collection,dc.contributor.author,dc.contributor.editor,dc.date.issued[],dc.description.abstract[en],"
    "dc.identifier.doi,dc.identifier.isbn[],dc.identifier.issn[],dc.identifier.uri,dc.language.iso[],dc.publisher[en],"
    "dc.relation.ispartof[en],dc.citation.volume,dc.citation.issue,dc.citation.spage,dc.citation.epage,dc.subject[en],"
    "dc.title[en],dc.type[en]",
    dspace, ALL,
)  # fmt: skip
WOS_CSV = Notation(
    "wos-csv", web_of_science, frozenset(WOS_TYPES), frozenset(LANGUAGES),
    "\ufeff" + csv_row([name.replace("|", ", ") for name in WOS_HEADERS], quoting=csv.QUOTE_MINIMAL), most=300,
)  # fmt: skip
