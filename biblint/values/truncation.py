"""Telling that a list of names was cut: et al. in all languages, dots, counts of those left out, and cut ends."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from biblint.values.lazy import LazyPattern
from biblint.values.name_parts import INSTITUTION

FINDINGS: dict[str, str] = {
    "and-others": "ends in the word with which BibTeX cuts a list (others)",
    "et-al": "stands for the authors left out (et al., 等, и др.)",
    "plus-more": "counts the authors left out (+3 more)",
    "ellipsis": "has dots in the place of authors or of a part of a name",
    "cut-at-separator": "ends where another name should follow",
    "cut-in-name": "ends in the middle of its last name",
}
"""Every finding of ``truncation_findings`` and what it says of the list."""


@dataclass(frozen=True, slots=True)
class TruncationFinding:
    """A sign at ``names[index][start:end]`` that the list is not whole; no fix can bring the names back."""

    name: str
    index: int
    start: int
    end: int
    placeholders: Mapping[str, str] = field(default_factory=dict, hash=False)
    safety: Literal["safe", "unsafe", "manual"] | None = "manual"


_WORD_GUARD = re.compile(
    r"[\n ,;(\[](?=[&+\deEoOaAuwWpPymi])(?:[Ee](?:[Tt](?:\b|[Aa])|\ )|[Oo](?i:thers)\b|[Aa](?i:nd\b|l\b\.?,)"
    r"|a\ kol|[&+]|(?i:with\ |plus\ )|u(?:nd\b|\.\ ?a\.)|y\ |i\ (?:wsp|in\.)|m\.\ ?fl|\d+\ (?:more|other))",
    re.VERBOSE,
)
_SIGN_GUARD = re.compile(r"[…等ほ外他외ді]")
"""What any sign of a cut begins with, searched for once in the whole list."""

_OTHERS = LazyPattern(r"(?:and |& )?others\.?", re.IGNORECASE)
_EMPTY_BEFORE = r"(?:\A|(?<=[\s,;(\[]))"
_ET_AL = LazyPattern(
    rf"{_EMPTY_BEFORE}(?:(?:and|&)\s+)?(?:et\.?[\s-]*al(?:ii|ia|i|ios)?\b\.?|et\.?,?\s+coll?\b\.?|et autres\b"
    r"|(?-i:u\.\s?a\.(?=\W|\Z)|und andere\b|m\.\s?fl\.|y cols?\b\.?|y otros\b|e outros\b|e cols?\b\.?|e altri\b"
    r"|a kol\b\.?|i wsp\b\.?|i in\.)|и др\b\.?|и другие\b|та ін\b\.?|(?:with|and|&) others\b)[\])]?[,.;]*\s*\Z",
    re.IGNORECASE,
)
_ET_AL_INSIDE = LazyPattern(rf"{_EMPTY_BEFORE}et\.? al\.", re.IGNORECASE)
_ET_AL_TURNED = LazyPattern(r"\s*(?:al\.?,\s*et\.?|etal\.?|others\.?,?\s+and)\s*", re.IGNORECASE)
_DENG = LazyPattern(
    r"(?:\A|(?<=[,，、\s;；])|(?<=[一-鿿]{2})|(?<=[A-Za-z.]))\s*等\s*(?:[著编編译譯人]\s*)?[.。,，;；]?\s*\Z"
)
_DENG_WORD = LazyPattern(r"[高中初平同对對優优]等\W*\Z")
_EAST_ASIAN = LazyPattern(r"(?:\A|(?<=[,，、\s]))(?:ほか|外|他|외)\s*\Z|ほか\s*\Z")
_MORE = LazyPattern(
    r"[,;]?\s*[\[(]?\s*(?:\+|and|&|plus)\s*\d+\s+(?:more|others?|(?:more |other |additional )?authors)\s*[\])]?\.?\s*\Z"
    r"|[\[(]?\s*\+\s*\d+\s*[\])]?\s*\Z|[\[(]\s*\d+ (?:more|others)(?: authors)?\s*[\])]\s*\Z"
    r"|(?:等|ほか|外|他|외)\s*\d+\s*[人名位명]\s*\Z",
    re.IGNORECASE,
)
_DOTS = LazyPattern(r"\.{3,}|…+|(?:\. ){2,}\.")
_SEPARATOR_END = LazyPattern(r"(?:(?<=\w)|(?<=\.))\s*(?:,|\s(?:and|und|&)|,\s*&)\s*\Z")
_CUT_END = LazyPattern(r"(?<=\w)[-‐]\s*\Z|(?<=\.)[-‐]\s*\Z|[(\[][^)\]]*\Z")
_FULL_NAME = LazyPattern(r"[^,]+,\s*[^,\s][^,]*")


def truncation_findings(names: Sequence[str], *, tail_cut: bool = False) -> tuple[TruncationFinding, ...]:
    """Judge a list of decoded names, one item each as read; spans are offsets in the item.

    ``tail_cut`` says that the source went on with a separator that asks for a further name (BibTeX's `` and``). A
    trailing ``;`` is not one: many exports end every list with it.
    """
    if not names:
        return ()
    found: list[TruncationFinding] = []
    if has_sign(names):
        for index, name in enumerate(names):
            found.extend(_judge(index, name))
        if not found or found[-1].index < len(names) - 1:
            found.extend(_cut_end(names))
    if tail_cut and not any(finding.index == len(names) - 1 for finding in found):
        end = len(names[-1])
        found.append(TruncationFinding("cut-at-separator", len(names) - 1, end, end))
    return tuple(found)


def has_sign(names: Sequence[str]) -> bool:
    """Tell quickly whether a list of at least one name may hold a sign, so that whole lists cost one search."""
    joined, last = "\n" + "\n".join(names), names[-1]
    return (
        ".." in joined
        or ". . ." in joined
        or last.endswith((",", "-", "‐", " ", "&"))
        or (("(" in last or "[" in last) and not last.endswith((")", "]")))
        or _WORD_GUARD.search(joined) is not None
        or (not joined.isascii() and _SIGN_GUARD.search(joined) is not None)
    )


def _judge(index: int, name: str) -> Iterator[TruncationFinding]:
    """Give the first sign in one item: words before dots, so that ``et al...`` is reported once."""
    for kind, search in _SEARCHES:
        match = search(name)
        if match:
            start, end = _trimmed(match)
            yield TruncationFinding(kind, index, start, end, {"found": name[start:end]})
            return


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    text = match[0]
    return match.start() + len(text) - len(text.lstrip(" ,;")), match.start() + len(text.rstrip(" ,;"))


def _et_al(name: str) -> re.Match[str] | None:
    match = _ET_AL.search(name) or _ET_AL_INSIDE.search(name) or _ET_AL_TURNED.fullmatch(name)
    if match or name.isascii():
        return match
    if "等" in name and not _DENG_WORD.search(name):
        return _DENG.search(name)
    return _EAST_ASIAN.search(name)


_SEARCHES: tuple[tuple[str, Callable[[str], re.Match[str] | None]], ...] = (
    ("and-others", lambda name: _OTHERS.fullmatch(name)),
    ("plus-more", lambda name: _MORE.search(name)),
    ("et-al", _et_al),
    ("ellipsis", lambda name: _DOTS.search(name)),
)


def _cut_end(names: Sequence[str]) -> Iterator[TruncationFinding]:
    """Report a last name that stops at a separator, hyphen or open bracket where the others are whole."""
    last, index = names[-1], len(names) - 1
    if INSTITUTION.search(last):
        return
    separator = _SEPARATOR_END.search(last)
    if separator:
        if separator[0].strip() != "," or _stops_at_comma(names):
            yield TruncationFinding("cut-at-separator", index, *_span(separator), {"found": separator[0].strip()})
        return
    cut = _CUT_END.search(last)
    if cut:
        yield TruncationFinding("cut-in-name", index, *_span(cut), {"found": cut[0].strip()})


def _stops_at_comma(names: Sequence[str]) -> bool:
    """Tell a family name that waits for its given name, where all others have theirs, from EndNote's institutions."""
    return len(names) > 1 and names[-1].count(",") == 1 and all(_FULL_NAME.fullmatch(name) for name in names[:-1])


def _span(match: re.Match[str]) -> tuple[int, int]:
    return match.start() + len(match[0]) - len(match[0].lstrip()), match.start() + len(match[0].rstrip())
