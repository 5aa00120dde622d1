"""The rules of a run, from the built-in ones, the packs that the command line names, and its selections."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from biblint.cli.errors import CommandError
from biblint.ruleset.errors import InvalidFileError
from biblint.ruleset.rule import Rule
from biblint.ruleset.selection import Ruleset, SelectionError, choose, find_rule
from biblint.ruleset.store import builtin_rules


def known_rules(packs: Iterable[str] = ()) -> list[Rule]:
    """The built-in rules without their samples, and those of some packs; raises `CommandError` with all errors."""
    try:
        rules = builtin_rules()
        if packs:
            from biblint.ruleset.loader import check_unique, load_rules

            for pack in packs:
                rules += load_rules(Path(pack))
            check_unique(rules)
    except InvalidFileError as error:
        raise CommandError(f"the rules cannot be loaded\n{error}") from error
    return rules


def chosen_rules(rules: list[Rule], profile: str, select: Iterable[str], ignore: Iterable[str]) -> Ruleset:
    """The rules of a run; raises `CommandError` for a selector that names nothing, or if no rule is left."""
    try:
        ruleset = choose(rules, profile=profile, select=select, ignore=ignore)
    except SelectionError as error:
        raise CommandError(str(error)) from error
    if not ruleset.rules:
        raise CommandError("no rule is left to check: mind --select and --ignore")
    return ruleset


def rule_named(name: str, packs: Iterable[str] = ()) -> Rule:
    """One rule with its samples, by id or alias; raises `CommandError` with the nearest id."""
    from biblint.ruleset.loader import load_rule

    try:
        found = find_rule(known_rules(packs), name)
        return load_rule(Path(found.path))
    except (SelectionError, InvalidFileError) as error:
        raise CommandError(str(error)) from error
