"""Web of Science and PubMed: names in addresses against the list of authors, short and full list of authors.

In untouched exports of the Core Collection every name inside C1 brackets stands in AF letter for letter, and AU and AF
are equally long; sister products and converters keep neither promise. PubMed gives each FAU its AU.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from biblint.model import Finding, Record, Value
from biblint.values.names import fold, same_person

_NAMES = re.compile(r"(?:\A|[\r\n])[^\S\r\n]*\[([^\]\r\n]*)\][^\S\r\n]*[^\s]")
"""The names before an address on a line of its own."""


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
    if not record.texts("author"):
        return
    if _lines(record, "AU") != _lines(record, "AF"):
        yield from list_findings(record)
    if record.format == "wos" and _are_at_one(record):
        return
    authors = record.values("author")
    places = record.values("affiliation")
    named = Roll(person.text for place in places for person in place.people)
    known = Roll(value.text for value in authors)
    yield from _strangers(record, known)
    for author in authors if named else ():
        if author.text not in named:
            yield _finding("author-without-address", author, "author", {"author": author.text})


def _are_at_one(record: Record) -> bool:
    """True if the names before the addresses of a record are those of its authors, letter for letter.

    Told by the lines of C1: `[Roe, Ann; Doe, Bo] Univ Moss, Oslo.`
    """
    if "correspondence" in record.tags:
        return False
    lists = [names for content in record.contents("affiliation") for names in _NAMES.findall(content)]
    if not lists:
        return True
    names = {name.strip() for names in lists for name in names.replace("；", ";").split(";")}
    return names - {""} == set(record.texts("author"))


def _strangers(record: Record, known: Roll) -> Iterator[Finding]:
    """People of addresses who are not among the authors, in neither of the two lists."""
    for place, person in _people(record, "affiliation"):
        if person.text not in known and person.text not in _short(record):
            placeholders = {"name": person.text, "affiliation": place.text}
            yield _finding("name-not-an-author", person, "affiliation", placeholders)
    for _, person in _people(record, "correspondence"):
        if person.text not in known and person.text not in _short(record):
            yield _finding("reprint-not-an-author", person, "correspondence", {"name": person.text})


def _people(record: Record, variable: str) -> Iterator[tuple[Value, Value]]:
    return ((place, person) for place in record.values(variable) for person in place.people)


def _short(record: Record) -> set[str]:
    return {value.text for value in (*record.values("raw:AU"), *record.values("raw:Authors"))}


def _lines(record: Record, tag: str) -> int:
    return sum(len(content.splitlines()) for content in record.contents(f"raw:{tag}"))


def _finding(name: str, value: Value, variable: str, placeholders: dict[str, str]) -> Finding:
    return Finding(name, placeholders=placeholders, value=value, variable=variable)


def list_findings(record: Record) -> Iterator[Finding]:
    """Two lists of authors of different length; a closing `et al.` is no author."""
    tag = "FAU" if record.format == "nbib" else "AF"
    short, full = record.values("raw:AU"), record.values(f"raw:{tag}")
    people = [value for value in short if value.text.casefold() not in ("et al.", "et al")]
    if short and full and len(people) != len(full) and full[0].field:
        placeholders = {"short": str(len(people)), "full": str(len(full)), "tag": tag}
        entry = full[0].field
        yield Finding(
            "count-differs", placeholders=placeholders, variable="author", span=(entry.tag_start, entry.tag_end)
        )
