"""Records as JSON lines: what a format made of a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from biblint.engine.keys import KeyCounter, record_key
from biblint.formats.base import Format
from biblint.model import Note, Record, Segment, Value
from biblint.reports.asdata import written
from biblint.source import Source


def record_lines(source: Source, chosen: Format, with_places: bool) -> Iterator[str]:
    """A line a record, then one about the file; with places each value has its range, and references are records."""
    context = chosen.context(source.segments(chosen.boundary))
    keys = KeyCounter()
    count = 0
    notes: list[dict[str, Any]] = []
    for segment in source.segments(chosen.boundary):
        batch = chosen.read(segment, context)
        notes += _notes(batch.notes, segment)
        for record in batch.records:
            data = {"index": count, "key": keys.unique(record_key(record)), **record_data(record, with_places)}
            yield written(data) + "\n"
            count += 1
    about = {"path": source.path, "format": chosen.name, "encoding": source.encoding.name, "records": count}
    yield written({**about, "notes": notes}) + "\n"


def record_data(record: Record, with_places: bool) -> dict[str, Any]:
    """A record as plain data; lines are 1-based and inclusive."""
    segment = record.segment
    data: dict[str, Any] = {
        "type": record.type,
        "raw_type": record.raw_type,
        "dialect": record.dialect,
        "lines": [segment.position(record.start).line, segment.position(max(record.start, record.end - 1)).line],
        "variables": {variable: _values(record, variable, with_places) for variable in record.tags},
        "labels": _labels(record),
        "notes": _notes(record.notes, segment),
    }
    references = record.references()
    if with_places:
        data["references"] = [{"number": entry.number, **record_data(entry, True)} for entry in references]
    elif references:
        data["references"] = len(references)
    return data


def _values(record: Record, variable: str, with_places: bool) -> list[Any]:
    values = record.values(variable)
    return [_place(value, record.segment) for value in values] if with_places else [value.text for value in values]


def _place(value: Value, segment: Segment) -> dict[str, Any]:
    """A value with its range, and the texts of its parts where it has some."""
    data: dict[str, Any] = {"text": value.text, **_range(value.start, value.end, segment)}
    if value.language:
        data["language"] = value.language
    if value.marks:
        data["marks"] = [mark.text for mark in value.marks]
    if value.people:
        data["people"] = [person.text for person in value.people]
    if value.is_foreign:
        data["foreign"] = True
    return data


def _range(start: int, end: int, segment: Segment) -> dict[str, int]:
    first, last = segment.position(start), segment.position(end)
    return {"line": first.line, "column": first.column, "end_line": last.line, "end_column": last.column}


def _labels(record: Record) -> dict[str, list[str] | None]:
    """Each label or tag of the record in order, and the variables that it was understood as; None for none."""
    meanings: dict[str, list[str]] = {}
    for variable, fields in record.tags.items():
        for entry in fields:
            known = meanings.setdefault(entry.tag, [])
            if variable not in known:
                known.append(variable)
    return {entry.tag: meanings.get(entry.tag) for entry in record.fields}


def _notes(notes: Sequence[Note], segment: Segment) -> list[dict[str, Any]]:
    return [
        {
            "note": note.name,
            **_range(note.start, note.end, segment),
            **({"about": dict(note.placeholders)} if note.placeholders else {}),
        }
        for note in notes
    ]
