"""Punctuation that cataloguing rules write at the end of a subfield, which is no part of the value.

Source: ISBD, area punctuation; MARC 21 Format for Bibliographic Data, "Punctuation" under each field.
"""

from __future__ import annotations

import re

from biblint.formats._xml.text import Maker
from biblint.model import Value

_MARKS = re.compile(r"(?:\s*[/:;,]|\s+[=+])\s*\Z|(?<=\S)\s+\.\s*\Z")
_STOP = re.compile(
    r"(?<!\.)(?<!\b[^\W\d_])(?<![\s(]Jr)(?<![\s(]Sr)(?<!\betc)(?<!\bInc)(?<!\bLtd)(?<!\bCo)(?<!\bed)(?<!\bDept)(?<!\bSt)\.\s*\Z"
)
_NON_SORT = re.compile("[\u0088\u0089\u0098\u009c]+")


def bare(value: Value, stop: bool = True) -> Value | None:
    """A value without the marks at its end, and with `stop` without the full stop; None if nothing is left.

    A full stop after one letter or an abbreviation stays.
    """
    text = value.text
    end = len(text)
    while match := _MARKS.search(text, 0, end):
        if match.start() == end:
            break
        end = match.start()
    if stop and (match := _STOP.search(text, 0, end)):
        end = match.start()
    return part(value, 0, end)


def part(value: Value, start: int, end: int) -> Value | None:
    """A part of a value without outer blanks, with the value's field; None if it is blank."""
    text = value.text[start:end]
    if not text.strip():
        return None
    start += len(text) - len(text.lstrip())
    end = start + len(text.strip())
    if start == 0 and end == len(value.text):
        return value
    found = value.part(start, end)
    found.field = value.field
    return found


def sortable(source: str, value: Value) -> Value | None:
    """A value without the control characters that mark an article as not for sorting."""
    if not _NON_SORT.search(value.text):
        return value
    maker = Maker(source)
    done = 0
    for match in (*_NON_SORT.finditer(value.text), None):
        end = match.start() if match else len(value.text)
        if done < end:
            maker.value(value.part(done, end))
        done = match.end() if match else end
    return maker.finish(value.field)
