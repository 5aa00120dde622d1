"""Lints planted files and clean ones, and counts what is found, what is cried for nothing, and what is restored."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from biblint.engine import FileReport, Linter
from biblint.fixing import FixUndoneError, fix_source
from biblint.formats import format_named
from biblint.model import Safety, Segment, Violation
from biblint.ruleset.rule import Rule
from biblint.ruleset.selection import Ruleset, choose, find_rule, in_profile
from biblint.source import Source
from quality.defects import Defect
from quality.marks import Range
from quality.notations import Notation
from quality.planting import Planted, plantings
from quality.works import Work

TODAY = datetime.date(2026, 1, 1)
BOTH: tuple[Safety, Safety] = ("safe", "unsafe")
Key = tuple[str, str]
"""A defect's name and a format."""


@dataclass(slots=True)
class Tally:
    """What became of the plantings of one defect in one format."""

    planted: int = 0
    found: int = 0
    offered: int = 0
    """Of those found: with a fix that `--unsafe-fixes` applies."""
    restored: int = 0
    """Of those: the file is byte for byte what it was before the defect."""
    harmed: int = 0
    """A fix was undone because it would have changed more than it says."""


@dataclass(slots=True)
class Clean:
    """What was found in clean records of one format."""

    records: int = 0
    read: int = 0
    """How many records the reader found."""
    alarms: Counter[str] = field(default_factory=Counter)
    """Rule -> errors and warnings."""
    remarks: Counter[str] = field(default_factory=Counter)
    """Rule -> infos."""
    size: int = 0
    """Bytes."""
    changed: int = 0
    """How many bytes of them all fixes, safe and unsafe, change."""


@dataclass(slots=True)
class Result:
    """All that was measured."""

    tallies: dict[Key, Tally] = field(default_factory=dict)
    clean: dict[str, Clean] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Judge:
    """Linters: of what everybody runs, and with the rules of other profiles that some defect asks for."""

    everybody: Linter
    every: Linter

    @classmethod
    def of(cls, rules: Sequence[Rule], defects: Iterable[Defect]) -> Judge:
        """Linters of some rules; raises `SelectionError` if a defect names a rule that there is not."""
        wanted = {find_rule(rules, name).id for defect in defects for name in defect.rules}
        every = tuple(rule for rule in rules if rule.id in wanted or in_profile(rule, "recommended"))
        return cls(Linter(choose(rules), today=TODAY), Linter(Ruleset(every), today=TODAY))


def measure(judge: Judge, defects: Sequence[Defect], notations: Sequence[Notation], pool: Sequence[Work], count: int
            ) -> Result:  # fmt: skip
    """Plant each defect up to `count` times in each format; lint all works of the pool as they are."""
    result = Result()
    for notation in notations:
        mine = [work for work in pool if notation.takes(work)][: notation.most]
        result.clean[notation.format] = clean(judge, notation, mine)
        for defect in defects:
            tally = Tally()
            for planted in plantings(defect, notation, mine, count * defect.times):
                weigh(judge, notation.format, defect, planted, tally)
            if tally.planted:
                result.tallies[defect.name, notation.format] = tally
    return result


def clean(judge: Judge, notation: Notation, works: Sequence[Work]) -> Clean:
    """What is found in works without a defect."""
    text = notation.head + notation.joint.join(notation.fold(notation.write(work)) for work in works) + notation.tail
    source, entry_format = Source.of(text.encode()), format_named(notation.format)
    report = judge.everybody.check_whole(source, entry_format)
    found = Clean(len(works), report.records)
    for violation in report.violations:
        (found.remarks if violation.severity == "info" else found.alarms)[violation.rule] += 1
    found.size = len(source.data)
    found.changed = changed_bytes(source.data, fix_source(judge.everybody, source, entry_format, BOTH).source.data)
    return found


def changed_bytes(before: bytes, after: bytes) -> int:
    """How many bytes stand in lines that one text has and the other lacks; 0 if they are the same."""
    if before == after:
        return 0
    old, new = Counter(before.splitlines(keepends=True)), Counter(after.splitlines(keepends=True))
    return max(1, sum(len(line) * count for line, count in ((old - new) + (new - old)).items()))


def weigh(judge: Judge, format_name: str, defect: Defect, planted: Planted, tally: Tally) -> None:
    """Lint a planted file, fix it, and count."""
    source, entry_format = Source.of(planted.data), format_named(format_name)
    before = judge.every.check(Source.of(planted.clean.encode()), entry_format)
    after = judge.every.check(source, entry_format)
    found = told(planted, before, after, defect.rules)
    tally.planted += 1
    tally.found += bool(found)
    if defect.is_lossy or not any(one.fix and one.fix.safety in BOTH for one in found):
        return
    tally.offered += 1
    whole = Source.of(planted.clean.encode())
    try:
        fixed = fix_source(judge.every, source, entry_format, BOTH).source.data
        # Other records of a real file may have something to mend too.
        tally.restored += fixed == whole.data or fixed == fix_source(judge.every, whole, entry_format, BOTH).source.data
    except FixUndoneError:
        tally.harmed += 1


def told(planted: Planted, before: FileReport, after: FileReport, rules: Sequence[str]) -> list[Violation]:
    """The violations of some rules that are new, and where the defect has a place, touch it."""
    known = {_what(one) for one in before.violations}
    fresh = [one for one in after.violations if one.rule in rules and _what(one) not in known]
    if not planted.places:
        return fresh
    shift = planted.text.startswith("\ufeff")
    segment = Segment(planted.text[shift:])
    places = [(start - shift, end - shift) for start, end in planted.places]
    return [one for one in fresh if any(_touch(_range(one, segment), place) for place in places)]


def _what(violation: Violation) -> tuple[str, int, int, str]:
    return violation.rule, violation.line, violation.column, violation.message


def _range(violation: Violation, segment: Segment) -> Range:
    starts = segment.line_starts
    last = min(violation.end_line, len(starts))
    return starts[violation.line - 1] + violation.column - 1, starts[last - 1] + violation.end_column - 1


def _touch(one: Range, other: Range) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
