"""What values are made like: texts, identifiers, dates, names, addresses, pages, references."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from biblint.formats._json.nodes import Node
from biblint.formats._json.strings import CSL_TAGS, JATS, composed, decode, string_value
from biblint.formats._json.table import Table
from biblint.model import Field, Piece, Record, Value

if TYPE_CHECKING:
    from biblint.formats._json.records import Build

_URL_PREFIX = re.compile(
    r"https?://(?:(?:(?:dx\.)?doi|orcid|openalex)\.org/|(?:www|pubmed|pmc)\.ncbi\.nlm\.nih\.gov/(?:(?:pmc/)?articles/|pubmed/)?)"
)
_WORD = re.compile(r"[^\s,;](?:[^,;]*[^\s,;])?")


class Leaf(NamedTuple):
    """A value at the end of a path, and its field."""

    node: Node
    field: Field
    is_item: bool
    """True if a list is gone through on the way."""
    origin: Node | None = None
    """The item of the outermost list that it belongs to."""


Maker = Callable[["Build", Record, Sequence[Leaf]], list[Value]]
"""Makes values of the leaves of one field."""


def scalar(node: Node | None, field: Field | None) -> Value | None:
    """The value of a string or number; None for others, for blanks, and where there is nothing."""
    return node.value(field) if node is not None else None


def _texts(build: Build, record: Record, leaves: Sequence[Leaf]) -> list[Value]:
    return [value for leaf in leaves if (value := scalar(leaf.node, leaf.field)) is not None]


def _tagged(tags: re.Pattern[str]) -> Maker:
    """What makes texts without the tags of a markup."""

    def make(build: Build, record: Record, leaves: Sequence[Leaf]) -> list[Value]:
        return [value for leaf in leaves if (value := leaf.node.value(leaf.field, tags)) is not None]

    return make


def _identifiers(build: Build, record: Record, leaves: Sequence[Leaf]) -> list[Value]:
    """Identifiers that the platform writes as addresses by custom, without what it puts before them."""
    values = []
    for value in _texts(build, record, leaves):
        prefix = _URL_PREFIX.match(value.text)
        parts = prefix is not None and prefix.end() < len(value.text) and not _is_inside(value, prefix.end())
        values.append(value.part(prefix.end(), len(value.text)) if prefix and parts else value)
    return values


def _is_inside(value: Value, at: int) -> bool:
    """True if an offset lies inside a piece that cannot be cut."""
    return any(piece.start < at < piece.end and piece.kind != "verbatim" for piece in value.pieces)


def _words(build: Build, record: Record, leaves: Sequence[Leaf]) -> list[Value]:
    """Strings that are lists themselves, separated by commas or semicolons."""
    return [item for value in _texts(build, record, leaves) for item in _parts(value, _WORD)]


def _parts(value: Value, pattern: re.Pattern[str]) -> list[Value]:
    """The matches in a value, each with a field of its own that takes what stands up to the next one."""
    parts = [value.part(*found.span()) for found in pattern.finditer(value.text)]
    if value.field is None or len(parts) < 2:
        return parts
    last = len(parts) - 1
    for index, part in enumerate(parts):
        whole = (part.start, parts[index + 1].start) if index < last else (parts[last - 1].end, part.end)
        part.field = value.field._replace(whole_start=whole[0], whole_end=whole[1])
    return parts


def _dates(build: Build, record: Record, leaves: Sequence[Leaf]) -> list[Value]:
    """CSL dates: objects with `date-parts`, `literal` or `raw`; or texts."""
    values = []
    for leaf in leaves:
        value = date_value(leaf.node, leaf.field) if leaf.node.kind == "object" else scalar(leaf.node, leaf.field)
        if value is not None:
            values.append(value)
    return values


def date_value(node: Node, field: Field) -> Value | None:
    """The value of a CSL date: its parts joined by hyphens, two dates by a slash; None if it has none."""
    parts = node.get("date-parts")
    dates = [one for item in (parts.items if parts else []) if (one := _date_parts(item)) is not None]
    if not dates:
        return scalar(node.get("literal"), field) or scalar(node.get("raw"), field)
    joined: list[Value | str] = []
    for index, one in enumerate(dates):
        joined += ["/", *one] if index else one
    return composed(joined, field) if any(isinstance(part, Value) for part in joined) else None


_SEASONS = {"13": "21", "14": "22", "15": "23", "16": "24"}
"""Months by which citeproc writes seasons -> those of the Extended Date/Time Format."""


def _date_parts(item: Node) -> list[Value | str] | None:
    """Year, month and day, as many as there are; a year 0 leaves a span open."""
    found: list[Value | str] = []
    for index, part in enumerate(item.items):
        value = scalar(part, None)
        if value is None:
            break
        if index == 0:
            if value.text == "0":
                return [".."]
            found.append(_padded(value) if len(value.text.lstrip("-")) == 3 or value.text[0] == "-" else value)
        elif index == 1 and value.text in _SEASONS:
            found.append(f"-{_SEASONS[value.text]}")
        else:
            found += ["-", _padded(value) if len(value.text) == 1 else value]
    return found or None


def _padded(value: Value) -> Value:
    """A part of a date with as many digits as it has in ISO 8601."""
    if value.pieces or not value.text.lstrip("-").isdigit():
        return value
    text = decode(value.text)
    piece = Piece(0, len(text), value.start, value.end, "decoded")
    return Value(text, value.start, value.end, value.field, (piece,))


def _names(build: Build, record: Record, leaves: Sequence[Leaf]) -> list[Value]:
    return [value for leaf in leaves if (value := name_value(leaf.node, leaf.field, build.table)) is not None]


_ORDER = (("particle", ""), ("family", " "), ("suffix", ", "), ("given", ", "), ("dropping", " "))
"""The parts of a name in the order in which they are put together, and what stands before each."""


def name_value(node: Node, field: Field, table: Table) -> Value | None:
    """A name as `Family, Given`, or whole; literal where the format says so. A string stands for itself."""
    if node.kind == "string":
        return scalar(node, field)
    parts = {part: _name_part(node, names) for part, names in table.names.items()}
    if parts.get("family") is None and parts.get("given") is None:
        literal = parts.get("literal")
        whole = literal or parts.get("whole")
        if whole is not None:
            whole.field = field
            whole.literal = literal is not None or _is_institution(node)
        return whole
    joined: list[Value | str] = []
    for part, before in _ORDER:
        value = parts.get(part)
        if value is not None:
            joined += [before, value] if joined else [value]
    return composed(joined, field)


def _is_institution(node: Node) -> bool:
    """True where a name says that it is no person's."""
    kind = node.get("nameType")
    return kind is not None and kind.raw == '"Organizational"'


def _name_part(node: Node, names: Sequence[str]) -> Value | None:
    for name in names:
        place: Node | None = node
        for step in name.split("."):
            place = place.get(step) if place is not None else None
        value = scalar(place, None)
        if value is not None:
            return value
    return None


def is_hollow_name(node: Node, table: Table) -> bool:
    """True for an object of a list of names that holds none."""
    return node.kind == "object" and all(_name_part(node, names) is None for names in table.names.values())


def empty_family(node: Node, table: Table) -> Node | None:
    """The family name of an object of a list of names, if it is an empty text and there is a given name."""
    if node.kind != "object" or _name_part(node, table.names.get("given", ())) is None:
        return None
    families = (node.get(name) for name in table.names.get("family", ()) if "." not in name)
    return next((one for one in families if one is not None and one.raw == '""'), None)


def _affiliations(build: Build, record: Record, leaves: Sequence[Leaf]) -> list[Value]:
    """Addresses, each with the people who have it; the same address of several people is one value."""
    found: dict[str, Value] = {}
    for leaf in leaves:
        value = scalar(leaf.node, leaf.field)
        if value is None:
            continue
        value = found.setdefault(value.text, value)
        person = name_value(leaf.origin, leaf.field, build.table) if leaf.origin is not None else None
        if person is not None:
            value.people = (*value.people, person)
    return list(found.values())


def _references(build: Build, record: Record, leaves: Sequence[Leaf]) -> list[Value]:
    """Listed works: as they are quoted whole, or the parts that are given, separated by commas."""
    values = []
    for leaf in leaves:
        value = scalar(leaf.node, leaf.field)
        if value is None and leaf.node.kind == "object":
            value = _reference(leaf)
        if value is not None:
            values.append(value)
    return values


_REFERENCE_PARTS = (
    "author year article-title title journal-title volume-title series-title volume issue first-page DOI key".split()
)


def _reference(leaf: Leaf) -> Value | None:
    whole = scalar(leaf.node.get("unstructured"), leaf.field)
    if whole is not None:
        return whole
    joined: list[Value | str] = []
    for name in _REFERENCE_PARTS:
        value = scalar(leaf.node.get(name), None)
        if value is not None:
            joined += [", ", value] if joined else [value]
    return composed(joined, leaf.field) if joined else None


def joined_pages(first: Value | None, last: Value | None) -> list[Value]:
    """First and last page as one range; either alone stands for itself."""
    if first is None or last is None:
        return [value for value in (first, last) if value is not None]
    return [composed([first, "-", last], first.field)]


_EXTRA = {
    "DOI": r"DOI:[ ]*(?P<at>[^\s\\\"]+)",
    "PMID": r"PMID:[ ]*(?P<at>[^\s\\\"]+)",
    "PMCID": r"PMCID:[ ]*(?P<at>[^\s\\\"]+)",
    "citation-key": r"(?i:citation[ -]key):[ ]*(?P<at>[^\s\\\"]+)",
}
"""Variable -> its line among those that Zotero keeps under `extra`."""
PROBES = {f"extra-{name}": re.compile(rf'(?:(?<=")|(?<=\\n)){pattern}') for name, pattern in _EXTRA.items()}
"""Kinds whose values are there only if the source of the member holds such a thing."""


def _extra(kind: str) -> Maker:
    """What makes the values of a line under `extra`; with it goes its line, or its item."""

    def make(build: Build, record: Record, leaves: Sequence[Leaf]) -> list[Value]:
        values = []
        for leaf in leaves:
            text, (start, end) = leaf.node.text, leaf.node.inner
            for found in PROBES[kind].finditer(text, start - 1, end) if leaf.node.kind == "string" else ():
                low, high = found.span("at")
                whole = (leaf.field.whole_start, leaf.field.whole_end)
                if not leaf.is_item and (found.start(), high) != (start, end):
                    whole = _line(text, found.start(), high, start, end)
                field = leaf.field._replace(whole_start=whole[0], whole_end=whole[1])
                value = string_value(text, low, high, field)
                values += [value] if value is not None else []
        return values

    return make


def _line(text: str, low: int, high: int, start: int, end: int) -> tuple[int, int]:
    """The range of a line inside a string, with the escape of the line end behind it, or else before it."""
    stop = text.find("\\n", high, end)
    if stop >= 0:
        return low, stop + 2
    return (low - 2 if low - 2 >= start else low), end


_CODE = re.compile(r"(?:(?i:e?isbn)(?:-1[03])?:?\s+)?[^\s,;]+")


def _codes(build: Build, record: Record, leaves: Sequence[Leaf]) -> list[Value]:
    """Codes without blanks inside, separated by blanks or signs; the label of an ISBN stays with its number."""
    return [item for value in _texts(build, record, leaves) for item in _parts(value, _CODE)]


KINDS: Mapping[str, Maker] = {
    **{kind: _extra(kind) for kind in PROBES},
    "codes": _codes,
    "text": _texts,
    "jats": _tagged(JATS),
    "rich": _tagged(CSL_TAGS),
    "first-page": _texts,
    "last-page": _texts,
    "identifier": _identifiers,
    "words": _words,
    "date": _dates,
    "name": _names,
    "affiliation": _affiliations,
    "reference": _references,
}
"""Kinds of values by the names they have in tables."""
