"""The values of MARC variables out of their subfields, without cataloguing punctuation."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from biblint.formats._marc.fields import MarcField, MarcRecord, Subfield
from biblint.formats._marc.isbd import bare, part, sortable
from biblint.formats._xml.text import Maker
from biblint.model import Value


class Found(NamedTuple):
    """A field that holds a variable, and its subfields that do."""

    field: MarcField
    parts: tuple[Subfield, ...]


Composer = Callable[[MarcRecord, Sequence[Found]], Sequence[Value]]
_NUMBER = re.compile(r"[0-9][0-9Xx\-\u2010-\u2014]{6,}")
_EXTENT = re.compile(r"\b([0-9]+)\s*(?:p\b|pp\b|pages?\b|S\.|s\.|Seiten)")
_ENUMERATION = {
    "volume": re.compile(r"\b(?:[Vv]ol|[Bb]d|[Jj]g|[Vv])\.?\s*([0-9]+)"),
    "issue": re.compile(r"\b(?:[Nn]o|[Nn]r|[Hh]|[Ii]ss|[Ii]ssue|Heft)\.?\s*([0-9]+(?:[-/][0-9]+)?)"),
    "page": re.compile(r"\b(?:[Pp]{1,2}|[Ss]|[Ss]eiten?)\.?\s*([0-9]+(?:\s?[-\u2013]\s?[0-9]+)?)"),
}
_JOINERS = {"b": ": ", "n": ". ", "p": ". ", "v": " -- ", "x": " -- ", "y": " -- ", "z": " -- "}
_UNITS = {"b": ". "}
"""Between a body and its units."""


def texts(record: MarcRecord, found: Sequence[Found]) -> list[Value]:
    """A value a subfield, without the punctuation at its end."""
    values = (part.value(record.source) for each in found for part in each.parts)
    return [short for value in values if value is not None and (short := bare(value)) is not None]


def whole(record: MarcRecord, found: Sequence[Found]) -> list[Value]:
    """A value a subfield, as it stands."""
    values = (part.value(record.source) for each in found for part in each.parts)
    return [value for value in values if value is not None]


def joined(record: MarcRecord, found: Sequence[Found]) -> list[Value]:
    """A value a field: its subfields with `: `, `. ` or ` -- ` between them, without their own punctuation."""
    return [value for each in found if (value := _joined(record, each, _JOINERS)) is not None]


def _joined(record: MarcRecord, found: Found, joiners: Mapping[str, str]) -> Value | None:
    maker = Maker(record.source)
    last = len(found.parts) - 1
    parallel = False
    for index, subfield in enumerate(found.parts):
        value = subfield.value(record.source)
        short = bare(value, stop=index == last or found.parts[index + 1].code in "np") if value is not None else None
        if short is None:
            continue
        if not maker.is_blank:
            joiner = " = " if parallel else joiners.get(subfield.code, " ")
            maker.literal(joiner.lstrip(".") if maker.parts[-1].endswith(".") else joiner)
        parallel = value is not None and value.text.endswith("=")
        maker.value(short)
    made = maker.finish(found.parts[0].field)
    return sortable(record.source, made) if made is not None else None


def titles(record: MarcRecord, found: Sequence[Found]) -> list[Value]:
    """The title without a statement of responsibility that stands in it."""
    values = joined(record, found)
    return [short for value in values if (short := part(value, 0, _responsibility(value.text))) is not None]


def _responsibility(text: str) -> int:
    """Where ` / ` begins a statement of responsibility; the length of the text if it has none."""
    at = text.find(" / ")
    return at if at > 0 else len(text)


def names(record: MarcRecord, found: Sequence[Found]) -> list[Value]:
    """People and bodies; only a name entered under the surname is parsed."""
    values = []
    for each in found:
        personal = each.field.tag.endswith("00")
        name = next(iter(texts(record, [each])), None) if personal else _joined(record, each, _UNITS)
        if name is not None:
            name.literal = not personal or each.field.indicators[:1] != "1"
            values.append(name)
    return values


def numbers(record: MarcRecord, found: Sequence[Found]) -> list[Value]:
    """ISBN and ISSN without their qualifiers; what is no number stays whole."""
    return [_only(value, _NUMBER.match(value.text), 0) or value for value in whole(record, found)]


def extent(record: MarcRecord, found: Sequence[Found]) -> list[Value]:
    """The number of pages, where one is told."""
    return _parts(whole(record, found), _EXTENT)


def control_date(record: MarcRecord, found: Sequence[Found]) -> list[Value]:
    """The date as the record words it, a copyright date only for want of another, the coded one for want of both."""
    ranked = sorted(found, key=lambda each: (each.field.tag == "008", each.field.indicators[1:] == "4"))
    for each in ranked:
        if each.field.tag != "008":
            values = texts(record, [each])
        else:
            values = [v for value in whole(record, [each]) if (v := part(value, 7, 11)) and v.text.isdigit()]
        if values:
            return values[:1]
    return []


def control_language(record: MarcRecord, found: Sequence[Found]) -> list[Value]:
    """The coded language, else the first of those told."""
    for each in sorted(found, key=lambda each: each.field.tag != "008"):
        for value in whole(record, [each]):
            code = part(value, *((35, 38) if each.field.tag == "008" else (0, 3)))
            if code is not None and code.text.isalpha() and code.text.lower() not in ("zxx", "und", "mul", "xxx"):
                return [code]
    return []


def enumeration(variable: str) -> Composer:
    """Volume, issue or pages out of the words of a host's `$g`."""
    return lambda record, found: _parts(whole(record, found), _ENUMERATION[variable])[:1]


def _parts(values: Sequence[Value], pattern: re.Pattern[str]) -> list[Value]:
    """What a pattern's first group finds in each value, where it finds one thing."""
    matches = [(value, list(pattern.finditer(value.text))) for value in values]
    found = [_only(value, hits[0], 1) for value, hits in matches if len(hits) == 1]
    return [value for value in found if value is not None]


def _only(value: Value, match: re.Match[str] | None, group: int) -> Value | None:
    return part(value, *match.span(group)) if match else None


COMPOSERS: Mapping[str, Composer] = {
    **dict.fromkeys(("translated-title", "keyword"), joined),
    **dict.fromkeys(("author", "editor", "translator", "thesis-advisor", "contributor"), names),
    **dict.fromkeys(("ISBN", "ISSN"), numbers),
    **dict.fromkeys(("DOI", "PMID", "URL", "accession", "abstract", "note"), whole),
    **{variable: enumeration(variable) for variable in _ENUMERATION},
    "title": titles,
    "number-of-pages": extent,
    "issued": control_date,
    "language": control_language,
}
"""Variable -> what makes its values; else `texts`."""
