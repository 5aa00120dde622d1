"""The lists of the built-in rules say where they are from, and serve a rule."""

from __future__ import annotations

import pytest

from biblint.ruleset.lists import read
from biblint.ruleset.packs import builtin_rules_folder
from biblint.ruleset.store import builtin_rules

FILES = sorted((builtin_rules_folder() / "lists").iterdir())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_it_says_where_it_is_from_and_how_it_may_be_used(path):
    head = [line for line in path.read_text("utf-8").splitlines() if line.startswith("# ")]
    assert {line.partition(":")[0] for line in head} >= {"# Origin", "# Licence"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_it_holds_no_entry_twice(path):
    entries = [row[0] for row in read(str(path)).table.rows]
    assert len(set(entries)) == len(entries)


def test_every_list_serves_a_rule(real_kinds):
    used = {
        rule.check.options["list"].table.name
        for rule in builtin_rules()
        if hasattr(rule.check.options.get("list"), "table")
    }
    assert used == {path.name for path in FILES}
