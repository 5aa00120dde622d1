"""The text of BibTeX field content: TeX accents, letters, escapes and braces decoded, each piece with its source.

Unknown macros and maths are left exactly as they stand: a linter that guesses them away reports on text nobody wrote.
Sources: *The TeXbook* (accents, letters), the LaTeX2e sources `ltoutenc.dtx` (text symbols).
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple
from unicodedata import normalize

from biblint.values.latex.braces import closings, grouped
from biblint.values.latex.macros import (
    ACCENTS,
    ADDRESSES,
    BARE_ACCENTS,
    DROPPED,
    FIRST_ARGUMENT_DROPPED,
    SPACES,
    SYMBOLS,
    WORDS,
)

Piece = tuple[int, int, int, int, str]
"""Text start and end, raw start and end (code points, ends exclusive), and `verbatim` or `decoded`."""


class Decoded(NamedTuple):
    """The text of a field and the pieces that cover it in order; no pieces: the text is the raw string itself."""

    text: str
    pieces: tuple[Piece, ...]


_MARKUP = ("\\", "{", "}", "~", "$", "\n", "\r", "``", "''")
_POSSIBLE = re.compile(r"[\\{}~$\n\r`']")
_TOKEN = re.compile(
    r"""
      (?P<common>\{\\["'`^~=.](?:[A-Za-z]|\{[A-Za-z]\}|\\[ij])\} | \\["'`^~=.]\{[A-Za-z]\})
    | (?P<brace>[{}])
    | \\(?:
          (?P<accent>["'`^~=.]\s*+ | [uvHtcdbrkh](?![A-Za-z])\s*+)
        | (?P<word>[A-Za-z]++)
        | (?P<symbol>\s++ | .)
      )
    | (?P<fold>[\r\n]\s*+)
    | (?P<tie>~)
    | (?P<quote>``|'')
    | (?P<maths>\$\$?+(?:[^$\\]|\\.)*+\$\$?)
    """,
    re.VERBOSE | re.DOTALL,
)
_ACCENT = re.compile(r"\\(?:([\"'`^~=.])|([uvHtcdbrkh])(?![A-Za-z]))\s*+")
_FOLD = re.compile(r"[ \t]*+[\r\n]\s*+")
_AFTER_WORD = re.compile(r"\{\}|\s*+")
_AFTER_BREAK = re.compile(r"\*?(?:\[[^\[\]{}]*+\])?\s*+")
_OPTIONS = re.compile(r"\*?(?:\[[^\[\]{}]*+\](?=\{))?")
_ARGUMENT_LIMIT = 48  # no accent stands over more; keeps damaged input linear
_NESTING_LIMIT = 4


def decode(raw: str) -> Decoded:
    """Decode the text between a BibTeX field's outer delimiters; never raises, whatever the braces do.

    Each decoded piece stands alone: decoding its raw slice gives its text again.
    """
    for markup in _MARKUP:
        if markup in raw:
            return _Decoder(raw).run()
    return Decoded(raw, ())


class _Decoder:
    """One walk over a raw value that collects text and pieces."""

    __slots__ = ("length", "opened", "pairs", "parts", "pieces", "pos", "raw")

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.parts: list[str] = []
        self.pieces: list[Piece] = []
        self.length = 0  # of the text so far
        self.pos = 0  # of the raw string, everything before is dealt with
        self.opened = -2  # where the last dropped opening brace stands
        self.pairs: dict[int, int] | None = None

    def run(self) -> Decoded:
        raw = self.raw
        at = 0
        while possible := _POSSIBLE.search(raw, at):
            start = possible.start()
            found = _TOKEN.match(raw, start)
            if found is None:
                at = start + 1
                continue
            kind = found.lastgroup
            if kind == "fold":
                start = self.blanks_before(start)
            if start > self.pos:
                self.verbatim(self.pos, start)
            self.pos = found.end()
            self.token(kind, start, found)
            at = self.pos
        if self.pos < len(raw):
            self.verbatim(self.pos, len(raw))
        return self.result()

    def token(self, kind: str | None, start: int, found: re.Match[str]) -> None:
        """Deal with one token that ends at `self.pos`."""
        raw = self.raw
        if kind == "brace":
            if raw[start] == "{":
                self.opened = start
        elif kind == "common":
            self.decoded(_common_accent(found.group()), start, self.pos)
        elif kind == "accent":
            self.accent(start)
        elif kind == "word":
            self.word(start, found["word"])
        elif kind == "symbol":
            self.symbol(start, found["symbol"])
        elif kind == "maths":
            self.maths(start, self.pos)
        elif kind == "quote":
            self.decoded("“" if raw[start] == "`" else "”", start, self.pos)
        else:
            self.decoded(" ", start, self.pos)

    def blanks_before(self, end: int) -> int:
        """Where the blanks before a line break begin."""
        start = end
        while start > self.pos and self.raw[start - 1] in " \t":
            start -= 1
        return start

    def result(self) -> Decoded:
        text = "".join(self.parts)
        if text == self.raw:
            return Decoded(self.raw, ())
        return Decoded(text, tuple(self.pieces) or ((0, 0, 0, len(self.raw), "decoded"),))

    def verbatim(self, start: int, end: int) -> None:
        """Take a raw slice as it is, joined to a verbatim piece that ends where it begins."""
        text_end = self.length + end - start
        text_start = self.length
        if self.pieces and self.pieces[-1][3] == start and self.pieces[-1][4] == "verbatim":
            text_start, _, start_of_piece, _, _ = self.pieces.pop()
            self.pieces.append((text_start, text_end, start_of_piece, end, "verbatim"))
        else:
            self.pieces.append((text_start, text_end, start, end, "verbatim"))
        self.parts.append(self.raw[start:end])
        self.length = text_end

    def decoded(self, text: str, start: int, end: int) -> None:
        """Take text for a raw slice; braces that hold nothing else belong to the piece."""
        if self.opened == start - 1 and self.raw.startswith("}", end):
            start, end = start - 1, end + 1
            self.pos = end
        self.pieces.append((self.length, self.length + len(text), start, end, "decoded"))
        self.parts.append(text)
        self.length += len(text)

    def as_it_stands(self, start: int, end: int) -> None:
        """Take a raw slice as it is but for its line breaks, which fold to a space everywhere."""
        at = start
        for fold in _FOLD.finditer(self.raw, start, end):
            if fold.start() > at:
                self.verbatim(at, fold.start())
            self.decoded(" ", *fold.span())
            at = fold.end()
        if at < end:
            self.verbatim(at, end)
        self.pos = end

    def unknown(self, start: int, end: int) -> None:
        """Leave a macro nobody here knows as it stands, its arguments with it."""
        while (closing := self.closing(end)) is not None:
            end = closing + 1
        self.as_it_stands(start, end)

    def maths(self, start: int, end: int) -> None:
        """Leave maths as it stands; a dollar whose partner is in another group is a currency sign."""
        if grouped(self.raw[start:end]):
            self.as_it_stands(start, end)
        else:
            self.verbatim(start, start + 1)
            self.pos = start + 1

    def accent(self, start: int) -> None:
        found = _accented(self.raw, start, 0)
        if found is None:
            self.unknown(start, start + 2)
        else:
            self.pos = found[1]
            self.decoded(found[0], start, found[1])

    def symbol(self, start: int, symbol: str) -> None:
        """Decode a control symbol: an escape, a space, a line break, a break hint."""
        if symbol in SYMBOLS:
            self.decoded(SYMBOLS[symbol], start, self.pos)
        elif symbol.isspace() or symbol in SPACES:
            self.decoded(" ", start, self.pos)
        elif symbol == "\\":
            self.line_break(start)
        elif symbol not in DROPPED:
            self.unknown(start, self.pos)

    def line_break(self, start: int) -> None:
        after = _AFTER_BREAK.match(self.raw, self.pos)
        self.pos = after.end() if after else self.pos
        if not (self.parts and self.parts[-1][-1:].isspace()):
            self.decoded(" ", start, self.pos)

    def word(self, start: int, word: str) -> None:
        """Decode a control word: a letter or symbol, a formatting macro, or an unknown one."""
        text = WORDS.get(word)
        if text is not None:
            end = self.after_word(self.pos)
            self.pos = end
            if text:
                self.decoded(text, start, end)
        elif word in ADDRESSES:
            self.address()
        elif word in FIRST_ARGUMENT_DROPPED:
            closing = self.closing(self.pos)
            self.pos = self.pos if closing is None else closing + 1
        else:
            options = _OPTIONS.match(self.raw, self.pos)
            self.unknown(start, options.end() if options else self.pos)

    def after_word(self, end: int) -> int:
        """The end of a control word with the blanks or the empty group that only mark its end."""
        after = _AFTER_WORD.match(self.raw, end)
        return after.end() if after else end

    def address(self) -> None:
        """Take the argument of an address macro as it stands: nothing in it is TeX."""
        closing = self.closing(self.pos)
        if closing is not None:
            if closing > self.pos + 1:
                self.as_it_stands(self.pos + 1, closing)
            self.pos = closing + 1

    def closing(self, opening: int) -> int | None:
        """The offset of the brace that closes the one at `opening`, if there stands one and it is closed."""
        if not self.raw.startswith("{", opening):
            return None
        if self.pairs is None:
            self.pairs = closings(self.raw)
        return self.pairs.get(opening)


@cache
def _common_accent(macro: str) -> str:
    """The text of an accent macro over one letter, with or without braces around it: few, met again and again."""
    found = _accented(macro[1:-1] if macro[0] == "{" else macro, 0, 0)
    return found[0] if found else macro


def _accented(raw: str, start: int, depth: int) -> tuple[str, int] | None:
    """The text of the accent macro at `start` and where it ends; None without a letter to stand on."""
    found = _ACCENT.match(raw, start)
    if found is None or depth > _NESTING_LIMIT:
        return None
    accent = found[1] or found[2]
    argument = _argument(raw, found.end(), depth + 1)
    if argument is None:
        return None
    base, end = argument
    if not base:
        return (BARE_ACCENTS[accent], end) if accent in BARE_ACCENTS else None
    if not base[0].isalpha():
        return None
    letter = {"ı": "i", "ȷ": "j"}.get(base[0], base[0]) if accent not in "cdbkt" else base[0]
    return normalize("NFC", letter + ACCENTS[accent]) + base[1:], end


def _argument(raw: str, at: int, depth: int) -> tuple[str, int] | None:
    """The text of an accent's argument (group, macro or letter) and where it ends."""
    head = raw[at : at + 1]
    if head == "{":
        return _group(raw, at, depth)
    if head == "\\":
        return _accented(raw, at, depth) or _letter(raw, at)
    return (head, at + 1) if head.isalpha() else None


def _group(raw: str, at: int, depth: int) -> tuple[str, int] | None:
    """The text of the short group at `at`, and its end; None if it is long, unclosed or holds what is no letter."""
    closing = closings(raw[at : at + _ARGUMENT_LIMIT]).get(0)
    if closing is None:
        return None
    inside = raw[at + 1 : at + closing]
    end = at + closing + 1
    if inside.lstrip().startswith(("\\", "{")):
        first = _argument(inside, len(inside) - len(inside.lstrip()), depth) if depth <= _NESTING_LIMIT else None
        return (first[0] + decode(inside[first[1] :]).text, end) if first else None
    return decode(inside.strip()).text, end


def _letter(raw: str, at: int) -> tuple[str, int] | None:
    """The letter macro at `at` and where it ends, blanks after it included."""
    found = _TOKEN.match(raw, at)
    text = WORDS.get(found["word"]) if found and found.lastgroup == "word" else None
    if not found or not text:
        return None
    after = _AFTER_WORD.match(raw, found.end())
    return text, after.end() if after else found.end()
