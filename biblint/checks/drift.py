"""Check kind `drift`: years that do not fit the volume or issue that they stand with, within one journal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from biblint.checks._works import place, remembered, year
from biblint.checks.base import Check, Digest, FindingType, Kind, Member, OptionError, Setting
from biblint.model import Record, Value
from biblint.variables import VARIABLES

_YEARS = 10_000
_RELATED = 5
_WITNESSES = 3
"""So many volumes must speak against a year."""


class Years:
    """A group check: records of one journal and volume, or issue, that are far apart in time."""

    variable = "issued"
    keyed = ""
    pointed = ("issued",)

    def __init__(self, within: Sequence[str], spread: int, language: str) -> None:
        self._within = tuple(within)
        self.compared: tuple[str, ...] = ("title", *self._within)
        self._spread = spread
        self._language = language

    def _key(self, record: Record) -> tuple[str, ...] | None:
        tags = record.tags
        for variable in self._within:
            if variable not in tags:
                return None
        key = tuple(remembered(record.text(variable)) for variable in self._within)
        return key if all(key) and year(record) else None

    def keys(self, record: Record) -> Iterable[tuple[Hashable, Value | None]]:
        """The key of a record, with its date."""
        key = self._key(record)
        return [(key, record.first("issued"))] if key else []

    def hashed(self, record: Record) -> Sequence[int]:
        """The hash of the key."""
        key = self._key(record)
        return [hash(key)] if key else []

    def variants(self, record: Record) -> Sequence[tuple[int, int]]:
        """The hash of the key, with the year."""
        key = self._key(record)
        return [(hash(key), year(record))] if key else []

    def discordant(self, variants: Mapping[int, int]) -> Collection[int]:
        """All years, if some are far apart."""
        return variants if max(variants) - min(variants) >= self._spread else ()

    def judge(self, digests: Sequence[Digest]) -> Iterable[Member]:
        """Every member that is far from the year of most, or from another if most have no year in common."""
        years = [year(digest.record) for digest in digests]
        counts = Counter(years)
        usual, number = min(counts.items(), key=lambda entry: (-entry[1], entry[0]))
        has_usual = 2 * number > len(years) and number > 1
        for at in range(len(digests)):
            against = [usual] if has_usual else sorted(counts)
            far = next((other for other in against if abs(other - years[at]) >= self._spread), None)
            if far is not None:
                others = [other for other, found in enumerate(years) if found == far]
                yield self._member(at, others, digests, str(far))

    def _member(self, at: int, others: Sequence[int], digests: Sequence[Digest], text: str) -> Member:
        told = {
            "other-value": text,
            "others": str(len(others)),
            "other-place": place(digests[others[0]], digests[at], self._language),
        }
        return Member(at, told, tuple(others[:_RELATED]))


class YearsAlong(Years):
    """A group check: records of one journal whose years go up where their volumes go down."""

    def __init__(self, within: Sequence[str], along: str, spread: int, language: str) -> None:
        super().__init__(within, spread, language)
        self._along = along
        self.compared = (*self.compared, along)

    def _key(self, record: Record) -> tuple[str, ...] | None:
        return super()._key(record) if self._number(record) else None

    def _number(self, record: Record) -> int:
        text = record.text(self._along)
        return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 0

    def variants(self, record: Record) -> Sequence[tuple[int, int]]:
        """The hash of the key, with number and year in one."""
        return [(slot, self._number(record) * _YEARS + found) for slot, found in super().variants(record)]

    def discordant(self, variants: Mapping[int, int]) -> Collection[int]:
        """All values, if they are enough to tell and one of them is out of order."""
        points = sorted({divmod(variant, _YEARS) for variant in variants})
        if len(points) <= _WITNESSES:
            return ()
        latest = 0
        for _, found in points:
            if found + self._spread <= latest:
                return variants
            latest = max(latest, found)
        return ()

    def judge(self, digests: Sequence[Digest]) -> Iterable[Member]:
        """Every member that most others contradict, and that is not contradicted by others of its own volume's year."""
        points = [(self._number(digest.record), year(digest.record)) for digest in digests]
        distinct = sorted(set(points))
        against = {point: list(self._contradicting(point, distinct)) for point in distinct}
        wrong = {
            point
            for point, found in against.items()
            if len(found) >= _WITNESSES and 2 * len(found) >= len(distinct) and points.count(point) == 1
        }
        for at, point in enumerate(points):
            if point in wrong:
                witness = min(set(against[point]) - wrong, default=None, key=lambda other: abs(other[0] - point[0]))
                if witness is not None:
                    others = [other for other, found in enumerate(points) if found == witness]
                    yield self._member(at, others, digests, f"{witness[0]} ({witness[1]})")

    def _contradicting(self, point: tuple[int, int], others: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        number, found = point
        for other, then in others:
            if (other < number and then - found >= self._spread) or (other > number and found - then >= self._spread):
                yield other, then


class Drift(Kind):
    """Years that do not fit the volume or the issue."""

    name = "drift"
    title = "Years against volumes and issues"
    scope = "group"
    selects = ("scope",)
    findings = {
        "drift": FindingType("the year does not fit those of the others", ("other-value", "others", "other-place")),
    }
    options = {
        "within": {
            "type": "array",
            "items": {"type": "string", "format": "biblint-variable"},
            "minItems": 1,
            "uniqueItems": True,
            "description": "The variables that records of one group have in common.",
        },
        "along": {
            "type": "string",
            "format": "biblint-variable",
            "description": "A number with which years must go up; without it the years of a group must be near.",
        },
        "spread": {
            "type": "integer",
            "minimum": 1,
            "default": 2,
            "description": "From how many years on a difference counts.",
        },
    }
    required = ("within",)

    def compile(self, options: Mapping[str, Any], setting: Setting) -> Check:
        """A group check; raises `OptionError` for an unknown variable."""
        within, along, spread = options["within"], options.get("along", ""), options.get("spread", 2)
        for key, variables in (("within", within), ("along", [along] if along else [])):
            for variable in variables:
                if variable not in VARIABLES:
                    raise OptionError(key, f"'{variable}' is no variable")
        if along:
            return YearsAlong(within, along, spread, setting.language)
        return Years(within, spread, setting.language)


KIND = Drift()
