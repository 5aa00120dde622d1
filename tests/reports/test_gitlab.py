"""Code Quality as GitLab's documentation describes it."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator
from violations import CASES, shown, violation

from biblint.reports import View, report_named

LINE = {"type": "integer", "minimum": 1}
SCHEMA = Draft202012Validator(
    {
        "type": "array",
        "items": {
            "type": "object",
            "additionalProperties": False,
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "properties": {
                "description": {"type": "string", "minLength": 1},
                "check_name": {"type": "string", "minLength": 1},
                "fingerprint": {"type": "string", "minLength": 1},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["path", "lines"],
                    "properties": {
                        "path": {"type": "string", "pattern": "^[^/]"},
                        "lines": {
                            "type": "object",
                            "additionalProperties": False,
                            "required": ["begin"],
                            "properties": {"begin": LINE, "end": LINE},
                        },
                    },
                },
            },
        },
    }
)


def issues(*found):
    data = json.loads(shown("gitlab", *found))
    SCHEMA.validate(data)
    return data


@pytest.mark.parametrize("found", CASES.values(), ids=CASES)
def test_valid(found):
    assert [issue["location"]["lines"] for issue in issues(found)] == [{"begin": found.line, "end": found.end_line}]


@pytest.mark.parametrize("severity", ["error", "warning", "info"])
def test_severities(severity):
    known = {"error": "major", "warning": "minor", "info": "info"}
    assert issues(violation(severity=severity))[0]["severity"] == known[severity]


def test_nothing_is_an_empty_array():
    assert issues() == json.loads("".join(report_named("gitlab")([], View()))) == []


def test_no_two_have_one_fingerprint():
    assert len({issue["fingerprint"] for issue in issues(*[violation()] * 3)}) == 3


def test_paths_are_relative(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    found = [violation(path=path) for path in ("./sub/a.bib", str(tmp_path / "sub" / "a.bib"), "sub/x/../a.bib")]
    assert {issue["location"]["path"] for issue in issues(*found)} == {"sub/a.bib"}
