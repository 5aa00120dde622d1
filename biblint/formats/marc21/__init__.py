"""MARC 21 in ISO 2709: binary records with a leader and a directory, in MARC-8 or UTF-8."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

from biblint.formats._marc.fields import MarcField, MarcRecord, Subfield
from biblint.formats._marc.records import USUAL, complete
from biblint.formats._xml.text import Maker
from biblint.formats.base import EditError, Format
from biblint.formats.marc21.marc8 import decoded, is_undecodable, parts
from biblint.formats.marc21.reading import RawField, RawRecord, raw_records, subfields
from biblint.formats.text import REPLACEMENT
from biblint.model import Batch, Edit, Field, Note, Operation, Record, Segment, Value

_HEAD = re.compile(r"\s*[0-9 ]{5}[acdnposx][^\x1d-\x1f]{2}[^\x1d-\x1f]{16,}?\x1e", re.S)
_BYTE = re.compile("[\udc80-\udcff]")
_BLANK = re.compile(r"\s*\Z")


class Marc21(Format):
    """MARC 21 (ISO 2709); it is reported on, not edited: every edit would move the addresses of its directory."""

    name = "marc21"
    title = "MARC 21"
    extensions = (".mrc", ".marc")
    can_edit = False
    tells_encoding = True

    def recognise(self, head: str) -> int:
        """By a leader and a directory that ends in a field terminator."""
        return 95 if _HEAD.match(head) else 0

    def read(self, segment: Segment, context: Any) -> Batch:
        """Read all records of a file."""
        batch = Batch([])
        for found in raw_records(segment.text):
            if isinstance(found, Note):
                batch.notes.append(found)
            else:
                batch.records.append(self.record(segment, len(batch.records), found))
        return batch

    def record(self, segment: Segment, index: int, raw: RawRecord) -> Record:
        """The record of what stands between two terminators."""
        record = Record(self.name, index, segment, raw.start, raw.end, _nothing, notes=raw.notes)
        fields = [_marc_field(segment.text, entry) for entry in raw.fields]
        complete(record, MarcRecord(segment.text, raw.leader, fields))
        record.notes += _bad_codes(record)
        record.notes += _encoding_notes(segment.text, raw)
        return record

    def decode(self, raw: str, variable: str) -> str:
        """The characters of MARC-8 bytes; what is UTF-8 stands for itself."""
        return decoded(raw)

    def edit(self, record: Record, operation: Operation, context: Any = None) -> tuple[Edit, ...]:
        """Never: raises `EditError`."""
        raise EditError("MARC 21 files are reported on, not edited")

    def usual_tag(self, record: Record, variable: str) -> str:
        """Field and subfield in which a variable usually stands."""
        return USUAL.get(variable, "")


def _marc_field(text: str, raw: RawField) -> MarcField:
    if raw.tag.startswith("00"):
        return MarcField(raw.tag, "", [_subfield(text, raw, "", raw.start, raw.start, raw.end)])
    first = text.find("\x1f", raw.start, raw.end)
    field = MarcField(raw.tag, text[raw.start : max(first, raw.start)])
    field.subfields = [_subfield(text, raw, *place) for place in subfields(text, raw)]
    return field


def _subfield(text: str, raw: RawField, code: str, at: int, start: int, end: int) -> Subfield:
    tag = f"{raw.tag}${code}" if code else raw.tag
    low, high = start, end
    if code:
        low += len(text[start:end]) - len(text[start:end].lstrip())
        high = max(low, start + len(text[start:end].rstrip()))
    entry = Field(tag, raw.entry, raw.entry + 3, low, high, at, end)
    return Subfield(code, entry, partial(_fill, start, end))


def _fill(start: int, end: int, maker: Maker) -> None:
    """Put the text of a range into a maker; nothing if it is in a script that is not read."""
    found = list(parts(maker.source, start, end))
    if any(part.text == REPLACEMENT and maker.source[part.start] == "\x1b" for part in found):
        return
    for part in found:
        if part.text is None:
            maker.verbatim(part.start, part.end)
        else:
            maker.add(part.text, part.start, part.end, "decoded")


def _bad_codes(record: Record) -> list[Note]:
    """The first subfield whose code no reader looks for: a control character, or none at all."""
    for entry in record.fields:
        code = entry.tag[4:]
        if entry.tag[3:4] == "$" and not code.isprintable():
            return [Note("bad-field", entry.whole_start, entry.start, {"tag": entry.tag[:3]})]
    return []


def _encoding_notes(text: str, raw: RawRecord) -> list[Note]:
    """Bytes that are not of the encoding that the leader tells."""
    part = text[raw.start : raw.end]
    byte = None if part.isascii() else _BYTE.search(text, raw.start, raw.end)
    if byte is None or (raw.leader[9:10] != "a" and not is_undecodable(_bytes_only(part))):
        return []
    found = {"bytes": f"0x{ord(byte[0]) - 0xDC00:02X}", "encoding": "UTF-8" if raw.leader[9:10] == "a" else "MARC-8"}
    return [Note("undecodable-bytes", byte.start(), byte.end(), found)]


def _bytes_only(part: str) -> str:
    """A text without its escape sequences, which tell of other scripts, not of wrong bytes."""
    return part.replace("\x1b", "")


def _nothing(record: Record, variable: str) -> tuple[Value, ...]:
    return ()


FORMAT = Marc21()
