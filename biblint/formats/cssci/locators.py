"""Year, volume, issue and pages in one field: `2022,42(1):69-79`, `2022,(5):20-25`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from biblint.formats.base import EditError
from biblint.formats.tagged.values import make_value
from biblint.model import Edit, Field, Record, Value

_PATTERN = re.compile(
    r"(?P<issued>(?:1[89]|20)\d\d)(?:(?P<a>[,，]\s*)(?P<volume>[^\s()（）:：,，]+)?)?\s*"
    r"(?:[(（]\s*(?P<issue>[^()（）]*?)\s*[)）])?(?:\s*[:：]\s*(?P<page>\S[^\r\n]*?)?)?\s*"
)
PARTS = ("issued", "volume", "issue", "page")
"""The variables of the field, in their order."""


def locate(record: Record, entry: Field) -> Mapping[str, tuple[int, int]]:
    """Variable -> source range of what the field holds of it; the whole is the date if it is of another form."""
    match = _PATTERN.fullmatch(record.segment.text, entry.start, entry.end)
    if match is None:
        return {"issued": (entry.start, entry.end)}
    return {name: match.span(name) for name in PARTS if match[name]}


def located(record: Record, variable: str, entry: Field) -> list[Value]:
    """The value of one of the variables of the field; empty if the field does not hold it."""
    span = locate(record, entry).get(variable)
    return [make_value(record.segment, *span, entry)] if span else []


def remove(record: Record, variable: str, entry: Field) -> tuple[Edit, ...]:
    """One part away with the signs round it; raises `EditError` for the year, on which the others hang."""
    text = record.segment.text
    start, end = locate(record, entry)[variable]
    if variable == "issued":
        raise EditError("volume, issue and pages stand behind the year")
    if variable == "issue":
        start, end = start - 1, end + 1
    elif variable == "page":
        while start > entry.start and (text[start - 1].isspace() or text[start - 1] in ":："):
            start -= 1
    return (Edit(start, end, ""),)


def add(record: Record, variable: str, entry: Field, new: str) -> tuple[Edit, ...]:
    """One more part in its place; raises `EditError` where the field is not of its usual form."""
    spans = locate(record, entry)
    text = record.segment.text
    match = _PATTERN.fullmatch(text, entry.start, entry.end)
    if match is None or variable in spans or variable == "issued":
        raise EditError("the field has not the usual form of year, volume, issue and pages")
    if variable == "page":
        colon = "" if text[entry.end - 1] in ":：" else ":"
        return (Edit(entry.end, entry.end, colon + new),)
    comma = "" if match["a"] else ","
    if variable == "volume":
        at = match.end("a") if match["a"] else match.end("issued")
        return (Edit(at, at, comma + new),)
    at = match.end("volume") if match["volume"] else match.end("a") if match["a"] else match.end("issued")
    return (Edit(at, at, f"{comma}({new})"),)
