"""The command `inspect`."""

from __future__ import annotations

import sys

import click

from biblint.cli.errors import CommandError
from biblint.cli.formatfiles import format_files
from biblint.cli.parameters import Name, validate_encoding


def _format_names() -> list[str]:
    from biblint.formats import formats

    return list(formats())


@click.command("inspect", short_help="Show how a file is read.")
@click.argument("file", metavar="FILE|-")
@click.option("--values", is_flag=True, help="Give each value with its place in the file, and listed references.")
@click.option("--input-format", type=Name("format", _format_names), metavar="FORMAT", help="See 'biblint formats'.")
@format_files
@click.option("--encoding", metavar="NAME", help="The encoding of the file, where it is not to be detected.")
def COMMAND(file: str, values: bool, input_format: str | None, encoding: str | None) -> None:  # noqa: N802
    """Show how a file is read: its records as JSON lines, for authors of rules.

    Each record has its variables, the variables that each label or tag was understood as (null: none), and what the
    reader met. The last line is about the file.
    """
    from biblint.cli.output import write_bytes
    from biblint.cli.recordlines import record_lines
    from biblint.formats import FormatError, format_named, recognise
    from biblint.source import Source, SourceError

    if encoding:
        validate_encoding(encoding)
    try:
        source = Source.of(sys.stdin.buffer.read(), "-", encoding) if file == "-" else Source.read(file, encoding)
        chosen = format_named(input_format) if input_format else recognise(source)
    except (SourceError, FormatError) as error:
        raise CommandError(str(error)) from error
    write_bytes((line.encode("utf-8", "replace") for line in record_lines(source, chosen, values)), sys.stdout)
