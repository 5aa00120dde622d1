"""The command `formats`."""

from __future__ import annotations

import json

import click

from biblint.cli.formatfiles import format_files
from biblint.cli.tables import table
from biblint.formats import formats


@click.command("formats", short_help="List the file formats.")
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", help="text (default) or json.")
@format_files
def COMMAND(output_format: str) -> None:  # noqa: N802 - a registry entry
    """List the file formats that can be checked, and whether they can be edited."""
    entries = list(formats().values())
    if output_format == "json":
        data = [
            {"name": e.name, "title": e.title, "extensions": list(e.extensions), "can_edit": e.can_edit}
            for e in entries
        ]
        click.echo(json.dumps(data, indent=2, ensure_ascii=False))
        return
    rows = [(e.name, " ".join(e.extensions) or "-", "yes" if e.can_edit else "no", e.title) for e in entries]
    click.echo(table(("name", "extensions", "edit", "title"), rows), nl=False)
