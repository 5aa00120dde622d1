"""The variables of a RefWorks record that are not simply the content of one tag."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from biblint.formats.refworks.tables import BOOKS, TABLE
from biblint.formats.tagged.pages import page_values
from biblint.formats.tagged.serials import serial_kind
from biblint.formats.tagged.values import make_value, split_items
from biblint.model import Field, Record, Value


def serials(record: Record, kind: str, fields: Sequence[Field]) -> Iterator[tuple[Field, int, int]]:
    """The numbers of a kind, `ISSN` or `ISBN`, with their field and source range."""
    text = record.segment.text
    for entry in fields:
        for start, end in split_items(text, entry.start, entry.end, TABLE.separators["SN"]):
            if serial_kind(text[start:end], record.type in BOOKS) == kind:
                yield entry, start, end


def _issns(record: Record, fields: Sequence[Field]) -> list[Value]:
    return [make_value(record.segment, start, end, entry) for entry, start, end in serials(record, "ISSN", fields)]


def _isbns(record: Record, fields: Sequence[Field]) -> list[Value]:
    return [make_value(record.segment, start, end, entry) for entry, start, end in serials(record, "ISBN", fields)]


def _pages(record: Record, fields: Sequence[Field]) -> list[Value]:
    return page_values(record, fields, TABLE.pages)


COMPOSERS: Mapping[str, Callable[[Record, Sequence[Field]], list[Value]]] = {
    "ISSN": _issns,
    "ISBN": _isbns,
    "page": _pages,
}
"""Variable -> what makes its values out of its fields."""
