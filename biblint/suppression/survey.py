"""The records of a file by number, key, DOI and lines, and the comments for biblint between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from biblint.engine.keys import KeyCounter, record_key
from biblint.formats.base import Format
from biblint.model import Record, Segment
from biblint.source import Source
from biblint.suppression.directives import MARK, Directive, directives
from biblint.suppression.waivers import Selector, Waiver, is_key

COMMENTED_FORMATS = frozenset({"bibtex"})
"""The formats in which text between records is a comment."""
_DOI = re.compile(r"10\.\d{4,9}/\S+")


@dataclass(slots=True)
class Survey:
    """What was found: comments with the record that each covers."""

    comments: list[tuple[Directive, int]] = field(default_factory=list)
    """Each comment with the index of the next record, -1 if none follows, -2 if it stands inside a record."""
    count: int = 0


_WINDOW = 1 << 20
INSIDE = -2
NOTHING = -1


def has_comments(source: Source, entry_format: Format) -> bool:
    """True if a source may hold comments for biblint: one cheap look at its bytes."""
    if entry_format.name not in COMMENTED_FORMATS:
        return False
    return not source.encoding.is_ascii_superset or _holds_mark(source.data)


def _holds_mark(data: bytes) -> bool:
    """True if the mark of comments stands anywhere; small letters are made of a part at a time, for want of memory."""
    mark = MARK.encode()
    starts = range(0, len(data), _WINDOW)
    return any(mark in data[start : start + _WINDOW + len(mark)].lower() for start in starts)


def survey(source: Source, entry_format: Format, waivers: Sequence[Waiver]) -> Survey:
    """Read the records of a source, tell waivers which of them they name, and find the comments."""
    found = Survey()
    waiting: list[Directive] = []
    keys = KeyCounter()
    wants_comments = entry_format.name in COMMENTED_FORMATS
    context = entry_format.context(source.segments(entry_format.boundary))
    for segment in source.segments(entry_format.boundary):
        comments = list(directives(segment)) if wants_comments and MARK in segment.text.lower() else []
        records = entry_format.read(segment, context).records
        for record in records:
            before, inside, comments = _parted(comments, record)
            found.comments += [(comment, found.count) for comment in waiting + before]
            found.comments += [(comment, INSIDE) for comment in inside]
            waiting = []
            _tell(waivers, record, keys.unique(record_key(record)), found.count, segment)
            found.count += 1
        waiting += comments
    found.comments += [(comment, NOTHING) for comment in waiting]
    return found


def _parted(comments: list[Directive], record: Record) -> tuple[list[Directive], list[Directive], list[Directive]]:
    """Comments before, in and after a record."""
    before = [comment for comment in comments if comment.start < record.start]
    after = [comment for comment in comments if comment.start >= record.end]
    inside = [comment for comment in comments if record.start <= comment.start < record.end]
    return before, inside, after


def _tell(waivers: Sequence[Waiver], record: Record, key: str, index: int, segment: Segment) -> None:
    """Tell waivers that a record is there, if they name it."""
    for waiver in waivers:
        for selector in waiver.selectors:
            if _is_named(selector, record, key, segment):
                waiver.records.setdefault(index, selector.token)


def _is_named(selector: Selector, record: Record, key: str, segment: Segment) -> bool:
    if selector.by == "key":
        return is_key(selector.value, key)
    if selector.by == "doi":
        return any(doi == selector.value for doi in dois(record))
    first, last = segment.position(record.start).line, segment.position(max(record.start, record.end - 1)).line
    return first <= int(selector.value) <= last


def dois(record: Record) -> Iterator[str]:
    """The DOIs of a record as selectors have them."""
    for value in record.values("DOI"):
        match = _DOI.search(value.text)
        if match:
            yield match[0].rstrip(".,;").lower()
