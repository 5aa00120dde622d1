"""The end of a reference: journal, year, volume, issue and pages, each with its span.

Takes `JOURNAL, 2021, 22 (15) : 557 - 570`, GB/T 7714's `刊名, 2020, 12(3): 45-50` and `2020, 12(3): 45-50` alone.
"""

from __future__ import annotations

import re

_YEAR = r"(?P<issued>(?:1[5-9]|20)\d\d)(?!\d)(?:\s*年)?"
_VOLUME = (
    r"(?:\s*[,，;；]?\s*(?:第|[Vv]ol(?:ume|\.)?\s*|V)?(?P<volume>[A-Z]?\d+(?:[-–/]\d+)?[A-Z]?|[IVXLC]+)"
    r"(?:\s*卷|(?=\s*(?:[(（:：,，.]|$))))?"
)
_ISSUE = (
    r"(?:\s*[,，]?\s*[(（]\s*(?P<issue>[^()（）]{1,20}?)\s*[)）]"
    r"|\s*[,，]?\s*(?:第\s*(?P<issue2>\w+)\s*期|(?P<issue3>\d+)\s*期|[Nn]o\.?\s*(?P<issue4>\w+)))?"
)
_PAGE = (
    r"(?:\s*[:：,，]\s*(?:(?:pp?\.|P)\s*)?"
    r"(?P<page>[A-Za-z]{0,4}\d[^:：,，;；\n]{0,30}?(?:\s*[,，+]\s*\d+(?:\s*[-–]\s*\d+)?)*))?"
)
_END = r"\s*[:：]?\s*[.．。;；]?\s*"
_LOCATOR = _VOLUME + _ISSUE + _PAGE + _END
_WITH_CONTAINER = re.compile(rf"(?P<container>[^\d\s].*?)\s*[,，.．;；]?\s*(?<![\w-]){_YEAR}{_LOCATOR}", re.S)
_ALONE = re.compile(rf"(?:{_YEAR})?{_LOCATOR}")
_VARIABLES = {"container": "container-title", "issue2": "issue", "issue3": "issue", "issue4": "issue"}

Spans = dict[str, tuple[int, int]]


def tail_spans(text: str, start: int, end: int, *, container: bool) -> Spans:
    """Variable -> source range for a range that is all tail, with a journal in front or not; else empty."""
    match = (_WITH_CONTAINER if container else _ALONE).fullmatch(text, start, end)
    if match is None or match.end(match.lastgroup or 0) == start:
        return {}
    return {_VARIABLES.get(name, name): match.span(name) for name, found in match.groupdict().items() if found}
