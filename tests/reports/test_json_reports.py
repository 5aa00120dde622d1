"""The machine formats: complete, and as their published schema says."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator
from violations import CASES, fix, shown, violation

from biblint.model import RecordRef
from biblint.reports.asdata import SCHEMA_FILE

SCHEMA = json.loads(SCHEMA_FILE.read_text("utf-8"))


def test_the_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("found", CASES.values(), ids=CASES)
def test_json_is_valid(found):
    data = json.loads(shown("json", found, fixing=True, statistics=True))
    Draft202012Validator(SCHEMA).validate(data)
    assert len(data["violations"]) == data["statistics"][0]["count"] == 1


@pytest.mark.parametrize("found", CASES.values(), ids=CASES)
def test_jsonl_is_valid(found):
    lines = shown("jsonl", found, found).splitlines()
    schema = {"$ref": "#/$defs/violation", "$defs": SCHEMA["$defs"]}
    for line in lines:
        Draft202012Validator(schema).validate(json.loads(line))
    assert len(lines) == 2


@pytest.mark.parametrize("change", [{"line": 0}, {"severity": "fatal"}, {"record": {}}, {"extra": 1}, {"rule": "R1"}])
def test_the_schema_refuses_what_is_wrong(change):
    data = json.loads(shown("json", violation()))
    data["violations"][0] |= change
    assert not Draft202012Validator(SCHEMA).is_valid(data)


def test_undecodable_bytes_are_no_lone_surrogates():
    assert shown("jsonl", CASES["undecodable"]).encode("utf-8").count("\ufffd".encode()) == 2


def test_a_violation_in_full():
    found = violation(3, 4, 5, record=RecordRef("a", 3, "book", "12"), fix=fix("abc", (0, 1, "X")))
    assert json.loads(shown("jsonl", found)) == {
        "rule": "some-rule",
        "category": "titles",
        "severity": "warning",
        "message": "something is wrong",
        "path": "a.bib",
        "line": 3,
        "column": 4,
        "end_line": 3,
        "end_column": 5,
        "record": {"key": "a", "index": 3, "type": "book", "reference": "12"},
        "field": "title",
        "value": "abc",
        "fingerprint": "0123456789abcdef",
        "fix": {
            "safety": "safe",
            "title": "Mend it",
            "edits": [{"line": 1, "column": 1, "end_line": 1, "end_column": 2, "text": "X"}],
        },
        "related": [],
    }
