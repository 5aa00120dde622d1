"""The log of applied fixes, with which a review can document what was changed in its data: as CSV or JSON lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from biblint.model import Fix, Violation
from biblint.reports.asdata import written
from biblint.reports.cells import BYTE_ORDER_MARK, row
from biblint.reports.fixdiff import fix_changes
from biblint.reports.paths import relative

COLUMNS = ("path", "line", "record", "reference", "variable", "rule", "safety", "fix", "before", "after")


def entries(fixed: Iterable[Violation]) -> list[dict[str, Any]]:
    """What was done for each violation with a fix, in the order given.

    `line` (from 1) is that of the file as it then was. `before` and `after` are the variable's value, or the lines that
    were changed where a fix is about more than one value.
    """
    return [_entry(violation, violation.fix) for violation in fixed if violation.fix]


def csv_head() -> str:
    """What a log as CSV begins with."""
    return BYTE_ORDER_MARK + row(COLUMNS)


def csv_line(entry: Mapping[str, Any]) -> str:
    """An entry as a row of CSV."""
    return row(entry[name] for name in COLUMNS)


def json_line(entry: Mapping[str, Any]) -> str:
    """An entry as a line of JSON."""
    return f"{written(entry)}\n"


KINDS: Mapping[str, tuple[Callable[[], str], Callable[[Mapping[str, Any]], str]]] = {
    ".csv": (csv_head, csv_line),
    ".jsonl": (str, json_line),
    ".ndjson": (str, json_line),
}
"""Extension -> what makes the beginning of a log, and what makes a line of an entry."""


def _entry(violation: Violation, fix: Fix) -> dict[str, Any]:
    record = violation.record
    before, after = (violation.value, fix.value) if fix.value is not None else _lines(fix)
    return {
        "path": relative(violation.path),
        "line": violation.line,
        "record": record.key if record else "",
        "reference": record.reference if record else "",
        "variable": violation.field,
        "rule": violation.rule,
        "safety": fix.safety,
        "fix": fix.title,
        "before": before,
        "after": after,
    }


def _lines(fix: Fix) -> tuple[str, str]:
    """The changed lines of the file, before and after."""
    changes = list(fix_changes(fix))
    old = [line for change in changes for line in change.old]
    new = [line for change in changes for line in change.new]
    return "\n".join(old), "\n".join(new)
