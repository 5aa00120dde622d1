"""A run of `biblint check`: from its options to reports and an exit status."""

from __future__ import annotations

import datetime
import gc
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TextIO

import click

from biblint.cli.checking import FailOn, Session
from biblint.cli.closing import tell_closing
from biblint.cli.errors import STATUS_FOUND, STATUS_OK
from biblint.cli.output import terminal_height, terminal_width, wants_color, write_bytes, write_file, write_text
from biblint.cli.parameters import default_today, split_commas, suggestion, validate_encoding
from biblint.cli.progress import Progress, wants_progress
from biblint.cli.settings import told_errors, walked_extensions
from biblint.cli.walking import Input, find_inputs
from biblint.config.setups import Setups, Wishes
from biblint.model import Safety
from biblint.reports import REPORTS, Checked, View, report_named
from biblint.reports.painting import Painter
from biblint.reports.texts import counted, text
from biblint.source import Source, SourceError

if TYPE_CHECKING:
    from biblint.cache import ReportShelf
    from biblint.citations import Citations

COUNTING = ("full", "concise", "json")
"""The reports that --statistics changes."""


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """The options of `check`, as its help describes them."""

    paths: tuple[str, ...] = (".",)
    fix: bool = False
    unsafe_fixes: bool = False
    fix_only: bool = False
    diff: bool = False
    fix_log: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profile: str | None = None
    rules: tuple[str, ...] = ()
    fail_on: FailOn | None = None
    show_info: bool = False
    output_format: str = "full"
    chooses_format: bool = False
    """True if no output format was asked for, so that the screen may stand for much to tell."""
    details: bool = False
    output: tuple[str, ...] = ()
    statistics: bool = False
    stdin_filename: str | None = None
    input_format: str | None = None
    encoding: str | None = None
    config: str | None = None
    baseline: str | None = None
    no_baseline: bool = False
    strict_baseline: bool = False
    force_exclude: bool = False
    aux: str | None = None
    lang: str = "en"
    today: datetime.date | None = None
    jobs: int = 0
    no_cache: bool = False
    quiet: bool = False
    verbose: bool = False

    @property
    def is_fixing(self) -> bool:
        """True if files are to be changed."""
        return (self.fix or self.unsafe_fixes or self.fix_only) and not self.diff

    @property
    def safeties(self) -> tuple[Safety, ...]:
        """Which fixes are to be applied, if only for a diff."""
        if not self.is_fixing and not self.diff:
            return ()
        return ("safe", "unsafe") if self.unsafe_fixes else ("safe",)

    @property
    def wishes(self) -> Wishes:
        """What the options say of configurations and rules."""
        return Wishes(
            config=self.config or "",
            profile=self.profile or "",
            select=split_commas(self.select),
            ignore=split_commas(self.ignore),
            rules=self.rules,
            fail_on=self.fail_on or "",
            baseline=self.baseline or "",
            today=self.today or default_today(),
            language=self.lang,
            uses_baseline=not self.no_baseline,
            citations=_citations(self.aux) if self.aux else None,
        )

    @property
    def is_stdin(self) -> bool:
        """True if standard input is to be checked."""
        return self.paths == ("-",)


class Output(NamedTuple):
    """A report and the file it goes to."""

    name: str
    path: str


def run(options: CheckOptions, stdout: TextIO, stderr: TextIO) -> int:
    """Check what the options say; the exit status. Raises `click.ClickException` for what the user has to mend."""
    outputs = _validated(options)
    session = _session(options)
    changed: list[bytes] = []
    if options.diff or (options.is_fixing and options.is_stdin):
        paint = Painter(wants_color(stdout))
        session.change = lambda before, after: changed.extend(_told_change(options, before, after, paint))
    gc.freeze()  # the rules and modules stay: no use in going through them again
    files = session.checked(_inputs(options, session))
    if options.fix_log:
        from biblint.cli.fixlogs import logged

        files = logged(files, options.fix_log, are_applied=options.is_fixing)
    if outputs:
        kept = list(files)
        files = iter(kept)
        for output in outputs:
            write_file(
                report_named(output.name)(kept, _view(options, session, None, REPORTS[output.name].is_machine)),
                output.path,
            )
    _print_report(options, session, files, stderr if options.is_fixing and options.is_stdin else stdout)
    write_bytes(changed, stdout)
    _close(options, session, stderr)
    if options.diff or options.fix_only:
        return session.status("never") or (STATUS_FOUND if options.diff and changed else STATUS_OK)
    stale = tell_closing(session, options.paths or (".",), options.lang, quiet=options.quiet)
    if stale and options.strict_baseline:
        return session.status() or STATUS_FOUND
    return session.status()


def checked_files(options: CheckOptions, *, whole: bool = False) -> tuple[Session, Iterator[Checked]]:
    """The files that options name, checked as they are taken, and the session that tells what came of it.

    With `whole`, what every record of a file lacks is told for each of them.
    """
    session = _session(options)
    return session, session.checked(_inputs(options, session), whole=whole)


def _validated(options: CheckOptions) -> list[Output]:
    """The files that reports go to; raises `UsageError` for options that contradict each other."""
    if "-" in options.paths and not options.is_stdin:
        raise click.UsageError("- (standard input) cannot be checked together with files")
    if options.stdin_filename and not options.is_stdin:
        raise click.UsageError("--stdin-filename goes with - (standard input)")
    if options.statistics and options.output_format not in COUNTING:
        known = ", ".join(COUNTING)
        raise click.UsageError(f"--statistics does not go with --output-format {options.output_format}, only {known}")
    for name, given in (("--select", options.select), ("--ignore", options.ignore)):
        if given and not split_commas(given):
            raise click.UsageError(f"{name} names no rule")
    if options.fix_log:
        if not options.safeties:
            raise click.UsageError("--fix-log goes with --fix, --unsafe-fixes, --fix-only or --diff")
        from biblint.cli.fixlogs import validate_path

        validate_path(options.fix_log)
    if options.encoding:
        validate_encoding(options.encoding)
    return [_output(entry) for entry in options.output]


def _citations(path: str) -> Citations:
    from biblint.citations import read_citations

    try:
        return read_citations(path)
    except SourceError as error:
        raise click.UsageError(f"--aux: {error}") from error


def _output(entry: str) -> Output:
    name, equals, path = entry.partition("=")
    if not equals or not path:
        raise click.UsageError(f"--output takes FORMAT=FILE, not '{entry}'")
    if name not in REPORTS:
        raise click.UsageError(f"unknown output format '{name}'; {suggestion(name, REPORTS)}")
    return Output(name, path)


def _session(options: CheckOptions) -> Session:
    setups = Setups(options.wishes)
    with told_errors():
        setups.of(options.stdin_filename or next(iter(options.paths), "."))
    return Session(
        setups,
        input_format=options.input_format or "",
        encoding=options.encoding,
        safeties=options.safeties,
        stdin_name=options.stdin_filename or "-",
        verbose=options.verbose,
        jobs=options.jobs,
        shelf=None if options.no_cache or options.safeties else _shelf(),
        progress=Progress(sys.stderr if not options.quiet and wants_progress(sys.stderr) else None, options.lang),
    )


def _shelf() -> ReportShelf:
    from biblint.cache import Cache, ReportShelf

    return ReportShelf(Cache())


def _inputs(options: CheckOptions, session: Session) -> Iterator[Input]:
    if options.is_stdin:
        return iter([Input("-", True)])

    def takes(path: str) -> bool | None:
        with told_errors():
            return session.setups.takes(path)

    found = find_inputs(options.paths or (".",), walked_extensions(), session.trouble, takes)
    if not options.force_exclude:
        return found
    wanted = walked_extensions()
    return (entry for entry in found if _or_else(takes(entry.path), entry.path.lower().endswith(wanted)))


def _or_else(verdict: bool | None, other: bool) -> bool:
    return other if verdict is None else verdict


def _told_change(options: CheckOptions, before: Source, after: Source, paint: Painter) -> Iterable[bytes]:
    """What a fixed source gives to standard output: its diff, or its bytes."""
    if not options.diff:
        return (after.data,)
    from biblint.cli.diffing import unified_diff

    return unified_diff(before, after, paint)


def _view(options: CheckOptions, session: Session, stream: TextIO | None, is_machine: bool = False) -> View:
    """How a report is shown on a stream; in a file if there is none, which for people lists all violations."""
    return View(
        language=options.lang,
        show_info=options.show_info,
        width=terminal_width(stream) if stream else 120,
        height=terminal_height(stream) if stream else 0,
        color=wants_color(stream) if stream else False,
        summary=not options.quiet,
        fixing=options.is_fixing,
        statistics=options.statistics and (stream is not None or is_machine),
        details=options.details or stream is None,
        rules=session.setups.rules_in_use,
    )


def _print_report(options: CheckOptions, session: Session, files: Iterator[Checked], stream: TextIO) -> None:
    """Print the report as the files are checked; with --diff or --fix-only only check them."""
    if options.diff or options.fix_only:
        for _ in files:
            pass
        return
    render = report_named(options.output_format)
    if options.chooses_format and not (options.details or options.statistics) and stream.isatty():
        from biblint.reports.screen import fitting as render
    parts = render(files, _view(options, session, stream))
    if REPORTS[options.output_format].is_machine:
        write_bytes((part.encode("utf-8", "replace") for part in parts), stream)
    else:
        write_text(parts, stream)


def _close(options: CheckOptions, session: Session, stderr: TextIO) -> None:
    """After a diff or silent fixes say how many there were."""
    if options.quiet or not (options.diff or options.fix_only):
        return
    count = counted("violations", session.fixed, options.lang)
    files = counted("files", session.fixed_files, options.lang)
    name = "would-fix" if options.diff else "fixed"
    write_text([text(name, options.lang, count=count, files=files) + "\n"], stderr)
