"""Completing a RefWorks record once its fields are read: dialect, type, and tags that mean several things."""

from __future__ import annotations

import re

from biblint.formats.refworks.tables import TYPES
from biblint.formats.refworks.values import serials
from biblint.model import Field, Note, Record

_YEAR = re.compile(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)")
_PREFERRED = (("container-title", ("T2", "JF")), ("source", ("DS", "DB")))


def finish_record(record: Record) -> None:
    """Give a record its type and dialect, and choose among the fields of its variables."""
    text, tags = record.segment.text, record.tags
    record.dialect = "cnki" if _is_cnki(record, text) else ""
    _type(record, text)
    for variable, preferred in _PREFERRED:
        fields = tags.get(variable, [])
        if len(fields) > 1:
            tags[variable] = next(found for tag in preferred if (found := [f for f in fields if f.tag == tag]))
    if "issued" in tags:
        _dates(record, text)
    if "ISSN" in tags:
        _numbers(record)
    _people(record)
    _classes(record)


def _content(record: Record, text: str, tag: str) -> str:
    return next((text[entry.start : entry.end] for entry in record.fields if entry.tag == tag), "")


def _is_cnki(record: Record, text: str) -> bool:
    """CNKI names itself in DS or DB, in its links, and its source type is a bare 1."""
    if _content(record, text, "DS") == "CNKI" or _content(record, text, "SR") == "1":
        return True
    return any("cnki.net/" in text[entry.start : entry.end] for entry in record.tags.get("URL", ()))


def _type(record: Record, text: str) -> None:
    first = record.fields[0]
    if first.tag != "RT":
        return
    record.raw_type = raw = text[first.start : first.end]
    known = TYPES.get(raw.lower())
    if known is None:
        name = "unknown-type" if raw else "missing-type"
        record.notes.append(Note(name, first.tag_start, max(first.end, first.tag_end), {"tag": "RT", "type": raw}))
    record.type = known or ""
    if record.dialect and record.type == "standard" and _content(record, text, "DB") == "年鉴":
        record.type = ""


def _move(record: Record, old: str, new: str, tag: str) -> None:
    """What stands under a tag of one variable belongs to another."""
    fields = record.tags.get(old, [])
    moved = [entry for entry in fields if entry.tag == tag]
    if not moved:
        return
    record.tags[new] = [*record.tags.get(new, []), *moved]
    rest = [entry for entry in fields if entry.tag != tag]
    if rest:
        record.tags[old] = rest
    else:
        del record.tags[old]


def _people(record: Record) -> None:
    """A3 of a thesis is the supervisor, A2 of a patent its owner."""
    if record.type == "thesis":
        _move(record, "collection-editor", "thesis-advisor", "A3")
    elif record.type == "patent":
        _move(record, "editor", "contributor", "A2")


def _classes(record: Record) -> None:
    """CL is the degree of a thesis or the kind of a patent in CNKI; ID the number of a patent or standard."""
    if not record.dialect:
        return
    _move(record, "classification", "genre", "CL")
    numbers = [entry for entry in record.fields if entry.tag == "ID" and entry.start < entry.end]
    if numbers and record.type in ("patent", "standard"):
        record.tags["number"] = numbers


def _dates(record: Record, text: str) -> None:
    """YR is the year; FD the date where there is no YR, else the month or day, if it has no year."""
    fields = record.tags["issued"]
    years = [entry for entry in fields if entry.tag == "YR"]
    days: list[Field] = [entry for entry in fields if entry.tag == "FD"]
    if years and days and not _YEAR.search(text, days[0].start, days[0].end):
        record.tags["issued.month"] = days
    record.tags["issued"] = years or days


def _numbers(record: Record) -> None:
    """SN is an ISSN or an ISBN."""
    fields = record.tags.pop("ISSN")
    for kind in ("ISSN", "ISBN"):
        found = list(dict.fromkeys(entry for entry, _, _ in serials(record, kind, fields)))
        if found:
            record.tags[kind] = found
