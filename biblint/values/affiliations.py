"""Affiliations as text: their numbers, the same one written twice, and what does not belong in one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from biblint.values.lazy import LazyPattern
from biblint.values.name_parts import INSTITUTION

SIGNS = frozenset("*＊∗†‡§¶‖#＃✉")
"""Footnote signs: they mark corresponding or equal authors more often than affiliations."""

_SEGMENT = LazyPattern(r"\s*[,，;；]\s*")
_BLANKS = LazyPattern(r"[\s.]+")
_POSTCODE = LazyPattern(
    r"(?<![^\W_])(?:[A-Z]{1,2}-?)?\d{4,7}(?:-\d{3,4})?(?![^\W_])|(?<=[^\W\d_])\d{6}(?!\d)|(?<!\d)\d{6}(?=[^\W\d_])"
    r"|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b|\b\d{3} \d{2}\b"
)
_STREET = LazyPattern(
    r"\A\s*\d+[A-Za-z]?(?:[-/]\d+[A-Za-z]?)? +[^\W\d]|[^\W\d_] +\d+[A-Za-z]?(?:[-/]\d+)?\s*\Z"
    r"|\b(?:rd|road|st|str|street|\w*str(?:asse|aße)|\w+str|ave?|avenue|avda?|avenida|blvd|boulevard|ln|lane|dr|drive|"
    r"way|via|viale|piazza|pl|place|platz|plaza|rue|rua|calle|carretera|ctra|pob|po box|sq|square|highway|hwy)\b"
    r"|[路街道巷弄号號]",
    re.IGNORECASE,
)
_EMAIL = LazyPattern(r"(?:e-?mail(?: address)?s?\s*[:：]\s*)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_LEADING_MARK = LazyPattern(r"[,;.:，；、。:：)\]]+\s*(?=\w)")
_LEADING_INDEX = LazyPattern(r"(?:\d{1,2}|[a-z])(?:\s+(?=[A-Z])|(?=[A-Z][a-z]))")
_UNIT = LazyPattern(
    r"(?:[^\W\d_]+ )?(?:School|Chair|Division|Section|Unit|Branch) (?:of|for|in) [^\W\d_]"
    r"|(?:[^\W\d_]+ )?(?:Field|Research|Experiment(?:al)?) Station\b"
)
"""Names of units that no street has: `School of Law`, but not `School Lane`."""
_HAN = LazyPattern("[\u3400-\u9fff]")


class Unfit(NamedTuple):
    """Something at ``text[start:end]`` that does not belong in an affiliation; one is not sure where a name is lost."""

    name: str
    start: int
    end: int
    suggestion: str | None = None
    is_sure: bool = True


def ordinal(mark: str) -> int | None:
    """Give the place that an index stands for (``3`` and ``c`` → 3, ``0`` → 0); None for signs and other texts."""
    if mark.isdecimal():
        return int(mark)
    if len(mark) == 1 and mark.isascii() and mark.isalpha():
        return ord(mark.lower()) - ord("a") + 1
    return None


def is_sign(mark: str) -> bool:
    """Tell whether an index is made of footnote signs alone."""
    return bool(mark) and SIGNS.issuperset(mark)


def has_han(text: str) -> bool:
    """Tell whether an affiliation is written in Chinese characters: pages in two languages number each list anew."""
    return not text.isascii() and _HAN.search(text) is not None


def repeats(texts: Sequence[str]) -> list[tuple[int, int, str]]:
    """Find affiliations that repeat an earlier one: (index, index of the earlier one, what it has more).

    The third part is empty where both say the same but for capitals, blanks and punctuation, else it is the street or
    postcode that one of the two has besides. Only affiliations that begin with the same institution are compared.
    """
    seen: dict[str, list[tuple[int, list[str]]]] = {}
    found = []
    for index, text in enumerate(texts):
        segments = [segment for segment in _SEGMENT.split(text.strip()) if segment]
        if not segments:
            continue
        earlier = seen.setdefault(_plain(segments[0]), [])
        repeat = next(
            ((other, more) for other, before in earlier if (more := _difference(before, segments)) is not None), None
        )
        if repeat:
            found.append((index, *repeat))
        else:
            earlier.append((index, segments))
    return found


def _difference(one: list[str], two: list[str]) -> str | None:
    """Give what one of two affiliations has more than the other if that is a street or postcode; None otherwise."""
    if [*map(_plain, one)] == [*map(_plain, two)]:
        return ""
    if min(len(one), len(two)) < 2:
        return None
    short, long = sorted((one, two), key=lambda segments: (len(segments), sum(map(len, segments))))
    wanted = [core for core in map(_core, short) if core]
    extra, at = [], 0
    for segment in long:
        core = _core(segment)
        if at < len(wanted) and core == wanted[at]:
            at += 1
            extra += _POSTCODE.findall(segment)
        elif not core or _STREET.search(segment):
            extra.append(segment)
        else:
            return None
    return ", ".join(extra) if at == len(wanted) and extra else None


def _plain(segment: str) -> str:
    return _BLANKS.sub(" ", segment.casefold()).strip()


def _core(segment: str) -> str:
    return _plain(_POSTCODE.sub(" ", segment))


def gaps(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Give the numbers left out of a numbering that should begin at 1, each with the number after it."""
    known = sorted(set(numbers))
    return [
        (number, after)
        for before, after in zip([0, *known], known, strict=False)
        for number in range(before + 1, after)
    ]


def unfit(text: str) -> list[Unfit]:
    """Find an e-mail address, punctuation at the start, or an index digit left before the institution's name."""
    found = []
    if "@" in text:
        found += [Unfit("email-inside", *match.span()) for match in _EMAIL.finditer(text)]
    mark = _LEADING_MARK.match(text)
    if mark:
        rest = text[mark.end() :]
        found.append(Unfit("leading-punctuation", 0, len(mark[0].rstrip()), rest, _begins_with_institution(rest)))
    index = _LEADING_INDEX.match(text)
    if index and (_UNIT.match(text, index.end()) or _begins_with_institution(text[index.end() :])):
        found.append(Unfit("leading-index", 0, len(index[0].rstrip()), text[index.end() :]))
    return found


def _begins_with_institution(text: str) -> bool:
    first = _SEGMENT.split(text)[0]
    return INSTITUTION.search(first) is not None
