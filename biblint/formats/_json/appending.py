"""Further items of a JSON list, laid out as the item before them: texts, and names in their parts."""

from __future__ import annotations

from biblint.formats._json.nodes import Node
from biblint.formats._json.strings import encode
from biblint.formats._json.table import Row, Step, Table
from biblint.formats.base import EditError
from biblint.model import Edit

_KEPT = {"sequence": '"additional"'}
"""Members of a name that a new one has too -> what they hold there (Crossref: all authors but the first)."""


def append_item(record: Node, row: Row, text: str, table: Table) -> Edit:
    """A further item at the end of the list under a row's path; raises `EditError` where there is none like it."""
    last, place = row.path[-1], record
    for step in row.path:
        following = place.get(step.name)
        if following is None:
            raise EditError(f"there is no list {step.name}")
        place = following
    alike = [item for item in place.items if not last.key or _meets(item, last)]
    if not alike or not place.raw.endswith("]"):
        raise EditError(f"there is no list {last.name}")
    model, index = alike[-1], place.items.index(alike[-1])
    content = f'"{encode(text, record.text)}"' if model.kind == "string" else _name(model, text, table, last.key)
    start = place.items[index - 1].end if index else place.start + 1
    before = place.text[start : model.start].rpartition(",")[2]
    return Edit(model.end, model.end, f",{before}{content}")


def _meets(item: Node, step: Step) -> bool:
    """True for an object that meets the condition of a step."""
    held = item.get(step.key)
    return (held is not None and held.raw.strip('"') in step.words) != step.is_negated


def _name(model: Node, text: str, table: Table, key: str) -> str:
    """A name as an object with the members that hold the parts of the name before it."""
    family, comma, given = text.partition(", ")
    parts = {"family": family, "given": given} if comma else {}
    texts = {name: new for part, new in parts.items() for name in table.names.get(part, ())}
    whole = {name: text for part in ("literal", "whole") for name in table.names.get(part, ())}
    names = [member.name for member in model.members]
    if not all(any(name in names for name in table.names.get(part, ())) for part in parts) or not texts:
        texts = whole
    kept = [member for member in model.members if member.name in texts or member.name in (key, *_KEPT)]
    if not any(member.name in texts for member in kept):
        raise EditError("a new name has more than a text")
    written = []
    for member in kept:
        new = texts.get(member.name)
        held = _KEPT.get(member.name, member.node.raw) if new is None else f'"{encode(new, model.text)}"'
        index = model.members.index(member)
        start = model.start + 1 if index == 0 else model.text.find(",", model.members[index - 1].node.end) + 1
        written.append(model.text[start : member.node.start] + held)
    return "{" + ",".join(written) + model.text[model.members[-1].node.end : model.end]
