"""Lists of references in the style of GB/T 7714: `[1] Authors. Title[J]. Journal, year, volume(issue): pages.`"""

from __future__ import annotations

import re
from typing import Any

from biblint.formats.base import EditError, Format
from biblint.formats.gbt7714.editing import delete_field, delete_item, insert_field
from biblint.formats.gbt7714.reading import ENTRY, decode, read_list
from biblint.model import Batch, DeleteField, DeleteItem, Edit, InsertField, Operation, Record, Segment, SetValue
from biblint.variables import label

_ENTRY = re.compile(
    r"^[ \t\u3000]*[\[［【]\d{1,4}[\]］】][^\r\n]{3,}?"
    r"[\[［](?:EB|DB|CP|DS|CM|[JMDCNPSRGAZ])(?:\s*/\s*(?:OL|CD|MT|DK))?[\]］]",
    re.M,
)
_NAMES = frozenset({"author", "editor", "translator"})
_OPENING_LINES = 3


class Gbt7714(Format):
    """Reference lists after GB/T 7714; each numbered entry is a record."""

    name = "gbt7714"
    title = "GB/T 7714 list"
    extensions = ()
    boundary = re.compile(rb"^\[\d+\]", re.M)

    def recognise(self, head: str) -> int:
        """By entries with a type mark, the first of them among the first lines."""
        text = head.replace("\r\n", "\n").replace("\r", "\n")
        lines = [line for line in text.split("\n") if line.strip(" \t\u3000\ufeff")][:_OPENING_LINES]
        if not any(ENTRY.match(line) for line in lines):
            return 0
        count = len(_ENTRY.findall(text.replace("\ufeff", "")))
        return 75 if count >= 3 else 61 if count else 0

    def read(self, segment: Segment, context: Any) -> Batch:
        """The entries of a segment."""
        return read_list(segment, self.name)

    def decode(self, raw: str, variable: str) -> str:
        """A fold is one space, an undecodable byte U+FFFD, a dash in a date a hyphen."""
        return decode(raw, variable)

    def edit(self, record: Record, operation: Operation, context: Any = None) -> tuple[Edit, ...]:
        """The edits of an operation; raises `EditError` where the entry would lose its form."""
        if isinstance(operation, DeleteItem):
            return delete_item(record, operation)
        if isinstance(operation, DeleteField):
            return delete_field(record, operation.field)
        if isinstance(operation, InsertField):
            self.encode(operation.text, operation.variable)
            return insert_field(record, operation)
        return super().edit(record, operation, context)

    def set_value(self, record: Record, operation: SetValue) -> tuple[Edit, ...]:
        """As for every format; a name may not bring in a comma, nor any part an empty text."""
        if not operation.text.strip():
            raise EditError("the new text is empty")
        if operation.variable in _NAMES and re.search("[,，]", operation.text):
            raise EditError("a comma stands between two names")
        return super().set_value(record, operation)

    def field_name(self, record: Record, variable: str) -> str:
        """What people call the variable: entries have no tags."""
        return label(variable.removeprefix("raw:"))


FORMAT = Gbt7714()
