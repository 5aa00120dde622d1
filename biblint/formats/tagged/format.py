"""The common face of line-tagged formats: reading by table, raw values, editing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any, ClassVar

from biblint.formats.base import COMPACT, EditError, Format
from biblint.formats.diff import value_edits
from biblint.formats.tagged.editing import delete_field, delete_item, insert_lines, neighbour, replaced
from biblint.formats.tagged.pages import delete_pages, insert_pages, page_texts, set_pages
from biblint.formats.tagged.reader import Scan
from biblint.formats.tagged.table import Table
from biblint.formats.tagged.usual import Lines, Manner
from biblint.formats.tagged.values import make_value, plain_texts, split_items, unfold
from biblint.model import (
    Batch,
    DeleteField,
    DeleteItem,
    Edit,
    Field,
    InsertField,
    Note,
    Operation,
    Record,
    Segment,
    SetValue,
    Value,
)
from biblint.variables import VARIABLES


class TaggedFormat(Format):
    """A format of tagged lines, described by a `Table`; subclasses complete records and put variables together."""

    table: ClassVar[Table]
    manner: ClassVar[Manner | None] = None
    """What the usual records are like that are read in a shorter way; None if none are."""
    composed: ClassVar[Collection[str] | None] = None
    """The variables that `compose` does not make of plain items; None if its values are never foretold as texts."""

    def table_of(self, record: Record) -> Table:
        """The table of the dialect in which a record is written."""
        return self.table

    def context(self, segments: Iterable[Segment]) -> int:
        """Where the last segment ends: only there can a terminator or a footer be missing for good."""
        end = 0
        for segment in segments:
            end = segment.byte_end
        return end

    def read(self, segment: Segment, context: Any) -> Batch:
        """Read the records of one segment. Without a context the segment is taken for a whole file."""
        return self.scan(segment, context is None or segment.byte_end >= context).run()

    def scan(self, segment: Segment, at_end: bool) -> Scan:
        """The reader of one segment."""
        return Scan(self.name, self, segment, at_end)

    def build(self, record: Record, variable: str) -> Sequence[Value]:
        """The values of one variable; `raw:<tag>` gives those of all fields of a tag."""
        if variable.startswith("raw:"):
            tag = variable[4:]
            if isinstance(record.tags, Lines) and tag not in record.tags.layout.tags:
                return ()
            return self.plain(record, [entry for entry in record.fields if entry.tag == tag])
        values = self.compose(record, variable, record.tags.get(variable, []))
        known = VARIABLES.get(variable)
        if len(values) < 2 or known is None or known.is_list:
            return values
        return list({value.text: value for value in reversed(values)}.values())[::-1]

    def texts(self, record: Record, variable: str) -> Sequence[str] | None:
        """The texts of the values of a variable whose fields are plain; None where they may be anything else."""
        if self.composed is None:
            return None
        tags = record.tags
        if isinstance(tags, Lines) and (told := tags.texts(variable)) is not None:
            return told
        fields, text = tags[variable], record.segment.text
        if variable in self.composed:
            return page_texts(text, fields, self.table.pages) if variable == "page" else None
        found = plain_texts(text, fields, self.table_of(record).separators)
        if found is None or len(found) < 2:
            return found
        known = VARIABLES.get(variable)
        return found if known is None or known.is_list else None

    def compose(self, record: Record, variable: str, fields: Sequence[Field]) -> Sequence[Value]:
        """The values of a variable from its fields."""
        return self.plain(record, fields)

    def plain(self, record: Record, fields: Sequence[Field]) -> list[Value]:
        """The items of fields as they stand."""
        segment, separators = record.segment, self.table_of(record).separators
        values: list[Value] = []
        for entry in fields:
            separator = separators.get(entry.tag)
            if separator is not None:
                items = split_items(segment.text, entry.start, entry.end, separator)
                values += [make_value(segment, start, end, entry) for start, end in items]
            elif entry.start < entry.end:
                values.append(make_value(segment, entry.start, entry.end, entry))
        return values

    def finish(self, record: Record) -> None:
        """Complete a record whose fields are all read."""

    def check_line(self, scan: Scan, entry: Field) -> bool:
        """True if a line that does not look exactly like one of the format is one."""
        return True

    def foreign_line(self, scan: Scan, start: int, end: int) -> tuple[Field, Note] | None:
        """The field that an untagged line of an open record holds all the same; None leaves it a continuation."""
        return None

    def decode(self, raw: str, variable: str) -> str:
        """A fold is one space, an undecodable byte U+FFFD."""
        return unfold(raw)

    def edit(self, record: Record, operation: Operation, context: Any = None) -> tuple[Edit, ...]:
        """The edits of an operation; raises `EditError`."""
        if isinstance(operation, SetValue):
            return self.set_value(record, operation)
        if isinstance(operation, DeleteItem):
            if self._is_paged(record, operation.variable, operation.value):
                return delete_pages(record, self.table_of(record))
            return delete_item(record, self.table_of(record), operation.value)
        if isinstance(operation, DeleteField):
            return delete_field(record, operation.field)
        if isinstance(operation, InsertField):
            return self.insert_field(record, operation)
        return (Edit(operation.start, operation.end, operation.text),)

    def set_value(self, record: Record, operation: SetValue) -> tuple[Edit, ...]:
        """Minimal edits; a change that cuts a fold or an undecodable byte replaces the value whole."""
        value, text = operation.value, self.encode(operation.text, operation.variable)
        if self._is_paged(record, operation.variable, value):
            return set_pages(record, self.table_of(record), text)
        edits = value_edits(value, text, whole=operation.variable in COMPACT)
        if edits is None:
            return (replaced(value, text),)
        return tuple(Edit(start, end, self.encode(new, operation.variable)) for start, end, new in edits)

    def _is_paged(self, record: Record, variable: str, value: Value) -> bool:
        """True for a value of `page` that stands in the fields of the first and the last page."""
        return variable == "page" and value.field is not None and value.field.tag in self.table_of(record).pages

    def insert_field(self, record: Record, operation: InsertField) -> tuple[Edit, ...]:
        """A new line, or two for a page range; raises `EditError` if the format has no tag for the variable."""
        variable, text = operation.variable, self.encode(operation.text, operation.variable)
        if variable == "page" and self.table_of(record).pages[1]:
            return insert_pages(record, self.table, text, operation.after)
        tag = variable[4:] if variable.startswith("raw:") else self.usual_tag(record, variable)
        if not tag:
            raise EditError(f"{self.title} files have no field for {variable}")
        places = (neighbour(record, self.table, tag), *record.tags.get(variable, ())[-1:])
        after = operation.after or max(places, key=lambda entry: entry.whole_end)
        return (insert_lines(record, self.table, after, [(tag, text)]),)

    def usual_tag(self, record: Record, variable: str) -> str:
        """The tag of a new field for a variable; `''` if there is none."""
        return self.table.usual.get(variable, "")
