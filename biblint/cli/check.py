"""The command `check`."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from biblint.cli.formatfiles import format_files
from biblint.cli.parameters import Date, Name, terminal_language
from biblint.reports import REPORTS
from biblint.reports.texts import LANGUAGES
from biblint.ruleset.rule import PROFILES

LEVELS = ("error", "warning", "info", "never")


def _format_names() -> list[str]:
    from biblint.formats import formats

    return list(formats())


def _output_format() -> str | None:
    """What is printed unless the user says: annotations where GitHub Actions reads them; None leaves it to the run."""
    context = click.get_current_context()
    is_action = os.environ.get("GITHUB_ACTIONS") == "true" and not context.params.get("statistics")
    return "github" if is_action else None


_OPTIONS = (
    click.argument("paths", nargs=-1, metavar="[PATHS]...|-"),
    click.option("--fix", is_flag=True, help="Apply safe fixes, and report what remains."),
    click.option("--unsafe-fixes", is_flag=True, help="Apply unsafe fixes as well; with --diff show them."),
    click.option("--fix-only", is_flag=True, help="Apply fixes and do not report what remains."),
    click.option("--diff", is_flag=True, help="Show what fixes would change, and change nothing."),
    click.option(
        "--fix-log", metavar="FILE", help="Write what was fixed to a file: .csv, or .jsonl for JSON lines."
    ),
    click.option(
        "--select", multiple=True, metavar="RULES",
        help="Check only these: rule ids, category:NAME, tag:NAME or all, with commas between; repeatable.",
    ),
    click.option("--ignore", multiple=True, metavar="RULES", help="Leave these out; named as with --select."),
    click.option(
        "--profile", type=Name("profile", lambda: PROFILES),
        help=f"The set of rules: {', '.join(PROFILES)} [default: the configuration's, else recommended].",
    ),
    click.option(
        "--rules", multiple=True, metavar="PATH", help="Add the rules of a file or folder; repeatable."
    ),
    click.option(
        "--fail-on", type=Name("level", lambda: LEVELS),
        help="The least severity that makes the exit status 1: error, warning, info or never"
        " [default: the configuration's, else warning].",
    ),
    click.option(
        "--config", metavar="FILE",
        help="The configuration of all files [default: BIBLINT_CONFIG, else the closest one upward from each file].",
    ),
    click.option("--baseline", metavar="FILE", help="Leave out what is known; see 'biblint baseline'."),
    click.option("--no-baseline", is_flag=True, help="Tell what the baseline knows as well, and fix it with --fix."),
    click.option("--strict-baseline", is_flag=True, help="Fail if the baseline knows more than is found."),
    click.option(
        "--force-exclude", is_flag=True,
        help="Leave out what the configuration excludes, or does not include, even if it is named; for hooks.",
    ),
    click.option(
        "--aux", metavar="FILE",
        help="Report only what the document cites whose .aux or .bcf file this is, and citations of no entry.",
    ),
    click.option("--show-info", is_flag=True, help="List infos too; machine formats always hold them."),
    click.option(
        "--output-format", type=Name("output format", lambda: REPORTS, "FORMAT"), default=_output_format,
        show_default="full, or screen on a terminal if there is much to tell; github in GitHub Actions",
        help=f"What is printed: {', '.join(f'{name} ({entry.title})' for name, entry in REPORTS.items())}.",
    ),
    click.option(
        "--output", multiple=True, metavar="FORMAT=FILE", help="Write a report to a file as well; repeatable."
    ),
    click.option("--details", is_flag=True, help="List every violation, however many there are of a rule."),
    click.option("--statistics", is_flag=True, help="Show numbers by rule instead of violations; in JSON besides."),
    click.option("--stdin-filename", metavar="NAME", help="The name that standard input goes by."),
    click.option(
        "--input-format", type=Name("format", _format_names), metavar="FORMAT",
        help="The format of all files, where it is not to be recognised; see 'biblint formats'.",
    ),
    format_files,
    click.option("--encoding", metavar="NAME", help="The encoding of all files, where it is not to be detected."),
    click.option(
        "--lang", type=Name("language", lambda: LANGUAGES), default=terminal_language,
        help="The language of messages: en or zh [default: the locale's, else en].",
    ),
    click.option(
        "--today", type=Date(), metavar="DATE",
        help="The date that rules about the present go by [default: SOURCE_DATE_EPOCH, else the clock].",
    ),
    click.option(
        "--jobs", type=click.IntRange(0), default=0, metavar="N",
        help="Check with so many processes [default: 0, as many as there are cores if there is much to check].",
    ),
    click.option("--no-cache", is_flag=True, help="Check every file anew, and keep nothing; see 'biblint cache'."),
    click.option("-q", "--quiet", is_flag=True, help="Leave the closing lines and the progress bar out."),
    click.option("-v", "--verbose", is_flag=True, help="Say how files were read; show where internal errors arise."),
)  # fmt: skip


def _with_options(function: Any) -> Any:
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


@click.command(
    "check",
    epilog="Exit status: 0 nothing at or above --fail-on, and with --diff nothing to change; 1 violations, or a diff;"
    " 2 a wrong command line or rule file, a file that cannot be read, a fix that was undone, an internal error.",
)
@_with_options
def COMMAND(**options: Any) -> int:  # noqa: N802 - a registry entry
    """Check files for defects.

    PATHS are files and folders, by default the current folder; - is standard input. A file given by name is always
    checked. In folders the files with a known extension are, but not what git ignores or what is hidden.
    """
    from biblint.cli.running import CheckOptions, run

    chosen = options.pop("output_format")
    options |= {"output_format": chosen or "full", "chooses_format": chosen is None}
    return run(CheckOptions(**options), sys.stdout, sys.stderr)
