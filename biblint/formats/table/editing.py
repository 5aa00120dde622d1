"""Editing tables: cells rewritten in their quotes, items with their separators, empty cells filled."""

from __future__ import annotations

from collections.abc import Sequence

from biblint.formats.base import COMPACT, EditError
from biblint.formats.diff import value_edits
from biblint.formats.table.cells import decode_cell, is_quoted
from biblint.formats.table.profile import UNKNOWN, Layout
from biblint.formats.table.reading import layout_of
from biblint.formats.table.values import RANGES
from biblint.formats.tagged.pages import split_pages
from biblint.model import Edit, Field, InsertField, Record, SetValue, Value
from biblint.variables import VARIABLES

Range = tuple[int, int]
Change = tuple[int, int, str]
"""Start and end in the source, and the new text, not yet in quotes."""

_WHOLE_ITEMS = {"numbered-names": ";", "authorities": "||"}
"""Kinds whose items hold more than the value -> the kind that gives them whole."""


def set_value(record: Record, operation: SetValue) -> tuple[Edit, ...]:
    """A value's new text in its cell, which is put in quotes if it now needs them; raises `EditError`."""
    value, text = operation.value, _one_line(operation.text)
    layout = layout_of(record)
    if operation.variable == "page" and _page_fields(record, layout):
        return _set_pages(record, layout, text)
    field = value.field
    if field is None:
        raise EditError("the value has no cell of its own")
    changes = value_edits(value, text, whole=operation.variable in COMPACT)
    if changes is None:
        if any(piece.kind != "verbatim" and piece.kind != "decoded" for piece in value.pieces):
            raise EditError("the value is put together from several cells")
        changes = [(value.start, value.end, text)]
    _keep_list(record, layout, field, changes)
    return _in_cell(record, layout, field, changes)


def _one_line(text: str) -> str:
    if "\n" in text or "\r" in text:
        raise EditError("the new text has more than one line")
    return text


def _keep_list(record: Record, layout: Layout, field: Field, changes: Sequence[Change]) -> None:
    """Raises `EditError` if the list would be read as one of more or fewer items."""
    column = layout.by_tag.get(field.tag)
    ranges = RANGES.get(column.kind) if column else None
    if ranges is None:
        return
    source = record.segment.text
    new = _changed(source, field, changes)
    if len(list(ranges(new, 0, len(new)))) != len(list(ranges(source, field.start, field.end))):
        raise EditError("with the new text the list would have another number of items")


def _changed(source: str, field: Field, changes: Sequence[Change]) -> str:
    """The content of a cell after changes."""
    parts, done = [], field.start
    for start, end, new in sorted(changes):
        parts += [source[done:start], new]
        done = end
    return "".join([*parts, source[done : field.end]])


def _in_cell(record: Record, layout: Layout, field: Field, changes: Sequence[Change]) -> tuple[Edit, ...]:
    """Changes (start, end, new text) of a cell's content."""
    source = record.segment.text
    field = _cell_of(record, field)
    if is_quoted(source, field):
        return tuple(Edit(start, end, new.replace('"', '""')) for start, end, new in changes)
    if not any(_needs_quotes(new, layout) for _, _, new in changes):
        return tuple(Edit(start, end, new) for start, end, new in changes)
    if field.start > field.whole_start and source.startswith('"', field.whole_start):
        raise EditError("the quotes of the cell do not balance")
    return (Edit(field.whole_start, field.whole_end, _written(_changed(source, field, changes), layout)),)


def _cell_of(record: Record, field: Field) -> Field:
    """The whole cell of a field that is a part of one."""
    return next((entry for entry in record.fields if entry.whole_start == field.whole_start), field)


def _needs_quotes(text: str, layout: Layout) -> bool:
    return layout.delimiter in text or '"' in text


def _written(text: str, layout: Layout, always: bool = False) -> str:
    """A cell that holds a text; raises `EditError` where the table has no quotes to protect a delimiter."""
    if not layout.profile.quoting:
        if layout.delimiter in text:
            raise EditError("the new text holds the character that separates cells")
        return text
    if always or _needs_quotes(text, layout):
        return '"' + text.replace('"', '""') + '"'
    return text


def delete_item(record: Record, value: Value, variable: str) -> tuple[Edit, ...]:
    """An item with its separator; an author from every list of authors that is as long. The only item empties it."""
    layout = layout_of(record)
    if variable == "page" and _page_fields(record, layout):
        return tuple(Edit(entry.whole_start, entry.whole_end, "") for entry in _page_fields(record, layout))
    field = value.field
    if field is None:
        raise EditError("the value has no cell of its own")
    ranges = _items(record, layout, field)
    index = next((i for i, (start, end) in enumerate(ranges) if start <= value.start < end), -1)
    if index < 0:
        raise EditError("the value is not an item of its cell")
    edits = [_without(field, ranges, index)]
    column = layout.by_tag.get(field.tag)
    if column is not None and column.header in layout.profile.parallel:
        edits += _parallel(record, layout, field, len(ranges), index)
    return tuple(sorted(edits))


def _parallel(record: Record, layout: Layout, field: Field, count: int, index: int) -> list[Edit]:
    """The same place in the other lists of authors, those that are as long."""
    edits: list[Edit] = []
    for entry in record.fields:
        column = layout.by_tag.get(entry.tag)
        if column is None or entry == field or column.header not in layout.profile.parallel:
            continue
        ranges = _items(record, layout, entry)
        if len(ranges) == count:
            edits.append(_without(entry, ranges, index))
    return edits


def _items(record: Record, layout: Layout, field: Field) -> list[Range]:
    """The ranges of the items of a cell, with all that goes when one of them does."""
    column = layout.by_tag.get(field.tag)
    kind = column.kind if column else ""
    kind = _WHOLE_ITEMS.get(kind, kind)
    ranges = RANGES.get(kind)
    if ranges is None:
        return [(field.start, field.end)]
    return list(ranges(record.segment.text, field.start, field.end))


def _without(field: Field, ranges: list[Range], index: int) -> Edit:
    if len(ranges) == 1:
        return Edit(field.whole_start, field.whole_end, "")
    if index < len(ranges) - 1:
        return Edit(ranges[index][0], ranges[index + 1][0], "")
    return Edit(ranges[index - 1][1], ranges[index][1], "")


def insert_field(record: Record, operation: InsertField) -> tuple[Edit, ...]:
    """A text into the empty cell of its column, or at the end of its list; raises `EditError` if there is none."""
    layout = layout_of(record)
    text = _one_line(operation.text)
    variable = operation.variable
    if variable == "page" and _page_fields(record, layout):
        return _set_pages(record, layout, text)
    if record.has(variable) and variable in VARIABLES:
        return _append(record, layout, record.tags[variable][0], text)
    for entry in record.fields:
        column = layout.by_tag.get(entry.tag, UNKNOWN)
        is_wanted = variable in (f"raw:{entry.tag}", column.variable) and column.kind != "numbered-names"
        if is_wanted and not record.segment.text[entry.start : entry.end].strip():
            return (_filled(record, layout, entry, text),)
    raise EditError(f"the table has no empty cell for {variable}")


_APPENDED = {";": "; ", "|": "|", "||": "||", ",": ", ", "/": "/", "authorities": "||", "dotted-names": ", "}
"""Kinds of lists that take a further item -> what stands before it."""


def _append(record: Record, layout: Layout, field: Field, text: str) -> tuple[Edit, ...]:
    """A further item at the end of a list; raises `EditError` for a text, or where another list has a place for it."""
    column = layout.by_tag.get(field.tag, UNKNOWN)
    if any(label is column for _, label in layout.overrides):
        raise EditError(f"the column is labelled {field.tag}")
    ranges = _items(record, layout, field)
    source, end = record.segment.text, ranges[-1][1]
    separator = _APPENDED.get(column.kind, "")
    if column.kind == "scopus-names":
        separator = "; " if "," in source[field.start : end] else ", "
    if not separator:
        raise EditError(f"the table has no empty cell for {column.variable}")
    if column.header in layout.profile.parallel and _parallel(record, layout, field, len(ranges), 0):
        raise EditError("the item would have to stand in other columns too")
    if len(ranges) > 1:
        separator = source[ranges[-2][1] : ranges[-1][0]]
    new = source[field.start : end] + separator + text + source[end : field.end]
    if len(list(RANGES[column.kind](new, 0, len(new)))) != len(ranges) + 1:
        raise EditError("the new text holds a separator of the list")
    return _in_cell(record, layout, field, [(end, end, separator + text)])


def _filled(record: Record, layout: Layout, entry: Field, text: str) -> Edit:
    """A text written into an empty cell, in quotes if most cells of the row stand in quotes."""
    source = record.segment.text
    if entry.end < entry.whole_end and entry.start > entry.whole_start:
        return Edit(entry.start, entry.end, text.replace('"', '""'))
    written = [one for one in record.fields if one.start < one.end]
    quoted = sum(is_quoted(source, one) for one in written)
    return Edit(entry.whole_start, entry.whole_end, _written(text, layout, always=quoted * 2 > len(written)))


def _page_fields(record: Record, layout: Layout) -> list[Field]:
    """The cells of the first and the last page."""
    found = []
    for entry in record.fields:
        column = layout.by_tag.get(entry.tag)
        if column is not None and column.variable == "page" and column.kind in ("first", "last"):
            found.append(entry)
    return found


def _set_pages(record: Record, layout: Layout, text: str) -> tuple[Edit, ...]:
    """First and last page into their cells; raises `EditError` if a column that is wanted is missing."""
    source = record.segment.text
    by_kind = {layout.by_tag[entry.tag].kind: entry for entry in _page_fields(record, layout)}
    first, last = split_pages(text)
    old = {kind: decode_cell(source[entry.start : entry.end]).strip() for kind, entry in by_kind.items()}
    if not last and old.get("first") and old.get("first") == old.get("last"):
        last = first
    edits: list[Edit] = []
    for kind, page in (("first", first), ("last", last)):
        entry = by_kind.get(kind)
        if entry is None:
            if page:
                raise EditError(f"the table has no column for the {kind} page")
        elif old[kind] != page:
            edits.append(_page_edit(record, layout, entry, page))
    return tuple(edits)


def _page_edit(record: Record, layout: Layout, entry: Field, page: str) -> Edit:
    if not page:
        return Edit(entry.whole_start, entry.whole_end, "")
    if not record.segment.text[entry.start : entry.end].strip():
        return _filled(record, layout, entry, page)
    return _in_cell(record, layout, entry, [(entry.start, entry.end, page)])[0]
