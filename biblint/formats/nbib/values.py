"""The variables of a MEDLINE record that are more, or less, than the content of one tag."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from biblint.formats.nbib.tables import AUTHOR_TAGS
from biblint.formats.tagged.values import make_value, trimmed
from biblint.model import Field, Record, Value

_DOI = re.compile(r"\s*\[doi\]\Z", re.I)
_BARE_DOI = re.compile(r"10\.\d{4,9}/[^\s\[]+\Z")
_QUALIFIED = re.compile(r"(?:E?ISSN\s*-\s*)?(?P<number>[^(\r\n]*?)\s*(?:\([^()\r\n]*\)\s*)?\Z")
_ORCID = re.compile(r"\s*ORCID\b:?\s*(?:https?://(?:www\.)?orcid\.org/)?", re.I)
_OTHER_ID = re.compile(r"[A-Za-z]+:\s*[^\s/]")


def doi_end(text: str, entry: Field) -> int:
    """Where the DOI of an LID or AID ends, which without `[doi]` must look like one; -1 for anything else."""
    found = _DOI.search(text, entry.start, entry.end)
    if found is None:
        return entry.end if _BARE_DOI.match(text, entry.start, entry.end) else -1
    return found.start()


def serial_range(text: str, entry: Field) -> tuple[int, int]:
    """The source range of an ISSN or ISBN without ERIC's label and without `(Print)`; empty if there is none."""
    found = _QUALIFIED.match(text, entry.start, entry.end)
    return trimmed(text, *found.span("number")) if found else (entry.start, entry.end)


def orcid_range(text: str, entry: Field) -> tuple[int, int]:
    """The source range of the ORCID in an AUID, without label and resolver; empty for another kind of identifier."""
    found = _ORCID.match(text, entry.start, entry.end)
    if found is None and (_OTHER_ID.match(text, entry.start, entry.end) or not text[entry.start].isdigit()):
        return entry.start, entry.start
    return trimmed(text, found.end() if found else entry.start, entry.end)


def author_fields(record: Record) -> list[Field]:
    """FAU, CN, and each AU that no FAU stands directly before, in their order."""
    chosen: list[Field] = []
    before = ""
    for entry in record.fields:
        if entry.start < entry.end and (entry.tag in ("FAU", "CN") or (entry.tag == "AU" and before != "FAU")):
            chosen.append(entry)
        before = entry.tag
    return chosen


def _authors(record: Record, fields: Sequence[Field]) -> list[Value]:
    values = [make_value(record.segment, entry.start, entry.end, entry) for entry in fields]
    for value, entry in zip(values, fields, strict=True):
        value.literal = entry.tag == "CN"
    return values


def _owned(record: Record, fields: Sequence[Field]) -> Iterator[tuple[Field, tuple[Value, ...]]]:
    """Each field with the author whose lines it stands among."""
    authors = {value.field: value for value in record.values("author") if value.field is not None}
    wanted = set(fields)
    owner: tuple[Value, ...] = ()
    for entry in record.fields:
        if entry in authors:
            owner = (authors[entry],)
        elif entry.tag not in AUTHOR_TAGS:
            owner = ()
        elif entry in wanted:
            yield entry, owner


def _affiliations(record: Record, fields: Sequence[Field]) -> list[Value]:
    values = []
    for entry, people in _owned(record, fields):
        value = make_value(record.segment, entry.start, entry.end, entry)
        value.people = people
        values.append(value)
    return values


def _orcids(record: Record, fields: Sequence[Field]) -> list[Value]:
    values = []
    for entry, people in _owned(record, fields):
        start, end = orcid_range(record.segment.text, entry)
        if start < end:
            value = make_value(record.segment, start, end, entry)
            value.people = people
            values.append(value)
    return values


def _dois(record: Record, fields: Sequence[Field]) -> list[Value]:
    text = record.segment.text
    ranges = ((entry, trimmed(text, entry.start, doi_end(text, entry))) for entry in fields)
    return [make_value(record.segment, *span, entry) for entry, span in ranges if span[0] < span[1]]


def _serials(record: Record, fields: Sequence[Field]) -> list[Value]:
    ranges = ((entry, serial_range(record.segment.text, entry)) for entry in fields)
    values = [make_value(record.segment, *span, entry) for entry, span in ranges if span[0] < span[1]]
    return list({value.text: value for value in reversed(values)}.values())[::-1]


def _keywords(record: Record, fields: Sequence[Field]) -> list[Value]:
    text = record.segment.text
    ranges = ((entry, trimmed(text, entry.start + (text[entry.start] == "*"), entry.end)) for entry in fields)
    return [make_value(record.segment, *span, entry) for entry, span in ranges if span[0] < span[1]]


COMPOSERS: Mapping[str, Callable[[Record, Sequence[Field]], list[Value]]] = {
    "author": _authors,
    "affiliation": _affiliations,
    "ORCID": _orcids,
    "DOI": _dois,
    "ISSN": _serials,
    "ISBN": _serials,
    "keyword": _keywords,
}
"""Variable -> what makes its values out of its fields."""
