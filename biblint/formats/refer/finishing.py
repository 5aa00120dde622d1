"""Completing a Refer record once its fields are read: dialect, type, and tags that mean several things."""

from __future__ import annotations

import re

from biblint.formats.refer.tables import COUNTED, TYPES
from biblint.formats.refer.values import DOI, serials
from biblint.model import Field, Note, Record

_COUNT = re.compile(r"\d{1,4}(?:\s*(?:p|pp|s|S|页)\.?)?")
_YEAR = re.compile(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)")
_STANDARD = re.compile(r"[A-Z]{1,6}(?:[/ ]|\d)")


def finish_record(record: Record) -> None:
    """Give a record its type and dialect, and choose among the fields of its variables."""
    text, tags = record.segment.text, record.tags
    record.dialect = _dialect(record, text)
    _type(record, text)
    if "citation-key" in tags:
        entry = tags["citation-key"][0]
        record.key = text[entry.start : entry.end]
    _containers(record)
    _people(record)
    if "issued" in tags:
        _dates(record, text)
    if "page" in tags:
        _pages(record, text)
    if "ISSN" in tags:
        _numbers(record)
    if "DOI" in tags:
        _set(record, "DOI", [entry for entry in tags["DOI"] if DOI.match(text, entry.start, entry.end)])


def _set(record: Record, variable: str, fields: list[Field]) -> None:
    if fields:
        record.tags[variable] = fields
    else:
        record.tags.pop(variable, None)


def _first(record: Record, text: str, variable: str) -> str:
    fields = record.tags.get(variable)
    return text[fields[0].start : fields[0].end] if fields else ""


def _dialect(record: Record, text: str) -> str:
    source, link = _first(record, text, "source"), _first(record, text, "URL")
    if source.startswith("CNKI") or "cnki.net/" in link:
        return "cnki"
    return "wanfang" if "万方" in source or "wanfangdata." in link else ""


def _type(record: Record, text: str) -> None:
    first = record.fields[0]
    if first.tag != "%0":
        return
    record.raw_type = raw = text[first.start : first.end]
    known = TYPES.get(raw.lower())
    if known is None:
        name = "unknown-type" if raw else "missing-type"
        record.notes.append(Note(name, first.tag_start, max(first.end, first.tag_end), {"tag": "%0", "type": raw}))
    record.type = known or ""
    if record.dialect == "cnki" and raw == "Legal Rule or Regulation":
        _standard(record, text)


def _standard(record: Record, text: str) -> None:
    """CNKI exports standards as legal rules with their number as volume, and yearbooks with their ISBN there."""
    numbers = record.tags.pop("volume", None)
    record.type = ""
    if numbers:
        is_standard = _STANDARD.match(text, numbers[0].start, numbers[0].end) is not None
        record.type = "standard" if is_standard else ""
        record.tags["number" if is_standard else "ISBN"] = numbers


def _containers(record: Record) -> None:
    """%B is the series of a book, %J of a thesis its university, a second %J of Wanfang the journal in English."""
    tags = record.tags
    fields = tags.get("container-title", [])
    if record.type == "book":
        series = [entry for entry in fields if entry.tag == "%B"]
        if series and "collection-title" not in tags:
            tags["collection-title"] = series
            fields = [entry for entry in fields if entry.tag != "%B"]
    elif record.type == "thesis" and fields and "publisher" not in tags:
        tags["publisher"] = fields
        fields = []
    if fields and record.type in ("chapter", "paper-conference"):
        fields = [entry for entry in fields if entry.tag == "%B"] or fields
    _set(record, "container-title", fields[:1])


def _people(record: Record) -> None:
    """%Y of a thesis is the supervisor."""
    others = record.tags.get("contributor", [])
    if record.type == "thesis" and others:
        _set(record, "thesis-advisor", [entry for entry in others if entry.tag == "%Y"])
        _set(record, "contributor", [entry for entry in others if entry.tag != "%Y"])


def _dates(record: Record, text: str) -> None:
    """%D is the year; %8 the date where there is no %D, else the month or day, if it has no year."""
    fields = record.tags["issued"]
    years = [entry for entry in fields if entry.tag == "%D"]
    days = [entry for entry in fields if entry.tag == "%8"]
    if years and days and not _YEAR.search(text, days[0].start, days[0].end):
        record.tags["issued.month"] = days
    record.tags["issued"] = years or days


def _pages(record: Record, text: str) -> None:
    """%P is a range, and where it is one number, or there is a range besides, the number of pages."""
    fields = record.tags["page"]
    counts = [entry for entry in fields if _COUNT.fullmatch(text, entry.start, entry.end)]
    if len(counts) == len(fields) and record.type not in COUNTED:
        return
    _set(record, "number-of-pages", counts)
    _set(record, "page", [entry for entry in fields if entry not in counts])


def _numbers(record: Record) -> None:
    """%@ is the number of a patent, else an ISSN or ISBN."""
    fields = record.tags.pop("ISSN")
    if record.type == "patent":
        record.tags["number"] = fields
        return
    for kind in ("ISSN", "ISBN"):
        found = dict.fromkeys(entry for entry, _, _ in serials(record, kind, fields))
        _set(record, kind, [*record.tags.get(kind, []), *found])
