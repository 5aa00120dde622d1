"""The comments that suppress: what they say, and what is wrong with them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from biblint.model import ReplaceRange, Segment

_COMMENT = re.compile(r"%+[ \t]*biblint[ \t]*:[ \t]*([^\r\n]*)", re.I)
_BODY = re.compile(r"(ignore(?:-file)?)[ \t]*(?:\[([^\]]*)\])?(?![\w\[-])[ \t]*(.*)")
_UNTIL = re.compile(r"until[ \t]+(\d{4}-\d{2}-\d{2})\b[ \t]*(.*)")
_NAME = re.compile(r"[^,\s]+")
MARK = "biblint"


@dataclass(slots=True)
class Directive:
    """A comment that suppresses rules; offsets count in its segment."""

    segment: Segment
    start: int
    end: int
    """The comment, from its `%` to the end of the line."""
    is_read: bool = False
    """False if it is not written as such a comment must be."""
    is_for_file: bool = False
    names: tuple[tuple[str, int, int], ...] = ()
    """The rules as written, each with its source range."""
    reason: str = ""
    until: datetime.date | None = None
    unneeded: set[str] = field(default_factory=set)
    """The names that can go; filled by who applies it."""

    def without(self, names: set[str]) -> ReplaceRange:
        """The edit that takes some of the names out; the whole comment if none is left."""
        text = self.segment.text
        kept = [name for name, _, _ in self.names if name not in names]
        if kept:
            first, last = self.names[0][1], self.names[-1][2]
            return ReplaceRange(first, last, ", ".join(kept))
        start, end = self.start, self.end
        while start and text[start - 1] in " \t":
            start -= 1
        if start == 0 or text[start - 1] in "\r\n":
            end += 2 if text.startswith("\r\n", end) else 1 if end < len(text) else 0
        return ReplaceRange(start, end, "")


def directives(segment: Segment) -> Iterator[Directive]:
    """The comments for biblint in a segment, wherever they stand."""
    for match in _COMMENT.finditer(segment.text):
        yield _directive(segment, match)


def _directive(segment: Segment, match: re.Match[str]) -> Directive:
    end = match.start() + len(match[0].rstrip())
    body = _BODY.fullmatch(match[1].rstrip())
    if body is None:
        return Directive(segment, match.start(), end)
    offset = match.start(1) + max(body.start(2), 0)
    names = tuple((one[0], offset + one.start(), offset + one.end()) for one in _NAME.finditer(body[2] or ""))
    until = _UNTIL.fullmatch(body[3])
    try:
        date = datetime.date.fromisoformat(until[1]) if until else None
    except ValueError:
        return Directive(segment, match.start(), end)
    reason = (until[2] if until else body[3]).strip(" \t:-–—")
    return Directive(segment, match.start(), end, True, body[1].endswith("-file"), names, reason, date)
