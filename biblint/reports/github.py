"""The report `github`: workflow commands, which GitHub shows as annotations beside the lines.

Source: GitHub Actions, "Workflow commands"; the escapes are those of `@actions/core`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from biblint.model import Severity, Violation
from biblint.reports.base import Checked, View
from biblint.reports.display import escaped
from biblint.reports.paths import relative

_COMMANDS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def render(files: Iterable[Checked], view: View) -> Iterator[str]:
    """A command a violation; the message names its place once more, since the log shows nothing else."""
    for checked in files:
        yield from (_command(violation) for violation in checked.report.violations)


def _command(violation: Violation) -> str:
    path = relative(violation.path)
    properties = {"file": path, **_range(violation), "title": f"biblint: {violation.rule}"}
    written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    place = f"{path}:{violation.line}:{violation.column}"
    text = _data(f"{place}: {violation.severity}[{violation.rule}] {violation.message}")
    return f"::{_COMMANDS[violation.severity]} {written}::{text}\n"


def _range(violation: Violation) -> dict[str, int]:
    """Lines, and within one line columns, which GitHub takes there only."""
    lines = {"line": violation.line, "endLine": violation.end_line}
    if violation.line != violation.end_line:
        return lines
    return {**lines, "col": violation.column, "endColumn": violation.end_column}


def _data(text: str) -> str:
    """Text that ends no command and begins none: control characters are shown as escapes, `%` as `%25`."""
    return escaped(text).replace("%", "%25")


def _property(text: str) -> str:
    """Text that ends no property either."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
