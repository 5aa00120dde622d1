"""The option `--format-file`: formats of the user's own, known before other options name them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from biblint.cli.errors import CommandError


def _add(ctx: click.Context, param: click.Parameter, paths: tuple[str, ...]) -> None:
    """Load and register the formats of some files; raises `CommandError`."""
    if not paths:
        return
    from biblint.customformats import load_format
    from biblint.formats import FormatError, add_format
    from biblint.ruleset.errors import InvalidFileError

    for path in paths:
        try:
            add_format(load_format(Path(path)))
        except InvalidFileError as error:
            raise CommandError(f"the format cannot be loaded\n{error}") from error
        except FormatError as error:
            raise CommandError(f"{path}: {error}") from error


def format_files(function: Any) -> Any:
    """Give a command the option; its formats are added before the other options are read."""
    return click.option(
        "--format-file", multiple=True, metavar="PATH", is_eager=True, expose_value=False, callback=_add,
        help="Add the format that a YAML file describes; repeatable.",
    )(function)  # fmt: skip
