"""Canonical records as text: one `variable: value` a line, for the samples of rules. Not a file format.

Lines end at U+001E, so that a value may hold any line end; a list has a line an item; nothing is decoded or trimmed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from biblint.formats.base import Format
from biblint.model import Batch, DeleteItem, Edit, Field, InsertField, Operation, Record, Segment, Value

_END = "\x1e"


def write(record: Mapping[str, Any]) -> str:
    """The text of a canonical record: variable -> text or list of texts; `type` is the CSL type."""
    lines: list[str] = []
    for variable, value in record.items():
        items = [value] if isinstance(value, str) else value
        lines += [f"{variable}: {item}{_END}" for item in items]
    return "".join(lines)


def parse(text: str) -> dict[str, str | list[str]]:
    """The canonical record of a text; a variable with several lines gives a list."""
    found: dict[str, list[str]] = {}
    for line in text.split(_END)[:-1]:
        variable, _, value = line.partition(": ")
        found.setdefault(variable, []).append(value)
    return {variable: items if len(items) > 1 else items[0] for variable, items in found.items()}


class CanonicalFormat(Format):
    """The format of rule samples given as `record`."""

    name = "canonical"
    title = "Canonical record"
    extensions = ()

    def recognise(self, head: str) -> int:
        """Never: samples say what they are."""
        return 0

    def read(self, segment: Segment, context: Any) -> Batch:
        """One record of all the lines."""
        record = Record(self.name, 0, segment, 0, len(segment.text), _build)
        offset = 0
        for line in segment.text.split(_END)[:-1]:
            variable = line.partition(": ")[0]
            start, end = offset + len(variable) + 2, offset + len(line)
            entry = Field(variable, offset, offset + len(variable), start, end, offset, end + 1)
            offset = end + 1
            if variable == "type":
                record.type = record.raw_type = segment.text[start:end]
                continue
            record.fields.append(entry)
            if segment.text[start:end].strip():
                record.tags.setdefault(variable, []).append(entry)
        record.key = record.text("citation-key")
        return Batch([record])

    def edit(self, record: Record, operation: Operation, context: Any = None) -> tuple[Edit, ...]:
        """Items and fields are lines here."""
        if isinstance(operation, DeleteItem) and operation.value.field:
            return (Edit(operation.value.field.whole_start, operation.value.field.whole_end, ""),)
        if isinstance(operation, InsertField):
            at = operation.after.whole_end if operation.after else record.end
            return (Edit(at, at, f"{operation.variable}: {operation.text}{_END}"),)
        return super().edit(record, operation, context)

    def encode(self, text: str, variable: str) -> str:
        """Any text stands for itself."""
        return text


def _build(record: Record, variable: str) -> Sequence[Value]:
    tag = variable.removeprefix("raw:")
    text = record.segment.text
    return [Value(text[f.start : f.end], f.start, f.end, f) for f in record.fields if f.tag == tag]


FORMAT = CanonicalFormat()
