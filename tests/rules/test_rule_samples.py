"""Every built-in rule says of its own samples what they say it says."""

from __future__ import annotations

import pytest

from biblint.ruleset.store import builtin_rules
from biblint.samples import run_samples

RULES = builtin_rules(with_samples=True)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_samples_hold(rule):
    assert [f"{rule.path}:{f.line}: {f.sample}: {f.problem}" for f in run_samples(rule)] == []
