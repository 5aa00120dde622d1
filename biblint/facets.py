"""Texts of variables and facets: the values of a variable, or the part of them that a facet names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
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
    facet = _FACET_SPANS[name]
    for value in record.values(variable):
        span = facet(value.text)
        if span is not None:
            yield Part(value, *span)
        if name == "author.first":
            return


def texts_of(name: str) -> Callable[[Record], Sequence[str]]:
    """A function that gives the texts of `parts` of a variable or a facet, which cost less than the parts."""
    variable = FACETS.get(name)
    if variable is None:
        return lambda record: record.texts(name)
    facet, is_first = _FACET_SPANS[name], name == "author.first"

    def read(record: Record) -> Sequence[str]:
        if name in record.tags or record.parents:
            own = record.texts(name)
            if own:
                return own
        texts = record.texts(variable)
        return [span[2] for text in (texts[:1] if is_first else texts) if (span := facet(text)) is not None]

    return read


def facet_values(record: Record, name: str) -> list[Value]:
    """The values of a facet as values of their own, for checks of values; a month is compared only, never given."""
    return [part.value.part(part.start, part.end) for part in parts(record, name) if part.end > part.start]


def facet_texts(record: Record, name: str) -> list[str]:
    """The texts of `facet_values`, of a record that inherits nothing; no value is made."""
    facet = _FACET_SPANS[name]
    texts = record.texts(FACETS[name])
    spans = [(text, facet(text)) for text in (texts[:1] if name == "author.first" else texts)]
    return [text[span[0] : span[1]] for text, span in spans if span is not None and span[1] > span[0]]


def whole(value: Value) -> Part:
    """All of a value."""
    return Part(value, 0, len(value.text), value.text)


_Span = tuple[int, int, str]
"""A range of a text, and what it says."""


def _year(text: str) -> _Span | None:
    match = _YEAR.search(text)
    return (*match.span(), match[0]) if match else None


def _month(text: str) -> _Span | None:
    date = parse_date(text)
    return (0, len(text), str(date.month)) if date and date.month else None


def _first_page(text: str) -> _Span | None:
    first = text.partition("-")[0]
    return 0, len(first), first.strip()


def _last_page(text: str) -> _Span | None:
    first, dash, end = text.partition("-")
    return (len(first) + 1, len(text), end.strip()) if dash else None


_FACET_SPANS: Mapping[str, Callable[[str], _Span | None]] = {
    "issued.year": _year,
    "issued.month": _month,
    "author.first": lambda text: (0, len(text), text),
    "page.first": _first_page,
    "page.last": _last_page,
}
