"""The tagged format of Web of Science, its sister products and the converters that write it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from biblint.formats.tagged.format import TaggedFormat
from biblint.formats.tagged.reader import Scan
from biblint.formats.tagged.usual import Manner
from biblint.formats.wos.editing import append_author, delete_author
from biblint.formats.wos.finishing import chosen, complete_record, finish_record
from biblint.formats.wos.scanning import WosScan, glued_field
from biblint.formats.wos.tables import FRAME, PUBLICATION_TYPES, TABLE
from biblint.formats.wos.values import COMPOSERS, way_of
from biblint.model import DeleteItem, Edit, Field, InsertField, Note, Operation, Record, Segment, Value

_HEADER = re.compile(r"\A\s*FN (?:ISI|Thomson|Clarivate|Web of)")
_START = re.compile(r"(?:^|(?<=\r))PT [JBSPCO][ \t]*$", re.M)
_END = re.compile(r"(?:^|(?<=\r))(?:ER|EF)[ \t]*$", re.M)


class WebOfScience(TaggedFormat):
    """Web of Science tagged: `PT ` begins a record, `ER` ends it, `FN`, `VR` and `EF` frame the file."""

    name = "wos"
    title = "Web of Science"
    extensions = (".ciw", ".isi")
    boundary = re.compile(rb"^PT ", re.M)
    table = TABLE
    composed = COMPOSERS
    manner = Manner(
        PUBLICATION_TYPES, complete_record, way_of, frozenset(COMPOSERS), chosen, frozenset({"reference"}), "   ", FRAME
    )

    def recognise(self, head: str) -> int:
        """By the file header, or a record start with a known publication type and an end tag."""
        lines = head.replace("\r", "\n") if "\r" in head else head
        if _HEADER.match(lines):
            return 95
        if not _START.search(lines):
            return 0
        return 85 if _END.search(lines) else 40

    def scan(self, segment: Segment, at_end: bool) -> Scan:
        """The reader of one segment."""
        return WosScan(self.name, self, segment, at_end)

    def build(self, record: Record, variable: str) -> Sequence[Value]:
        """The values of one variable; `raw:OI` and `raw:RI` are identifiers with their person."""
        composer = COMPOSERS.get(variable)
        if composer is None:
            return super().build(record, variable)
        if variable.startswith("raw:"):
            return composer(record, [entry for entry in record.fields if entry.tag == variable[4:]])
        return composer(record, record.tags.get(variable, []))

    def finish(self, record: Record) -> None:
        """Author list, type and dialect of a record."""
        finish_record(record)

    def foreign_line(self, scan: Scan, start: int, end: int) -> tuple[Field, Note] | None:
        """The field of a line whose tag is glued to its content."""
        return glued_field(scan.segment.text, start, end)

    def edit(self, record: Record, operation: Operation, context: object = None) -> tuple[Edit, ...]:
        """The edits of an operation; an author comes into AU and AF, and goes from them, together."""
        if isinstance(operation, InsertField) and operation.variable == "author" and record.has("author"):
            return append_author(record, self.encode(operation.text, "author"))
        if isinstance(operation, DeleteItem) and operation.variable == "author":
            return delete_author(record, operation.value)
        return super().edit(record, operation, context)


FORMAT = WebOfScience()
