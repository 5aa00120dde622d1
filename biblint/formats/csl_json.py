"""CSL-JSON: the citation items of Zotero, Better BibTeX, pandoc, citation.js and of DOI content negotiation.

Sources: the CSL 1.0.2 specification and its JSON schema `csl-data.json`.
"""

from __future__ import annotations

import re

from biblint.formats._json.format import JsonFormat
from biblint.formats._json.records import Build
from biblint.formats._json.table import Table, rows
from biblint.model import Note, Record
from biblint.variables import TYPES

NAMES = {
    "family": ("family",),
    "given": ("given",),
    "literal": ("literal",),
    "particle": ("non-dropping-particle",),
    "dropping": ("dropping-particle",),
    "suffix": ("suffix",),
}
"""Part of a name -> its member in CSL-JSON."""

TABLE = Table(
    rows=rows("""
        citation-key           citation-key
        id                     citation-key
        title                  title              rich
        title-short            title-short        rich
        shortTitle             title-short        rich
        original-title         original-title     rich
        container-title        container-title    rich
        container-title-short  container-title-short rich
        journalAbbreviation    container-title-short rich
        collection-title       collection-title   rich
        event-title            event-title        rich
        event                  event-title        rich
        event-place            event-place
        event-date             event-date           date
        abstract               abstract
        note                   note
        annote                 annote
        keyword                keyword              words
        genre                  genre
        edition                edition
        publisher              publisher
        publisher-place        publisher-place
        author                 author               name
        editor                 editor               name
        translator             translator           name
        collection-editor      collection-editor    name
        contributor            contributor          name
        issued                 issued               date
        accessed               accessed             date
        submitted              submitted            date
        available-date         available-date       date
        volume                 volume
        issue                  issue
        page                   page
        number                 number
        number-of-pages        number-of-pages
        number-of-volumes      number-of-volumes
        chapter-number         chapter-number
        DOI                    DOI
        ISSN                   ISSN                 words
        ISBN                   ISBN                 words
        PMID                   PMID
        PMCID                  PMCID
        URL                    URL
        language               language
        source                 source
        rights                 rights
        license                rights
        author.affiliation.name affiliation         affiliation
    """),
    envelope=frozenset(("items", "references")),
    marks=frozenset(("title", "issued", "author", "container-title", "citation-key")),
    type_paths=("type",),
    types={name: name for name in TYPES},
    names=NAMES,
)
"""CSL-JSON as a table of paths."""


class CslJson(JsonFormat):
    """CSL-JSON, a list of items or one item."""

    name = "csl-json"
    title = "CSL-JSON"
    table = TABLE
    signs = (
        (re.compile(r'"date-parts"[ \t\r\n]*+:|"container-title"[ \t\r\n]*+:[ \t\r\n]*+"'), 60),
        (re.compile(rf'"type"[ \t\r\n]*+:[ \t\r\n]*+"(?:{"|".join(map(re.escape, TYPES))})"'), 50),
    )

    def finish(self, record: Record) -> Record:
        """The citation key, and a note where there is no type or it is none of CSL's."""
        record.key = record.text("citation-key")
        if not record.raw_type:
            record.notes.append(Note("missing-type", record.start, record.start + 1, {"tag": "type"}))
        elif not record.type:
            build = record.builder
            node = build.node.get("type") if isinstance(build, Build) else None
            if node is not None:
                record.notes.append(Note("unknown-type", *node.inner, {"tag": "type", "type": record.raw_type}))
        return record


FORMAT = CslJson()
