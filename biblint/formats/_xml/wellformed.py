"""What expat says of markup: where it is not well-formed, and that a document declares entities.

Nothing is fetched: external subsets are never asked for. Entity declarations stop the parser before any is used.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple
from xml.parsers import expat

_LONE = re.compile("[\ud800-\udfff]")
_DOCTYPE = b'<!DOCTYPE x SYSTEM "x">'
"""Before a part of a document that has a document type: an entity that it may declare is then no error."""


_STAND_IN = "<x/>"
"""In the place of a record, when the rest of its document is looked at."""


class Fault(NamedTuple):
    """A fault of markup: its source offset, expat's words for it, and expat's number; 0 for entity declarations."""

    offset: int
    message: str
    code: int


class _EntityDeclaredError(Exception):
    """Raised out of the parser at an entity declaration."""


def _refuse(*_: object) -> None:
    raise _EntityDeclaredError


def part_fault(text: str, start: int, end: int, has_doctype: bool) -> Fault | None:
    """The first fault of an element in a source range, or None."""
    part = text[start:end]
    prolog = _DOCTYPE if has_doctype else b""
    fault = _fault(part, prolog, True)
    return fault._replace(offset=start + fault.offset) if fault else None


def frame_fault(text: str, records: Sequence[tuple[int, int]], is_whole: bool) -> Fault | None:
    """The first fault of a document outside its records; with `is_whole` false its end is not looked at."""
    parts: list[tuple[str, int]] = []
    done = 0
    for start, end in records:
        parts += [(text[done:start], done), (_STAND_IN, start)]
        done = end
    parts.append((text[done:], done))
    fault = _fault("".join(part for part, _ in parts), b"", is_whole)
    if fault is None:
        return None
    offset = fault.offset
    for part, start in parts:
        if offset < len(part):
            return fault._replace(offset=start + (0 if part is _STAND_IN else offset))
        offset -= len(part)
    return fault._replace(offset=len(text))


def _fault(text: str, prolog: bytes, is_final: bool) -> Fault | None:
    data = prolog + (text if text.isascii() else _LONE.sub("?", text)).encode()
    parser = expat.ParserCreate("utf-8")
    parser.EntityDeclHandler = _refuse
    try:
        parser.Parse(data, is_final)
    except _EntityDeclaredError:
        at = _characters(data, prolog, parser.CurrentByteIndex)
        return Fault(max(text.rfind("<!ENTITY", 0, at), 0), "entity declaration", 0)
    except expat.ExpatError as error:
        at = _characters(data, prolog, parser.ErrorByteIndex)
        at -= len(_opening(text, at))  # expat points behind the sign that is at fault
        return Fault(at, _words(error.code), error.code)
    return None


def _characters(data: bytes, prolog: bytes, index: int) -> int:
    """A byte offset in code points, counted from behind the prolog."""
    return len(data[len(prolog) : max(index, len(prolog))].decode("utf-8", "ignore"))


def _words(code: int) -> str:
    """What expat says of a fault, without what is said anyway."""
    return expat.ErrorString(code).removeprefix("not well-formed ").strip("()")


def _opening(text: str, at: int) -> str:
    """The sign of markup that ends at an offset, `''` if there is none."""
    before = text[max(at - 2, 0) : at]
    return before if before == "</" else before[-1:] if before[-1:] in ("&", "<") else ""
