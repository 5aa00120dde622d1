"""Crossref XML as data. Source: Crossref's deposit and unixref schemas."""

from __future__ import annotations

from collections.abc import Mapping

from biblint.formats._xml.paths import compile_paths, parse_rows

ITEMS: Mapping[str, str] = {
    "journal_article": "article-journal", "conference_paper": "paper-conference", "content_item": "chapter",
    "book_metadata": "book", "book_series_metadata": "book", "book_set_metadata": "book",
    "proceedings_metadata": "book", "proceedings_series_metadata": "book", "journal_issue": "periodical",
    "journal_metadata": "periodical", "posted_content": "article", "dissertation": "thesis",
    "report-paper_metadata": "report", "report-paper_series_metadata": "report", "standard_metadata": "standard",
    "dataset": "dataset", "database_metadata": "dataset", "peer_review": "document",
}  # fmt: skip
"""Element that describes one item -> CSL type, the most special first."""

WORKS = ("journal", "book", "conference", "posted_content", "dissertation", "report-paper", "standard", "database",
         "peer_review")  # fmt: skip
"""Elements of a deposit that each hold one work, or one and its parts."""
PARTS = ("journal_article", "conference_paper", "content_item", "dataset")
"""Elements of which a work holds several, each an item of its own."""
CONTAINERS = tuple(name for name in ITEMS if name.endswith("_metadata"))

ITEM_PATHS = parse_rows("""
title               titles/title
original-title      titles/original_language_title
author              contributors/person_name[contributor_role=author] contributors/organization[contributor_role=author]
author              person_name[contributor_role=author] contributors/person_name[!contributor_role]
editor              contributors/person_name[contributor_role=editor]
editor              contributors/organization[contributor_role=editor]
translator          contributors/person_name[contributor_role=translator]
affiliation         contributors/person_name/affiliation
affiliation         contributors/person_name/affiliations/institution/institution_name
ORCID               contributors/person_name/ORCID
issued              publication_date
issued              posted_date
issued              review_date
issued              approval_date
issued              database_date/publication_date
issued              completion_date
page                pages
article-number      publisher_item/item_number[item_number_type=article_number|article-number]
DOI                 doi_data/doi
URL                 doi_data/resource
abstract            abstract
edition             edition_number
volume              volume
ISBN                isbn
ISSN                issn
publisher           publisher/publisher_name institution/institution_name
publisher-place     publisher/publisher_place institution/institution_place
genre               degree
reference           citation_list/citation
""")
"""Path below the element that describes the item -> variable."""

PLACE_PATHS = parse_rows("""
container-title     journal/journal_metadata/full_title conference/proceedings_metadata/proceedings_title
container-title     book/book_metadata/titles/title book/book_series_metadata/titles/title
container-title     conference/proceedings_series_metadata/proceedings_title
container-title     book/book_series_metadata/series_metadata/titles/title
container-title-short journal/journal_metadata/abbrev_title
collection-title    book/book_series_metadata/series_metadata/titles/title
collection-title    conference/proceedings_series_metadata/series_metadata/titles/title
event-title         conference/event_metadata/conference_name
event-place         conference/event_metadata/conference_location
event-date          conference/event_metadata/conference_date
editor              conference/contributors/person_name[contributor_role=editor]
issued              journal/journal_issue/publication_date conference/proceedings_metadata/publication_date
issued              conference/proceedings_series_metadata/publication_date
issued              book/book_metadata/publication_date book/book_series_metadata/publication_date
volume              journal/journal_issue/journal_volume/volume book/book_series_metadata/volume
issue               journal/journal_issue/issue
ISSN                journal/journal_metadata/issn book/book_series_metadata/series_metadata/issn
ISSN                conference/proceedings_series_metadata/series_metadata/issn
ISBN                book/book_metadata/isbn book/book_series_metadata/isbn conference/proceedings_metadata/isbn
ISBN                conference/proceedings_series_metadata/isbn
publisher           book/book_metadata/publisher/publisher_name book/book_series_metadata/publisher/publisher_name
publisher           conference/proceedings_metadata/publisher/publisher_name
publisher           conference/proceedings_series_metadata/publisher/publisher_name
language            journal/journal_metadata[language] book/book_metadata[language] book/book_series_metadata[language]
language            conference/proceedings_metadata[language] conference/proceedings_series_metadata[language]
publisher-place     book/book_metadata/publisher/publisher_place book/book_series_metadata/publisher/publisher_place
""")
"""Path below the whole work -> variable, for what the item itself does not say."""

ITEM_TABLE = compile_paths(ITEM_PATHS)
PLACE_TABLE = compile_paths(PLACE_PATHS)
