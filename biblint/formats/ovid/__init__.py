"""Ovid's tagged format, as its platform exports MEDLINE, Embase, PsycINFO and full texts: `<7. >` begins a record."""

from __future__ import annotations

import re
from collections.abc import Sequence

from biblint.formats.base import EditError
from biblint.formats.ovid.finishing import finish_record
from biblint.formats.ovid.tables import TABLE, TAGS
from biblint.formats.ovid.values import COMPOSERS, source_parts
from biblint.formats.tagged.blank import BlankScan
from biblint.formats.tagged.format import TaggedFormat
from biblint.formats.tagged.reader import Scan
from biblint.model import DeleteItem, Edit, Field, Operation, Record, Segment, SetValue, Value

_START = re.compile(r"(?:^|(?<=\r))\ufeff?[ \t]{0,2}<\d{1,7}\. ?>[ \t]*(?:$|(?=\r))", re.M)
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_LINE = re.compile(r"(?:^|(?<=\r))[ \t]{0,2}(?:VN|DB|AN|UI|AU|TI|SO) {1,2}- ", re.M)


class Ovid(TaggedFormat):
    """Ovid: `<7. >` begins a record; lists and long values go over indented and blank lines."""

    name = "ovid"
    title = "Ovid tagged"
    extensions = ()
    boundary = re.compile(rb"^ ?<\d{1,7}\. ?>[ \t]*\r?$", re.M)
    table = TABLE
    composed = COMPOSERS

    def recognise(self, head: str) -> int:
        """By its record start with a line of its own behind it."""
        start = _START.search(head)
        return 92 if start and _LINE.search(head, start.end()) else 0

    def scan(self, segment: Segment, at_end: bool) -> Scan:
        """The reader of one segment."""
        return BlankScan(self.name, self, segment, at_end, strict=False)

    def compose(self, record: Record, variable: str, fields: Sequence[Field]) -> Sequence[Value]:
        """The values of a variable from its fields."""
        composer = COMPOSERS.get(variable)
        return composer(record, fields) if composer else self.plain(record, fields)

    def finish(self, record: Record) -> None:
        """Type and dependent variables of a record."""
        finish_record(record)

    def check_line(self, scan: Scan, entry: Field) -> bool:
        """A line with one blank before the hyphen, or none, counts if its tag is a known one."""
        return entry.tag in TAGS

    def edit(self, record: Record, operation: Operation, context: object = None) -> tuple[Edit, ...]:
        """The edits of an operation; raises `EditError`, also for a part of the source string that should go."""
        if isinstance(operation, DeleteItem) and operation.value.field and operation.value.field.tag == "SO":
            raise EditError(f"the {operation.variable} is a part of the source string")
        return super().edit(record, operation, context)

    def set_value(self, record: Record, operation: SetValue) -> tuple[Edit, ...]:
        """As for every tagged format; what the source string says the same follows."""
        edits = super().set_value(record, operation)
        if operation.variable == "issued":
            edits = (*edits, *_year_edits(record, operation))
        value, (entry, parts) = operation.value, source_parts(record)
        span = parts.get(operation.variable)
        if span is None or value.field == entry or record.segment.text[slice(*span)] != value.text:
            return edits
        return tuple(sorted((*edits, Edit(*span, self.encode(operation.text, operation.variable)))))


def _year_edits(record: Record, operation: SetValue) -> tuple[Edit, ...]:
    """What a new date in DP changes in YR; raises `EditError` if the new date has no year."""
    field = operation.value.field
    years = [entry for entry in record.fields if entry.tag == "YR" and entry.start < entry.end]
    if field is None or field.tag != "DP" or not years:
        return ()
    found = _YEAR.search(operation.text)
    if found is None:
        raise EditError("the new date has no year, and YR holds one")
    text = record.segment.text
    return tuple(Edit(entry.start, entry.end, found[0]) for entry in years if text[entry.start : entry.end] != found[0])


FORMAT = Ovid()
