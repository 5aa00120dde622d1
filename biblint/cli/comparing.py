"""What `biblint report --compare` does: reads reports and tells what became of their violations."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from biblint.cli.errors import CommandError
from biblint.reports.base import Checked
from biblint.trends import ReportError, Seen, Trend, compare, is_report, report_violations


def trend(old: str, paths: Sequence[str], check: Callable[[], Iterable[Checked]]) -> Trend:
    """What became of the violations of an earlier report: by a later one if `paths` is one, else by checking files.

    Raises `CommandError` for a file that is no report.
    """
    before = read_report(old)
    if len(paths) == 1 and is_report_file(paths[0]):
        return compare(before, read_report(paths[0]))
    return compare(before, seen_in(check()))


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
