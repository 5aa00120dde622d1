"""Lines of a labelled page and what each is: blank, label, interface word, stated count, or text."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from biblint.formats.labelled.labels import INTERFACE, Meaning, lookup, normalise

RowKind = Literal["blank", "label", "interface", "count", "text"]

LABEL_LIMIT = 40
"""No label is longer, its blanks included."""

COUNT = re.compile(
    r"[(（\[]?\s*(?:共计?|共計|总共|總共|合计|Total:?|Showing\s+\d+\s+of)\s*(?P<n>\d[\d,]*)\s*(?:条|條|篇|项|項|个|個|results?|items?|references?|records?)?\s*[)）\]]?"
    r"|(?P<m>\d[\d,]*)\s*(?:条|條|篇|references?|cited references|参考文献|items?)",
    re.I,
)
"""A line that states how long a list is: `共 49 条`, `49 references`."""

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_COLON = re.compile(r"[:：\t]")
_GAP = re.compile(r"(?:\u3000|[^\S\r\n]{2})[^\S\r\n]*+|[^\S\r\n]*[|｜;；][^\S\r\n]*(?=[^\s:：]{1,10}[:：])")
_BRACKETED = re.compile(r"【\s*([^】\r\n]{1,30}?)\s*】[ \t]*[:：]?")
_SUFFIXED = re.compile(
    r"(.{1,30}?)\s*[(（\[]\s*(?=\d+\s*[)）\]]$)|([^\d]{2,20}?)\s+(?=\d[\d,]*(?:\s*[次条條篇]| times)?$)"
)
_COUNTED = frozenset({"reference", "times-cited", "reference-count"})
_RULE = re.compile(r"[-=_*~—─－＿·.\s]{5,}")


class Hit(NamedTuple):
    """A label on a line: source ranges of the label and of what stands behind it on the line."""

    tag_start: int
    tag_end: int
    start: int
    end: int
    meaning: Meaning | None


class Row(NamedTuple):
    """A line: its source range, its trimmed range, the start of the next line, and what it is."""

    start: int
    low: int
    high: int
    next: int
    kind: RowKind
    hit: Hit | None = None


def rows_of(text: str, start: int = 0, end: int | None = None) -> list[Row]:
    """The lines of a part of a text that starts at a line."""
    rows: list[Row] = []
    limit = len(text) if end is None else end
    while start < limit:
        match = _LINE.match(text, start, limit)
        if match is None or match.end() == start:
            break
        line = match[1]
        content = line.strip()
        low = match.start() + len(line) - len(line.lstrip())
        row = _row(text, match.start(), low, low + len(content), match.end())
        rows += _parted(text, row) if row.hit and row.hit.start < row.hit.end else (row,)
        start = match.end()
    return rows


def _row(text: str, start: int, low: int, high: int, following: int) -> Row:
    line = text[low:high]
    if not line or _RULE.fullmatch(line):
        return Row(start, low, high, following, "blank")
    if len(line) <= LABEL_LIMIT:
        if normalise(line) in INTERFACE or _all_interface(line):
            return Row(start, low, high, following, "interface")
        if COUNT.fullmatch(line):
            return Row(start, low, high, following, "count")
    hit = _find_label(text, low, high)
    return Row(start, low, high, following, "text" if hit is None else "label", hit)


def _parted(text: str, row: Row) -> list[Row]:
    """A line with several labels, wide blanks between them, as a row for each: `Volume: 7  Issue: 4`."""
    assert row.hit is not None
    for gap in _GAP.finditer(text, row.hit.start, row.high):
        hit = _find_label(text, gap.end(), row.high)
        if hit is not None and hit.tag_end < hit.start:
            first = row._replace(high=gap.start(), next=gap.end(), hit=row.hit._replace(end=gap.start()))
            second = Row(gap.start(), gap.end(), row.high, row.next, "label", hit)
            return [first, *(_parted(text, second) if hit.start < hit.end else [second])]
    return [row]


def _all_interface(line: str) -> bool:
    words = line.split()
    return len(words) > 1 and all(normalise(word) in INTERFACE for word in words)


def _find_label(text: str, low: int, high: int) -> Hit | None:
    """A known label that fills the line or stands before a colon, a tab or inside 【】."""
    if text[low] == "【":
        match = _BRACKETED.match(text, low, high)
        meaning = lookup(match[1]) if match else None
        return _hit(text, match.start(1), match.end(1), match.end(), high, meaning) if match and meaning else None
    colon = _COLON.search(text, low, min(high, low + LABEL_LIMIT))
    while colon is not None:
        end = low + len(text[low : colon.start()].rstrip())
        meaning = lookup(text[low:end])
        if meaning is not None:
            return _hit(text, low, end, colon.end(), high, meaning)
        colon = _COLON.search(text, colon.end(), min(high, low + LABEL_LIMIT))
    if high - low > LABEL_LIMIT:
        return None
    meaning = lookup(text[low:high])
    if meaning is not None:
        return _hit(text, low, high, high, high, meaning)
    return _suffixed(text, low, high)


def _suffixed(text: str, low: int, high: int) -> Hit | None:
    """A label with its count behind it: `参考文献(49)`, `Cited by 14`."""
    match = _SUFFIXED.match(text, low, high) if text[high - 1] in "0123456789)）]次条條篇s" else None
    if match is None:
        return None
    group = 1 if match[1] else 2
    meaning = lookup(match[group])
    if meaning is None or meaning.variable not in _COUNTED:
        return None
    return _hit(text, low, match.end(group), match.end(group), high, meaning)


def _hit(text: str, tag_start: int, tag_end: int, start: int, end: int, meaning: Meaning | None) -> Hit:
    while start < end and text[start].isspace():
        start += 1
    return Hit(tag_start, tag_end, start, end, meaning)


def unknown_label(text: str, row: Row) -> Hit | None:
    """A label of at most twelve Han characters or three Latin words before a colon, known or not; None if none."""
    colon = _COLON.search(text, row.low, min(row.high, row.low + LABEL_LIMIT))
    if colon is None or text.startswith("//", colon.end()) or text[colon.start()] == "\t":
        return None
    end = row.low + len(text[row.low : colon.start()].rstrip())
    label = text[row.low : end]
    if not _UNKNOWN.fullmatch(label):
        return None
    return _hit(text, row.low, end, colon.end(), row.high, None)


_UNKNOWN = re.compile(r"[\u3400-\u9fff][\u3400-\u9fff（）() \u3000]{0,11}|[A-Z][A-Za-z.-]*+(?: [A-Za-z.-]+){0,2}")
