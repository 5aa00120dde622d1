"""What the page shows, as plain data: the numbers of a run, its rules and violations, and what the records have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from biblint import __version__
from biblint.coverage import Coverage
from biblint.model import Violation
from biblint.reports.base import Checked, View
from biblint.reports.display import escaped
from biblint.reports.html.entries import SAFETIES, SEVERITIES, Strings, fix_data, marked_lines, related_data
from biblint.reports.html.having import coverage_data
from biblint.reports.html.texts import category_title, page_texts
from biblint.reports.paths import relative
from biblint.reports.texts import counted
from biblint.ruleset.rule import Rule, text_in
from biblint.trends import Seen, Trend
from biblint.variables import label

SYSTEMATIC = 0.5
"""A rule is systematic in a file if it fires in more than this share of the records."""
_LEAST = 5
"""Fewer records than that show no system."""
_MOST_GONE = 200


@dataclass(frozen=True, slots=True)
class Subject:
    """What a page may tell besides the files that were checked."""

    coverage: Coverage | None = None
    trend: Trend | None = None
    """What became of an earlier report."""
    made: str = ""
    """The day of the report, as text."""


def page_data(files: Iterable[Checked], view: View, subject: Subject = Subject()) -> dict[str, Any]:
    """All that the page shows, for JSON; texts are fit to be shown, their languages that of the view."""
    model = _Model(view, subject)
    for checked in files:
        model.add(checked)
    return model.data()


@dataclass(slots=True)
class _RuleRow:
    """The numbers of one rule."""

    number: int
    severities: Counter[str] = field(default_factory=Counter)
    records: int = 0
    safe: int = 0


class _Model:
    """Takes in file after file."""

    def __init__(self, view: View, subject: Subject) -> None:
        self._view = view
        self._subject = subject
        self._strings = Strings()
        self._files: list[dict[str, Any]] = []
        self._rules: dict[str, _RuleRow] = {}
        self._categories: dict[str, str] = {}
        self._rows: list[list[Any]] = []
        self._systematic: list[list[int]] = []
        self._totals: Counter[str] = Counter()
        self._sources: dict[str, int] = {}
        self._source_names = list(subject.coverage.sources) if subject.coverage else []
        trend = subject.trend
        self._fresh = Counter(map(_identity, trend.new)) if trend else None

    def add(self, checked: Checked) -> None:
        """Take in one file."""
        report = checked.report
        number = len(self._files)
        counts: Counter[str] = Counter(violation.severity for violation in report.violations)
        name = escaped(relative(report.path))
        self._files.append(
            {"path": name, "format": report.format, "encoding": report.encoding, "records": report.records}
            | {severity: counts[severity] for severity in SEVERITIES}
        )
        self._totals.update(counts)
        self._totals["files"] += 1
        self._totals["records"] += report.records
        self._totals["suppressed"] += len(report.suppressed)
        self._totals["known"] += len(report.known)
        self._count_records(report.violations)
        affected = self._affected(report.violations)
        systematic = self._systematic_rules(affected, report.records)
        self._systematic += [[self._rule(rule), number, affected[rule], report.records] for rule in systematic]
        numbers = self._source_numbers(report.path)
        self._rows += [self._row(violation, number, numbers) for violation in report.violations]

    def data(self) -> dict[str, Any]:
        """What was taken in."""
        language, totals = self._view.language, self._totals
        texts = page_texts(language)
        scope = {name: counted(name, totals[name], language) for name in ("files", "records")}
        made = texts["made-on" if self._subject.made else "made"].format(version=__version__, date=self._subject.made)
        return {
            "language": language,
            "subtitle": texts["subtitle"].format(**scope),
            "made": made,
            "texts": texts,
            "totals": {name: totals[name] for name in _TOTALS},
            "files": self._files,
            "sources": list(map(escaped, self._source_names)),
            "categories": {name: category_title(name, language) for name in sorted(self._categories.values())},
            "rules": [self._rule_data(rule, row) for rule, row in self._rules.items()],
            "systematic": sorted(self._systematic, key=lambda entry: (-entry[2], entry)),
            "coverage": coverage_data(self._subject.coverage, language) if self._subject.coverage else None,
            "trend": self._trend_data(self._subject.trend) if self._subject.trend else None,
            "violations": self._rows,
            "strings": self._strings.all,
        }

    def _rule(self, rule: str) -> int:
        row = self._rules.get(rule)
        if row is None:
            row = self._rules[rule] = _RuleRow(len(self._rules))
        return row.number

    def _row(self, violation: Violation, file: int, sources: Mapping[int, int] | Any) -> list[Any]:
        """A violation by numbers, in the order that the page's script knows."""
        number = self._rule(violation.rule)
        self._categories[violation.rule] = violation.category
        row = self._rules[violation.rule]
        row.severities[violation.severity] += 1
        fix, record, strings = violation.fix, violation.record, self._strings
        if fix:
            self._totals[fix.safety] += 1
            row.safe += fix.safety == "safe"
        key = record.key + (f" [{record.reference}]" if record.reference else "") if record else ""
        return [
            number,
            file,
            SEVERITIES.index(violation.severity),
            violation.line,
            violation.column,
            strings.number(key),
            sources[record.index] if record and record.index < len(sources) else -1,
            strings.number(label(violation.field, self._view.language) if violation.field else ""),
            strings.number(violation.message),
            marked_lines(violation),
            fix_data(fix, violation, strings) if fix else 0,
            related_data(violation, strings) if violation.related else 0,
            self._is_fresh(violation),
        ]

    def _is_fresh(self, violation: Violation) -> int:
        """1 for what an earlier report did not have, 0 for what it had or if there is none."""
        if self._fresh is None:
            return 0
        identity = _identity(Seen.of(violation))
        self._fresh[identity] -= 1
        return int(self._fresh[identity] >= 0)

    def _affected(self, violations: Iterable[Violation]) -> Counter[str]:
        """In how many records of a file each rule fires."""
        seen = {(violation.rule, violation.record.index) for violation in violations if violation.record}
        affected = Counter(rule for rule, _ in seen)
        for rule, count in affected.items():
            self._rule(rule)
            self._rules[rule].records += count
        return affected

    def _systematic_rules(self, affected: Mapping[str, int], records: int) -> list[str]:
        return [rule for rule, count in affected.items() if count >= _LEAST and count > SYSTEMATIC * records]

    def _count_records(self, violations: Iterable[Violation]) -> None:
        """Count the records with errors, and those with warnings only."""
        of = {
            severity: {one.record.index for one in violations if one.record and one.severity == severity}
            for severity in ("error", "warning")
        }
        self._totals["records-error"] += len(of["error"])
        self._totals["records-warning"] += len(of["warning"] - of["error"])

    def _source_numbers(self, path: str) -> Any:
        coverage = self._subject.coverage
        entry = coverage.files.get(path) if coverage else None
        return entry.source_numbers if entry else ()

    def _rule_data(self, rule: str, row: _RuleRow) -> dict[str, Any]:
        known: Rule | None = self._view.rules.get(rule)
        language = self._view.language
        worst = next(severity for severity in (*SEVERITIES, "") if row.severities[severity] or not severity)
        return {
            "id": rule,
            "title": text_in(known.title, language) if known else rule,
            "category": self._categories.get(rule, ""),
            "severity": worst,
            "rationale": " ".join(text_in(known.rationale, language).split()) if known else "",
            "references": list(known.references) if known else [],
            "records": row.records,
            "safe": row.safe,
        } | {severity: row.severities[severity] for severity in SEVERITIES}

    def _trend_data(self, trend: Trend) -> dict[str, Any]:
        gone = [
            [escaped(one.severity), escaped(one.rule), escaped(relative(one.path)), one.line, escaped(one.message)]
            for one in trend.fixed[:_MOST_GONE]
        ]
        return {
            "new": len(trend.new),
            "fixed": len(trend.fixed),
            "unchanged": len(trend.unchanged),
            "rules": [[escaped(row.rule), row.new, row.fixed, row.unchanged] for row in trend.by_rule()],
            "gone": gone,
        }


_TOTALS = ("files", "records", *SEVERITIES, *SAFETIES, "suppressed", "known", "records-error", "records-warning")


def _identity(seen: Seen) -> tuple[str, str, int, int]:
    return seen.fingerprint, seen.path, seen.line, seen.column
