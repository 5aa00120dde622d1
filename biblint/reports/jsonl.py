"""The report `jsonl`: one JSON object a violation and line, written as files are checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from biblint.reports.asdata import violation_data, written
from biblint.reports.base import Checked, View


def render(files: Iterable[Checked], view: View) -> Iterator[str]:
    """A line a violation, as `#/$defs/violation` of the published schema; nothing else."""
    for checked in files:
        yield from (f"{written(violation_data(violation))}\n" for violation in checked.report.violations)
