"""What `biblint report -o FILE` does: checks files, counts what their records have, and writes the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from biblint.cli.checking import Session
from biblint.cli.closing import tell_closing
from biblint.cli.comparing import is_report_file, read_report
from biblint.cli.errors import complain
from biblint.cli.output import write_file
from biblint.cli.parameters import default_today
from biblint.cli.running import CheckOptions, checked_files
from biblint.coverage import Coverage
from biblint.engine import collapsed
from biblint.formats import format_named
from biblint.formats.base import Format
from biblint.model import Record
from biblint.reports import Checked, View
from biblint.reports.html import Subject, page, page_data
from biblint.source import Source
from biblint.trends import Seen, compare


def paged(options: CheckOptions, target: str, earlier: str | None) -> int:
    """Write the page, with what became of an earlier report if there is one; the exit status.

    0, or 2 if a file cannot be checked. Raises `CommandError` for a report that is none and if nothing can be written,
    `UsageError` if a report or standard input is to be checked.
    """
    if options.is_stdin:
        raise click.UsageError("a page is made of files: - (standard input) is none")
    if earlier and len(options.paths) == 1 and is_report_file(options.paths[0]):
        raise click.UsageError("a page is made of the files themselves, not of a report on them")
    before = read_report(earlier) if earlier else None
    session, files = checked_files(options, whole=True)
    coverage = Coverage()
    kept = list(_counted(files, coverage, session))
    trend = compare(before, _seen(kept, options.lang)) if before is not None else None
    view = View(language=options.lang, rules=session.setups.rules_in_use)
    today = options.today or default_today()
    write_file(page(page_data(kept, view, Subject(coverage, trend, today.isoformat()))), target)
    tell_closing(session, options.paths or (".",), options.lang, quiet=options.quiet)
    if not options.quiet:
        complain(f"{target}: written")
    return session.status("never")


def _counted(files: Iterable[Checked], coverage: Coverage, session: Session) -> Iterator[Checked]:
    """The files as they come, their records counted; configurations, which are among them, have no format."""
    for checked in files:
        report = checked.report
        if report.records and report.format:
            source, chosen = Source.read(report.path, session.encoding), format_named(report.format)
            coverage.add(report.path, chosen.title, _records(source, chosen))
        yield checked


def _records(source: Source, chosen: Format) -> Iterator[Record]:
    context = chosen.context(source.segments(chosen.boundary))
    for segment in source.segments(chosen.boundary):
        yield from chosen.stream(segment, context)[1]
        segment.release()


def _seen(files: Iterable[Checked], language: str) -> list[Seen]:
    """The violations as a JSON report has them: that which every record lacks is said once."""
    reports = (collapsed(checked.report, language) for checked in files)
    return [Seen.of(violation) for report in reports for violation in report.violations]
