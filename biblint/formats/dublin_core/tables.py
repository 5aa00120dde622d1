"""Dublin Core as data. Source: DCMI Metadata Terms; types: those that repositories write, and the info:eu-repo ones."""

from __future__ import annotations

from collections.abc import Mapping

from biblint.formats._xml.paths import compile_paths, parse_rows

PATHS = parse_rows("""
title               title
translated-title    alternative
author              creator
contributor         contributor
keyword             subject
abstract            abstract description
publisher           publisher
issued              issued date created
available-date      available
submitted           dateSubmitted
genre               type
container-title     isPartOf
note                source bibliographicCitation
language            language
rights              rights
URL                 identifier
""")
"""Path -> variable; identifiers are told apart by what they are."""

TABLE = compile_paths(PATHS)

TYPES: Mapping[str, str] = {
    "article": "article-journal", "journal article": "article-journal", "journalarticle": "article-journal",
    "info:eu-repo/semantics/article": "article-journal", "artículo": "article-journal", "artigo": "article-journal",
    "peer-reviewed article": "article-journal", "book": "book", "info:eu-repo/semantics/book": "book",
    "book part": "chapter", "bookpart": "chapter", "book chapter": "chapter", "book_section": "chapter",
    "info:eu-repo/semantics/bookpart": "chapter", "conference paper": "paper-conference",
    "conferenceobject": "paper-conference", "info:eu-repo/semantics/conferenceobject": "paper-conference",
    "thesis": "thesis", "doctoralthesis": "thesis", "doctoral thesis": "thesis", "masterthesis": "thesis",
    "info:eu-repo/semantics/doctoralthesis": "thesis", "info:eu-repo/semantics/masterthesis": "thesis",
    "info:eu-repo/semantics/bachelorthesis": "thesis", "dissertation": "thesis", "report": "report",
    "technical report": "report", "info:eu-repo/semantics/report": "report", "dataset": "dataset",
    "info:eu-repo/semantics/preprint": "article", "preprint": "article", "working paper": "article",
    "patent": "patent", "image": "graphic", "map": "map", "software": "software",
}  # fmt: skip
"""Type in lower case -> CSL type."""
