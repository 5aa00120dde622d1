"""Completing a NoteExpress record once its fields are read: dialect, type, and labels that mean several things."""

from __future__ import annotations

import re
from collections.abc import Callable

from biblint.formats.noteexpress.tables import BOOKS, COUNTED, TYPES
from biblint.formats.tagged.serials import serial_kind
from biblint.model import Field, Note, Record

_PROVIDERS = (("CNKI", "cnki"), ("万方", "wanfang"), ("wanfang", "wanfang"), ("维普", "cqvip"), ("CQVIP", "cqvip"))
_HOSTS = (("cnki.net/", "cnki"), ("wanfangdata.", "wanfang"), ("cqvip.com/", "cqvip"))
_COUNT = re.compile(r"\d{1,4}(?:\s*(?:p|pp|页)\.?)?")
_CHINA_NUMBER = re.compile(r"(?:CN\s?)?\d{2}-\d{4}(?:/[A-Z0-9-]+)?")
_PATENT = re.compile(r"[A-Z]{2}\d{6,}[A-Z]?\d?")
_YEARBOOK = "年鉴"


def finish_record(record: Record) -> None:
    """Give a record its type and dialect, and choose among the fields of its variables."""
    text, tags = record.segment.text, record.tags
    record.dialect = _dialect(record, text)
    _type(record, text)
    if "citation-key" in tags:
        record.key = _text(text, tags["citation-key"][0])
    _titles(record)
    _people(record)
    _dates(record)
    _numbers(record, text)
    if "page" in tags:
        _pages(record, text)


def _text(text: str, entry: Field) -> str:
    return text[entry.start : entry.end]


def _set(record: Record, variable: str, fields: list[Field]) -> None:
    if fields:
        record.tags[variable] = fields
    else:
        record.tags.pop(variable, None)


def _move(record: Record, variable: str, target: str, chosen: Callable[[Field], bool]) -> None:
    """Give the chosen fields of a variable to another; fields of `target` ``''`` are reached as raw ones only."""
    fields = record.tags.get(variable, [])
    moved = [entry for entry in fields if chosen(entry)]
    if moved:
        _set(record, variable, [entry for entry in fields if not chosen(entry)])
        if target:
            record.tags.setdefault(target, []).extend(moved)


def _dialect(record: Record, text: str) -> str:
    """The platform: as its provider says, else by a field or an address that only it writes."""
    provider = next((_text(text, entry) for entry in record.tags.get("source", ())), "")
    for word, dialect in _PROVIDERS:
        if word in provider:
            return dialect
    if any(entry.tag == "SrcDatabase" for entry in record.fields):
        return "cnki"
    link = next((_text(text, entry) for entry in record.tags.get("URL", ())), "")
    return next((dialect for word, dialect in _HOSTS if word in link), "")


def _type(record: Record, text: str) -> None:
    first = record.fields[0]
    if first.tag != "Reference Type":
        return
    record.raw_type = raw = _text(text, first)
    known = TYPES.get(raw.lower())
    if known is None:
        name = "unknown-type" if raw else "missing-type"
        end = first.end if raw else first.tag_end
        record.notes.append(Note(name, first.tag_start, end, {"tag": first.tag, "type": raw}))
    record.type = known or ""
    source = next((entry for entry in record.fields if entry.tag == "SrcDatabase"), None)
    if record.type == "standard" and source is not None and _YEARBOOK in _text(text, source):
        record.type = ""


def _titles(record: Record) -> None:
    """The journal, or what else a part stands in; the second title of a conference paper is the conference."""
    tags = record.tags
    if record.type == "paper-conference":
        if any(entry.tag != "Secondary Title" for entry in tags.get("container-title", ())):
            _move(record, "container-title", "event-title", lambda entry: entry.tag == "Secondary Title")
        _move(record, "publisher-place", "event-place", lambda entry: True)
    elif record.type in ("book", "thesis", "report"):
        _move(record, "container-title", "collection-title", lambda entry: entry.tag != "Journal")
    _set(record, "container-title", tags.get("container-title", [])[:1])


def _people(record: Record) -> None:
    """The third author of a thesis is its supervisor."""
    if record.type == "thesis":
        _move(record, "contributor", "thesis-advisor", lambda entry: entry.tag == "Tertiary Author")


def _dates(record: Record) -> None:
    """The date of a newspaper says more than its year; elsewhere the year counts."""
    fields = record.tags.get("issued", [])
    years = [entry for entry in fields if entry.tag == "Year"]
    days = [entry for entry in fields if entry.tag != "Year"]
    if years and days:
        record.tags["issued"] = days if record.type in ("article-newspaper", "patent") else years


def _numbers(record: Record, text: str) -> None:
    """ISSN or ISBN by what stands there; the notes hold CNKI's numbers of journals and of patents."""
    if record.type == "standard":
        _move(record, "ISBN", "number", lambda entry: True)
    if record.type == "patent":
        _move(record, "genre", "", lambda entry: _PATENT.fullmatch(text, entry.start, entry.end) is not None)
        _move(record, "note", "number", lambda entry: _PATENT.fullmatch(text, entry.start, entry.end) is not None)
    _move(record, "note", "", lambda entry: _CHINA_NUMBER.fullmatch(text, entry.start, entry.end) is not None)
    is_book = record.type in BOOKS
    _move(record, "ISSN", "ISBN", lambda entry: serial_kind(_text(text, entry), is_book) == "ISBN")


def _pages(record: Record, text: str) -> None:
    """One number is the number of pages where the type has no page in a larger whole."""
    fields = record.tags["page"]
    if record.type not in COUNTED or not all(_COUNT.fullmatch(text, entry.start, entry.end) for entry in fields):
        return
    record.tags["number-of-pages"] = record.tags.pop("page")
