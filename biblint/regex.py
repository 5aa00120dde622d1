r"""The rule authors' pattern dialect: RE2 syntax with `\s` and `\w` widened to Unicode, matched in linear time.

`\s` is the Unicode property White_Space, `\w` any letter, mark, number or underscore, `\S` and `\W` their complements,
in bracket classes too; `\d` stays 0-9. Refused, with a hint: `\b`, look-around, back-references, `\C`.
Source: the RE2 syntax page, https://github.com/google/re2/wiki/Syntax.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

import re2

__all__ = ["Match", "Pattern", "PatternError", "PatternSet", "compile_pattern"]

_SET_MEMORY = 64 << 20
_WORD = r"\pL\pN\pM_"
_SPACE = r"\t-\r \x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}"
_WIDENED = {r"\s": f"[{_SPACE}]", r"\S": f"[^{_SPACE}]", r"\w": f"[{_WORD}]", r"\W": f"[^{_WORD}]"}
_SURROGATE = re.compile("[\ud800-\udfff]")

_AT_HINT = r"match the neighbours too and put the part to report in a group named at: (?:^|\W)(?P<at>word)(?:\W|$)"
_BACKREFERENCE = ("back-references are not available", "a linear-time engine cannot compare two parts of a text")
_REFUSED_ESCAPES = {
    r"\b": (r"\b is not available: it knows ASCII letters only", _AT_HINT),
    r"\B": (r"\B is not available: it knows ASCII letters only", _AT_HINT),
    r"\C": (r"\C is not available: it matches half a character", "use . or (?s:.)"),
    r"\Z": (r"\Z is not available", r"use \z for the end of the text"),
    r"\u": (r"\u is not available", r"write a code point as \x{3000}"),
    r"\U": (r"\U is not available", r"write a code point as \x{1F600}"),
    r"\h": (r"\h is not available", r"use [ \t] or \pZ"),
    r"\R": (r"\R is not available", r"use \r?\n"),
    r"\k": _BACKREFERENCE,
    r"\g": _BACKREFERENCE,
    **{rf"\{digit}": _BACKREFERENCE for digit in "123456789"},
}
_REFUSED_GROUPS = {
    "(?=": ("look-ahead is not available", _AT_HINT),
    "(?!": ("look-ahead is not available", _AT_HINT),
    "(?<=": ("look-behind is not available", _AT_HINT),
    "(?<!": ("look-behind is not available", _AT_HINT),
    "(?P=": _BACKREFERENCE,
    "(?>": ("atomic groups are not available", "this engine never backtracks: use (?:...)"),
    "(?#": ("comments are not available inside a pattern", "write a YAML comment above it"),
}
_ENGINE_HINTS = {
    "bad repetition operator": "this engine never backtracks: a possessive or doubled quantifier is never needed",
    "invalid repetition size": "a repetition count is at most 1000",
    "pattern too large": "use smaller repetition counts, or several patterns",
    "invalid perl operator": "the flags are i, m, s and U; a name is written (?P<name>...)",
    "invalid escape sequence": "write a literal character without the backslash, a code point as \\x{3000}",
    "missing ]": "a literal [ is written \\[",
    "missing )": "a literal ( is written \\(",
    "unexpected )": "a literal ) is written \\)",
    "no argument for repetition operator": "a literal *, + or ? is written with a backslash",
}


class PatternError(ValueError):
    """A pattern that cannot be used: `message`, `offset` in code points into the pattern or None, and `hint`."""

    def __init__(self, message: str, offset: int | None = None, hint: str = "") -> None:
        super().__init__(message if not hint else f"{message} ({hint})")
        self.message = message
        self.offset = offset
        self.hint = hint

    def __reduce__(self) -> tuple[type[PatternError], tuple[str, int | None, str]]:
        return PatternError, (self.message, self.offset, self.hint)


class Match:
    """One match: `start` and `end` are the code-point span to report (the group `at`, else the whole match)."""

    __slots__ = ("_found", "end", "start", "text")

    def __init__(self, text: str, found: Any, at: int) -> None:
        self.text = text
        self._found = found
        start, end = found.span(at)
        if start < 0:
            start, end = found.span(0)
        self.start: int = start
        self.end: int = end

    @property
    def span(self) -> tuple[int, int]:
        """The span to report, in code points."""
        return self.start, self.end

    @property
    def whole(self) -> tuple[int, int]:
        """The span of all that the pattern matched, in code points."""
        start, end = self._found.span(0)
        return start, end

    def group(self, number: int) -> str | None:
        """Give the text of a group by its number (0 is the whole match), or None when it took no part."""
        start, end = self._found.span(number)
        return None if start < 0 else self.text[start:end]

    def named(self) -> dict[str, str]:
        """Give the text of every named group that took part, by name."""
        texts = {name: self.group(number) for name, number in self._found.re.groupindex.items()}
        return {name: text for name, text in texts.items() if text is not None}


class Pattern:
    """A compiled pattern; `source` is as its author wrote it. Build one with `compile_pattern`."""

    __slots__ = ("_alone", "_at", "_regex", "ignore_case", "re2_source", "source")

    def __init__(self, source: str, *, ignore_case: bool = False) -> None:
        translated = _translate(source)
        self.source = source
        self.ignore_case = ignore_case
        self.re2_source = f"(?i:{translated})" if ignore_case else translated
        self._regex = _compile(translated, source, self.re2_source)
        self._at: int = self._regex.groupindex.get("at", 0)
        self._alone: Any = None

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (self.source, self.ignore_case)

    def __repr__(self) -> str:
        return f"Pattern({self.source!r}, ignore_case={self.ignore_case})"

    def search(self, text: str, pos: int = 0) -> Match | None:
        """Find the first match at or after a code-point offset."""
        found = self._regex.search(_subject(text), pos)
        return None if found is None else Match(text, found, self._at)

    def is_in(self, text: str) -> bool:
        """True if the pattern matches somewhere; a set of one says so at a third of the cost of a match."""
        if self._alone is None:
            self._alone = re2.Set.SearchSet(_options())
            self._alone.Add(self.re2_source)
            self._alone.Compile()
        return bool(self._alone.Match(text.encode() if text.isascii() else _encoded(text)))

    def fullmatch(self, text: str) -> Match | None:
        """Match the whole text."""
        found = self._regex.fullmatch(_subject(text))
        return None if found is None else Match(text, found, self._at)

    def finditer(self, text: str) -> Iterator[Match]:
        """Find all matches that do not overlap, from left to right."""
        for found in self._regex.finditer(_subject(text)):
            yield Match(text, found, self._at)


class PatternSet:
    """Patterns searched for together, in one pass over a text."""

    __slots__ = ("_parts", "patterns")

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self.patterns = tuple(patterns)
        self._parts = list(_parts(self.patterns, 0))

    def __reduce__(self) -> tuple[type[PatternSet], tuple[tuple[Pattern, ...]]]:
        return PatternSet, (self.patterns,)

    def match(self, text: str) -> list[int]:
        """Give the indices of the patterns that match somewhere in a text, in ascending order."""
        subject = text.encode() if text.isascii() else _encoded(text)
        found: list[int] = []
        for first, searcher in self._parts:
            if isinstance(searcher, Pattern):
                if searcher.search(text) is not None:
                    found.append(first)
            elif indices := searcher.Match(subject):
                found.extend(first + index for index in sorted(indices))
        return found


def compile_pattern(pattern: str, *, ignore_case: bool = False, reject: bool = False) -> Pattern:
    """Compile a pattern of the dialect.

    `reject` says that a match is a defect: such a pattern may not match the empty text. Raises PatternError.
    """
    compiled = Pattern(pattern, ignore_case=ignore_case)
    if reject and compiled.search("") is not None:
        raise PatternError(
            "the pattern matches the empty text, so it would reject every value", 0, "use + instead of *, or drop a ?"
        )
    return compiled


def _rebuild(source: str, ignore_case: bool) -> Pattern:
    return Pattern(source, ignore_case=ignore_case)


def _options(max_memory: int | None = None) -> Any:
    options = re2.Options()
    options.log_errors = False
    if max_memory is not None:
        options.max_mem = max_memory
    return options


def _compile(translated: str, source: str, re2_source: str) -> Any:
    """Compile with RE2, checked first without the wrapping so that messages quote what the author wrote."""
    try:
        regex = re2.compile(translated, _options())
        return regex if re2_source == translated else re2.compile(re2_source, _options())
    except UnicodeEncodeError as error:
        raise PatternError("the pattern holds half a surrogate pair", error.start) from None
    except re2.error as error:
        text = error.args[0]
        message = text.decode(errors="replace") if isinstance(text, bytes) else str(text)
        hint = next((hint for start, hint in _ENGINE_HINTS.items() if message.startswith(start)), "")
        excerpt = message.partition(": ")[2]
        raise PatternError(message, source.index(excerpt) if excerpt and excerpt in source else None, hint) from None


def _parts(patterns: Sequence[Pattern], first: int) -> Iterator[tuple[int, Any]]:
    """Compile a set, or its halves where it needs too much memory; a pattern alone is searched for by itself.

    A set that was not compiled answers like one without a match, so it is never kept.
    """
    if len(patterns) < 2:
        yield from ((first, pattern) for pattern in patterns)
        return
    together = re2.Set.SearchSet(_options(_SET_MEMORY))
    try:
        for pattern in patterns:
            together.Add(pattern.re2_source)
        together.Compile()
    except re2.error:
        middle = len(patterns) // 2
        yield from _parts(patterns[:middle], first)
        yield from _parts(patterns[middle:], first + middle)
    else:
        yield first, together


def _encoded(text: str) -> bytes:
    """Encode a text in UTF-8, an undecodable byte (a lone surrogate) as U+FFFD."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text).encode()


def _subject(text: str) -> str | bytes:
    """Give what RE2 is to search: bytes where byte offsets are code-point offsets, else text that can be encoded."""
    if text.isascii():
        return text.encode()
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text


def _translate(source: str) -> str:
    """Give the RE2 pattern for a pattern of the dialect, or raise PatternError for what the dialect refuses."""
    pieces: list[str] = []
    names: set[str] = set()
    at = 0
    while at < len(source):
        if source[at] == "\\":
            piece = _escape(source, at)
            pieces.append(_WIDENED.get(piece, piece))
        elif source[at] == "[":
            piece, translated = _bracket(source, at)
            pieces.append(translated)
        else:
            piece = _group_head(source, at, names) if source.startswith("(?", at) else source[at]
            pieces.append(piece)
        at += len(piece)
    return "".join(pieces)


def _escape(source: str, at: int) -> str:
    """Give the escape that begins at an offset, a quotation `\\Q...\\E` whole, or refuse it."""
    escape = source[at : at + 2]
    if escape == r"\Q":
        end = source.find(r"\E", at)
        return source[at:] if end < 0 else source[at : end + 2]
    if escape == "\\":
        raise PatternError("a backslash at the end escapes nothing", at, "a literal backslash is written twice")
    if escape in _REFUSED_ESCAPES:
        message, hint = _REFUSED_ESCAPES[escape]
        raise PatternError(message, at, hint)
    return escape


def _group_head(source: str, at: int, names: set[str]) -> str:
    """Give the head of the group that begins at an offset, or refuse a head that RE2 has not, or a repeated name."""
    for head, (message, hint) in _REFUSED_GROUPS.items():
        if source.startswith(head, at):
            raise PatternError(message, at, hint)
    name = re.compile(r"\(\?P?<(\w+)>").match(source, at)
    if name is None:
        return "(?"
    if name[1] in names:
        raise PatternError(f"the group name {name[1]} is given twice", at, "write the alternatives inside one group")
    names.add(name[1])
    return name[0]


_MEMBER = re.compile(r"\[:\^?[a-z]+:\]|\\[pPx]\{[^}]*\}|\\[pP].|\\x[0-9A-Fa-f]{2}|\\.|.", re.S)
_CLASS_MEMBER = re.compile(r"\\[sSwWdDpP]|\[:")


def _bracket(source: str, at: int) -> tuple[str, str]:
    """Give the bracket class that begins at an offset as it is written, and as RE2 is to read it."""
    head = 2 if source.startswith("[^", at) else 1
    pieces = [source[at : at + head]]
    here = at + head
    first = here
    while here < len(source) and (source[here] != "]" or here == first):
        match = _MEMBER.match(source, here)
        assert match is not None
        member = match[0]
        _refuse_range(source, here, first, match.end())
        if member in _REFUSED_ESCAPES:
            message, hint = _REFUSED_ESCAPES[member]
            raise PatternError(message, here, hint)
        pieces.append(_class_member(member))
        here = match.end()
    end = min(here + 1, len(source))
    return source[at:end], "".join(pieces) + source[here:end]


def _class_member(member: str) -> str:
    if member == r"\s":
        return _SPACE
    if member == r"\w":
        return _WORD
    if member in (r"\S", r"\W"):
        return _complement(member)
    return member


def _refuse_range(source: str, here: int, first: int, end: int) -> None:
    """Refuse a dash between a class such as `\\s` and another member: engines read it differently."""
    before = _CLASS_MEMBER.match(source, here) and source[end : end + 1] == "-" and source[end + 1 : end + 2] != "]"
    after = here > first and source[here] == "-" and _CLASS_MEMBER.match(source, end)
    if before or after:
        raise PatternError("a range cannot begin or end with a class", here, "put the dash last in the brackets")


@lru_cache(maxsize=2)
def _complement(member: str) -> str:
    """Spell `\\S` or `\\W` as ranges, because RE2 has no way to put a complement inside brackets."""
    assigned = "".join(map(chr, (*range(0xD800), *range(0xE000, 0x40000), *range(0xE0000, 0xE1000))))
    runs = re2.compile(_WIDENED[member] + "+", _options()).finditer(assigned)
    ends = [(ord(assigned[run.start()]), ord(assigned[run.end() - 1])) for run in runs]
    ends += [(0x40000, 0xDFFFF), (0xE1000, 0x10FFFF)]  # unassigned planes and private use: neither blank nor word
    return "".join(rf"\x{{{low:X}}}-\x{{{high:X}}}" for low, high in ends)
