"""JATS article metadata as data. Source: JATS Journal Archiving and Interchange Tag Set (NISO Z39.96)."""

from __future__ import annotations

from collections.abc import Mapping

from biblint.formats._xml.paths import compile_paths, parse_rows

PATHS = parse_rows("""
title               front/article-meta/title-group
translated-title    front/article-meta/title-group/trans-title-group/trans-title
container-title     front/journal-meta/journal-title-group/journal-title front/journal-meta/journal-title
container-title-short front/journal-meta/journal-title-group/abbrev-journal-title
container-title-short front/journal-meta/abbrev-journal-title
publisher           front/journal-meta/publisher/publisher-name
publisher-place     front/journal-meta/publisher/publisher-loc
ISSN                front/journal-meta/issn
DOI                 front/article-meta/article-id[pub-id-type=doi]
PMID                front/article-meta/article-id[pub-id-type=pmid]
PMCID               front/article-meta/article-id[pub-id-type=pmc|pmcid]
author              front/article-meta/contrib-group/contrib[contrib-type=author]
author              front/article-meta/contrib-group/contrib[!contrib-type]
editor              front/article-meta/contrib-group/contrib[contrib-type=editor]
ORCID               front/article-meta/contrib-group/contrib/contrib-id[contrib-id-type=orcid]
affiliation         front/article-meta/contrib-group/aff front/article-meta/aff
affiliation         front/article-meta/contrib-group/contrib/aff
issued              front/article-meta/pub-date
submitted           front/article-meta/history/date[date-type=received]
volume              front/article-meta/volume
issue               front/article-meta/issue
page                front/article-meta/fpage front/article-meta/lpage front/article-meta/page-range
article-number      front/article-meta/elocation-id
edition             front/article-meta/edition
abstract            front/article-meta/abstract[!abstract-type]
keyword             front/article-meta/kwd-group/kwd
genre               front/article-meta/article-categories/subj-group[subj-group-type=heading]/subject
funding             front/article-meta/funding-group/award-group/funding-source
rights              front/article-meta/permissions/copyright-statement
event-title         front/article-meta/conference/conf-name
event-place         front/article-meta/conference/conf-loc
event-date          front/article-meta/conference/conf-date
correspondence      front/article-meta/author-notes/corresp
email               front/article-meta/author-notes/corresp/email front/article-meta/contrib-group/contrib/email
reference           back/ref-list/ref
""")
"""Path -> variable."""

TABLE = compile_paths(PATHS)

TYPES: Mapping[str, str] = {
    "book-review": "review-book", "product-review": "review", "proceedings": "paper-conference",
    "abstract": "paper-conference", "dissertation": "thesis", "preprint": "article", "data-paper": "article-journal",
    "letter": "article-journal", "news": "article-magazine",
}  # fmt: skip
"""`article-type` -> CSL type, where it is no article of a journal."""
