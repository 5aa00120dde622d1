"""The variables of a Refer record that are not simply the content of one tag."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from biblint.formats.refer.tables import BOOKS, CHINESE, CHINESE_TABLE, TABLE
from biblint.formats.tagged.serials import serial_kind
from biblint.formats.tagged.table import Table
from biblint.formats.tagged.values import make_value, split_items, trimmed
from biblint.model import Field, Record, Value

_ABSTRACT_MARK = re.compile(r"(?:<正>|Abstract\(#br\)|\(#br\))\s*")
DOI = re.compile(r"(?i)(?:doi\b|[^\r\n]*?10\.\d)")


def table_of(record: Record) -> Table:
    """The table of the dialect in which a record is written."""
    return CHINESE_TABLE if record.dialect in CHINESE else TABLE


def serials(record: Record, kind: str, fields: Sequence[Field]) -> Iterator[tuple[Field, int, int]]:
    """The numbers of a kind, `ISSN` or `ISBN`, with their field and source range."""
    text = record.segment.text
    for entry in fields:
        for start, end in split_items(text, entry.start, entry.end, TABLE.separators["%@"]):
            if serial_kind(text[start:end], record.type in BOOKS) == kind:
                yield entry, start, end


def _issns(record: Record, fields: Sequence[Field]) -> list[Value]:
    return [make_value(record.segment, start, end, entry) for entry, start, end in serials(record, "ISSN", fields)]


def _isbns(record: Record, fields: Sequence[Field]) -> list[Value]:
    return [make_value(record.segment, start, end, entry) for entry, start, end in serials(record, "ISBN", fields)]


def _authors(record: Record, fields: Sequence[Field]) -> list[Value]:
    """Authors; a name that ends in its only comma is EndNote's notation of an institution."""
    text, separators, values = record.segment.text, table_of(record).separators, list[Value]()
    for entry in fields:
        for start, end in split_items(text, entry.start, entry.end, separators.get(entry.tag)):
            is_group = text.find(",", start, end) == end - 1 > start
            low, high = trimmed(text, start, end - is_group)
            value = make_value(record.segment, low, high, entry)
            value.literal = is_group
            values.append(value)
    return values


def _abstracts(record: Record, fields: Sequence[Field]) -> list[Value]:
    """Abstracts without the mark that CNKI puts before those it took from the text, and its mark of a line break."""
    values = []
    for entry in fields:
        mark = _ABSTRACT_MARK.match(record.segment.text, entry.start, entry.end)
        start, end = trimmed(record.segment.text, mark.end() if mark else entry.start, entry.end)
        if start < end:
            values.append(make_value(record.segment, start, end, entry))
    return values


COMPOSERS: Mapping[str, Callable[[Record, Sequence[Field]], list[Value]]] = {
    "author": _authors,
    "editor": _authors,
    "ISSN": _issns,
    "ISBN": _isbns,
    "abstract": _abstracts,
}
"""Variable -> what makes its values out of its fields."""
