"""Which rules a run goes by: a profile, then `--select` and `--ignore` by id, alias, `category:` or `tag:`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from biblint.model import Severity
from biblint.ruleset.rule import PROFILES, Rule


class SelectionError(Exception):
    """A selector that names nothing; the message is for the user."""


@dataclass(frozen=True, slots=True)
class Ruleset:
    """The rules of a run, with what the user changed about them."""

    rules: tuple[Rule, ...]
    severities: Mapping[str, Severity] = field(default_factory=dict)
    """Rule id -> severity, where it differs from the rule's own."""
    params: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Rule id -> param -> value."""

    def severity(self, rule: Rule) -> Severity:
        """The severity that a rule's violations have in this run."""
        return self.severities.get(rule.id, rule.severity)


def choose(
    rules: Sequence[Rule], *, profile: str = "recommended", select: Iterable[str] = (), ignore: Iterable[str] = ()
) -> Ruleset:
    """The rules of a profile, or those selected instead of it, less those ignored; raises `SelectionError`."""
    if profile not in PROFILES:
        raise SelectionError(f"unknown profile '{profile}'{_hint(profile, PROFILES)}")
    wanted = list(select)
    if wanted:
        chosen = set().union(*(_ids(rules, selector) for selector in wanted))
    else:
        chosen = {rule.id for rule in rules if _in_profile(rule, profile) and rule.status != "deprecated"}
    for selector in ignore:
        chosen -= _ids(rules, selector)
    return Ruleset(tuple(rule for rule in rules if rule.id in chosen))


def find_rule(rules: Iterable[Rule], name: str) -> Rule:
    """The rule with that id or alias; raises `SelectionError` with the nearest ids."""
    known = list(rules)
    for rule in known:
        if name == rule.id or name in rule.aliases:
            return rule
    raise SelectionError(f"unknown rule '{name}'{_hint(name, [rule.id for rule in known])}")


def _in_profile(rule: Rule, profile: str) -> bool:
    return "recommended" in rule.profiles or profile in rule.profiles


def _ids(rules: Sequence[Rule], selector: str) -> set[str]:
    if selector == "all":
        return {rule.id for rule in rules}
    kind, colon, name = selector.partition(":")
    if not colon:
        return {find_rule(rules, selector).id}
    if kind == "category":
        found, known = {rule.id for rule in rules if rule.category == name}, {rule.category for rule in rules}
    elif kind == "tag":
        found, known = {rule.id for rule in rules if name in rule.tags}, {tag for rule in rules for tag in rule.tags}
    else:
        raise SelectionError(f"unknown selector '{selector}': use a rule id, 'category:NAME', 'tag:NAME' or 'all'")
    if not found:
        raise SelectionError(f"no rule has {kind} '{name}'{_hint(name, known)}")
    return found


def _hint(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, list(known), 1)
    return f"; did you mean '{near[0]}'?" if near else ""
