"""Cutting ISO 2709 into records and, by each record's directory, into fields.

Source: ISO 2709; MARC 21 Specifications for Record Structure. Lengths and addresses count bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from biblint.model import Note

LEADER = 24
_FIELD_END, _RECORD_END, _SUBFIELD = "\x1e", "\x1d", "\x1f"
_LEADER = re.compile(r"[0-9 ]{5}[a-z#| ][^\x1d-\x1f]{2}[^\x1d-\x1f]*?")
_RECORD_START = re.compile(r"(?<=\x1e)[0-9]{5}[a-z][^\x1d-\x1f]{4}22[0-9]{5}[^\x1d-\x1f]{3}45")
_NEXT_START = re.compile(r"[0-9]{5}[acdnposx][a-z]")
_ENTRY = re.compile(r"(?P<tag>.{3})(?P<length>[0-9]{4})(?P<address>[0-9]{5})", re.S)
_STRAY_TERMINATORS = 4
"""So many record terminators may stand inside a record whose length is right."""
_PADDING = re.compile(r"[\s\x00\x1a]*")


class RawField(NamedTuple):
    """One field by its directory entry: tag, where the entry stands, and the range of its data without terminator."""

    tag: str
    entry: int
    start: int
    end: int


@dataclass(slots=True)
class RawRecord:
    """One record: its range, its fields, and what is wrong with its structure."""

    start: int
    end: int
    leader: str = ""
    fields: list[RawField] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def raw_records(text: str) -> Iterator[RawRecord | Note]:
    """The records of a text in order, and a note for what is none."""
    position = _skip(text, 0)
    end = 0
    while position < len(text):
        if end <= position:
            end = text.find(_RECORD_END, position) + 1 or len(text)
        if not _LEADER.match(text, position):
            yield Note("junk", position, end)
            position = _skip(text, end)
            continue
        record = RawRecord(position, _end(text, position, end))
        _find_end_notes(text, record)
        _read_fields(text, record)
        yield record
        position = _skip(text, record.end)


def _skip(text: str, position: int) -> int:
    """Behind line ends, blanks and padding between records."""
    return _PADDING.match(text, position).end()  # type: ignore[union-attr]


def _end(text: str, start: int, end: int) -> int:
    """Where a record ends: at its first terminator, or at a later one that its length tells; a start ends it too."""
    begun = _RECORD_START.search(text, start + LEADER, end)
    if begun:
        return begun.start()
    told = text[start : start + 5]
    length = int(told) if told.isascii() and told.isdecimal() else 0
    stop, size = end, _size(text, start, end)
    for _ in range(_STRAY_TERMINATORS):
        if size >= length or stop >= len(text) or _NEXT_START.match(text, _skip(text, stop)):
            break
        stop = text.find(_RECORD_END, stop) + 1 or len(text)
        size = _size(text, start, stop)
    return stop if size == length else end


def _size(text: str, start: int, end: int) -> int:
    """The number of bytes of a range."""
    part = text[start:end]
    return len(part) if part.isascii() else len(part.encode("utf-8", "surrogateescape"))


def _find_end_notes(text: str, record: RawRecord) -> None:
    """Note a missing terminator and a length that is not the leader's; take the leader."""
    record.leader = text[record.start : min(record.start + LEADER, record.end)]
    if text[record.end - 1] != _RECORD_END:
        name = "unclosed-record" if record.end == len(text) else "missing-terminator"
        record.notes.append(Note(name, record.start, record.start + 5))
        return
    told, size = record.leader[:5], _size(text, record.start, record.end)
    if told != f"{size:05}":
        fault = f"the leader tells {told} bytes, the record has {size}"
        record.notes.append(Note("wrong-length", record.start, record.start + 5, {"fault": fault}))


def _read_fields(text: str, record: RawRecord) -> None:
    """Fill in the fields: by address where all of the directory fits, else in order."""
    begin = record.start + LEADER
    stop = text.find(_FIELD_END, begin, record.end)
    if stop < 0:
        record.notes.append(Note("bad-field", record.start, record.end, {"tag": "directory"}))
        return
    entries = list(_ENTRY.finditer(text, begin + (stop - begin) % 12, stop))
    told = record.leader[12:17]
    base = stop + 1 - record.start
    if len(entries) * 12 != stop - begin:
        _wrong(record, begin, stop, "the directory is not made of whole entries")
    elif told != f"{base:05}":
        _wrong(record, record.start + 12, record.start + 17, f"the leader tells the base address {told}, it is {base}")
    end = record.end - 1 if text[record.end - 1] == _RECORD_END else record.end
    chunks = _chunks(text, stop + 1, end)
    fields = _by_address(entries, chunks, text)
    if fields is None:
        _wrong(record, begin, stop, "an address or a length in the directory does not fit its field")
        fields = _in_order(entries, chunks)
    record.fields = fields


def _wrong(record: RawRecord, start: int, end: int, fault: str) -> None:
    """Note what does not fit, unless something worse is noted."""
    if not record.notes:
        record.notes.append(Note("wrong-length", start, end, {"fault": fault}))


def _chunks(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The ranges between field terminators."""
    found = []
    while start < end:
        stop = text.find(_FIELD_END, start, end)
        stop = end if stop < 0 else stop
        found.append((start, stop))
        start = stop + 1
    return found


def _by_address(entries: list[re.Match[str]], chunks: list[tuple[int, int]], text: str) -> list[RawField] | None:
    """The fields at their addresses; None unless every field begins and ends at a terminator."""
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    address = 0
    for start, end in chunks:
        starts[address] = start
        address += _size(text, start, end) + 1
        ends[address] = end
    fields = []
    for entry in entries:
        low = int(entry["address"])
        first, last = starts.get(low), ends.get(low + int(entry["length"]))
        if first is None or last is None or last < first:
            return None
        fields.append(RawField(entry["tag"], entry.start(), first, last))
    return fields


def _in_order(entries: list[re.Match[str]], chunks: list[tuple[int, int]]) -> list[RawField]:
    """The fields one after the other, where the addresses are of no use."""
    return [
        RawField(entry["tag"], entry.start(), start, end) for entry, (start, end) in zip(entries, chunks, strict=False)
    ]


def subfields(text: str, raw: RawField) -> Iterator[tuple[str, int, int, int]]:
    """The subfields of a data field: code, start of the delimiter, and the range of the content."""
    at = text.find(_SUBFIELD, raw.start, raw.end)
    while at >= 0:
        following = text.find(_SUBFIELD, at + 1, raw.end)
        end = raw.end if following < 0 else following
        yield text[at + 1 : min(at + 2, end)], at, min(at + 2, end), end
        at = following
