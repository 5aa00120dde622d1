from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from biblint.config.schema import SCHEMA_FILE, config_schema, main, schema_text


def test_the_committed_schema_is_current():
    assert SCHEMA_FILE.read_text("utf-8") == schema_text(), "run: python -m biblint.config.schema --write"


def test_it_is_a_schema():
    Draft202012Validator.check_schema(config_schema())


def test_every_object_is_closed_or_says_what_its_values_are():
    def objects(node):
        if isinstance(node, dict):
            if "properties" in node and "then" not in node:
                yield node
            for child in node.values():
                yield from objects(child)

    found = [node for node in objects(config_schema()) if node.get("type") == "object"]
    assert len(found) > 3
    assert all("additionalProperties" in node for node in found)


def test_every_key_is_described():
    lacking = [name for name, value in config_schema()["properties"].items() if "description" not in value]
    assert lacking == []


@pytest.mark.parametrize("value", ["off", "on", "error", {"severity": "off"}, {"min_year": 1800}])
def test_settings_of_rules(value):
    assert Draft202012Validator(config_schema()).is_valid({"rules": {"some-rule": value}})


@pytest.mark.parametrize("value", ["fatal", True, 1, {}, {"severity": "fatal"}, None])
def test_what_is_no_setting(value):
    assert not Draft202012Validator(config_schema()).is_valid({"rules": {"some-rule": value}})


def test_it_is_printed(capsys):
    assert main([]) == 0
    assert json.loads(capsys.readouterr().out) == config_schema()
