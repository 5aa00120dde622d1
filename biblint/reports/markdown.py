"""The report `markdown`: a summary of the run, for the job summary of a CI server or a comment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from biblint.model import Severity, Violation
from biblint.reports.base import Checked, View
from biblint.reports.markup import code, plain, table
from biblint.reports.paths import relative
from biblint.reports.summary import summary
from biblint.reports.tally import Tally
from biblint.reports.texts import text
from biblint.ruleset.rule import text_in

_MOST_FILES = 50
_MOST_VIOLATIONS = 20


@dataclass(slots=True)
class _Run:
    """What a run comes to: the numbers, and the first violations of each severity."""

    tally: Tally = field(default_factory=Tally)
    files: list[tuple[str, dict[str, int], int]] = field(default_factory=list)
    """Path, severity -> count, records; only files with violations."""
    first: Mapping[Severity, list[Violation]] = field(
        default_factory=lambda: {"error": [], "warning": [], "info": []}
    )

    def add(self, checked: Checked) -> None:
        """Take in a file."""
        self.tally.add(checked)
        counts = {"error": 0, "warning": 0, "info": 0}
        for violation in checked.report.violations:
            counts[violation.severity] += 1
            if len(self.first[violation.severity]) < _MOST_VIOLATIONS:
                self.first[violation.severity].append(violation)
        if checked.report.violations:
            self.files.append((checked.report.path, counts, checked.report.records))


def render(files: Iterable[Checked], view: View) -> Iterator[str]:
    """What was found in words, then tables by rule and by file, and the first violations, errors before warnings."""
    run = _Run()
    for checked in files:
        run.add(checked)
    yield "## biblint\n\n"
    yield "".join(f"{line.rstrip()}  \n" for line in summary(run.tally, view))
    if run.files:
        yield from _rules(run, view)
        yield from _files(run, view)
        yield from _violations(run, view)


def _heads(view: View, *names: str) -> list[str]:
    """Column heads in the reader's language; a `#` before a name stays."""
    return ["#" * name.startswith("#") + text(f"head-{name.removeprefix('#')}", view.language) for name in names]


def _rules(run: _Run, view: View) -> Iterator[str]:
    rows = (
        [
            code(entry.rule),
            plain(text_in(view.rules[entry.rule].title, view.language)) if entry.rule in view.rules else "",
            text(entry.severity, view.language),
            f"{entry.count:,}",
            f"{entry.records:,}",
            f"{entry.safe:,}",
            f"{entry.unsafe:,}",
        ]
        for entry in run.tally.by_rule()
    )
    yield f"\n### {text('by-rule', view.language)}\n\n"
    heads = _heads(view, "rule", "title", "severity", "#violations", "#records", "#fixable", "#unsafe")
    yield from table(heads, rows)


def _files(run: _Run, view: View) -> Iterator[str]:
    worst = sorted(run.files, key=lambda entry: (-entry[1]["error"], -entry[1]["warning"], -entry[1]["info"], entry[0]))
    rows = (
        [code(relative(path)), *(f"{counts[name]:,}" for name in ("error", "warning", "info")), f"{records:,}"]
        for path, counts, records in worst[:_MOST_FILES]
    )
    yield f"\n### {text('by-file', view.language)}\n\n"
    yield from table(_heads(view, "file", "#errors", "#warnings", "#infos", "#records"), rows)
    rest = len(worst) - _MOST_FILES
    if rest > 0:
        yield f"\n{text('more-files', view.language, count=f'{rest:,}')}\n"


def _violations(run: _Run, view: View) -> Iterator[str]:
    shown = list(chain(run.first["error"], run.first["warning"], run.first["info"] if view.show_info else []))
    if not shown:
        return
    rows = (
        [
            text(violation.severity, view.language),
            code(violation.rule),
            code(f"{relative(violation.path)}:{violation.line}"),
            code(violation.record.key if violation.record else ""),
            code(violation.message),
        ]
        for violation in shown[:_MOST_VIOLATIONS]
    )
    yield f"\n### {text('first-violations', view.language)}\n\n"
    yield from table(_heads(view, "severity", "rule", "place", "record", "message"), rows)
