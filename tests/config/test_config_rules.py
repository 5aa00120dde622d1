from __future__ import annotations

import pytest

from biblint.config.loading import load_config
from biblint.config.rules import Choice, check_rules, rule_states, ruleset_of
from biblint.ruleset.build import build_rule
from biblint.ruleset.errors import InvalidFileError


def make(rule_id, category="dates", **more):
    data = {
        "id": rule_id, "title": "A title", "category": category, "severity": "warning", "since": "0.1.0",
        "rationale": "because", "message": "wrong", "select": {"field": "title"},
        "check": {"kind": "pattern", "reject": "$bad"}, **more,
    }  # fmt: skip
    return build_rule(data, f"{rule_id}.yaml")


PARAMS = {
    "bad": {"type": "string", "default": "x", "description": "What is bad."},
    "most": {"type": "integer", "default": 3, "description": "How much.", "maximum": 9},
    "list": {"type": "file", "default": "", "description": "A list of texts."},
}
RULES = [
    make("old-date", aliases=["former-date"], tags=["style"], params=PARAMS),
    make("new-date"),
    make("odd-page", "pages", profiles=["strict"], tags=["style"]),
    make("gone-page", "pages", status="deprecated"),
]


@pytest.fixture
def config(tmp_path):
    def load(text):
        (tmp_path / "biblint.yaml").write_text(text, "utf-8")
        return load_config(tmp_path / "biblint.yaml")

    return load


def on(states):
    return {rule.id: ruleset_of(states).severity(rule) for rule in ruleset_of(states).rules}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", {"old-date": "warning", "new-date": "warning"}),
        ("rules: {new-date: off}", {"old-date": "warning"}),
        ("rules: {former-date: error}", {"old-date": "error", "new-date": "warning"}),
        ("rules: {odd-page: info}", {"old-date": "warning", "new-date": "warning", "odd-page": "info"}),
        ("rules: {odd-page: on}", {"old-date": "warning", "new-date": "warning", "odd-page": "warning"}),
        ("rules: {'category:dates': off}", {}),
        ("rules: {'category:dates': off, new-date: on}", {"new-date": "warning"}),
        ("rules: {new-date: on, 'category:dates': off}", {"new-date": "warning"}),
        ("rules: {'tag:style': error}", {"old-date": "error", "new-date": "warning"}),
        ("rules: {'tag:style': on}", {"old-date": "warning", "new-date": "warning", "odd-page": "warning"}),
        ("profile: strict", {"old-date": "warning", "new-date": "warning", "odd-page": "warning"}),
        ("rules: {new-date: {severity: error}}", {"old-date": "warning", "new-date": "error"}),
        ("rules: {old-date: {most: 5}}", {"old-date": "warning", "new-date": "warning"}),
    ],
)
def test_settings(config, text, expected):
    assert on(rule_states(RULES, config(text))) == expected


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (Choice(select=("new-date",)), {"new-date": "error"}),
        (Choice(ignore=("new-date",)), {}),
        (Choice(profile="strict"), {"new-date": "error", "odd-page": "warning"}),
        (Choice(select=("category:dates",)), {"old-date": "warning", "new-date": "error"}),
    ],
)
def test_the_command_line_counts_more(config, choice, expected):
    assert on(rule_states(RULES, config("rules: {new-date: error, old-date: off}"), choice)) == expected


def test_overrides_for_files_come_last(config):
    found = config("rules: {new-date: error}\noverrides: [{files: [a], rules: {'category:dates': off}}]\n")
    layers = [override.rules for override in found.overrides]
    assert on(rule_states(RULES, found, Choice(), layers)) == {}
    assert on(rule_states(RULES, found, Choice(select=("new-date",)), layers)) == {}


def test_an_override_turns_nothing_on_that_was_not_selected(config):
    found = config("overrides: [{files: [a], rules: {odd-page: on}}]\n")
    assert on(rule_states(RULES, found, Choice(select=("new-date",)), [found.overrides[0].rules])) == {
        "new-date": "warning"
    }


def test_params_reach_the_ruleset_and_files_are_beside_the_configuration(config, tmp_path):
    ruleset = ruleset_of(rule_states(RULES, config("rules: {old-date: {bad: y, list: journals.txt}}")))
    assert ruleset.params == {"old-date": {"bad": "y", "list": str(tmp_path / "journals.txt")}}


@pytest.mark.parametrize(
    ("text", "column", "message", "hint"),
    [
        ("rules: {nev-date: off}", 9, "unknown rule 'nev-date'", "did you mean 'new-date'?"),
        ("rules: {'category:datse': off}", 9, "no rule has category 'datse'", "did you mean 'dates'?"),
        ("rules: {'kind:x': off}", 9, "unknown selector 'kind:x'", ""),
        ("fix: {skip: [nev-date]}", 14, "unknown rule 'nev-date'", "did you mean 'new-date'?"),
        ("rules: {old-date: {mots: 1}}", 20, "the rule 'old-date' has no param 'mots'", "did you mean 'most'?"),
        ("rules: {old-date: {most: many}}", 26, "'many' is not an integer", ""),
        ("rules: {old-date: {most: 10}}", 26, "10 is more than 9", ""),
        ("rules: {old-date: {bad: 1}}", 25, "1 is not a text", "quote it: '1'"),
        ("rules: {old-date: {bad: '('}}", 25, "bad pattern:", ""),
        ("rules: {'tag:style': {most: 1}}", 9, "a group of rules has no params", ""),
        ("overrides: [{files: [a], rules: {nev-date: off}}]", 34, "unknown rule 'nev-date'", "did you mean"),
    ],
)
def test_what_names_nothing_is_told_at_its_place(config, text, column, message, hint):
    with pytest.raises(InvalidFileError) as caught:
        check_rules(config(text), RULES)
    (error,) = caught.value.errors
    assert (error.line, error.column) == (1, column)
    assert error.message.startswith(message)
    assert error.hint.startswith(hint)


def test_what_is_right_passes(config):
    check_rules(config("rules: {old-date: {most: 9}, 'tag:style': info}\nfix: {skip: ['category:pages']}"), RULES)
