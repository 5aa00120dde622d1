"""Editing line-tagged files: values in place, items with their separators, whole fields, new lines."""

from __future__ import annotations

from collections.abc import Sequence

from biblint.formats.base import EditError
from biblint.formats.tagged.reader import first_line_end, line_end
from biblint.formats.tagged.table import Table
from biblint.formats.tagged.values import split_items
from biblint.model import Edit, Field, Record, Value


def replaced(value: Value, text: str) -> Edit:
    """A value's whole source replaced; raises `EditError` if some of its text stands elsewhere."""
    if any(piece.kind in ("synthetic", "foreign") for piece in value.pieces):
        raise EditError("the value is put together from several fields")
    return Edit(value.start, value.end, text)


def delete_field(record: Record, field: Field) -> tuple[Edit, ...]:
    """A field with its line, its tag staying where an untagged line after it needs one."""
    index = next((i for i, entry in enumerate(record.fields) if entry[1:5] == field[1:5]), -1)
    if index == 0 and record.fields[0].whole_start == record.start:
        raise EditError("a record cannot do without the line that begins it")
    if 0 <= index < len(record.fields) - 1:
        following = record.fields[index + 1]
        if following.tag_start == following.tag_end and field.tag_start < field.tag_end:
            return (Edit(field.start, following.start, ""),)
    return (Edit(field.whole_start, field.whole_end, ""),)


def delete_item(record: Record, table: Table, value: Value) -> tuple[Edit, ...]:
    """An item with its separator; the only item goes with its field. Raises `EditError` for a value without a field."""
    field = value.field
    if field is None:
        raise EditError("the value has no field of its own")
    items = list(split_items(record.segment.text, field.start, field.end, table.separators.get(field.tag)))
    if len(items) < 2:
        return delete_field(record, field)
    index = next((i for i, (start, end) in enumerate(items) if start <= value.start < end), -1)
    if index < 0:
        raise EditError("the value is not an item of its field")
    if index < len(items) - 1:
        return (Edit(items[index][0], items[index + 1][0], ""),)
    return (Edit(items[index - 1][1], items[index][1], ""),)


def neighbour(record: Record, table: Table, tag: str) -> Field:
    """The field after which a new one belongs: the last of those that writers put before it, never the end tag."""
    rank = {name: index for index, name in enumerate(table.order)}
    wanted = rank.get(tag, len(rank))
    fields = inner_fields(record, table)
    best, best_rank = fields[0], -1
    for entry in fields:
        order = rank.get(entry.tag, -1)
        if best_rank <= order <= wanted:
            best, best_rank = entry, order
    return fields[-1] if tag not in rank else best


def inner_fields(record: Record, table: Table) -> list[Field]:
    """The fields of a record up to its end tag; at least the first one."""
    fields: list[Field] = []
    for entry in record.fields:
        if entry.tag == table.last and fields:
            break
        fields.append(entry)
    return fields


def insert_lines(record: Record, table: Table, after: Field, lines: Sequence[tuple[str, str]]) -> Edit:
    """New lines (tag, text) behind a field, with the spacing and the line end of that field."""
    source = record.segment.text
    separator = source[after.tag_end : after.start]
    folded = "\n" in separator or "\r" in separator
    if table.width or not separator.endswith(" ") or after.tag_start == after.tag_end or folded:
        separator = table.separator
    indentation = source[after.whole_start : after.tag_start].lstrip("\ufeff")
    newline = line_end(source, after.whole_end)
    texts = [indentation + tag.ljust(table.width) + separator + text for tag, text in lines]
    if newline:
        return Edit(after.whole_end, after.whole_end, "".join(text + newline for text in texts))
    newline = first_line_end(source)
    return Edit(after.whole_end, after.whole_end, "".join(newline + text for text in texts))
