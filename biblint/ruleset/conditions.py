"""The `when` of a rule as a predicate on records."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from biblint.facets import parts
from biblint.model import Record
from biblint.regex import compile_pattern
from biblint.ruleset.rule import Condition
from biblint.variables import FACETS

Predicate = Callable[[Record], bool]


def compile_condition(condition: Condition) -> Predicate:
    """A function that says whether a record meets a condition; raises `PatternError` for a bad pattern."""
    return _COMPILERS[condition.op](condition)


def _present(condition: Condition) -> Predicate:
    readers = [_texts(name) for name in condition.variables]
    return lambda record: all(read(record) for read in readers)


def _absent(condition: Condition) -> Predicate:
    readers = [_texts(name) for name in condition.variables]
    return lambda record: not any(read(record) for read in readers)


def _matches(condition: Condition) -> Predicate:
    patterns = [(_texts(variable), compile_pattern(pattern)) for variable, pattern in condition.patterns]
    return lambda record: all(any(pattern.search(text) for text in read(record)) for read, pattern in patterns)


def _texts(name: str) -> Callable[[Record], Sequence[str]]:
    """A function from a record to the texts of a variable or a facet, own or inherited."""
    if name in FACETS:
        return lambda record: [part.text for part in parts(record, name)]
    return lambda record: record.texts(name)


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
