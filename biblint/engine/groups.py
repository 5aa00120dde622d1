"""Rules over records that share a key: keys are hashed on the way, digests are made of collisions only.

While records stream by, each key is kept as a 64-bit hash with the places of the records that have it. At the end the
segments that hold colliding records are read once more, digests are made of those records alone, and each group is
judged. So a large file without duplicates costs little more than its hashes.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence, Set
from itertools import pairwise
from typing import Any, NamedTuple

from biblint.checks.base import Digest, DiscordCheck, GroupCheck
from biblint.engine.emit import Subject
from biblint.engine.keys import KeyCounter, record_key
from biblint.engine.plan import Entry
from biblint.formats.base import Format
from biblint.model import Finding, Location, Mark, Record, RecordRef, Value
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

    file: int
    """Which of the files that are compared it is in."""
    place: Place
    record: Record
    value: Value | None
    key: Hashable


class GroupIndex:
    """The keys of one rule over one file."""

    __slots__ = ("_places", "check", "entry")

    def __init__(self, entry: Entry, check: GroupCheck) -> None:
        self.entry = entry
        self.check = check
        self._places: dict[int, Place | list[Place]] = {}

    def add(self, record: Record, place: Place) -> None:
        """Take up a record's keys."""
        for slot in self.check.hashed(record):
            self.add_slot(slot, place)

    def add_slot(self, slot: Any, place: Place) -> None:
        """Take up the hash of a record's key, as `items` gives it."""
        known = self._places.get(slot)
        if known is None:
            self._places[slot] = place
        elif isinstance(known, list):
            known.append(place)
        else:
            self._places[slot] = [known, place]

    def items(self) -> Iterator[tuple[Any, Place]]:
        """Each hash with each record that has it."""
        for slot, found in self._places.items():
            if isinstance(found, list):
                yield from ((slot, place) for place in found)
            else:
                yield slot, found

    @property
    def slots(self) -> Set[int]:
        """The hashes of all keys."""
        return self._places.keys()

    def _repeated(self) -> Iterator[int]:
        return (slot for slot, places in self._places.items() if isinstance(places, list))

    def places(self, slots: Iterable[int]) -> Iterator[Place]:
        """The records that have some hashes."""
        for slot in slots:
            found = self._places.get(slot)
            if isinstance(found, list):
                yield from found
            elif found is not None:
                yield found

    def shared(self, others: Iterable[GroupIndex] = ()) -> set[int]:
        """The hashes whose records have to be judged, those of other files included."""
        shared = set(self._repeated())
        once: set[int] = set()
        for earlier, other in pairwise((self, *others)):
            once |= earlier.slots
            shared |= once & other.slots
            shared.update(other._repeated())
        return shared


class DiscordIndex(GroupIndex):
    """The keys of one rule over one file, with the values in which their records differ."""

    __slots__ = ("_variants",)

    check: DiscordCheck

    def __init__(self, entry: Entry, check: DiscordCheck) -> None:
        super().__init__(entry, check)
        self._variants: dict[int, int | list[int]] = {}

    def add(self, record: Record, place: Place) -> None:
        """Take up a record's keys and values."""
        for pair in self.check.variants(record):
            self.add_slot(pair, place)

    def add_slot(self, slot: Any, place: Place) -> None:
        """Take up the hash of a record's key, with its value."""
        key, variant = slot
        super().add_slot(key, place)
        known = self._variants.get(key)
        if known is None:
            self._variants[key] = variant
        elif isinstance(known, list):
            known.append(variant)
        else:
            self._variants[key] = [known, variant]

    def items(self) -> Iterator[tuple[Any, Place]]:
        """Each hash and value with each record that has them."""
        for slot, places in self._places.items():
            variants = self._variants[slot]
            if isinstance(places, list) and isinstance(variants, list):
                yield from (((slot, variant), place) for variant, place in zip(variants, places, strict=True))
            else:
                yield (slot, variants), places  # type: ignore[misc]  # one of each

    def shared(self, others: Iterable[GroupIndex] = ()) -> set[int]:
        """The hashes whose records have to be judged, those of other files included."""
        merged: dict[int, int | set[int]] = {}
        for index in (self, *others):
            assert isinstance(index, DiscordIndex)
            for slot, values in index._variants.items():
                if slot in merged:
                    merged[slot] = _as_set(merged[slot]) | _as_set(values)
                else:
                    merged[slot] = set(values) if isinstance(values, list) else values
        is_discordant = self.check.is_discordant
        return {
            slot
            for slot, values in merged.items()
            if isinstance(values, set) and len(values) > 1 and is_discordant(values)
        }


def _as_set(values: int | list[int] | set[int]) -> set[int]:
    return {values} if isinstance(values, int) else set(values)


def index_of(entry: Entry, check: GroupCheck) -> GroupIndex:
    """The index of a rule."""
    return DiscordIndex(entry, check) if isinstance(check, DiscordCheck) else GroupIndex(entry, check)


class FileIndex:
    """What rules over groups keep of one file: the keys of its records, and what the records are called."""

    def __init__(self, groups: Iterable[tuple[Entry, GroupCheck]]) -> None:
        self.indices = [index_of(entry, check) for entry, check in groups]
        self._by_type: dict[str, list[GroupIndex]] = {}
        self._keys = KeyCounter()
        self._renamed: dict[Place, str] = {}
        self._bases: list[int] = []
        self.records = 0
        """How many records have been taken up."""

    def begin_segment(self) -> None:
        """The records to come are in the next segment."""
        self._bases.append(self.records)

    def key(self, record: Record, place: Place) -> str:
        """The key of the next record, with a number if others had it before."""
        return self.key_of(record_key(record), place)

    def key_of(self, plain: str, place: Place) -> str:
        """The key of the next record by its key as it is in the record."""
        key = self._keys.unique(plain)
        if key != plain:
            self._renamed[place] = key
        return key

    def add(self, record: Record, place: Place) -> None:
        """Take up the next record."""
        self.records += 1
        indices = self._by_type.get(record.type)
        if indices is None:
            indices = [index for index in self.indices if index.entry.takes(record.type)]
            self._by_type[record.type] = indices
        for index in indices:
            if index.entry.when is None or index.entry.when(record):
                index.add(record, place)

    def subject(self, record: Record, place: Place) -> Subject:
        """A record that was read again, as it was called the first time."""
        key = self._renamed.get(place) or record_key(record)
        return Subject(record, record.segment, key, self._bases[place.segment] + place.record)


Found = tuple[int, Place, Record]
"""A record that was read again: which file it is in, its place there, and the record."""


def collided(check: GroupCheck, found: Iterable[Found]) -> Iterator[list[Collision]]:
    """Groups of at least two records with the same key, from the records that may collide."""
    by_key: dict[Hashable, dict[tuple[int, Place], Collision]] = {}
    for file, place, record in found:
        for key, value in check.keys(record):
            by_key.setdefault(key, {}).setdefault((file, place), Collision(file, place, record, value, key))
    return (list(members.values()) for members in by_key.values() if len(members) > 1)


def judged(
    index: GroupIndex, group: Sequence[Collision], subjects: Sequence[Subject]
) -> Iterator[tuple[int, Finding, Value | None, str]]:
    """What a rule finds in a group: the place of a member, the finding, its value and its variable."""
    digests = [digest(collision, subject) for collision, subject in zip(group, subjects, strict=True)]
    wanted = index.entry.rule.check.report
    for member in index.check.judge(digests):
        if member.name and member.name not in wanted:
            continue
        related = tuple(mark(group[other], member.points.get(other)) for other in member.related)
        finding = Finding(member.name, placeholders=member.placeholders, related=related, operation=member.operation)
        own = member.variable or index.check.variable
        value = member.value if member.value is not None or member.variable else group[member.place].value
        yield member.place, finding, value, own


def mark(collision: Collision, value: Value | None = None) -> Mark:
    """The place of a colliding record, or of one of its values, for the others to point at."""
    record, value = collision.record, value or collision.value
    start, end = (value.start, value.end) if value else (record.start, record.start)
    return Mark(record, start, end, record.key or record.text("title")[:80])


def digest(collision: Collision, subject: Subject) -> Digest:
    """What is compared of a colliding record."""
    record, value = collision.record, collision.value
    first = record.segment.position(value.start if value else record.start)
    location = Location(record.segment.path, first.line, first.column, first.line, first.column)
    ref = RecordRef(subject.key, subject.number, record.type)
    return Digest(location, ref, value.text if value else "", record, collision.key)
