"""Completing a RIS record once its fields are read: type, dialect, and variables that depend on values."""

from __future__ import annotations

from biblint.formats.ris.tables import COUNT, HOSTS, LONGEST_NUMBER, NUMBERED, SERIAL, TABLE, TYPES
from biblint.formats.ris.values import (
    container_fields,
    first_of,
    is_doi,
    is_one_issn,
    issued_fields,
    note_label,
    serial_kind,
)
from biblint.formats.tagged.usual import field_count, first_tag
from biblint.formats.tagged.values import split_items
from biblint.model import Field, Note, Record, ReplaceRange


def finish_record(record: Record) -> None:
    """Give a record its type, its dialect and the variables that hang on other fields, and note its defects."""
    text = record.segment.text
    _type(record, text)
    complete_record(record)
    last = record.fields[-1]
    if last.tag == TABLE.last and last.start < last.end:
        record.notes.append(Note("junk", last.start, last.end, {}, ReplaceRange(last.start, last.end, "")))


def complete_record(record: Record) -> None:
    """Give a record of known type its dialect and the variables that hang on other fields."""
    text = record.segment.text
    tags = record.tags
    containers = field_count(record, "container-title")
    if "container-title-short" in tags or containers > 1 or (containers and record.type == "book"):
        _containers(record)
    if "issued" in tags and (field_count(record, "issued") > 1 or first_tag(record, "issued") == "DA"):
        _dates(record)
    if "ISSN" in tags:
        _serials(record, text)
    if "note" in tags:
        _notes(record, text)
    if "DOI" not in tags and ("genre" in tags or "note" in tags):
        _stray_doi(record, text)
    record.dialect = _dialect(record, text)
    if "PMCID" in tags:
        _custom_two(record, text)
    if "accession" in tags:
        _pubmed(record, text)


def _type(record: Record, text: str) -> None:
    first = record.fields[0]
    record.raw_type = raw = text[first.start : first.end]
    known = TYPES.get(raw)
    if known is None:
        known = TYPES.get(raw.upper(), "")
        name = "missing-type" if not raw else "unknown-type"
        record.notes.append(Note(name, first.tag_start, max(first.end, first.tag_end), {"tag": "TY", "type": raw}))
    record.type = known


def _containers(record: Record) -> None:
    """Tell full from short title, and for a book its series."""
    tags = record.tags
    if record.type == "book" and "collection-title" not in tags:
        series = first_of(record, ("T2",))
        if series:
            tags["collection-title"] = series
            rest = [entry for entry in tags["container-title"] if entry.tag != "T2"]
            tags["container-title"] = rest
            if not rest:
                del tags["container-title"]
            return
    full = container_fields(record)
    fields = tags.get("container-title", []) + tags.get("container-title-short", [])
    tags["container-title"] = full
    text = record.segment.text
    main = text[full[0].start : full[0].end]
    short = [
        entry
        for entry in fields
        if entry not in full
        and text[entry.start : entry.end] != main
        and (entry.tag in ("JA", "J2", "JI") or (entry.tag == "JO" and entry.end - entry.start < len(main)))
    ]
    if short:
        tags["container-title-short"] = short
    else:
        tags.pop("container-title-short", None)


def _dates(record: Record) -> None:
    dates = issued_fields(record)
    months = [entry for entry in record.tags["issued"] if entry.tag == "DA" and entry not in dates]
    if dates:
        record.tags["issued"] = dates
    else:
        del record.tags["issued"]
    if months and not record.segment.text[months[0].start : months[0].start + 4].isdigit():
        record.tags["issued.month"] = months


def _serials(record: Record, text: str) -> None:
    if record.type not in NUMBERED and is_one_issn(record.contents("ISSN")):
        return
    fields = record.tags["ISSN"]
    if record.type in NUMBERED and not any(SERIAL.match(text, entry.start, entry.end) for entry in fields):
        del record.tags["ISSN"]
        record.tags.setdefault("number", []).extend(fields)
        return
    if is_one_issn(record.contents("ISSN")):
        return
    del record.tags["ISSN"]
    for entry in fields:
        for start, end in split_items(text, entry.start, entry.end, TABLE.separators["SN"]):
            kind = serial_kind(record, start, end)
            filed = record.tags.setdefault(kind, []) if kind else []
            if entry not in filed:
                filed.append(entry)


def _notes(record: Record, text: str) -> None:
    """Move labelled notes to the variables that they hold."""
    plain: list[Field] = []
    for entry in record.tags.pop("note"):
        variable, _ = note_label(text, entry)
        if variable:
            record.tags.setdefault(variable, []).append(entry)
            continue
        plain.append(entry)
        if COUNT.search(text, entry.start, entry.end):
            record.tags.setdefault("reference-count", []).append(entry)
    if plain:
        record.tags["note"] = plain


def _stray_doi(record: Record, text: str) -> None:
    """Without a DO field the DOI may stand in M3 or N1."""
    for variable in ("genre", "note"):
        for entry in record.tags.get(variable, ()):
            if is_doi(text, entry):
                record.tags["DOI"] = [entry]
                return


def _dialect(record: Record, text: str) -> str:
    tags = record.tags
    if "source" in tags and "scopus" in record.contents("source")[0].lower():
        return "scopus"
    if "accession" in tags and record.contents("accession")[0].startswith("WOS:"):
        return "wos"
    if "number" in tags and _numbers(record, text):
        return "publish-or-perish"
    if "DOI" in tags and record.contents("DOI")[0].startswith("10.1109/") and first_of(record, ("VO",)):
        return "ieee"
    if "URL" in tags:
        labels = record.contents("URL")[0].partition("//")[2].partition("/")[0].split(".")
        return HOSTS.get(".".join(labels[-2:])) or HOSTS.get(".".join(labels[-3:]), "")
    return ""


def _numbers(record: Record, text: str) -> bool:
    """Keep of M1 only what can be a number; True if Publish or Perish wrote its query there."""
    fields = record.tags["number"]
    short = [entry for entry in fields if entry.end - entry.start <= LONGEST_NUMBER]
    if short:
        record.tags["number"] = short
    else:
        del record.tags["number"]
    return any(text.startswith("Query date", entry.start) for entry in fields)


def _custom_two(record: Record, text: str) -> None:
    """C2 is the PMCID in EndNote and the PMID in Scopus, anything elsewhere."""
    fields = record.tags.pop("PMCID")
    start, end = fields[0].start, fields[0].end
    if text.startswith("PMC", start):
        record.tags["PMCID"] = fields
    elif record.dialect == "scopus" and text[start:end].isdigit():
        record.tags["PMID"] = fields


def _pubmed(record: Record, text: str) -> None:
    """PubMed through EndNote has the PMID in AN and the online date in ET."""
    source = first_of(record, ("DP", "DB"))
    if not source or text[source[0].start : source[0].end].lower() not in ("nlm", "pubmed", "medline"):
        return
    if "edition" in record.tags:
        record.tags["available-date"] = record.tags.pop("edition")
    numbers = [entry for entry in record.tags["accession"] if text[entry.start : entry.end].isdigit()]
    if numbers:
        record.tags["PMID"] = numbers
