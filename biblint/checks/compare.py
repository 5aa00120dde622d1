"""Check kind `compare`: two variables of a record, or parts of them, held against each other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from biblint.checks.base import Check, FindingType, Kind, OptionError, Setting
from biblint.facets import Part, parts, texts_of
from biblint.model import Finding, Record
from biblint.regex import Pattern, compile_pattern
from biblint.variables import FACETS, is_variable

_NUMBER = re.compile(r"-?[0-9]{1,15}")
_BEGINNING = 16
"""So many characters usually tell two texts apart."""
_OTHER = re.compile(r"[\W_]++")
_PATTERN = {"type": "string", "format": "biblint-pattern"}
Holds = Callable[[str, str], bool | None]
"""What a relation says of two texts; None where they cannot be compared."""


class Compare(Kind):
    """The selected variable must stand in a relation to another one; a record that lacks either is right."""

    name = "compare"
    title = "Two variables against each other"
    scope = "record"
    selects = ("field",)
    findings = {"broken": FindingType("the relation does not hold", ("own", "other"))}
    options = {
        "with": {"type": "string", "format": "biblint-variable", "description": "The other variable or facet."},
        "relation": {
            "enum": ["equal", "differ", "contains", "at-most", "at-least"],
            "description": "Some pair is equal, none is, the selected one holds the other, is no more, or is no less.",
        },
        "extract": {**_PATTERN, "description": "The part of the selected variable that counts (group `at`)."},
        "extract-other": {**_PATTERN, "description": "The part of the other variable that counts (group `at`)."},
        "tolerance": {
            "type": "integer",
            "minimum": 0,
            "default": 0,
            "description": "By how much two numbers may miss the relation.",
        },
        "fold": {
            "type": "boolean",
            "default": True,
            "description": "Compare letters and digits alone, capitals as small letters.",
        },
    }
    required = ("with", "relation")

    def compile(self, options: Mapping[str, Any], setting: Setting) -> Check:
        """A record check; raises `OptionError` for an unknown variable or a variable compared with itself."""
        own, other = setting.variables[0] if setting.variables else "", options["with"]
        if not is_variable(other):
            raise OptionError("with", f"unknown variable '{other}'")
        extract, extract_other = _pattern(options, "extract"), _pattern(options, "extract-other")
        if own == other and (extract, extract_other) == (None, None):
            raise OptionError("with", "a variable compared with itself", "give 'extract'")
        holds = _relation(options["relation"], options.get("tolerance", 0))
        fold = _folded if options.get("fold", True) and not options["relation"].startswith("at-") else str.strip
        reported, other_held = FACETS.get(own, own), FACETS.get(other, other)

        differs = options["relation"] == "differ"
        is_plain = differs and fold is _folded
        is_plain = is_plain and (extract, extract_other) == (None, None) and not FACETS.keys() & {own, other}

        read_own, read_other = _reader(own, extract), _reader(other, extract_other)

        def is_broken(record: Record) -> bool:
            """By the texts alone, which most records need no more than."""
            others = [fold(text) for text in read_other(record)]
            return bool(others) and any(_is_broken(fold(text), others, holds, differs) for text in read_own(record))

        def check(record: Record) -> Iterable[Finding]:
            tags = record.tags
            if own not in tags and reported not in tags:
                return ()
            if (
                is_plain
                and not record.parents
                and (other not in tags or _begin_apart(record.texts(own), record.texts(other)))
            ):
                return ()
            if (other not in tags and other_held not in tags and not record.parents) or not is_broken(record):
                return ()
            others = list(_extracted(record, other, extract_other))
            texts = [fold(part.text) for part in others]
            return [
                Finding(
                    "broken",
                    part.start,
                    part.end,
                    {"own": part.text, "other": others[0].text},
                    value=part.value,
                    variable=own if own in record.tags else reported,
                )
                for part in _extracted(record, own, extract)
                if _is_broken(fold(part.text), texts, holds, differs)
            ]

        return check


def _begin_apart(texts: Sequence[str], others: Sequence[str]) -> bool:
    """True if a look at the first letters tells that no two of them are equal; most records need no more."""
    if len(texts) == len(others) == 1:
        one, other = _folded(texts[0][:_BEGINNING]), _folded(others[0][:_BEGINNING])
        shorter = min(len(one), len(other))
        return one[:shorter] != other[:shorter]
    starts = {text[:1].casefold() for text in texts}
    others_start = {other[:1].casefold() for other in others}
    return starts.isdisjoint(others_start) and all(map(str.isalnum, starts | others_start))


def _pattern(options: Mapping[str, Any], key: str) -> Pattern | None:
    return compile_pattern(options[key]) if key in options else None


def _extracted(record: Record, variable: str, pattern: Pattern | None) -> Iterable[Part]:
    """The parts of a variable that count; a value in which the pattern is not found has none."""
    for part in parts(record, variable):
        if pattern is None:
            yield part
            continue
        match = pattern.search(part.text)
        if match is not None:
            text = part.text[match.start : match.end]
            yield Part(part.value, part.start + match.start, part.start + match.end, text)


def _reader(variable: str, pattern: Pattern | None) -> Callable[[Record], Sequence[str]]:
    """A function that gives the texts of the parts of a variable that count."""
    read = texts_of(variable)
    if pattern is None:
        return read
    search = pattern.search
    return lambda record: [
        text[found.start : found.end] for text in read(record) if (found := search(text)) is not None
    ]


def _is_broken(own: str, others: Sequence[str], holds: Holds, for_all: bool) -> bool:
    """True if the relation holds with none of the others; with `for_all`, if it fails with one of them."""
    if len(others) == 1:
        return holds(own, others[0]) is False
    said = [answer for other in others if (answer := holds(own, other)) is not None]
    return bool(said) and not (all(said) if for_all else any(said))


def _relation(name: str, tolerance: int) -> Holds:
    if name == "contains":
        return lambda own, other: other in own if own and other else None
    if name == "at-most":
        return lambda own, other: None if (gap := _gap(own, other)) is None else gap <= tolerance
    if name == "at-least":
        return lambda own, other: None if (gap := _gap(own, other)) is None else -gap <= tolerance

    def is_equal(own: str, other: str) -> bool | None:
        if not own or not other:
            return None
        gap = _gap(own, other) if tolerance else None
        return own == other or (gap is not None and abs(gap) <= tolerance)

    if name == "equal":
        return is_equal
    return lambda own, other: None if (same := is_equal(own, other)) is None else not same


def _gap(own: str, other: str) -> int | None:
    if _NUMBER.fullmatch(own) and _NUMBER.fullmatch(other):
        return int(own) - int(other)
    return None


def _folded(text: str) -> str:
    if text.isalnum():
        return text.casefold()
    return _OTHER.sub("", text.casefold())


KIND = Compare()
