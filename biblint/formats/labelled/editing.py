"""Edits of labelled pages: items of lists, whole fields, labels, and new fields in the page's own manner."""

from __future__ import annotations

import re

from biblint.formats.base import COMPACT, EditError
from biblint.formats.labelled.contributors import name_spans, places
from biblint.formats.labelled.items import LISTS, Span, item_spans
from biblint.formats.labelled.labels import JAPANESE, lookup, usual
from biblint.formats.labelled.languages import chinese_script, page_language
from biblint.formats.labelled.listing import reference_spans
from biblint.formats.labelled.values import NAMES
from biblint.model import DeleteItem, Edit, Field, InsertField, Record, SetValue

_NEWLINE = re.compile(r"\r\n|\r|\n")
_SEPARATORS = frozenset(";；\r\n")

ORDER = (
    "title translated-title times-cited author editor translator thesis-advisor affiliation reprint-author "
    "correspondence email container-title event-title publisher issued volume issue page number-of-pages "
    "article-number DOI ISSN ISBN URL language genre funding keyword classification abstract reference-count reference"
).split()
"""The order in which pages have their fields; a new one goes behind the nearest that stands before it here."""


def check_text(operation: SetValue) -> None:
    """Raises `EditError` if a new text would be read as something else where it is put."""
    text, variable = operation.text, operation.variable
    if not text.strip():
        raise EditError("the new text is empty")
    if variable == "label" and lookup(text) is None:
        raise EditError(f"'{text}' is not a known label")
    if (variable in LISTS or variable in NAMES) and _SEPARATORS.intersection(text):
        raise EditError("the new text holds a separator of the list")


def delete_item(record: Record, operation: DeleteItem) -> tuple[Edit, ...]:
    """Take an item and its separator out of its field; the field goes if it is the only one."""
    value, field = operation.value, operation.value.field
    if field is None or field not in record.fields or record.parent is not None:
        raise EditError("the item belongs to no list that can be edited")
    spans = _spans(record, field, operation.variable)
    index = next((i for i, (low, high) in enumerate(spans) if low <= value.start < high), -1)
    if index < 0:
        raise EditError("the item is not in its field")
    if len(spans) == 1:
        return delete_field(record, field)
    low, high = spans[index]
    if index + 1 < len(spans):
        return (Edit(low, spans[index + 1][0], ""),)
    return (Edit(spans[index - 1][1], high, ""),)


def delete_field(record: Record, field: Field) -> tuple[Edit, ...]:
    """Take a field out whole; the one that a record begins with stays, or the record would be lost."""
    if field == record.fields[0]:
        raise EditError("a record cannot do without the field that begins it")
    text, end = record.segment.text, field.whole_end
    is_followed = end < record.end and text[end - 1] in "\r\n" and _line_at(text, end).strip()
    if is_followed and all(end != entry.whole_start for entry in record.fields):
        raise EditError("the line behind it would be read with the field before it")
    return (Edit(field.whole_start, field.whole_end, ""),)


def _line_at(text: str, start: int) -> str:
    """The line that begins at an offset."""
    end = _NEWLINE.search(text, start)
    return text[start : end.start() if end else len(text)]


def _spans(record: Record, field: Field, variable: str) -> list[Span]:
    text = record.segment.text
    if variable in NAMES:
        return name_spans(text, field.start, field.end, chinese_script(record) == JAPANESE)
    if variable == "affiliation":
        return [(place.start, place.end) for place in places(text, field.start, field.end)]
    if variable == "reference":
        return [(min(i.number_start, i.line_start), i.end) for i in reference_spans(text, field.start, field.end)]
    if variable in LISTS:
        return item_spans(text, field.start, field.end, variable)
    return [(field.start, field.end)]


def insert_field(record: Record, operation: InsertField) -> tuple[Edit, ...]:
    """A new field with the usual label in the page's language and the page's way to set labels."""
    if record.parent is not None:
        raise EditError("fields cannot be added to a listed reference")
    text = record.segment.text
    label = usual(operation.variable, page_language(record))
    if not label or _NEWLINE.search(operation.text) or not operation.text.strip():
        raise EditError(f"there is no label for {operation.variable} in a page like this")
    after = operation.after or _before(record, operation.variable)
    at = after.whole_end if after else record.start
    newline = _newline(text, record)
    if text.startswith("】", _first_label(record).tag_end):
        line = f"【{label}】{operation.text}"
    else:
        separator = _separator(record, operation.variable, newline)
        line = label + (":" if separator == newline and lookup(operation.text) else separator) + operation.text
    if at > 0 and text[at - 1] not in "\r\n":
        match = _NEWLINE.search(text, at)
        at = match.start() if match else len(text)
        return (Edit(at, at, newline + line),)
    return (Edit(at, at, line + newline),)


def _before(record: Record, variable: str) -> Field | None:
    """The last field of a variable, or of one that stands before it by convention."""
    place = ORDER.index(variable) if variable in ORDER else ORDER.index("abstract")
    for earlier in (variable, *reversed(ORDER[:place])):
        fields = [field for field in record.tags.get(earlier, ()) if field in record.tags.get("label", ())]
        if fields:
            return fields[-1]
    return next(iter(record.tags.get("title", ())), None)


def _separator(record: Record, variable: str, newline: str) -> str:
    """What the page puts between label and value: the colon of most labels, or a line end."""
    text = record.segment.text
    behind = [_behind(text, field, newline) for field in record.tags.get("label", ()) if field.start < field.end]
    colons = [sign for sign in behind if not sign.startswith(newline)]
    if not behind or (colons and (variable in COMPACT or len(colons) * 2 >= len(behind))):
        return max(set(colons), key=colons.count) if colons else ":"
    return newline


def _first_label(record: Record) -> Field:
    """The first labelled field; every record has one, since a label is what makes it a record."""
    return record.tags["label"][0]


def _behind(text: str, field: Field, newline: str) -> str:
    sign = text[field.tag_end : field.start]
    return newline if "\n" in sign or "\r" in sign or not sign.strip() else sign.lstrip()


def _newline(text: str, record: Record) -> str:
    match = _NEWLINE.search(text, record.start) or _NEWLINE.search(text)
    return match[0] if match else "\n"
