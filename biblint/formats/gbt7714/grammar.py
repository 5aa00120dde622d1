"""The grammar of a GB/T 7714 entry: where author, title, type mark, source, dates and locators stand.

Source: GB/T 7714-2015, Information and documentation - Rules for bibliographic references and citations to information
resources, clauses 4 (elements), 7 (marks) and 8 (rules); older lists in the form of GB/T 7714-2005 are read too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from biblint.formats.tagged.values import trimmed

Span = tuple[int, int]
Parts = dict[str, list[Span]]

MARK = re.compile(r"\s*[\[［](?P<kind>EB|DB|CP|DS|CM|[JMDCNPSRGAZ])(?:\s*/\s*(?P<carrier>OL|CD|MT|DK))?[\]］]")
TYPES: Mapping[str, str] = {
    "J": "article-journal", "M": "book", "D": "thesis", "C": "book", "N": "article-newspaper", "P": "patent",
    "S": "standard", "R": "report", "G": "collection", "A": "document", "EB": "webpage", "DB": "dataset",
    "DS": "dataset", "CP": "software", "CM": "map", "Z": "",
}  # fmt: skip
"""Type mark -> CSL item type of a work that stands by itself."""
PARTS_OF: Mapping[str, str] = {"M": "chapter", "C": "paper-conference", "G": "chapter", "A": "chapter", "S": "standard"}
"""Type mark -> CSL item type of a part of a larger work, behind `//`."""

PLACES: Mapping[str, str] = {
    "author": "up to the first full stop",
    "title": "before the type mark",
    "number": "behind a colon before [P] or [S]",
    "translator": "before 译 behind the type mark",
    "edition": "a sentence such as `2 版` or `3rd ed`",
    "editor": "behind `//`, up to a full stop (in Chinese entries)",
    "container-title": "behind `//`, or of [J] and [N] up to the comma before the year",
    "publisher-place": "before the last colon before the year",
    "publisher": "before the year",
    "issued": "the year or date at the end; in parentheses for [EB]",
    "volume": "behind the year",
    "issue": "in parentheses behind volume or year",
    "page": "behind the colon at the end; in parentheses for [N]",
    "accessed": "a date in brackets",
    "URL": "behind the date of access",
    "DOI": "behind `DOI:`",
}
"""Variable -> where it stands in an entry, in words."""

LONGEST = 3000
"""Length of a text that is no entry any more; looking for parts in it would take long."""

_HAN = "\u3400-\u9fff"
_HAN_SIGN = re.compile(f"[{_HAN}]")
_STOP = re.compile(
    rf"(?<![A-Z]\.[A-Z])[.．]\s+|(?<=[{_HAN}])[.．。]\s*(?=\S)|(?<= al)\.(?=\S)|(?<=[A-Z])\.(?=[A-Z][a-z])"
)
_COMMA = re.compile(r"\s*[,，、;；]\s*")
_SUFFIX = re.compile(r"(?:Inc|Ltd|LLC|Co|Jr|Sr|II|III)\.?")
_ET_AL = re.compile(r"(?:et\s+al|等)\.?(?:\s*译)?")
_URL = re.compile(r"(?:https?://|ftp://|www\.)[^\s，。]+")
_DOI = re.compile(r"[.．。,，;；]?\s*\b(?:DOI|doi)\s*[:：]\s*(?P<at>[^\s\[\]]+?)\s*[.。]?\s*(?=$|https?://)")
_ACCESSED = re.compile(r"[\[［](?P<at>\d{4}[-–—./年]\d{1,2}(?:[-–—./月]\d{1,2}日?)?)[\]］]")
_UPDATED = re.compile(r"[(（](?P<at>\d{4}(?:[-–—./]\d{1,2}(?:[-–—./]\d{1,2})?)?)[)）]")
_DATE = r"(?:1[5-9]|20)\d\d(?:[-–—./]\d{1,2}[-–—./]\d{1,2})?"
_ARTICLE = re.compile(
    rf"\s*[.．。]?\s*(?P<container>\S.*?)\s*[,，]\s*(?P<issued>{_DATE})"
    r"(?:\s*[,，]\s*(?P<volume>[^\s()（）:：,，.．]+))?\s*(?:[(（]\s*(?P<issue>[^()（）]*?)\s*[)）])?"
    r"(?:\s*[:：]\s*(?P<page>\S.*?))?\s*[.．。]?\s*"
)
_YEARLESS = re.compile(
    r"\s*[.．。]?\s*(?P<container>[^,，]*[^\s,，])\s*[,，]\s*(?P<volume>\d+)\s*(?:[(（]\s*(?P<issue>[^()（）]*?)\s*[)）])?"
    r"(?:\s*[:：]\s*(?P<page>\S.*?))?\s*[.．。]?\s*"
)
_PAPER = re.compile(
    rf"\s*[.．。]?\s*(?P<container>\S.*?)\s*[,，]\s*(?P<issued>{_DATE})\s*(?:[(（]\s*(?P<page>[^()（）]*?)\s*[)）])?\s*[.．。]?\s*"
)
_BOOK_TAIL = re.compile(
    rf"(?P<stop>[.．。,，]\s*|^\s*)\[?(?P<issued>{_DATE})\]?(?:\s*[:：]\s*(?P<page>[^.．。:：]*?))?\s*[.．。]?\s*$"
)
_PAGES_TAIL = re.compile(r"\s*[:：]\s*(?P<page>[A-Z]?\d[\d\s,+–—-]*)[.．。]?\s*$")
_PUBLISHED = re.compile(r"(?:(?P<place>.*[^\s:：])\s*)?[:：]\s*(?P<publisher>[^:：]*\S)\s*$")
_EDITION = re.compile(
    r"(?:第\s*)?[\d一二三四五六七八九十]+\s*版|\d+(?:st|nd|rd|th) ed\.?|(?:Rev|Second|Third)\.?\s*[Ee]d(?:ition)?\.?"
)
_SERIAL = re.compile(r"\s*[.．。]\s*(?P<issued>(?:1[5-9]|20)\d\d)\s*(?:[,，]\s*\d+\s*)?[(（]\d+[)）]\s*[-–—]")
_UNKNOWN = re.compile(r"[\[［](?:出版者不详|出版地不详|[Ss]\.\s?[ln]\.)[\]］]")
_SENTENCE = re.compile(rf"(?:(?<![ .][A-Z])(?<!^[A-Z])\.|[．。])(?:\s+|$|(?=[{_HAN}]))")
_YEAR_AT_END = re.compile(rf"[,，.]\s*(?P<issued>{_DATE})\s*[.．。]?\s*$")
_TRANSLATED = re.compile(r"[,，]?\s*译\Z")
_PATENT = re.compile(r"[:：]\s*(?P<at>(?:[A-Z]{2})?\s?\d[\d.]{4,}[A-Z]?\d?)\s*$")
_STANDARD = re.compile(r"(?:[:：]\s*|\s+)(?P<at>[A-Z]{1,6}(?:/[A-Z]{1,2})?\s?\d[\d.]*(?:[-—–:：]\d{2,4})?)\s*$")
_HOST = re.compile(r"\s*[.．。]?\s*//\s*")


def parse(text: str, start: int) -> tuple[str, Parts]:
    """The CSL type and the parts of an entry whose number ends at `start`: variable -> ranges in the text.

    An entry without a type mark has the type `-` and only what stands for itself: DOI, URL, a year at the end.
    """
    if len(text) > LONGEST:
        return "-", {}
    mark = MARK.search(text, start)
    end = len(text)
    parts: Parts = {}
    end = _electronic(text, mark.end() if mark else start, end, parts)
    if mark is None:
        found = _YEAR_AT_END.search(text, start, end)
        if found is not None:
            parts["issued"] = [found.span("issued")]
        return "-", parts
    kind = mark["kind"]
    _head(text, start, mark.start(), kind, parts)
    parts["raw:mark"] = [trimmed(text, mark.start(), mark.end())]
    return _body(text, mark.end(), end, kind, parts), parts


def _electronic(text: str, start: int, end: int, parts: Parts) -> int:
    """DOI, address, and date of access at the end of an entry; where what stands before them ends."""
    doi = _DOI.search(text, start, end)
    if doi is not None:
        parts["DOI"] = [doi.span("at")]
        end = doi.start()
    url = _URL.search(text, start, end)
    if url is not None:
        low, high = url.span()
        while text[high - 1] in ".,;" and high > low:
            high -= 1
        parts["URL"] = [(low, high)]
        end = low
    accessed = _ACCESSED.search(text, start, end)
    if accessed is not None:
        parts["accessed"] = [accessed.span("at")]
        end = accessed.start()
    return trimmed(text, start, end)[1] if start < end else start


def _head(text: str, start: int, end: int, kind: str, parts: Parts) -> None:
    """Authors and title; without a full stop between them all is title."""
    start, end = trimmed(text, start, end)
    stop = _STOP.search(text, start, end)
    if stop is not None and stop.end() < end:
        names = _names(text, start, stop.start())
        if names:
            parts["author"] = names
        start = stop.end()
    number = (_PATENT if kind == "P" else _STANDARD).search(text, start, end) if kind in "PS" else None
    if number is not None:
        parts["number"] = [number.span("at")]
        end = trimmed(text, start, number.start())[1]
    if start < end:
        parts["title"] = [(start, end)]


def _names(text: str, start: int, end: int) -> list[Span]:
    """The names of a list; `et al` and 等 behind three names are the standard's own way to shorten a list."""
    spans: list[Span] = []
    done = start
    for comma in [*_COMMA.finditer(text, start, end), None]:
        low, high = trimmed(text, done, comma.start() if comma else end)
        done = comma.end() if comma else end
        if low < high and spans and _SUFFIX.fullmatch(text, low, high):
            spans[-1] = (spans[-1][0], high)
        elif low < high:
            spans.append((low, high))
    if len(spans) == 4 and _ET_AL.fullmatch(text, *spans[-1]):
        spans.pop()
    return spans


def _body(text: str, start: int, end: int, kind: str, parts: Parts) -> str:
    """What stands behind the type mark; the CSL type."""
    second = MARK.search(text, start, end) if kind == "A" else None
    host = _HOST.match(text, start, end)
    serial = _SERIAL.match(text, start, end) if kind == "J" else None
    if serial is not None:
        parts["issued"] = [serial.span("issued")]
        return "periodical"
    if kind == "J":
        _named(text, start, end, parts, _ARTICLE, _YEARLESS)
    elif kind == "N":
        _named(text, start, end, parts, _PAPER)
    elif second is not None:
        _published(text, second.end(), end, parts)
        _host(text, start, second.start(), parts)
        return "paper-conference" if second["kind"] == "C" else "chapter"
    elif host is not None:
        before = _published(text, host.end(), end, parts)
        _host(text, host.end(), before, parts)
        return PARTS_OF.get(kind, TYPES[kind])
    else:
        _alone(text, start, end, kind, parts)
    return TYPES[kind]


def _named(text: str, start: int, end: int, parts: Parts, *patterns: re.Pattern[str]) -> None:
    names = {"container": "container-title"}
    for pattern in patterns:
        match = pattern.fullmatch(text, start, end)
        if match is not None:
            for name, span in zip(match.re.groupindex, match.regs[1:], strict=True):
                if span[0] < span[1]:
                    parts[names.get(name, name)] = [span]
            return


def _alone(text: str, start: int, end: int, kind: str, parts: Parts) -> None:
    """A work that stands by itself: translators, edition, place and publisher, year and pages."""
    updated = _UPDATED.search(text, start, end) if kind in ("EB", "DB") else None
    if updated is not None:
        parts["issued"] = [updated.span("at")]
        return
    before = _published(text, start, end, parts)
    for low, high in _sentences(text, start, before):
        translated = _TRANSLATED.search(text, low, high)
        if translated is not None:
            parts["translator"] = [
                span for span in _names(text, low, translated.start()) if not _ET_AL.fullmatch(text, *span)
            ]
        elif _EDITION.fullmatch(text, low, high):
            parts["edition"] = [(low, high)]


def _sentences(text: str, start: int, end: int) -> list[Span]:
    """The ranges between full stops."""
    spans: list[Span] = []
    done = start
    for stop in [*_SENTENCE.finditer(text, start, end), None]:
        low, high = trimmed(text, done, stop.start() if stop else end)
        done = stop.end() if stop else end
        if low < high:
            spans.append((low, high))
    return spans


def _published(text: str, start: int, end: int, parts: Parts) -> int:
    """Place, publisher, year and pages at the end of a range; where what stands before them ends."""
    tail = _BOOK_TAIL.search(text, start, end) or _PAGES_TAIL.search(text, start, end)
    with_publisher = True
    if tail is not None:
        for name in tail.re.groupindex:
            if name != "stop" and tail[name]:
                parts[name] = [trimmed(text, *tail.span(name))]
        end = tail.start()
        with_publisher = not (tail.groupdict().get("stop") or ",").strip().startswith((".", "．", "。"))
    if not with_publisher:
        return end
    sentences = _sentences(text, start, end)
    if not sentences:
        return start
    low, high = sentences[-1]
    match = _PUBLISHED.fullmatch(text, low, high)
    if match is None and len(sentences) > 1 and tail is not None:
        low = sentences[-2][0]
        match = _PUBLISHED.fullmatch(text, low, high)
        low = low if match is not None else sentences[-1][0]
    if match is not None:
        for name in ("place", "publisher"):
            if match[name] and not _UNKNOWN.fullmatch(match[name]):
                parts["publisher-place" if name == "place" else name] = [match.span(name)]
        return low
    if tail is not None and len(sentences) > 1:
        parts["publisher"] = [(low, high)]
        return low
    return high


def _host(text: str, start: int, end: int, parts: Parts) -> None:
    """The larger work, and before it in Chinese entries its editors."""
    sentences = _sentences(text, start, end)
    if not sentences:
        return
    low, high = sentences[0][0], sentences[-1][1]
    first = sentences[0]
    if len(sentences) > 1 and _HAN_SIGN.search(text, *first):
        parts["editor"] = _names(text, *first)
        low = sentences[1][0]
    parts["container-title"] = [(low, high)]
