"""The reports: one module an output format, each a pure function from checked files to text."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import NamedTuple

from biblint.reports.base import Checked, Render, View


class ReportEntry(NamedTuple):
    """A report by its module, and what it is for."""

    module: str
    is_machine: bool
    """True if programs read it: complete, never coloured, without closing lines."""
    title: str


REPORTS: Mapping[str, ReportEntry] = {
    "full": ReportEntry("full", False, "excerpts with carets, fixes and a summary"),
    "concise": ReportEntry("concise", False, "one line a violation"),
    "screen": ReportEntry("screen", False, "numbers by rule and file on one screen"),
    "json": ReportEntry("jsonreport", True, "one JSON object"),
    "jsonl": ReportEntry("jsonl", True, "one JSON object a violation, as they are found"),
    "sarif": ReportEntry("sarif", True, "a SARIF 2.1.0 log, for code scanning"),
    "github": ReportEntry("github", True, "annotations of GitHub Actions"),
    "gitlab": ReportEntry("gitlab", True, "a Code Quality report of GitLab"),
    "junit": ReportEntry("junit", True, "JUnit XML, for CI servers"),
    "rdjson": ReportEntry("rdjson", True, "diagnostics for reviewdog, with suggestions"),
    "markdown": ReportEntry("markdown", True, "a summary of the run, for job summaries"),
    "csv": ReportEntry("csvreport", True, "a table for spreadsheets"),
    "html": ReportEntry("htmlreport", True, "a page to filter and to search, in one file"),
}
"""Every output format by its name."""


def report_named(name: str) -> Render:
    """The report of that name; raises KeyError if there is none. Only its own module is imported."""
    render: Render = importlib.import_module(f"{__name__}.{REPORTS[name].module}").render
    return render


__all__ = ["REPORTS", "Checked", "Render", "ReportEntry", "View", "report_named"]
