"""From an object of a JSON text to a record: fields, tags by a table, and values made when asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from biblint.formats._json.kinds import KINDS, PROBES, Leaf, empty_family, is_hollow_name, joined_pages
from biblint.formats._json.nodes import Member, Node
from biblint.formats._json.table import Branch, Step, Table
from biblint.formats.text import plain_value
from biblint.model import DeleteField, Field, Note, Record, Segment, Value
from biblint.variables import VARIABLES

PAGE_ENDS = frozenset(("first-page", "last-page"))
"""Kinds of which two make one value."""


class Entry(NamedTuple):
    """A field of a record that the table knows, with its value in the tree."""

    field: Field
    node: Node


class Build:
    """The tree of one record, and what its variables are made of."""

    __slots__ = ("node", "table", "variables")

    def __init__(self, node: Node, table: Table) -> None:
        self.node = node
        self.table = table
        self.variables: dict[str, list[tuple[Entry, Branch]]] = {}

    def __call__(self, record: Record, variable: str) -> Sequence[Value]:
        """The values of one variable of the record; `raw:<path>` gives what stands there."""
        if variable.startswith("raw:"):
            return self._raw(record, variable[4:])
        values: list[Value] = []
        ends: dict[str, Value | None] = {}
        for entry, branch in self.variables.get(variable, ()):
            kind = branch.row.kind
            found = KINDS[kind](self, record, leaves(entry, branch))
            if kind in PAGE_ENDS:
                ends.setdefault(kind, found[0] if found else None)
            else:
                values += found
        if ends and not values:
            return joined_pages(ends.get("first-page"), ends.get("last-page"))
        known = VARIABLES.get(variable)
        if len(values) < 2 or known is None or known.is_list:
            return values
        return list({value.text: value for value in reversed(values)}.values())[::-1]

    def _raw(self, record: Record, tag: str) -> list[Value]:
        values = []
        for field in record.fields:
            if field.tag == tag:
                node = self._find(field)
                if node is None or node.raw == "null":
                    continue
                is_scalar = node.kind in ("string", "number")
                value = node.value(field) if is_scalar else plain_value(node.text, node.start, node.end, field)
                if value is not None:
                    values.append(value)
        return values

    def _find(self, field: Field) -> Node | None:
        """The value of a field, looked up along its path."""
        node: Node | None = self.node
        while node is not None:
            holder, node = node, None
            for member in holder.members:
                if member.name_start == field.tag_start:
                    return member.node
                if member.node.start <= field.tag_start < member.node.end:
                    node = member.node
        return None


def make_record(name: str, index: int, segment: Segment, node: Node, table: Table, notes: list[Note]) -> Record:
    """A record of an object, with the type that its table gives."""
    build = Build(node, table)
    record = Record(name, index, segment, node.start, node.end, build)
    record.notes = notes
    _enter(record, build, (node,), "")
    _choose(record, build)
    _type(record, build)
    if table.reference is not None and "reference" in record.tags:
        record.lister = _listed
    return record


def _choose(record: Record, build: Build) -> None:
    """Of the rows of a variable with one value the first that is there counts."""
    for variable, found in build.variables.items():
        known = VARIABLES.get(variable)
        if len(found) == 1 or known is None or known.is_list or found[0][1].row.kind in PAGE_ENDS:
            continue
        best = min((branch.row for _, branch in found), key=build.table.rows.index)
        build.variables[variable] = chosen = [pair for pair in found if pair[1].row is best]
        record.tags[variable] = [entry.field for entry, _ in chosen]


def _listed(parent: Record) -> list[Record]:
    """The listed works of a record as records."""
    build = parent.builder
    assert isinstance(build, Build) and build.table.reference is not None
    found: list[Record] = []
    for entry, branch in build.variables["reference"]:
        for leaf in leaves(entry, branch):
            if leaf.node.kind == "object":
                record = make_record(parent.format, parent.index, parent.segment, leaf.node, build.table.reference, [])
                record.parent, record.dialect = parent, parent.dialect
                record.number = str(len(found) + 1)
                found.append(record)
    return found


def _enter(record: Record, build: Build, holders: tuple[Node, ...], above: str) -> None:
    """Take up the members of the last object as fields; objects that the table knows are entered instead."""
    members = holders[-1].members
    inner, branches, fields = build.table.inner, build.table.branches, record.fields
    seen: set[str] = set()
    for index, member in enumerate(members):
        tag = above + member.name
        if tag in seen:
            record.notes.append(Note("duplicate-field", member.name_start, member.name_end, {"tag": tag}))
        seen.add(tag)
        node = member.node
        if tag in inner and node.kind == "object":
            _enter(record, build, (*holders, node), f"{tag}.")
            continue
        field = _field(members, index, tag)
        fields.append(field)
        known = branches.get(tag)
        if known is not None and node.kind != "literal":
            entry = Entry(field, node)
            for branch in known:
                if not above or all(map(_holds, holders[1:], branch.row.path)):
                    _take(record, build, entry, branch)


def _take(record: Record, build: Build, entry: Entry, branch: Branch) -> None:
    probe = PROBES.get(branch.row.kind)
    if not has_content(entry.node, branch) or (probe is not None and not probe.search(entry.node.raw)):
        return
    variable = branch.row.variable
    build.variables.setdefault(variable, []).append((entry, branch))
    fields = record.tags.setdefault(variable, [])
    if not fields or fields[-1] is not entry.field:
        fields.append(entry.field)
    if branch.row.kind == "name" and not branch.rest:
        record.notes += _hollow_names(build, entry)


def _hollow_names(build: Build, entry: Entry) -> Iterator[Note]:
    """Names of a list that say nothing at all, or have a given name beside an empty family name."""
    if '""' not in entry.node.raw and "null" not in entry.node.raw and "{}" not in entry.node.raw:
        return
    for leaf in _items(entry):
        if is_hollow_name(leaf.node, build.table):
            place = leaf.node.start, leaf.node.end
            yield Note("empty-field", *place, {"tag": entry.field.tag}, DeleteField(leaf.field))
        elif (family := empty_family(leaf.node, build.table)) is not None:
            yield Note("empty-field", family.start, family.end, {"tag": f"{entry.field.tag}.family"})


def has_content(node: Node, branch: Branch) -> bool:
    """Whether a member may have a value for a row, found without opening it."""
    if node.kind == "string":
        return not branch.rest and bool(node.text[slice(*node.inner)].strip())
    if node.kind == "number":
        return not branch.rest
    if node.kind == "literal":
        return False
    holds = all(node.holds(step.name) for step in branch.rest) if branch.rest else node.holds("")
    return holds and _may_hold(node.raw, branch)


def _may_hold(raw: str, branch: Branch) -> bool:
    """Whether the words that the conditions of a row want stand somewhere."""
    conditions = [step for step in (branch.condition, *branch.rest) if step.key and not step.is_negated]
    return all("" in step.words or any(word in raw for word in step.words) for step in conditions)


def _field(members: Sequence[Member], index: int, tag: str) -> Field:
    """The field of a member; with it goes the comma behind it, or before it where it is the last."""
    member = members[index]
    start, end = member.node.inner
    if index + 1 < len(members):
        whole = (member.start, members[index + 1].start)
    elif index:
        whole = (members[index - 1].node.end, member.node.end)
    else:
        whole = (member.start, member.node.end)
    return Field(tag, member.name_start, member.name_end, start, end, *whole)


def item_field(items: Sequence[Node], index: int, outer: Field, tag: str) -> Field:
    """The field of an item of a list; with it goes its comma, or the member where it is the only item."""
    item = items[index]
    start, end = item.inner
    if len(items) == 1:
        whole = outer.whole_start, outer.whole_end
    elif index + 1 < len(items):
        whole = item.start, items[index + 1].start
    else:
        whole = items[index - 1].end, item.end
    return Field(tag, outer.tag_start, outer.tag_end, start, end, *whole)


def _items(entry: Entry) -> Iterator[Leaf]:
    """The items of a list with a field each; the member itself if it is no list."""
    yield from _spread(entry.node, entry.field, entry.field.tag)


def leaves(entry: Entry, branch: Branch) -> list[Leaf]:
    """The values at the end of a row's path, each with the field that goes when it is deleted."""
    found = [leaf._replace(origin=leaf.node) for leaf in _items(entry) if _holds(leaf.node, branch.condition)]
    tag = entry.field.tag
    for step in branch.rest:
        tag = f"{tag}.{step.name}"
        found = [inner for leaf in found for inner in _step(leaf, step, tag)]
    return found


def _step(leaf: Leaf, step: Step, tag: str) -> Iterator[Leaf]:
    """The values of a member of an object; a single value of an item goes with the item."""
    members = leaf.node.members
    index = next((place for place in range(len(members) - 1, -1, -1) if members[place].name == step.name), -1)
    if index < 0:
        return
    node = members[index].node
    outer = _field(members, index, tag)
    if node.kind != "array" and leaf.is_item:
        outer = outer._replace(whole_start=leaf.field.whole_start, whole_end=leaf.field.whole_end)
    for inner in _spread(node, outer, tag):
        if _holds(inner.node, step):
            yield inner._replace(is_item=inner.is_item or leaf.is_item, origin=leaf.origin)


def _spread(node: Node, outer: Field, tag: str) -> Iterator[Leaf]:
    """The items of a list, those of lists inside it, or a value that is no list itself."""
    if node.kind != "array":
        yield Leaf(node, outer, False)
        return
    items = node.items
    for index, item in enumerate(items):
        field = item_field(items, index, outer, tag)
        if item.kind == "array":
            inner = item.items
            for place, deep in enumerate(inner):
                yield Leaf(deep, item_field(inner, place, field, tag), True)
        else:
            yield Leaf(item, field, True)


def _holds(node: Node, step: Step) -> bool:
    """Whether an object meets the condition of a step."""
    if not step.key:
        return True
    member = node.get(step.key)
    word = "" if member is None or member.kind == "literal" else member.text[slice(*member.inner)]
    return (word in step.words) != step.is_negated


def _type(record: Record, build: Build) -> None:
    """The type, by the first of the places for it whose word is known."""
    for path in build.table.type_paths:
        node: Node | None = build.node
        for name in path.split("."):
            node = node.get(name) if node is not None else None
        if node is None or node.kind != "string":
            continue
        word = node.text[slice(*node.inner)]
        record.raw_type = record.raw_type or word
        if word in build.table.types:
            record.raw_type, record.type = word, build.table.types[word]
            return
