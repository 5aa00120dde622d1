"""The variables of a Crossref record that are more than the text of one element."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from biblint.formats._xml.text import element_value
from biblint.formats._xml.tree import Element
from biblint.formats._xml.values import Composer, attribute, date, first_text, pages, person, texts
from biblint.model import Field, Value


def people(found: Sequence[tuple[Element, Field]]) -> list[Value]:
    """`surname, given_name, suffix`; organizations are not parsed."""
    values = []
    for element, entry in found:
        if element.name == "organization":
            value = element_value(element, entry)
            if value is not None:
                value.literal = True
        else:
            value = person(element, entry, "surname", "given_name", "suffix")
        values.append(value)
    return [value for value in values if value is not None]


def affiliations(found: Sequence[tuple[Element, Field]]) -> list[Value]:
    """The affiliations, each with the person in whose element it stands."""
    values = texts(found)
    by_start = {entry.start: element for element, entry in found}
    for value in values:
        owner = by_start.get(value.field.start) if value.field is not None else None
        while owner is not None and owner.name != "person_name":
            owner = owner.parent
        if owner is not None and value.field is not None:
            value.people = tuple(people([(owner, value.field)]))
    return values


def issued(found: Sequence[tuple[Element, Field]]) -> list[Value]:
    """The date in print before that online."""
    ranked = sorted(found, key=lambda pair: pair[0].get("media_type") == "online")
    values = (date(each.one("year"), each.one("month"), each.one("day"), entry) for each, entry in ranked)
    return [value for value in values if value is not None][:1]


def page(found: Sequence[tuple[Element, Field]]) -> list[Value]:
    """The first and the last page."""
    values = (pages(each.one("first_page"), each.one("last_page"), entry) for each, entry in found)
    return [value for value in values if value is not None][:1]


COMPOSERS: Mapping[str, Composer] = {
    **dict.fromkeys(("author", "editor", "translator"), people),
    "affiliation": affiliations,
    "issued": issued,
    "page": page,
    "container-title": first_text,
    "language": attribute("language"),
}
"""Variable -> what makes its values out of its elements."""
