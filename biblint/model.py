"""The data that flows through biblint: segments, fields, values, records, findings, fixes and violations.

All offsets are code points. Offsets called *source* offsets count in the text of one `Segment`; offsets into a value
count in `Value.text`. Ranges are half open.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, Literal, NamedTuple

from biblint.outline import Outline

Severity = Literal["error", "warning", "info"]
Safety = Literal["safe", "unsafe", "manual"]
PieceKind = Literal["verbatim", "decoded", "synthetic", "foreign"]

_NEWLINE = re.compile(r"\r\n?|\n")

NOTES: Mapping[str, str] = {
    "unclosed-record": "a record that ends without its terminator, or at the end of the file",
    "missing-terminator": "a record whose end tag is missing although another record follows",
    "other-style": "an entry of a list that is not written in the style of the list",
    "junk": "text that belongs to no record, where the format allows none",
    "bad-field": "a line or field that cannot be read as one of this format",
    "misspaced-tag": "a tag whose spacing departs from the format",
    "full-width-colon": "a full-width colon behind a tag where the format has the other one",
    "untagged-line": "a line without a tag inside a record, read as the continuation of the value before it",
    "field-after-end": "a field that stands behind the record's end tag",
    "missing-header": "a file header that the format demands is absent",
    "missing-footer": "a file footer that the format demands is absent",
    "repeated-header": "a file header in the middle of the file",
    "other-format": "the beginning of another format in the middle of the file",
    "duplicate-field": "a field that may stand once stands twice in one record",
    "unbalanced-braces": "a value whose braces or quotes do not balance",
    "missing-key": "a record without the citation key that the format demands",
    "bad-key": "a citation key with characters that the format does not allow",
    "missing-comma": "two fields without the comma between them",
    "undefined-macro": "a macro that is defined nowhere in the file",
    "missing-type": "a record whose type is left empty",
    "unknown-type": "a record type that the format does not know",
    "unknown-tag": "a tag that the format does not know",
    "missing-parent": "a cross-reference to a record that is not in the file",
    "undecodable-bytes": "bytes that are not valid in the encoding of the file",
    "guessed-encoding": "the encoding of the file had to be guessed",
    "byte-order-mark": "a byte order mark in the middle of the file",
    "no-record": "a file in which no record was found",
    "empty-field": "a field without a value",
    "ragged-row": "a row with more or fewer cells than the table has columns",
    "cut-value": "a value that ends where a database or a spreadsheet cuts texts",
    "not-well-formed": "markup that is not well-formed XML",
    "entity-declaration": "a document type that declares entities, which are not read",
    "wrong-length": "a length or address of a leader or directory that does not fit what stands there",
    "unused-suppression": "a comment that suppresses a rule which has nothing to report there",
    "expired-suppression": "a comment that suppresses a rule until a day that is past",
    "unknown-rule-suppression": "a comment that suppresses a rule which does not exist",
    "blanket-suppression": "a comment that suppresses without naming a rule",
    "unreadable-suppression": "a comment for biblint that is not written as such comments are",
    "suppression-without-reason": "a comment that suppresses a rule and does not say why",
    "never-cited-entry": "an entry that the document never cites",
    "undefined-citation": "a citation in the document of an entry that there is not",
    "unexpected-record-count": "a file with another number of records than its configuration says",
    "localised-header": "a table whose headers are in another language than the provider's usual ones",
    "header-languages": "a table with headers of two languages",
    "contradictory-label": "a label whose halves mean different things, or that contradicts what stands under it",
}
"""What a reader may meet: note name -> description. Closed; the `reader` check kind publishes these as findings."""


class Piece(NamedTuple):
    """A part of a value's text and the source it was read from (source offsets -1 where there is none)."""

    start: int
    end: int
    source_start: int
    source_end: int
    kind: PieceKind


class Field(NamedTuple):
    """One field of a record as the file writes it; all numbers are source offsets."""

    tag: str
    """The tag as written: `pages`, `SP`, `页码`."""
    tag_start: int
    tag_end: int
    start: int
    """Start of the content, inside its delimiters."""
    end: int
    """End of the content, inside its delimiters, before trailing blanks."""
    whole_start: int
    """Start of all that goes when the field is deleted (indentation, tag, delimiters)."""
    whole_end: int
    """End of all that goes when the field is deleted (separator and line end)."""


class Note(NamedTuple):
    """Something a reader met, with its source range."""

    name: str
    start: int
    end: int
    placeholders: Mapping[str, str] = {}
    operation: Operation | None = None
    """An edit that mends it, if the reader knows one."""


@dataclass(slots=True, eq=False)
class Value:
    """One value of a variable: its decoded text and where each part of the text comes from.

    With empty `pieces` the text is the source range itself. `marks` are affiliation indices: those an author carries,
    or the one that numbers an affiliation. `people` are names written inside an affiliation (Web of Science C1, RP).
    """

    text: str
    start: int
    end: int
    field: Field | None = None
    pieces: tuple[Piece, ...] = ()
    language: str | None = None
    marks: tuple[Value, ...] = ()
    people: tuple[Value, ...] = ()
    literal: bool = False
    """True where the format says that the name is not to be parsed (a braced institution)."""

    @property
    def is_foreign(self) -> bool:
        """True if any part of the text is written elsewhere (a macro, a parent record)."""
        return any(piece.kind == "foreign" for piece in self.pieces)

    def source_ranges(self, start: int, end: int) -> list[tuple[int, int]]:
        """Map a range of the text to source ranges; touching part of a decoded piece gives the whole piece."""
        if not self.pieces:
            return [(self.start + start, self.start + end)]
        ranges: list[tuple[int, int]] = []
        for piece in self.pieces:
            if piece.source_start < 0 or piece.kind == "synthetic":
                continue
            overlaps = piece.start < end and start < piece.end
            if not overlaps and not (start == end and piece.start <= start <= piece.end):
                continue
            low, high = piece.source_start, piece.source_end
            if piece.kind == "verbatim":
                low, high = low + max(0, start - piece.start), high - max(0, piece.end - end)
            if ranges and ranges[-1][1] == low:
                ranges[-1] = (ranges[-1][0], high)
            else:
                ranges.append((low, high))
        return ranges or [(self.start, self.end)]

    def part(self, start: int, end: int) -> Value:
        """A part of the text as a value of its own; a decoded piece that is cut stays whole in the source."""
        text = self.text[start:end]
        if not self.pieces:
            return Value(text, self.start + start, self.start + end, self.field)
        pieces = tuple(_cut(piece, start, end) for piece in self.pieces if piece.start < end and start < piece.end)
        ranges = self.source_ranges(start, end)
        return Value(text, ranges[0][0], ranges[-1][1], self.field, pieces)


def _cut(piece: Piece, start: int, end: int) -> Piece:
    """A piece clipped to a range of the text, counted from the range's start."""
    low, high = max(piece.start, start), min(piece.end, end)
    source_start, source_end = piece.source_start, piece.source_end
    if piece.kind == "verbatim":
        source_start, source_end = source_start + low - piece.start, source_end - (piece.end - high)
    return Piece(low - start, high - start, source_start, source_end, piece.kind)


class Position(NamedTuple):
    """A place in a file: 1-based line and column, columns in code points."""

    line: int
    column: int


def _line_starts(text: str) -> Sequence[int]:
    """Where the lines of a text start: at 0, and behind each CRLF, LF or CR."""
    if "\r" in text:
        return array("q", [0, *(match.end() for match in _NEWLINE.finditer(text))])
    starts = array("q", accumulate(map((1).__add__, map(len, text.split("\n"))), initial=0))
    starts.pop()
    return starts


class Segment:
    """A part of a file's text that holds whole records, with its place in the file.

    Edits and findings refer to it long after it was read; a released segment gets its text anew when it is asked for.
    """

    __slots__ = ("_reload", "_starts", "byte_end", "byte_start", "first_line", "path", "text")

    def __init__(
        self,
        text: str,
        path: str = "-",
        byte_start: int = 0,
        byte_end: int = 0,
        first_line: int = 1,
        reload: Callable[[int, int], str] | None = None,
    ) -> None:
        self.text = text
        self._reload = reload
        self.path = path
        self.byte_start = byte_start
        self.byte_end = byte_end
        self.first_line = first_line
        self._starts: Sequence[int] | None = None

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> str:
            # Only a slot without content comes here: the text of a released segment.
            if name != "text" or self._reload is None:
                raise AttributeError(name)
            return self._reload(self.byte_start, self.byte_end)

    def release(self) -> None:
        """Keep the text no longer, if there is a way to get it back."""
        if self._reload is not None:
            with suppress(AttributeError):
                del self.text

    @property
    def line_starts(self) -> Sequence[int]:
        """Source offsets at which lines start; lines end at CRLF, LF or CR only."""
        if self._starts is None:
            self._starts = _line_starts(self.text)
        return self._starts

    def position(self, offset: int) -> Position:
        """The line and column of a source offset."""
        starts = self.line_starts
        index = bisect_right(starts, offset) - 1
        return Position(self.first_line + index, offset - starts[index] + 1)

    def line_text(self, line: int) -> str:
        """The text of a file line (1-based) that lies in this segment, without its line end; `''` if it does not."""
        index = line - self.first_line
        starts = self.line_starts
        if not 0 <= index < len(starts):
            return ""
        end = starts[index + 1] if index + 1 < len(starts) else len(self.text)
        return self.text[starts[index] : end].rstrip("\r\n")


Builder = Callable[["Record", str], Sequence[Value]]
"""Makes the values of one variable of a record; called at most once a record and variable."""
Texter = Callable[["Record", str], Sequence[str] | None]
"""Gives the texts of what a builder would make where that takes no values, else None."""


@dataclass(slots=True, eq=False)
class Record:
    """One bibliographic record: fields as written, and values of CSL variables made when asked for.

    `tags` maps each variable that the record carries itself to the fields it is made of. `raw:<tag>` is a variable too.
    """

    format: str
    index: int
    segment: Segment
    start: int
    end: int
    builder: Builder
    type: str = ""
    """CSL item type; `''` if unknown."""
    raw_type: str = ""
    """The type as the file writes it."""
    key: str = ""
    """The citation key as written, if the format has one."""
    dialect: str = ""
    """The product that wrote the record, where a reader can tell: `wos`, `citespace`, `scopus`, `cnki`, `ieee` ..."""
    _fields: list[Field] | None = field(default_factory=list)
    tags: dict[str, list[Field]] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    """Variable -> the file's own name of it, where it differs from the tag of its first field."""
    parents: tuple[Record, ...] = ()
    """Records whose fields this one inherits, nearest first (crossref, xdata)."""
    number: str = ""
    """For a listed reference: its number in the list, as written."""
    parent: Record | None = None
    """For a listed reference: the record that lists it."""
    lister: Callable[[Record], Sequence[Record]] | None = None
    texter: Texter | None = None
    known_texts: dict[str, Sequence[str]] = field(default_factory=dict)
    """The texts that have been asked for, or that a reader had at hand: for those who ask for very many."""
    _values: dict[str, tuple[Value, ...]] = field(default_factory=dict)
    _references: tuple[Record, ...] | None = None

    @classmethod
    def outlined(
        cls, name: str, index: int, segment: Segment, start: int, end: int, builder: Builder, texter: Texter,
        tags: Outline, texts: dict[str, Sequence[str]], type_: str, raw_type: str, key: str, dialect: str,
    ) -> Record:  # fmt: skip
        """A record whose fields are made when they are asked for, and some of whose texts are at hand already."""
        record = cls.__new__(cls)
        record.format, record.index, record.segment, record.start, record.end = name, index, segment, start, end
        record.builder, record.texter, record.lister = builder, texter, None
        record.type, record.raw_type, record.key, record.dialect = type_, raw_type, key, dialect
        record.tags, record.known_texts, record._values = tags, texts, {}
        record.notes, record.labels, record.parents = [], {}, ()
        record.number, record.parent, record._references, record._fields = "", None, None, None
        return record

    @property
    def fields(self) -> list[Field]:
        """All fields as the file writes them, in their order."""
        if self._fields is None:
            assert isinstance(self.tags, Outline)
            self._fields = self.tags.fields()
        return self._fields

    @fields.setter
    def fields(self, fields: list[Field]) -> None:
        self._fields = fields

    def contents(self, variable: str) -> Sequence[str]:
        """The contents of the fields that a variable is made of, as they are in the source; `raw:<tag>` is one too."""
        tags, text = self.tags, self.segment.text
        if isinstance(tags, Outline):
            return tags.contents(variable)
        if variable.startswith("raw:"):
            return [text[field.start : field.end] for field in self.fields if field.tag == variable[4:]]
        return [text[field.start : field.end] for field in tags.get(variable, ())]

    def has(self, variable: str) -> bool:
        """True if the record has a field for the variable, itself or by inheritance; the value may still be empty."""
        return variable in self.tags or bool(self.parents and self.values(variable))

    def values(self, variable: str) -> tuple[Value, ...]:
        """The values of a variable in order; empty if there are none. Empty texts are left out by the readers."""
        values = self._values.get(variable)
        if values is None:
            if variable in self.tags or self.parents or variable.startswith("raw:"):
                values = tuple(self.builder(self, variable))
            else:
                values = ()
            self._values[variable] = values
        return values

    def texts(self, variable: str) -> Sequence[str]:
        """The texts of the values of a variable, in their order; most checks need no more, and they cost less."""
        texts = self.known_texts.get(variable)
        if texts is None:
            if variable in self.tags:
                if self.texter is not None:
                    texts = self.texter(self, variable)
            elif not self.parents and not variable.startswith("raw:"):
                return ()
            if texts is None:
                texts = [value.text for value in self.values(variable)]
            self.known_texts[variable] = texts
        return texts

    def is_told(self, variable: str) -> bool:
        """True if the texts of a variable were told without making values, which then have no marks."""
        self.texts(variable)
        return variable not in self._values or not self._values[variable]

    def first(self, variable: str) -> Value | None:
        """The first value of a variable, or None."""
        values = self.values(variable)
        return values[0] if values else None

    def text(self, variable: str) -> str:
        """The text of the first value of a variable, or `''`."""
        texts = self.texts(variable)
        return texts[0] if texts else ""

    def references(self) -> tuple[Record, ...]:
        """The references that the record lists, as records; parsed when first asked for."""
        if self._references is None:
            self._references = tuple(self.lister(self)) if self.lister else ()
        return self._references


@dataclass(slots=True)
class Batch:
    """What a reader made of one segment."""

    records: list[Record]
    notes: list[Note] = field(default_factory=list)
    """Notes that belong to no record."""


class SetValue(NamedTuple):
    """Replace the text of a value."""

    value: Value
    variable: str
    text: str


class DeleteItem(NamedTuple):
    """Remove one item of a list together with its separator."""

    value: Value
    variable: str


class DeleteField(NamedTuple):
    """Remove a whole field."""

    field: Field


class InsertField(NamedTuple):
    """Add a field for a variable in the file's own notation, after the fields that stand before it by convention."""

    variable: str
    text: str
    after: Field | None = None


class ReplaceRange(NamedTuple):
    """Replace a source range by text in the file's own notation (a label, a tag, a terminator)."""

    start: int
    end: int
    text: str


Operation = SetValue | DeleteItem | DeleteField | InsertField | ReplaceRange


class Edit(NamedTuple):
    """Replace a source range of one segment by text, already in the file's notation."""

    start: int
    end: int
    text: str


class Finding(NamedTuple):
    """What a check found: the name of the finding, where, and what it suggests.

    `start` and `end` count in the text of `value`; both -1 mean the whole value. `value` None means the value under
    check, or for a record check the record's first line.
    """

    name: str
    start: int = -1
    end: int = -1
    placeholders: Mapping[str, str] = {}
    suggestion: str | None = None
    """The new text of the whole value."""
    safety: Safety | None = None
    """What the evidence supports; None leaves it to the rule."""
    value: Value | None = None
    variable: str = ""
    operation: Operation | None = None
    """An edit other than setting the value to `suggestion`."""
    span: tuple[int, int] | None = None
    """A source range, where the finding is not inside a value."""
    related: tuple[Mark, ...] = ()


class Mark(NamedTuple):
    """Another place that a finding speaks of, in a record of the same or another file."""

    record: Record
    start: int
    end: int
    message: str


class Location(NamedTuple):
    """A range in a file; 1-based lines and columns, columns in code points, end exclusive."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    message: str = ""


class LocatedEdit(NamedTuple):
    """An edit with its place in the file, and in its segment."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    edit: Edit
    segment: Segment


class Fix(NamedTuple):
    """How to mend a violation: all edits together or none."""

    safety: Safety
    title: str
    edits: tuple[LocatedEdit, ...]
    value: str | None = None
    """What the violation's value becomes, `''` if it goes; None where the fix is about something else."""


@dataclass(frozen=True, slots=True)
class RecordRef:
    """Which record a violation is in."""

    key: str
    index: int
    type: str
    reference: str = ""
    """Number of the listed reference, if the violation is inside one."""


class Violation(NamedTuple):
    """A rule that does not hold, at its place."""

    rule: str
    category: str
    severity: Severity
    message: str
    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    record: RecordRef | None
    field: str
    """CSL variable; `''` if the violation is about no field."""
    value: str
    fingerprint: str
    fix: Fix | None = None
    related: tuple[Location, ...] = ()
    url: str = ""
    excerpt: tuple[str, ...] = ()
    """The source lines of the violation, at most three."""


def iter_values(record: Record, variables: Sequence[str]) -> Iterator[tuple[str, Value]]:
    """All values of some variables of a record, as (variable, value)."""
    for variable in variables:
        for value in record.values(variable):
            yield variable, value
