"""Text of values that go over several lines: the line ends are folded, with a decoded piece for each fold."""

from __future__ import annotations

import re
import unicodedata

from biblint.formats.text import mark_undecodable, show_undecodable
from biblint.model import Field, Piece, Value

_EAST = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_BREAK = r"[^\S\r\n]*(?:\r\n|\r|\n)\s*"
_FOLD = re.compile(rf"[{_EAST}](?:{_BREAK}[{_EAST}])+|{_BREAK}")
_EAST_BREAK = re.compile(rf"(?<=[{_EAST}]){_BREAK}(?=[{_EAST}])")
_ANY_BREAK = re.compile(_BREAK)
_MARK = re.compile(r"[①-⑳⑴-⒇⁰¹²³⁴-⁹₀-₉ᵃ-ᶻ０-９ａ-ｚＡ-Ｚ＊＃]+")


def decode(raw: str) -> str:
    """The text of a decoded piece: a fold, an affiliation mark in another notation, or an undecodable byte.

    A line end between two East Asian signs stands for nothing, any other for one blank.
    """
    if "\n" in raw or "\r" in raw:
        return _ANY_BREAK.sub(" ", _EAST_BREAK.sub("", raw))
    if _MARK.fullmatch(raw):
        return unicodedata.normalize("NFKC", raw)
    return show_undecodable(raw)


def folded(text: str, start: int, end: int, field: Field | None = None) -> Value | None:
    """The value of a source range, trimmed, its lines joined; None if it is blank."""
    raw = text[start:end]
    stripped = raw.strip()
    if not stripped:
        return None
    start += len(raw) - len(raw.lstrip())
    end = start + len(stripped)
    if "\n" not in stripped and "\r" not in stripped:
        return mark_undecodable(Value(stripped, start, end, field))
    parts: list[str] = []
    pieces: list[Piece] = []
    length = done = 0

    def take(low: int, high: int, kind: str) -> None:
        nonlocal length
        part = stripped[low:high] if kind == "verbatim" else decode(stripped[low:high])
        parts.append(part)
        pieces.append(Piece(length, length + len(part), start + low, start + high, kind))  # type: ignore[arg-type]
        length += len(part)

    for match in _FOLD.finditer(stripped):
        if match.start() > done:
            take(done, match.start(), "verbatim")
        take(match.start(), match.end(), "decoded")
        done = match.end()
    if done < len(stripped):
        take(done, len(stripped), "verbatim")
    return mark_undecodable(Value("".join(parts), start, end, field, tuple(pieces)))


def token(text: str, start: int, end: int) -> Value:
    """An affiliation mark as a value: circled, raised and full-width signs become plain ones."""
    raw = text[start:end]
    plain = decode(raw)
    pieces = () if plain == raw else (Piece(0, len(plain), start, end, "decoded"),)
    return Value(plain, start, end, None, pieces)
