"""Primo's normalised records as data. Source: Ex Libris, Primo Technical Guide, "The Primo PNX record"."""

from __future__ import annotations

from collections.abc import Mapping

from biblint.formats._xml.paths import compile_paths, parse_rows

PATHS = parse_rows("""
title               addata/atitle addata/btitle display/title
container-title     addata/jtitle addata/btitle
collection-title    addata/seriestitle
author              addata/au addata/aucorp display/creator
contributor         addata/addau display/contributor
issued              addata/date addata/risdate display/creationdate
volume              addata/volume
issue               addata/issue
page                addata/pages addata/spage
article-number      addata/artnum
edition             display/edition
DOI                 addata/doi
PMID                addata/pmid
ISSN                addata/issn addata/eissn
ISBN                addata/isbn addata/eisbn
publisher           addata/pub display/publisher
publisher-place     addata/cop
abstract            addata/abstract display/description
keyword             display/subject
language            display/language
ORCID               addata/orcidid
accession           control/recordid
""")
"""Path -> variable; of several paths of a variable the first that is there counts."""

TABLE = compile_paths(PATHS)

TYPES: Mapping[str, str] = {
    "article": "article-journal", "articles": "article-journal", "book": "book", "books": "book",
    "book_chapter": "chapter", "bookitem": "chapter", "conference_proceeding": "paper-conference", "proceeding":
    "paper-conference", "dissertation": "thesis", "dissertations": "thesis", "journal": "periodical", "journals":
    "periodical", "map": "map", "maps": "map", "newspaper_article": "article-newspaper", "patent": "patent",
    "report": "report", "review": "review", "score": "musical_score", "scores": "musical_score", "video":
    "motion_picture", "website": "webpage", "dataset": "dataset", "research_dataset": "dataset", "image": "graphic",
    "images": "graphic",
}  # fmt: skip
"""`display/type` -> CSL type."""
