"""The `when` of a rule as a predicate on records."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from biblint.facets import texts_of
from biblint.model import Record
from biblint.regex import compile_pattern
from biblint.ruleset.rule import Condition

Predicate = Callable[[Record], bool]


def compile_condition(condition: Condition) -> Predicate:
    """A function that says whether a record meets a condition; raises `PatternError` for a bad pattern."""
    return _COMPILERS[condition.op](condition)


def _present(condition: Condition) -> Predicate:
    return _every([_is_there(name) for name in condition.variables])


def _absent(condition: Condition) -> Predicate:
    return _negated(_some([_is_there(name) for name in condition.variables]))


def _is_there(name: str) -> Predicate:
    read = texts_of(name)
    return lambda record: bool(read(record))


def _matches(condition: Condition) -> Predicate:
    return _every([_has_match(variable, pattern) for variable, pattern in condition.patterns])


def _has_match(variable: str, source: str) -> Predicate:
    read, is_in = texts_of(variable), compile_pattern(source).is_in

    def holds(record: Record) -> bool:
        texts = read(record)
        return bool(texts) and any(map(is_in, texts))

    return holds


def _all(condition: Condition) -> Predicate:
    return _every(list(map(compile_condition, condition.parts)))


def _any(condition: Condition) -> Predicate:
    return _some(list(map(compile_condition, condition.parts)))


def _not(condition: Condition) -> Predicate:
    return _negated(compile_condition(condition.parts[0]))


def _every(parts: Sequence[Predicate]) -> Predicate:
    if len(parts) == 1:
        return parts[0]

    def holds(record: Record) -> bool:
        for part in parts:  # noqa: SIM110  # asked of every record: `all` would cost a generator each time
            if not part(record):
                return False
        return True

    return holds


def _some(parts: Sequence[Predicate]) -> Predicate:
    if len(parts) == 1:
        return parts[0]

    def holds(record: Record) -> bool:
        for part in parts:  # noqa: SIM110  # as above
            if part(record):
                return True
        return False

    return holds


def _negated(part: Predicate) -> Predicate:
    return lambda record: not part(record)


_COMPILERS: dict[str, Callable[[Condition], Predicate]] = {
    "present": _present,
    "absent": _absent,
    "matches": _matches,
    "all": _all,
    "any": _any,
    "not": _not,
}
