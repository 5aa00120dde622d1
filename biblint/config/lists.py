"""Lists that settings of a rule name: whether they can be read, hold the columns that are wanted, and are there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from biblint.checks import kind_named
from biblint.checks._lists import ListKind
from biblint.checks.base import Kind, OptionError, Setting
from biblint.config.model import Place, RuleSetting
from biblint.ruleset.errors import FileError
from biblint.ruleset.lists import ListFile
from biblint.ruleset.params import referenced, resolve
from biblint.ruleset.rule import Rule
from biblint.tables import Table


def faults(rule: Rule, settings: Sequence[RuleSetting], params: Sequence[Mapping[str, Any]]) -> Iterator[FileError]:
    """What is wrong with the settings of one rule, the later over the earlier; `params` are theirs, with lists."""
    merged: dict[str, Any] = {}
    places: dict[str, Place] = {}
    last: RuleSetting | None = None
    for setting, given in zip(settings, params, strict=True):
        merged |= given
        places |= {name: setting.place.at(name) for name in given}
        last = setting if setting.level else last
    missing = next((name for name in rule.needs if name not in merged), "")
    if missing:
        if last and last.level != "off":
            told = f"the rule '{rule.id}' needs a list, and is on only where '{missing}' names one"
            yield last.place.error(told, f"write {rule.id}: {{{missing}: FILE}}", key=True)
        return
    yield from _wrong(rule, merged, places) if places else ()


def _wrong(rule: Rule, params: Mapping[str, Any], places: Mapping[str, Place]) -> Iterator[FileError]:
    """What keeps a rule with all its params from being used, at the param whose fault it is."""
    kind = kind_named(rule.check.kind)
    somewhere = next(iter(places.values()))
    for name, value in params.items():
        if isinstance(value, ListFile):
            try:
                table = value.table
            except FileError as error:
                at = f"{error.path}:{error.line}: " if error.line else f"{error.path}: "
                yield places.get(name, somewhere).error(f"{at}{error.message}", error.hint)
                return
            yield from _missing_columns(rule, kind, table, params, places)
    options = resolve(rule.check.options, rule.params, needed(rule, params))
    try:
        for variable in rule.select.variables:
            kind.compile(options, Setting((variable,)))
    except OptionError as error:
        named = referenced(rule.check.options.get(error.key)) or ""
        listed = referenced(rule.check.options.get("list")) or ""
        yield places.get(named, places.get(listed, somewhere)).error(error.message, error.hint)


def needed(rule: Rule, params: Mapping[str, Any]) -> Mapping[str, Any]:
    """The same params, with those columns of the lists only that the rule asks for."""
    kind = kind_named(rule.check.kind)
    if not isinstance(kind, ListKind) or not any(isinstance(value, ListFile) for value in params.values()):
        return params
    options = resolve(rule.check.options, rule.params, params)
    names = dict.fromkeys(name for option in (*kind.naming, "where", "unless") for name in options.get(option, ()))
    return {name: value.only(names) if isinstance(value, ListFile) else value for name, value in params.items()}


def _missing_columns(
    rule: Rule, kind: Kind, table: Table, params: Mapping[str, Any], places: Mapping[str, Place]
) -> Iterator[FileError]:
    """An error for each column that a setting names, and the list has not; a bare list has no columns to name."""
    for option in kind.naming if isinstance(kind, ListKind) else ():
        name = referenced(rule.check.options.get(option)) or ""
        for number, column in enumerate(params.get(name, ()) if name in places else ()):
            if table.is_bare or not table.places([column]):
                told = f"the list {table.name} has no column '{column}'"
                yield places[name].at(number).error(told, table.nearest(column))
