"""The JSON Schema of rule files: sound, closed, current."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from biblint import checks
from biblint.checks import kind_names
from biblint.ruleset.loader import rule_formats
from biblint.ruleset.schema import SCHEMA_FILE, main, rule_schema, schema_text


def parts(schema: Any) -> Iterator[dict[str, Any]]:
    """A schema and all the mappings in it."""
    if isinstance(schema, dict):
        yield schema
        schema = list(schema.values())
    if isinstance(schema, list):
        for inner in schema:
            yield from parts(inner)


def test_the_committed_schema_is_current(real_kinds):
    """If not: `python -m biblint.ruleset.schema --write`."""
    assert json.loads(SCHEMA_FILE.read_text("utf-8")) == json.loads(schema_text())


def test_the_schema_is_itself_valid(real_kinds):
    Draft202012Validator.check_schema(rule_schema())


def test_objects_are_closed_and_nothing_is_a_guess(real_kinds):
    for part in parts(rule_schema()):
        assert "oneOf" not in part
        if part.get("type") == "object" and "kind" not in part.get("properties", {}):
            assert "additionalProperties" in part, part


def test_each_kind_is_dispatched_to_its_own_options():
    schema = rule_schema()
    assert schema["$defs"]["check"]["properties"]["kind"]["enum"] == ["pages", "pattern"]
    assert set(schema["$defs"]["check-pages"]["properties"]) == {"kind", "report", "limit", "either"}
    assert schema["$defs"]["check-pages"]["required"] == ["kind", "report"]
    assert schema["$defs"]["check-pattern"]["required"] == ["kind", "reject"]


def test_formats_of_our_own_are_checked(real_kinds):
    used = {part["format"] for part in parts(rule_schema()) if isinstance(part.get("format"), str)}
    assert used - {"biblint-file"} <= set(rule_formats([]))


@pytest.mark.parametrize("name", kind_names())
def test_options_of_a_kind_leave_room_for_kind_and_report(name, real_kinds):
    kind = checks.kind_named(name)
    assert kind.name == name
    assert not {"kind", "report"} & set(kind.options)
    assert set(kind.required) <= set(kind.options)
    assert kind.findings


def test_writing_brings_the_copy_up_to_date(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("biblint.ruleset.schema.SCHEMA_FILE", tmp_path / "s.json")
    assert main(["--write"]) == main([]) == 0
    assert (tmp_path / "s.json").read_text("utf-8") == capsys.readouterr().out == schema_text()
