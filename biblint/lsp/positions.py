"""Columns in the units that a client counts in: bytes of UTF-8, units of UTF-16, or code points."""

from __future__ import annotations

UTF8, UTF16, UTF32 = "utf-8", "utf-16", "utf-32"


def units(text: str, encoding: str) -> int:
    """The length of a text in a position encoding (`utf-8`, `utf-16` or `utf-32`)."""
    if encoding == UTF32 or text.isascii():
        return len(text)
    if encoding == UTF8:
        return len(text.encode("utf-8", "surrogatepass"))
    return len(text) + sum(char > "\uffff" for char in text)


def code_points(text: str, count: int, encoding: str) -> int:
    """How many code points of a line make up `count` units; what is amid a character goes to its start."""
    if encoding == UTF32 or text.isascii():
        return min(max(count, 0), len(text))
    done = 0
    for index, char in enumerate(text):
        done += units(char, encoding)
        if done > count:
            return index
    return len(text)
