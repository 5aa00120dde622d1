"""The `when` of a rule as a predicate on records."""

from __future__ import annotations

from collections.abc import Callable

from biblint.model import Record
from biblint.regex import compile_pattern
from biblint.ruleset.rule import Condition

Predicate = Callable[[Record], bool]


def compile_condition(condition: Condition) -> Predicate:
    """A function that says whether a record meets a condition; raises `PatternError` for a bad pattern."""
    return _COMPILERS[condition.op](condition)


def _present(condition: Condition) -> Predicate:
    names = condition.variables
    return lambda record: all(record.has(name) or bool(record.values(name)) for name in names)


def _absent(condition: Condition) -> Predicate:
    names = condition.variables
    return lambda record: not any(record.has(name) or record.values(name) for name in names)


def _matches(condition: Condition) -> Predicate:
    patterns = [(variable, compile_pattern(pattern)) for variable, pattern in condition.patterns]
    return lambda record: all(
        any(pattern.search(value.text) for value in record.values(variable)) for variable, pattern in patterns
    )


def _all(condition: Condition) -> Predicate:
    parts = [compile_condition(part) for part in condition.parts]
    return lambda record: all(part(record) for part in parts)


def _any(condition: Condition) -> Predicate:
    parts = [compile_condition(part) for part in condition.parts]
    return lambda record: any(part(record) for part in parts)


def _not(condition: Condition) -> Predicate:
    part = compile_condition(condition.parts[0])
    return lambda record: not part(record)


_COMPILERS: dict[str, Callable[[Condition], Predicate]] = {
    "present": _present,
    "absent": _absent,
    "matches": _matches,
    "all": _all,
    "any": _any,
    "not": _not,
}
