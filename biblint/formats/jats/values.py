"""The variables of a JATS article that are more than the text of one element."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from biblint.formats._xml.text import Maker, element_value
from biblint.formats._xml.tree import Chunk, Element
from biblint.formats._xml.values import Composer, attribute, date, joined, person
from biblint.model import Field, Value

_PRINT = ("ppub", "print", "collection", "epub", "electronic", "pub")
"""Kinds of a publication date, the one of the issue first."""
_ASIDE = frozenset(("label", "xref", "fn", "email"))


def title(found: Sequence[tuple[Element, Field]]) -> list[Value]:
    """Title and subtitle."""
    values = (joined([("", each.one("article-title")), (": ", each.one("subtitle"))], entry) for each, entry in found)
    return [value for value in values if value is not None][:1]


def contributor(element: Element, entry: Field) -> Value | None:
    """`surname, given-names, suffix`, or the name of a group, which is not parsed."""
    name = element.one("name") or element.one("name-alternatives", "name")
    if name is not None:
        return person(name, entry, "surname", "given-names", "suffix")
    group = element.one("collab") or element.one("string-name")
    value = element_value(group, entry) if group is not None else None
    if value is not None and group is not None:
        value.literal = group.name == "collab"
    return value


def people(found: Sequence[tuple[Element, Field]]) -> list[Value]:
    """The names of a list."""
    return [value for element, entry in found if (value := contributor(element, entry)) is not None]


def affiliations(found: Sequence[tuple[Element, Field]]) -> list[Value]:
    """The affiliations without their labels, each with the people who refer to it or in whose element it stands."""
    values = []
    for element, entry in found:
        value = _without_asides(element, entry)
        if value is None:
            continue
        owners = _owners(element)
        value.people = tuple(name for owner in owners if (name := contributor(owner, entry)) is not None)
        values.append(value)
    return values


def _without_asides(element: Element, entry: Field) -> Value | None:
    """The text of an element without its label and e-mail address."""
    maker = Maker(element.source)
    for item in element.content:
        if isinstance(item, Chunk):
            maker.chunk(item)
        elif item.name not in _ASIDE:
            maker.element(item)
    return maker.finish(entry)


def _owners(affiliation: Element) -> list[Element]:
    """The contributors of an affiliation."""
    above = affiliation.parent
    if above is None or above.name == "contrib":
        return [] if above is None else [above]
    number = affiliation.get("id")
    meta = above if above.name == "article-meta" else above.parent
    if not number or meta is None:
        return []
    return [
        each
        for each in meta.all("contrib-group", "contrib")
        if any(number in link.get("rid").split() for link in each.all("xref"))
    ]


def issued(found: Sequence[tuple[Element, Field]]) -> list[Value]:
    """The date of the issue, else that online."""
    ranked = sorted(found, key=_rank)
    values = (date(each.one("year"), each.one("month") or each.one("season"), each.one("day"), e) for each, e in ranked)
    return [value for value in values if value is not None][:1]


def _rank(pair: tuple[Element, Field]) -> int:
    kind = pair[0].get("pub-type") or pair[0].get("publication-format") or pair[0].get("date-type")
    return _PRINT.index(kind) if kind in _PRINT else len(_PRINT)


def page(found: Sequence[tuple[Element, Field]]) -> list[Value]:
    """The first and the last page, else the range as written."""
    by_name = {element.name: (element, entry) for element, entry in reversed(found)}
    if "fpage" in by_name:
        first, entry = by_name["fpage"]
        last = by_name["lpage"][0] if "lpage" in by_name else None
        same = last is not None and last.raw_text == first.raw_text
        value = joined([("", first), ("-", None if same else last)], entry)
    else:
        value = element_value(*by_name["page-range"]) if "page-range" in by_name else None
    return [value] if value is not None else []


COMPOSERS: Mapping[str, Composer] = {
    "title": title,
    "author": people,
    "editor": people,
    "affiliation": affiliations,
    "issued": issued,
    "submitted": issued,
    "page": page,
    "language": attribute("lang"),
}
"""Variable -> what makes its values out of its elements."""
