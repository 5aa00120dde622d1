"""The records of a document with their places: for symbols, folding, and what stands at the cursor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from lsprotocol import types

from biblint.engine.keys import record_key
from biblint.formats.base import Format
from biblint.lsp.checking import records_of, segment_of
from biblint.lsp.diagnosing import wire_range
from biblint.lsp.document import Spot, TextDocument
from biblint.lsp.pieces import Entry, Piece
from biblint.model import Position, Record
from biblint.source import Source

_NAME_LENGTH = 80
_OBJECT = types.SymbolKind.Object.value


def records(source: Source, chosen: Format) -> Iterator[Record]:
    """The records of a source in order, each read when it is asked for."""
    context: Any = chosen.context(source.segments(chosen.boundary))
    for segment in source.segments(chosen.boundary):
        yield from chosen.stream(segment, context)[1]


def outline(source: Source, chosen: Format) -> list[Entry]:
    """Every record of a source in short."""
    return [_entry(record) for record in records(source, chosen)]


def _entry(record: Record) -> Entry:
    segment = record.segment
    end = record.start + len(segment.text[record.start : record.end].rstrip())
    title = " ".join(record.text("title").split())[:_NAME_LENGTH]
    return Entry(record_key(record), title, record.type, segment.position(record.start), segment.position(end))


def entries_of(piece: Piece, chosen: Format, context: Any) -> list[Entry]:
    """The records of a piece of a document in short, with lines that count from 1 in the piece."""
    segment = segment_of(piece, "", 0)
    return [_entry(record) for record in records_of(piece, segment, chosen, context)]


def moved(entries: Iterable[Entry], lines: int) -> list[Entry]:
    """The same records so many lines further down."""
    return [
        Entry(key, title, kind, Position(first[0] + lines, first[1]), Position(last[0] + lines, last[1]))
        for key, title, kind, first, last in entries
    ]


def record_among(records: Iterable[Record], line: int, column: int) -> Record | None:
    """The one of some records in order that is at a line and column (from 1); None between records."""
    found: Record | None = None
    for record in records:
        position = record.segment.position
        if position(record.start) > (line, column):
            break
        if position(record.end) >= (line, column):
            found = record
    return found


def record_at(source: Source, chosen: Format, line: int, column: int) -> Record | None:
    """The record at a line and column (from 1); None between records."""
    return record_among(records(source, chosen), line, column)


def symbols(entries: Sequence[Entry], document: TextDocument) -> list[dict[str, Any]]:
    """A symbol for each record, as it is sent."""
    found = []
    for entry in entries:
        start, end = document.spot(*entry.first), document.spot(*entry.last)
        head = Spot(start.line, start.character) if end.line > start.line else end
        found.append(
            {
                "name": entry.key or entry.title or "?",
                "kind": _OBJECT,
                "range": wire_range(start, end),
                "selectionRange": wire_range(start, head),
                "detail": entry.title or entry.type,
            }
        )
    return found


def folds(entries: Sequence[Entry]) -> list[dict[str, Any]]:
    """A fold for each record of more than one line, as it is sent."""
    return [
        {"startLine": entry.first.line - 1, "endLine": entry.last.line - 1, "kind": "region"}
        for entry in entries
        if entry.last.line > entry.first.line
    ]
