"""Writes the log of applied fixes while files are fixed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from biblint.cli.errors import CommandError
from biblint.reports.base import Checked
from biblint.reports.fixlog import KINDS, entries


def validate_path(path: str) -> None:
    """Raise `UsageError` unless the extension of a path says how the log is to be written."""
    if Path(path).suffix.lower() not in KINDS:
        raise click.UsageError(f"--fix-log takes a file that ends in {', '.join(KINDS)}, not '{path}'")


def logged(files: Iterable[Checked], path: str, *, are_applied: bool) -> Iterator[Checked]:
    """The files as they come, each noted in a log first; nothing but the log's beginning where fixes are not applied.

    The log is opened before the first file is taken, so that nothing is mended that cannot be told of; raises
    `CommandError`.
    """
    head, line = KINDS[Path(path).suffix.lower()]
    try:
        with Path(path).open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            file.write(head())
            for checked in files:
                file.writelines(map(line, entries(checked.fixed if are_applied else ())))
                file.flush()
                yield checked
    except OSError as error:
        raise CommandError(f"{path}: cannot write: {error.strerror or error}") from error
