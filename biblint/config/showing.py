"""A configuration as text: each value with the place that it comes from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from biblint.config.model import Config, Pattern, Place, RuleSetting
from biblint.config.rules import RuleState
from biblint.config.setups import Setups, Wishes

COMMAND = "command line"
DEFAULT = "default"


class Line(NamedTuple):
    """One value: its key with `.` between steps, the value, and its origin."""

    key: str
    value: Any
    origin: str


def lines(setups: Setups, path: str) -> Iterator[Line]:
    """Everything that holds for a file or folder; raises what `Setups.of` raises."""
    config = setups.config_of(path) or Config()
    yield from _general(config, setups.wishes)
    yield from _patterns(config)
    for number, override in enumerate(config.overrides):
        yield from _override(f"overrides.{number}", config, number)
        del override
    states = setups.states(path)
    for state in states.values():
        if state.is_on or state.origin or state.is_commanded:
            yield from _rule(state, _profile(config, setups.wishes))


def as_text(found: list[Line]) -> str:
    """Lines in the manner of YAML, with the origins as comments."""
    shown = [(line.key, json.dumps(line.value, ensure_ascii=False), line.origin) for line in found]
    room = min(60, max((len(f"{key}: {value}") for key, value, _ in shown), default=0))
    return "".join(f"{f'{key}: {value}':<{room}}  # {origin}\n" for key, value, origin in shown)


def _origin(place: Place | None) -> str:
    return str(place) if place else DEFAULT


def _general(config: Config, wishes: Wishes) -> Iterator[Line]:
    for entry in config.packs:
        yield Line("extends", str(entry.value), entry.origin)
    for pack in wishes.rules:
        yield Line("extends", pack, COMMAND)
    if wishes.profile:
        yield Line("profile", wishes.profile, COMMAND)
    else:
        for profile in config.profiles:
            yield Line("profile", profile.value, profile.origin)
        if not config.profiles:
            yield Line("profile", "recommended", DEFAULT)
    yield _wished("fail-on", wishes.fail_on, config.fail_on.value, config.fail_on.place)
    yield _wished("baseline", wishes.baseline, config.baseline.value or None, config.baseline.place)
    yield Line("fix.unsafe", config.fix_unsafe.value, config.fix_unsafe.origin)
    for skipped in config.fix_skip:
        yield Line("fix.skip", skipped.value, skipped.origin)
    yield Line("suppressions.require-reason", config.require_reason.value, config.require_reason.origin)
    yield Line("suppressions.report-unused", config.report_unused.value or "warning", config.report_unused.origin)


def _wished(key: str, wish: str, value: Any, place: Place | None) -> Line:
    return Line(key, wish, COMMAND) if wish else Line(key, value, _origin(place))


def _patterns(config: Config) -> Iterator[Line]:
    for key, patterns in (("include", config.include), ("exclude", config.exclude)):
        yield from (Line(key, pattern.glob, str(pattern.place)) for pattern in patterns)
    by_glob: tuple[tuple[str, tuple[tuple[Pattern, Any], ...]], ...] = (
        ("formats", config.formats),
        ("expect", config.expect),
    )
    for key, pairs in by_glob:
        yield from (Line(f"{key}.{pattern.glob}", value, str(pattern.place)) for pattern, value in pairs)
    for name, patterns in config.collections.items():
        yield from (Line(f"collections.{name}", pattern.glob, str(pattern.place)) for pattern in patterns)


def _override(key: str, config: Config, number: int) -> Iterator[Line]:
    override = config.overrides[number]
    yield from (Line(f"{key}.files", pattern.glob, str(pattern.place)) for pattern in override.files)
    yield from (Line(f"{key}.records", f"{one.by}:{one.value}", str(one.place)) for one in override.records)
    yield from (Line(f"{key}.rules.{one.selector}", _setting(one), str(one.place)) for one in override.rules)
    if override.reason:
        yield Line(f"{key}.reason", override.reason, str(override.place.at("reason")))
    if override.expires:
        yield Line(f"{key}.expires", override.expires.isoformat(), str(override.place.at("expires")))


def _setting(setting: RuleSetting) -> str | Mapping[str, Any]:
    return {"severity": setting.level, **setting.params} if setting.params else setting.level


def _profile(config: Config, wishes: Wishes) -> str:
    """The profiles that turn rules on, as an origin."""
    names = [wishes.profile] if wishes.profile else [entry.value for entry in config.profiles] or ["recommended"]
    return f"profile {', '.join(dict.fromkeys(names))}"


def _rule(state: RuleState, profile: str) -> Iterator[Line]:
    key = f"rules.{state.rule.id}"
    origin = COMMAND if state.is_commanded else str(state.origin) if state.origin else profile
    yield Line(key, state.severity if state.is_on else "off", origin)
    for param in state.rule.params if state.is_on else ():
        if param.name in state.params:
            yield Line(f"{key}.{param.name}", state.params[param.name], origin)
        else:
            yield Line(f"{key}.{param.name}", param.default, DEFAULT)
