"""What `biblint report --compare` does: reads reports and tells what became of their violations."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from biblint.cli.errors import STATUS_OK, CommandError
from biblint.cli.output import write_bytes, write_text
from biblint.cli.running import CheckOptions, checked_files
from biblint.reports.base import Checked
from biblint.reports.trendreport import FORMATS
from biblint.trends import ReportError, Seen, Trend, compare, is_report, report_violations


def compared(old: str, options: CheckOptions, output_format: str, stdout: TextIO) -> int:
    """Print what became of the violations of an earlier report; the exit status: 0, or 2 if a file cannot be checked.

    The later one is a report if the options name a single file that is one, else what is found in the files now. Raises
    `CommandError` for a file that is no report.
    """
    before = read_report(old)
    status = STATUS_OK
    if len(options.paths) == 1 and is_report_file(options.paths[0]):
        trend = compare(before, read_report(options.paths[0]))
    else:
        session, files = checked_files(options)
        trend = compare(before, seen_in(files))
        status = session.status("never")
    _print(trend, options, output_format, stdout)
    return status


def _print(trend: Trend, options: CheckOptions, output_format: str, stdout: TextIO) -> None:
    parts = FORMATS[output_format](trend, options.lang)
    if output_format == "text":
        write_text(parts, stdout)
    else:
        write_bytes((part.encode("utf-8", "replace") for part in parts), stdout)


def seen_in(files: Iterable[Checked]) -> list[Seen]:
    """The violations of files that are checked just now."""
    return [Seen.of(violation) for checked in files for violation in checked.report.violations]


def read_report(path: str) -> list[Seen]:
    """The violations of a JSON report, or of one in JSON lines; raises `CommandError` for any other file."""
    try:
        text = Path(path).read_text("utf-8-sig")
        return _of_lines(text) if _has_lines(path) else report_violations(json.loads(text))
    except OSError as error:
        raise CommandError(f"{path}: cannot read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise CommandError(f"{path}: not a JSON report of biblint: not UTF-8") from error
    except json.JSONDecodeError as error:
        raise CommandError(f"{path}:{error.lineno}:{error.colno}: not a JSON report of biblint: {error.msg}") from error
    except (ReportError, RecursionError) as error:
        raise CommandError(f"{path}: {error}") from error


def is_report_file(path: str) -> bool:
    """True if a file is a report by its name and content, so that it is not to be checked itself."""
    if _has_lines(path):
        return True
    if Path(path).suffix.lower() != ".json":
        return False
    try:
        return is_report(json.loads(Path(path).read_text("utf-8-sig")))
    except (OSError, ValueError, RecursionError):
        return False


def _has_lines(path: str) -> bool:
    return Path(path).suffix.lower() == ".jsonl"


def _of_lines(text: str) -> list[Seen]:
    """The violations of a report in JSON lines; raises `ReportError` with the number of a line that is none."""
    seen = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            seen.append(Seen.read(json.loads(line), f"line {number}"))
        except json.JSONDecodeError as error:
            raise ReportError(f"line {number}: {error.msg}") from error
    return seen
