"""Makers of values that several XML formats share: names from parts, dates from parts, page ranges."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from biblint.formats._xml.text import Maker, element_value, line_values, range_value
from biblint.formats._xml.tree import Element
from biblint.model import Field, Value

Composer = Callable[[Sequence[tuple[Element, Field]]], Sequence[Value]]
"""Makes the values of a variable out of its elements, each with its field."""


def texts(found: Sequence[tuple[Element, Field]]) -> list[Value]:
    """A value an element."""
    values = (element_value(element, entry) for element, entry in found)
    return [value for value in values if value is not None]


def first_text(found: Sequence[tuple[Element, Field]]) -> list[Value]:
    """The first element with a text: further ones say the same."""
    return texts(found)[:1]


def attribute(name: str) -> Composer:
    """The value of an attribute of each element."""

    def compose(found: Sequence[tuple[Element, Field]]) -> list[Value]:
        places = ((element, element.attribute(name), entry) for element, entry in found)
        made = (range_value(each.source, at.start, at.end, entry) for each, at, entry in places if at is not None)
        return [value for value in made if value is not None]

    return compose


def lines(found: Sequence[tuple[Element, Field]]) -> list[Value]:
    """A value a line of each element."""
    return [value for element, entry in found for value in line_values(element, entry)]


def paragraphs(found: Sequence[tuple[Element, Field]]) -> list[Value]:
    """All elements as one text, a blank between them: the labelled parts of an abstract."""
    if not found:
        return []
    maker = Maker(found[0][0].source)
    for element, _ in found:
        if not maker.is_blank:
            maker.literal(" ")
        maker.element(element)
    value = maker.finish(found[0][1])
    return [value] if value else []


def joined(parts: Sequence[tuple[str, Element | None]], entry: Field) -> Value | None:
    """Elements in a row with the text that goes before each but the first; those missing or blank are passed over."""
    present = [(before, element) for before, element in parts if element is not None and element.raw_text]
    if not present:
        return None
    maker = Maker(present[0][1].source)
    for index, (before, element) in enumerate(present):
        part = element_value(element)
        if part is None:
            continue
        if index:
            maker.literal(before)
        maker.value(part)
    return maker.finish(entry)


def person(element: Element, entry: Field, family: str, given: str, suffix: str = "") -> Value | None:
    """`Family, Given, Suffix` from the elements of a name; a family name alone is not parsed further."""
    names = (element.one(family), element.one(given), element.one(suffix) if suffix else None)
    return joined([("", names[0]), (", ", names[1]), (", ", names[2])], entry)


def date(year: Element | None, month: Element | None, day: Element | None, entry: Field) -> Value | None:
    """`2015-07-03`, `2015-07`, `2015`, or with a month in letters `2015 Jul 3`."""
    if year is None or not year.raw_text:
        return None
    worded = month is not None and not month.raw_text.isdigit()
    before = " " if worded else "-"
    if month is None or not month.raw_text:
        day = None
    return joined([("", year), (before, month), (before, day)], entry)


def pages(first: Element | None, last: Element | None, entry: Field) -> Value | None:
    """`first-last`; the first alone if the last is the same."""
    if first is not None and last is not None and first.raw_text == last.raw_text:
        last = None
    return joined([("", first), ("-", last)], entry)
