"""RIS, the tagged format of reference managers and publishers' download buttons, in all its dialects."""

from __future__ import annotations

import re
from collections.abc import Sequence

from biblint.formats.base import EditError
from biblint.formats.ris.editing import delete_reference, twins, with_twins, year_edits
from biblint.formats.ris.finishing import complete_record, finish_record
from biblint.formats.ris.tables import TABLE, TAGS, TYPES
from biblint.formats.ris.values import COMPOSERS, way_of
from biblint.formats.tagged.editing import delete_field
from biblint.formats.tagged.format import TaggedFormat
from biblint.formats.tagged.reader import Scan
from biblint.formats.tagged.usual import Manner
from biblint.model import DeleteItem, Edit, Field, Note, Operation, Record, ReplaceRange, SetValue, Value

_START = re.compile(r"(?:^|(?<=\r))\ufeff?[ \t]{0,2}TY(?P<gap> {1,2})-(?:[ \t]|$|(?=\r))", re.M)
_END = re.compile(r"(?:^|(?<=\r))ER {1,2}-", re.M)


class Ris(TaggedFormat):
    """RIS: `TY  - ` begins a record, `ER  - ` ends it."""

    name = "ris"
    title = "RIS"
    extensions = (".ris",)
    boundary = re.compile(rb"^TY {1,2}- ", re.M)
    table = TABLE
    composed = COMPOSERS
    manner = Manner(TYPES, complete_record, way_of, frozenset(COMPOSERS))

    def recognise(self, head: str) -> int:
        """By its record start; surer with an end tag or the exact spacing."""
        start = _START.search(head)
        if start is None:
            return 0
        return 80 if len(start["gap"]) == 2 or _END.search(head) else 60

    def compose(self, record: Record, variable: str, fields: Sequence[Field]) -> Sequence[Value]:
        """The values of a variable from its fields."""
        composer = COMPOSERS.get(variable)
        return composer(record, fields) if composer else self.plain(record, fields)

    def finish(self, record: Record) -> None:
        """Type, dialect and dependent variables of a record."""
        finish_record(record)

    def check_line(self, scan: Scan, entry: Field) -> bool:
        """A line with other spacing than `XX  - ` counts if its tag is a known one."""
        if entry.tag not in TAGS or (scan.record is None and entry.tag != TABLE.first):
            return False
        start, end = entry.tag_end, entry.start
        if start == end or entry.start == entry.end:
            end = scan.segment.text.index("-", start) + 1
        mend = ReplaceRange(start, end, TABLE.separator)
        scan.odd.append(Note("misspaced-tag", entry.tag_start, end, {"tag": entry.tag}, mend))
        return True

    def edit(self, record: Record, operation: Operation, context: object = None) -> tuple[Edit, ...]:
        """The edits of an operation; raises `EditError`, also for an item that is only a part of a note."""
        if isinstance(operation, DeleteItem):
            if operation.variable == "reference":
                return delete_reference(record, operation.value)
            if operation.variable in ("reference-count", "ORCID"):
                raise EditError(f"the {operation.variable} is a part of a longer text")
            others = twins(record, operation.value, operation.variable)
            return super().edit(record, operation, context) + tuple(
                edit for entry in others for edit in delete_field(record, entry)
            )
        return super().edit(record, operation, context)

    def set_value(self, record: Record, operation: SetValue) -> tuple[Edit, ...]:
        """As for every tagged format; fields that say the same follow, and so does PY a date in DA or Y1."""
        edits = super().set_value(record, operation)
        field = operation.value.field
        if field is not None and operation.variable != "issued":
            return with_twins(field, twins(record, operation.value, operation.variable), edits)
        if operation.variable != "issued" or not edits:
            return edits
        return *edits, *year_edits(record, operation.value, operation.text)

    def usual_tag(self, record: Record, variable: str) -> str:
        """The tag of a new field: the title of a book's series is T2, and only Scopus has a place for a PMID."""
        if variable == "collection-title" and record.type == "book":
            return "T2"
        if variable == "PMID" and record.dialect == "scopus":
            return "C2"
        return super().usual_tag(record, variable)


FORMAT = Ris()
