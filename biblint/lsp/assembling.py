"""The report of a document, put together of what was found in its pieces.

What the pieces say is kept at its places as long as these stay; sums over all pieces are kept up from change to change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from biblint.engine import FileReport, Linter
from biblint.engine.emit import Draft
from biblint.engine.groups import FileIndex, Place
from biblint.engine.packing import Plain, unpack_violation
from biblint.engine.parts import MergingRun
from biblint.formats.base import Format
from biblint.lsp.checking import late_segment_of, lines_before, segment_of
from biblint.lsp.pieces import Checked, Piece, Placed
from biblint.model import Fix, Location, Record, RecordRef, Violation
from biblint.source import Source


class Totals:
    """Sums over the pieces of a document, each of which is added when it comes and dropped when it goes."""

    def __init__(self) -> None:
        self.records = 0
        self.applicable: Counter[str] = Counter()
        self.met: Counter[str] = Counter()
        self.types: Counter[str] = Counter()
        self.repeated: set[str] = set()
        """The keys that several records have."""
        self._keys: Counter[str] = Counter()

    def add(self, found: Checked) -> None:
        """Take up a piece."""
        self._count(found, 1)
        keys = self._keys
        for key in found.keys:
            count = keys[key] = keys[key] + 1
            if count == 2:
                self.repeated.add(key)

    def drop(self, found: Checked) -> None:
        """Leave a piece out."""
        self._count(found, -1)
        keys = self._keys
        for key in found.keys:
            count = keys[key] = keys[key] - 1
            if count == 1:
                self.repeated.discard(key)
            elif not count:
                del keys[key]

    def _count(self, found: Checked, sign: int) -> None:
        plain, _, _, applicable, met, types, _ = found.part
        self.records += sign * len(plain)
        for sums, counts in ((self.applicable, applicable), (self.types, types), (self.met, dict.fromkeys(met, 1))):
            for name, count in counts.items():
                total = sums[name] = sums[name] + sign * count
                if not total:
                    del sums[name]


class Spread(NamedTuple):
    """A piece at its place in a document."""

    piece: Piece
    found: Checked
    line: int
    """How many line ends stand before it."""
    start: int
    """Its offset."""
    base: int
    """How many records stand before it."""


def spread(pieces: Iterable[Piece], checked: Iterable[Checked]) -> list[Spread]:
    """The pieces of a document at their places."""
    placed: list[Spread] = []
    line = start = base = 0
    for piece, found in zip(pieces, checked, strict=True):
        placed.append(Spread(piece, found, line, start, base))
        line, start, base = line + found.lines, start + len(piece.text), base + len(found.part[0])
    return placed


class Assembly(MergingRun):
    """Puts the pieces of a document together."""

    def __init__(
        self, linter: Linter, source: Source, chosen: Format, context: Any, *, alone: bool, asks_groups: bool = True
    ) -> None:
        """Without `asks_groups` rules over groups of records have nothing to say."""
        super().__init__(linter, source, chosen, context, alone=alone)
        self._asks_groups = asks_groups
        if not asks_groups:
            self._index = FileIndex(())
        self._spread: Sequence[Spread] = ()

    def put_together(self, placed: Sequence[Spread], totals: Totals) -> FileReport:
        """The report of a document. Raises `CheckError`."""
        self._spread = placed
        self._applicable.update(totals.applicable)
        self._met.update(totals.met)
        self._types.update(totals.types)
        told: set[str] = set()
        numbers: dict[str, int] = {}
        for number, one in enumerate(placed):
            self._take_foreign(one, told)
            keys = _numbered(one.found.keys, totals.repeated, numbers)
            if self._asks_groups:
                self._take_keys(number, one.found)
            self._take(one, keys)
        self._report.records = totals.records
        return self._completed()

    def _take_foreign(self, one: Spread, told: set[str]) -> None:
        """Take in what is said of other formats, each once."""
        for name, part in one.found.foreign:
            if name not in told:
                told.add(name)
                self._outbox.violations += self._placed(one, [self._draft(data, one) for data in part[1]], ())
                self._take_waiting(one, part[2], ())

    def _take_keys(self, number: int, found: Checked) -> None:
        """Take in the keys of records for rules over groups."""
        self._index.begin_segment()
        for position, key in enumerate(found.keys):
            self._index.key_of(key, Place(number, position))
        self._index.absorb(*found.part[-1])

    def _take(self, one: Spread, keys: tuple[str, ...]) -> None:
        found = one.found
        if found.drafts is None:
            found.drafts = [self._draft(data, one) for data in found.part[1]]
            found.part = (found.part[0], (), *found.part[2:])  # which is not needed twice
        known = found.placed
        if known is None or known[:3] != (one.line, one.base, keys):
            violations = self._placed(one, found.drafts, keys) if found.drafts else ()
            known = found.placed = Placed(one.line, one.base, keys, violations)
        self._outbox.violations += known.violations
        if found.part[2]:
            self._take_waiting(one, found.part[2], keys)

    def _take_waiting(self, one: Spread, waiting: Iterable[Plain], keys: Sequence[str]) -> None:
        """Take in what is told once for the document."""
        delta = one.line - lines_before(one.piece)
        segment = late_segment_of(one.piece, self._source.path, one.line, one.start)
        for slot, data, others in waiting:
            draft = self._draft(data, one)
            draft = draft._replace(violation=_shifted(draft.violation, delta))
            moved = [(_moved_place(place, delta), _moved_fix(fix, delta)) for place, fix in others]
            self._wait(tuple(slot), draft, moved, one.base, keys or one.found.keys, lambda _start: segment)

    def _draft(self, data: Plain, one: Spread) -> Draft:
        segment = late_segment_of(one.piece, self._source.path, lines_before(one.piece), one.start)
        packed, shown, told = data
        violation = unpack_violation(packed, lambda _start: segment)
        return Draft(violation, violation.value if shown is None else shown, told)

    def _placed(self, one: Spread, drafts: Iterable[Draft], keys: Sequence[str]) -> list[Violation]:
        """The violations of a piece at its place."""
        delta, base = one.line - lines_before(one.piece), one.base
        return [self._one(draft, delta, base, keys) for draft in drafts]

    def _one(self, draft: Draft, delta: int, base: int, keys: Sequence[str]) -> Violation:
        found = draft.violation
        record = found.record
        if record is not None:
            key = keys[record.index] if keys else record.key
            if key != record.key:
                found = self._emitter.completed(self._entries[found.rule], draft, replace(record, key=key))
            record = RecordRef(key, base + record.index, record.type, record.reference)
        return _shifted(found, delta, record)

    def _reread(self, wanted: set[Place]) -> Iterator[tuple[Place, Record]]:
        by_piece: dict[int, list[Place]] = {}
        for place in sorted(wanted):
            by_piece.setdefault(place.segment, []).append(place)
        for number, places in by_piece.items():
            one = self._spread[number]
            segment = segment_of(one.piece, self._source.path, one.line, one.start)
            records = self._format.read(segment, self._context).records
            yield from ((place, records[place.record]) for place in places)


def numbered_keys(placed: Iterable[Spread], totals: Totals) -> Iterator[Sequence[str]]:
    """What the records of each piece are called."""
    numbers: dict[str, int] = {}
    for one in placed:
        yield _numbered(one.found.keys, totals.repeated, numbers) or one.found.keys


def _numbered(keys: Sequence[str], repeated: set[str], numbers: dict[str, int]) -> tuple[str, ...]:
    """The keys of the records of a piece, those that others share with numbers; empty if none does."""
    if not repeated or repeated.isdisjoint(keys):
        return ()
    return tuple(_number(key, numbers) if key in repeated else key for key in keys)


def _number(key: str, numbers: dict[str, int]) -> str:
    count = numbers[key] = numbers.get(key, 0) + 1
    return key if count == 1 else f"{key}#{count}"


def _shifted(found: Violation, lines: int, record: RecordRef | None = None) -> Violation:
    """A violation so many lines further down, in another record if one is given."""
    fix, related = found.fix, found.related
    return found._replace(
        record=record or found.record,
        line=found.line + lines,
        end_line=found.end_line + lines,
        fix=_moved(fix, lines) if fix and lines else fix,
        related=tuple(_moved_location(place, lines) for place in related) if related and lines else related,
    )


def _moved(fix: Fix, lines: int) -> Fix:
    edits = tuple(edit._replace(line=edit.line + lines, end_line=edit.end_line + lines) for edit in fix.edits)
    return fix._replace(edits=edits)


def _moved_location(place: Location, lines: int) -> Location:
    return place._replace(line=place.line + lines, end_line=place.end_line + lines)


def _moved_place(place: Plain, lines: int) -> Plain:
    path, line, column, end_line, *rest = place
    return (path, line + lines, column, end_line + lines, *rest)


def _moved_fix(fix: Plain | None, lines: int) -> Plain | None:
    if fix is None:
        return None
    safety, title, value, edits = fix
    moved = tuple((line + lines, column, end_line + lines, *rest) for line, column, end_line, *rest in edits)
    return safety, title, value, moved
