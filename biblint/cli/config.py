"""The command group `config`: show, check, init, schema."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from biblint.cli.errors import CommandError
from biblint.cli.parameters import Name, split_commas, suggestion

SCHEMA_COPY = ".biblint.schema.json"
"""The copy of the schema beside a configuration, which editors read offline and on every machine."""
_BEGINNING = """\
# yaml-language-server: $schema=./{schema}
schema: 1
extends: [{profile}]

# What is checked in folders; by default every file with a known extension.
# include: ["**/*.bib", "exports/*.ris"]
# exclude: ["vendor/**"]

# What is changed about rules: off, on, error, warning, info.
# rules:
#   some-rule: off
#   category:latex: info

# Known violations, written by: biblint baseline write
# baseline: .biblint-baseline
"""


@click.group("config")
def COMMAND() -> None:  # noqa: N802 - a registry entry
    """Show, check and begin configurations."""


def _with_wishes(function: Any) -> Any:
    options = (
        click.option("--config", metavar="FILE", help="The configuration to go by, as with check."),
        click.option("--profile", metavar="NAME", help="As with check."),
        click.option("--select", multiple=True, metavar="RULES", help="As with check."),
        click.option("--ignore", multiple=True, metavar="RULES", help="As with check."),
        click.option("--rules", multiple=True, metavar="PATH", help="As with check."),
        click.option("--fail-on", metavar="LEVEL", help="As with check."),
        click.option("--baseline", metavar="FILE", help="As with check."),
    )
    for option in reversed(options):
        function = option(function)
    return function


@COMMAND.command("show", short_help="Show what holds for a file, and why.")
@click.argument("path", default=".")
@_with_wishes
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", help="text (default) or json.")
def show(path: str, output_format: str, **wishes: Any) -> None:
    """Show what holds for a file or folder, and where each value comes from."""
    import json

    from biblint.cli.settings import told_errors
    from biblint.config.setups import Setups
    from biblint.config.showing import as_text, lines

    setups = Setups(_wishes(wishes, uses_baseline=False))
    with told_errors():
        if os.path.isfile(path):  # noqa: PTH113
            setups.of(path)
        found = list(lines(setups, path))
    if output_format == "json":
        click.echo(json.dumps([line._asdict() for line in found], indent=2, ensure_ascii=False))
        return
    config = setups.config_of(path)
    click.echo(f"# {config.path if config else 'no configuration file'}")
    click.echo(as_text(found), nl=False)


@COMMAND.command("check", short_help="Check configurations without checking files.")
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option("--config", metavar="FILE", help="The configuration to check.")
def check(paths: tuple[str, ...], config: str | None) -> None:
    """Check the configurations of files or folders, by default of the current one, or a configuration file itself."""
    from biblint.cli.settings import told_errors
    from biblint.config.closing import idle_patterns
    from biblint.config.discovery import NAMES, PROJECT
    from biblint.config.setups import Setups

    for path in paths or (".",):
        is_config = os.path.basename(path) in (*NAMES, PROJECT)  # noqa: PTH119
        setups = Setups(_wishes({"config": config or (path if is_config else None)}))
        with told_errors():
            setups.of(path)
        for found in setups.configs:
            click.echo(f"{found.path}: well written")
        for message in idle_patterns(setups, (), (), set()):
            click.echo(message, err=True)
        if not setups.configs:
            raise CommandError(f"{path}: no configuration file here or above; 'biblint config init' begins one")


@COMMAND.command("init", short_help="Begin a configuration.")
@click.option("--profile", default="recommended", show_default=True, metavar="NAME", help="The set of rules.")
@click.option("--folder", default=".", show_default=True, metavar="PATH", help="Where the file is written.")
def init(profile: str, folder: str) -> None:
    """Begin a configuration: write biblint.yaml, and the JSON Schema that its first line names for editors."""
    from biblint.config.discovery import in_folder
    from biblint.config.schema import schema_text
    from biblint.ruleset.rule import PROFILES

    Name("profile", lambda: PROFILES).convert(profile, None, None)
    there = in_folder(folder)
    if there:
        raise CommandError(f"{there[0]}: is there already")
    path = Path(folder, "biblint.yaml")
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(_BEGINNING.format(profile=profile, schema=SCHEMA_COPY))
        Path(folder, SCHEMA_COPY).write_text(schema_text(), "utf-8", newline="\n")
    except OSError as error:
        raise CommandError(f"{path}: cannot write: {error.strerror or error}") from error
    click.echo(f"{path}: written; 'biblint config show' tells what holds")


@COMMAND.command("schema", short_help="Print the JSON Schema of configurations.")
def print_schema() -> None:
    """Print the JSON Schema of configurations, for editors."""
    from biblint.config.schema import schema_text

    click.echo(schema_text(), nl=False)


def _wishes(options: dict[str, Any], *, uses_baseline: bool = True) -> Any:
    """The options in the form that setups are made from; raises `UsageError` for an unknown profile or level."""
    from biblint.cli.parameters import default_today
    from biblint.config.schema import FAIL_ON
    from biblint.config.setups import Wishes
    from biblint.ruleset.rule import PROFILES

    for kind, key, known in (("profile", "profile", PROFILES), ("level", "fail_on", FAIL_ON)):
        value = options.get(key)
        if value and value not in known:
            raise click.UsageError(f"unknown {kind} '{value}'; {suggestion(value, known)}")
    return Wishes(
        config=options.get("config") or "",
        profile=options.get("profile") or "",
        select=split_commas(options.get("select") or ()),
        ignore=split_commas(options.get("ignore") or ()),
        rules=tuple(options.get("rules") or ()),
        fail_on=options.get("fail_on") or "",
        baseline=options.get("baseline") or "",
        today=default_today(),
        uses_baseline=uses_baseline,
    )
