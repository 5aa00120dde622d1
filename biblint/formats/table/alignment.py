"""Rows with more or fewer cells than there are headers: which cell belongs under which header.

A lost or added column shifts all cells behind it. Columns whose content has a form of its own (DOI, ISSN, year) tell
where; cells between the last that stands right and the first that is shifted belong to no header.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from biblint.formats.table.profile import Layout, usual_header
from biblint.formats.table.scanner import Cell

_LEAST_GAIN = 2
"""How many more typed cells must fit for a shift to be believed."""

_FORMS: Mapping[str, re.Pattern[str]] = {
    "DOI": re.compile(r"(?:https?://(?:dx\.)?doi\.org/)?10\.\d{4,}/"),
    "ISSN": re.compile(r"\d{4}-?\d{3}[\dXx](?:[;,] *\d{4}-?\d{3}[\dXx])*\Z"),
    "ISBN": re.compile(r"[\d-]{9,16}[\dXx](?:[;,] *[\d-]{9,16}[\dXx])*\Z"),
    "PMID": re.compile(r"\d{4,9}\Z"),
    "URL": re.compile(r"https?://"),
    "issued": re.compile(r"(?:1[4-9]|20)\d\d(?:-\d\d(?:-\d\d)?)?\Z"),
    "accession": re.compile(r"2-s2\.0-\d+\Z|[A-Z]+:\S+\Z|\d{3}(?:-\d{3}){3}-\d\d[\dX]\Z|pub\.\d+\Z"),
    "language": re.compile(r"[A-Z][a-z]+(?:; [A-Z][a-z]+)*\Z|[a-z]{2}\Z"),
    "times-cited": re.compile(r"\d{1,6}\Z"),
}
"""Variable -> the form of its cells."""


def align(text: str, cells: Sequence[Cell], layout: Layout) -> list[int]:
    """For each cell the index of its header, -1 for none."""
    count = len(layout.headers)
    extra = len(cells) - count
    straight = [index if index < count else -1 for index in range(len(cells))]
    if extra == 0:
        return straight
    forms = [_FORMS.get(column.variable) for column in layout.columns]
    kept = [_fit(text, cells, index, forms, index) for index in range(min(len(cells), count))]
    moved = [_fit(text, cells, header + extra, forms, header) for header in range(count)]
    scores = [sum(kept[:place]) + sum(moved[place + max(0, -extra) :]) for place in range(len(kept) + 1)]
    best = max(scores)
    if best < sum(kept) + _LEAST_GAIN:
        return straight
    first, last = scores.index(best), len(scores) - 1 - scores[::-1].index(best)
    first, last = _growing(layout, first, last)
    return [_header(index, first, last, extra) for index in range(len(cells))]


def _header(index: int, first: int, last: int, extra: int) -> int:
    """The header of a cell, where the shift is at a cell somewhere from `first` to `last`."""
    if index < first:
        return index
    return index - extra if index >= last + max(0, extra) else -1


def _growing(layout: Layout, first: int, last: int) -> tuple[int, int]:
    """The shift is behind the column that some exports have several times, if that is among those possible."""
    profile = layout.profile
    for place in range(last, first - 1, -1):
        header = layout.headers[place - 1] if place else ""
        if profile.growing and usual_header(profile, header) == profile.growing:
            return place, place
    return first, last


def _fit(text: str, cells: Sequence[Cell], index: int, forms: Sequence[re.Pattern[str] | None], header: int) -> int:
    """1 if a cell has the form of a header, -1 if it has not, 0 if either says nothing."""
    form = forms[header]
    if form is None or not 0 <= index < len(cells):
        return 0
    cell = cells[index]
    if cell.start >= cell.end:
        return 0
    return 1 if form.match(text, cell.start, cell.end) else -1
