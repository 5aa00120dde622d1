"""Affiliation indices: those that authors carry against those that number affiliations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from biblint.model import Finding, Mark, Record, Value
from biblint.values.affiliations import gaps, has_han, is_sign, ordinal
from biblint.values.name_parts import INSTITUTION
from biblint.values.truncation import truncation_findings


class Link(NamedTuple):
    """An index of an author: the author and the index itself."""

    author: Value
    mark: Value


def number_of(place: Value) -> str:
    """The number of an affiliation as written, or `''`."""
    return place.marks[0].text if place.marks else ""


def index_findings(record: Record) -> Iterator[Finding]:
    """What the indices of a record show; nothing where neither authors nor affiliations have any."""
    if record.is_told("author") and record.is_told("affiliation"):
        return
    authors, places = record.values("author"), record.values("affiliation")
    links = [Link(author, mark) for author in authors for mark in author.marks]
    if links:
        yield from _spaced(record, authors)
        yield from _links(record, links, places)
        yield from _unmarked(authors, links, places)
    if any(place.marks for place in places):
        yield from _numbers(record, places, {link.mark.text.lower() for link in links})


def _links(record: Record, links: Sequence[Link], places: Sequence[Value]) -> Iterator[Finding]:
    """Indices without affiliation, and affiliations without index."""
    plain = [link for link in links if not is_sign(link.mark.text)]
    if not places:
        if plain:
            yield _at_mark("no-affiliations", record, plain, {})
        return
    numbers = [number_of(place) for place in places]
    known = {number.lower() for number in numbers if number} or {str(n) for n in range(1, len(places) + 1)}
    unknown: dict[str, list[Link]] = {}
    for link in plain:
        if link.mark.text.lower() not in known:
            unknown.setdefault(link.mark.text, []).append(link)
    told = ", ".join(number for number in numbers if number) or f"1-{len(places)}"
    for same in unknown.values():
        yield _at_mark("undefined-index", record, same, {"numbers": told})
    used = {link.mark.text.lower() for link in links}
    for place, number in zip(places, numbers, strict=True):
        if plain and number and number.lower() not in used and not is_sign(number):
            yield _at_place("unused-affiliation", place)


def _at_mark(name: str, record: Record, links: Sequence[Link], more: dict[str, str]) -> Finding:
    author, mark = links[0]
    return Finding(
        name,
        placeholders={"index": mark.text, "author": author.text, **more},
        value=mark,
        variable="author",
        related=tuple(Mark(record, link.mark.start, link.mark.end, link.author.text) for link in links[1:]),
    )


def _at_place(name: str, place: Value, **more: str) -> Finding:
    placeholders = {"index": number_of(place), "affiliation": place.text, **more}
    return Finding(name, placeholders=placeholders, value=place, variable="affiliation")


def _unmarked(authors: Sequence[Value], links: Sequence[Link], places: Sequence[Value]) -> Iterator[Finding]:
    """People without index in a field that gives others one; institutions and `et al.` need none."""
    marked = {id(link.author) for link in links if not is_sign(link.mark.text)}
    fields = {id(link.author.field) for link in links if id(link.author) in marked}
    for author in authors if places else ():
        if id(author) in marked or id(author.field) not in fields:
            continue
        if author.literal or INSTITUTION.search(author.text):
            continue
        if not truncation_findings([author.text]):
            yield Finding(
                "author-without-index",
                placeholders={"author": author.text, "with": str(len(marked))},
                value=author,
                variable="author",
            )


def _numbers(record: Record, places: Sequence[Value], used: set[str]) -> Iterator[Finding]:
    """The numbering itself, separately for each field and for Chinese and other affiliations."""
    lists: dict[tuple[int, bool], list[Value]] = {}
    for place in places:
        lists.setdefault((id(place.field), has_han(place.text)), []).append(place)
    for numbered in lists.values():
        yield from _numbering(record, numbered, used)


def _numbering(record: Record, places: Sequence[Value], used: set[str]) -> Iterator[Finding]:
    marks = [number_of(place) for place in places]
    digits = sum(map(str.isdecimal, marks))
    first: dict[str, Value] = {}
    ordinals: dict[int, Value] = {}
    for place, mark in zip(places, marks, strict=True):
        number = ordinal(mark)
        if not mark:
            if any(marks):
                yield Finding(
                    "without-number", placeholders={"affiliation": place.text}, value=place, variable="affiliation"
                )
        elif mark.lower() in first:
            other = first[mark.lower()]
            related = (Mark(record, other.start, other.end, other.text),)
            yield Finding(
                "duplicate-number",
                placeholders={"index": mark, "affiliation": place.text, "other": other.text},
                value=place.marks[0],
                variable="affiliation",
                related=related,
            )
        elif number == 0 or (not is_sign(mark) and (number is None or mark.isdecimal() != (digits * 2 > len(marks)))):
            yield Finding(
                "zero-or-bad-number",
                placeholders={"index": mark, "affiliation": place.text},
                value=place.marks[0],
                variable="affiliation",
            )
        elif number:
            ordinals[number] = place
        first.setdefault(mark.lower(), place)
    yield from _skipped(ordinals, used, letters=not digits)


def _skipped(ordinals: dict[int, Value], used: set[str], *, letters: bool) -> Iterator[Finding]:
    """Numbers left out, but for those that an author carries: of these it is said that no affiliation has them."""
    for missing, after in gaps(ordinals):
        told = chr(ord("a") + missing - 1) if letters else str(missing)
        if told not in used:
            mark = ordinals[after].marks[0]
            placeholders = {"index": mark.text, "missing": told}
            yield Finding("skipped-number", placeholders=placeholders, value=mark, variable="affiliation")


def _spaced(record: Record, authors: Sequence[Value]) -> Iterator[Finding]:
    """Blanks before a comma or bracket inside a list of indices, as `[1 ,2 ]`."""
    text = record.segment.text
    for author in authors:
        if not author.marks:
            continue
        start, end = author.marks[0].start, author.marks[-1].end
        while end < len(text) and text[end] in " \t":
            end += 1
        if end < len(text) and text[end] in "]］)）" and text[start - 1] in "[［(（":
            start, end = start - 1, end + 1
            written = text[start:end]
            if any(blank in written for blank in (" ,", " ]", " ，", " ］", " )", " ）")):
                yield Finding(
                    "spaced-index",
                    placeholders={"indices": written, "author": author.text},
                    variable="author",
                    span=(start, end),
                )
