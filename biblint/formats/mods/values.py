"""The variables of a MODS record that are more than the text of one element."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from biblint.formats._marc.isbd import bare, part
from biblint.formats._xml.text import element_value
from biblint.formats._xml.tree import Element
from biblint.formats._xml.values import Composer, joined, pages, texts
from biblint.formats.mods.tables import ROLES
from biblint.model import Field, Value

_EXTENT = re.compile(r"\b([0-9]+)\s*(?:p\b|pp\b|pages?\b|S\.|s\.|Seiten)")
_NUMBER = re.compile(r"[0-9][0-9Xx\-\u2010-\u2014]{6,}")


def role(name: Element) -> str:
    """The variable that a name belongs to, `''` if none; without a role it is an author."""
    terms = [term.raw_text.lower().strip(" .,") for term in name.all("role", "roleTerm")]
    terms += [term.raw_text.lower() for term in name.all("role", "text")] or ([] if terms else [""])
    found = [ROLES[term] for term in terms if term in ROLES]
    return found[0] if found else "contributor"


def title(element: Element, entry: Field) -> Value | None:
    """Article, title, subtitle and part, with marks between them."""
    article, main = element.one("nonSort"), element.one("title")
    ends_open = article is not None and article.raw_text.endswith(("'", "\u2019", "-"))
    parts = [("", article), ("" if ends_open else " ", main), (": ", element.one("subTitle"))]
    parts += [(". ", element.one("partNumber")), (". ", element.one("partName"))]
    return joined(parts, entry)


def person(element: Element, entry: Field) -> Value | None:
    """`family, given` where they are told apart; else the name as it stands, without a body's parsing."""
    parts: dict[str, list[Element]] = {}
    for piece in element.all("namePart"):
        parts.setdefault(piece.get("type"), []).append(piece)
    given = [(" " if number else ", ", piece) for number, piece in enumerate(parts.get("given", ()))]
    if "family" in parts:
        return joined([("", parts["family"][0]), *given], entry)
    plain = parts.get("") or parts.get("given") or list(element.all("displayForm"))[:1]
    value = joined([(" ", piece) for piece in plain], entry)
    value = bare(value) if value is not None else None
    if value is not None:
        value.literal = element.get("type") not in ("personal", "")
    return value


def people(found: Sequence[tuple[Element, Field]]) -> list[Value]:
    """The names of a list."""
    return [value for element, entry in found if (value := person(element, entry)) is not None]


def titles(found: Sequence[tuple[Element, Field]]) -> list[Value]:
    """The first title that is not blank."""
    return [value for element, entry in found if (value := title(element, entry)) is not None][:1]


def issued(found: Sequence[tuple[Element, Field]]) -> list[Value]:
    """The date of issue; one that is encoded goes before one in words, and a copyright date comes last."""
    usable = [pair for pair in found if pair[0].get("point") != "end"]
    ranked = sorted(usable, key=lambda pair: (pair[0].name != "dateIssued", not pair[0].get("encoding")))
    values = (value for value in texts(ranked))
    return [short for value in values if (short := bare(value)) is not None][:1]


def page(found: Sequence[tuple[Element, Field]]) -> list[Value]:
    """The first and last page of the part, or its list of pages."""
    for element, entry in found:
        if element.get("unit") not in ("", "page", "pages"):
            continue
        value = pages(element.one("start"), element.one("end"), entry)
        listed = element.one("list")
        if value is None and listed is not None:
            value = element_value(listed, entry)
        if value is not None:
            return [value]
    return []


def plain(found: Sequence[tuple[Element, Field]]) -> list[Value]:
    """The texts, without the punctuation that cataloguers put at their ends."""
    return [short for value in texts(found) if (short := bare(value)) is not None]


def extent(found: Sequence[tuple[Element, Field]]) -> list[Value]:
    """The number of pages, where one is told."""
    matches = [(value, _EXTENT.findall(value.text), _EXTENT.search(value.text)) for value in texts(found)]
    cut = (part(value, *match.span(1)) for value, hits, match in matches if match and len(hits) == 1)
    return [value for value in cut if value is not None][:1]


def numbers(found: Sequence[tuple[Element, Field]]) -> list[Value]:
    """ISBN and ISSN without their qualifiers; what is no number stays whole."""
    return [_number(value) for value in texts(found)]


def _number(value: Value) -> Value:
    match = _NUMBER.match(value.text)
    return (part(value, *match.span()) if match else None) or value


_TITLES = ("title", "title-short", "translated-title", "container-title", "container-title-short", "collection-title")

COMPOSERS: Mapping[str, Composer] = {
    **dict.fromkeys(_TITLES, titles),
    **dict.fromkeys(("author", "editor", "translator", "thesis-advisor", "contributor"), people),
    **dict.fromkeys(("publisher", "publisher-place", "edition"), lambda found: plain(found)[:1]),
    "issued": issued,
    "page": page,
    "number-of-pages": extent,
    "ISBN": numbers,
    "ISSN": numbers,
}
"""Variable -> what makes its values out of its elements."""
