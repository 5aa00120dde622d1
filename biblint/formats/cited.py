"""Cited references in the short form of Web of Science: `Aasebo E, 2020, CANCER, V12, P12, DOI 10.3390/x`.

Source: the CR field of Web of Science exports; pages of library discovery systems repeat the form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from biblint.formats.tagged.values import trimmed
from biblint.model import Field, Record, Value

_COMMA = re.compile(r",\s*")
_YEAR = re.compile(r"(?:1[4-9]|20)\d\d[a-z]?")
_VOLUME = re.compile(r"V(?P<at>[A-Z]{0,3} ?\d.*|[IVXLC]+)")
_PAGE = re.compile(r"P(?P<at>[A-Z]{0,4}\d.*|[ivxlc]+)")
_DOI_PART = re.compile(r",\s*DOI\b\s*(?P<at>.*)", re.S)
_DOI_LABEL = re.compile(r"(?:DOI\b:?\s*)*")
_DOI_COMMA = re.compile(r",\s+(?=DOI\b|10\.)")
_ARTICLE = re.compile(r"(?:ARTN?|UNSP) (?P<at>\S.*)")

_USUAL = re.compile(
    r"([^,\s](?:[^,]*[^,\s])?), ((?:1[4-9]|20)\d\d), (?!DOI\b)([^,\s](?:[^,]*[^,\s])?)"
    r"(?:, V(\d[^,\s]*))?(?:, P([A-Z]{0,4}\d[^,\s]*))?(?:, DOI (10\.[^\s,]+))?"
)
"""By far the most references; those that it does not match are taken apart word by word."""
_USUAL_NAMES = ("author", "issued", "container-title", "volume", "page", "DOI")

Part = tuple[str, int, int]
"""Variable, start and end in the text."""


def parse_cited(text: str) -> list[Part]:
    """The parts of one cited reference, as (variable, start, end) in the text; empty if it has not the form.

    The first part is the author (as written, also `[Anonymous]`), then the year, the work, volume, page and DOIs.
    """
    usual = _USUAL.fullmatch(text)
    if usual:
        return [(name, *span) for name, span in zip(_USUAL_NAMES, usual.regs[1:], strict=True) if span[0] >= 0]
    tail = _DOI_PART.search(text)
    end = tail.start() if tail else len(text)
    parts: list[Part] = []
    for index, (low, high) in enumerate(_split(_COMMA, text, 0, end)):
        part = _part(text, low, high, parts, index)
        if part:
            parts.append(part)
    if tail:
        parts += _dois(text, *tail.span("at"))
    return parts if sum(name != "author" for name, _, _ in parts) else []


def _dois(text: str, start: int, end: int) -> list[Part]:
    """One DOI, or several in brackets; each may repeat the label."""
    start = _label_end(text, start, end)
    if text.startswith("[", start):
        start, end = start + 1, end - text.endswith("]", start, end)
    parts: list[Part] = []
    for low, high in _split(_DOI_COMMA, text, start, end):
        low, high = trimmed(text, _label_end(text, low, high), high)
        if low < high:
            parts.append(("DOI", low, high))
    return parts


def _label_end(text: str, start: int, end: int) -> int:
    match = _DOI_LABEL.match(text, start, end)
    return match.end() if match else start


def _split(separator: re.Pattern[str], text: str, start: int, end: int) -> list[tuple[int, int]]:
    chunks: list[tuple[int, int]] = []
    for match in separator.finditer(text, start, end):
        chunks.append((start, match.start()))
        start = match.end()
    chunks.append((start, end))
    return chunks


def _part(text: str, start: int, end: int, parts: list[Part], index: int) -> Part | None:
    while end > start and text[end - 1].isspace():
        end -= 1
    seen = {name for name, _, _ in parts}
    if start == end:
        return None
    if "issued" not in seen and _YEAR.fullmatch(text, start, end):
        return "issued", start, end
    if index == 0:
        return "author", start, end
    if "container-title" not in seen:
        return "container-title", start, end
    for name, pattern in (("volume", _VOLUME), ("page", _PAGE), ("article-number", _ARTICLE)):
        match = pattern.fullmatch(text, start, end)
        if match and name not in seen:
            return name, *match.span("at")
    return None


def cited_records(record: Record, values: Sequence[Value]) -> list[Record]:
    """A record for each cited reference, numbered from 1, with the parts that `parse_cited` finds as its values."""
    return [_cited_record(record, value, number) for number, value in enumerate(values, 1)]


def _cited_record(parent: Record, value: Value, number: int) -> Record:
    parts = parse_cited(value.text)
    record = Record(parent.format, parent.index, parent.segment, value.start, value.end, _build)
    record.parent, record.number, record.dialect = parent, str(number), parent.dialect
    tag = value.field.tag if value.field else ""
    for name, start, end in parts:
        piece = value.part(start, end)
        entry = Field(tag, piece.start, piece.start, piece.start, piece.end, piece.start, piece.end)
        piece.field = entry
        record.fields.append(entry)
        if name in record.tags:
            record.tags[name].append(entry)
            record._values[name] += (piece,)
        else:
            record.tags[name] = [entry]
            record._values[name] = (piece,)
    return record


def _build(record: Record, variable: str) -> Sequence[Value]:
    """Everything there is was made with the record."""
    return ()
