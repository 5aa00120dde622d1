"""The command `report`."""

from __future__ import annotations

import datetime
import sys
from typing import Any

import click

from biblint.cli.formatfiles import format_files
from biblint.cli.parameters import Date, Name, terminal_language
from biblint.reports.texts import LANGUAGES
from biblint.ruleset.rule import PROFILES

FORMATS = ("text", "markdown", "json")
"""What a comparison can be printed as."""

_OPTIONS = (
    click.argument("paths", nargs=-1, metavar="[PATHS]..."),
    click.option("-o", "--output", metavar="FILE", help="Write a page to this file, for a browser; no network needed."),
    click.option(
        "--compare", metavar="FILE",
        help="Tell what is new, fixed and unchanged since an earlier JSON report; PATHS may be a later one.",
    ),
    click.option(
        "--output-format", type=Name("output format", lambda: FORMATS, "FORMAT"), default="text", show_default=True,
        help="What a comparison is printed as: text, markdown or json.",
    ),
    click.option("--profile", type=Name("profile", lambda: PROFILES), help="As with check."),
    click.option("--select", multiple=True, metavar="RULES", help="As with check."),
    click.option("--ignore", multiple=True, metavar="RULES", help="As with check."),
    click.option("--rules", multiple=True, metavar="PATH", help="As with check."),
    click.option("--config", metavar="FILE", help="As with check."),
    click.option("--baseline", metavar="FILE", help="As with check."),
    format_files,
    click.option("--lang", type=Name("language", lambda: LANGUAGES), default=terminal_language, help="en or zh."),
    click.option("--today", type=Date(), metavar="DATE", help="As with check."),
    click.option("-q", "--quiet", is_flag=True, help="Say nothing but what is wrong."),
)  # fmt: skip


def _with_options(function: Any) -> Any:
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


@click.command("report", short_help="Write a page, or compare with an earlier report.")
@_with_options
def COMMAND(  # noqa: N802 - a registry entry
    compare: str | None, output: str | None, output_format: str, lang: str, today: datetime.date | None, **more: Any
) -> int:
    """Report on files: as a page with all that is found and what the records have, or what changed.

    -o writes the page; --compare tells what changed since an earlier report, with -o in the page.

    Exit status: 0, or 2 if a file cannot be read.
    """
    if compare is None and output is None:
        raise click.UsageError("nothing to report: name the page's file with -o, or an earlier report with --compare")
    from biblint.cli.running import CheckOptions

    options = CheckOptions(lang=lang, today=today, **more)
    if output is not None:
        from biblint.cli.paging import paged

        return paged(options, output, compare)
    assert compare is not None
    from biblint.cli.comparing import compared

    return compared(compare, options, output_format, sys.stdout)
