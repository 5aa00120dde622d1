"""Runs the samples of rules for `biblint rules test`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from biblint.cli.errors import CommandError
from biblint.cli.rulesets import rule_named
from biblint.reports.display import escaped
from biblint.ruleset.errors import InvalidFileError
from biblint.ruleset.loader import load_rules
from biblint.ruleset.rule import Rule
from biblint.ruleset.store import builtin_rules
from biblint.samples import run_samples


def chosen_for_test(names: Sequence[str], packs: Sequence[str]) -> list[Rule]:
    """The rules to be tested, with their samples; raises `CommandError` for what cannot be loaded."""
    try:
        if not names:
            return [rule for pack in packs for rule in load_rules(Path(pack))] or builtin_rules(with_samples=True)
        return [rule for name in names for rule in _named(name, packs)]
    except InvalidFileError as error:
        raise CommandError(f"the rules cannot be loaded\n{error}") from error


def _named(name: str, packs: Sequence[str]) -> list[Rule]:
    """The rules of a path, or the one of an id."""
    if "/" in name or "\\" in name or name.endswith((".yaml", ".yml")) or Path(name).is_dir():
        return load_rules(Path(name))
    return [rule_named(name, packs)]


def tell_failures(rules: Iterable[Rule]) -> int:
    """Print each way in which a sample does not hold; their number. A check that raises ends the run."""
    failed = 0
    for rule in rules:
        for failure in run_samples(rule):
            failed += 1
            click.echo(f"{rule.path}:{failure.line}: {rule.id}: {failure.sample}: {escaped(failure.problem)}")
    return failed
