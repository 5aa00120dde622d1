"""Completing a Web of Science record once its fields are read: author list, type, dialect."""

from __future__ import annotations

from biblint.formats.cited import cited_records
from biblint.formats.wos.tables import DOCUMENT_TYPES, PRODUCTS, PUBLICATION_TYPES
from biblint.model import Field, Note, Record


def finish_record(record: Record) -> None:
    """Choose between double tags, and give a record its type, its dialect and its cited references."""
    text = record.segment.text
    tags = record.tags
    for variable, preferred in _PREFERRED:
        fields = tags.get(variable)
        if fields is not None and len(fields) > 1:
            tags[variable] = _best(fields, preferred)
    fields = tags.get("page")
    if fields is not None and len(fields) > 1:
        tags["page"] = [entry for entry in fields if entry.tag != "PS"]
    _type(record, text)
    if "accession" in tags:
        entry = tags["accession"][0]
        prefix, colon, _ = text[entry.start : entry.end].partition(":")
        record.dialect = PRODUCTS.get(prefix, prefix.lower()) if colon else ""
    if "reference" in tags:
        record.lister = _references


_PREFERRED: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("author", ("AF", "AU", "CA")),
    ("editor", ("BE", "ED")),
    ("container-title-short", ("JI", "J9")),
)


def _best(fields: list[Field], preferred: tuple[str, ...]) -> list[Field]:
    for tag in preferred:
        found = [entry for entry in fields if entry.tag == tag]
        if found:
            return found
    return fields


def _type(record: Record, text: str) -> None:
    first = record.fields[0]
    record.raw_type = letter = text[first.start : first.end]
    kind = PUBLICATION_TYPES.get(letter)
    if kind is None:
        name = "missing-type" if not letter else "unknown-type"
        record.notes.append(Note(name, first.tag_start, max(first.end, first.tag_end), {"tag": "PT", "type": letter}))
    record.type = kind or ""
    genre = record.tags.get("genre")
    if genre is None:
        return
    document = text[genre[0].start : genre[0].end].lower()
    if letter == "J" and document.startswith(("article", "review")):
        return
    record.type = next((known for words, known in DOCUMENT_TYPES if words in document), record.type)


def _references(record: Record) -> list[Record]:
    return cited_records(record, record.values("reference"))
