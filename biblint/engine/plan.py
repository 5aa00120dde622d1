"""A ruleset compiled for one format: which checks see which variables, and which findings go to which rules.

Rules that share a check kind, its options and a variable share one compiled check; a classifier so classifies a value
once, however many rules stand on it. Text checks of a variable share one memo, and pattern checks one pattern set.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from biblint.checks import VALUE_KINDS, kind_named
from biblint.checks.base import GroupCheck, Guard, Guarded, Kind, Setting, TextCheck
from biblint.model import Finding, Record, Severity
from biblint.regex import PatternSet
from biblint.ruleset.conditions import Predicate, compile_condition
from biblint.ruleset.messages import Template
from biblint.ruleset.rule import Condition, Rule, text_in
from biblint.ruleset.selection import Ruleset
from biblint.variables import FACETS

_MEMO_ENTRIES = 8192
_MEMO_TEXT = 80
"""Longer texts hardly repeat and are not memoised."""


@dataclass(slots=True, eq=False)
class Entry:
    """A rule ready to run: severity, message and conditions resolved."""

    rule: Rule
    severity: Severity
    text: str
    fix_title: str
    when: Predicate | None
    collapses: bool
    """True for kinds whose violations in all records of a file are said once for the file."""
    _message: Template | None = None

    @property
    def message(self) -> Template:
        """The message, compiled when it is first told; the loader has seen to it that it can be."""
        if self._message is None:
            self._message = Template(self.text)
        return self._message

    @property
    def is_collective(self) -> bool:
        """True for a rule over the records of all files that belong together."""
        return self.rule.is_collective

    def takes(self, kind: str) -> bool:
        """True if the rule is for records of a CSL type (`''`: unknown)."""
        applies = self.rule.applies
        return (applies.types is None or kind in applies.types) and kind not in applies.except_types

    def applies(self, record: Record) -> bool:
        """True if the record's type and the rule's conditions let the rule speak."""
        return self.takes(record.type) and (self.when is None or self.when(record))


@dataclass(slots=True, eq=False)
class Group:
    """One compiled check and the rules that its findings go to."""

    check: Any
    routes: dict[str, list[Entry]] = field(default_factory=dict)
    suspects: Guard | None = None
    """What tells by the texts alone that the check has nothing to find."""

    def entries_for(self, kind: str) -> tuple[Entry, ...]:
        """Every rule of the group that takes records of a type, once."""
        unique = {id(entry): entry for entries in self.routes.values() for entry in entries}
        return tuple(entry for entry in unique.values() if entry.takes(kind))


Hits = tuple[tuple[Group, tuple[Finding, ...]], ...]


class TextPlan:
    """All text checks of one variable, with their memo."""

    def __init__(self) -> None:
        self.groups: list[Group] = []
        self.memo: dict[str, Hits] = {}
        """Text -> its hits, for short texts that were seen lately."""
        self._always: list[tuple[TextCheck, Group]] = []
        self._patterned: list[Group] = []
        self._set: PatternSet | None = None
        self._ready = False

    def hits(self, text: str) -> Hits:
        """The findings of every check on a text that is not in the memo, by group; groups without any are left out."""
        if not self._ready:
            self._prepare()
        found: Hits = ()
        for check, group in self._always:
            findings = check(text)
            if findings and (findings := tuple(findings)):
                found += ((group, findings),)
        if self._set is not None:
            for index in self._set.match(text):
                group = self._patterned[index]
                findings = tuple(group.check(text))
                if findings:
                    found += ((group, findings),)
        if len(text) <= _MEMO_TEXT:
            if len(self.memo) >= _MEMO_ENTRIES:
                self.memo.clear()
            self.memo[text] = found
        return found

    def _prepare(self) -> None:
        patterned = [group for group in self.groups if getattr(group.check, "prefilter", None)]
        if len(patterned) > 1:
            self._patterned = patterned
            self._set = PatternSet([group.check.prefilter for group in patterned])
        self._always = [(group.check, group) for group in self.groups if group not in self._patterned]
        self._ready = True


@dataclass(slots=True, eq=False)
class VariablePlan:
    """The checks of one variable."""

    texts: TextPlan | None = None
    values: list[Group] = field(default_factory=list)
    lists: list[Group] = field(default_factory=list)


Pending = dict[str, list[tuple[Entry, Callable[[str, VariablePlan], None]]]]
"""Variable -> its rules in their order, each with what adds its check."""


class Variables(dict[str, VariablePlan | None]):
    """The checks of each variable in records of one type, compiled when a record first has it; None: no rule asks."""

    def __init__(self, kind: str, pending: Pending) -> None:
        super().__init__()
        self._kind = kind
        self._pending = pending

    def __missing__(self, variable: str) -> VariablePlan | None:
        adding = [add for entry, add in self._pending.get(variable, ()) if entry.takes(self._kind)]
        plan = VariablePlan() if adding else None
        for add in adding:
            add(variable, plan)  # type: ignore[arg-type]  # there is a plan where anything is added
        self[variable] = plan
        return plan


@dataclass(slots=True, eq=False)
class Plan:
    """What runs on the records of one format, or on the references they list."""

    pending: Pending = field(default_factory=dict)
    """The rules on values, whose checks are compiled when they are first needed."""
    records: list[Group] = field(default_factory=list)
    notes: dict[str, list[tuple[Group, Entry]]] = field(default_factory=dict)
    groups: list[tuple[Entry, GroupCheck]] = field(default_factory=list)
    raws: tuple[str, ...] = ()
    """The `raw:` variables that some rule selects."""
    facets: tuple[str, ...] = ()
    """The facets that some rule selects."""
    entries: list[Entry] = field(default_factory=list)
    references: Plan | None = None
    """The plan for listed references; None if no rule asks for them."""
    _by_type: dict[str, tuple[tuple[Group, tuple[Entry, ...]], ...]] = field(default_factory=dict)
    _variables: dict[str, Variables] = field(default_factory=dict)

    def variables(self, kind: str) -> Variables:
        """The checks of each variable in records of a CSL type (`''`: unknown)."""
        found = self._variables.get(kind)
        if found is None:
            found = self._variables[kind] = Variables(kind, self.pending)
        return found

    def record_groups(self, kind: str) -> tuple[tuple[Group, tuple[Entry, ...]], ...]:
        """The record checks for a CSL type, each with the rules whose conditions are counted."""
        found = self._by_type.get(kind)
        if found is None:
            pairs = ((group, group.entries_for(kind)) for group in self.records)
            found = self._by_type[kind] = tuple(
                (group, tuple(entry for entry in entries if entry.when and entry.collapses))
                for group, entries in pairs
                if entries
            )
        return found

    @property
    def is_empty(self) -> bool:
        """True if nothing at all would run."""
        return not self.entries


def compile_plan(ruleset: Ruleset, format_name: str, today: datetime.date, language: str) -> Plan:
    """Compile a ruleset for one format; raises `OptionError` or `PatternError` for what the loader cannot know."""
    plan = _Compiler(ruleset, format_name, today, language, "record").plan()
    references = _Compiler(ruleset, format_name, today, language, "reference").plan()
    plan.references = None if references.is_empty else references
    return plan


def _when_asked(condition: Condition) -> Predicate:
    """A condition that is compiled when a record is first held against it; most rules of a run are never asked."""
    compiled: list[Predicate] = []

    def holds(record: Record) -> bool:
        if not compiled:
            compiled.append(compile_condition(condition))
        return compiled[0](record)

    return holds


class _Compiler:
    def __init__(self, ruleset: Ruleset, format_name: str, today: datetime.date, language: str, within: str) -> None:
        self._ruleset = ruleset
        self._format = format_name
        self._today = today
        self._language = language
        self._within = within
        self._groups: dict[tuple[str, str, str], Group] = {}
        self._group_checks: dict[str, GroupCheck] = {}
        self._plan = Plan()

    def plan(self) -> Plan:
        for rule in self._ruleset.rules:
            if self._concerns(rule):
                self._add(rule)
        selected = sorted(self._plan.pending)
        self._plan.raws = tuple(name for name in selected if name.startswith("raw:"))
        self._plan.facets = tuple(name for name in selected if name in FACETS)
        return self._plan

    def _concerns(self, rule: Rule) -> bool:
        applies = rule.applies
        if applies.within not in (self._within, "both"):
            return False
        named = self._format in ("", "canonical") or applies.formats is None or self._format in applies.formats
        return named and self._format not in applies.except_formats

    def _add(self, rule: Rule) -> None:
        entry = self._entry(rule)
        self._plan.entries.append(entry)
        if rule.check.kind in VALUE_KINDS:
            self._await(rule, entry)
            return
        kind = kind_named(rule.check.kind)
        options = self._options(rule)
        if kind.scope == "group":
            setting = Setting(rule.select.variables, self._today, self._format, self._language)
            self._plan.groups.append((entry, self._group_check(kind, options, setting)))
        elif kind.scope == "note":
            group = self._group(kind, options, rule.select.variables, entry, rule)
            for name in rule.check.report:
                self._plan.notes.setdefault(name, []).append((group, entry))
        else:
            self._record_group(kind, options, entry, rule)

    def _group_check(self, kind: Kind, options: Mapping[str, Any], setting: Setting) -> GroupCheck:
        """The check of a rule over groups, one for all rules that differ in what they report only."""
        key = json.dumps([kind.name, options], sort_keys=True)
        check = self._group_checks.get(key)
        if check is None:
            check = self._group_checks[key] = kind.compile(options, setting)  # type: ignore[assignment]
        return check  # type: ignore[return-value]

    def _await(self, rule: Rule, entry: Entry) -> None:
        """Put the check of a rule off until a record has one of its variables, unless it might be refused."""

        def add(variable: str, plan: VariablePlan) -> None:
            self._value_group(variable, plan, entry, rule)

        for variable in rule.select.variables:
            self._plan.pending.setdefault(variable, []).append((entry, add))
        if self._ruleset.params.get(rule.id):
            kind_named(rule.check.kind).compile(self._options(rule), Setting((), self._today, self._format))

    def _record_group(self, kind: Kind, options: Mapping[str, Any], entry: Entry, rule: Rule) -> None:
        group = self._group(kind, options, rule.select.variables, entry, rule)
        if group not in self._plan.records:
            self._plan.records.append(group)

    def _value_group(self, variable: str, plan: VariablePlan, entry: Entry, rule: Rule) -> None:
        kind = kind_named(rule.check.kind)
        group = self._group(kind, self._options(rule), (variable,), entry, rule)
        if kind.scope == "text":
            plan.texts = plan.texts or TextPlan()
            groups = plan.texts.groups
        else:
            groups = plan.values if kind.scope == "value" else plan.lists
        if group not in groups:
            groups.append(group)

    def _group(
        self, kind: Kind, options: Mapping[str, Any], variables: tuple[str, ...], entry: Entry, rule: Rule
    ) -> Group:
        # Plain kinds are never shared: two rules with the same options would be one rule.
        own = "" if kind.classifier else rule.id
        key = (kind.name, json.dumps(options, sort_keys=True) + own, ",".join(variables))
        group = self._groups.get(key)
        if group is None:
            check = kind.compile(options, Setting(variables, self._today, self._format))
            group = Group(check.check, suspects=check.suspects) if isinstance(check, Guarded) else Group(check)
            self._groups[key] = group
        for name in rule.check.report or kind.findings:
            entries = group.routes.setdefault(name, [])
            if entry not in entries:
                entries.append(entry)
        return group

    def _options(self, rule: Rule) -> dict[str, Any]:
        return {key: self._resolve(rule, value) for key, value in rule.check.options.items()}

    def _entry(self, rule: Rule) -> Entry:
        return Entry(
            rule,
            self._ruleset.severity(rule),
            text_in(rule.message, self._language),
            text_in(rule.fix.title, self._language) if rule.fix else "",
            _when_asked(rule.applies.when) if rule.applies.when else None,
            rule.check.kind == "required",
        )

    def _resolve(self, rule: Rule, value: Any) -> Any:
        if not (isinstance(value, str) and value.startswith("$") and len(value) > 1):
            return value
        name = value[1:]
        given = self._ruleset.params.get(rule.id, {})
        if name in given:
            return given[name]
        return next((param.default for param in rule.params if param.name == name), value)
