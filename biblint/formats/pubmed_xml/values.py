"""The variables of a PubMed record that are more than the text of one element."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from biblint.formats._xml.text import element_value
from biblint.formats._xml.tree import Element
from biblint.formats._xml.values import Composer, date, first_text, pages, paragraphs, person
from biblint.model import Field, Piece, Value

ET_AL = "et al."
"""What a list of authors ends in that is marked as incomplete."""
INCOMPLETE = "N"
"""The value of `CompleteYN` that marks it."""


def author(element: Element, entry: Field) -> Value | None:
    """`LastName, ForeName, Suffix`, or a group's name, which is not parsed."""
    group = element.one("CollectiveName")
    if group is not None:
        value = element_value(group, entry)
        if value is not None:
            value.literal = True
        return value
    given = "ForeName" if element.one("ForeName") is not None else "Initials"
    return person(element, entry, "LastName", given, "Suffix")


def authors(found: Sequence[tuple[Element, Field]]) -> list[Value]:
    """The authors; a list that says that it is not complete ends in `et al.`, as in MEDLINE's own tagged format."""
    values = names(found)
    people = found[-1][0].parent
    mark = people.attribute("CompleteYN") if people is not None else None
    if mark is not None and mark.raw == INCOMPLETE and values:
        piece = Piece(0, len(ET_AL), mark.start, mark.end, "decoded")
        values.append(Value(ET_AL, mark.start, mark.end, found[-1][1], (piece,)))
    return values


def names(found: Sequence[tuple[Element, Field]]) -> list[Value]:
    """The people and groups of a list."""
    return [value for element, entry in found if (value := author(element, entry)) is not None]


def affiliations(found: Sequence[tuple[Element, Field]]) -> list[Value]:
    """The affiliations, each with the author in whose element it stands."""
    values = []
    for element, entry in found:
        value = element_value(element, entry)
        if value is None:
            continue
        owner = element.parent
        while owner is not None and owner.name != "Author":
            owner = owner.parent
        name = author(owner, entry) if owner is not None else None
        value.people = (name,) if name is not None else ()
        values.append(value)
    return values


def issued(found: Sequence[tuple[Element, Field]]) -> list[Value]:
    """Year, month or season, and day; or the words of a `MedlineDate`."""
    values = []
    for element, entry in found[:1]:
        free = element.one("MedlineDate")
        value = element_value(free, entry) if free is not None else None
        season = element.one("Month") or element.one("Season")
        values.append(value or date(element.one("Year"), season, element.one("Day"), entry))
    return [value for value in values if value is not None]


def page(found: Sequence[tuple[Element, Field]]) -> list[Value]:
    """`MedlinePgn`, or the first and the last page."""
    for element, entry in found:
        printed = element.one("MedlinePgn")
        value = element_value(printed, entry) if printed is not None else None
        value = value or pages(element.one("StartPage"), element.one("EndPage"), entry)
        if value is not None:
            return [value]
    return []


def doi(found: Sequence[tuple[Element, Field]]) -> list[Value]:
    """The first DOI that is not marked as invalid."""
    return first_text([pair for pair in found if pair[0].get("ValidYN") != "N"])


COMPOSERS: Mapping[str, Composer] = {
    "author": authors,
    "editor": names,
    "affiliation": affiliations,
    "issued": issued,
    "available-date": issued,
    "submitted": issued,
    "page": page,
    "DOI": doi,
    "abstract": paragraphs,
}
"""Variable -> what makes its values out of its elements."""
