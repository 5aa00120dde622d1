"""Cutting a document into its record elements by a scan for their tags alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ENDS = {"<!--": "-->", "<![CDATA[": "]]>"}


@dataclass(slots=True)
class Cut:
    """The source range of a record element, and whether its end tag is there."""

    start: int
    end: int
    is_closed: bool = True


def tag_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern of the start and end tags of some elements, with any prefix, and of what hides tags."""
    choice = "|".join(map(re.escape, names))
    return re.compile(
        rf"<!--|<!\[CDATA\[|</(?P<close>(?:[\w.-]++:)?(?:{choice}))\s*+>"
        rf"""|<(?P<open>(?:[\w.-]++:)?(?:{choice}))(?=[\s/>])(?P<rest>(?:"[^"<]*+"|'[^'<]*+'|[^<>"'])*+)>"""
    )


def cut(text: str, tags: re.Pattern[str], content: re.Pattern[str] | None = None) -> Iterator[Cut]:
    """The record elements of a text in order.

    A start tag begins a record whatever is open; what was open ends there, unclosed, or is no record at all if
    `content` is given and does not occur in it (a wrapper of the same name).
    """
    begun, name = -1, ""
    hopeless: set[str] = set()
    position = 0
    while match := tags.search(text, position):
        position = match.end()
        opener = match[0]
        if opener in _ENDS:
            close = -1 if opener in hopeless else text.find(_ENDS[opener], position)
            if close < 0:
                hopeless.add(opener)
            else:
                position = close
        elif match["close"]:
            if begun >= 0 and match["close"] == name:
                if content is None or content.search(text, begun, position):
                    yield Cut(begun, position)
                begun = -1
        else:
            if begun >= 0 and (content is None or content.search(text, begun, match.start())):
                yield Cut(begun, _trimmed(text, begun, match.start()), False)
            begun, name = match.start(), match["open"]
            if match["rest"].endswith("/"):
                begun = -1
    if begun >= 0 and (content is None or content.search(text, begun)):
        yield Cut(begun, _trimmed(text, begun, len(text)), False)


def _trimmed(text: str, start: int, end: int) -> int:
    """The end of a range without blanks at its end."""
    return start + len(text[start:end].rstrip())
