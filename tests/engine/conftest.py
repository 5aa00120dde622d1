"""Linters of rules given as YAML, and a source of every sample."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from biblint.engine import Linter
from biblint.ruleset.build import build_rule
from biblint.ruleset.selection import Ruleset

TODAY = datetime.date(2026, 1, 1)
HEAD = {
    "title": "A title", "category": "structure", "severity": "warning", "since": "0.1.0", "rationale": "A reason.",
    "schema": 1, "examples": {"valid": [], "invalid": []},
}  # fmt: skip


@pytest.fixture
def linter_of() -> Callable[..., Linter]:
    """A function from rules as plain data (`id`, `select`, `check`, `message` ...) to a linter of them."""

    def make(*rules: dict) -> Linter:
        return Linter(Ruleset(tuple(build_rule({**HEAD, **rule}, "own.yaml") for rule in rules)), today=TODAY)

    return make
