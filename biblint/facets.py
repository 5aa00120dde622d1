"""Texts of variables and facets: the values of a variable, or the part of them that a facet names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from biblint.model import Record, Value
from biblint.values.dates import parse_date
from biblint.variables import FACETS

_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")


class Part(NamedTuple):
    """A range of a value's text, and what it says in a form that can be compared."""

    value: Value
    start: int
    end: int
    text: str


def parts(record: Record, name: str) -> Iterator[Part]:
    """The values of a variable whole, or those of a facet: `issued.year`, `issued.month`, `page.first` ..."""
    variable = FACETS.get(name)
    if variable is None or record.values(name):
        yield from (whole(value) for value in record.values(name))
        return
    for value in record.values(variable):
        part = _FACET_PARTS[name](value)
        if part is not None:
            yield part
        if name == "author.first":
            return


def facet_values(record: Record, name: str) -> list[Value]:
    """The values of a facet as values of their own, for checks of values; a month is compared only, never given."""
    return [part.value.part(part.start, part.end) for part in parts(record, name) if part.end > part.start]


def whole(value: Value) -> Part:
    """All of a value."""
    return Part(value, 0, len(value.text), value.text)


def _year(value: Value) -> Part | None:
    match = _YEAR.search(value.text)
    return Part(value, *match.span(), match[0]) if match else None


def _month(value: Value) -> Part | None:
    date = parse_date(value.text)
    return Part(value, 0, len(value.text), str(date.month)) if date and date.month else None


def _page_part(value: Value, last: bool) -> Part | None:
    first, dash, end = value.text.partition("-")
    if not last:
        return Part(value, 0, len(first), first.strip())
    return Part(value, len(first) + 1, len(value.text), end.strip()) if dash else None


_FACET_PARTS: Mapping[str, Callable[[Value], Part | None]] = {
    "issued.year": _year,
    "issued.month": _month,
    "author.first": whole,
    "page.first": lambda value: _page_part(value, last=False),
    "page.last": lambda value: _page_part(value, last=True),
}
