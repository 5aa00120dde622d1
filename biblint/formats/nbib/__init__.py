"""The MEDLINE display format of PubMed, as `.nbib` and `.medline` files have it, and ERIC's use of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from biblint.formats.base import EditError
from biblint.formats.nbib.editing import delete_author, last_of_authors, same_values, with_same
from biblint.formats.nbib.finishing import finish_record
from biblint.formats.nbib.tables import TABLE, TAGS
from biblint.formats.nbib.values import COMPOSERS
from biblint.formats.tagged.blank import BlankScan
from biblint.formats.tagged.editing import delete_field
from biblint.formats.tagged.format import TaggedFormat
from biblint.formats.tagged.reader import Scan
from biblint.model import (
    DeleteItem,
    Edit,
    Field,
    InsertField,
    Note,
    Operation,
    Record,
    ReplaceRange,
    Segment,
    SetValue,
    Value,
)

_START = re.compile(r"(?:^|(?<=\r))\ufeff?(?:PMID(?P<gap> *)- *\d|OWN  ?- [A-Z]{2,})", re.M)
_SECOND = re.compile(r"(?:^|(?<=\r))(?:OWN  ?- |STAT- |TI  - |FAU - )", re.M)


class Nbib(TaggedFormat):
    """PubMed: `PMID- ` begins a record, a blank line ends it; each author is followed by what belongs to it."""

    name = "nbib"
    title = "PubMed (MEDLINE)"
    extensions = (".nbib", ".medline")
    boundary = re.compile(rb"^PMID- ", re.M)
    table = TABLE
    composed = COMPOSERS

    def recognise(self, head: str) -> int:
        """By its record start; surer with another of its tags."""
        if _START.search(head) is None:
            return 0
        return 90 if _SECOND.search(head) else 60

    def scan(self, segment: Segment, at_end: bool) -> Scan:
        """The reader of one segment."""
        return BlankScan(self.name, self, segment, at_end)

    def compose(self, record: Record, variable: str, fields: Sequence[Field]) -> Sequence[Value]:
        """The values of a variable from its fields."""
        composer = COMPOSERS.get(variable)
        return composer(record, fields) if composer else self.plain(record, fields)

    def finish(self, record: Record) -> None:
        """Type and dependent variables of a record."""
        finish_record(record)

    def check_line(self, scan: Scan, entry: Field) -> bool:
        """A line whose tag is not filled up to four characters counts if its tag is a known one."""
        if entry.tag not in TAGS or (scan.record is None and entry.tag != TABLE.first):
            return False
        text, start, end = scan.segment.text, entry.tag_end, entry.start
        if entry.tag in ("ISSN", "ISBN") and text.startswith(" - ", start):
            return True
        if start == end or entry.start == entry.end:
            end = text.index("-", start) + 1
        mend = ReplaceRange(start, end, " " * (TABLE.width - len(entry.tag)) + TABLE.separator)
        scan.odd.append(Note("misspaced-tag", entry.tag_start, end, {"tag": entry.tag}, mend))
        return True

    def edit(self, record: Record, operation: Operation, context: object = None) -> tuple[Edit, ...]:
        """The edits of an operation; an author goes with its affiliations, an identifier from all its places."""
        if isinstance(operation, DeleteItem):
            if operation.variable == "author" and operation.value.field is not None:
                return delete_author(record, operation.value)
            others = same_values(record, operation.value, operation.variable)
            mine = super().edit(record, operation, context)
            return mine + tuple(edit for entry, _, _ in others for edit in delete_field(record, entry))
        return super().edit(record, operation, context)

    def set_value(self, record: Record, operation: SetValue) -> tuple[Edit, ...]:
        """As for every tagged format; the same identifier changes in all its places."""
        edits = super().set_value(record, operation)
        return with_same(operation.value, same_values(record, operation.value, operation.variable), edits)

    def insert_field(self, record: Record, operation: InsertField) -> tuple[Edit, ...]:
        """A new line; an author or affiliation goes behind the last author, a DOI is marked as one."""
        variable, text = operation.variable, operation.text
        if variable == "DOI":
            text = f"{text} [doi]"
        elif variable == "ORCID":
            raise EditError("an ORCID belongs to one of the authors")
        elif variable in ("author", "affiliation") and operation.after is None:
            operation = operation._replace(after=last_of_authors(record))
        return super().insert_field(record, operation._replace(text=text))

    def usual_tag(self, record: Record, variable: str) -> str:
        """The tag of a new field: authors as the record writes them, in full or short."""
        if variable == "author" and any(entry.tag == "AU" for entry in record.tags.get("author", ())):
            return "AU"
        return super().usual_tag(record, variable)


FORMAT = Nbib()
