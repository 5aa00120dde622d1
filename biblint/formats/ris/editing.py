"""Edits of RIS records whose values are parts of a field, or stand in two fields at once."""

from __future__ import annotations

import re
from collections.abc import Sequence

from biblint.formats.base import EditError
from biblint.formats.ris.tables import TABLE
from biblint.formats.tagged.editing import delete_field
from biblint.model import Edit, Field, Record, Value
from biblint.variables import VARIABLES

_YEAR = re.compile(r"(\d{4})(?!\d)")


_CONTAINERS = ("container-title", "container-title-short")


def twins(record: Record, value: Value, variable: str) -> list[Field]:
    """Other fields that say the same of a variable that has one value: VO beside VL, JO and JA beside T2 (IEEE)."""
    known, field = VARIABLES.get(variable), value.field
    if field is None or known is None or known.is_list or variable == "page":
        return []
    names = _CONTAINERS if variable in _CONTAINERS else (variable,)
    text = record.segment.text
    content = text[field.start : field.end]
    return [
        entry
        for entry in record.fields
        if entry.start != field.start
        and TABLE.variables.get(entry.tag) in names
        and text[entry.start : entry.end] == content
    ]


def with_twins(field: Field, others: Sequence[Field], edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """The edits of a field's content, and the same in fields with the same content."""
    shifts = [0, *(other.start - field.start for other in others)]
    return tuple(sorted(Edit(start + by, end + by, text) for by in shifts for start, end, text in edits))


def delete_reference(record: Record, value: Value) -> tuple[Edit, ...]:
    """One reference of the list in a note with its separator; the only one goes with the note."""
    siblings = [item for item in record.values("reference") if item.field == value.field]
    index = next((i for i, item in enumerate(siblings) if item.start == value.start), -1)
    if index < 0 or value.field is None:
        raise EditError("the reference is not one of this record's list")
    if len(siblings) == 1:
        return delete_field(record, value.field)
    if index < len(siblings) - 1:
        return (Edit(value.start, siblings[index + 1].start, ""),)
    return (Edit(siblings[index - 1].end, value.end, ""),)


def year_edits(record: Record, value: Value, text: str) -> tuple[Edit, ...]:
    """What a new date in DA or Y1 changes in PY, which holds its year.

    Raises `EditError` if the new date has no year in front, for then PY would speak for it.
    """
    years = [entry for entry in record.fields if entry.tag == "PY" and entry.start < entry.end]
    if value.field is None or value.field.tag == "PY" or not years:
        return ()
    found = _YEAR.match(text)
    if found is None:
        raise EditError("the new date has no year in front, and PY holds one")
    return tuple(
        Edit(entry.start, entry.end, found[1])
        for entry in years
        if record.segment.text[entry.start : entry.end] != found[1]
    )
