"""Check kind `serials`: an ISSN that is not one of the pair, in print and online, that a journal has elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from typing import Any

from biblint.checks._works import normal, place, remembered
from biblint.checks.base import Check, Digest, FindingType, Kind, Member, Setting
from biblint.model import Record, Value

_PAIR = 2
"""A journal has one ISSN in print and one online."""
_SHORTEST = 8
"""Names with fewer letters are those of several journals (`Biology`)."""


class Numbers:
    """A group check: the records of one journal, by its name, and their ISSNs."""

    variable = "ISSN"
    keyed = ""
    compared = ("title", "ISSN")
    pointed = ("ISSN",)

    def __init__(self, usual: int, language: str) -> None:
        self._usual = usual
        self._language = language

    def _key(self, record: Record) -> str:
        if "ISSN" not in record.tags or "container-title" not in record.tags:
            return ""
        name = remembered(record.text("container-title"))
        return name if len(name) >= _SHORTEST and _numbers(record) else ""

    def keys(self, record: Record) -> Iterable[tuple[Hashable, Value | None]]:
        """The journal of a record, with its first ISSN."""
        key = self._key(record)
        return [(key, record.first("ISSN"))] if key else []

    def hashed(self, record: Record) -> Sequence[int]:
        """The hash of the journal."""
        key = self._key(record)
        return [hash(key)] if key else []

    def variants(self, record: Record) -> Sequence[tuple[int, int]]:
        """The hash of the journal, with that of the ISSNs."""
        key = self._key(record)
        return [(hash(key), hash(_numbers(record)))] if key else []

    def discordant(self, variants: Mapping[int, int]) -> Collection[int]:
        """All of several ISSNs."""
        return variants if len(variants) > 1 and sum(variants.values()) > self._usual else ()

    def judge(self, digests: Sequence[Digest]) -> Iterable[Member]:
        """Every member without any of the ISSNs that most of the others have, or that stand with one of them."""
        numbers = [_numbers(digest.record) for digest in digests]
        counts = Counter(number for each in numbers for number in set(each))
        usual = sorted(counts, key=lambda number: (-counts[number], number))[:_PAIR]
        known = {number for each in numbers if not set(usual).isdisjoint(each) for number in each}
        members = [at for at, each in enumerate(numbers) if not known.isdisjoint(each)]
        others = [at for at in range(len(digests)) if at not in set(members)]
        if len(known) < _PAIR or len(members) < self._usual or len(others) * 10 > len(members):
            return
        for at in others:
            witness = next(other for other in members if usual[0] in numbers[other])
            told = {
                "other-value": ", ".join(usual),
                "others": str(len(members)),
                "other-place": place(digests[witness], digests[at], self._language),
            }
            yield Member(at, told, (witness,))


def _numbers(record: Record) -> tuple[str, ...]:
    """The ISSNs of a record."""
    return tuple(sorted({number for text in record.texts("ISSN") for number in normal("issn", text)}))


class Serials(Kind):
    """ISSNs that a journal has in hardly any of its records."""

    name = "serials"
    title = "A third ISSN of one journal"
    scope = "group"
    selects = ("scope",)
    findings = {
        "third": FindingType("nearly all other records have other ISSNs", ("other-value", "others", "other-place")),
    }
    options = {
        "usual": {
            "type": "integer",
            "minimum": 2,
            "default": 10,
            "description": "So many records must have the usual ISSNs, and ten times as many as have another one.",
        },
    }

    def compile(self, options: Mapping[str, Any], setting: Setting) -> Check:
        """A group check."""
        return Numbers(options.get("usual", 10), setting.language)


KIND = Serials()
