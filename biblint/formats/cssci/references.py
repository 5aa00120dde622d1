"""Listed references of the index: `3.Author.Title.Source.2017.39(8)`, of each only the first author."""

from __future__ import annotations

import re
from collections.abc import Sequence

from biblint.model import Field, Record, Value

_NUMBER = re.compile(r"(?P<number>\d+)\.\s*")
_TAIL = re.compile(
    r"[.,，](?P<issued>(?:1[5-9]|20)\d\d)(?:\.(?P<volume>[^\s()（）.]{1,12})?(?:[(（](?P<issue>[^()（）]*)[)）])?|:(?P<page>[\d+-]+))?\.?\Z"
)
_AUTHOR = re.compile(
    r"(?:[^.,]*[\u3400-\u9fff][^.]*|[^.,]{1,60}(?:,[^.]{0,40}(?:\.(?=[A-Z][. ]|\s)[^.]{0,30})*\.?)?)(?=\.)"
)
_THESIS = re.compile(r"[:：]\s*(?:学位论文|博士论文|硕士论文|博士学位论文|硕士学位论文)\Z")
_PUBLISHED = re.compile(r"(?P<place>[^:：.]{1,20})[:：](?P<publisher>[^:：]+)")

Parts = dict[str, tuple[int, int]]


def parse_reference(text: str) -> Parts:
    """Variable -> range in the text of a reference without its number; only what is certain."""
    parts: Parts = {}
    tail = _TAIL.search(text)
    end = tail.start() if tail else len(text)
    if tail is not None:
        parts |= {name: tail.span(name) for name in ("issued", "volume", "issue", "page") if tail[name]}
    author = _AUTHOR.match(text, 0, end)
    start = 0
    if author is not None:
        parts["author"] = author.span()
        start = author.end() + 1
    elif text.startswith("."):
        start = 1
    last = text.rfind(".", start, end)
    if last <= start or last == end - 1:
        return parts | {"title": (start, end)} if 0 < start < end else parts
    parts["title"] = (start, last)
    published = _PUBLISHED.fullmatch(text, last + 1, end)
    thesis = _THESIS.search(text, start, last)
    if thesis is not None:
        parts["title"] = (start, thesis.start())
    if published is not None:
        return parts | {"publisher-place": published.span("place"), "publisher": published.span("publisher")}
    return parts | {"publisher" if thesis else "container-title": (last + 1, end)}


def number_end(text: str, start: int, end: int) -> int:
    """Where the number of a reference and its full stop end; `start` if there is none."""
    match = _NUMBER.match(text, start, end)
    return match.end() if match else start


def reference_records(record: Record, values: Sequence[Value]) -> list[Record]:
    """A record for each reference, under the number that the file gives it."""
    return [_reference(record, value, place) for place, value in enumerate(values, 1)]


def _reference(parent: Record, value: Value, place: int) -> Record:
    text = parent.segment.text
    head = text[max(0, value.start - 12) : value.start]
    number = re.search(r"(\d+)\.\s*\Z", head)
    record = Record(parent.format, parent.index, parent.segment, value.start, value.end, _build)
    record.parent, record.number, record.dialect = parent, number[1] if number else str(place), parent.dialect
    parts = parse_reference(value.text)
    is_article = "container-title" in parts and ("volume" in parts or "issue" in parts)
    record.type = "article-journal" if is_article else ""
    tag = value.field.tag if value.field else ""
    for name, (start, end) in parts.items():
        piece = value.part(start, end)
        stripped = piece.text.strip()
        if not stripped:
            continue
        if stripped != piece.text:
            lead = len(piece.text) - len(piece.text.lstrip())
            piece = piece.part(lead, lead + len(stripped))
        entry = Field(tag, piece.start, piece.start, piece.start, piece.end, piece.start, piece.end)
        piece.field = entry
        record.fields.append(entry)
        record.tags[name] = [entry]
        record._values[name] = (piece,)
    return record


def _build(record: Record, variable: str) -> Sequence[Value]:
    """Everything there is was made with the record."""
    return ()
