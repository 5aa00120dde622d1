"""Tables of paths onto variables, and finding what of a record's tree they name.

A path is written like `Journal/ISSN`, from the record element's children on. A step may ask for an attribute
(`identifier[type=doi]`, `identifier[type=issn|eissn]`, `relatedItem[!type]` for none), and `*` is any one element.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from biblint.formats._xml.tree import Element

_STEP = re.compile(r"([\w.*-]+)(?:\[(!?)([\w.-]+)(?:=([^\]]*))?\])?")


class Step(NamedTuple):
    """One step of a path: a local name, and a condition on an attribute."""

    name: str
    absent: bool
    attribute: str
    values: tuple[str, ...]

    def fits(self, element: Element) -> bool:
        """True if an element of the step's name keeps its condition."""
        if not self.attribute:
            return True
        found = element.attribute(self.attribute)
        if self.absent or found is None:
            return self.absent and found is None
        return not self.values or found.raw.strip().lower() in self.values


@dataclass(slots=True)
class Node:
    """The paths that share a beginning: by the name of the next step, and the variables that end here."""

    steps: dict[str, list[tuple[Step, Node]]] = field(default_factory=dict)
    variables: list[str] = field(default_factory=list)


def parse_rows(rows: str) -> tuple[tuple[str, str], ...]:
    """The (path, variable) pairs of a table: a variable, then its paths, one row a line or continued by blanks."""
    pairs: list[tuple[str, str]] = []
    for row in rows.strip().splitlines():
        variable, *paths = row.split()
        pairs += [(path, variable) for path in paths]
    return tuple(pairs)


def compile_paths(pairs: Sequence[tuple[str, str]]) -> Node:
    """The tree of all paths of a table."""
    root = Node()
    for path, variable in pairs:
        node = root
        for part in re.split(r"/(?![^\[]*\])", path):
            node = _next(node, part)
        node.variables.append(variable)
    return root


def _next(node: Node, part: str) -> Node:
    match = _STEP.fullmatch(part)
    if match is None:
        raise ValueError(f"no step of a path: {part!r}")
    values = tuple(match[4].lower().split("|")) if match[4] is not None else ()
    step = Step(match[1], bool(match[2]), match[3] or "", values)
    choices = node.steps.setdefault(step.name, [])
    for known, following in choices:
        if known == step:
            return following
    choices.append((step, Node()))
    return choices[-1][1]


def found_at(root: Element, table: Node) -> Mapping[str, list[Element]]:
    """Variable -> the elements of a record that its paths name, in document order."""
    found: dict[str, list[Element]] = {}
    for variable, element in _matches(root, [table]):
        elements = found.setdefault(variable, [])
        if not elements or elements[-1] is not element:
            elements.append(element)
    return found


def _matches(element: Element, nodes: list[Node]) -> Iterator[tuple[str, Element]]:
    for child in element.elements:
        reached = [
            following
            for node in nodes
            for step, following in (*node.steps.get(child.name, ()), *node.steps.get("*", ()))
            if step.fits(child)
        ]
        if not reached:
            continue
        for node in reached:
            for variable in node.variables:
                yield variable, child
        yield from _matches(child, reached)
