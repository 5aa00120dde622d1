"""Tables of publishers, indexes and repositories, each under the headers of its provider."""

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


def _sheet(
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


def _whole(person: Person) -> str:
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


def _joined(people: tuple[Person, ...], write: Callable[[Person], str], separator: str = "; ") -> str:
    return separator.join(write(person) for person in people)


def _names(people: tuple[Person, ...]) -> str:
    return "; ".join(person.name() for person in people)


IEEE_TYPES = {"article-journal": "IEEE Journals", "paper-conference": "IEEE Conferences"}


def ieee(work: Work) -> Cells:
    """A work on IEEE Xplore; an address for each author."""
    first, last = first_and_last(work.pages)
    places = [work.affiliations[person.places[0] - 1] for person in work.people if person.places and work.affiliations]
    return {
        "Document Title": work.title,
        "Authors": _joined(work.people, _dotted),
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
        "Authors": _joined(work.people, _whole, ""),
        "Publication Year": work.year,
        "URL": work.url,
        "Content Type": SPRINGER_TYPES.get(work.kind, work.kind),
    }


LENS_TYPES = {"article-journal": "journal article", "chapter": "book chapter", "book": "book", "thesis": "dissertation",
              "paper-conference": "conference proceedings article"}  # fmt: skip


def lens(work: Work) -> Cells:
    """A work of The Lens; ISSNs without their hyphens."""
    first, last = first_and_last(work.pages)
    date = full_date(work.year, work.month, work.day)
    return {
        "Lens ID": f"{work.number // 1000000:03d}-{work.number // 1000 % 1000:03d}-{work.number % 1000:03d}-333-44X",
        "Title": work.title,
        "Date Published": "" if is_marked(work.year) else date,
        "Publication Year": work.year,
        "Publication Type": LENS_TYPES.get(work.kind, work.kind),
        "Source Title": work.container,
        "ISSNs": work.issn if is_marked(work.issn) else work.issn.replace("-", ""),
        "Publisher": work.publisher,
        "Author/s": _joined(work.people, _whole),
        "Abstract": work.abstract,
        "Volume": work.volume,
        "Issue Number": work.issue,
        "Start Page": first or work.article,
        "End Page": last,
        "Keywords": "; ".join(work.keywords),
        "External URL": work.url,
        "PMID": work.pmid,
        "DOI": work.doi,
        "PMCID": work.pmcid,
        "Citing Patents Count": "0",
        "Citing Works Count": "3",
        "Is Open Access": "false",
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
        "Authors": _joined(work.people, _scholar, ", "),
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


DIMENSIONS_TYPES = {"article-journal": "Article", "paper-conference": "Proceeding", "chapter": "Chapter",
                    "book": "Monograph"}  # fmt: skip


def dimensions(work: Work) -> Cells:
    """A publication of Dimensions."""
    in_book = work.kind in ("chapter", "paper-conference")
    return {
        "Rank": "500",
        "Publication ID": f"pub.11{work.number:08d}",
        "DOI": work.doi,
        "PMID": work.pmid,
        "PMCID": work.pmcid,
        "ISBN": work.isbn,
        "Title": work.title,
        "Abstract": work.abstract,
        "Source title": "" if in_book else work.container,
        "Anthology title": work.container if in_book else "",
        "Book editors": _names(work.editors),
        "Publisher": work.publisher,
        "ISSN": work.issn,
        "MeSH terms": "; ".join(work.keywords),
        "Publication Date": "" if is_marked(work.year) else full_date(work.year, work.month, work.day),
        "PubYear": work.year,
        "Volume": work.volume,
        "Issue": work.issue,
        "Pagination": work.pages or work.article,
        "Open Access": "Closed",
        "Publication Type": DIMENSIONS_TYPES.get(work.kind, work.kind),
        "Authors": _names(work.people),
        "Research Organizations - standardized": "; ".join(work.affiliations),
        "Times cited": "3",
        "Source Linkout": work.url,
        "Dimensions URL": f"https://app.dimensions.ai/details/publication/pub.11{work.number:08d}",
    }


OPENALEX_TYPES = {"article-journal": "article", "chapter": "book-chapter", "book": "book", "thesis": "dissertation"}


def openalex(work: Work) -> Cells:
    """A work of OpenAlex; identifiers as addresses."""
    first, last = first_and_last(work.pages)
    return {
        "id": f"https://openalex.org/W40{work.number:08d}",
        "abstract": work.abstract,
        "authorships.author.display_name": _joined(work.people, _whole, "|"),
        "cited_by_count": "3",
        "display_name": work.title,
        "doi": f"https://doi.org/{work.doi}" if work.doi else "",
        "ids.pmid": f"https://pubmed.ncbi.nlm.nih.gov/{work.pmid}" if work.pmid else "",
        "keywords.display_name": "|".join(work.keywords),
        "language": work.language,
        "primary_location.landing_page_url": work.url,
        "primary_location.source.display_name": work.container,
        "primary_location.source.issn_l": work.issn,
        "publication_date": "" if is_marked(work.year) else full_date(work.year, work.month, work.day),
        "publication_year": work.year,
        "type": OPENALEX_TYPES.get(work.kind, work.kind),
        "biblio.volume": work.volume,
        "biblio.issue": work.issue,
        "biblio.first_page": first or work.article,
        "biblio.last_page": last,
    }


DSPACE_TYPES = {"article-journal": "Article", "paper-conference": "Conference paper", "chapter": "Book chapter",
                "book": "Book", "thesis": "Thesis"}  # fmt: skip


def dspace(work: Work) -> Cells:
    """An item of a repository, as its staff export many to change them."""
    first, last = first_and_last(work.pages)
    return {
        "id": f"1a2b3c4d-0000-4000-8000-{work.number:012d}",
        "collection": "123456789/12",
        "dc.contributor.author": _joined(work.people, Person.name, "||"),
        "dc.contributor.editor": _joined(work.editors, Person.name, "||"),
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
IEEE = _sheet(
    "ieee-csv",
    "Document Title,Authors,Author Affiliations,Publication Title,Date Added To Xplore,Publication Year,Volume,Issue,"
    "Start Page,End Page,Abstract,ISSN,ISBNs,DOI,Funding Information,PDF Link,Author Keywords,IEEE Terms,"
    "Article Citation Count,Reference Count,License,Online Date,Issue Date,Meeting Date,Publisher,Document Identifier",
    ieee, "article-journal paper-conference", ENGLISH, quoting=csv.QUOTE_ALL,
)  # fmt: skip
SPRINGER = _sheet(
    "springer-csv",
    "Item Title,Publication Title,Book Series Title,Journal Volume,Journal Issue,Item DOI,Authors,Publication Year,URL,"
    "Content Type",
    springer, "article-journal chapter paper-conference", WESTERN, quoting=csv.QUOTE_ALL,
)  # fmt: skip
LENS = _sheet(
    "lens-csv",
    "Lens ID,Title,Date Published,Publication Year,Publication Type,Source Title,ISSNs,Publisher,Source Country,"
    "Author/s,Abstract,Volume,Issue Number,Start Page,End Page,Fields of Study,Keywords,MeSH Terms,Chemicals,Funding,"
    "Source URLs,External URL,PMID,DOI,Microsoft Academic ID,PMCID,Citing Patents Count,References,Citing Works Count,"
    "Is Open Access,Open Access License,Open Access Colour",
    lens, ALL, above="\ufeff",
)  # fmt: skip
PUBMED = _sheet(
    "pubmed-csv",
    "PMID,Title,Authors,Citation,First Author,Journal/Book,Publication Year,Create Date,PMCID,NIHMS ID,DOI",
    pubmed, "article-journal", WESTERN, above="\ufeff",
)  # fmt: skip
POP = _sheet(
    "pop-csv",
    "Cites,Authors,Title,Year,Source,Publisher,ArticleURL,CitesURL,GSRank,QueryDate,Type,DOI,ISSN,CitationURL,Volume,"
    "Issue,StartPage,EndPage,ECC,CitesPerYear,CitesPerAuthor,AuthorCount,Age,Abstract,FullTextURL,RelatedURL",
    publish_or_perish, "article-journal", WESTERN, above="\ufeff",
)  # fmt: skip
DIMENSIONS = _sheet(
    "dimensions-csv",
    "Rank,Publication ID,DOI,PMID,PMCID,ISBN,Title,Abstract,Source title,Anthology title,Book editors,Publisher,ISSN,"
    "MeSH terms,Publication Date,PubYear,Volume,Issue,Pagination,Open Access,Publication Type,Authors,"
    "Authors (Raw Affiliation),Corresponding Authors,Authors Affiliations,Research Organizations - standardized,"
    "Times cited,Source Linkout,Dimensions URL,Fields of Research (ANZSRC 2020)",
    dimensions, "article-journal paper-conference chapter book",
    above="\"About the data: Exported on Feb 11, 2024. Criteria: 'moss' in title and abstract.\"\n",
)  # fmt: skip
OPENALEX = _sheet(
    "openalex-csv",
    "id,abstract,authorships.author.display_name,authorships.author.id,authorships.author.orcid,cited_by_count,"
    "display_name,doi,ids.pmid,keywords.display_name,language,primary_location.landing_page_url,"
    "primary_location.source.display_name,primary_location.source.issn_l,publication_date,publication_year,type,"
    "biblio.volume,biblio.issue,biblio.first_page,biblio.last_page",
    openalex, "article-journal chapter book thesis", quoting=csv.QUOTE_ALL,
)  # fmt: skip
DSPACE = _sheet(
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
