"""The records of a document with their places: for symbols, folding, and what stands at the cursor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from lsprotocol import types

from biblint.engine.keys import record_key
from biblint.formats.base import Format
from biblint.lsp.diagnosing import lsp_range
from biblint.lsp.document import Spot, TextDocument
from biblint.model import Position, Record
from biblint.source import Source

_NAME_LENGTH = 80


class Entry(NamedTuple):
    """A record in short."""

    key: str
    title: str
    type: str
    first: Position
    last: Position
    """Where it ends, behind its last character that is not blank."""


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


def record_at(source: Source, chosen: Format, line: int, column: int) -> Record | None:
    """The record at a line and column (from 1); None between records."""
    for record in records(source, chosen):
        segment = record.segment
        if segment.position(record.start) > (line, column):
            return None
        if segment.position(record.end) >= (line, column):
            return record
    return None


def symbols(entries: Sequence[Entry], document: TextDocument) -> list[types.DocumentSymbol]:
    """A symbol for each record."""
    found = []
    for entry in entries:
        start, end = document.spot(*entry.first), document.spot(*entry.last)
        head = Spot(start.line, start.character) if end.line > start.line else end
        found.append(
            types.DocumentSymbol(
                name=entry.key or entry.title or "?",
                kind=types.SymbolKind.Object,
                range=lsp_range(start, end),
                selection_range=lsp_range(start, head),
                detail=entry.title or entry.type,
            )
        )
    return found


def folds(entries: Sequence[Entry]) -> list[types.FoldingRange]:
    """A fold for each record of more than one line."""
    return [
        types.FoldingRange(start_line=entry.first.line - 1, end_line=entry.last.line - 1, kind="region")
        for entry in entries
        if entry.last.line > entry.first.line
    ]
