"""What a fix promises, for every rule that has one: it mends, breaks nothing, settles, and touches its own alone."""

from __future__ import annotations

import datetime
from collections import Counter
from functools import cache

import pytest

from biblint.engine import Linter
from biblint.fixing import fix_source
from biblint.formats import format_named, recognise
from biblint.model import Segment
from biblint.ruleset.selection import Ruleset, choose
from biblint.samples import linter_for, sample_source
from biblint.source import Source
from tests import samples
from tests.corpus import corpus_files, corpus_source, needs_corpus
from tests.writers import write

TODAY = datetime.date(2026, 1, 1)
BOTH = ("safe", "unsafe")
FIXING = [rule for rule in samples.rules() if rule.fix]
SAMPLES = [
    pytest.param(rule, sample, id=f"{rule.id}-{number}")
    for rule in FIXING
    for number, sample in enumerate(rule.invalid, 1)
]


@cache
def recommended() -> Linter:
    """A linter of what everybody runs."""
    return Linter(choose(samples.rules()), today=TODAY)


@cache
def alone(rule_id) -> Linter:
    """A linter of one rule."""
    return Linter(Ruleset(tuple(rule for rule in FIXING if rule.id == rule_id)), today=TODAY)


def places(report) -> Counter:
    """How often each rule fires for each field of each record."""
    return Counter((one.rule, one.record and (one.record.index, one.record.reference), one.field) for one in report)


def mendable(report) -> list:
    return [one for one in report.violations if one.fix and one.fix.safety in BOTH]


def breaches(linter, source, entry_format) -> list[str]:
    """Which laws fixing all that one rule finds breaks, in words."""
    found = [f"edit of line {one.line} is not what is told" for one in untold(linter, source, entry_format)]
    before = linter.check(source, entry_format)
    result = fix_source(linter, source, entry_format, BOTH)
    if mendable(before) and not result.applied:
        found.append("nothing was mended")
    if len(result.report.violations) > len(before.violations) - len(mendable(before)):
        found.append(f"still violated: {result.report.violations[0].message}")
    old, new = (recommended().check(one, entry_format).violations for one in (source, result.source))
    found += [f"newly fires: {place}" for place in places(new) - places(old)]
    if fix_source(linter, result.source, entry_format, BOTH).applied:
        found.append("a second run changes more")
    return found


def untold(linter, source, entry_format) -> list:
    """The violations whose fix, by the lines and columns that reports tell, is not what is written."""
    return [
        one
        for one in mendable(linter.check(source, entry_format))
        if source.apply((edit.segment, edit.edit) for edit in one.fix.edits) != spliced(source, one.fix.edits)
    ]


def spliced(source, edits) -> bytes:
    """A source with edits applied by line and column."""
    text = source.decode(len(source.encoding.bom), len(source.data))
    starts = Segment(text).line_starts
    for edit in sorted(edits, key=lambda edit: (edit.line, edit.column), reverse=True):
        start, end = starts[edit.line - 1] + edit.column - 1, starts[edit.end_line - 1] + edit.end_column - 1
        text = text[:start] + edit.text + text[end:]
    return source.encoding.bom + source.encoding.encode(text)


@pytest.mark.parametrize(("rule", "sample"), SAMPLES)
def test_own_samples(rule, sample):
    source, entry_format = sample_source(sample)
    assert breaches(linter_for(rule, sample), source, entry_format) == []


def translated():
    """Each sample given as a record, written in each format that the rule is for and that has its fields."""
    for rule in FIXING:
        for number, sample in enumerate(rule.invalid, 1):
            for name in ("bibtex", "ris", "wos", "labelled"):
                applies = rule.applies
                is_for = name in (applies.formats or {name}) and name not in applies.except_formats
                text = write(sample.record, name) if sample.record and is_for else None
                if text:
                    yield pytest.param(rule.id, name, text, id=f"{rule.id}-{number}-{name}")


@pytest.mark.parametrize(("rule_id", "name", "text"), list(translated()))
def test_records_in_every_format(rule_id, name, text):
    assert breaches(alone(rule_id), Source.of(text.encode()), format_named(name)) == []


def test_most_translated_records_are_mended():
    mended = [
        bool(mendable(alone(rule_id).check(Source.of(text.encode()), format_named(name))))
        for rule_id, name, text in (param.values for param in translated())
    ]
    assert sum(mended) > 0.8 * len(mended) > 80


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize(("rule", "sample"), [param for param in SAMPLES if param.values[1].source])
def test_own_samples_in_other_encodings(rule, sample, encoding):
    name = "utf-8" if encoding == "utf-8-sig" else encoding
    source = Source.of(sample.source.encode(encoding, "surrogateescape"), encoding=name)
    entry_format = format_named(sample.format)
    linter = linter_for(rule, sample)
    plain = fix_source(linter, Source.of(sample.source.encode()), entry_format, BOTH).source
    fixed = fix_source(linter, source, entry_format, BOTH).source
    assert fixed.data == plain.decode(0, len(plain.data)).encode(encoding, "surrogateescape")


@needs_corpus
@pytest.mark.parametrize("name", corpus_files(20))
def test_real_files(name):
    source = corpus_source(name)
    entry_format = recognise(source)
    firing = {one.rule for one in mendable(recommended().check(source, entry_format))}
    assert {rule: found for rule in firing if (found := breaches(alone(rule), source, entry_format))} == {}
