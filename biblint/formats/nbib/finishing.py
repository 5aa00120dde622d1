"""Completing a MEDLINE record once its fields are read: type, authors, titles, and tags that mean several things."""

from __future__ import annotations

from collections.abc import Callable

from biblint.formats.nbib.tables import RANKS, TYPES
from biblint.formats.nbib.values import author_fields, doi_end, orcid_range, serial_range
from biblint.model import Field, Record


def finish_record(record: Record) -> None:
    """Give a record its type and dialect, and choose among the fields of its variables."""
    text = record.segment.text
    tags = record.tags
    first = record.fields[0]
    if first.tag == "PMID" and first.start < first.end:
        tags["PMID"] = [first]
    if "author" in tags:
        tags["author"] = author_fields(record)
    for variable, full in (("editor", "FED"), ("contributor", "FIR")):
        fields = tags.get(variable)
        if fields is not None and any(entry.tag == full for entry in fields):
            tags[variable] = [entry for entry in fields if entry.tag == full]
    record.dialect = "eric" if _is_eric(record, text) else ""
    _type(record, text)
    _titles(record)
    _identifiers(record, text)


def _is_eric(record: Record, text: str) -> bool:
    return any(entry.tag == "OWN" and text.startswith("ERIC", entry.start) for entry in record.fields[:3])


def _type(record: Record, text: str) -> None:
    names = [text[entry.start : entry.end] for entry in record.tags.get("genre", ())]
    record.raw_type = names[0] if names else ""
    kinds = [name.lower().partition(" - ")[0] for name in names]
    known = [TYPES[kind] for kind in kinds if kind in TYPES]
    if "container-title" in record.tags and not record.dialect:
        known.append("article-journal")
    record.type = min(known, key=RANKS.__getitem__, default="")


def _titles(record: Record) -> None:
    """BTI is the title of a book, and of a chapter the container; ERIC names a book's publisher in JT."""
    tags = record.tags
    books = [entry for entry in tags.get("title", ()) if entry.tag == "BTI"]
    chapters = [entry for entry in tags.get("title", ()) if entry.tag == "TI"]
    if books and chapters:
        tags["title"] = chapters
        tags["container-title"] = books
    if record.dialect == "eric" and record.type != "article-journal" and "publisher" not in tags:
        publisher = tags.pop("container-title", None)
        if publisher:
            tags["publisher"] = publisher


def _identifiers(record: Record, text: str) -> None:
    """Only some of LID and AID are DOIs, and only some of AUID ORCIDs; links of ERIC stand in both."""
    located = record.tags.pop("DOI", [])
    links = [entry for entry in located if text.startswith(("http://", "https://"), entry.start)]
    _keep(record, "DOI", located, lambda entry: doi_end(text, entry) > entry.start)
    _keep(record, "URL", links, lambda entry: True)
    for variable in ("ISSN", "ISBN"):
        _keep(record, variable, record.tags.pop(variable, []), lambda entry: _filled(serial_range(text, entry)))
    _keep(record, "ORCID", record.tags.pop("ORCID", []), lambda entry: _filled(orcid_range(text, entry)))


def _filled(span: tuple[int, int]) -> bool:
    return span[0] < span[1]


def _keep(record: Record, variable: str, fields: list[Field], wanted: Callable[[Field], bool]) -> None:
    kept = [entry for entry in fields if wanted(entry)]
    if kept:
        record.tags[variable] = kept
