"""Editing JSON: strings and numbers in place, items with their commas, new members laid out as their neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence

from biblint.formats._json.appending import append_item
from biblint.formats._json.nodes import Node
from biblint.formats._json.records import PAGE_ENDS, Build
from biblint.formats._json.strings import encode, is_number, pieces_of
from biblint.formats._json.table import Table
from biblint.formats.base import COMPACT, EditError
from biblint.formats.diff import value_edits
from biblint.model import DeleteItem, Edit, Field, InsertField, Record, SetValue, Value
from biblint.variables import VARIABLES

_DATE = re.compile(r"([0-9]{1,4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")

_DAMAGE = frozenset({"bad-field", "unclosed-record"})
"""Notes on objects that are not what their braces say."""


def set_value(record: Record, operation: SetValue) -> tuple[Edit, ...]:
    """Minimal edits inside strings; a number stays one where the new text is a number."""
    value, text, source = operation.value, operation.text, record.segment.text
    ends = _page_ends(record, operation)
    if ends:
        return ends
    if _is_numeric(record, operation):
        return _set_parts(source, value, text)
    if _is_number(source, value):
        return (Edit(value.start, value.end, _as_number(source, text)),)
    edits = value_edits(value, text, whole=operation.variable in COMPACT)
    if edits is None:
        if any(piece.kind in ("synthetic", "foreign") for piece in value.pieces):
            raise EditError("the change goes over several members")
        edits = [(value.start, value.end, text)]
    return tuple(Edit(start, end, encode(new, source)) for start, end, new in edits)


def _is_numeric(record: Record, operation: SetValue) -> bool:
    """True for values whose parts stand each by itself: a date in `date-parts`, pages in two members."""
    build, value = record.builder, operation.value
    if not isinstance(build, Build) or value.field is None:
        return False
    kinds = {branch.row.kind for _, branch in build.variables.get(operation.variable, ())}
    if kinds & PAGE_ENDS:
        return any(piece.kind == "synthetic" for piece in value.pieces)
    in_object = record.segment.text.startswith("{", value.field.start)
    return "date" in kinds and in_object and all(part.isdigit() for part in value.text.split("-"))


def _is_number(source: str, value: Value) -> bool:
    """True for a value that stands without quotes."""
    field = value.field
    if field is not None and source[field.start - 1 : field.start] == '"':
        return False
    return source[value.start - 1 : value.start] != '"' and is_number(source[value.start : value.end])


def _as_number(source: str, text: str) -> str:
    """A new text where a number stood: a number if it is one, else a string."""
    return text if is_number(text) else f'"{encode(text, source)}"'


def _set_parts(source: str, value: Value, text: str) -> tuple[Edit, ...]:
    """The parts of a date or a page range, each where it stands; raises `EditError` if the new text has others."""
    old = [piece for piece in pieces_of(value) if piece.source_start >= 0]
    found = _DATE.fullmatch(text)
    new = [part for part in found.groups() if part] if found else text.split("-")
    if len(old) != len(new) or any(not part for part in new):
        raise EditError("the new text has other parts than the old")
    edits = []
    for piece, part in zip(old, new, strict=True):
        raw = source[piece.source_start : piece.source_end]
        if part in (raw, value.text[piece.start : piece.end]):
            continue
        is_quoted = source[piece.source_start - 1] == '"' or not raw.isdigit()
        written = encode(part, source) if is_quoted else _as_number(source, part.lstrip("0") or "0")
        edits.append(Edit(piece.source_start, piece.source_end, written))
    return tuple(edits)


def _page_ends(record: Record, operation: SetValue) -> tuple[Edit, ...]:
    """A range that stood in the member of the first page, into both; nothing for one that has no other member."""
    build, field, source = record.builder, operation.value.field, record.segment.text
    if operation.variable != "page" or "-" not in operation.text or not isinstance(build, Build) or field is None:
        return ()
    kinds = [branch.row.kind for entry, branch in build.variables.get("page", ()) if entry.field == field]
    *above, name = field.tag.split(".")
    holder: Node | None = build.node
    for step in above:
        holder = holder.get(step) if holder is not None and holder.kind == "object" else None
    if kinds != ["first-page"] or holder is None or holder.kind != "object":
        return ()
    from biblint.formats.tagged.pages import split_pages

    first, last = split_pages(operation.text)
    other_name = name.replace("first", "last")
    other = holder.get(other_name)
    edits = value_edits(operation.value, first, whole=True)
    if not last or edits is None or other_name == name or (other is not None and other.raw != "null"):
        return ()
    written = f'"{encode(last, source)}"'
    behind = _inserted(source, holder, field, f'"{other_name}"', written)
    own = tuple(Edit(start, end, encode(new, source)) for start, end, new in edits)
    return (*own, behind if other is None else Edit(other.start, other.end, written))


def delete_value(record: Record, operation: DeleteItem) -> tuple[Edit, ...]:
    """An item with its comma, or its member; the members of first and last page go together."""
    build, field = record.builder, operation.value.field
    if field is None or not isinstance(build, Build):
        raise EditError("the value has no member of its own")
    pairs = build.variables.get(operation.variable, ())
    ends = [entry for entry, branch in pairs if branch.row.kind in PAGE_ENDS and not branch.rest]
    if len(ends) > 1:
        holder = _holder(build.node, ends[0].field.tag.split(".")[:-1])
        return _without(holder, {entry.field.tag_start for entry in ends})
    shared = [value for value in record.values(operation.variable) if value.field == field]
    if len(shared) > 1:
        raise EditError("the member holds further values")
    return (Edit(field.whole_start, field.whole_end, ""),)


def _holder(node: Node, path: Sequence[str]) -> Node:
    """The object under a path; raises `EditError` if there is none."""
    place: Node | None = node
    for step in path:
        place = place.get(step) if place is not None else None
    if place is None or place.kind != "object":
        raise EditError(f"there is no object {'.'.join(path)}")
    return place


def _without(holder: Node, starts: set[int]) -> tuple[Edit, ...]:
    """The members whose names begin at some offsets, out of their object."""
    members = holder.members
    gone = [index for index, member in enumerate(members) if member.name_start in starts]
    edits: list[Edit] = []
    for index in gone:
        if any(later not in gone for later in range(index + 1, len(members))):
            edits.append(Edit(members[index].start, members[index + 1].start, ""))
            continue
        first = members[index].start if index == 0 else members[index - 1].node.end
        edits.append(Edit(first, members[-1].node.end, ""))
        break
    return tuple(edits)


def insert_member(record: Record, operation: InsertField, table: Table) -> tuple[Edit, ...]:
    """A new member or item behind another, laid out as that one; raises `EditError` without a place for it."""
    build = record.builder
    path = table.path_of(operation.variable)
    if operation.variable.startswith("raw:"):
        path = operation.variable[4:]
    if not path or not isinstance(build, Build):
        raise EditError(f"there is no member for {operation.variable}")
    if any(note.name in _DAMAGE for note in record.notes):
        raise EditError("the object is damaged")
    known = VARIABLES.get(operation.variable)
    if known is not None and known.is_list and record.has(operation.variable):
        row = next(row for row in table.rows if row.variable == operation.variable)
        return (append_item(build.node, row, operation.text, table),)
    *above, name = path.split(".")
    holder = _holder(build.node, above)
    source = record.segment.text
    kind = next((row.kind for row in table.rows if row.variable == operation.variable), "text")
    content = _content(operation, kind, path, source, table)
    return (_inserted(source, holder, operation.after, f'"{name}"', content),)


def _content(operation: InsertField, kind: str, path: str, source: str, table: Table) -> str:
    """The value of a new member as the format writes the variable; raises `EditError` if it is more than a text."""
    text = encode(operation.text, source)
    if kind == "date":
        found = _DATE.fullmatch(operation.text)
        if found is None:
            raise EditError("the new text is no date in numbers")
        return '{"date-parts": [[' + ", ".join(str(int(part)) for part in found.groups() if part) + "]]}"
    if kind not in ("text", "rich", "jats", "identifier", "words"):
        raise EditError(f"a new {operation.variable} has more than a text")
    return f'["{text}"]' if path in table.arrays else f'"{text}"'


def _inserted(source: str, holder: Node, after: Field | None, name: str, content: str) -> Edit:
    members = holder.members
    if not members:
        return Edit(holder.start + 1, holder.start + 1, f"{name}: {content}")
    index = next((i for i, m in enumerate(members) if after and m.name_start == after.tag_start), len(members) - 1)
    neighbour = members[index]
    before = holder.start + 1 if index == 0 else source.find(",", members[index - 1].node.end) + 1
    blanks = source[before : neighbour.start]
    colon = source[neighbour.name_end + 1 : neighbour.node.start]
    at = neighbour.node.end
    return Edit(at, at, f",{blanks}{name}{colon}{content}")
