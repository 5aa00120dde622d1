"""Marks round the planted place: two private-use characters that writers carry along and that go before linting."""

from __future__ import annotations

import re
from collections.abc import Callable

START, END = "\ue000", "\ue001"
_MARK = re.compile("[\ue000\ue001]")
Range = tuple[int, int]


def marked(text: str) -> str:
    """A text with marks round it."""
    return f"{START}{text}{END}"


def plain(text: str) -> str:
    """A text without its marks."""
    return _MARK.sub("", text)


def is_marked(text: str) -> bool:
    """True if the text or a part of it is marked."""
    return START in text


def through(text: str, change: Callable[[str], str]) -> str:
    """A text changed as if there were no marks; marked as a whole if there were."""
    changed = change(plain(text))
    return marked(changed) if START in text else changed


def split(text: str) -> tuple[str, list[Range]]:
    """A text without marks, and the ranges in it that were marked; an unclosed range ends where it begins."""
    parts: list[str] = []
    ranges: list[Range] = []
    opened: int | None = None
    at = last = 0
    for match in _MARK.finditer(text):
        parts.append(text[last : match.start()])
        at += match.start() - last
        last = match.end()
        if match[0] == START:
            opened = at
        elif opened is not None:
            ranges.append((opened, at))
            opened = None
    parts.append(text[last:])
    if opened is not None:
        ranges.append((opened, opened))
    return "".join(parts), ranges
