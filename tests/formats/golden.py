"""Records as plain data, to compare with JSON files that stand beside the samples."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from biblint.model import Record, Value


def canonical(record: Record) -> dict[str, Any]:
    """A record as plain data: type, key, notes, and every variable's texts with the source they span."""
    data: dict[str, Any] = {"type": record.type, "range": [record.start, record.end]}
    for name in ("raw_type", "key", "dialect"):
        if getattr(record, name):
            data[name] = getattr(record, name)
    data["values"] = {variable: [_value(value) for value in record.values(variable)] for variable in record.tags}
    if record.notes:
        data["notes"] = [[note.name, note.start, note.end] for note in record.notes]
    return data


def _value(value: Value) -> list[Any]:
    """Text, start and end of a value; then what is special about it."""
    extras: dict[str, Any] = {}
    if value.language:
        extras["language"] = value.language
    if value.literal:
        extras["literal"] = True
    if value.is_foreign:
        extras["foreign"] = True
    if value.marks:
        extras["marks"] = [mark.text for mark in value.marks]
    if value.people:
        extras["people"] = [person.text for person in value.people]
    return [value.text, value.start, value.end, *([extras] if extras else [])]


def compare(records: Iterable[Record], path: Path) -> None:
    """Assert that records are what a JSON file says; with BIBLINT_WRITE_GOLDEN set, write the file instead."""
    found = [canonical(record) for record in records]
    if os.environ.get("BIBLINT_WRITE_GOLDEN"):
        lines = ",\n".join(json.dumps(record, ensure_ascii=False) for record in found)
        path.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    assert found == json.loads(path.read_text(encoding="utf-8"))
