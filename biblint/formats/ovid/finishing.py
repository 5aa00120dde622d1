"""Completing an Ovid record once its fields are read: type, and what only the source string holds."""

from __future__ import annotations

from biblint.formats.ovid.tables import TYPES
from biblint.formats.ovid.values import source_parts
from biblint.model import Field, Record


def finish_record(record: Record) -> None:
    """Give a record its type, and variables without a tag of their own the source string."""
    text, tags = record.segment.text, record.tags
    _type(record, text)
    if "author" in tags:
        full = [entry for entry in tags["author"] if entry.tag == "FA"]
        tags["author"] = full or tags["author"]
    if "issued" in tags:
        tags["issued"] = _dates(tags["issued"], text)
    if "container-title" in tags:
        _containers(record)
    entry, parts = source_parts(record)
    for variable in parts:
        if variable not in tags and entry is not None:
            tags[variable] = [entry]
    references = tags.get("reference", [])
    if len(references) == 1 and text[references[0].start : references[0].end].isdigit():
        tags["reference-count"] = tags.pop("reference")


def _containers(record: Record) -> None:
    """BT is the title of a book, by itself or with all of its source: the container of a chapter only."""
    journals = [entry for entry in record.tags["container-title"] if entry.tag == "JN"]
    if record.type != "chapter" or journals:
        record.tags["container-title"] = journals
    if not record.tags["container-title"]:
        del record.tags["container-title"]


def _type(record: Record, text: str) -> None:
    fields = record.tags.get("genre", [])
    ordered = [entry for tag in ("DT", "PT") for entry in fields if entry.tag == tag]
    names = [text[entry.start : entry.end].rstrip(".") for entry in ordered]
    record.raw_type = names[0] if names else ""
    record.type = next((TYPES[name.lower()] for name in names if name.lower() in TYPES), "")
    source = record.tags.get("source", [])
    if any("Journals@Ovid" in text[entry.start : entry.end] for entry in source):
        record.type = "article-journal"
    elif any("Books@Ovid" in text[entry.start : entry.end] for entry in source):
        record.type = "book"


def _dates(fields: list[Field], text: str) -> list[Field]:
    """DP where it is fuller than YR and has the same year."""
    years = [entry for entry in fields if entry.tag == "YR"]
    full = [entry for entry in fields if entry.tag == "DP"]
    if years and full and text[years[0].start : years[0].end] not in text[full[0].start : full[0].end]:
        return years
    return full or years
