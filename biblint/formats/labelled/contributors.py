"""Authors with their affiliation marks, and affiliations with their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from biblint.formats.labelled.folding import folded, token
from biblint.formats.labelled.items import Span, split, trimmed
from biblint.model import Field, Piece, Value

RANGE_LIMIT = 60
"""`[1-3]` stands for three marks; a range longer than this is read as its two ends."""

_SIGN = r"[*＊∗†‡§¶#＃✉]"
_CIRCLED = r"[①-⑳⑴-⒇]"
_RAISED = r"[⁰¹²³⁴-⁹]+|[ᵃ-ᶻ]"
_BRACKET = (
    r"[\[［](?![^\]］\r\n]{0,24}[^\W\d]{4})"
    r"[\w\s,，、;；.\-–—~～*＊∗†‡§¶#＃✉①-⑳⑴-⒇⁰¹²³⁴-⁹]{0,24}[\]］]"
)
_PAREN = rf"[(（]\s*(?:\d{{1,2}}|[a-z]|{_SIGN})(?:[\s,，、\-–~]+(?:\d{{1,2}}|[a-z]|{_SIGN}))*\s*[)）]"
_MARKED = re.compile(
    rf"(?P<name>.*?)(?P<marks>(?:[\s,，、]*(?:{_BRACKET}|{_PAREN}|{_CIRCLED}|{_RAISED}|[０-９]{{1,2}}|{_SIGN}))*)[\s,，、]*",
    re.S,
)
_PLAIN = re.compile(
    rf"(?P<name>.*?[^\W\d_][.]?)(?P<marks>\s?\d{{1,2}}(?:\s*[,，、\-–]\s*\d{{1,2}})*(?:[\s,，]*{_SIGN})*)", re.S
)
_LETTERED = re.compile(rf"(?P<name>.*?\w[.]?)(?P<marks>\s[a-z](?:\s*[,，]\s*[a-z])*(?:[\s,，]*{_SIGN})*)", re.S)
_MARK = re.compile(
    rf"(?P<low>\d{{1,3}})\s*[-–—~～]\s*(?P<high>\d{{1,3}})|(?P<raised>[⁰¹²³⁴-⁹]{{2,}})|(?P<one>{_SIGN}|{_CIRCLED}|[⁰¹²³⁴-⁹ᵃ-ᶻ]|\d+|[０-９]+|\w+)"
)

_BEFORE_MARK = rf"(?!\s*(?:\d|[０-９]|{_CIRCLED}|[⁰¹²³⁴-⁹ᵃ-ᶻ]|{_SIGN}|[a-z]\s*(?:[,，;；、]|{_SIGN}|$)))"
_GROUP = r"[\[［][^\]］\r\n]*[\]］]|[(（][^)）\r\n]*[)）]"
_SEMICOLONS = re.compile(rf"{_GROUP}|&#?\w{{2,8}};|(?P<at>[;；\r\n]+){_BEFORE_MARK}")
_LINES = re.compile(r"(?P<at>[\r\n]+)")
_EAST = re.compile(rf"{_GROUP}|(?P<at>[，、]|\s/\s){_BEFORE_MARK}")
_COMMAS = re.compile(rf"{_GROUP}|(?P<at>[,，、]{_BEFORE_MARK}(?:\s*(?:and|&)\s)?|\s(?:and|&)\s)")
_AND = re.compile(r"(?P<at>\s(?:and|&)\s)")
_FULL_NAME = re.compile(r"(?:[^\W\d_][\w.'’-]*\s+){1,3}[^\W\d_][\w.'’-]*")
_HAN = re.compile(r"[\u3400-\u9fff]")
_HAN_BLANKS = re.compile(r"(?P<at>[ \t\u3000]+)")
_HAN_NAMES = re.compile(r"[\u3400-\u9fff·]{2,}(?:[ \t\u3000]+[\u3400-\u9fff·]{2,})+")
_ENDS_MARKED = re.compile(rf"(?:[\]］)）\d０-９]|{_CIRCLED}|[⁰¹²³⁴-⁹ᵃ-ᶻ]|{_SIGN})$")
_INITIALS = re.compile(r"\s*(?:[A-Z][.\-\s]*){1,4}(?:\[.*)?")


class Person(NamedTuple):
    """A name in an author field: the range of all of it, of the name, and of its marks."""

    start: int
    end: int
    name: Span
    marks: Span


def name_spans(text: str, start: int, end: int, spaced: bool = False) -> list[Span]:
    """The ranges of the names in a field, their marks included; `spaced` if a blank stands inside East Asian names."""
    if any(match["at"] and match["at"].strip() for match in _SEMICOLONS.finditer(text, start, end)):
        return split(text, start, end, _SEMICOLONS)
    return [span for line in split(text, start, end, _LINES) for span in _split_line(text, *line, spaced)]


def _split_line(text: str, start: int, end: int, spaced: bool) -> list[Span]:
    line = text[start:end]
    if _HAN.search(line):
        if not spaced and _HAN_NAMES.fullmatch(line):
            return split(text, start, end, _HAN_BLANKS)
        return split(text, start, end, _COMMAS)
    if line.count("，") + line.count("、") > 1:
        return split(text, start, end, _EAST)
    parts = split(text, start, end, _COMMAS)
    if len(parts) > 2:
        return _latin_parts(text, start, end, parts)
    sure = len(parts) == 2 and (_ENDS_MARKED.search(text[slice(*parts[0])]) or _two_names(text, parts))
    return parts if sure else [(start, end)]


def _two_names(text: str, parts: list[Span]) -> bool:
    """True for `Ann Lee and Bo Ray`: "and" between two names whose words are all capitalised."""
    between = text[parts[0][1] : parts[1][0]]
    words = [word for part in parts for word in text[slice(*part)].split()]
    named = all(_FULL_NAME.fullmatch(text, *part) for part in parts)
    return "," not in between and named and all(word[0].isupper() for word in words)


def _latin_parts(text: str, start: int, end: int, parts: list[Span]) -> list[Span]:
    """Names between commas, or surnames and given names in turn; the whole line if neither is sure."""
    if len(parts) % 2 == 0 and all(_INITIALS.fullmatch(text, *part) for part in parts[1::2]):
        return [(a[0], b[1]) for a, b in zip(parts[::2], parts[1::2], strict=True)]
    joined = split(text, start, end, _AND)
    if len(joined) > 1 and all(text.count(",", *span) == 1 for span in joined):
        return joined
    words = [text[a:b].split("[")[0].split() for a, b in parts]
    return parts if all(len(word) > 1 for word in words) else [(start, end)]


def people(text: str, start: int, end: int, lettered: bool = False, spaced: bool = False) -> list[Person]:
    """The people of a field. Plain digits behind names are marks only where no other notation occurs, and twice."""
    spans = name_spans(text, start, end, spaced)
    found = [_person(text, span, _MARKED) for span in spans]
    if any(
        person.marks[0] < person.marks[1] and text[person.marks[0] : person.marks[1]].strip("*＊#＃†‡§, ")
        for person in found
    ):
        return found
    plain = [_person(text, span, _PLAIN) for span in spans]
    if sum(person.marks[0] < person.marks[1] for person in plain) > (1 if len(spans) > 1 else 0):
        return [p if p.marks[0] < p.marks[1] else f for p, f in zip(plain, found, strict=True)]
    if lettered:
        letters = [_person(text, span, _LETTERED) for span in spans]
        return [p if p.marks[0] < p.marks[1] else f for p, f in zip(letters, found, strict=True)]
    return found


def _person(text: str, span: Span, pattern: re.Pattern[str]) -> Person:
    match = pattern.fullmatch(text, *span)
    if match is None or not match["name"].strip():
        return Person(*span, span, (span[1], span[1]))
    return Person(*span, trimmed(text, *match.span("name")), trimmed(text, *match.span("marks")))


class Setting(NamedTuple):
    """What the rest of a record tells about how its names are written."""

    affiliations: int = 0
    """How many affiliations the record has."""
    lettered: bool = False
    """Its affiliations are marked by letters."""
    spaced: bool = False
    """A blank stands inside East Asian names, as Japanese pages have it."""


def author_values(text: str, field: Field, setting: Setting) -> Iterator[Value]:
    """The authors of a field with their marks."""
    for person in people(text, field.start, field.end, setting.lettered, setting.spaced):
        value = folded(text, *person.name, field)
        if value is not None:
            value.marks = tuple(marks_in(text, *person.marks, setting.affiliations))
            yield value


def marks_in(text: str, start: int, end: int, affiliations: int) -> Iterator[Value]:
    """The marks of a range; raised digits side by side are one number if there are so many affiliations."""
    for match in _MARK.finditer(text, start, end):
        if match["low"]:
            yield from _expanded(text, match)
        elif match["raised"] and int(token(text, *match.span()).text) > affiliations:
            for at in range(match.start(), match.end()):
                yield token(text, at, at + 1)
        else:
            yield token(text, *match.span())


def _expanded(text: str, match: re.Match[str]) -> Iterator[Value]:
    low, high = int(match["low"]), int(match["high"])
    if not low < high <= low + RANGE_LIMIT:
        yield token(text, *match.span("low"))
        yield token(text, *match.span("high"))
        return
    for number in range(low, high + 1):
        spelt = str(number)
        yield Value(spelt, *match.span(), None, (Piece(0, len(spelt), -1, -1, "synthetic"),))


_NUMBER = re.compile(
    rf"[\[［]\s*(?P<a>\w{{1,4}}|{_SIGN})\s*[\]］]\s*[.．、]?|[(（]\s*(?P<b>\d{{1,3}}|[a-z])\s*[)）]|(?P<c>\d{{1,3}}|[０-９]{{1,3}})\s*[.．、)）:：](?!\d)"
    rf"|(?P<d>{_CIRCLED}|{_RAISED}|[０-９]{{1,3}})|(?P<e>[a-z])\s*[.)）](?=\s)|(?P<f>{_SIGN}+)"
)
_LOOSE = re.compile(
    r"(?P<g>\d{1,2})(?:\s+(?=\D)|(?=[\u3400-\u9fff]|[A-Z][a-z]))|(?P<h>[a-z])(?:\s+(?=[A-Z\u3400-\u9fff])|(?=[A-Z\u3400-\u9fff]))"
)
_PLACES = re.compile(
    rf"[\[［]?\s*\w{{1,4}}\s*[\]］]|(?P<at>[;；\r\n]+|\s+(?=[\[［]\s*\d{{1,3}}\s*[\]］]|{_CIRCLED}|[(（]\d{{1,3}}[)）]|\d{{1,2}}[.．、]\s*[^\W\d]))"
)


class Place(NamedTuple):
    """An affiliation in a field: the range of all of it, of its own number, and of its text."""

    start: int
    end: int
    number: Span | None
    name: Span


def places(text: str, start: int, end: int) -> list[Place]:
    """The affiliations of a field."""
    spans = _joined(text, split(text, start, end, _PLACES))
    found = [_place(text, span, _NUMBER.match(text, *span)) for span in spans]
    if any(place.number for place in found):
        return found
    loose = [_LOOSE.match(text, *span) for span in spans]
    if sum(match is not None for match in loose) * 2 <= len(spans) or not _counts(loose):
        return found
    return [_place(text, span, match) for span, match in zip(spans, loose, strict=True)]


def _counts(matches: list[re.Match[str] | None]) -> bool:
    """True if loose numbers begin with 1 or a: a lone street number is none."""
    first = next((match[0].strip() for match in matches if match), "")
    return first in ("1", "a")


def _joined(text: str, spans: list[Span]) -> list[Span]:
    """Lines that end in a comma go on in the next one."""
    joined: list[Span] = []
    for span in spans:
        if joined and text[joined[-1][1] - 1] in ",，" and not _NUMBER.match(text, *span):
            joined[-1] = (joined[-1][0], span[1])
        else:
            joined.append(span)
    return joined


def _place(text: str, span: Span, match: re.Match[str] | None) -> Place:
    if match is None or match.lastgroup is None:
        return Place(*span, None, span)
    return Place(*span, match.span(match.lastgroup), trimmed(text, match.end(), span[1]))


def affiliation_values(text: str, field: Field) -> Iterator[Value]:
    """The affiliations of a field, each with its own number as its mark."""
    for place in places(text, field.start, field.end):
        value = folded(text, *place.name, field)
        if value is not None:
            value.marks = (token(text, *place.number),) if place.number else ()
            yield value
