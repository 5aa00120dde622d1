"""A file in parts: each segment is checked as if it were the whole file, and the parts are put together.

What crosses segments comes out the same as in one go: records are counted and numbered on, keys that occur in several
segments get their numbers, places that are told once for the file are told by its first, and the keys of records are
compared with those of all others.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from biblint.engine.emit import Draft, Emitter, Hit, Told
from biblint.engine.groups import FileIndex, Place
from biblint.engine.keys import record_key
from biblint.engine.outbox import Outbox
from biblint.engine.packing import (
    Plain,
    SegmentAt,
    pack_fix,
    pack_location,
    pack_violation,
    unpack_fix,
    unpack_violation,
)
from biblint.engine.plan import Entry, Plan
from biblint.engine.run import FileReport, FileRun, Linter
from biblint.formats.base import Format
from biblint.model import Location, Record, RecordRef, Segment, Violation
from biblint.source import Source

Slot = tuple[str, str]
"""What tells apart the places that are told together."""


class Waiting(NamedTuple):
    """A violation that is told once for the file, and the further places that are known of."""

    draft: Draft
    record: RecordRef | None
    others: list[Told]


class _Drafts(Outbox):
    """Keeps drafts, and what waits for the end of the file."""

    __slots__ = ("drafts",)

    def __init__(self, emitter: Emitter) -> None:
        super().__init__(emitter)
        self.drafts: list[Plain] = []

    def waiting(self) -> list[Plain]:
        """What waits for the end of the file, as plain data."""
        return [
            (slot, self._packed(hit, (), whole=True), [(pack_location(one.place), pack_fix(one.fix)) for one in others])
            for slot, (hit, others) in self._buckets["file"].items()
        ]

    def _add(self, hit: Hit, others: Sequence[Told]) -> None:
        self.drafts.append(self._packed(hit, others))

    def _packed(self, hit: Hit, others: Sequence[Told], *, whole: bool = False) -> Plain:
        """A draft as plain data; `whole` if its number of places is not known yet."""
        draft, names = self._emitter.draft(hit, others), hit.entry.message.names
        told: dict[str, str] | None = None
        if whole or "key" in names:
            found = draft.told or {}
            told = {name: found[name] for name in names if name in found}
            if not whole:
                told = self._emitter.places(1 + len(others)) | told
        shown = None if draft.shown == draft.violation.value else draft.shown
        return pack_violation(draft.violation), shown, told


class _PartIndex(FileIndex):
    """Keeps the keys of the records as they are."""

    plain: list[str]

    def key(self, record: Record, place: Place) -> str:
        """The key of the next record, with a number if others of the part had it before."""
        plain = record_key(record)
        self.plain.append(plain)
        return self.key_of(plain, place)


class PartRun(FileRun):
    """Checks one segment of a file."""

    def __init__(self, linter: Linter, source: Source, chosen: Format, context: Any, *, alone: bool) -> None:
        super().__init__(linter, source, chosen, context, alone=alone)
        self._drafts = self._outbox = _Drafts(self._emitter)
        self._index = self._plain = _PartIndex(self._groups)
        self._plain.plain = []

    def part(self, number: int, segment: Segment) -> bytes:
        """What is to be said of a segment; its records are counted from 0. Raises `CheckError`."""
        self._segment(number, segment)
        return marshal.dumps(self._taken())

    def _taken(self) -> Plain:
        """What has been checked, as plain data."""
        return (
            self._plain.plain,
            self._drafts.drafts,
            self._drafts.waiting(),
            dict(self._applicable),
            list(self._met),
            dict(self._types),
            self._index.packed(),
        )


class MergingRun(FileRun):
    """Puts the parts of a file together."""

    def __init__(self, linter: Linter, source: Source, chosen: Format, context: Any, *, alone: bool) -> None:
        super().__init__(linter, source, chosen, context, alone=alone)
        self._waiting: dict[Slot, Waiting] = {}
        self._entries = entries_of(self._plan)

    def merged(self, parts: Iterable[bytes], segments: Sequence[Segment]) -> FileReport:
        """The report of a file by the parts of all its segments, in order. Raises `CheckError`."""
        by_start = {segment.byte_start: segment for segment in segments}
        for number, (part, segment) in enumerate(zip(parts, segments, strict=True)):
            before = self._report.records
            self._absorb(number, marshal.loads(part), by_start.__getitem__)
            self._advance(self._report.records - before, segment.byte_end - segment.byte_start)
        return self._completed()

    def _completed(self) -> FileReport:
        """The report, when all parts have been taken in."""
        for waiting in self._waiting.values():
            entry = self._entries[waiting.draft.violation.rule]
            self._outbox.violations.append(
                self._emitter.completed(entry, waiting.draft, waiting.record, waiting.others)
            )
        return self._closed()

    def _absorb(self, number: int, part: Plain, segment_at: SegmentAt) -> None:
        plain, drafts, waiting, applicable, met, types, index = part
        base = self._report.records
        self._index.begin_segment()
        keys = [self._index.key_of(key, Place(number, position)) for position, key in enumerate(plain)]
        for data in drafts:
            draft = _draft(data, segment_at)
            record = _renamed(draft.violation.record, base, keys)
            entry = self._entries[draft.violation.rule]
            self._outbox.violations.append(self._emitter.completed(entry, draft, record))
        for slot, data, others in waiting:
            self._wait(tuple(slot), _draft(data, segment_at), others, base, keys, segment_at)
        self._index.absorb(*index)
        self._applicable.update(applicable)
        self._met.update(met)
        self._types.update(types)
        self._report.records += len(plain)

    def _wait(
        self, slot: Slot, draft: Draft, others: Any, base: int, keys: Sequence[str], segment_at: SegmentAt
    ) -> None:
        """Keep what is told once for the file; another part's is one more place of the first."""
        more = [Told(Location(*place), unpack_fix(fix, segment_at)) for place, fix in others]
        known = self._waiting.get(slot)
        if known is None:
            self._waiting[slot] = Waiting(draft, _renamed(draft.violation.record, base, keys), more)
        else:
            known.others.extend([_told(draft.violation), *more])


def entries_of(plan: Plan) -> Mapping[str, Entry]:
    """The rules of a plan by their ids."""
    others = plan.references.entries if plan.references else []
    return {entry.rule.id: entry for entry in (*others, *plan.entries)}


def _draft(data: Plain, segment_at: SegmentAt) -> Draft:
    packed, shown, told = data
    violation = unpack_violation(packed, segment_at)
    return Draft(violation, violation.value if shown is None else shown, told)


def _told(violation: Violation) -> Told:
    one = violation
    return Told(Location(one.path, one.line, one.column, one.end_line, one.end_column), one.fix)


def _renamed(record: RecordRef | None, base: int, keys: Sequence[str]) -> RecordRef | None:
    """A record of a part as a record of the file."""
    if record is None:
        return None
    return RecordRef(keys[record.index], base + record.index, record.type, record.reference)
