"""The template of a new rule: a rule in form, not yet in content."""

from __future__ import annotations

import pytest

from biblint import checks
from biblint.checks import kind_names
from biblint.ruleset.loader import parse_rule
from biblint.ruleset.templates import example, new_rule


@pytest.mark.parametrize("name", kind_names())
def test_a_new_rule_of_every_kind_loads(name, real_kinds):
    rule = parse_rule(new_rule("my-rule", name), "my-rule.yaml", known_formats=["bibtex"])
    kind = checks.kind_named(name)
    assert (rule.id, rule.check.kind) == ("my-rule", name)
    assert set(kind.required) <= set(rule.check.options)


@pytest.mark.parametrize("name", ["pages", "pattern"])
def test_every_sample_has_to_be_filled_in(name):
    rule = parse_rule(new_rule("my-rule", name), known_formats=[])
    for sample in (*rule.valid, *rule.invalid):
        assert "Write a value" in sample.record["title"]
    assert "Write the part" in rule.invalid[0].reports[0].text
    assert rule.invalid[0].reports[0].text not in rule.invalid[0].record["title"]


def test_options_that_may_be_left_out_are_comments():
    assert "  # limit: integer" in new_rule("my-rule", "pages")
    assert "  report: [separator]   # reversed" in new_rule("my-rule", "pages")


@pytest.mark.parametrize(
    ("rule_id", "kind", "message"),
    [
        ("My-rule", "pages", "'My-rule' is no rule id"), ("a_b", "pages", "'a_b' is no rule id"),
        ("a" * 41, "pages", "at most 40"), ("ok", "page", "unknown kind 'page'; did you mean 'pages'"),
    ],
)  # fmt: skip
def test_bad_names_are_refused(rule_id, kind, message):
    with pytest.raises(ValueError, match=message):
        new_rule(rule_id, kind)


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"enum": ["b", "a"]}, "b"), ({"type": "string", "examples": ["x"]}, "x"), ({"const": 3}, 3),
        ({"type": "integer", "minimum": 4}, 4), ({"type": ["string", "array"]}, "fill in"), ({"type": "boolean"}, True),
        ({"type": "array", "minItems": 2, "items": {"type": "integer"}}, [1, 1]),
        ({"type": "string", "format": "biblint-variable"}, "title"), ({"$ref": "#/x"}, {"present": ["title"]}),
        ({"type": "object", "properties": {"a": {"type": "integer"}, "b": {}}, "required": ["a"]}, {"a": 1}),
        ({"type": "object", "additionalProperties": {"type": "integer"}}, {"title": 1}),
    ],
)  # fmt: skip
def test_examples_of_options(schema, value):
    assert example(schema) == value
