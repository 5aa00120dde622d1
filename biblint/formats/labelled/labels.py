"""The labels of labelled pages: label text -> variable and language, with traditional and bilingual forms.

The words themselves are in `words`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from biblint.formats.labelled.words import (
    HEADINGS,
    HEADINGS_ENGLISH,
    IN_ABSTRACTS,
    INTERFACE_CHINESE,
    INTERFACE_ENGLISH,
    JAPANESE_ROWS,
    NEUTRAL,
    PAIRS,
    ROWS,
)

SIMPLIFIED = "zh-Hans"
TRADITIONAL = "zh-Hant"
ENGLISH = "en"
JAPANESE = "ja"
HAN = "zh"
"""Written alike in simplified and traditional script: a reader takes the script of the record's other labels."""
MIXED = "mixed"

COMPOUND = "issue-line"
"""A label whose value holds year, volume, issue and perhaps pages; no variable of its own."""
UNMAPPED = ""
"""A label that is known and stands for no variable."""

_TO_TRADITIONAL = str.maketrans({pair[0]: pair[1] for pair in PAIRS})

_BLANK = re.compile(r"\s+")
_HAN = "\u3400-\u9fff\u3040-\u30ff"
_LATIN_HAN = re.compile(rf"([a-z][a-z0-9.&' ()]*?)[-—–_/|(\[:]*([{_HAN}].*?)[)\]]?")
_HAN_LATIN = re.compile(rf"([{_HAN}]+?)[-—–_/|(\[:]*([a-z][a-z0-9.&' ]*?)[)\]]?")


class Meaning(NamedTuple):
    """What a label stands for."""

    variable: str
    """CSL variable, `COMPOUND`, or `UNMAPPED`."""
    language: str | None
    """`zh-Hans`, `zh-Hant`, `zh` (alike in both), `en`, `ja`, `mixed`; None for labels of no language (DOI)."""
    halves: tuple[str, str] = ("", "")
    """The variables of the two halves of a bilingual label."""

    @property
    def disagrees(self) -> bool:
        """True for a bilingual label whose halves stand for different variables."""
        return self.halves[0] != self.halves[1]


def normalise(label: str) -> str:
    """A label with its width and case folded and blanks inside removed: `D O I` -> `doi`."""
    return _BLANK.sub("", unicodedata.normalize("NFKC", label)).casefold()


def to_traditional(text: str) -> str:
    """A simplified label in traditional characters; only the characters that labels use are known."""
    return text.translate(_TO_TRADITIONAL)


def _table() -> tuple[dict[str, Meaning], dict[tuple[str, str], str]]:
    meanings: dict[str, Meaning] = {}
    usual: dict[tuple[str, str], str] = {}

    def add(label: str, variable: str, language: str | None) -> None:
        meanings.setdefault(normalise(label), Meaning(variable, language))
        if language and variable:
            usual.setdefault((variable, language), label)

    for row in NEUTRAL.strip().splitlines():
        variable, _, labels = row.partition("|")
        for label in labels.split(";"):
            add(label.strip(), variable.strip().removeprefix("-"), None)
            usual.setdefault((variable.strip(), ""), label.strip())
    for row in ROWS.strip().splitlines():
        variable, chinese, english = (part.strip() for part in row.split("|"))
        variable = "" if variable == "-" else variable
        for label in chinese.split():
            _add_chinese(label, variable, meanings, usual)
        for label in filter(None, english.split(";")):
            add(label.strip(), variable, ENGLISH)
    for row in JAPANESE_ROWS.strip().splitlines():
        parts = [part.strip() for part in row.split("|")]
        for variable, labels in zip(parts[::2], parts[1::2], strict=True):
            for label in labels.split():
                add(label, variable, JAPANESE)
    return meanings, usual


def _add_chinese(label: str, variable: str, meanings: dict[str, Meaning], usual: dict[tuple[str, str], str]) -> None:
    traditional = to_traditional(label)
    language = HAN if traditional == label else SIMPLIFIED
    meanings.setdefault(normalise(label), Meaning(variable, language))
    if traditional != label:
        meanings.setdefault(normalise(traditional), Meaning(variable, TRADITIONAL))
    if variable:
        usual.setdefault((variable, SIMPLIFIED), label)
        usual.setdefault((variable, TRADITIONAL), traditional)


_MEANINGS, _USUAL = _table()
MEANINGS: Mapping[str, Meaning] = _MEANINGS
"""Normalised label -> meaning, bilingual labels not included."""

INTERFACE: frozenset[str] = frozenset(
    normalise(word)
    for word in (
        *INTERFACE_CHINESE,
        *map(to_traditional, INTERFACE_CHINESE),
        *INTERFACE_ENGLISH,
        "匯出",
        "列印",
        "儲存",
    )
)
"""Normalised words of buttons that are copied along with a page."""

ABSTRACT_PARTS: frozenset[str] = frozenset(
    normalise(word) for word in (*HEADINGS, *map(to_traditional, HEADINGS), *HEADINGS_ENGLISH)
)
"""Normalised headings inside structured abstracts: never labels."""

ABSTRACT_LABELS: frozenset[str] = frozenset(map(normalise, IN_ABSTRACTS))
"""Normalised labels that inside an abstract, not behind a blank line, are headings of its parts."""


@lru_cache(maxsize=4096)
def lookup(label: str) -> Meaning | None:
    """What a label as written (without its colon) stands for; None if it is not in the table."""
    key = normalise(label)
    found = _MEANINGS.get(key)
    if found is not None or len(key) < 3 or key.isascii():
        return found
    for pattern in (_LATIN_HAN, _HAN_LATIN):
        match = pattern.fullmatch(key)
        if match is not None:
            left, right = _MEANINGS.get(match[1]), _MEANINGS.get(match[2])
            if left is not None and right is not None:
                first = left if pattern is _LATIN_HAN else right
                return Meaning(first.variable, MIXED, (left.variable, right.variable))
    return None


@lru_cache(maxsize=256)
def nearest(label: str) -> str:
    """The usual spelling of the known label that a misspelt one resembles most; `''` if none is near."""
    from difflib import SequenceMatcher, get_close_matches

    key = normalise(label)
    if len(key) < 3:
        return ""
    close = get_close_matches(key, _SPELLINGS, n=3, cutoff=0.6 if not key.isascii() else 0.8)

    def likeness(spelling: str) -> tuple[float, int]:
        return SequenceMatcher(None, spelling, key).ratio(), sum(a == b for a, b in zip(spelling, key, strict=False))

    found = max(close, key=likeness, default="")
    return "" if not found.isascii() and found in key else _SPELLINGS.get(found, "")  # 修回日期 is no slip for 日期


def usual(variable: str, language: str) -> str:
    """The usual label of a variable in a language (`zh-Hans`, `zh-Hant`, `en`, `ja`); `''` if there is none."""
    return _USUAL.get((variable, language)) or _USUAL.get((variable, "")) or ""


def _spellings() -> dict[str, str]:
    spelt: dict[str, str] = {}
    for row in ROWS.strip().splitlines():
        _, chinese, english = row.split("|")
        for label in (*chinese.split(), *filter(None, map(str.strip, english.split(";")))):
            spelt.setdefault(normalise(label), label)
            spelt.setdefault(normalise(to_traditional(label)), to_traditional(label))
    return spelt


_SPELLINGS = _spellings()
