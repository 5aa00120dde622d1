"""Lists inside one field: where each item of keywords, classes and the like stands."""

from __future__ import annotations

import re

Span = tuple[int, int]

_SEMICOLON = re.compile(r"&#?\w{2,8};|(?P<at>[;；]+)")
_SEMICOLON_LINE = re.compile(r"&#?\w{2,8};|(?P<at>[;；\r\n]+)")
_COMMA = re.compile(r"(?P<at>[,，、|\r\n]+)")
_EAST_COMMA = re.compile(r"(?P<at>[，、|\r\n]+)")
_BLANKS = re.compile(r"(?P<at>[\s]+)")
_WIDE_BLANKS = re.compile(r"(?P<at>[\r\n]+|[ \t\u3000]{2,})")
_HAN_WORDS = re.compile(r"[\u3400-\u9fff]{2,}(?:[ \t\u3000]+[\u3400-\u9fff]{2,})+")

LISTS = frozenset({"keyword", "classification", "funding", "ISSN", "ISBN", "email", "ORCID"})
"""Variables of which one field may hold several values (names and addresses apart)."""


def split(text: str, start: int, end: int, separator: re.Pattern[str]) -> list[Span]:
    """The trimmed, non-empty ranges between separators; only matches with a group `at` separate."""
    spans: list[Span] = []
    done = start
    for match in separator.finditer(text, start, end):
        if match["at"]:
            spans.append(trimmed(text, done, match.start()))
            done = match.end()
    spans.append(trimmed(text, done, end))
    return [span for span in spans if span[0] < span[1]]


def trimmed(text: str, start: int, end: int) -> Span:
    """A range without its outer blanks."""
    part = text[start:end]
    start += len(part) - len(part.lstrip())
    return start, max(start, start + len(part.strip()))


def item_spans(text: str, start: int, end: int, variable: str) -> list[Span]:
    """The items of a list field."""
    content = text[start:end]
    if variable == "funding":
        return split(text, start, end, _SEMICOLON)
    if variable == "classification":
        return split(text, start, end, _SEMICOLON_LINE)
    if variable != "keyword":
        return split(text, start, end, _SEMICOLON_LINE if ";" in content or "；" in content else _COMMA)
    return split(text, start, end, _keyword_separator(content))


def _keyword_separator(content: str) -> re.Pattern[str]:
    if any(match["at"] for match in _SEMICOLON.finditer(content)):
        return _SEMICOLON
    if "，" in content or "、" in content:
        return _EAST_COMMA
    if "," in content or "|" in content:
        return _COMMA
    if _HAN_WORDS.fullmatch(content):
        return _BLANKS
    return _WIDE_BLANKS
