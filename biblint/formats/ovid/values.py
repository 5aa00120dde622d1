"""The variables of an Ovid record that are less than the content of their tag, or a part of the source string."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from biblint.formats.ovid.source_string import Parts, parse_source
from biblint.formats.ovid.tables import TABLE
from biblint.formats.tagged.values import make_value, split_items, trimmed
from biblint.model import Field, Record, Value

_FLAG = re.compile(r"(?<=\S)\s*\[[A-Z][A-Za-z /&-]{2,40}\]\.?\Z")
_ROLES = re.compile(r"\s*\[[^\[\]]*\]\s*\Z")
_MARKS = re.compile(r"\s+[\d*+,#]{1,12}\Z")
_DEGREES = re.compile(
    r"(?<=[\w.])(?:,?\s+(?:M\.?D\.?|Ph\.?D\.?|MPH|MSc?|MBA|MA|MBBS|BSc?|BA|RN|DO|DDS|DVM|FACSM|FACS|FRCP|FRCS|EdD|DrPH|ScD)"
    r"(?=[\s,.]|\Z))+\.?\Z"
)
_NAMED = re.compile(r"(?P<name>[^\s:;,][^:;,\r\n]{0,60},[^:;,\r\n]{1,60}?(?:, [JS]r)?)\.?:[ \t]+(?=\S)")
_NUMBER = re.compile(r"\s*\([^()]*\)\s*\Z")


def source_parts(record: Record) -> tuple[Field | None, Parts]:
    """The SO field of a record and what it holds; the offsets are those of the segment."""
    entry = next((found for found in record.fields if found.tag == "SO" and found.start < found.end), None)
    return entry, parse_source(record.segment.text, entry.start, entry.end) if entry else {}


def _cut(text: str, start: int, end: int, tail: re.Pattern[str]) -> int:
    """The end of a range without what a pattern finds there, unless nothing would be left."""
    found = tail.search(text[start:end])
    return trimmed(text, start, start + found.start())[1] if found and found.start() else end


def _parts(record: Record, fields: Sequence[Field], variable: str) -> list[Value]:
    """The values of fields of their own; else the part of the source string."""
    entry, parts = source_parts(record) if any(found.tag == "SO" for found in fields) else (None, {})
    values = []
    for found in fields:
        start, end = parts[variable] if found is entry else (found.start, found.end)
        values.append(make_value(record.segment, start, end, found))
    return values


def _items(record: Record, fields: Sequence[Field]) -> Iterator[tuple[Field, int, int]]:
    text = record.segment.text
    for entry in fields:
        for start, end in split_items(text, entry.start, entry.end, TABLE.separators.get(entry.tag)):
            yield entry, start, end


def _titles(record: Record, fields: Sequence[Field]) -> list[Value]:
    """Titles without the flag that a database puts behind them: `[References].`, `[Article]`."""
    text = record.segment.text
    return [make_value(record.segment, f.start, _cut(text, f.start, f.end, _FLAG), f) for f in fields]


def _people(record: Record, fields: Sequence[Field]) -> list[Value]:
    """Names without roles in brackets, and in full-text databases without raised marks and degrees."""
    text = record.segment.text
    is_full_text = any(text.find("@Ovid", entry.start, entry.end) >= 0 for entry in record.tags.get("source", ()))
    tails = (_ROLES, _MARKS, _DEGREES) if is_full_text else (_ROLES,)
    values = []
    for entry, start, end in _items(record, fields):
        for tail in tails:
            end = _cut(text, start, end, tail)
        values.append(make_value(record.segment, start, end, entry))
    return values


def _affiliations(record: Record, fields: Sequence[Field]) -> list[Value]:
    """Addresses; in PsycINFO the name before each, `Surname, Given: `, as its person."""
    text = record.segment.text
    is_named = any(text.startswith("Psyc", entry.start) for entry in record.tags.get("source", ()))
    values = []
    for entry, start, end in _items(record, fields):
        found = _NAMED.match(text, start, end) if is_named else None
        value = make_value(record.segment, found.end() if found else start, end, entry)
        if found:
            value.people = (make_value(record.segment, *found.span("name"), entry),)
        values.append(value)
    return values


def _numbers(record: Record, fields: Sequence[Field]) -> list[Value]:
    """ISSN and ISBN without `(ISSN print)`, `(Paperback)`."""
    text = record.segment.text
    ranges = ((entry, start, _cut(text, start, end, _NUMBER)) for entry, start, end in _items(record, fields))
    values = [make_value(record.segment, start, end, entry) for entry, start, end in ranges]
    return list({value.text: value for value in reversed(values)}.values())[::-1]


def _languages(record: Record, fields: Sequence[Field]) -> list[Value]:
    """Languages without the full stop of full-text databases."""
    text = record.segment.text
    ranges = ((entry, start, end - (text[end - 1] == ".")) for entry, start, end in _items(record, fields))
    return [make_value(record.segment, *trimmed(text, low, high), entry) for entry, low, high in ranges if low < high]


def _keywords(record: Record, fields: Sequence[Field]) -> list[Value]:
    """Keywords without the asterisk of a main topic."""
    text = record.segment.text
    ranges = ((entry, *trimmed(text, low + (text[low] == "*"), high)) for entry, low, high in _items(record, fields))
    return [make_value(record.segment, low, high, entry) for entry, low, high in ranges if low < high]


def _part(variable: str) -> Callable[[Record, Sequence[Field]], list[Value]]:
    return lambda record, fields: _parts(record, fields, variable)


COMPOSERS: Mapping[str, Callable[[Record, Sequence[Field]], list[Value]]] = {
    "title": _titles,
    "author": _people,
    "editor": _people,
    "affiliation": _affiliations,
    "ISSN": _numbers,
    "ISBN": _numbers,
    "language": _languages,
    "keyword": _keywords,
    **{name: _part(name) for name in ("container-title", "volume", "issue", "page", "issued")},
}
"""Variable -> what makes its values out of its fields."""
