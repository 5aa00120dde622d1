"""The report `gitlab`: a Code Quality report, which GitLab shows in merge requests.

Source: GitLab documentation, "Code Quality report format".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from biblint.model import Severity, Violation
from biblint.reports.asdata import written
from biblint.reports.base import Checked, View
from biblint.reports.paths import relative
from biblint.reports.repeats import Repeats

_SEVERITIES: Mapping[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}


def render(files: Iterable[Checked], view: View) -> Iterator[str]:
    """A JSON array with a violation a line; lines count from 1, and no two have one fingerprint."""
    repeats = Repeats()
    separator = "["
    for checked in files:
        for violation in checked.report.violations:
            yield f"{separator}\n {written(_issue(violation, repeats))}"
            separator = ","
    yield "[]\n" if separator == "[" else "\n]\n"


def _issue(violation: Violation, repeats: Repeats) -> dict[str, Any]:
    return {
        "description": violation.message,
        "check_name": violation.rule,
        "fingerprint": repeats.unique(violation),
        "severity": _SEVERITIES[violation.severity],
        "location": {
            "path": relative(violation.path),
            "lines": {"begin": violation.line, "end": violation.end_line},
        },
    }
