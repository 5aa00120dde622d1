"""Compares two sets of violations: what is new, what is fixed, and what is as it was."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any, NamedTuple, Self

from biblint.model import Violation

_TEXTS = ("rule", "category", "severity", "message", "path", "field", "fingerprint")


class ReportError(Exception):
    """Data that is no report of biblint; the message says where."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A violation as a report tells of it, with what a comparison needs."""

    rule: str
    category: str
    severity: str
    message: str
    path: str
    line: int
    column: int
    record: str
    """Key of the record; `''` for a violation of the file."""
    field: str
    fingerprint: str

    @classmethod
    def of(cls, violation: Violation) -> Self:
        """A violation that was just found."""
        key = violation.record.key if violation.record else ""
        return cls(**{name: getattr(violation, name) for name in (*_TEXTS, "line", "column")}, record=key)

    @classmethod
    def read(cls, data: Any, where: str) -> Self:
        """A violation of a JSON report (`#/$defs/violation` of its schema); raises `ReportError`."""
        if not isinstance(data, Mapping):
            raise ReportError(f"{where}: not an object")
        wrong = [name for name in _TEXTS if not isinstance(data.get(name), str)]
        wrong += [name for name in ("line", "column") if type(data.get(name)) is not int]
        record = data.get("record")
        if record is not None and not (isinstance(record, Mapping) and isinstance(record.get("key"), str)):
            wrong.append("record")
        if wrong:
            raise ReportError(f"{where}: no good '{wrong[0]}'")
        known = {field.name: data[field.name] for field in fields(cls) if field.name != "record"}
        return cls(**known, record=record["key"] if record else "")


class RuleTrend(NamedTuple):
    """The numbers of one rule."""

    rule: str
    severity: str
    new: int
    fixed: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class Trend:
    """What became of the violations of an earlier report; each list in the order of its report."""

    new: tuple[Seen, ...]
    fixed: tuple[Seen, ...]
    unchanged: tuple[Seen, ...]
    """As the later report tells of them."""

    @property
    def before(self) -> int:
        """How many violations the earlier report had."""
        return len(self.fixed) + len(self.unchanged)

    @property
    def after(self) -> int:
        """How many violations the later report has."""
        return len(self.new) + len(self.unchanged)

    def by_rule(self) -> list[RuleTrend]:
        """The numbers of each rule: those with most new violations first, then those with most fixed ones."""
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        severities: dict[str, str] = {}
        for kind, seen in (("fixed", self.fixed), ("unchanged", self.unchanged), ("new", self.new)):
            for violation in seen:
                counts[violation.rule][kind] += 1
                severities[violation.rule] = violation.severity
        rows = [RuleTrend(rule, severities[rule], n["new"], n["fixed"], n["unchanged"]) for rule, n in counts.items()]
        return sorted(rows, key=lambda row: (-row.new, -row.fixed, -row.unchanged, row.rule))


def compare(old: Iterable[Seen], new: Iterable[Seen]) -> Trend:
    """What is new, fixed and unchanged, by fingerprint; of several with one fingerprint as many as there were."""
    was = list(old)
    left = Counter(violation.fingerprint for violation in was)
    fresh: list[Seen] = []
    same: list[Seen] = []
    for violation in new:
        known = left[violation.fingerprint] > 0
        left[violation.fingerprint] -= known
        (same if known else fresh).append(violation)
    gone: list[Seen] = []
    for violation in reversed(was):
        is_gone = left[violation.fingerprint] > 0
        left[violation.fingerprint] -= is_gone
        if is_gone:
            gone.append(violation)
    return Trend(tuple(fresh), tuple(reversed(gone)), tuple(same))


def is_report(data: Any) -> bool:
    """True if JSON data look like a JSON report of biblint."""
    return isinstance(data, Mapping) and "version" in data and isinstance(data.get("violations"), list)


def report_violations(data: Any) -> list[Seen]:
    """The violations of a JSON report; raises `ReportError` for anything else."""
    if not is_report(data):
        raise ReportError("not a JSON report of biblint")
    if data["version"] != 1:
        raise ReportError(f"version {data['version']!r} of the report is not known, only 1")
    return [Seen.read(entry, f"violations[{number}]") for number, entry in enumerate(data["violations"])]
