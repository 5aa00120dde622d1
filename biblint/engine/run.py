"""Runs a ruleset over the records of a source, then the rules over groups of records."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from biblint.checks.row_limit import ROW_LIMIT
from biblint.engine.collection import identity
from biblint.engine.emit import Emitter, Hit, Subject
from biblint.engine.foreign import foreign_notes
from biblint.engine.groups import FileIndex, Place
from biblint.engine.judging import Compared, colliding, judge, reading
from biblint.engine.outbox import Outbox
from biblint.engine.plan import Entry, Group, Plan, TextPlan, VariablePlan, compile_plan
from biblint.engine.sourcenotes import source_notes
from biblint.facets import facet_texts, facet_values
from biblint.formats import recognise
from biblint.formats.base import Format
from biblint.model import Finding, Note, Record, Segment, Value, Violation
from biblint.ruleset.selection import Ruleset
from biblint.source import Source


@dataclass(slots=True)
class FileReport:
    """What was found in one file."""

    path: str
    format: str
    encoding: str
    records: int = 0
    violations: list[Violation] = field(default_factory=list)
    everywhere: dict[str, int] = field(default_factory=dict)
    """Rules that every record breaks which they ask about -> how many those are; `collapsed` says them once."""
    suppressed: list[Violation] = field(default_factory=list)
    """What was found, but is to be left as it is."""
    known: list[Violation] = field(default_factory=list)
    """What was found, but is in the baseline."""
    defined: set[str] = field(default_factory=set)
    """The keys of the entries, where it is of interest what a document cites."""
    touched: set[tuple[str, str]] = field(default_factory=set)
    """Which entries of the configuration named a record here (with `''`), and for which rules they suppressed."""


class CheckError(Exception):
    """An unexpected exception in a check: a defect of biblint or of a plugin, never of the data."""


class Linter:
    """A ruleset ready to run on any number of sources."""

    def __init__(self, ruleset: Ruleset, *, today: datetime.date, language: str = "en", root: str = "") -> None:
        self.ruleset = ruleset
        self.language = language
        self.root = root
        """The folder that paths in fingerprints are relative to; `''` for the working folder."""
        self.today = today
        """The date that rules about the present go by."""
        self.collections: dict[str, Comparing] = {}
        """Real path of a file -> what it is compared with; a file that is not there is compared with itself."""
        self.crew: Crew | None = None
        """Who checks files for this linter; None: nobody."""
        self.shelf: Shelf | None = None
        """Where reports are kept; None: nowhere."""
        self._ready: dict[int, tuple[Source, FileReport]] = {}
        self.advance: Callable[[int, int], None] = _no_matter
        """Told how many more records and bytes have been checked."""
        self._plans: dict[str, Plan] = {}

    def plan(self, format_name: str) -> Plan:
        """The ruleset compiled for a format; compiled when first asked for."""
        if format_name not in self._plans:
            self._plans[format_name] = compile_plan(self.ruleset, format_name, self.today, self.language)
        return self._plans[format_name]

    def check(self, source: Source, entry_format: Format | None = None) -> FileReport:
        """Lint one source; raises `FormatError` for an unknown format and `CheckError` for a defect of a check."""
        return collapsed(self.check_whole(source, entry_format), self.language)

    def check_whole(self, source: Source, entry_format: Format | None = None) -> FileReport:
        """Lint one source as `check` does, but list what every record lacks for each of them."""
        chosen = entry_format or recognise(source)
        collection = self.collections.get(identity(source.path)) if self.collections else None
        report = self._own_report(source, chosen, alone=collection is None)
        if collection is not None:
            report.violations += collection.violations(source, chosen)
            report.violations.sort(key=_place)
        return report

    def begin(self, source: Source, chosen: Format) -> None:
        """Let others begin with a file that will be asked for soon; what is known of it is laid ready."""
        if self.crew is None:
            return
        alone = self._is_alone(source)
        known = self.shelf.get(self, source, chosen, alone=alone) if self.shelf is not None else None
        if known is not None:
            self._ready[id(source)] = (source, known)
        else:
            self.crew.begin(self, source, chosen, alone=alone)

    def _is_alone(self, source: Source) -> bool:
        return not self.collections or identity(source.path) not in self.collections

    def _own_report(self, source: Source, chosen: Format, *, alone: bool) -> FileReport:
        """What is to be said of a file without looking at others."""
        if id(source) in self._ready:
            report = self._ready.pop(id(source))[1]
        else:
            known = self.shelf.get(self, source, chosen, alone=alone) if self.shelf is not None else None
            report = known or self._new_report(source, chosen, alone=alone)
            if known is None:
                return report
        self.advance(report.records, len(source.data))
        return report

    def _new_report(self, source: Source, chosen: Format, *, alone: bool) -> FileReport:
        found = self.crew.report(self, source, chosen, alone=alone) if self.crew is not None else None
        if found is None:
            context = chosen.context(source.segments(chosen.boundary))
            found = FileRun(self, source, chosen, context, alone=alone).run()
        if self.shelf is not None:
            self.shelf.put(self, source, chosen, found, alone=alone)
        return found


class Comparing(Protocol):
    """What a file's records are compared with."""

    def violations(self, source: Source, chosen: Format) -> list[Violation]:
        """What the rules say of a file's records beside those of other files."""
        ...


class Shelf(Protocol):
    """Where reports are kept."""

    def get(self, linter: Linter, source: Source, chosen: Format, *, alone: bool) -> FileReport | None:
        """What is known of a file; None if nothing is."""
        ...

    def put(self, linter: Linter, source: Source, chosen: Format, report: FileReport, *, alone: bool) -> None:
        """Keep what was found in a file."""
        ...


class Crew(Protocol):
    """Other processes that check files."""

    def begin(self, linter: Linter, source: Source, chosen: Format, *, alone: bool) -> None:
        """Begin with a file."""
        ...

    def report(self, linter: Linter, source: Source, chosen: Format, *, alone: bool) -> FileReport | None:
        """What there is to say of a file; None if it is to be checked in this process."""
        ...


def _no_matter(records: int, bytes_: int) -> None:
    """Nobody wants to know how far a run is."""


def _place(violation: Violation) -> tuple[int, int, str]:
    return violation.line, violation.column, violation.rule


def collapsed(report: FileReport, language: str) -> FileReport:
    """A report in which that which every record lacks is said once; a rule with a violation left out stays as it is."""
    counts = Counter(violation.rule for violation in report.violations if _is_own(violation))
    whole = {rule: due for rule, due in report.everywhere.items() if counts[rule] >= due}
    if not whole:
        return report
    return replace(report, violations=list(_without_repeats(report.violations, whole, language)), everywhere={})


def _is_own(violation: Violation) -> bool:
    """True for what is in a record itself, not in a reference that it lists."""
    return violation.record is not None and not violation.record.reference


def _without_repeats(violations: Iterable[Violation], due: Mapping[str, int], language: str) -> Iterator[Violation]:
    """The violations, of some rules the first one only."""
    told: set[str] = set()
    suffix = _ALL_RECORDS.get(language, _ALL_RECORDS["en"])
    for violation in violations:
        if violation.rule not in due or not _is_own(violation):
            yield violation
        elif violation.rule not in told:
            told.add(violation.rule)
            yield violation._replace(message=violation.message + suffix.format(count=due[violation.rule]))


class FileRun:
    """One run over one file."""

    def __init__(self, linter: Linter, source: Source, chosen: Format, context: Any, *, alone: bool) -> None:
        """`alone` is false for a file that is compared with others, by rules that are then left out here."""
        self._plan = linter.plan(chosen.name)
        self._source = source
        self._format = chosen
        self._context = context
        self._advance = linter.advance
        self._emitter = Emitter(source, chosen, self._context, linter.language, linter.root)
        self._outbox = Outbox(self._emitter)
        self._report = FileReport(source.path, chosen.name, source.encoding.name, violations=self._outbox.violations)
        self._applicable: Counter[str] = Counter()
        self._met: set[str] = set()
        self._groups = [pair for pair in self._plan.groups if alone or not pair[0].is_collective]
        self._index = FileIndex(self._groups)
        self._types: Counter[str] = Counter()

    def run(self) -> FileReport:
        """Check all segments; raises `CheckError`."""
        for number, segment in enumerate(self._source.segments(self._format.boundary)):
            before = self._report.records
            self._segment(number, segment)
            self._advance(self._report.records - before, segment.byte_end - segment.byte_start)
        return self._closed()

    def _closed(self) -> FileReport:
        """The report, when all segments have been checked."""
        if not self._report.records and self._format.expects_records(self._source.head):
            self._note(Note("no-record", 0, 0), Subject(None, Segment("", self._source.path)))
        if ROW_LIMIT in self._plan.notes:
            told = {"records": str(self._report.records)}
            self._note(Note(ROW_LIMIT, 0, 0, told), Subject(None, Segment("", self._source.path)))
        self._outbox.flush("file")
        try:
            self._judge()
        except Exception as error:
            raise self._defect("groups of records", error) from error
        self._report.everywhere = self._lacking()
        self._report.violations.sort(key=_place)
        return self._report

    def _segment(self, number: int, segment: Segment) -> None:
        notes, records = self._format.stream(segment, self._context)
        self._index.begin_segment()
        told = () if self._format.tells_encoding else source_notes(self._source, segment, number)
        foreign = foreign_notes(segment.text, self._format.name) if "other-format" in self._plan.notes else ()
        for note in (*told, *foreign, *notes):
            self._note(note, Subject(None, segment))
        for position, record in enumerate(records):
            try:
                self._record(record, Place(number, position))
            except (RecursionError, MemoryError):
                raise
            except Exception as error:
                line = segment.position(record.start).line
                raise self._defect(f"record {self._report.records + 1}, line {line}", error) from error
            self._types[record.type] += 1
            self._report.records += 1
        segment.release()

    def _record(self, record: Record, place: Place) -> None:
        subject = Subject(record, record.segment, self._index.key(record, place), self._report.records)
        self._check(self._plan, subject)
        if self._plan.references is not None:
            for reference in record.references():
                self._check(self._plan.references, subject._replace(record=reference))
        self._outbox.flush("record")
        self._index.add(record, place)

    def _defect(self, where: str, error: Exception) -> CheckError:
        return CheckError(f"{self._source.path}: {where}: {type(error).__name__}: {error}")

    def _check(self, plan: Plan, subject: Subject) -> None:
        record = subject.record
        assert record is not None
        # The innermost loop of all: by the texts of a variable it is told whether its values have to be made.
        known, variables = record.known_texts, plan.variables(record.type)
        for variable in (*record.tags, *plan.raws) if plan.raws else record.tags:
            checks = variables[variable]
            if checks is None:
                continue
            texts = known.get(variable)
            if texts is None:
                texts = record.texts(variable)
            if checks.texts is not None:
                memo = checks.texts.memo
                for text in texts:
                    hits = memo.get(text)
                    if hits is None:
                        hits = checks.texts.hits(text)
                    if hits:
                        self._texts(checks.texts, variable, record.values(variable), subject)
                        break
            for group in checks.values:
                if group.suspects is None or group.suspects(texts, variable, record):
                    self._values(group, variable, record.values(variable), subject)
            if texts:
                for group in checks.lists:
                    if group.suspects is None or group.suspects(texts, variable, record):
                        self._list(group, variable, record.values(variable), subject)
        for facet in plan.facets:
            if facet not in record.tags and (checks := variables[facet]) is not None:
                self._facet(checks, facet, subject)
        for group, entries in plan.record_groups(record.type):
            findings = group.check(record)
            if findings:
                self._route(group, findings, "", None, subject)
            if entries:
                self._count(entries, record, bool(findings))
        for note in record.notes:
            self._note(note, subject)

    def _texts(self, plan: TextPlan, variable: str, values: Sequence[Value], subject: Subject) -> None:
        for value in values:
            hits = plan.memo.get(value.text)
            for group, found in plan.hits(value.text) if hits is None else hits:
                self._route(group, found, variable, value, subject)

    def _facet(self, checks: VariablePlan, facet: str, subject: Subject) -> None:
        record = subject.record
        assert record is not None
        if not (checks.values or checks.lists or record.parents) and checks.texts is not None:
            memo, hits = checks.texts.memo, checks.texts.hits
            if not any(hits(text) if text not in memo else memo[text] for text in facet_texts(record, facet)):
                return
        values = facet_values(record, facet)
        if checks.texts is not None:
            self._texts(checks.texts, facet, values, subject)
        for group in checks.values:
            self._values(group, facet, values, subject)
        for group in checks.lists if values else ():
            self._list(group, facet, values, subject)

    def _values(self, group: Group, variable: str, values: Sequence[Value], subject: Subject) -> None:
        for value in values:
            findings = group.check(value, variable, subject.record)
            if findings:
                self._route(group, findings, variable, value, subject)

    def _list(self, group: Group, variable: str, values: Sequence[Value], subject: Subject) -> None:
        findings = group.check(values, variable, subject.record)
        if findings:
            self._route(group, findings, variable, values[0], subject)

    def _count(self, entries: Sequence[Entry], record: Record, is_lacking: bool) -> None:
        """Count the records that rules with conditions are asked about, as long as all of them lack the thing."""
        for entry in entries:
            rule = entry.rule.id
            if rule not in self._met and entry.when is not None and entry.when(record):
                self._applicable[rule] += 1
                if not is_lacking:
                    self._met.add(rule)

    def _note(self, note: Note, subject: Subject) -> None:
        for group, entry in self._plan.notes.get(note.name, ()):
            if subject.record is None or entry.applies(subject.record):
                for finding in group.check(note):
                    self._outbox.put(Hit(entry, finding, finding.variable, finding.value, subject))

    def _route(
        self, group: Group, findings: Iterable[Finding], variable: str, value: Value | None, subject: Subject
    ) -> None:
        for finding in findings:
            for entry in group.routes.get(finding.name, ()):
                if subject.record is None or entry.applies(subject.record):
                    self._outbox.put(Hit(entry, finding, finding.variable or variable, finding.value or value, subject))

    def _judge(self) -> None:
        """Judge the groups of records that share a key."""
        found = colliding([self._index], {0})
        if found:
            judge({0: Compared(self._index, self._reread, self._outbox)}, found)

    def _reread(self, wanted: set[Place]) -> Iterable[tuple[Place, Record]]:
        """Some records in order, read once more."""
        return reading(self._source, self._format, self._context, self._index)(wanted)

    def _lacking(self) -> dict[str, int]:
        """The rules that all records break which they were asked about, with the number of those."""
        due = {entry.rule.id: self._asked(entry) for entry in self._plan.entries if entry.collapses}
        lacking: dict[str, set[int]] = {}
        for violation in self._report.violations:
            if violation.rule in due and violation.record and not violation.record.reference:
                lacking.setdefault(violation.rule, set()).add(violation.record.index)
        everywhere = {rule for rule, records in lacking.items() if len(records) == due[rule] > 1} - self._met
        return {rule: due[rule] for rule in sorted(everywhere)}

    def _asked(self, entry: Entry) -> int:
        """How many records of the file a rule was asked about."""
        if entry.when is not None:
            return self._applicable[entry.rule.id]
        return sum(count for kind, count in self._types.items() if entry.takes(kind))


_ALL_RECORDS = {
    "en": " (in all {count} records of the file that need one)",
    "zh": "（文件中 {count} 条相关记录均如此）",
}
