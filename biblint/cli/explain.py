"""The command `explain`."""

from __future__ import annotations

import json
from typing import Any

import click

from biblint.cli.parameters import Name, terminal_language
from biblint.reports.texts import LANGUAGES


@click.command("explain", short_help="Explain a rule.")
@click.argument("rule")
@click.option("--rules", multiple=True, metavar="PATH", help="Know the rules of a file or folder too; repeatable.")
@click.option("--lang", type=Name("language", lambda: LANGUAGES), default=terminal_language, help="en or zh.")
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", help="text (default) or json.")
def COMMAND(rule: str, rules: tuple[str, ...], lang: str, output_format: str) -> None:  # noqa: N802 - a registry entry
    """Explain a rule: what it finds and why it matters, its settings, samples and fix."""
    from biblint.cli.rulepages import rule_data, rule_page
    from biblint.cli.rulesets import rule_named

    found = rule_named(rule, rules)
    if output_format == "json":
        data: dict[str, Any] = rule_data(found, lang)
        click.echo(json.dumps(data, indent=2, ensure_ascii=False))
    else:
        click.echo(rule_page(found, lang), nl=False)
