"""Where the records of a labelled file begin and end.

A record begins at an unlabelled title: the lines directly above a label, behind the start of the file, a blank line, or
the line of a short field. Because a paragraph of an abstract stands like that too, such lines begin another record only
if labels that follow them were already met in the record that is open. Pages whose title is labelled have no unlabelled
title; there the first label of the record, met again, begins the next one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from biblint.formats.labelled.labels import normalise
from biblint.formats.labelled.rows import Row

TITLE_ROWS = 4
"""A title has no more lines than this; of a longer block only the first line is the title."""

ONE_LINE = frozenset(
    "issued submitted available-date accessed volume issue issue-line page number-of-pages article-number edition "
    "language times-cited reference-count DOI ISSN ISBN PMID PMCID accession event-date number container-title "
    "container-title-short arXiv source email genre".split()
)
"""Variables whose value is one line; what follows without a label is no part of it."""


class Page(NamedTuple):
    """The rows of one record: `first` is its title or first label, `label` its first label; `end` is exclusive."""

    first: int
    label: int
    end: int


def pages_of(text: str, rows: Sequence[Row]) -> list[Page]:
    """The records of a file, in order; empty if no line is a label."""
    labels = [index for index, row in enumerate(rows) if row.kind == "label"]
    if not labels:
        return []
    candidates = {index: first for index in labels if (first := _title_above(rows, index)) < index}
    starts = [(candidates.get(labels[0], labels[0]), labels[0])]
    seen: list[str] = []
    titled = labels[0] in candidates
    for place, index in enumerate(labels):
        name = _name(text, rows[index])
        first = candidates.get(index, -1)
        repeats = bool(seen) and name == seen[0] and name != seen[-1]
        if place and first >= 0 and _repeats(text, rows, labels, place, candidates, seen):
            starts.append((first, index))
            seen, titled = [], True
        elif (
            repeats
            and first < 0
            and (_after_blank(rows, index) or (not titled and _has_title(rows, starts[-1][1], index)))
        ):
            starts.append((index, index))
            seen, titled = [], False
        seen.append(name)
    ends = [first for first, _ in starts[1:]] + [len(rows)]
    return [Page(first, label, end) for (first, label), end in zip(starts, ends, strict=True)]


def _name(text: str, row: Row) -> str:
    assert row.hit is not None
    return normalise(text[row.hit.tag_start : row.hit.tag_end])


def _title_above(rows: Sequence[Row], index: int) -> int:
    """The first row of a title above a label, or the label's own row if none stands there."""
    last = index - 1
    while last >= 0 and rows[last].kind in ("blank", "interface"):
        last -= 1
    first = last + 1
    while first > 0 and rows[first - 1].kind == "text":
        first -= 1
    if first > last or rows[first].low > rows[first].start + 3:
        return index
    if first == 0 or rows[first - 1].kind == "blank":
        return (
            first
            if first == 0 or last - first < TITLE_ROWS or not any(r.kind == "label" for r in rows[:first])
            else index
        )
    before = rows[first - 1]
    if before.kind == "interface":
        return first
    if before.kind == "label" and before.hit is not None and before.hit.meaning is not None:
        closed = before.hit.start < before.hit.end and before.hit.meaning.variable in ONE_LINE
        return first if closed else index
    return index


def _repeats(
    text: str, rows: Sequence[Row], labels: list[int], place: int, candidates: dict[int, int], seen: list[str]
) -> bool:
    """True if the labels from one on, up to the next possible title, repeat any that the open record has."""
    for later in labels[place:]:
        if later != labels[place] and later in candidates:
            return False
        if _name(text, rows[later]) in seen:
            return True
    return False


def _after_blank(rows: Sequence[Row], index: int) -> bool:
    return index > 0 and rows[index - 1].kind == "blank"


def _has_title(rows: Sequence[Row], start: int, end: int) -> bool:
    hits = (row.hit for row in rows[start:end])
    return any(hit and hit.meaning and "title" in (hit.meaning.variable, *hit.meaning.halves) for hit in hits)
