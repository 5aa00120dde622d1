"""Check kind `separators`: separators of a list that separate nothing, or that change in the middle.

The values of a list no longer have their separators, so the source of each field is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from biblint.checks.base import Check, FindingType, Guarded, Kind, Setting
from biblint.model import Field, Finding, Record, ReplaceRange, Value

_SIGNS = ";；,，、|"
_TRAILING = re.compile(rf"(?P<at>(?:\s*[{_SIGNS}])+)[\s}}]*\Z")
_LEADING = re.compile(rf"[\s{{]*(?P<at>(?:[{_SIGNS}]\s*)+)")
_DOUBLED = re.compile(rf"(?<=[^\s{{{_SIGNS}])\s*[{_SIGNS}](?P<at>(?:\s*[{_SIGNS}])+)(?=\s*[^\s}}{_SIGNS}])")
_ENTITY = re.compile(r"&#?\w{2,8};\Z")
_WIDTHS = ((";", "；"), (",", "，"))
_PLACEHOLDERS = ("separator", "other")
_LEADS = frozenset(_SIGNS + "{")
_ENDS = frozenset(_SIGNS + "}")
_PAIR = re.compile(rf"[{_SIGNS}](?:(?<=[；，])|\s*+[{_SIGNS}])")


class Separators(Kind):
    """Looks at the separators in each field of a list; a fix takes those away that separate nothing."""

    name = "separators"
    title = "Separators of lists"
    scope = "list"
    classifier = True
    selects = ("field", "fields", "raw")
    findings = {
        "trailing-separator": FindingType("a separator behind the last item", _PLACEHOLDERS),
        "leading-separator": FindingType("a separator in front of the first item", _PLACEHOLDERS),
        "doubled-separator": FindingType("several separators between two items", _PLACEHOLDERS),
        "mixed-separators": FindingType("one separator both in full and in half width", _PLACEHOLDERS),
    }

    def compile(self, options: Mapping[str, Any], setting: Setting) -> Check:
        """A list check."""
        return Guarded(_check, _suspects)


def _suspects(texts: Sequence[str], variable: str, record: Record) -> bool:
    """False if no field of the variable has a separator at an end, two side by side, or one in full width."""
    return variable not in record.tags or any(map(_is_suspicious, record.contents(variable)))


def _is_suspicious(content: str) -> bool:
    return content[0] in _LEADS or content[-1] in _ENDS or _PAIR.search(content) is not None


def _check(values: Sequence[Value], variable: str, record: Record) -> Iterable[Finding]:
    text = record.segment.text
    found: list[Finding] = []
    last: Field | None = None
    for value in values:
        field = value.field
        if field is not None and field is not last:
            last = field
            content = text[field.start : field.end]
            if _is_suspicious(content):
                found += _judge(value, content)
    return found


def _judge(value: Value, content: str) -> Iterator[Finding]:
    assert value.field is not None
    start = value.field.start
    for name, pattern in (("leading-separator", _LEADING), ("trailing-separator", _TRAILING)):
        match = pattern.match(content) if name == "leading-separator" else pattern.search(content)
        if match and not _ENTITY.search(content, 0, match.end("at")):
            yield _stray(name, match, start, value)
    doubled = [m for m in _DOUBLED.finditer(content) if not _ENTITY.search(content, 0, m.start("at"))]
    if doubled:
        yield _doubled(doubled, content, start, value)
    for half, full in _WIDTHS:
        if half in content and full in content:
            yield _mixed(content, start, value, half, full)


def _stray(name: str, match: re.Match[str], start: int, value: Value) -> Finding:
    """A separator to take away; a field of nothing else has no item and is no list."""
    low, high = start + match.start("at"), start + match.end("at")
    sign = match["at"].strip()
    inner = low + len(match["at"]) - len(match["at"].lstrip())
    placeholders = {"separator": sign, "other": ""}
    span = (inner, inner + len(sign))
    return Finding(name, placeholders=placeholders, span=span, value=value, operation=ReplaceRange(low, high, ""))


def _doubled(matches: list[re.Match[str]], content: str, start: int, value: Value) -> Finding:
    """One finding for all doubled separators of a field; its edit mends them all."""
    first = _stray("doubled-separator", matches[0], start, value)
    low, high = matches[0].start("at"), matches[-1].end("at")
    ends = [match.span("at") for match in matches]
    kept = "".join(content[before[1] : after[0]] for before, after in pairwise(ends))
    operation = ReplaceRange(start + low, start + high, kept)
    return first._replace(operation=operation)


def _mixed(content: str, start: int, value: Value, half: str, full: str) -> Finding:
    rare, usual = (full, half) if content.count(half) >= content.count(full) else (half, full)
    at = start + content.index(rare)
    placeholders = {"separator": rare, "other": usual}
    return Finding("mixed-separators", placeholders=placeholders, span=(at, at + 1), value=value)


KIND = Separators()
