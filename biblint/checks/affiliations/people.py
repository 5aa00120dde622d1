"""Web of Science: names in addresses against the list of authors.

In untouched exports of the Core Collection every name inside C1 brackets stands in AF letter for letter, and AU and AF
are equally long; sister products and converters keep neither promise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from biblint.model import Finding, Record, Value
from biblint.values.names import fold, same_person


class Roll:
    """Names to look others up in: letter for letter first, then as other spellings that begin a word alike."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = set(names)
        self._starts: dict[str, set[str]] = {}

    def __bool__(self) -> bool:
        return bool(self._names)

    def __contains__(self, name: str) -> bool:
        if name in self._names:
            return True
        if not self._starts:
            for known in self._names:
                for start in _starts(known):
                    self._starts.setdefault(start, set()).add(known)
        near = set[str]().union(*(self._starts.get(start, ()) for start in _starts(name)))
        return any(same_person(name, known) for known in near)


def _starts(name: str) -> set[str]:
    """Give the first letters of the words of a name: what other spellings of it share."""
    words = {word[:3] for word in fold(name).replace(",", " ").replace("-", " ").split() if len(word) > 2}
    return words or {fold(name)[:1]}


def people_findings(record: Record) -> Iterator[Finding]:
    """What the names in the addresses of a Web of Science record show."""
    authors = record.values("author")
    short = record.values("raw:AU")
    if not authors:
        return
    yield from _lengths(record, short)
    known = Roll(value.text for value in (*authors, *short))
    places = record.values("affiliation")
    for place in places:
        for person in place.people:
            if person.text not in known:
                placeholders = {"name": person.text, "affiliation": place.text}
                yield _finding("name-not-an-author", person, "affiliation", placeholders)
    for place in record.values("correspondence"):
        for person in place.people:
            if person.text not in known:
                yield _finding("reprint-not-an-author", person, "correspondence", {"name": person.text})
    named = Roll(person.text for place in places for person in place.people)
    for author in authors if named else ():
        if author.text not in named:
            yield _finding("author-without-address", author, "author", {"author": author.text})


def _finding(name: str, value: Value, variable: str, placeholders: dict[str, str]) -> Finding:
    return Finding(name, placeholders=placeholders, value=value, variable=variable)


def _lengths(record: Record, short: tuple[Value, ...]) -> Iterator[Finding]:
    full = record.values("raw:AF")
    if short and full and len(short) != len(full) and full[0].field:
        placeholders = {"short": str(len(short)), "full": str(len(full))}
        entry = full[0].field
        yield Finding(
            "count-differs", placeholders=placeholders, variable="author", span=(entry.tag_start, entry.tag_end)
        )
