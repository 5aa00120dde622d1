"""What suppresses: a comment or an entry of a configuration, with the records it covers and what it has suppressed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from biblint.model import Severity, Violation
from biblint.suppression.directives import Directive

Level = Severity | Literal["off"]
"""Another severity, or `off` for a violation that is suppressed."""


class Selector(NamedTuple):
    """A record by its `key`, `doi` (in small letters) or a `line` of it; `token` names the selector in reports."""

    by: str
    value: str
    token: str


@dataclass(slots=True)
class Waiver:
    """Rules that some records, or a whole file, may break; or that have another severity there."""

    levels: dict[str, Level]
    """Rule id -> what becomes of it there."""
    selectors: tuple[Selector, ...] = ()
    """The records that a configuration names."""
    directive: Directive | None = None
    records: dict[int, str] = field(default_factory=dict)
    """Index of a record that is covered -> the token of the selector that names it."""
    lines: dict[int, str] = field(default_factory=dict)
    """Lines outside records that are covered, with tokens alike."""
    covers_file: bool = False
    is_placed: bool = False
    """True once the records of the file are known that the selectors name."""
    used: set[tuple[str, str]] = field(default_factory=set)
    """Pairs of a token (`''` for a comment) and a rule that would have been reported."""

    def token(self, violation: Violation) -> str | None:
        """The token by which a violation is covered, None if it is not."""
        if self.covers_file:
            return ""
        if violation.record is None:
            return self.lines.get(violation.line)
        found = self.records.get(violation.record.index)
        return found if found is not None or not self.selectors else self._by_key(violation.record.key)

    def _by_key(self, key: str) -> str | None:
        return next((one.token for one in self.selectors if one.by == "key" and is_key(one.value, key)), None)


def is_key(wanted: str, key: str) -> bool:
    """True if a record's key is the one wanted, or one of several alike that were numbered."""
    return key == wanted or (key.startswith(wanted) and re.fullmatch(r"#\d+", key[len(wanted) :]) is not None)


def waived(violation: Violation, waivers: Iterable[Waiver]) -> Level | None:
    """What the last waiver that covers a violation makes of it, None if none does; each that does counts as used."""
    verdict: Level | None = None
    for waiver in waivers:
        if violation.rule in waiver.levels:
            token = waiver.token(violation)
            if token is not None:
                waiver.used.add((token, violation.rule))
                verdict = waiver.levels[violation.rule]
    return verdict
