"""The common face of the JSON formats: recognising, reading by table, editing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, ClassVar

from biblint.formats._json.editing import delete_value, insert_member, set_value
from biblint.formats._json.nodes import Node
from biblint.formats._json.records import make_record
from biblint.formats._json.strings import decode
from biblint.formats._json.table import Table
from biblint.formats._json.walk import Walk
from biblint.formats.base import Format
from biblint.model import Batch, DeleteItem, Edit, InsertField, Operation, Record, Segment, SetValue

_BEGIN = re.compile(r"[\s\ufeff\x1e]*+[{\[]")


class JsonFormat(Format):
    """A JSON format, described by a `Table`; `signs` are patterns that speak for it, each with a score."""

    table: ClassVar[Table]
    signs: ClassVar[Sequence[tuple[re.Pattern[str], int]]]
    extensions = ()
    boundary = re.compile(rb'(?:(?<=\}\n)|(?<=\}\r\n))\{(?=[ \t]*")')
    """A record of JSON lines: no object follows another like this inside a document."""

    def recognise(self, head: str) -> int:
        """By names of members that only this format has, in a text that begins as JSON."""
        if not _BEGIN.match(head):
            return 0
        return max((score for pattern, score in self.signs if pattern.search(head)), default=0)

    def read(self, segment: Segment, context: Any) -> Batch:
        """Read the records of a segment: of a list, an envelope, a single object, or one object a line."""
        table = self.table
        walk = Walk(segment.text, table.envelope, table.marks, table.known, self._is_record)
        walk.run()
        records = [
            self.finish(make_record(self.name, index, segment, found.node, table, found.notes))
            for index, found in enumerate(found for found in walk.records if self.is_listed(found.node))
        ]
        return Batch(records, walk.notes)

    def _is_record(self, node: Node) -> bool:
        return any(member.name in self.table.known for member in node.members)

    def is_listed(self, node: Node) -> bool:
        """Whether an object among the records describes a work."""
        return True

    def finish(self, record: Record) -> Record:
        """Complete a record whose fields are known."""
        return record

    def decode(self, raw: str, variable: str) -> str:
        """The text of an escape; a month or day of a date has two digits."""
        return decode(raw)

    def encode(self, text: str, variable: str) -> str:
        """Any text can be written in a string."""
        return text

    def edit(self, record: Record, operation: Operation, context: Any = None) -> tuple[Edit, ...]:
        """The edits of an operation; raises `EditError`."""
        if isinstance(operation, SetValue):
            return set_value(record, operation)
        if isinstance(operation, DeleteItem):
            return delete_value(record, operation)
        if isinstance(operation, InsertField):
            return insert_member(record, operation, self.table)
        return super().edit(record, operation, context)

    def usual_tag(self, record: Record, variable: str) -> str:
        """The path of a new field for a variable; `''` if there is none."""
        return self.table.path_of(variable)
