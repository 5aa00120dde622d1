"""Edits of Web of Science records that touch double fields."""

from __future__ import annotations

import re

from biblint.formats.tagged.editing import delete_item
from biblint.formats.tagged.reader import first_line_end, line_end
from biblint.formats.tagged.values import split_items
from biblint.formats.wos.tables import TABLE
from biblint.model import Edit, Record, Value


def delete_author(record: Record, value: Value) -> tuple[Edit, ...]:
    """An author out of AF, and the one at the same place out of AU where both lists are equally long."""
    edits = delete_item(record, TABLE, value)
    if value.field is None:
        return edits
    partner_tag = {"AF": "AU", "AU": "AF"}.get(value.field.tag)
    mine, partners = (_authors(record, tag) for tag in (value.field.tag, partner_tag))
    index = next((i for i, (start, _) in enumerate(mine) if start == value.start), -1)
    if index < 0 or len(mine) != len(partners):
        return edits
    field = next(entry for entry in record.fields if entry.tag == partner_tag)
    start, end = partners[index]
    partner = Value(record.segment.text[start:end], start, end, field)
    return tuple(sorted((*edits, *delete_item(record, TABLE, partner))))


def append_author(record: Record, text: str) -> tuple[Edit, ...]:
    """An author at the end of AF, with initials at the end of AU; of one of them where the other is missing."""
    edits = []
    is_double = {"AU", "AF"} <= {entry.tag for entry in record.fields}
    for tag in ("AU", "AF"):
        field = next((entry for entry in reversed(record.fields) if entry.tag == tag), None)
        if field is not None:
            source = record.segment.text
            newline = line_end(source, field.whole_end) or first_line_end(source)
            name = _initials(text) if is_double and tag == "AU" else text
            edits.append(Edit(field.end, field.end, f"{newline}   {name}"))
    return tuple(sorted(edits))


def _initials(name: str) -> str:
    """`Newman, Ada Mary` as AU has it: `Newman, AM`; a name in another form as it is."""
    family, comma, given = name.partition(", ")
    return family + comma + "".join(part[0].upper() for part in re.split(r"[\s.-]+", given) if part)


def _authors(record: Record, tag: str | None) -> list[tuple[int, int]]:
    text, separators = record.segment.text, TABLE.separators
    return [
        item
        for entry in record.fields
        if entry.tag == tag
        for item in split_items(text, entry.start, entry.end, separators.get(entry.tag))
    ]
