"""The values of columns that are more than a text or a list: names with numbers, addresses, references, pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from biblint.formats.table.cells import SEPARATORS, cell_value
from biblint.formats.table.profile import UNKNOWN, Layout, header_language
from biblint.formats.tagged.values import joined, split_items, trimmed
from biblint.formats.text import show_undecodable
from biblint.model import Field, Record, Value

Range = tuple[int, int]
Ranges = Callable[[str, int, int], Iterator[Range]]
"""From a text and the range of a cell to the ranges of its items."""

_SEMICOLON = SEPARATORS[";"]
_COMMA_NAMES = re.compile(r",\s+(?!(?:Jr|Sr|I{2,3}|IV)\b)")
_COMMA_LIST = re.compile(r"[^\s,;.]{2,} [^,;]+(?:,\s+(?:(?:Jr|Sr|I{2,3}|IV)\b\.?|[^\s,;.]{2,} [^,;]+))+,?\s*")
"""Names in two or more words each, so that no comma stands inside a name."""
_BRACKETED = re.compile(r";\s+(?=\[)")
_SENTENCES = re.compile(r"(?<=\.);\s+")
_AUTHORITY = re.compile(r"::.*", re.S)
_BARE_NAME = re.compile(r"[^\W\d][\w'’-]*(?: [\w'’-]+){0,3}(?:,? (?:[^\W\d_]\.[- ]?)+)\Z")
_NUMBERED_NAME = re.compile(r"(?P<name>[^()]*?)\s*\(\d+\)\Z")
_NAMES = re.compile(r"\[(?P<names>[^\]]*)\]\s*")
_ROLE = re.compile(r"(?P<names>[^()]*)\((?:corresponding|reprint) author\)\s*(?:,\s*)?")
_DOI_LINK = re.compile(r"https?://(?:dx\.)?doi\.org/", re.I)
_TO_SLASH = re.compile(r"(?P<names>[^/]*)/")
_LAST_STEP = re.compile(r".*/", re.S)


def list_ranges(kind: str) -> Ranges:
    """The items of a list with a plain separator; a cell that is no list is one item."""
    separator = SEPARATORS.get(kind)
    return lambda text, start, end: split_items(text, start, end, separator)


def _scopus_names(text: str, start: int, end: int) -> Iterator[Range]:
    """`Lee, A.; Kim, B.` since 2023, `Lee A., Kim B.` before."""
    is_old = text.find(";", start, end) < 0 and _COMMA_LIST.fullmatch(text, start, end)
    return split_items(text, start, end, _COMMA_NAMES if is_old else _SEMICOLON)


def _numbered_names(text: str, start: int, end: int) -> Iterator[Range]:
    """`Lee, Ada (57200000000); ...`: the names without their numbers."""
    for low, high in split_items(text, start, end, _SEMICOLON):
        match = _NUMBERED_NAME.match(text, low, high)
        yield match.span("name") if match and match.end("name") > low else (low, high)


def _dotted_names(text: str, start: int, end: int) -> Iterator[Range]:
    """`Lee A, Kim BC.`: the full stop that ends the list belongs to no name."""
    start, end = trimmed(text, start, end)
    if end - start > 1 and text[end - 1] == "." and text[end - 2] != ".":
        end -= 1
    return split_items(text, start, end, SEPARATORS[","])


def _scopus_references(text: str, start: int, end: int) -> Iterator[Range]:
    """References with `; ` between them; names of authors that are cut off by one belong to what follows."""
    pending = -1
    for low, high in split_items(text, start, end, _SEMICOLON):
        first = low if pending < 0 else pending
        if high < end and _BARE_NAME.match(text, low, high):
            pending = first
            continue
        pending = -1
        yield first, high
    if pending >= 0:
        yield trimmed(text, pending, end)


def _authorities(text: str, start: int, end: int) -> Iterator[Range]:
    """`Lee, Ada::0000-0002-1825-0097::600||...`: the names without the key and confidence of their authority."""
    for low, high in split_items(text, start, end, SEPARATORS["||"]):
        authority = _AUTHORITY.search(text, low, high)
        yield trimmed(text, low, authority.start()) if authority and authority.start() > low else (low, high)


def _addresses(text: str, start: int, end: int) -> Iterator[Range]:
    """`[Lee, A; Kim, B] Univ X, City; [Roe, C] Univ Y`."""
    separator = _BRACKETED if text.startswith("[", start) else _SEMICOLON
    return split_items(text, start, end, separator)


RANGES: Mapping[str, Ranges] = {
    "scopus-names": _scopus_names,
    "numbered-names": _numbered_names,
    "dotted-names": _dotted_names,
    "authorities": _authorities,
    "scopus-references": _scopus_references,
    "scopus-places": list_ranges(";"),
    "scopus-people": list_ranges(";"),
    "addresses": _addresses,
    "reprints": lambda text, start, end: split_items(text, start, end, _SENTENCES),
    "cited": list_ranges(";"),
    "identities": list_ranges(";"),
    **{kind: list_ranges(kind) for kind in SEPARATORS},
}
"""Kind of a column -> where the items of its cells are."""


def items(record: Record, fields: Sequence[Field], layout: Layout) -> list[Value]:
    """The values of fields, each as its column says."""
    text = record.segment.text
    values: list[Value] = []
    for entry in fields:
        kind = layout.by_tag[entry.tag].kind if entry.tag in layout.by_tag else ""
        ranges = RANGES.get(kind)
        language = header_language(layout.profile, entry.tag) if layout.profile.qualified else None
        for start, end in ranges(text, entry.start, entry.end) if ranges else ((entry.start, entry.end),):
            value = cell_value(text, start, end, entry)
            if value is not None:
                value.language = language
                values.append(_FINISH[kind](value) if kind in _FINISH else value)
    return values


def item_texts(text: str, fields: Sequence[Field], layout: Layout) -> list[str] | None:
    """The texts of `items` without making these; None where a cell is written in another notation than its text."""
    found: list[str] = []
    for entry in fields:
        column = layout.by_tag.get(entry.tag, UNKNOWN)
        kind, raw = column.kind, text[entry.start : entry.end]
        if kind in _FINISH or '""' in raw or show_undecodable(raw) != raw:
            return None
        if kind in SEPARATORS:
            found += [part for item in SEPARATORS[kind].split(raw) if (part := item.strip())]
        elif kind in RANGES:
            found += [part for low, high in RANGES[kind](raw, 0, len(raw)) if (part := raw[low:high].strip())]
        elif part := raw.strip():
            found.append(part)
    return found


def _without(pattern: re.Pattern[str]) -> Callable[[Value], Value]:
    """A value without the beginning that a pattern matches, and the blanks behind it."""

    def cut(value: Value) -> Value:
        match = pattern.match(value.text)
        rest = value.text[match.end() :].lstrip() if match else ""
        return value.part(len(value.text) - len(rest), len(value.text)) if rest else value

    return cut


def _with_people(pattern: re.Pattern[str]) -> Callable[[Value], Value]:
    """An address whose beginning names people: the address, with the people."""

    def split(value: Value) -> Value:
        match = pattern.match(value.text)
        if match is None or match.end() >= len(value.text):
            return value
        low, high = match.span("names")
        place = value.part(match.end(), len(value.text))
        place.people = tuple(value.part(*span) for span in split_items(value.text, low, high, _SEMICOLON))
        return place

    return split


def _literal(value: Value) -> Value:
    value.literal = True
    return value


_FINISH: Mapping[str, Callable[[Value], Value]] = {
    "addresses": _with_people(_NAMES),
    "reprints": _with_people(_ROLE),
    "identities": _with_people(_TO_SLASH),
    "doi-link": _without(_DOI_LINK),
    "last-step": _without(_LAST_STEP),
    "glued": _literal,
}
"""Kind of a column -> what its values still need."""


def pages(record: Record, fields: Sequence[Field], layout: Layout) -> list[Value]:
    """One value: the first page, a hyphen that is not in the file, the last page; or a field with the whole range."""
    first, last, whole = (_page(record, fields, layout, kind) for kind in ("first", "last", ""))
    if whole is not None or first is None or last is None:
        return [value for value in (whole, first, last) if value is not None][:1]
    if first.text == last.text or first.text.endswith(f"-{last.text}"):
        return [first]
    if last.text.startswith(f"{first.text}-"):
        return [last]
    return [joined(first, "-", last)]


def _page(record: Record, fields: Sequence[Field], layout: Layout, kind: str) -> Value | None:
    entry = next((one for one in fields if layout.by_tag[one.tag].kind == kind), None)
    return cell_value(record.segment.text, entry.start, entry.end, entry) if entry else None


def places(record: Record, fields: Sequence[Field], layout: Layout) -> list[Value]:
    """The distinct affiliations, each with the authors whose entry in `Authors with affiliations` names it."""
    found = items(record, fields, layout)
    entries = [entry for entry in record.fields if layout.by_tag.get(entry.tag, UNKNOWN).kind == "scopus-people"]
    if not entries or not fields or layout.by_tag[fields[0].tag].kind != "scopus-places":
        return found
    people = items(record, entries, layout)
    authors = record.values("author")
    if len(people) != len(authors):
        return found
    named = [_named(entry, author.text) for entry, author in zip(people, authors, strict=True)]
    for place in found:
        place.people = tuple(
            entry.part(0, length)
            for entry, length in zip(people, named, strict=True)
            if length and place.text in entry.text
        )
    return found


def _named(entry: Value, author: str) -> int:
    """How much of an entry `Lee, Ada, Univ X` names its author, who may be written `Lee, Ada` or `Lee Ada`."""
    if entry.text.startswith(author):
        return len(author)
    family, _, rest = entry.text.partition(", ")
    name = f"{family}, {rest.partition(',')[0]}"
    return len(name) if name.replace(",", "") == author.replace(",", "") else 0
