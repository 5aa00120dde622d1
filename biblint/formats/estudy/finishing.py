"""Completing an E-Study record once its fields are read: type, labels whose halves disagree, dates, sources."""

from __future__ import annotations

from biblint.formats.estudy.tables import (
    DATABASES,
    FIRST,
    HALVES,
    MEANINGS,
    PUBLISHING,
    TYPES,
    VARIABLES,
    english_half,
)
from biblint.model import Field, Note, Record


def finish_record(record: Record) -> None:
    """Give a record its type, its labels, and the fields of each variable."""
    text, tags = record.segment.text, record.tags
    record.dialect = "cnki"
    _type(record, text)
    labels = [entry for entry in record.fields if "-" in entry.tag]
    if labels:
        tags["label"] = labels
        for entry in labels:
            _check_label(record, entry)
    if len(tags.get("issued", ())) > 1:
        _dates(record)
    if record.type == "thesis" and "container-title" in tags and "publisher" not in tags:
        tags["publisher"] = tags.pop("container-title")
    if record.type == "paper-conference" and "publisher-place" in tags:
        tags["event-place"] = tags.pop("publisher-place")


def _type(record: Record, text: str) -> None:
    first = record.fields[0]
    written = text[first.start : first.end]
    if first.tag == FIRST:
        record.raw_type = written
        record.type = TYPES.get(written, "")
        if not written.isdecimal():
            name = "unknown-type" if written else "missing-type"
            end = first.end if written else first.tag_end
            record.notes.append(Note(name, first.tag_start, end, {"tag": FIRST, "type": written}))
        return
    sources = record.tags.get("source", ())
    database = text[sources[0].start : sources[0].end] if sources else ""
    record.type = next((kind for name, kind in DATABASES.items() if name in database), "")


def _check_label(record: Record, entry: Field) -> None:
    """Note a label whose Chinese half means something else than its English one, or that is not known."""
    english, chinese = english_half(entry.tag), entry.tag.partition("-")[2]
    if english not in HALVES:
        record.notes.append(Note("unknown-tag", entry.tag_start, entry.tag_end, {"tag": entry.tag}))
        return
    meanings = MEANINGS.get(chinese)
    if meanings is None or VARIABLES[english] in meanings or entry.tag in PUBLISHING:
        return
    record.notes.append(Note("contradictory-label", entry.tag_start, entry.tag_end, {"tag": entry.tag}))


def _dates(record: Record) -> None:
    """The year counts, and where it is the same the time of publication; for a newspaper the time."""
    fields = record.tags["issued"]
    years = [entry for entry in fields if english_half(entry.tag) == "Year"]
    days = [entry for entry in fields if english_half(entry.tag) != "Year"]
    if years and days:
        record.tags["issued"] = days if record.type == "article-newspaper" else years
