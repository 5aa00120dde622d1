"""Choosing rules: profiles, selectors, and what a misspelt one gets."""

from __future__ import annotations

import pytest

from biblint.ruleset.build import build_rule
from biblint.ruleset.selection import SelectionError, choose, find_rule

HEAD = {
    "severity": "info", "since": "0.1.0", "rationale": "A reason.", "title": "A title", "message": "Wrong.",
    "select": {"field": "title"}, "check": {"kind": "pattern", "reject": "x"},
}  # fmt: skip
RULES = [
    build_rule({**HEAD, "id": "title-a", "category": "titles", "aliases": ["title-old"], "tags": ["case"]}, "a"),
    build_rule({**HEAD, "id": "page-b", "category": "pages", "profiles": ["strict"]}, "b"),
    build_rule({**HEAD, "id": "page-c", "category": "pages", "status": "deprecated"}, "c"),
]


@pytest.mark.parametrize(
    ("choice", "ids"),
    [
        ({}, ["title-a"]),
        ({"profile": "strict"}, ["title-a", "page-b"]),
        ({"select": ["category:pages"]}, ["page-b", "page-c"]),
        ({"select": ["tag:case", "page-c"]}, ["title-a", "page-c"]),
        ({"select": ["all"], "ignore": ["category:pages"]}, ["title-a"]),
        ({"select": ["title-old"]}, ["title-a"]),
        ({"profile": "strict", "ignore": ["title-old"]}, ["page-b"]),
    ],
)
def test_the_rules_of_a_run(choice, ids):
    assert [rule.id for rule in choose(RULES, **choice).rules] == ids


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        ({"profile": "strikt"}, "unknown profile 'strikt'; did you mean 'strict'?"),
        ({"select": ["page-d"]}, "unknown rule 'page-d'; did you mean 'page-[bc]'?"),
        ({"ignore": ["category:page"]}, "no rule has category 'page'; did you mean 'pages'?"),
        ({"select": ["pages"]}, "unknown rule 'pages'; did you mean 'category:pages'?"),
        ({"select": ["tag:none-such"]}, "no rule has tag 'none-such'"),
        ({"select": ["kind:pages"]}, "unknown selector 'kind:pages'"),
    ],
)
def test_what_names_nothing_is_refused(choice, message):
    with pytest.raises(SelectionError, match=message.replace("?", "[?]")):
        choose(RULES, **choice)


def test_a_rule_is_found_by_an_old_name():
    assert find_rule(RULES, "title-old") is RULES[0]
