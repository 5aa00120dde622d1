"""Pages that stand in two fields, one for the first and one for the last page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from biblint.formats.base import EditError
from biblint.formats.tagged.editing import delete_field, insert_lines, neighbour
from biblint.formats.tagged.table import Table
from biblint.formats.tagged.usual import How, as_they_are
from biblint.formats.tagged.values import joined, make_value, plain_texts
from biblint.model import Edit, Field, Record, Value

_COMPOUND_RANGE = re.compile(r"([^-,+]+-[^-,+]+)-([^-,+]+-[^-,+]+)")
"""Two pages that have a hyphen of their own: 6-1-6-13."""


def page_values(record: Record, fields: Sequence[Field], tags: tuple[str, str]) -> list[Value]:
    """One value: the first page, a hyphen that is not in the file, the last page.

    Where one of the fields holds the whole range, or both hold the same page, that field alone is the value.
    """
    first, last = (_only(record, fields, tag) for tag in tags)
    if first is None or last is None:
        return [value for value in (first, last) if value is not None]
    if first.text == last.text or first.text.endswith(f"-{last.text}"):
        return [first]
    if last.text.startswith(f"{first.text}-"):
        return [last]
    return [joined(first, "-", last)]


def page_texts(text: str, fields: Sequence[Field], tags: tuple[str, str]) -> Sequence[str] | None:
    """The text of the value that `page_values` makes of two plain fields, first and last page; None for others."""
    if len(fields) != 2 or (fields[0].tag, fields[1].tag) != tags:
        return None
    found = plain_texts(text, fields, {})
    if found is None or len(found) != 2:
        return None
    return _joined_pages(found)


def _joined_pages(pages: Sequence[str]) -> Sequence[str]:
    """The text of first and last page."""
    first, last = pages
    if first == last or first.endswith(f"-{last}"):
        return (first,)
    return (last,) if last.startswith(f"{first}-") else (f"{first}-{last}",)


def page_way(tags: Sequence[str], both: tuple[str, str]) -> How | None:
    """How the text of a page is told by the contents of fields with these tags; None for others than a page's."""
    if tuple(tags) == both:
        return _joined_pages
    return as_they_are if len(tags) == 1 and tags[0] in both else None


def _only(record: Record, fields: Sequence[Field], tag: str) -> Value | None:
    entry = _field(fields, tag)
    return make_value(record.segment, entry.start, entry.end, entry) if entry else None


def _field(fields: Sequence[Field], tag: str) -> Field | None:
    return next((entry for entry in fields if entry.tag == tag and entry.start < entry.end), None)


def split_pages(text: str) -> tuple[str, str]:
    """First and last page of a text; the last is `''` for a single page."""
    match = _COMPOUND_RANGE.fullmatch(text)
    if match:
        return match[1], match[2]
    first, dash, last = text.partition("-")
    return (first, last) if dash and first and last else (text, "")


def set_pages(record: Record, table: Table, text: str) -> tuple[Edit, ...]:
    """First and last page into their fields; a missing field is put in, one without a page any more goes.

    Raises `EditError` if a page stands in a folded value.
    """
    first, last = (_any(record.fields, tag) for tag in table.pages)
    pages = split_pages(text)
    if not pages[1] and first and last and _content(record, first) == _content(record, last) != "":
        pages = pages[0], pages[0]
    edits: list[Edit] = []
    for tag, entry, page in zip(table.pages, (first, last), pages, strict=True):
        if entry is not None:
            edits += _put(record, table, entry, page)
        elif page:
            after = first if first is not None and tag == table.pages[1] else neighbour(record, table, tag)
            edits.append(insert_lines(record, table, after, [(tag, page)]))
    return tuple(edits)


def delete_pages(record: Record, table: Table) -> tuple[Edit, ...]:
    """The fields of the first and of the last page away."""
    return tuple(edit for entry in record.fields if entry.tag in table.pages for edit in delete_field(record, entry))


def _any(fields: Sequence[Field], tag: str) -> Field | None:
    return next((entry for entry in fields if entry.tag == tag), None)


def _content(record: Record, entry: Field) -> str:
    return record.segment.text[entry.start : entry.end]


def insert_pages(record: Record, table: Table, text: str, after: Field | None) -> tuple[Edit, ...]:
    """New lines for the first page and, of a range, the last one."""
    lines = [(tag, page) for tag, page in zip(table.pages, split_pages(text), strict=True) if page]
    after = after or neighbour(record, table, table.pages[0])
    return (insert_lines(record, table, after, lines),)


def _put(record: Record, table: Table, entry: Field, page: str) -> tuple[Edit, ...]:
    old = record.segment.text[entry.start : entry.end]
    if "\n" in old or "\r" in old:
        raise EditError("the page stands in a value that goes over several lines")
    if old == page:
        return ()
    if not page:
        return delete_field(record, entry) if old else ()
    blank = "" if entry.start > entry.tag_end and record.segment.text[entry.start - 1] in " \t" else " "
    return (Edit(entry.start, entry.end, (blank if not old else "") + page),)
