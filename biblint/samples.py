"""Runs the samples of a rule: the tests that every rule carries, ours and users' alike."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from biblint.citations import Citations, citations_of
from biblint.engine import Collection, FileReport, Linter, Loaded, collapsed, identity
from biblint.engine.collection import Load
from biblint.fixing import FixUndoneError, fix_source
from biblint.formats import canonical, format_named, recognise
from biblint.formats.base import Format
from biblint.model import Segment, Violation
from biblint.ruleset.lists import ListFile
from biblint.ruleset.rule import Report, Rule, Sample
from biblint.ruleset.selection import Ruleset
from biblint.source import Source
from biblint.suppression import FileTerms, check
from biblint.suppression.citing import undefined_citations

DEFAULT_TODAY = datetime.date(2026, 1, 1)
"""The date that samples are judged on unless they name their own."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A sample that does not hold: which one, and what differs."""

    rule: str
    sample: str
    """`valid 1`, `invalid 2` ..."""
    line: int
    problem: str


def run_samples(rule: Rule) -> list[Failure]:
    """Every way in which a rule's samples do not hold; empty if all is well."""
    failures: list[Failure] = []
    for label, samples in (("valid", rule.valid), ("invalid", rule.invalid)):
        for number, sample in enumerate(samples, 1):
            for problem in _problems(rule, sample, label == "invalid"):
                failures.append(Failure(rule.id, f"{label} {number}", sample.line, problem))
    return failures


def sample_source(sample: Sample) -> tuple[Source, Format]:
    """A sample as a source and its format; raises `FormatError` for an unknown format."""
    if sample.record is not None:
        return Source.of(canonical.write(sample.record).encode()), canonical.FORMAT
    return Source.of((sample.source * sample.repeat).encode(sample.encoding or "utf-8")), format_named(sample.format)


@dataclass(frozen=True, slots=True)
class SampleLinter:
    """A linter with one rule that heeds suppressions, and what a configuration may say of the file."""

    linter: Linter
    expected: int | None = None
    citations: Citations | None = None

    def check(self, source: Source, entry_format: Format | None = None) -> FileReport:
        """Lint a sample; raises what `Linter.check` raises."""
        terms = FileTerms(expected=self.expected, citations=self.citations)
        report = check(self.linter, source, entry_format or recognise(source), terms)
        if self.citations is not None:
            report.violations += undefined_citations(self.linter, self.citations, report.defined).violations
        return collapsed(report, self.linter.language)


def linter_for(rule: Rule, sample: Sample) -> SampleLinter:
    """A linter with one rule, on the sample's date."""
    today = datetime.date.fromisoformat(sample.today) if sample.today else DEFAULT_TODAY
    citations = citations_of(Source.of(sample.aux.encode(), "sample.aux")) if sample.aux is not None else None
    lists = {name: ListFile.of(f"{name}.csv", text) for name, text in sample.lists.items()}
    ruleset = Ruleset((rule,), params={rule.id: lists} if lists else {})
    linter = Linter(ruleset, today=today)
    if sample.beside:
        linter.collections = {"-": _beside(linter, sample)}
    return SampleLinter(linter, sample.expect, citations)


def _beside(linter: Linter, sample: Sample) -> Collection:
    """The sample with the files that it is compared with."""
    own = Loaded(*sample_source(sample))
    texts = {identity(name): text for name, text in sample.beside.items()}
    loads: dict[str, Load] = {
        name: partial(Loaded, Source.of(text.encode(), name), own.format) for name, text in texts.items()
    }
    collection = Collection(linter, {"-": lambda: own, **loads}, ("-",))
    collection.prepare()
    return collection


def _problems(rule: Rule, sample: Sample, is_invalid: bool) -> Iterator[str]:
    source, entry_format = sample_source(sample)
    linter = linter_for(rule, sample)
    report = linter.check(source, entry_format)
    if not report.records and entry_format is not canonical.FORMAT and rule.category != "structure":
        yield "no record was read from it"
    if not is_invalid:
        yield from (f"unexpected: {_tell(v, source)}" for v in report.violations)
        return
    yield from _compare(sample.reports, report.violations, source)
    if sample.has_fixed:
        yield from _compare_fixed(linter, source, entry_format, sample)


def _compare(expected: Sequence[Report], found: Sequence[Violation], source: Source) -> Iterator[str]:
    rest = list(found)
    for report in expected:
        match = next((v for v in rest if _matches(report, v, source)), None)
        if match is None:
            yield f"missing: {_wanted(report)}"
        else:
            rest.remove(match)
    yield from (f"unexpected: {_tell(v, source)}" for v in rest)


def _matches(report: Report, violation: Violation, source: Source) -> bool:
    return (
        (report.line is None or report.line == violation.line)
        and (report.field is None or report.field == violation.field)
        and (report.text is None or report.text == reported_text(violation, source))
    )


def reported_text(violation: Violation, source: Source) -> str:
    """The source text that a violation's range covers, line ends as they stand."""
    text = _text(source)
    starts = Segment(text).line_starts
    start = starts[violation.line - 1] + violation.column - 1
    return text[start : starts[violation.end_line - 1] + violation.end_column - 1]


def _compare_fixed(linter: SampleLinter, source: Source, entry_format: Format, sample: Sample) -> Iterator[str]:
    try:
        result = fix_source(linter, source, entry_format, ("safe", "unsafe"))
    except FixUndoneError as error:
        yield f"the fix was undone: {error}"
        return
    text = _text(result.source)
    if sample.fixed is None:
        if result.applied:
            yield f"a fix where none was expected: {text!r}"
    elif sample.record is not None:
        if canonical.parse(text) != _canonical(sample.fixed):
            yield f"fixed to {canonical.parse(text)!r}"
    elif text != sample.fixed:
        yield f"fixed to {text!r}"


def _text(source: Source) -> str:
    return source.decode(len(source.encoding.bom), len(source.data))


def _canonical(fixed: object) -> object:
    if not isinstance(fixed, dict):
        return fixed
    return {name: value[0] if isinstance(value, list) and len(value) == 1 else value for name, value in fixed.items()}


def _wanted(report: Report) -> str:
    parts = [f"line {report.line}" if report.line else "", f"field {report.field}" if report.field else ""]
    return " ".join([part for part in parts if part] + ([repr(report.text)] if report.text is not None else []))


def _tell(violation: Violation, source: Source) -> str:
    where = f"line {violation.line} field {violation.field or '-'}"
    return f"{where} {reported_text(violation, source)!r}: {violation.message}"


__all__ = ["DEFAULT_TODAY", "Failure", "SampleLinter", "linter_for", "reported_text", "run_samples", "sample_source"]
