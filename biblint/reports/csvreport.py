"""The report `csv`: a table with a violation a row, for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from biblint.model import Violation
from biblint.reports.base import Checked, View
from biblint.reports.cells import BYTE_ORDER_MARK, row
from biblint.reports.paths import relative

COLUMNS = (
    "path", "line", "column", "end_line", "end_column", "severity", "rule", "category", "message", "record", "index",
    "type", "reference", "field", "value", "fix", "fix_title", "fingerprint",
)  # fmt: skip


def render(files: Iterable[Checked], view: View) -> Iterator[str]:
    """The head and the rows; names, numbers and values as in the JSON report, `fix` being its safety or empty."""
    yield BYTE_ORDER_MARK + row(COLUMNS)
    for checked in files:
        yield from (row(_cells(violation)) for violation in checked.report.violations)


def _cells(violation: Violation) -> list[str | int]:
    record, fix = violation.record, violation.fix
    return [
        relative(violation.path),
        violation.line,
        violation.column,
        violation.end_line,
        violation.end_column,
        violation.severity,
        violation.rule,
        violation.category,
        violation.message,
        *((record.key, record.index, record.type, record.reference) if record else ("", "", "", "")),
        violation.field,
        violation.value,
        *((fix.safety, fix.title) if fix else ("", "")),
        violation.fingerprint,
    ]
