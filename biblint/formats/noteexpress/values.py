"""The variables of a NoteExpress record that are not simply the content of one label."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from biblint.formats.noteexpress.tables import TABLE
from biblint.formats.tagged.values import make_value, split_items, trimmed
from biblint.model import Field, Record, Value

_ABSTRACT_MARK = re.compile(r"(?:<正>|Abstract\(#br\)|\(#br\))\s*")
_NUMBERED = re.compile(r"(?P<mark>\d{1,2})\s*[.．、]\s*(?=[^\s\d])")


def _abstracts(record: Record, fields: Sequence[Field]) -> list[Value]:
    """Abstracts without the mark that CNKI puts before those it took from the text, and its mark of a line break."""
    values = []
    for entry in fields:
        mark = _ABSTRACT_MARK.match(record.segment.text, entry.start, entry.end)
        start, end = trimmed(record.segment.text, mark.end() if mark else entry.start, entry.end)
        if start < end:
            values.append(make_value(record.segment, start, end, entry))
    return values


def _affiliations(record: Record, fields: Sequence[Field]) -> list[Value]:
    """Addresses: Wanfang writes one for each author, in their order; others may number theirs."""
    text, segment = record.segment.text, record.segment
    separator = TABLE.separators["Author Address"]
    ranges = [(item, entry) for entry in fields for item in split_items(text, entry.start, entry.end, separator)]
    numbers = [_NUMBERED.match(text, *item) for item, _ in ranges]
    if all(found and found["mark"] == str(index) for index, found in enumerate(numbers, 1)):
        return [_numbered(record, found, item[1], entry) for found, (item, entry) in zip(numbers, ranges, strict=True)]
    values = [make_value(segment, *item, entry) for item, entry in ranges]
    authors = record.values("author")
    if record.dialect == "wanfang" and len(fields) == len(values) == len(authors) > 1:
        for value, author in zip(values, authors, strict=True):
            value.people = (author,)
    return values


def _numbered(record: Record, found: re.Match[str] | None, end: int, entry: Field) -> Value:
    assert found is not None
    value = make_value(record.segment, found.end(), end, entry)
    value.marks = (make_value(record.segment, *found.span("mark"), entry),)
    return value


COMPOSERS: Mapping[str, Callable[[Record, Sequence[Field]], list[Value]]] = {
    "abstract": _abstracts,
    "affiliation": _affiliations,
}
"""Variable -> what makes its values out of its fields."""
