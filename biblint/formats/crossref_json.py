"""Crossref JSON: works of the Crossref REST API, one, in a list, in its envelope, or one a line.

Source: the documentation of the Crossref REST API (`/works`), and its CSL-JSON by content negotiation.
"""

from __future__ import annotations

import re

from biblint.formats._json.format import JsonFormat
from biblint.formats._json.table import Table, rows
from biblint.variables import TYPES

_NAMES = {
    "family": ("family",),
    "given": ("given",),
    "literal": ("name", "literal"),
    "suffix": ("suffix",),
}

REFERENCE = Table(
    rows=rows("""
        author         author
        year           issued
        article-title  title
        journal-title  container-title
        volume-title   container-title
        series-title   collection-title
        volume         volume
        issue          issue
        first-page     page
        edition        edition
        DOI            DOI
        ISSN           ISSN
        ISBN           ISBN
    """),
    envelope=frozenset(),
    marks=frozenset(),
    type_paths=(),
    types={},
    names={},
)
"""A listed work."""

TABLE = Table(
    rows=rows("""
        title                   title
        original-title          original-title
        short-title             title-short
        container-title         container-title
        short-container-title   container-title-short
        event.name              event-title
        event.location          event-place
        event.start             event-date            date
        abstract                abstract              jats
        subject                 keyword
        edition-number          edition
        publisher               publisher
        publisher-location      publisher-place
        author                  author                name
        editor                  editor                name
        translator              translator            name
        issued                  issued                date
        published-online        available-date        date
        volume                  volume
        issue                   issue
        page                    page
        article-number          article-number
        report-number           number
        DOI                     DOI
        ISSN                    ISSN
        ISBN                    ISBN                  identifier
        URL                     URL
        language                language
        author.ORCID            ORCID                 identifier
        author.affiliation.name affiliation           affiliation
        funder.name             funding
        reference               reference             reference
        reference-count         reference-count
        is-referenced-by-count  times-cited
    """),
    envelope=frozenset(("message", "items")),
    marks=frozenset(
        "DOI indexed reference-count is-referenced-by-count content-domain container-title deposited".split()
    ),
    type_paths=("type",),
    types={
        **{name: name for name in TYPES},
        "journal-article": "article-journal",
        "proceedings-article": "paper-conference",
        "book-chapter": "chapter",
        "book-part": "chapter",
        "book-section": "chapter",
        "book-track": "chapter",
        "reference-entry": "entry",
        "monograph": "book",
        "edited-book": "book",
        "reference-book": "book",
        "book-set": "book",
        "book-series": "book",
        "proceedings": "book",
        "proceedings-series": "book",
        "journal": "periodical",
        "journal-issue": "periodical",
        "journal-volume": "periodical",
        "posted-content": "article",
        "dissertation": "thesis",
        "report-component": "report",
        "report-series": "report",
        "peer-review": "review",
        "database": "dataset",
    },
    names=_NAMES,
    reference=REFERENCE,
    arrays=frozenset(
        "title original-title short-title container-title short-container-title subject ISSN ISBN".split()
    ),
)
"""A work of Crossref as a table of paths."""


class CrossrefJson(JsonFormat):
    """Crossref JSON."""

    name = "crossref-json"
    title = "Crossref JSON"
    table = TABLE
    signs = (
        (re.compile(r'"(?:reference-count|is-referenced-by-count|message-version)"[ \t\r\n]*+:'), 90),
        (re.compile(r'"(?:content-domain|short-container-title|published-print)"[ \t\r\n]*+:'), 80),
    )


FORMAT = CrossrefJson()
