"""Which rules a run goes by: a profile, then `--select` and `--ignore` by id, alias, `category:` or `tag:`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from biblint.model import Severity
from biblint.ruleset.rule import CATEGORIES, PROFILES, Rule


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
    names: Mapping[str, str] = field(default_factory=dict)
    """Every id and alias that there is, of rules of this run and others -> the rule's id; empty if nobody asked."""

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
        chosen = set().union(*(selected_ids(rules, selector) for selector in wanted))
        for selector in wanted:
            demand_lists(rules, selector)
    else:
        chosen = {rule.id for rule in rules if in_profile(rule, profile) and rule.status != "deprecated"}
    for selector in ignore:
        chosen -= selected_ids(rules, selector)
    return Ruleset(tuple(rule for rule in rules if rule.id in chosen and not rule.needs), names=names_of(rules))


def demand_lists(rules: Sequence[Rule], selector: str, given: Mapping[str, Collection[str]] = {}) -> None:
    """Raises `SelectionError` if a selector names a rule that needs a list which is not among the params given.

    In a group such rules are left out without a word.
    """
    if ":" in selector or selector == "all":
        return
    rule = find_rule(rules, selector)
    named = set[str]().union(*(given.get(name, ()) for name in (rule.id, *rule.aliases)))
    missing = next((name for name in rule.needs if name not in named), "")
    if missing:
        told = f"rules: {{{rule.id}: {{{missing}: FILE}}}}"
        raise SelectionError(f"the rule '{rule.id}' needs a list; set its param in a configuration: {told}")


def names_of(rules: Iterable[Rule]) -> dict[str, str]:
    """Every id and alias of some rules -> the rule's id."""
    return {name: rule.id for rule in rules for name in (rule.id, *rule.aliases)}


def find_rule(rules: Iterable[Rule], name: str) -> Rule:
    """The rule with that id or alias; raises `SelectionError` with the nearest ids."""
    known = list(rules)
    for rule in known:
        if name == rule.id or name in rule.aliases:
            return rule
    raise SelectionError(f"unknown rule '{name}'{_hint(name, [rule.id for rule in known])}")


def in_profile(rule: Rule, profile: str) -> bool:
    """True if a profile turns a rule on; every profile holds the recommended rules."""
    return "recommended" in rule.profiles or profile in rule.profiles


def selected_ids(rules: Sequence[Rule], selector: str) -> set[str]:
    """The ids of the rules that a selector names; raises `SelectionError` if it names none."""
    if selector == "all":
        return {rule.id for rule in rules}
    kind, colon, name = selector.partition(":")
    if not colon:
        if selector in CATEGORIES and selector not in names_of(rules):
            raise SelectionError(f"unknown rule '{selector}'; did you mean 'category:{selector}'?")
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
    from difflib import get_close_matches

    near = get_close_matches(name, list(known), 1)
    return f"; did you mean '{near[0]}'?" if near else ""
