"""Lints a file, and takes out of its report what comments and the configuration suppress."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from biblint.engine import FileReport, Linter
from biblint.engine.emit import Emitter, Hit, Subject
from biblint.formats.base import Format
from biblint.model import Finding, Note, ReplaceRange, Segment, Violation
from biblint.source import Source
from biblint.suppression.directives import Directive
from biblint.suppression.survey import INSIDE, NOTHING, Survey, has_comments, survey
from biblint.suppression.waivers import Selector, Waiver, waived

_MOST_SOUGHT = 16
"""How many records are looked for in the bytes of a file before reading it is the quicker way."""
if TYPE_CHECKING:
    from biblint.citations import Citations

_MEANT = {"en": " (did you mean '{}'?)", "zh": "（是否指 '{}'？）"}


Surveyor = Callable[[Sequence[Waiver]], Survey]
"""Finds the comments of a file, and tells waivers which records they name."""


@dataclass(frozen=True, slots=True)
class FileTerms:
    """What holds for one file besides the rules."""

    waivers: tuple[Waiver, ...] = ()
    """What the configuration suppresses in the file; used for one check only."""
    expected: int | None = None
    """How many records the file must hold."""
    unfixed: frozenset[str] = frozenset()
    """Rules whose fixes are shown and not applied."""
    citations: Citations | None = None
    """What the document cites whose bibliography this is, if only that is of interest."""


def check(
    linter: Linter,
    source: Source,
    entry_format: Format,
    terms: FileTerms = FileTerms(),
    surveyor: Surveyor | None = None,
) -> FileReport:
    """Lint a source; raises what `Linter.check` raises. `surveyor` stands in for reading the source once more.

    The report tells what every record lacks for each of them, as `Linter.check_whole` does, and under `touched` which
    selectors of the configuration named a record there is, and which rules they suppressed.
    """
    report = linter.check_whole(source, entry_format)
    run = _Run(linter, source, entry_format, report)
    if surveyor is not None:
        run.survey(terms.waivers, surveyor)
    elif has_comments(source, entry_format) or _needs_survey(terms.waivers, source):
        run.survey(terms.waivers, lambda waiting: survey(source, entry_format, waiting))
    if terms.expected is not None and terms.expected != report.records:
        told = {"expected": f"{terms.expected:,}", "actual": f"{report.records:,}"}
        run.note(Note("unexpected-record-count", 0, 0, told), Segment("", source.path))
    if terms.citations is not None:
        from biblint.suppression.citing import keep_cited

        keep_cited(report, linter, source, entry_format, terms.citations)
    run.apply(terms)
    return report


def _needs_survey(waivers: Iterable[Waiver], source: Source) -> bool:
    """True if it cannot be told from the violations alone which records a configuration means."""
    selectors = [selector for waiver in waivers for selector in waiver.selectors]
    if not selectors:
        return False
    if len(selectors) > _MOST_SOUGHT or not source.encoding.is_ascii_superset:
        return True
    data = source.data.lower()
    return any(_may_be_there(selector, data) for selector in selectors)


def _may_be_there(selector: Selector, data: bytes) -> bool:
    """False if a record cannot be in a file with these bytes, in small letters."""
    return selector.by == "line" or not selector.value.isascii() or selector.value.lower().encode() in data


class _Run:
    """One file on its way."""

    def __init__(self, linter: Linter, source: Source, entry_format: Format, report: FileReport) -> None:
        self._plan = linter.plan(entry_format.name)
        self._linter = linter
        self._source = source
        self._format = entry_format
        self._report = report
        self._emitter = Emitter(source, entry_format, None, linter.language, linter.root)
        self._comments: list[Waiver] = []

    def survey(self, waivers: tuple[Waiver, ...], surveyor: Surveyor) -> None:
        """Find the comments, and the records that the configuration names."""
        waiting = [waiver for waiver in waivers if not waiver.is_placed]
        found = surveyor(waiting)
        for directive, index in found.comments:
            self._take(directive, index)
        for waiver in waiting:
            named = set(waiver.records.values())
            lines = {int(one.value): one.token for one in waiver.selectors if one.by == "line"}
            waiver.lines = {line: token for line, token in lines.items() if token not in named}
            waiver.is_placed = True
        for waiver in waivers:
            self._report.touched |= {(token, "") for token in waiver.records.values()}

    def _take(self, directive: Directive, index: int) -> None:
        """Take up a comment, or report why it cannot count; `index` is the record behind it, or where it stands."""
        if not directive.is_read:
            return self._tell(directive, "unreadable-suppression")
        if not directive.names:
            return self._tell(directive, "blanket-suppression")
        if not directive.reason:
            self._tell(directive, "suppression-without-reason")
        known = self._names(directive)
        if directive.until and directive.until < self._linter.today:
            told = {"until": directive.until.isoformat(), "rule": ", ".join(known)}
            return self._tell(directive, "expired-suppression", told, directive.without(set(known.values())))
        if index == INSIDE or (index == NOTHING and not directive.is_for_file) or (directive.is_for_file and index > 0):
            return self._unneeded(directive, known, can_go=index != INSIDE)
        if known:
            waiver = Waiver(dict.fromkeys(known, "off"), directive=directive, covers_file=directive.is_for_file)
            waiver.records = {index: ""}
            self._comments.append(waiver)
        return None

    def _names(self, directive: Directive) -> dict[str, str]:
        """The rules that a comment names: id -> the name as written; unknown ones are reported."""
        names = self._linter.ruleset.names or _builtin_names()
        known: dict[str, str] = {}
        for name, start, end in directive.names:
            if name in names:
                known[names[name]] = name
                continue
            from difflib import get_close_matches

            near = get_close_matches(name, names, 1)
            hint = _MEANT.get(self._linter.language, _MEANT["en"]).format(near[0]) if near else ""
            told = {"rule": name, "nearest": hint}
            note = Note("unknown-rule-suppression", start, end, told, directive.without({name}))
            self.note(note, directive.segment)
        return known

    def _unneeded(self, directive: Directive, known: dict[str, str], *, can_go: bool = True) -> None:
        """Report names that suppress nothing, each with its place; the fix takes all of them out."""
        if not known:
            return
        names = set(known.values())
        edit = directive.without(names) if can_go else None
        for name, start, end in directive.names:
            if name in names:
                self.note(Note("unused-suppression", start, end, {"rule": name}, edit), directive.segment)

    def _tell(
        self, directive: Directive, name: str, told: dict[str, str] | None = None, edit: ReplaceRange | None = None
    ) -> None:
        self.note(Note(name, directive.start, directive.end, told or {}, edit), directive.segment)

    def note(self, note: Note, segment: Segment) -> None:
        """Report what the rules say of a note."""
        for _, entry in self._plan.notes.get(note.name, ()):
            span = (note.start, note.end)
            finding = Finding(note.name, span=span, placeholders=note.placeholders, operation=note.operation)
            hit = Hit(entry, finding, "", None, Subject(None, segment))
            self._report.violations.append(self._emitter.violation(hit))

    def apply(self, terms: FileTerms) -> None:
        """Part the violations into those that stay and those that are suppressed."""
        report, waivers = self._report, (*terms.waivers, *self._comments)
        if waivers:
            found, report.violations = report.violations, []
            for violation in found:
                level = waived(violation, waivers)
                if level == "off":
                    report.suppressed.append(violation)
                else:
                    report.violations.append(violation._replace(severity=level) if level else violation)
        for waiver in terms.waivers:
            report.touched |= waiver.used | {(token, "") for token, _ in waiver.used}
        active = {entry.rule.id for entry in self._plan.entries}
        for waiver in self._comments:
            self._tell_unused(waiver, active)
        if terms.unfixed:
            report.violations = [*_left_unfixed(report.violations, terms.unfixed)]
        report.violations.sort(key=lambda violation: (violation.line, violation.column, violation.rule))

    def _tell_unused(self, waiver: Waiver, active: set[str]) -> None:
        """Report the rules that a comment names, that were looked for, and that had nothing to report."""
        assert waiver.directive is not None
        used = {rule for _, rule in waiver.used}
        names = self._linter.ruleset.names or _builtin_names()
        idle = {names[name]: name for name, _, _ in waiver.directive.names if name in names}
        self._unneeded(waiver.directive, {rule: name for rule, name in idle.items() if rule in active - used})


def _left_unfixed(violations: Iterable[Violation], rules: frozenset[str]) -> Iterator[Violation]:
    """The violations, those of some rules with fixes for people only."""
    for violation in violations:
        if violation.fix and violation.rule in rules:
            yield violation._replace(fix=violation.fix._replace(safety="manual"))
        else:
            yield violation


def _builtin_names() -> dict[str, str]:
    """The ids of the built-in rules, which are the names of their files."""
    from biblint.ruleset.packs import builtin_rules_folder, yaml_files

    return {path.stem: path.stem for path in yaml_files(builtin_rules_folder())}
