"""The variables of a Web of Science record that are more than the content of one tag."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from biblint.formats.tagged.pages import page_values, page_way
from biblint.formats.tagged.table import SEMICOLON
from biblint.formats.tagged.usual import FOLD, How, on_lines
from biblint.formats.tagged.values import make_value, split_items, trimmed
from biblint.formats.wos.tables import TABLE
from biblint.model import Field, Record, Value

_BRACKET = re.compile(r"\[(?P<names>[^\]]*)\]\s*")
_ROLE = re.compile(r"(?P<names>[^()]*)\((?:corresponding|reprint) author\)\s*(?:,\s*)?")


def _items(record: Record, fields: Sequence[Field]) -> Iterator[tuple[Field, int, int]]:
    for entry in fields:
        for start, end in split_items(record.segment.text, entry.start, entry.end, TABLE.separators.get(entry.tag)):
            yield entry, start, end


def _with_people(record: Record, fields: Sequence[Field], pattern: re.Pattern[str]) -> list[Value]:
    """Addresses whose beginning names people; without an address the item stays whole."""
    text = record.segment.text
    values = []
    for entry, start, end in _items(record, fields):
        match = pattern.match(text, start, end)
        if match is None or match.end() >= end:
            values.append(make_value(record.segment, start, end, entry))
            continue
        value = make_value(record.segment, match.end(), end, entry)
        names = split_items(text, *match.span("names"), SEMICOLON)
        value.people = tuple(make_value(record.segment, low, high, entry) for low, high in names)
        values.append(value)
    return values


def affiliations(record: Record, fields: Sequence[Field]) -> list[Value]:
    """C1: one address a line, the names in brackets before it as its people."""
    return _with_people(record, fields, _BRACKET)


def correspondence(record: Record, fields: Sequence[Field]) -> list[Value]:
    """RP: addresses, the names before `(corresponding author)` as people."""
    return _with_people(record, fields, _ROLE)


def identities(record: Record, fields: Sequence[Field]) -> list[Value]:
    """OI and RI: `name/identifier`, the name as the one person of the identifier."""
    text = record.segment.text
    values = []
    for entry, start, end in _items(record, fields):
        slash = text.rfind("/", start, end)
        low, high = trimmed(text, slash + 1, end)
        if slash < 0 or low == high:
            values.append(make_value(record.segment, start, end, entry))
            continue
        value = make_value(record.segment, low, high, entry)
        name = trimmed(text, start, slash)
        if name[0] < name[1]:
            value.people = (make_value(record.segment, *name, entry),)
        values.append(value)
    return values


def pages(record: Record, fields: Sequence[Field]) -> list[Value]:
    """BP and EP joined by a hyphen; PS of other products where neither is there."""
    found = page_values(record, fields, ("BP", "EP"))
    return found or [make_value(record.segment, entry.start, entry.end, entry) for entry in fields]


COMPOSERS: Mapping[str, Callable[[Record, Sequence[Field]], list[Value]]] = {
    "affiliation": affiliations,
    "correspondence": correspondence,
    "ORCID": identities,
    "raw:OI": identities,
    "raw:RI": identities,
    "page": pages,
}
"""Variable -> what makes its values out of its fields."""


def _places(contents: Sequence[str]) -> Sequence[str] | None:
    """The texts of addresses, without the people before them."""
    lines = on_lines(contents)
    if lines is None:
        return lines
    ends = [match.end() if (match := _BRACKET.match(line)) and match.end() < len(line) else 0 for line in lines]
    return [line[end:] for line, end in zip(lines, ends, strict=True)]


def _unless_folded(way: How, contents: Sequence[str]) -> Sequence[str] | None:
    return None if FOLD in "".join(contents) else way(contents)


def way_of(variable: str, tags: Sequence[str]) -> How | None:
    """How the texts of a variable with a composer are told by the contents of fields with these tags; None for none."""
    if variable == "page":
        way = page_way(tags, TABLE.pages)
        return partial(_unless_folded, way) if way is not None else None
    return _places if variable == "affiliation" else None
