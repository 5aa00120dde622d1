"""The keys of records that rules over groups compare: hashed on the way, and packed.

While records stream by, each key is kept as a 64-bit hash with the number of the record that has it. At the end the
hashes that occur twice tell which records are to be read once more and judged (`judging`). So a large file without
duplicates costs little more than its hashes.
"""

from __future__ import annotations

import json
from array import array
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from biblint.checks.base import DiscordCheck, GroupCheck, OrderedCheck
from biblint.engine.emit import Subject
from biblint.engine.keys import KeyCounter, record_key
from biblint.engine.plan import Entry
from biblint.model import Record


class Place(NamedTuple):
    """Where a record is: the index of its segment, and its own in the segment."""

    segment: int
    record: int


class Judge(NamedTuple):
    """A check, and the rules that it is made for."""

    check: GroupCheck
    entries: tuple[Entry, ...]


Packed = tuple[bytes, bytes, bytes]
"""The hashes, the numbers of the records that have them, and the values, as the bytes of arrays."""
Chosen = Mapping[int, Collection[int] | None]
"""Hash of a key -> the values whose records have to be judged; None: all records that have the key."""


class KeyTable:
    """The keys of one file for the rules that group its records alike."""

    __slots__ = ("_discord", "_entry", "_numbers", "_ordered", "_slots", "_variants", "judges", "name", "remarks")

    def __init__(self, name: str, rules: Sequence[tuple[Entry, GroupCheck]]) -> None:
        self.name = name
        """What tells tables of one file apart; tables of two files with one name may be compared."""
        judges: dict[str, Judge] = {}
        for entry, check in rules:
            known = judges.setdefault(check_name(entry), Judge(check, ()))
            judges[check_name(entry)] = Judge(known.check, (*known.entries, entry))
        self.judges: Mapping[str, Judge] = judges
        """The checks that judge the groups, each under a name that it has in every format."""
        self._entry, first = rules[0]
        self._discord = first if isinstance(first, DiscordCheck) else None
        self._ordered = first if isinstance(first, OrderedCheck) else None
        self.remarks: dict[int, object] = {}
        """Place in the table -> what is to be said of the record, as far as an ordered check has said it."""
        self._slots, self._numbers, self._variants = array("q"), array("I"), array("q")

    @property
    def check(self) -> GroupCheck:
        """One of the checks; the keys are those of any."""
        return next(iter(self.judges.values())).check

    def takes(self, kind: str) -> bool:
        """True if the rules are for records of a CSL type."""
        return self._entry.takes(kind)

    def add(self, record: Record, number: int) -> None:
        """Take up a record's keys."""
        valued = self._discord or self._ordered
        if valued is not None:
            pairs = valued.variants(record)
            if pairs and self._is_asked(record):
                for slot, variant in pairs:
                    self._slots.append(slot)
                    self._numbers.append(number)
                    self._variants.append(variant)
            return
        slots = self.check.hashed(record)
        if slots and self._is_asked(record):
            for slot in slots:
                self._slots.append(slot)
                self._numbers.append(number)

    def _is_asked(self, record: Record) -> bool:
        when = self._entry.when
        return when is None or when(record)

    def packed(self) -> Packed:
        """The table as plain data."""
        return self._slots.tobytes(), self._numbers.tobytes(), self._variants.tobytes()

    def absorb(self, packed: Packed, base: int) -> None:
        """Take up the table of a part of the file, whose records are counted from `base` on."""
        slots, numbers, variants = packed
        self._slots.frombytes(slots)
        self._variants.frombytes(variants)
        own = array("I")
        own.frombytes(numbers)
        self._numbers.extend([base + number for number in own] if base else own)

    def number(self, at: int) -> int:
        """Which record the key at a place in the table is of."""
        return self._numbers[at]

    def ordinal(self, at: int) -> int:
        """Which of its record's keys the one at a place is."""
        first = at
        while first and self._numbers[first - 1] == self._numbers[at]:
            first -= 1
        return at - first

    def matching(self, chosen: Chosen) -> Iterator[tuple[int, int]]:
        """The keys whose records have to be judged: hash, and place in the table."""
        if self._ordered is not None:
            yield from ((self._slots[at], at) for at in sorted(self.remarks) if self._slots[at] in chosen)
            return
        for at, slot in enumerate(self._slots):
            if slot in chosen:
                values = chosen[slot]
                if values is None or self._variants[at] in values:
                    yield slot, at

    def choose(self, tables: Sequence[KeyTable]) -> Chosen:
        """What has to be judged of the keys of several files, this one included."""
        if self._ordered is not None:
            return dict.fromkeys(slot for table in tables for slot in table._remark())
        ordered = sorted(chain.from_iterable(table._slots for table in tables))
        repeated = {one for one, other in pairwise(ordered) if one == other}
        del ordered
        if self._discord is None or not repeated:
            return dict.fromkeys(repeated)
        found: dict[int, dict[int, int]] = {}
        for table in tables:
            for slot, variant in zip(table._slots, table._variants, strict=True):
                if slot in repeated:
                    counts = found.setdefault(slot, {})
                    counts[variant] = counts.get(variant, 0) + 1
        discordant = self._discord.discordant
        return {slot: values for slot, counts in found.items() if (values := discordant(counts))}

    def _remark(self) -> Iterable[int]:
        """Ask the check which records of each group are to be judged; the hashes of these groups."""
        assert self._ordered is not None
        groups: dict[int, list[int]] = {}
        for at, slot in enumerate(self._slots):
            groups.setdefault(slot, []).append(at)
        self.remarks = {}
        for places in groups.values():
            found = self._ordered.remarkable([self._variants[at] for at in places])
            self.remarks.update({places[at]: remark for at, remark in found.items()})
        return {self._slots[at] for at in self.remarks}


def check_name(entry: Entry) -> str:
    """What rules with the same check have in common, whatever the format."""
    check = entry.rule.check
    return json.dumps([check.kind, check.options], sort_keys=True)


def _table_name(entry: Entry, check: GroupCheck) -> str:
    """What rules have in common that group the same records by the same keys."""
    applies = entry.rule.applies
    types = (sorted(applies.types) if applies.types is not None else None, sorted(applies.except_types))
    return repr((check.keyed or check_name(entry), types, applies.when, entry.is_collective))


def tables_of(rules: Iterable[tuple[Entry, GroupCheck]]) -> list[KeyTable]:
    """A table for all rules that group the same records alike."""
    found: dict[str, list[tuple[Entry, GroupCheck]]] = {}
    for entry, check in rules:
        found.setdefault(_table_name(entry, check), []).append((entry, check))
    return [KeyTable(name, alike) for name, alike in found.items()]


class FileIndex:
    """What rules over groups keep of one file: the keys of its records, and what the records are called."""

    def __init__(self, groups: Iterable[tuple[Entry, GroupCheck]]) -> None:
        self.tables = tables_of(groups)
        self._by_type: dict[str, list[KeyTable]] = {}
        self._keys = KeyCounter()
        self._renamed: dict[int, str] = {}
        self._bases: list[int] = []
        self._starts = array("I")
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
            self._renamed[self._bases[place.segment] + place.record] = key
        return key

    def add(self, record: Record, place: Place) -> None:
        """Take up the next record."""
        number = self.records
        self.records = number + 1
        self._starts.append(record.start)
        tables = self._by_type.get(record.type)
        if tables is None:
            tables = self._by_type[record.type] = [table for table in self.tables if table.takes(record.type)]
        for table in tables:
            table.add(record, number)

    def packed(self) -> tuple[bytes, tuple[Packed, ...]]:
        """What `absorb` takes, as plain data."""
        return self._starts.tobytes(), tuple(table.packed() for table in self.tables)

    def absorb(self, starts: bytes, tables: Sequence[Packed]) -> None:
        """Take up the records of the next segment."""
        for table, packed in zip(self.tables, tables, strict=True):
            table.absorb(packed, self.records)
        self._starts.frombytes(starts)
        self.records = len(self._starts)

    def starts(self, segment: int) -> Sequence[int]:
        """Where the records of a segment start in its text."""
        end = self._bases[segment + 1] if segment + 1 < len(self._bases) else len(self._starts)
        return self._starts[self._bases[segment] : end]

    def place(self, number: int) -> Place:
        """Where a record is."""
        segment = bisect_right(self._bases, number) - 1
        return Place(segment, number - self._bases[segment])

    def subject(self, record: Record, number: int) -> Subject:
        """A record that was read again, as it was called the first time."""
        key = self._renamed.get(number) or record_key(record)
        return Subject(record, record.segment, key, number)
