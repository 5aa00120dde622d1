"""Judging the groups of records that share a key: the records are read once more, so many at a time.

Only places of keys are kept of all groups together. Groups are taken in the order of their first records, so that what
stands together is read together. Of a record only what is compared is held; those that something is to be said of are
read a last time for it, in their order.
"""

from __future__ import annotations

import heapq
from array import array
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from biblint.checks.base import Digest, GroupCheck, Member
from biblint.engine.emit import Hit, Subject
from biblint.engine.groups import FileIndex, Judge, KeyTable, Place
from biblint.engine.outbox import Outbox
from biblint.engine.plan import Entry
from biblint.formats.base import Format
from biblint.model import Builder, Field, Finding, Location, Mark, Record, RecordRef, Segment, Value
from biblint.source import Source

BATCH = 8192
"""So many records are read again at a time, or an eighth of all, if that is more."""
_SHARE = 8
_FEW = 4
"""Fewer than one of so many records of a segment are read by themselves."""
_FILE = 40
"""A place in a table is a number of 40 bits; above it stands that of the file."""
_AT = (1 << _FILE) - 1

Read = Callable[[set[Place]], Iterable[tuple[Place, Record]]]
"""Reads some records of a file once more, in their order."""


def reading(source: Source, chosen: Format, context: object, index: FileIndex) -> Read:
    """How to read records of a file once more; where few of a segment are wanted, the others are left out."""

    def read(wanted: set[Place]) -> Iterator[tuple[Place, Record]]:
        by_segment = _by_segment(wanted)
        for number, segment in enumerate(source.segments(chosen.boundary)):
            places = by_segment.get(number)
            if places is not None:
                starts = index.starts(number)
                some = None
                if chosen.boundary is not None and len(places) < len(starts) // _FEW:
                    some = _only(segment, starts, places, lambda each: chosen.read(each, context).records)
                if some is None:
                    records = chosen.read(segment, context).records
                    some = [records[place.record] for place in places]
                yield from zip(places, some, strict=True)
                segment.release()

    return read


def _only(
    segment: Segment, starts: Sequence[int], places: Sequence[Place], read: Callable[[Segment], Sequence[Record]]
) -> Sequence[Record] | None:
    """Some records of a segment, read with blanks instead of all others; None if that does not give those records."""
    text = segment.text
    parts: list[str] = []
    done = 0
    for place in places:
        start = starts[place.record]
        end = starts[place.record + 1] if place.record + 1 < len(starts) else len(text)
        if start > done:
            parts += [" " * (start - done - 1), text[start - 1]]
        parts.append(text[start:end])
        done = end
    segment.text = "".join(parts)
    try:
        records = read(segment)
    finally:
        segment.text = text
    if [record.start for record in records] != [starts[place.record] for place in places]:
        return None
    for place, record in zip(places, records, strict=True):
        record.index = place.record
    return records


def _by_segment(wanted: set[Place]) -> Mapping[int, list[Place]]:
    found: dict[int, list[Place]] = {}
    for place in sorted(wanted):
        found.setdefault(place.segment, []).append(place)
    return found


class Groups(NamedTuple):
    """The groups of one kind of key over some files."""

    tables: Mapping[int, KeyTable]
    """File -> the keys of its records."""
    items: array[int]
    """Places in the tables, each with its file; group after group."""
    starts: array[int]
    """Where each group begins among the items, and where the last one ends."""

    def first(self, number: int) -> tuple[int, int]:
        """File and number of the first record of a group."""
        return self.record(self.items[self.starts[number]])

    def record(self, item: int) -> tuple[int, int]:
        """File and number of the record that has a key."""
        file = item >> _FILE
        return file, self.tables[file].number(item & _AT)

    def members(self, number: int) -> array[int]:
        """The items of a group."""
        return self.items[self.starts[number] : self.starts[number + 1]]


def colliding(indices: Sequence[FileIndex], reported: Container[int]) -> list[Groups]:
    """The groups to be judged that have members in one of the reported files; files are numbered in their order."""
    by_name: dict[str, dict[int, KeyTable]] = {}
    for file, index in enumerate(indices):
        for table in index.tables:
            by_name.setdefault(table.name, {})[file] = table
    found = (_groups(tables, reported) for tables in by_name.values())
    return [groups for groups in found if groups.items]


def _groups(tables: Mapping[int, KeyTable], reported: Container[int]) -> Groups:
    every = list(tables.values())
    chosen = every[0].choose(every) if every else {}
    if chosen:
        own = {slot for file, table in tables.items() if file in reported for slot, _ in table.matching(chosen)}
        chosen = {slot: values for slot, values in chosen.items() if slot in own}
    if not chosen:
        return Groups(tables, array("Q"), array("Q"))
    rank: dict[int, int] = {}
    ranks, items = array("Q"), array("Q")
    for file, table in tables.items():
        for slot, at in table.matching(chosen):
            ranks.append(rank.setdefault(slot, len(rank)))
            items.append(file << _FILE | at)
    order = sorted(range(len(items)), key=ranks.__getitem__)
    starts = array("Q", (at for at, item in enumerate(order) if not at or ranks[item] != ranks[order[at - 1]]))
    starts.append(len(order))
    return Groups(tables, array("Q", (items[at] for at in order)), starts)


class Compared(NamedTuple):
    """A file whose records are compared."""

    keys: FileIndex
    read: Read
    outbox: Outbox | None
    """Where hits in it go; None if nobody asks for them."""


class Collision(NamedTuple):
    """A record that shares a key with others, found again."""

    file: int
    subject: Subject
    """What is compared of the record, with its key and number."""
    record: Record
    value: Value | None
    key: Hashable
    remark: object


class _Said(NamedTuple):
    """What is found in a record."""

    entry: Entry
    finding: Finding
    variable: str
    value: Value | None


def judge(files: Mapping[int, Compared], found: Sequence[Groups]) -> None:
    """Judge groups and put the hits where they belong, in the order of the records within a batch."""
    for batch in _batches(found, sum(file.keys.records for file in files.values())):
        said: dict[int, dict[int, list[_Said]]] = {}
        for members, judges in _filled(files, found, batch):
            for own, one in _judged(members, judges):
                if files[own.file].outbox is not None:
                    said.setdefault(own.file, {}).setdefault(own.subject.number, []).append(one)
        for file, by_number in sorted(said.items()):
            _tell(files[file], by_number)
    for compared in files.values():
        if compared.outbox is not None:
            compared.outbox.flush("file")


def _tell(compared: Compared, said: Mapping[int, Sequence[_Said]]) -> None:
    """Put what is found in some records of a file."""
    assert compared.outbox is not None
    for number, record in _read(compared, said):
        subject = compared.keys.subject(record, number)
        for one in said[number]:
            compared.outbox.put_if_held(Hit(*one, subject))
            compared.outbox.flush("record")


def _read(compared: Compared, numbers: Iterable[int]) -> Iterator[tuple[int, Record]]:
    """Some records of a file, by their numbers, in their order."""
    by_place = {compared.keys.place(number): number for number in numbers}
    return ((by_place[place], record) for place, record in compared.read(set(by_place)))


_Batch = list[tuple[int, int]]
"""Groups: which of the kinds of keys, and the number of the group."""


def _batches(found: Sequence[Groups], records: int) -> Iterator[_Batch]:
    """All groups in the order of their first records; a batch has about so many records as may be held."""
    limit = max(BATCH, records // _SHARE)
    batch: _Batch = []
    held: set[tuple[int, int]] = set()
    for _, kind, number in heapq.merge(*(_in_order(kind, groups) for kind, groups in enumerate(found))):
        batch.append((kind, number))
        held.update(map(found[kind].record, found[kind].members(number)))
        if len(held) >= limit:
            yield batch
            batch, held = [], set()
    if batch:
        yield batch


def _in_order(kind: int, groups: Groups) -> Iterator[tuple[tuple[int, int], int, int]]:
    return ((groups.first(number), kind, number) for number in range(len(groups.starts) - 1))


_Filled = Iterator[tuple[list[Collision], Mapping[int, Mapping[str, Judge]]]]


def _filled(files: Mapping[int, Compared], found: Sequence[Groups], batch: _Batch) -> _Filled:
    """The groups of a batch with their members, and who judges those of each file."""
    wanted: dict[int, dict[int, list[tuple[int, int, int]]]] = {}
    for kind, group in batch:
        for item in found[kind].members(group):
            file, number = found[kind].record(item)
            wanted.setdefault(file, {}).setdefault(number, []).append((kind, group, item))
    members: dict[tuple[int, int], list[Collision]] = {each: [] for each in batch}
    for file, numbers in sorted(wanted.items()):
        for number, record in _read(files[file], numbers):
            tables = [(each, found[each[0]].tables[file]) for each in numbers[number]]
            compared = _only_compared(record, [table for _, table in tables])
            subject = files[file].keys.subject(record, number)._replace(record=compared)
            for (kind, group, item), table in tables:
                collision = _collision(table, file, subject, record, item & _AT)
                if collision is not None:
                    members[kind, group].append(collision)
    judges = [{file: table.judges for file, table in groups.tables.items()} for groups in found]
    return ((each, judges[kind]) for (kind, _), all_ in members.items() for each in _alike(all_))


def _only_compared(record: Record, tables: Iterable[KeyTable]) -> Record:
    """A record with what some checks compare, and without the text that it stands in."""
    checks = [each.check for table in tables for each in table.judges.values()]
    texts: dict[str, Sequence[str]] = {
        variable: [*record.texts(variable)] for variable in _variables(checks, "compared")
    }
    values = {variable: record.values(variable) for variable in _variables(checks, "pointed")}
    texts |= {variable: [value.text for value in found] for variable, found in values.items()}
    tags = dict.fromkeys([*record.tags, *(variable for variable, found in values.items() if found)], _NO_FIELDS)
    record.segment.position(record.start)  # its lines are counted as long as the text is there
    return Record(
        record.format, record.index, record.segment, record.start, record.end, _held(values), record.type,
        record.raw_type, record.key, record.dialect, [], tags, known_texts=texts,
    )  # fmt: skip


_NO_FIELDS: list[Field] = []


def _variables(checks: Iterable[GroupCheck], role: Literal["compared", "pointed"]) -> Iterable[str]:
    return dict.fromkeys(variable for check in checks for variable in getattr(check, role))


def _held(values: Mapping[str, Sequence[Value]]) -> Builder:
    """Gives values that are at hand, and no others."""

    def build(record: Record, variable: str) -> Sequence[Value]:
        if variable not in values:
            raise LookupError(f"{variable} is not among what the check says it compares")
        return values[variable]

    return build


def _collision(table: KeyTable, file: int, subject: Subject, record: Record, at: int) -> Collision | None:
    """A record with the key at a place in its table."""
    assert subject.record is not None
    keys = list(table.check.keys(record))
    ordinal = table.ordinal(at)
    if ordinal >= len(keys):
        return None
    key, value = keys[ordinal]
    return Collision(file, subject, subject.record, value, key, table.remarks.get(at))


def _alike(members: Iterable[Collision]) -> Iterator[list[Collision]]:
    """Members with the same key, not just the same hash of it."""
    by_key: dict[Hashable, list[Collision]] = {}
    for one in members:
        same = by_key.setdefault(one.key, [])
        if not same or same[-1].subject is not one.subject:
            same.append(one)
    return (same for same in by_key.values() if len(same) > 1)


def _judged(
    members: Sequence[Collision], judges: Mapping[int, Mapping[str, Judge]]
) -> Iterator[tuple[Collision, _Said]]:
    """What is found in a group, each with its member."""
    names = dict.fromkeys(name for one in members for name in judges[one.file])
    for name in names:
        group = [one for one in members if name in judges[one.file]]
        if len(group) > 1:
            check = judges[group[0].file][name].check
            for member in check.judge([digest(one) for one in group]):
                own = group[member.place]
                yield from ((own, said) for said in _said(judges[own.file][name], check, member, group))


def _said(judge: Judge, check: GroupCheck, member: Member, group: Sequence[Collision]) -> Iterator[_Said]:
    related = tuple(mark(group[other], member.points.get(other)) for other in member.related)
    finding = Finding(member.name, placeholders=member.placeholders, related=related, operation=member.operation)
    value = member.value if member.value is not None or member.variable else group[member.place].value
    for entry in judge.entries:
        if not member.name or member.name in entry.rule.check.report:
            yield _Said(entry, finding, member.variable or check.variable, value)


def mark(collision: Collision, value: Value | None = None) -> Mark:
    """The place of a colliding record, or of one of its values, for the others to point at."""
    record, value = collision.record, value or collision.value
    start, end = (value.start, value.end) if value else (record.start, record.start)
    return Mark(record, start, end, record.key or record.text("title")[:80])


def digest(collision: Collision) -> Digest:
    """What is compared of a colliding record."""
    record, value, subject = collision.record, collision.value, collision.subject
    first = record.segment.position(value.start if value else record.start)
    location = Location(record.segment.path, first.line, first.column, first.line, first.column)
    ref = RecordRef(subject.key, subject.number, record.type)
    return Digest(location, ref, value.text if value else "", record, collision.key, collision.remark)
