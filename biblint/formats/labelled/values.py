"""Values of the variables of a labelled record, made when asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from biblint.formats.labelled.contributors import Setting, affiliation_values, author_values, places
from biblint.formats.labelled.folding import folded
from biblint.formats.labelled.items import LISTS, item_spans
from biblint.formats.labelled.labels import COMPOUND, JAPANESE, lookup
from biblint.formats.labelled.languages import chinese_script, label_language
from biblint.formats.labelled.listing import reference_spans
from biblint.formats.labelled.tails import tail_spans
from biblint.formats.text import plain_value
from biblint.model import Field, Record, Value

NAMES = frozenset({"author", "editor", "translator", "thesis-advisor", "reprint-author"})
_DIGITS = re.compile(r"(?P<n>\d[\d,]*)")
_PAGES = re.compile(r"\A共?\s*(?P<n>\d+)\s*(?:页|頁|ページ|pages?|pp?\.?)\Z")

Maker = Callable[[Record, str, Field], Iterator[Value]]


def build(record: Record, variable: str) -> Sequence[Value]:
    """The values of a variable; `raw:<label>` gives the whole content of every field with that label."""
    if variable == "label":
        return _labels(record)
    text = record.segment.text
    if variable.startswith("raw:") and variable not in record.tags:
        fields = [field for field in record.fields if field.tag == variable[4:]]
        return [value for field in fields if (value := plain_value(text, field.start, field.end, field))]
    make = _maker(variable)
    return [value for field in record.tags.get(variable, ()) for value in make(record, variable, field)]


def _maker(variable: str) -> Maker:
    if variable in NAMES:
        return _people
    if variable == "affiliation":
        return _places
    if variable in LISTS:
        return _items
    if variable == "reference":
        return _references
    if variable in ("times-cited", "reference-count", "number-of-pages"):
        return _number
    return _whole


def _labels(record: Record) -> list[Value]:
    text = record.segment.text
    fields = record.tags.get("label", ())
    return [
        Value(text[f.tag_start : f.tag_end], f.tag_start, f.tag_end, f, language=label_language(record, f))
        for f in fields
    ]


def _whole(record: Record, variable: str, field: Field) -> Iterator[Value]:
    text = record.segment.text
    start, end = part_of(text, variable, field)
    value = folded(text, start, end, field)
    if value is not None:
        yield value


def part_of(text: str, variable: str, field: Field) -> tuple[int, int]:
    """The range of a field that a variable takes: all of it, or its part of an issue line."""
    meaning = lookup(field.tag)
    if meaning is None or meaning.variable not in (COMPOUND, "container-title"):
        return field.start, field.end
    spans = compound(text, field, meaning.variable)
    return spans.get(variable, (field.start, field.end))


def compound(text: str, field: Field, variable: str) -> dict[str, tuple[int, int]]:
    """The parts of an issue line, or of a journal with year and volume or issue behind it; empty for neither."""
    spans = tail_spans(text, field.start, field.end, container=variable != COMPOUND)
    if variable != COMPOUND and not ("volume" in spans or "issue" in spans):
        return {}
    return spans


def _items(record: Record, variable: str, field: Field) -> Iterator[Value]:
    text = record.segment.text
    for span in item_spans(text, field.start, field.end, variable):
        value = folded(text, *span, field)
        if value is not None:
            yield value


def _people(record: Record, variable: str, field: Field) -> Iterator[Value]:
    text = record.segment.text
    fields = record.tags.get("affiliation", ())
    found = [place for f in fields for place in places(text, f.start, f.end)]
    first = next((place.number for place in found if place.number), None)
    lettered = first is not None and text[first[0]].islower()
    yield from author_values(text, field, Setting(len(found), lettered, chinese_script(record) == JAPANESE))


def _places(record: Record, variable: str, field: Field) -> Iterator[Value]:
    return affiliation_values(record.segment.text, field)


def _number(record: Record, variable: str, field: Field) -> Iterator[Value]:
    pattern = _PAGES if variable == "number-of-pages" else _DIGITS
    match = pattern.search(record.segment.text[field.start : field.end])
    if match is None:
        yield from _whole(record, variable, field)
    else:
        yield Value(match["n"], field.start + match.start("n"), field.start + match.end("n"), field)


def _references(record: Record, variable: str, field: Field) -> Iterator[Value]:
    text = record.segment.text
    for item in reference_spans(text, field.start, field.end):
        value = folded(text, item.start, item.end, field)
        if value is not None:
            yield value
