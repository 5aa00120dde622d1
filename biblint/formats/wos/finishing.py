"""Completing a Web of Science record once its fields are read: author list, type, dialect."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from biblint.formats.cited import cited_records
from biblint.formats.wos.tables import DOCUMENT_TYPES, PRODUCTS, PUBLICATION_TYPES
from biblint.model import Note, Record


def finish_record(record: Record) -> None:
    """Choose between double tags, and give a record its type, its dialect and its cited references."""
    tags = record.tags
    for variable in _DOUBLE:
        fields = tags.get(variable)
        if fields is not None and len(fields) > 1:
            tags[variable] = [fields[at] for at in chosen(variable, [entry.tag for entry in fields])]
    _type(record, record.segment.text)
    complete_record(record)


def complete_record(record: Record) -> None:
    """Give a record with a known publication type its type, its dialect and its cited references."""
    tags = record.tags
    if "genre" in tags:
        _genre(record)
    if "accession" in tags:
        prefix, colon, _ = record.contents("accession")[0].partition(":")
        record.dialect = PRODUCTS.get(prefix, prefix.lower()) if colon else ""
    if "reference" in tags:
        record.lister = _references


_PREFERRED: Mapping[str, tuple[str, ...]] = {
    "author": ("AF", "AU", "CA"),
    "editor": ("BE", "ED"),
    "container-title-short": ("JI", "J9"),
}
_DOUBLE = (*_PREFERRED, "page")


def chosen(variable: str, tags: Sequence[str]) -> Sequence[int]:
    """Which of a variable's fields count, by their tags: those of the fullest list of names, the pages but for PS."""
    if variable == "page" and len(tags) > 1:
        return [at for at, tag in enumerate(tags) if tag != "PS"]
    best = next((tag for tag in _PREFERRED.get(variable, ()) if tag in tags), None)
    return [at for at, tag in enumerate(tags) if best in (tag, None)]


def _type(record: Record, text: str) -> None:
    first = record.fields[0]
    record.raw_type = letter = text[first.start : first.end]
    kind = PUBLICATION_TYPES.get(letter)
    if kind is None:
        name = "missing-type" if not letter else "unknown-type"
        record.notes.append(Note(name, first.tag_start, max(first.end, first.tag_end), {"tag": "PT", "type": letter}))
    record.type = kind or ""


def _genre(record: Record) -> None:
    """The type by the document type."""
    document = record.contents("genre")[0].lower()
    if record.raw_type == "J" and document.startswith(("article", "review")):
        return
    record.type = next((known for words, known in DOCUMENT_TYPES if words in document), record.type)


def _references(record: Record) -> list[Record]:
    return cited_records(record, record.values("reference"))
