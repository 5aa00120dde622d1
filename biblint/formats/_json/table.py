"""A JSON format as data: where records stand, and paths of members onto variables.

A path is names joined by dots: `biblio.volume`. Lists on the way are gone through. A name may carry a condition on the
object it leads to: `dates[dateType=Issued|Created].date`, `titles[titleType!=Subtitle].title`; a condition on nothing
(`titles[titleType=].title`) holds where the member is absent, null or empty.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

_STEP = re.compile(r"(?P<name>[^.\[]+)(?:\[(?P<key>\w+)(?P<sign>!?=)(?P<words>[^\]]*)\])?(?:\.|\Z)")


class Step(NamedTuple):
    """One name of a path, with the condition on the object that stands there."""

    name: str
    key: str = ""
    words: frozenset[str] = frozenset()
    is_negated: bool = False


class Row(NamedTuple):
    """One line of a table: a variable, the path of its value, and what the value is made like."""

    variable: str
    path: tuple[Step, ...]
    kind: str


class Branch(NamedTuple):
    """What is left of a row's path below the member where it is looked up."""

    row: Row
    rest: tuple[Step, ...]
    condition: Step
    """The step of the member itself, for its condition."""


def parse_path(path: str) -> tuple[Step, ...]:
    """The steps of a path."""
    return tuple(
        Step(found["name"], found["key"] or "", frozenset((found["words"] or "").split("|")), found["sign"] == "!=")
        for found in _STEP.finditer(path)
    )


def rows(text: str) -> tuple[Row, ...]:
    """The rows of a table: `path variable [kind]` a line; the kind is `text` where it is not said."""
    found = []
    for line in text.strip().splitlines():
        path, variable, *kind = line.split()
        found.append(Row(variable, parse_path(path), kind[0] if kind else "text"))
    return tuple(found)


OBJECT_KINDS = frozenset(("date", "name"))
"""Kinds of values that are objects: a member of such a kind is not entered."""


@dataclass(frozen=True, slots=True)
class Table:
    """A JSON format."""

    rows: tuple[Row, ...]
    envelope: frozenset[str]
    """Names of members that hold the records of a service's answer."""
    marks: frozenset[str]
    """Names of members that only records have."""
    type_paths: tuple[str, ...]
    """Where the type stands; the first whose word is known decides."""
    types: Mapping[str, str]
    """The type as written -> CSL type."""
    names: Mapping[str, tuple[str, ...]]
    """Part of a name -> the members that may hold it: `family`, `given`, `whole`, `particle`, `dropping`, `suffix`."""
    reference: Table | None = None
    """How the works are read that a record lists as objects."""
    usual: Mapping[str, str] = field(default_factory=dict)
    """Variable -> path of a new field, where it is not that of the variable's first row."""
    arrays: frozenset[str] = frozenset()
    """Paths whose values are lists of texts even when there is one."""
    branches: Mapping[str, tuple[Branch, ...]] = field(init=False)
    """Path of a member -> the rows that go through it."""
    inner: frozenset[str] = field(init=False)
    """Paths of members that are entered where they are objects."""
    known: frozenset[str] = field(init=False)
    """Names of the members of a record that the table speaks of."""

    def __post_init__(self) -> None:
        branches: dict[str, tuple[Branch, ...]] = {}
        above: set[str] = set()
        for row in self.rows:
            names = [step.name for step in row.path]
            for depth in range(1, len(names) + 1):
                place = ".".join(names[:depth])
                branches[place] = (*branches.get(place, ()), Branch(row, row.path[depth:], row.path[depth - 1]))
            above |= _above(names)
        whole = {place for place, found in branches.items() if any(_is_whole(branch) for branch in found)}
        for path in self.type_paths:
            above |= _above(path.split("."))
        known = {place.partition(".")[0] for place in (*branches, *self.type_paths)}
        object.__setattr__(self, "branches", branches)
        object.__setattr__(self, "inner", frozenset(above - whole))
        object.__setattr__(self, "known", self.marks | known)

    def path_of(self, variable: str) -> str:
        """The path under which a new value of a variable is written; `''` if there is none."""
        path = self.usual.get(variable)
        if path is not None:
            return path
        row = next((row for row in self.rows if row.variable == variable), None)
        return ".".join(step.name for step in row.path) if row else ""


def _above(names: Sequence[str]) -> set[str]:
    """The paths of the members above one."""
    return {".".join(names[:depth]) for depth in range(1, len(names))}


def _is_whole(branch: Branch) -> bool:
    return not branch.rest and branch.row.kind in OBJECT_KINDS
