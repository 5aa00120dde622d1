"""CITATION.cff: the citation metadata of software and data sets, and the work that is to be cited instead.

Source: the Citation File Format, version 1.2.0 (schema guide).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from biblint.formats._json.nodes import Node
from biblint.formats._json.records import make_record
from biblint.formats._json.table import Table, rows
from biblint.formats.base import EditError, Format
from biblint.formats.cff.nodes import read_yaml, scalar_text
from biblint.formats.diff import value_edits
from biblint.formats.text import show_undecodable
from biblint.model import Batch, Edit, Note, Operation, Record, ReplaceRange, Segment, SetValue, Value

_HEAD = re.compile(r"^\ufeff?cff-version[ \t]*:", re.M)

WORK = Table(
    rows=rows("""
        title                         title
        authors                       author            name
        editors                       editor            name
        translators                   translator        name
        editors-series                collection-editor name
        authors.orcid                 ORCID             identifier
        authors.affiliation           affiliation       affiliation
        authors.email                 email
        date-released                 issued
        date-published                issued
        issue-date                    issued
        year                          issued
        date-accessed                 accessed
        journal                       container-title
        collection-title              container-title
        conference.name               event-title
        abbreviation                  container-title-short
        volume                        volume
        issue                         issue
        number                        number
        start                         page              first-page
        end                           page              last-page
        pages                         number-of-pages
        edition                       edition
        publisher.name                publisher
        institution.name              publisher
        doi                           DOI
        identifiers[type=doi].value   DOI
        isbn                          ISBN
        issn                          ISSN
        pmcid                         PMCID
        url                           URL
        repository-code               URL
        languages                     language
        abstract                      abstract
        keywords                      keyword
        license                       rights
    """),
    envelope=frozenset(),
    marks=frozenset(),
    type_paths=("type",),
    types={
        "article": "article-journal",
        "blog": "post-weblog",
        "book": "book",
        "conference": "book",
        "conference-paper": "paper-conference",
        "data": "dataset",
        "database": "dataset",
        "dataset": "dataset",
        "dictionary": "entry-dictionary",
        "encyclopedia": "entry-encyclopedia",
        "edited-work": "book",
        "film-broadcast": "motion_picture",
        "generic": "document",
        "government-document": "report",
        "legal-case": "legal_case",
        "legal-rule": "legislation",
        "magazine-article": "article-magazine",
        "manual": "book",
        "map": "map",
        "newspaper-article": "article-newspaper",
        "pamphlet": "pamphlet",
        "patent": "patent",
        "personal-communication": "personal_communication",
        "proceedings": "book",
        "report": "report",
        "serial": "periodical",
        "software": "software",
        "software-code": "software",
        "software-container": "software",
        "software-executable": "software",
        "software-virtual-machine": "software",
        "standard": "standard",
        "statute": "legislation",
        "thesis": "thesis",
        "unpublished": "manuscript",
        "video": "motion_picture",
        "website": "webpage",
    },
    names={
        "family": ("family-names",),
        "given": ("given-names",),
        "literal": ("name",),
        "particle": ("name-particle",),
        "suffix": ("name-suffix",),
        "whole": ("alias",),
    },
)
"""A work of CFF as a table of paths."""
TABLE = replace(WORK, rows=(*WORK.rows, *rows("references reference reference")), reference=WORK)
"""The file itself, with the works that it lists."""


class CitationFile(Format):
    """CITATION.cff: one record, and one more for a preferred citation."""

    name = "cff"
    title = "CITATION.cff"
    extensions = (".cff",)
    table = TABLE

    def recognise(self, head: str) -> int:
        """By the key that the format demands."""
        return 90 if _HEAD.search(head) else 0

    def read(self, segment: Segment, context: Any) -> Batch:
        """Read the one document of a file; what cannot be read is noted, and the lines before it are read."""
        root, fault = read_yaml(segment.text)
        notes = [Note("bad-field", fault, _line_end(segment.text, fault))] if fault >= 0 else []
        if root is None or root.kind != "object" or not root.members:
            return Batch([], notes)
        found = [root, *_preferred(root)]
        records = []
        for index, node in enumerate(found):
            table = TABLE if node is root else WORK
            record = make_record(self.name, index, segment, node, table, notes if node is root else [])
            if node is root:
                record.type = record.type or "software"
                record.end = found[1].start if len(found) > 1 else record.end
            records.append(record)
        return Batch(records)

    def decode(self, raw: str, variable: str) -> str:
        """What a scalar reads."""
        return show_undecodable(raw) if len(raw) == 1 else scalar_text(raw)

    def edit(self, record: Record, operation: Operation, context: Any = None) -> tuple[Edit, ...]:
        """Values are changed where they stand; nothing is added or removed."""
        if isinstance(operation, SetValue | ReplaceRange):
            return super().edit(record, operation)
        raise EditError("members of CITATION.cff are not added or removed")

    def set_value(self, record: Record, operation: SetValue) -> tuple[Edit, ...]:
        """The change inside a scalar of one line; raises `EditError` if it would read otherwise then."""
        value, source = operation.value, record.segment.text
        found = value_edits(value, operation.text)
        if found is None:
            raise EditError("the value is folded or put together")
        edits = tuple(Edit(start, end, _escaped(new, _quote(source, value, start))) for start, end, new in found)
        after = self.read(Segment("".join(_changed(source, edits))), None).records
        expected = [operation.text if one is value else one.text for one in record.values(operation.variable)]
        if len(after) <= record.index or [v.text for v in after[record.index].values(operation.variable)] != expected:
            raise EditError("the new text would read otherwise")
        return edits

    def usual_tag(self, record: Record, variable: str) -> str:
        """The path of a variable; `''` if there is none."""
        return self.table.path_of(variable)


def _preferred(root: Node) -> Iterator[Node]:
    node = root.get("preferred-citation")
    if node is not None and node.kind == "object" and node.members:
        yield node


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _quote(source: str, value: Value, at: int) -> str:
    """The quote before the piece of a value that an offset lies in; `''` for a plain scalar."""
    piece = next((piece for piece in value.pieces if piece.source_start <= at <= piece.source_end), None)
    start = piece.source_start if piece else value.start
    before = source[max(0, start - 1) : start]
    return before if before in ("'", '"') else ""


def _escaped(text: str, quote: str) -> str:
    if quote == "'":
        return text.replace("'", "''")
    return json.dumps(text, ensure_ascii=False)[1:-1] if quote else text


def _changed(source: str, edits: Sequence[Edit]) -> Iterator[str]:
    done = 0
    for start, end, new in sorted(edits):
        yield source[done:start]
        yield new
        done = end
    yield source[done:]


FORMAT = CitationFile()
