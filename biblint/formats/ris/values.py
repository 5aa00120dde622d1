"""The variables of RIS that are not simply the content of one tag."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from biblint.formats.ris.tables import BOOKS, COUNT, LABELLED_NOTES, TABLE
from biblint.formats.tagged import serials
from biblint.formats.tagged.pages import page_values, page_way
from biblint.formats.tagged.usual import How, as_they_are
from biblint.formats.tagged.values import make_value, split_items, trimmed
from biblint.model import Field, Record, Value

_YEAR_FIRST = re.compile(r"\d{4}(?!\d)")
_LABELLED_DOI = re.compile(r"(?:(?:doi|DOI):?\s*)?10\.\d{4,9}/\S+")
_ISSN = re.compile(r"[0-9]{4}-?[0-9]{3}[0-9Xx]")
_ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]")
_REFERENCE_LINES = re.compile(r"(?:\r\n?|\n)\s*|;\s*\Z")
_REFERENCE_LIST = re.compile(r";\s+|;\Z")


def first_of(record: Record, tags: Sequence[str]) -> list[Field]:
    """The first field with content among some tags, the tags in order of preference."""
    for tag in tags:
        for entry in record.fields:
            if entry.tag == tag and entry.start < entry.end:
                return [entry]
    return []


def container_fields(record: Record) -> list[Field]:
    """The field with the full title of the container.

    JF is the full title by the specification, T2 by custom; JO is the full one for some writers and the short one for
    others, so it comes after them.
    """
    return first_of(record, ("JF", "T2", "BT", "JO", "JA", "J2", "JI", "J9"))


def issued_fields(record: Record) -> list[Field]:
    """PY, or the fuller date that begins with the same year; else Y1, else DA if it has a year."""
    text = record.segment.text
    year = first_of(record, ("PY",))
    if year:
        start = text[year[0].start : year[0].end]
        for entry in record.fields:
            if entry.tag in ("DA", "Y1") and entry.end - entry.start > len(start) + 1:
                date = text[entry.start : entry.end]
                if date.startswith((f"{start}/", f"{start}-")) and date[len(start) + 1].isdigit():
                    return [entry]
        return year
    dates = first_of(record, ("Y1",)) or first_of(record, ("DA",))
    return dates if dates and (dates[0].tag == "Y1" or _YEAR_FIRST.match(text, dates[0].start)) else []


def serial_kind(record: Record, start: int, end: int) -> str:
    """`ISSN` or `ISBN` for one number of SN: by its length, else by the type of the record; `''` for neither."""
    return serials.serial_kind(record.segment.text[start:end], record.type in BOOKS)


def is_one_issn(contents: Sequence[str]) -> bool:
    """True for one field of eight characters, or nine with a hyphen in the middle: nearly every SN of an article."""
    return len(contents) == 1 and (len(contents[0]) == 8 or (len(contents[0]) == 9 and contents[0][4] == "-"))


def is_doi(text: str, entry: Field) -> bool:
    """True if a field holds a DOI and nothing else."""
    return _LABELLED_DOI.fullmatch(text, entry.start, entry.end) is not None


def note_label(text: str, entry: Field) -> tuple[str, str]:
    """The variable whose label begins a note, and the label; `("", "")` without one."""
    for label, variable in LABELLED_NOTES:
        if text.startswith(label, entry.start):
            return variable, label
    return "", ""


def _pages(record: Record, fields: Sequence[Field]) -> list[Value]:
    return page_values(record, fields, ("SP", "EP"))


def _serials(kind: str, record: Record, fields: Sequence[Field]) -> Iterator[Value]:
    for entry in fields:
        for start, end in split_items(record.segment.text, entry.start, entry.end, TABLE.separators["SN"]):
            if serial_kind(record, start, end) == kind:
                yield make_value(record.segment, start, end, entry)


def _issns(record: Record, fields: Sequence[Field]) -> list[Value]:
    return list(_serials("ISSN", record, fields))


def _isbns(record: Record, fields: Sequence[Field]) -> list[Value]:
    return list(_serials("ISBN", record, fields))


def _numbers(record: Record, fields: Sequence[Field]) -> list[Value]:
    return [make_value(record.segment, entry.start, entry.end, entry) for entry in fields]


def _dois(record: Record, fields: Sequence[Field]) -> list[Value]:
    values = []
    for entry in fields:
        found = _LABELLED_DOI.fullmatch(record.segment.text, entry.start, entry.end) if entry.tag != "DO" else None
        start = record.segment.text.index("10.", entry.start) if found else entry.start
        values.append(make_value(record.segment, start, entry.end, entry))
    return values


def _references(record: Record, fields: Sequence[Field]) -> list[Value]:
    text = record.segment.text
    values = []
    for entry in fields:
        start, end = trimmed(text, entry.start + len("References:"), entry.end)
        inner = text[start:end]
        separator = _REFERENCE_LINES if "\n" in inner or "\r" in inner else _REFERENCE_LIST
        for low, high in split_items(text, start, end, separator):
            high -= text[high - 1] == ";"
            if low < high:
                values.append(make_value(record.segment, low, high, entry))
    return values


def _counts(record: Record, fields: Sequence[Field]) -> list[Value]:
    found = [(entry, COUNT.search(record.segment.text, entry.start, entry.end)) for entry in fields]
    return [make_value(record.segment, *match.span(1), entry) for entry, match in found if match]


def _labelled(record: Record, fields: Sequence[Field]) -> list[Value]:
    text = record.segment.text
    ranges = ((entry, trimmed(text, entry.start + len(note_label(text, entry)[1]), entry.end)) for entry in fields)
    return [make_value(record.segment, *span, entry) for entry, span in ranges if span[0] < span[1]]


def _orcids(record: Record, fields: Sequence[Field]) -> list[Value]:
    text = record.segment.text
    return [
        make_value(record.segment, *match.span(), entry)
        for entry in fields
        for match in _ORCID.finditer(text, entry.start, entry.end)
    ]


COMPOSERS: Mapping[str, Callable[[Record, Sequence[Field]], list[Value]]] = {
    "page": _pages,
    "ISSN": _issns,
    "number": _numbers,
    "ISBN": _isbns,
    "DOI": _dois,
    "reference": _references,
    "reference-count": _counts,
    "times-cited": _labelled,
    "correspondence": _labelled,
    "funding": _labelled,
    "ORCID": _orcids,
}
"""Variable -> what makes its values out of its fields."""


def _issn_text(contents: Sequence[str]) -> Sequence[str] | None:
    return contents if _ISSN.fullmatch(contents[0]) else None


def way_of(variable: str, tags: Sequence[str]) -> How | None:
    """How the texts of a variable with a composer are told by the contents of fields with these tags; None for none."""
    if variable == "page":
        return page_way(tags, TABLE.pages)
    if tags in (["DO"], ["M1"]):
        return as_they_are
    return _issn_text if variable == "ISSN" and len(tags) == 1 else None
