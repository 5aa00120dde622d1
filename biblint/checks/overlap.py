"""Check kind `overlap`: articles of one issue whose pages overlap."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from biblint.checks._works import page_numbers, place, remembered, title_likeness, year
from biblint.checks.base import Check, Digest, FindingType, Kind, Member, Setting
from biblint.model import Record, Value

_PAGES = 1_000_000
_LONGEST = 200
"""Longer ranges are rather those of a whole issue, or wrong in a way that other rules tell."""
_SHARED = 2
"""So many pages must be in both: that one article ends where the next begins is common."""

Range = tuple[int, int]


class Overlaps:
    """A group check: the page ranges of one issue."""

    variable = "page"
    keyed = ""
    compared = ("title", "page")
    pointed = ("page",)

    def __init__(self, language: str) -> None:
        self._language = language

    def _slot(self, record: Record) -> tuple[Hashable, Range] | None:
        tags = record.tags
        if "page" not in tags or "volume" not in tags or "container-title" not in tags or "issue" not in tags:
            return None
        found = page_numbers(record)
        if found is None or not 0 < found[1] - found[0] <= _LONGEST:
            return None
        texts = (record.text("container-title"), record.text("volume"), record.text("issue"))
        key = tuple(map(remembered, texts))
        return ((*key, year(record)), found) if all(key) else None

    def keys(self, record: Record) -> Iterable[tuple[Hashable, Value | None]]:
        """The issue, with the pages."""
        found = self._slot(record)
        return [(found[0], record.first("page"))] if found else []

    def hashed(self, record: Record) -> Sequence[int]:
        """The hash of the issue."""
        found = self._slot(record)
        return [hash(found[0])] if found else []

    def variants(self, record: Record) -> Sequence[tuple[int, int]]:
        """The hash of the issue, with the range as one number."""
        found = self._slot(record)
        return [(hash(found[0]), found[1][0] * _PAGES + found[1][1])] if found else []

    def discordant(self, variants: Mapping[int, int]) -> Collection[int]:
        """The ranges that overlap with another one."""
        found: set[int] = set()
        latest, at = 0, 0
        for variant in sorted(variants):
            first, last = divmod(variant, _PAGES)
            if latest - first + 1 >= _SHARED:
                found |= {at, variant}
            if last > latest:
                latest, at = last, variant
        return found

    def judge(self, digests: Sequence[Digest]) -> Iterable[Member]:
        """Every member whose pages are also those of another article."""
        ranges = [page_numbers(digest.record) or (0, 0) for digest in digests]
        order = sorted(range(len(digests)), key=ranges.__getitem__)
        against: dict[int, list[int]] = {}
        for one, other in pairwise(order):
            if _shares(ranges[one], ranges[other]) and _are_two(digests[one].record, digests[other].record):
                against.setdefault(one, []).append(other)
                against.setdefault(other, []).append(one)
        for at, others in sorted(against.items()):
            first = digests[others[0]]
            told = {
                "other": first.ref.key,
                "other-value": first.text,
                "other-place": place(first, digests[at], self._language),
            }
            yield Member(at, told, tuple(sorted(others)))


def _shares(one: Range, other: Range) -> bool:
    return min(one[1], other[1]) - max(one[0], other[0]) + 1 >= _SHARED and one != other


def _are_two(one: Record, other: Record) -> bool:
    """True for two articles, by titles that have little in common."""
    return title_likeness(one.text("title"), other.text("title")) == "different"


class Overlap(Kind):
    """Page ranges of one issue that overlap by more than the page on which one ends and the next begins."""

    name = "overlap"
    title = "Pages of two articles of one issue"
    scope = "group"
    selects = ("scope",)
    findings = {
        "overlap": FindingType("another article has some of the pages", ("other", "other-value", "other-place")),
    }

    def compile(self, options: Mapping[str, Any], setting: Setting) -> Check:
        """A group check."""
        return Overlaps(setting.language)


KIND = Overlap()
