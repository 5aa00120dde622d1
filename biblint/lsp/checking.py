"""Checking one piece of a document as if it were a segment of a file."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from biblint.engine import Linter
from biblint.engine.emit import Subject
from biblint.engine.foreign import foreign_notes
from biblint.engine.groups import Place
from biblint.engine.packing import Plain
from biblint.engine.parts import PartRun
from biblint.engine.sourcenotes import source_notes
from biblint.formats.base import Format
from biblint.lsp.pieces import Checked, Named, Piece
from biblint.model import Note, Record, Segment
from biblint.source import Source, count_newlines
from biblint.suppression.directives import MARK
from biblint.suppression.survey import COMMENTED_FORMATS, dois

_END = 1
"""The context of tagged formats is where the file ends; each piece is told whether it is the last."""


def segment_of(piece: Piece, path: str, line: int, start: int = 0) -> Segment:
    """A piece to be read, with the start of the next record, which bounds what is open.

    So many line ends stand before it; `start` tells the pieces of a document apart.
    """
    return Segment(piece.text + piece.head, path, start, _END if piece.is_last else 0, line + 1)


def late_segment_of(piece: Piece, path: str, line: int, start: int = 0) -> Segment:
    """The same segment, whose text is made when it is asked for: what is kept of a piece does not hold a copy of it."""
    end = _END if piece.is_last else 0
    segment = Segment("", path, start, end, line + 1, lambda _start, _end: piece.text + piece.head)
    segment.release()
    return segment


def lines_before(piece: Piece) -> int:
    """How many lines are taken to stand before a piece while it is checked; readers ask for the first one of a file."""
    return 0 if piece.is_first else 1


def records_of(piece: Piece, segment: Segment, chosen: Format, context: Any) -> Iterator[Record]:
    """The records of a piece, in its segment."""
    end = len(piece.text)
    for record in chosen.stream(segment, context)[1]:
        if record.start >= end:
            return
        yield record


class Checker:
    """Checks the pieces of documents to which the same settings apply."""

    def __init__(self, linter: Linter, source: Source, chosen: Format, context: Any, *, alone: bool) -> None:
        """`alone` is false for a document that is compared with others."""
        self._run = _PieceRun(linter, source, chosen, context, alone=alone)
        self._chosen, self._context, self._path = chosen, context, source.path
        self._seeks_others = "other-format" in linter.plan(chosen.name).notes
        self._shared = self._run.shared()

    def check(self, piece: Piece) -> Checked:
        """What there is to say of a piece. Raises `CheckError`."""
        segment = segment_of(piece, self._path, lines_before(piece))
        part = self._anew().checked(segment, _end(piece))
        foreign: list[tuple[str, Plain]] = []
        for note in _foreign(piece, self._chosen.name) if self._seeks_others else ():
            foreign.append((note.placeholders["type"], self._anew().noted(note, segment)))
        may_comment = self._chosen.name in COMMENTED_FORMATS and MARK in piece.text.lower()
        return Checked(part, foreign, count_newlines(piece.text), self._context, may_comment)

    def _anew(self) -> _PieceRun:
        """A run that has checked nothing yet; to copy one is much less work than to make one."""
        return deepcopy(self._run, dict(self._shared))


def named_in(piece: Piece, chosen: Format, context: Any) -> list[Named]:
    """What a configuration may name the records of a piece by."""
    segment = segment_of(piece, "", 0)
    return [
        Named(
            tuple(dois(record)),
            segment.position(record.start).line,
            segment.position(max(record.start, record.end - 1)).line,
        )
        for record in records_of(piece, segment, chosen, context)
    ]


class _PieceRun(PartRun):
    """Checks one piece."""

    def shared(self) -> dict[int, Any]:
        """What copies of a run that has checked nothing have in common with it, by identity."""
        known = [self._plan, self._source, self._format, self._context, self._advance, self._emitter, self._groups]
        for table in self._index.tables:
            known += (value for name in table.__slots__ if _is_settled(value := getattr(table, name)))
        return {id(one): one for one in known}

    def checked(self, segment: Segment, end: int) -> Plain:
        """What is to be said of the records of a segment that start before an offset."""
        notes, records = self._format.stream(segment, self._context)
        self._index.begin_segment()
        told = () if self._format.tells_encoding else source_notes(self._source, Segment(segment.text[:end]), 1)
        for note in (*told, *(note for note in notes if note.start < end)):
            self._note(note, Subject(None, segment))
        for position, record in enumerate(records):
            if record.start >= end:
                break
            self._record_in(record, position)
        return self._taken()

    def _record_in(self, record: Record, position: int) -> None:
        try:
            self._record(record, Place(0, position))
        except (RecursionError, MemoryError):
            raise
        except Exception as error:
            raise self._defect(f"record {record.key}", error) from error
        self._types[record.type] += 1
        self._report.records += 1

    def noted(self, note: Note, segment: Segment) -> Plain:
        """What is to be said of a note."""
        self._index.begin_segment()
        self._note(note, Subject(None, segment))
        return self._taken()


def _is_settled(value: object) -> bool:
    """False for what is still to be filled."""
    return not isinstance(value, list | dict | set | array) or bool(value)


def _end(piece: Piece) -> int:
    """Before which offset that begins which belongs to a piece; the last one has what is behind its text too."""
    return len(piece.text) + piece.is_last


def _foreign(piece: Piece, name: str) -> Iterator[Note]:
    """The notes on other formats; only the first line of the whole text is not looked at."""
    lead = "" if piece.is_first else "\n"
    for note in foreign_notes(lead + piece.text + piece.head, name):
        start, end = note.start - len(lead), note.end - len(lead)
        if start < len(piece.text):
            yield note._replace(start=start, end=end)
