"""Pages that stand in two fields, one for the first and one for the last page."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from biblint.formats.base import EditError
from biblint.formats.tagged.editing import delete_field, insert_line, neighbour
from biblint.formats.tagged.table import Table
from biblint.formats.tagged.values import joined, make_value
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


def set_pages(record: Record, table: Table, tags: tuple[str, str], text: str) -> tuple[Edit, ...]:
    """First and last page into their fields; a missing field is put in, one without a page any more goes.

    Raises `EditError` if a page stands in a folded value.
    """
    present = [entry for tag in tags for entry in record.fields if entry.tag == tag]
    pages = split_pages(text)
    find: Callable[[str], Field | None] = lambda tag: next((e for e in present if e.tag == tag), None)  # noqa: E731
    first, last = find(tags[0]), find(tags[1])
    source = record.segment.text
    if first is not None and last is not None and not pages[1]:
        equal = source[first.start : first.end] == source[last.start : last.end]
        pages = (pages[0], pages[0]) if equal and first.start < first.end else pages
    edits: list[Edit] = []
    for tag, entry, page in ((tags[0], first, pages[0]), (tags[1], last, pages[1])):
        if entry is not None:
            edits += _put(record, table, entry, page)
        elif page:
            after = first if tag == tags[1] and first is not None else neighbour(record, table, tag)
            edits.append(insert_line(record, table, after, tag, page))
    return tuple(edits)


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
