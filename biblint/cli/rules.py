"""The command group `rules`: list, test, new, schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from biblint.cli.errors import STATUS_FOUND, STATUS_OK, CommandError
from biblint.cli.parameters import Name, terminal_language
from biblint.reports.texts import LANGUAGES
from biblint.ruleset.rule import CATEGORIES, PROFILES

_PACKS = click.option(
    "--rules", "packs", multiple=True, metavar="PATH", help="Add the rules of a file or folder; repeatable."
)


@click.group("rules")
def COMMAND() -> None:  # noqa: N802 - a registry entry
    """List and test rules, and begin new ones."""


@COMMAND.command("list")
@click.option("--category", type=Name("category", lambda: CATEGORIES), help="Only the rules of a category.")
@click.option("--profile", type=Name("profile", lambda: PROFILES), help="Only the rules that a profile turns on.")
@_PACKS
@click.option("--lang", type=Name("language", lambda: LANGUAGES), default=terminal_language, help="en or zh.")
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", help="text (default) or json.")
def list_rules(
    category: str | None, profile: str | None, packs: tuple[str, ...], lang: str, output_format: str
) -> None:
    """List the rules."""
    from biblint.cli.rulepages import rule_summary
    from biblint.cli.rulesets import known_rules
    from biblint.cli.tables import table
    from biblint.ruleset.selection import choose

    rules: Any = known_rules(packs)
    if profile:
        rules = choose(rules, profile=profile).rules
    data = [rule_summary(rule, lang) for rule in rules if category in (None, rule.category)]
    if output_format == "json":
        click.echo(json.dumps(data, indent=2, ensure_ascii=False))
        return
    rows = [[entry["id"], entry["category"], entry["severity"], entry["fix"] or "-", entry["title"]] for entry in data]
    click.echo(table(("id", "category", "severity", "fix", "title"), rows), nl=False)


@COMMAND.command("test", short_help="Run the samples of rules.")
@click.argument("names", nargs=-1, metavar="[ID|PATH]...")
@_PACKS
@click.option("-q", "--quiet", is_flag=True, help="Leave the closing line out.")
def test_rules(names: tuple[str, ...], packs: tuple[str, ...], quiet: bool) -> int:
    """Run the samples of rules: all built-in ones, or those named by id or by the path of a file or folder.

    With --rules alone the rules of those packs are tested.
    """
    from biblint.cli.ruletests import chosen_for_test, tell_failures

    rules = chosen_for_test(names, packs)
    failed = tell_failures(rules)
    if not quiet:
        samples = sum(len(rule.valid) + len(rule.invalid) for rule in rules)
        told = f"{plural(len(rules), 'rule')}, {plural(samples, 'sample')}"
        click.echo(f"{told}: {plural(failed, 'failure') if failed else 'all hold'}")
    return STATUS_FOUND if failed else STATUS_OK


def plural(count: int, noun: str) -> str:
    """A number with its noun."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


@COMMAND.command("new", short_help="Begin a rule.")
@click.argument("rule_id", metavar="ID")
@click.option("--kind", required=True, help="The check kind, such as pattern or pages.")
@click.option("--category", type=Name("category", lambda: CATEGORIES), help="The category that the rule belongs to.")
@click.option("--folder", default=".", show_default=True, metavar="PATH", help="Where the file is written.")
def new_rule_file(rule_id: str, kind: str, category: str | None, folder: str) -> None:
    """Begin a rule: write ID.yaml, which loads, and whose samples fail until they are filled in."""
    from biblint.cli.rulesets import known_rules
    from biblint.ruleset.selection import names_of
    from biblint.ruleset.templates import new_rule

    try:
        text = new_rule(rule_id, kind)
    except ValueError as error:
        raise CommandError(str(error)) from error
    if rule_id in names_of(known_rules(())):
        raise CommandError(f"'{rule_id}' already names a rule of biblint; see: biblint explain {rule_id}")
    if category:
        text = text.replace("category: structure ", f"category: {category} ", 1)
    path = Path(folder, f"{rule_id}.yaml")
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as error:
        raise CommandError(f"{path}: is there already") from error
    except OSError as error:
        raise CommandError(f"{path}: cannot write: {error.strerror or error}") from error
    click.echo(f"{path}: fill it in, then run: biblint rules test {path}")


@COMMAND.command("schema", short_help="Print the JSON Schema of rules, or of reports.")
@click.option("--report", is_flag=True, help="Print the schema of the reports json and jsonl instead.")
def print_schema(report: bool) -> None:
    """Print the JSON Schema of rule files, for editors."""
    if report:
        from biblint.reports.asdata import SCHEMA_FILE

        click.echo(SCHEMA_FILE.read_text("utf-8"), nl=False)
    else:
        from biblint.ruleset.schema import schema_text

        click.echo(schema_text(), nl=False)
