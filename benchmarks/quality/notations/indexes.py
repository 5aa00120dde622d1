"""Tables of indexes: The Lens, Dimensions and OpenAlex."""

from __future__ import annotations

import csv

from quality.marks import is_marked
from quality.notations.base import first_and_last, full_date
from quality.notations.sheets import ALL, Cells, joined, names, sheet, whole_name
from quality.works import Work

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
        "Author/s": joined(work.people, whole_name),
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
        "Book editors": names(work.editors),
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
        "Authors": names(work.people),
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
        "authorships.author.display_name": joined(work.people, whole_name, "|"),
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


LENS = sheet(
    "lens-csv",
    "Lens ID,Title,Date Published,Publication Year,Publication Type,Source Title,ISSNs,Publisher,Source Country,"
    "Author/s,Abstract,Volume,Issue Number,Start Page,End Page,Fields of Study,Keywords,MeSH Terms,Chemicals,Funding,"
    "Source URLs,External URL,PMID,DOI,Microsoft Academic ID,PMCID,Citing Patents Count,References,Citing Works Count,"
    "Is Open Access,Open Access License,Open Access Colour",
    lens, ALL, above="\ufeff",
)  # fmt: skip
DIMENSIONS = sheet(
    "dimensions-csv",
    "Rank,Publication ID,DOI,PMID,PMCID,ISBN,Title,Abstract,Source title,Anthology title,Book editors,Publisher,ISSN,"
    "MeSH terms,Publication Date,PubYear,Volume,Issue,Pagination,Open Access,Publication Type,Authors,"
    "Authors (Raw Affiliation),Corresponding Authors,Authors Affiliations,Research Organizations - standardized,"
    "Times cited,Source Linkout,Dimensions URL,Fields of Research (ANZSRC 2020)",
    dimensions, "article-journal paper-conference chapter book",
    above="\"About the data: Exported on Feb 11, 2024. Criteria: 'moss' in title and abstract.\"\n",
)  # fmt: skip
OPENALEX = sheet(
    "openalex-csv",
    "id,abstract,authorships.author.display_name,authorships.author.id,authorships.author.orcid,cited_by_count,"
    "display_name,doi,ids.pmid,keywords.display_name,language,primary_location.landing_page_url,"
    "primary_location.source.display_name,primary_location.source.issn_l,publication_date,publication_year,type,"
    "biblio.volume,biblio.issue,biblio.first_page,biblio.last_page",
    openalex, "article-journal chapter book thesis", quoting=csv.QUOTE_ALL,
)  # fmt: skip
