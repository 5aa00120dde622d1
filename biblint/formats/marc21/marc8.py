"""MARC-8: ASCII and the extended Latin set (ANSEL), and what escape sequences switch to.

Source: MARC 21 Specifications for Record Structure, Character Sets and Exchange Media, code table "Extended Latin".
A text is that of its bytes as UTF-8 with a lone surrogate U+DC80..U+DCFF for each byte that is none; a byte of ANSEL
never makes valid UTF-8 with its neighbours but by rare chance, so both encodings are read by one table.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from biblint.formats.text import REPLACEMENT

_SPECIAL_ROWS = {
    0xA1: "ŁØĐÞÆŒʹ·♭®±ƠƯʼ", 0xB0: "ʻłøđþæœʺı£ð", 0xBC: "ơư", 0xC0: "°ℓ℗©♯¿¡ß€", 0x8D: "\u200d\u200c",
}  # fmt: skip
_COMBINING_ROWS = {
    0xE0: "\u0309\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030c\u030a\ufe20\ufe21\u0315\u030b\u0310",
    0xF0: "\u0327\u0328\u0323\u0324\u0325\u0333\u0332\u0326\u031c\u032e\ufe22\ufe23", 0xFE: "\u0313",
}  # fmt: skip
_SPECIAL = {0xDC00 + low + i: char for low, chars in _SPECIAL_ROWS.items() for i, char in enumerate(chars)}
_COMBINING = {0xDC00 + low + i: char for low, chars in _COMBINING_ROWS.items() for i, char in enumerate(chars)}
_NOT_SORTED = "\udc88\udc89"
_SCRIPTS = {
    "g": dict(zip("abc", "αβγ", strict=True)),
    "b": dict(zip("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎", strict=True)),
    "p": dict(zip("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾", strict=True)),
}
"""Technique 1 escapes: ESC g Greek symbols, ESC b subscripts, ESC p superscripts; ESC s leads back."""
_ESCAPED = r"\x1bg[abc]*+(?:\x1bs)?|\x1b[bp][0-9+\-()]*+(?:\x1bs)?"
_OTHER_SET = r"\x1b(?:[(,]B|s)|\x1b[($),][^\x1b]*+(?:\x1b[(,]B)?|\x1b"
_PIECE = re.compile(rf"{_ESCAPED}|{_OTHER_SET}|[\udce0-\udcfe]{{1,8}}+(?:[^\W_]|[\udca1-\udcc8])?|[\udc80-\udcff]")
_ANY = re.compile(r"[\x1b\udc80-\udcff]")


class Part(NamedTuple):
    """A part of a text: its source range, and what it stands for; None where it stands for itself."""

    start: int
    end: int
    text: str | None


def parts(source: str, start: int, end: int) -> Iterator[Part]:
    """A source range in parts, in order; what has no text (an escape to ASCII, a mark of sorting) is left out."""
    done = start
    if not _ANY.search(source, start, end):
        yield Part(start, end, None)
        return
    for match in _PIECE.finditer(source, start, end):
        low = match.start()
        if done < low:
            yield Part(done, low, None)
        done = match.end()
        text = decoded(source[low:done])
        if text:
            yield Part(low, done, text)
    if done < end:
        yield Part(done, end, None)


def decoded(raw: str) -> str:
    """What a part stands for: `´e` é, a byte of ANSEL its character, another byte or script U+FFFD."""
    if raw.startswith("\x1b"):
        return _unescaped(raw)
    marks = [_COMBINING[ord(char)] for char in raw if ord(char) in _COMBINING]
    base = "".join(_base(char) for char in raw if ord(char) not in _COMBINING)
    if marks and not base:
        return REPLACEMENT
    return unicodedata.normalize("NFC", base + "".join(marks))


def _base(char: str) -> str:
    """The character of a byte that is no combining mark; a mark of sorting is none."""
    if char in _NOT_SORTED:
        return ""
    return _SPECIAL.get(ord(char), REPLACEMENT if "\udc80" <= char <= "\udcff" else char)


def _unescaped(raw: str) -> str:
    script = _SCRIPTS.get(raw[1:2])
    if script is not None:
        return "".join(script.get(char, char) for char in raw[2:].removesuffix("\x1bs"))
    return "" if len(raw) <= 3 else REPLACEMENT


def is_undecodable(raw: str) -> bool:
    """True if a text has bytes or scripts that are not read: neither UTF-8 nor ASCII, ANSEL and the three escapes."""
    return any(part.text == REPLACEMENT for part in parts(raw, 0, len(raw)))
