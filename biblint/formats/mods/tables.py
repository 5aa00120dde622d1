"""MODS as data. Source: MODS User Guidelines (Library of Congress), top-level elements."""

from __future__ import annotations

from collections.abc import Mapping

from biblint.formats._xml.paths import compile_paths, parse_rows

PATHS = parse_rows("""
title               titleInfo[!type]
title-short         titleInfo[type=abbreviated]
translated-title    titleInfo[type=translated]
container-title     relatedItem[type=host]/titleInfo[!type] relatedItem[!type]/titleInfo[!type]
container-title-short relatedItem[type=host]/titleInfo[type=abbreviated]
collection-title    relatedItem[type=series]/titleInfo[!type]
author              name
editor              relatedItem[type=host]/name relatedItem[!type]/name
issued              originInfo/dateIssued originInfo/copyrightDate originInfo/dateCreated part/date
issued              relatedItem[type=host]/part/date relatedItem[type=host]/originInfo/dateIssued
accessed            originInfo/dateCaptured
publisher           originInfo/publisher relatedItem[type=host]/originInfo/publisher
publisher-place     originInfo/place/placeTerm[type=text] originInfo/place/placeTerm[!type]
edition             originInfo/edition
number-of-pages     physicalDescription/extent
volume              part/detail[type=volume]/number relatedItem[type=host]/part/detail[type=volume]/number
volume              relatedItem[!type]/part/detail[type=volume]/number
issue               part/detail[type=issue|number]/number relatedItem[type=host]/part/detail[type=issue|number]/number
issue               relatedItem[!type]/part/detail[type=issue|number]/number
page                part/extent relatedItem[type=host]/part/extent relatedItem[!type]/part/extent
DOI                 identifier[type=doi]
PMID                identifier[type=pmid|pubmed]
ISSN                identifier[type=issn|eissn] relatedItem[type=host]/identifier[type=issn|eissn]
ISSN                relatedItem[!type]/identifier[type=issn|eissn]
ISBN                identifier[type=isbn] relatedItem[type=host]/identifier[type=isbn]
URL                 location/url
abstract            abstract
note                note
keyword             subject/topic
genre               genre
language            language/languageTerm[type=code] language/languageTerm[!type] language/languageTerm[type=text]
classification      classification
accession           recordInfo/recordIdentifier
citation-key        identifier[type=citekey]
rights              accessCondition
""")
"""Path -> variable; names are told apart by their roles."""

TABLE = compile_paths(PATHS)

ROLES: Mapping[str, str] = {
    "": "author", "aut": "author", "author": "author", "cre": "author", "creator": "author", "edt": "editor",
    "editor": "editor", "trl": "translator", "translator": "translator", "ths": "thesis-advisor", "thesis advisor":
    "thesis-advisor", "dgs": "thesis-advisor", "degree supervisor": "thesis-advisor", "pbl": "", "publisher": "",
    "dgg": "", "degree grantor": "", "degree granting institution": "", "his": "", "host institution": "",
}  # fmt: skip
"""Role code or term -> variable; `''` is none; another one makes a contributor."""

TYPES: Mapping[str, str] = {
    "academic journal": "article-journal", "article": "article-journal", "journal article": "article-journal",
    "journal-article": "article-journal", "newspaper": "article-newspaper", "newspaper article": "article-newspaper",
    "magazine": "article-magazine", "book": "book", "monograph": "book", "book-chapter": "chapter",
    "book chapter": "chapter", "booksection": "chapter", "book section": "chapter",
    "conference publication": "paper-conference", "conference paper": "paper-conference",
    "proceedings-article": "paper-conference", "conferencepaper": "paper-conference", "thesis": "thesis",
    "phdthesis": "thesis", "theses": "thesis", "doctoral thesis": "thesis", "dissertation": "thesis",
    "report": "report", "technical report": "report", "dataset": "dataset", "periodical": "periodical",
    "journal-issue": "periodical", "proceedings": "book", "patent": "patent", "letter": "personal_communication",
    "map": "map", "webpage": "webpage", "web page": "webpage", "web site": "webpage", "manuscript": "manuscript",
    "reference-entry": "entry-encyclopedia", "preprint": "article",
}  # fmt: skip
"""Genre -> CSL type."""

RESOURCES: Mapping[str, str] = {
    "cartographic": "map", "notated music": "musical_score", "sound recording-musical": "song",
    "still image": "graphic", "moving image": "motion_picture", "software, multimedia": "software",
}  # fmt: skip
"""`typeOfResource` -> CSL type, where no genre says more."""
