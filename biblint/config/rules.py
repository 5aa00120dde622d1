"""What configurations say of rules, applied to the rules that there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from biblint.config.model import Config, ConfigError, Place, RuleSetting
from biblint.model import Severity
from biblint.ruleset.errors import FileError, FileErrors, did_you_mean
from biblint.ruleset.rule import Rule
from biblint.ruleset.selection import (
    Ruleset,
    SelectionError,
    demand_lists,
    find_rule,
    in_profile,
    names_of,
    selected_ids,
)

UNUSED = "suppression-unused"
WITHOUT_REASON = "suppression-without-reason"


@dataclass(slots=True)
class RuleState:
    """What holds for one rule, and which setting says so."""

    rule: Rule
    is_on: bool
    severity: Severity
    params: dict[str, Any] = field(default_factory=dict)
    origin: Place | None = None
    """The setting that decided last; None if the profile or the command line did."""
    is_commanded: bool = False
    """True if the command line's selection decided last."""

    @property
    def has_lists(self) -> bool:
        """True unless the rule needs a list that is not given."""
        return all(name in self.params for name in self.rule.needs)


@dataclass(frozen=True, slots=True)
class Choice:
    """What the command line says of rules, which counts more than configurations."""

    profile: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


def rule_states(
    rules: Sequence[Rule], config: Config, choice: Choice = Choice(), overrides: Iterable[Sequence[RuleSetting]] = ()
) -> dict[str, RuleState]:
    """What holds for each rule by its id, for files to which some overrides apply; raises `SelectionError`.

    The command line's selection comes after the configuration's settings, and before overrides for files.
    """
    profiles = [choice.profile] if choice.profile else [entry.value for entry in config.profiles] or ["recommended"]
    states = {
        rule.id: RuleState(
            rule, rule.status != "deprecated" and any(in_profile(rule, name) for name in profiles), rule.severity
        )
        for rule in rules
    }
    for layer in config.layers:
        _apply(states, rules, layer)
    _look_after(states, config)
    if choice.select:
        wanted = set[str]().union(*(selected_ids(rules, selector) for selector in choice.select))
        for state in states.values():
            _command(state, state.rule.id in wanted)
    for selector in choice.ignore:
        for name in selected_ids(rules, selector):
            _command(states[name], False)
    for override in overrides:
        _apply(states, rules, override, may_turn_on=not choice.select)
    given = {setting.selector: setting.params for setting in _settings(config) if setting.params}
    for selector in choice.select:
        demand_lists(rules, selector, given)
    for state in states.values():
        state.is_on = state.is_on and state.has_lists
    return states


def ruleset_of(states: Mapping[str, RuleState]) -> Ruleset:
    """The rules that are on, with their severities and params."""
    on = [state for state in states.values() if state.is_on]
    return Ruleset(
        tuple(state.rule for state in on),
        {state.rule.id: state.severity for state in on if state.severity != state.rule.severity},
        {state.rule.id: _needed(state) for state in on if state.params},
        names_of(state.rule for state in states.values()),
    )


def _needed(state: RuleState) -> Mapping[str, Any]:
    """The params of a rule; of lists what the rule asks for."""
    if not any(param.is_file for param in state.rule.params):
        return state.params
    from biblint.config.lists import needed

    return needed(state.rule, state.params)


def _apply(
    states: Mapping[str, RuleState], rules: Sequence[Rule], layer: Sequence[RuleSetting], *, may_turn_on: bool = True
) -> None:
    """Let the settings of one file or override count."""
    for setting in layer:
        for name in selected_ids(rules, setting.selector):
            state = states[name]
            if setting.is_group and setting.level in ("error", "warning", "info") and not state.is_on:
                continue  # another severity for a group turns nothing on
            state.is_on = setting.level != "off" and (state.is_on or (may_turn_on and bool(setting.level)))
            if setting.level in ("error", "warning", "info"):
                state.severity = cast("Severity", setting.level)
            state.params |= _absolute(state.rule, setting)
            state.origin, state.is_commanded = setting.place, False


def _command(state: RuleState, is_on: bool) -> None:
    """Let the command line turn a rule on or off."""
    if state.is_on != is_on:
        state.is_on, state.is_commanded = is_on, True


def _absolute(rule: Rule, setting: RuleSetting) -> dict[str, Any]:
    """The params of a setting; names of lists are relative to the configuration that names them."""
    folder = Path(setting.place.document.path).parent
    files = {param.name for param in rule.params if param.is_file}
    if files.isdisjoint(setting.params):
        return dict(setting.params)
    from biblint.ruleset.lists import ListFile

    return {name: ListFile(folder / value) if name in files else value for name, value in setting.params.items()}


def _look_after(states: Mapping[str, RuleState], config: Config) -> None:
    """What `suppressions` says, as the settings of the rules that it stands for."""
    reason, unused = states.get(WITHOUT_REASON), states.get(UNUSED)
    if reason and config.require_reason.place:
        reason.is_on, reason.origin = config.require_reason.value, config.require_reason.place
    if unused and config.report_unused.place:
        level = config.report_unused.value
        unused.is_on, unused.origin = level != "off", config.report_unused.place
        unused.severity = unused.severity if level == "off" else cast("Severity", level)


def check_rules(config: Config, rules: Sequence[Rule]) -> None:
    """Raises `FileErrors` for selectors that name nothing, and for params that a rule has not or that do not fit."""
    errors: list[FileError] = []
    for setting in _settings(config):
        errors += _faults(setting, rules)
    if not errors:
        errors += _list_faults(config, rules)
    for entry in config.fix_skip:
        try:
            selected_ids(rules, entry.value)
        except SelectionError as error:
            if entry.place:
                errors.append(_unknown(entry.place, str(error), is_key=False))
    if errors:
        raise FileErrors(errors)


def _settings(config: Config) -> Iterator[RuleSetting]:
    for layer in config.layers:
        yield from layer
    for override in config.overrides:
        yield from override.rules


def _faults(setting: RuleSetting, rules: Sequence[Rule]) -> Iterator[FileError]:
    """What is wrong with a setting."""
    try:
        selected_ids(rules, setting.selector)
    except SelectionError as error:
        yield _unknown(setting.place, str(error), is_key=True)
        return
    if setting.params and setting.is_group:
        yield setting.place.error("a group of rules has no params, only a severity", key=True)
    elif setting.params:
        rule = find_rule(rules, setting.selector)
        for name, value in setting.params.items():
            yield from _param_faults(setting.place.at(name), rule, name, value)


def _param_faults(place: Place, rule: Rule, name: str, value: object) -> Iterator[FileError]:
    """What is wrong with one param: unknown, of another type, or no value for the options that it stands for."""
    from biblint.checks import kind_named
    from biblint.formats import formats
    from biblint.ruleset.loader import rule_formats
    from biblint.ruleset.params import referenced
    from biblint.ruleset.schema import rule_schema
    from biblint.ruleset.validation import SchemaValidator

    param = next((param for param in rule.params if param.name == name), None)
    if param is None:
        known = ["severity", *(param.name for param in rule.params)]
        yield place.error(f"the rule '{rule.id}' has no param '{name}'", did_you_mean(name, known), key=True)
        return
    schemas = kind_named(rule.check.kind).options
    wanted = [param.schema]
    wanted += [schemas[option] for option, given in rule.check.options.items() if referenced(given) == name]
    validator = SchemaValidator(rule_schema({}, ()), rule_formats(formats()))
    found = (validator.errors(place.document, ConfigError, at=place.keys, value=value, schema=one) for one in wanted)
    yield from next((errors for errors in found if errors), [])


def _list_faults(config: Config, rules: Sequence[Rule]) -> Iterator[FileError]:
    """What is wrong with lists that settings name, or should name."""
    layered = tuple(setting for layer in config.layers for setting in layer)
    settings: Sequence[Sequence[RuleSetting]] = [layered, *((*layered, *one.rules) for one in config.overrides)]
    by_file = {rule.id: rule for rule in rules if any(param.is_file for param in rule.params)}
    told: set[tuple[str, int, str]] = set()
    for layers in settings if by_file else ():
        mine: dict[str, list[RuleSetting]] = {}
        for setting in layers:
            if not setting.is_group:
                mine.setdefault(find_rule(rules, setting.selector).id, []).append(setting)
        for name in mine.keys() & by_file.keys():
            from biblint.config.lists import faults

            for error in faults(by_file[name], mine[name], [_absolute(by_file[name], one) for one in mine[name]]):
                known = error.path, error.line, error.message
                if known not in told:
                    told.add(known)
                    yield error


def _unknown(place: Place, message: str, *, is_key: bool) -> FileError:
    """The error for a selector that names nothing; the nearest name is told as help."""
    said, _, hint = message.partition("; ")
    return place.error(said, hint, key=is_key)
