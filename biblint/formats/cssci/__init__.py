"""The Chinese Social Sciences Citation Index (CSSCI): blocks of lines with labels in lenticular brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from biblint.formats.base import EditError
from biblint.formats.cssci.locators import PARTS, add, locate, located, remove
from biblint.formats.cssci.references import number_end, reference_records
from biblint.formats.cssci.tables import HEADER, LOCATOR, RULE, RULE_LINE, TABLE, USUAL, solid
from biblint.formats.tagged.editing import delete_item
from biblint.formats.tagged.format import TaggedFormat
from biblint.formats.tagged.reader import Scan, first_line_end, line_end
from biblint.formats.tagged.values import make_value, split_items, trimmed
from biblint.model import (
    DeleteField,
    DeleteItem,
    Edit,
    Field,
    InsertField,
    Note,
    Operation,
    Record,
    ReplaceRange,
    Segment,
    Value,
)

_START = re.compile(r"(?:^|(?<=\r))\ufeff?[ \t]*【来源篇名】", re.M)
_OTHER = re.compile(r"(?:^|(?<=\r))[ \t]*【(?:来源作者|年代卷期|机构名称|英文篇名)】", re.M)
_LINE = re.compile(r"[^\r\n]+")
_NAMED = re.compile(r"\[(?P<people>[^\[\]\r\n]*)\]\s*")
_NAME = re.compile(r"[^\s/;；,，](?:[^/;；,，]*[^\s/;；,，])?")


@dataclass(slots=True)
class CssciScan(Scan):
    """The state of reading one segment: a line of hyphens ends a record."""

    def gap(self, start: int, end: int, next_tag: str) -> None:
        """Text between two labelled lines: what stands before a line of hyphens belongs to the record before it."""
        text = self.segment.text
        header = HEADER.search(text, start, end) if self.records else None
        if header is not None:
            self.notes.append(Note("repeated-header", *header.span()))
        rule = next((line for line in _LINE.finditer(text, start, end) if RULE.match(line[0])), None)
        if rule is None:
            Scan.gap(self, start, end, next_tag)
            return
        if text[start : rule.start()].strip():
            Scan.gap(self, start, rule.start(), "")
        self.is_open = False
        if text[rule.end() : end].strip():
            Scan.gap(self, rule.end(), end, next_tag)

    def finish(self, defect: str) -> None:
        """The current record is over; `defect` is the note that it gets if no line of hyphens has ended it."""
        record, is_open = self.record, self.is_open
        Scan.finish(self, defect)
        if record is None or not is_open:
            return
        text, first = self.segment.text, record.fields[0]
        newline = line_end(text, record.end)
        line = f"{RULE_LINE}{newline}" if newline else f"{first_line_end(text)}{RULE_LINE}"
        mend = ReplaceRange(record.end, record.end, line)
        record.notes.append(Note(defect, first.whole_start, max(first.end, first.tag_end), {}, mend))

    def special(self, entry: Field) -> tuple[list[Field], dict[str, list[Field]]]:
        """Take a field that begins a record, has no variable, or stands outside; the open record's fields.

        A record whose first label is lost begins with whichever follows the line of hyphens.
        """
        if solid(entry.tag) == self.table.first or not self.is_open:
            record = self.begin(entry)
            if solid(entry.tag) == self.table.first:
                if entry.start < entry.end:
                    record.tags["title"] = [entry]
            else:
                self.file(entry)
            return record.fields, record.tags
        return Scan.special(self, entry)


class Cssci(TaggedFormat):
    """CSSCI: `【来源篇名】` begins a record whatever is open."""

    name = "cssci"
    title = "CSSCI"
    extensions = ()
    boundary = re.compile("^【来源篇名】".encode(), re.M)
    table = TABLE

    def recognise(self, head: str) -> int:
        """By its record start and other labels."""
        if _START.search(head):
            return 95 if _OTHER.search(head) else 60
        return 65 if len(_OTHER.findall(head)) > 2 else 0

    def scan(self, segment: Segment, at_end: bool) -> Scan:
        """The reader of one segment."""
        return CssciScan(self.name, self, segment, at_end)

    def compose(self, record: Record, variable: str, fields: Sequence[Field]) -> Sequence[Value]:
        """The values of a variable from its fields."""
        if variable in PARTS:
            return [value for entry in fields[:1] for value in located(record, variable, entry)]
        if variable == "affiliation":
            return [value for entry in fields for value in _affiliations(record, entry)]
        if variable == "reference":
            return [value for entry in fields for value in _references(record, entry)]
        return self.plain(record, fields)

    def finish(self, record: Record) -> None:
        """The parts of the field for year, volume, issue and pages under their variables."""
        record.type = "article-journal"
        record.dialect = "cssci"
        for entry in record.tags.pop("issued", [])[:1]:
            for variable in locate(record, entry):
                record.tags[variable] = [entry]
        if "reference" in record.tags:
            record.lister = _list

    def edit(self, record: Record, operation: Operation, context: object = None) -> tuple[Edit, ...]:
        """The edits of an operation; year, volume, issue and pages each within their common field."""
        if isinstance(operation, DeleteItem) and operation.variable in PARTS and operation.value.field is not None:
            return remove(record, operation.variable, operation.value.field)
        if isinstance(operation, DeleteItem) and operation.value.field is not None:
            return delete_item(record, self.table, operation.value)
        if isinstance(operation, DeleteField) and solid(operation.field.tag) == LOCATOR:
            raise EditError("year, volume, issue and pages stand in one field")
        return super().edit(record, operation, context)

    def insert_field(self, record: Record, operation: InsertField) -> tuple[Edit, ...]:
        """A new line; a volume, issue or page range goes into the field that holds the year."""
        if operation.variable in PARTS:
            entry = next((entry for entry in record.fields if solid(entry.tag) == LOCATOR), None)
            if entry is not None and entry.start < entry.end:
                return add(record, operation.variable, entry, self.encode(operation.text, operation.variable))
            raise EditError("there is no field with the year")
        return super().insert_field(record, operation)

    def usual_tag(self, record: Record, variable: str) -> str:
        """The label of a new field, padded as the index pads it."""
        return USUAL.get(variable, "")


def _affiliations(record: Record, entry: Field) -> list[Value]:
    """Organisation and department, each with the people whose name stands before it."""
    text, segment = record.segment.text, record.segment
    values = []
    for start, end in split_items(text, entry.start, entry.end, TABLE.separators[entry.tag]):
        named = _NAMED.match(text, start, end)
        low, high = trimmed(text, named.end() if named else start, end)
        if low < high and text[high - 1] == ".":
            high = trimmed(text, low, high - 1)[1]
        if low == high:
            continue
        value = make_value(segment, low, high, entry)
        if named is not None:
            names = _NAME.finditer(text, *named.span("people"))
            value.people = tuple(make_value(segment, *name.span(), entry) for name in names)
        values.append(value)
    return values


def _references(record: Record, entry: Field) -> list[Value]:
    text, separator = record.segment.text, TABLE.separators[entry.tag]
    spans = split_items(text, entry.start, entry.end, separator)
    spans = (trimmed(text, number_end(text, start, end), end) for start, end in spans)
    return [make_value(record.segment, start, end, entry) for start, end in spans if start < end]


def _list(record: Record) -> list[Record]:
    return reference_records(record, record.values("reference"))


FORMAT = Cssci()
