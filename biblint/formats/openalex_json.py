"""OpenAlex JSON: works of the OpenAlex API and of its snapshot, one, in a list or envelope, or one a line.

Source: the documentation of the OpenAlex work object.
"""

from __future__ import annotations

import re

from biblint.formats._json.format import JsonFormat
from biblint.formats._json.table import Table, rows
from biblint.formats.crossref_json import TABLE as CROSSREF

TABLE = Table(
    rows=rows("""
        title                                                title
        display_name                                         title
        authorships                                          author            name
        authorships.author.orcid                             ORCID             identifier
        authorships.raw_affiliation_strings                  affiliation       affiliation
        primary_location.source.display_name                 container-title
        primary_location.source.issn                         ISSN
        primary_location.source.host_organization_name       publisher
        host_venue.display_name                              container-title
        host_venue.issn                                      ISSN
        host_venue.publisher                                 publisher
        publication_date                                     issued
        publication_year                                     issued
        biblio.volume                                        volume
        biblio.issue                                         issue
        biblio.first_page                                    page              first-page
        biblio.last_page                                     page              last-page
        doi                                                  DOI               identifier
        ids.doi                                              DOI               identifier
        ids.pmid                                             PMID              identifier
        ids.pmcid                                            PMCID             identifier
        primary_location.landing_page_url                    URL
        language                                             language
        keywords.display_name                                keyword
        referenced_works                                     reference         reference
        referenced_works_count                               reference-count
        cited_by_count                                       times-cited
    """),
    envelope=frozenset(("results",)),
    marks=frozenset("authorships biblio referenced_works cited_by_count publication_year ids indexed_in".split()),
    type_paths=("type_crossref", "type"),
    types={
        **CROSSREF.types,
        "article": "article-journal",
        "preprint": "article",
        "editorial": "article-journal",
        "letter": "article-journal",
        "erratum": "article-journal",
        "retraction": "article-journal",
        "review": "article-journal",
        "libguides": "webpage",
        "supplementary-materials": "dataset",
    },
    names={"whole": ("raw_author_name", "author.display_name")},
)
"""A work of OpenAlex as a table of paths."""


class OpenAlexJson(JsonFormat):
    """OpenAlex JSON."""

    name = "openalex-json"
    title = "OpenAlex JSON"
    table = TABLE
    signs = (
        (re.compile(r'"(?:authorships|referenced_works|abstract_inverted_index|cited_by_api_url)"[ \t\r\n]*+:'), 92),
        (re.compile(r'"https://openalex\.org/W[0-9]+"'), 90),
    )


FORMAT = OpenAlexJson()
