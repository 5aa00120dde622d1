"""What is to be known of a record, for comparing two ways of reading it."""

from __future__ import annotations

from typing import Any

from biblint.model import Record, Value


def told(record: Record) -> dict[str, Any]:
    """All of a record as plain data; the contents and texts are asked for first, as what is made may change them."""
    contents = {variable: [*record.contents(variable)] for variable in record.tags}
    texts = {variable: [*record.texts(variable)] for variable in record.tags}
    values = {variable: [*map(_value, record.values(variable))] for variable in record.tags}
    assert texts == {variable: [value[0] for value in found] for variable, found in values.items()}
    names = "index start end type raw_type key dialect notes labels fields".split()
    return {name: getattr(record, name) for name in names} | {
        "tags": [*record.tags.items()],
        "contents": contents,
        "texts": texts,
        "values": values,
        "references": [(one.start, one.end, one.tags) for one in record.references()],
    }


def _value(value: Value) -> Any:
    people = [*map(_value, value.people)]
    return value.text, value.start, value.end, value.field, value.pieces, value.language, people, value.literal
