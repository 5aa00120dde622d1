"""EndNote XML as data. Source: the document type of EndNote's XML (`RSXML.dtd`) and what its versions write."""

from __future__ import annotations

from collections.abc import Mapping

from biblint.formats._xml.paths import compile_paths, parse_rows

PATHS = parse_rows("""
title               titles/title
title-short         titles/short-title
translated-title    titles/translated-title
container-title     titles/secondary-title periodical/full-title
container-title-short periodical/abbr-1 titles/alt-title
collection-title    titles/tertiary-title
author              contributors/authors/author
editor              contributors/secondary-authors/author
collection-editor   contributors/tertiary-authors/author
contributor         contributors/subsidiary-authors/author
translator          contributors/translated-authors/author
issued              dates/year
issued.month        dates/pub-dates/date
accessed            access-date
volume              volume
issue               number
page                pages
number-of-volumes   num-vols
edition             edition
DOI                 electronic-resource-num
ISBN                isbn
accession           accession-num
abstract            abstract
note                notes
annote              research-notes
keyword             keywords/keyword
language            language
publisher           publisher
publisher-place     pub-location
affiliation         auth-address
URL                 urls/related-urls/url urls/web-urls/url
file                urls/pdf-urls/url
source              remote-database-name
genre               work-type
""")
"""Path -> variable."""

TABLE = compile_paths(PATHS)

TYPES: Mapping[str, str] = {
    "aggregated database": "dataset", "ancient text": "classic", "artwork": "graphic", "audiovisual material":
    "motion_picture", "bill": "bill", "blog": "post-weblog", "book": "book", "book section": "chapter", "case":
    "legal_case", "catalog": "book", "chart or table": "figure", "classical work": "classic", "computer program":
    "software", "conference paper": "paper-conference", "conference proceedings": "paper-conference", "conference":
    "paper-conference", "dataset": "dataset", "dictionary": "entry-dictionary", "discussion forum": "post",
    "edited book": "book", "electronic article": "article-journal", "electronic book": "book",
    "electronic book section": "chapter", "encyclopedia": "entry-encyclopedia", "equation": "", "figure": "figure",
    "film or broadcast": "motion_picture", "generic": "document", "government document": "report", "grant": "",
    "hearing": "hearing", "interview": "interview", "journal article": "article-journal", "journal": "periodical",
    "legal rule or regulation": "regulation", "magazine article": "article-magazine", "manuscript": "manuscript",
    "map": "map", "multimedia application": "", "music": "song", "newspaper article": "article-newspaper",
    "online database": "dataset", "online multimedia": "", "pamphlet": "pamphlet", "patent": "patent",
    "personal communication": "personal_communication", "podcast": "broadcast", "preprint": "article", "press release":
    "document", "report": "report", "serial": "periodical", "social media": "post", "standard": "standard", "statute":
    "legislation", "television episode": "broadcast", "thesis": "thesis", "unpublished work": "manuscript",
    "web page": "webpage",
}  # fmt: skip
"""Name of a reference type -> CSL type; `''` where CSL has no one for it."""

NUMBERS: Mapping[str, str] = {
    "0": "journal article", "1": "book", "5": "book section", "6": "book", "10": "conference proceedings",
    "12": "web page", "13": "generic", "17": "journal article", "19": "magazine article", "23": "newspaper article",
    "25": "patent", "27": "report", "32": "thesis", "47": "conference paper",
}  # fmt: skip
"""Number of a reference type that has no name -> its name."""

NUMBERED = frozenset(("patent", "report", "standard"))
"""Reference types whose `isbn` is their own number, as the templates of EndNote have it."""

PUBMED = ("pubmed", "medline", "nlm")
"""What the name of a database holds whose accession numbers are those of PubMed."""
