"""Counts what a run found: by severity, by rule, and what could be fixed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from biblint.model import Violation
from biblint.reports.base import Checked


@dataclass(slots=True)
class RuleCount:
    """The numbers of one rule."""

    rule: str
    severity: str
    count: int = 0
    records: int = 0
    """Records that it fires in."""
    safe: int = 0
    unsafe: int = 0


@dataclass(slots=True)
class Tally:
    """The numbers of a run; `add` takes in file after file."""

    files: int = 0
    records: int = 0
    affected: int = 0
    """Files with an error or a warning."""
    affected_by_info: int = 0
    """Files with any violation."""
    fixed: int = 0
    fixed_files: int = 0
    suppressed: int = 0
    known: int = 0
    """Violations that a baseline knows."""
    severities: Counter[str] = field(default_factory=Counter)
    fixable: Counter[str] = field(default_factory=Counter)
    """Safety -> violations with such a fix, infos among them, since fixing mends these too."""
    rules: dict[str, RuleCount] = field(default_factory=dict)

    def add(self, checked: Checked) -> None:
        """Take in a file."""
        violations = checked.report.violations
        self.files += 1
        self.records += checked.report.records
        self.suppressed += len(checked.report.suppressed)
        self.known += len(checked.report.known)
        self.fixed += len(checked.fixed)
        self.fixed_files += bool(checked.fixed)
        self.affected += any(violation.severity != "info" for violation in violations)
        self.affected_by_info += bool(violations)
        for violation in violations:
            self.severities[violation.severity] += 1
            if violation.fix:
                self.fixable[violation.fix.safety] += 1
        self._add_rules(violations)

    def _add_rules(self, violations: Iterable[Violation]) -> None:
        """Count by rule."""
        for violation in violations:
            entry = self.rules.setdefault(violation.rule, RuleCount(violation.rule, violation.severity))
            entry.count += 1
            if violation.fix:
                entry.safe += violation.fix.safety == "safe"
                entry.unsafe += violation.fix.safety == "unsafe"
        for rule, count in records_by_rule(violations).items():
            self.rules[rule].records += count

    def by_rule(self) -> list[RuleCount]:
        """The numbers of each rule, the most frequent first."""
        return sorted(self.rules.values(), key=lambda entry: (-entry.count, entry.rule))


def records_by_rule(violations: Iterable[Violation]) -> Counter[str]:
    """In how many records of a file each rule fires."""
    seen = {(violation.rule, violation.record.index) for violation in violations if violation.record}
    return Counter(rule for rule, _ in seen)
