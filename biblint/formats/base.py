"""What every format gives: recognising, reading into records, decoding, and editing in the file's own notation."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from biblint.formats.diff import value_edits
from biblint.model import (
    Batch,
    DeleteField,
    Edit,
    Note,
    Operation,
    Record,
    ReplaceRange,
    Segment,
    SetValue,
)


class EditError(Exception):
    """An operation that this format cannot carry out without risk; the message says why."""


class Format(ABC):
    """A file format. Instances hold no state of a file: what crosses records is in the context."""

    name: ClassVar[str]
    """The name used on the command line and in rules: `bibtex`, `ris`, `wos`, `labelled`."""
    title: ClassVar[str]
    """The name people use, in English."""
    extensions: ClassVar[tuple[str, ...]]
    """File name extensions with their dot, lower case, that a walk over a folder takes up."""
    can_edit: ClassVar[bool] = True
    """False for a format that is read only: its violations carry no fixes."""
    tells_encoding: ClassVar[bool] = False
    """True if each record says how its bytes are encoded: what they do not decode to is for the reader to tell."""
    boundary: ClassVar[re.Pattern[bytes] | None] = None
    """Matches at the first byte of a record start (multi-line pattern); a large file is cut there. None: never cut."""

    @abstractmethod
    def recognise(self, head: str) -> int:
        """How surely a text (the first 64 KiB, decoded) is of this format: 0 no, 1 a little, 100 certainly."""

    def context(self, segments: Iterable[Segment]) -> Any:
        """One cheap scan over all segments for what crosses records; immutable and hashable. None if nothing does."""
        return None

    @abstractmethod
    def read(self, segment: Segment, context: Any) -> Batch:
        """Read the records of one segment. Never raises on any text. `Record.index` counts from 0 in the segment."""

    def stream(self, segment: Segment, context: Any) -> tuple[Sequence[Note], Iterable[Record]]:
        """What `read` gives, the notes first; the records may be read one by one, each when it is asked for."""
        batch = self.read(segment, context)
        return batch.notes, batch.records

    def decode(self, raw: str, variable: str) -> str:
        """The text that a piece of source stands for in a variable (the law of pieces is tested with it)."""
        return raw

    def encode(self, text: str, variable: str) -> str:
        """The source notation of a text that is put into a variable; raises `EditError` if there is none."""
        if "\n" in text or "\r" in text:
            raise EditError("the new text has more than one line")
        return text

    def edit(self, record: Record, operation: Operation, context: Any = None) -> tuple[Edit, ...]:
        """The edits that carry out an operation in this format; raises `EditError`."""
        if isinstance(operation, SetValue):
            return self.set_value(record, operation)
        if isinstance(operation, ReplaceRange):
            return (Edit(operation.start, operation.end, operation.text),)
        if isinstance(operation, DeleteField):
            return (Edit(operation.field.whole_start, operation.field.whole_end, ""),)
        raise EditError(f"{self.title} files cannot be edited like this")

    def set_value(self, record: Record, operation: SetValue) -> tuple[Edit, ...]:
        """Minimal edits that give a value a new text; raises `EditError` where they would cut a decoded piece."""
        edits = value_edits(operation.value, operation.text, whole=operation.variable in COMPACT)
        if edits is None:
            raise EditError("the change touches text that stands elsewhere or is written in another notation")
        return tuple(Edit(start, end, self.encode(text, operation.variable)) for start, end, text in edits)

    def expects_records(self, head: str) -> bool:
        """True if a file that begins like this and yields no record is a fault; an empty file never is."""
        return bool(head.strip())

    def field_name(self, record: Record, variable: str) -> str:
        """What the file calls a variable: `pages` in BibTeX, `SP/EP` in RIS, `页码` in a labelled page."""
        if variable.startswith("raw:"):
            return variable[4:]
        if variable in record.labels:
            return record.labels[variable]
        fields = record.tags.get(variable)
        if not fields:
            return self.usual_tag(record, variable) or variable
        return "/".join(dict.fromkeys(field.tag for field in fields))

    def usual_tag(self, record: Record, variable: str) -> str:
        """The tag under which this format would write a variable that the record lacks; `''` if it has none."""
        return ""


COMPACT = frozenset(
    "page volume issue issued DOI ISSN ISBN PMID PMCID ORCID number-of-pages language".split()
)
"""Variables whose values are so short that an edit replaces them whole."""


def whole_value(record: Record, variable: str) -> Sequence[str]:
    """The texts of all values of a variable."""
    return [value.text for value in record.values(variable)]
