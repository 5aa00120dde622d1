"""Checking a document anew after a change: only the pieces that the change touches are read and checked again.

What was found in the others is kept with lines counted from their start, and put together as the parts of a large file
are, so that the report is that of the whole text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from biblint.engine import FileReport, Linter
from biblint.engine.emit import Subject
from biblint.engine.foreign import foreign_notes
from biblint.engine.groups import FileIndex, Place
from biblint.engine.packing import Plain
from biblint.engine.parts import MergingRun, PartRun
from biblint.engine.sourcenotes import source_notes
from biblint.formats.base import Format
from biblint.formats.tagged.format import TaggedFormat
from biblint.lsp.cutting import UncuttableError, can_cut, cuts, head_at, is_linking
from biblint.lsp.pieces import Checked, Piece
from biblint.lsp.remembering import Remembered
from biblint.model import Note, Record, Segment
from biblint.source import Source, count_newlines

_END = 1
"""The context of tagged formats is where the file ends; each piece is told whether it is the last."""


@dataclass(slots=True, eq=False)
class _Kept:
    """What is kept of a document."""

    setting: tuple[Any, ...]
    """What the findings depend on besides the piece."""
    pieces: list[Piece] = field(default_factory=list)
    checked: dict[Piece, Checked] = field(default_factory=dict)
    grouped: Remembered | None = None
    """What rules over groups said of the document when they were asked last."""


class Memory:
    """Checks documents for a linter and keeps what it found in their pieces."""

    def __init__(self) -> None:
        self._kept: dict[str, _Kept] = {}
        self._source: Source | None = None
        self._text = ""
        self._is_quick = False
        self.is_partial = False
        """True if the last report holds what rules over groups said before."""

    def expect(self, source: Source, text: str, *, is_quick: bool = False) -> None:
        """The source that is to be checked next is that of a document with this text.

        If it is to be quick, what rules over groups said last is told again at its new places.
        """
        self._source, self._text = source, text.removeprefix("\ufeff")
        self._is_quick, self.is_partial = is_quick, False

    def knows(self, path: str) -> bool:
        """True if pieces of a document are kept."""
        return path in self._kept

    def forget(self, path: str = "") -> None:
        """Forget a document, or all of them."""
        if path:
            self._kept.pop(path, None)
        else:
            self._kept.clear()

    def begin(self, linter: Linter, source: Source, chosen: Format, *, alone: bool) -> None:
        """Nothing is begun beforehand."""

    def report(self, linter: Linter, source: Source, chosen: Format, *, alone: bool) -> FileReport | None:
        """What there is to say of a document; None for what has to be checked in one go. Raises `CheckError`."""
        text = self._text
        if source is not self._source or not can_cut(chosen, text) or _tells_lines(linter, chosen):
            return None
        kept = self._kept.get(source.path)
        try:
            pieces = _pieces(chosen, text, kept.pieces if kept else ())
        except UncuttableError:
            self.forget(source.path)
            return None
        context = _context(chosen, text, pieces)
        setting = (linter, chosen, context, alone)
        if kept is None or kept.setting != setting:
            kept = self._kept[source.path] = _Kept(setting)
        checked = kept.checked
        kept.checked = {}
        for piece in pieces:
            kept.checked[piece] = checked.get(piece) or _check(linter, source, chosen, context, alone, piece)
        kept.pieces = pieces
        if self._is_quick and kept.grouped is not None:
            self.is_partial = True
            quick = QuickRun(linter, source, chosen, context, alone=alone).put_together(pieces, kept.checked)
            quick.violations += kept.grouped.moved(pieces, kept.checked)
            quick.violations.sort(key=lambda one: (one.line, one.column, one.rule))
            return quick
        report = DocumentRun(linter, source, chosen, context, alone=alone).put_together(pieces, kept.checked)
        rules = {entry.rule.id for entry, _ in linter.plan(chosen.name).groups}
        grouped = [violation for violation in report.violations if violation.rule in rules]
        kept.grouped = Remembered(grouped, pieces, [kept.checked[piece].lines for piece in pieces])
        return report


def _tells_lines(linter: Linter, chosen: Format) -> bool:
    """True if a message says the number of a line, which changes from edit to edit."""
    plan = linter.plan(chosen.name)
    entries = (*plan.entries, *(plan.references.entries if plan.references else ()))
    return any("line" in entry.message.names for entry in entries)


def _context(chosen: Format, text: str, pieces: Iterable[Piece]) -> Any:
    """What crosses the records of a text, asked for only where a piece may have something of the kind."""
    if isinstance(chosen, TaggedFormat):
        return _END
    return chosen.context([Segment(text if any(piece.is_linking for piece in pieces) else "")])


def _pieces(chosen: Format, text: str, old: Sequence[Piece]) -> list[Piece]:
    """The pieces of a text, as many as can be those that there were; raises `UncuttableError`."""
    first, start = _same_at_start(text, old)
    last, end = _same_at_end(chosen, text, old[first:], start)
    inner = [start, *cuts(chosen, text, start, end), end]
    middle = [_piece(chosen, text, low, high) for low, high in pairwise(inner)]
    return [*old[:first], *middle, *(old[len(old) - last :] if last else ())]


def _piece(chosen: Format, text: str, low: int, high: int) -> Piece:
    """The piece of a text between two cuts."""
    own = text[low:high]
    head = head_at(chosen, text, high) if high < len(text) else ""
    return Piece(own, head, low == 0, is_linking(own))


def _same_at_start(text: str, old: Sequence[Piece]) -> tuple[int, int]:
    """How many pieces before a change stay, and where they end; the one right before it is not among them."""
    at = 0
    count = 0
    for piece in old:
        if piece.is_last or not text.startswith(piece.text + piece.head, at):
            break
        at += len(piece.text)
        count += 1
    if not count:
        return 0, 0
    return count - 1, at - len(old[count - 1].text)


def _same_at_end(chosen: Format, text: str, old: Sequence[Piece], start: int) -> tuple[int, int]:
    """How many pieces behind a change stay, and where they start."""
    at = len(text)
    count = 0
    for piece in reversed(old):
        low = at - len(piece.text)
        if piece.is_first or low <= start or not text.startswith(piece.text, low) or not head_at(chosen, text, low):
            break
        at = low
        count += 1
    return count, at


class _PieceRun(PartRun):
    """Checks one piece."""

    def checked(self, segment: Segment, end: int) -> Plain:
        """What is to be said of the records of a segment that start before an offset."""
        notes, records = self._format.stream(segment, self._context)
        self._index.begin_segment()
        told = source_notes(self._source, Segment(segment.text[:end]), 1)
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


def _check(linter: Linter, source: Source, chosen: Format, context: Any, alone: bool, piece: Piece) -> Checked:
    segment = _segment(piece, source.path, 1)
    part = _PieceRun(linter, source, chosen, context, alone=alone).checked(segment, len(piece.text))
    foreign: list[tuple[str, Plain]] = []
    if "other-format" in linter.plan(chosen.name).notes:
        for note in _foreign(piece, chosen.name):
            run = _PieceRun(linter, source, chosen, context, alone=alone)
            foreign.append((note.placeholders["type"], run.noted(note, segment)))
    return Checked(part, foreign, count_newlines(piece.text))


def _foreign(piece: Piece, name: str) -> Iterator[Note]:
    """The notes on other formats; only the first line of the whole text is not looked at."""
    lead = "" if piece.is_first else "\n"
    for note in foreign_notes(lead + piece.text + piece.head, name):
        start, end = note.start - len(lead), note.end - len(lead)
        if start < len(piece.text):
            yield note._replace(start=start, end=end)


def _segment(piece: Piece, path: str, first_line: int, start: int = 0) -> Segment:
    """A piece to be read, with the start of the next record, which bounds what is open; `start` tells pieces apart."""
    return Segment(piece.text + piece.head, path, start, _END if piece.is_last else 0, first_line)


class DocumentRun(MergingRun):
    """Puts the pieces of a document together."""

    _placed: list[tuple[Piece, int, int]]
    """The piece of each part that was taken in, its first line, and its offset."""

    def put_together(self, pieces: Sequence[Piece], checked: Mapping[Piece, Checked]) -> FileReport:
        """The report of a document. Raises `CheckError`."""
        self._placed = []
        line, start = 1, 0
        told: set[str] = set()
        for piece in pieces:
            found = checked[piece]
            for name, part in found.foreign:
                if name not in told:
                    told.add(name)
                    self._add(part, piece, line, start)
            self._add(found.part, piece, line, start)
            line, start = line + found.lines, start + len(piece.text)
        return self._completed()

    def _add(self, part: Plain, piece: Piece, line: int, start: int) -> None:
        segment = _segment(piece, self._source.path, line, start)
        self._absorb(len(self._placed), _moved(part, line - 1), lambda _start: segment)
        self._placed.append((piece, line, start))

    def _reread(self, wanted: set[Place]) -> Iterable[tuple[Place, Record]]:
        by_piece: dict[int, list[Place]] = {}
        for place in sorted(wanted):
            by_piece.setdefault(place.segment, []).append(place)
        for number, places in by_piece.items():
            piece, line, start = self._placed[number]
            segment = _segment(piece, self._source.path, line, start)
            records = self._format.read(segment, self._context).records
            yield from ((place, records[place.record]) for place in places)


class QuickRun(DocumentRun):
    """Puts the pieces of a document together without asking rules over groups."""

    def __init__(self, linter: Linter, source: Source, chosen: Format, context: Any, *, alone: bool) -> None:
        super().__init__(linter, source, chosen, context, alone=alone)
        self._index = FileIndex(())

    def _add(self, part: Plain, piece: Piece, line: int, start: int) -> None:
        super()._add((*part[:-1], ()), piece, line, start)


def _moved(part: Plain, lines: int) -> Plain:
    """The same findings so many lines further down."""
    plain, drafts, waiting, *rest = part
    if not lines or not (drafts or waiting):
        return part
    return (
        plain,
        [_moved_draft(draft, lines) for draft in drafts],
        [
            (slot, _moved_draft(draft, lines), [(_moved_place(at, lines), _moved_fix(fix, lines)) for at, fix in more])
            for slot, draft, more in waiting
        ],
        *rest,
    )


def _moved_draft(draft: Plain, lines: int) -> Plain:
    one, shown, told = draft
    moved = (
        *one[:5], one[5] + lines, one[6], one[7] + lines, *one[8:13], _moved_fix(one[13], lines),
        tuple(_moved_place(place, lines) for place in one[14]), *one[15:],
    )  # fmt: skip
    return moved, shown, told


def _moved_place(place: Plain, lines: int) -> Plain:
    path, line, column, end_line, *rest = place
    return (path, line + lines, column, end_line + lines, *rest)


def _moved_fix(fix: Plain | None, lines: int) -> Plain | None:
    if fix is None:
        return None
    safety, title, value, edits = fix
    moved = tuple((line + lines, column, end_line + lines, *rest) for line, column, end_line, *rest in edits)
    return safety, title, value, moved
