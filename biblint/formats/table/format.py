"""The common face of delimited formats: one class, and a profile for each provider."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from biblint.formats.base import EditError, Format
from biblint.formats.table.cells import decode_cell
from biblint.formats.table.editing import delete_item, insert_field, set_value
from biblint.formats.table.heading import find_heading
from biblint.formats.table.profile import Profile
from biblint.formats.table.reading import Table, layout_of
from biblint.formats.table.values import item_texts, items, pages, places
from biblint.model import (
    Batch,
    DeleteField,
    DeleteItem,
    Edit,
    InsertField,
    Operation,
    Record,
    Segment,
    SetValue,
    Value,
)
from biblint.variables import VARIABLES


class TableFormat(Format):
    """A format of rows and cells, described by a `Profile`.

    A file is one segment: whether a line end is inside quotes cannot be told from its surroundings.
    """

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self.name = profile.name  # type: ignore[misc]
        self.title = profile.title  # type: ignore[misc]
        self.extensions = profile.extensions  # type: ignore[misc]

    def recognise(self, head: str) -> int:
        """By the header row."""
        return self.profile.score if find_heading(head, self.profile) else 0

    def read(self, segment: Segment, context: Any) -> Batch:
        """Read the records of a whole table."""
        return Table(self.name, self.profile, segment, self.build, self.texts).read()

    def build(self, record: Record, variable: str) -> Sequence[Value]:
        """The values of one variable; `raw:<header>` gives those of a column."""
        layout = layout_of(record)
        if variable.startswith("raw:"):
            tag = variable[4:]
            if tag and tag not in layout.by_tag:
                return ()
            return items(record, [entry for entry in record.fields if entry.tag == tag], layout)
        fields = record.tags.get(variable, [])
        if variable == "page":
            return pages(record, fields, layout)
        if variable == "affiliation":
            return places(record, fields, layout)
        values = items(record, fields, layout)
        known = VARIABLES.get(variable)
        return values[:1] if known is not None and not known.is_list else values

    def texts(self, record: Record, variable: str) -> Sequence[str] | None:
        """The texts of the values of one variable, if they can be told without making these."""
        if variable == "page":
            return None
        found = item_texts(record.segment.text, record.tags[variable], layout_of(record))
        known = VARIABLES.get(variable)
        return found[:1] if found and known is not None and not known.is_list else found

    def decode(self, raw: str, variable: str) -> str:
        """A doubled quote is one, an undecodable byte is U+FFFD."""
        return decode_cell(raw)

    def edit(self, record: Record, operation: Operation, context: Any = None) -> tuple[Edit, ...]:
        """The edits of an operation; raises `EditError`."""
        if isinstance(operation, SetValue):
            return set_value(record, operation)
        if isinstance(operation, DeleteItem):
            return delete_item(record, operation.value, operation.variable)
        if isinstance(operation, InsertField):
            return insert_field(record, operation)
        if isinstance(operation, DeleteField):
            if operation.field not in record.fields:
                raise EditError("the value shares its cell with others")
            return (Edit(operation.field.whole_start, operation.field.whole_end, ""),)
        return (Edit(operation.start, operation.end, operation.text),)

    def usual_tag(self, record: Record, variable: str) -> str:
        """The header of the file's column for a variable, or the provider's usual one; `''` if it has none."""
        layout = layout_of(record)
        pairs = [*zip(layout.headers, layout.columns, strict=True)]
        pairs += [(column.header, column) for column in self.profile.columns]
        return next((header for header, column in pairs if column.variable == variable), "")
