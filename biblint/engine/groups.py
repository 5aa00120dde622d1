"""Rules over records that share a key: keys are hashed on the way, digests are made of collisions only.

While records stream by, each key is kept as a 64-bit hash with the places of the records that have it. At the end the
segments that hold colliding records are read once more, digests are made of those records alone, and each group is
judged. So a large file without duplicates costs little more than its hashes.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from biblint.checks.base import Digest, GroupCheck, Member
from biblint.engine.emit import Subject
from biblint.engine.plan import Entry
from biblint.formats.base import Format
from biblint.model import Location, Mark, Record, RecordRef, Value
from biblint.source import Source


class Place(NamedTuple):
    """Where a record is: the index of its segment, and its own in the segment."""

    segment: int
    record: int


class Reread(NamedTuple):
    """How to read a file once more."""

    source: Source
    format: Format
    context: Any

    def records(self, wanted: set[Place]) -> Iterator[tuple[Place, Record]]:
        """The wanted records in order."""
        by_segment: dict[int, list[Place]] = {}
        for place in sorted(wanted):
            by_segment.setdefault(place.segment, []).append(place)
        for number, segment in enumerate(self.source.segments(self.format.boundary)):
            if number in by_segment:
                records = self.format.read(segment, self.context).records
                yield from ((place, records[place.record]) for place in by_segment[number])


class Collision(NamedTuple):
    """A record that shares a key with others, found again."""

    place: Place
    record: Record
    value: Value | None
    key: Hashable


class GroupIndex:
    """The keys of one rule over one file."""

    __slots__ = ("_check", "_places", "entry")

    def __init__(self, entry: Entry, check: GroupCheck) -> None:
        self.entry = entry
        self._check = check
        self._places: dict[int, Place | list[Place]] = {}

    @property
    def variable(self) -> str:
        """The variable that the rule's violations are about."""
        return self._check.variable

    def add(self, record: Record, place: Place) -> None:
        """Take up a record's keys."""
        for slot in self._check.hashed(record):
            known = self._places.get(slot)
            if known is None:
                self._places[slot] = place
            elif isinstance(known, list):
                known.append(place)
            else:
                self._places[slot] = [known, place]

    def colliding(self) -> set[Place]:
        """The records that may share a key with another."""
        return {place for places in self._places.values() if isinstance(places, list) for place in places}

    def groups(self, found: Iterable[tuple[Place, Record]]) -> Iterator[list[Collision]]:
        """Groups of at least two records with the same key, from the records that may collide."""
        by_key: dict[Hashable, dict[Place, Collision]] = {}
        for place, record in found:
            for key, value in self._check.keys(record):
                by_key.setdefault(key, {}).setdefault(place, Collision(place, record, value, key))
        return (list(members.values()) for members in by_key.values() if len(members) > 1)

    def judge(self, digests: Sequence[Digest]) -> Iterable[Member]:
        """The members of a group that break the rule."""
        return self._check.judge(digests)


def mark(collision: Collision) -> Mark:
    """The place of a colliding record, for the others to point at."""
    record, value = collision.record, collision.value
    start, end = (value.start, value.end) if value else (record.start, record.start)
    return Mark(record, start, end, record.key or record.text("title")[:80])


def digest(collision: Collision, subject: Subject) -> Digest:
    """What is compared of a colliding record."""
    record, value = collision.record, collision.value
    first = record.segment.position(value.start if value else record.start)
    location = Location(record.segment.path, first.line, first.column, first.line, first.column)
    ref = RecordRef(subject.key, subject.number, record.type)
    return Digest(location, ref, value.text if value else "", record)
