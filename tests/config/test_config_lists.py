"""Lists that a configuration names: what they turn on, and what is wrong with them."""

from __future__ import annotations

import datetime

import pytest

from biblint.cache.hashing import canonical
from biblint.config.setups import Setups, Wishes
from biblint.ruleset.errors import InvalidFileError
from biblint.ruleset.selection import SelectionError

TODAY = datetime.date(2026, 1, 1)
LIST = "OriginalPaperDOI,Reason\n10.1234/a,Fraud\n"


@pytest.fixture
def setups(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def made(rules, files=(("list.csv", LIST),), **wishes):
        (tmp_path / "biblint.yaml").write_text(rules, "utf-8")
        for name, text in files:
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(text, "utf-8")
        return Setups(Wishes(today=TODAY, **wishes))

    return made


def lists_of(setups, path="a.bib"):
    """The list-based rules that are on for a file, with the names of their lists."""
    ruleset = setups.of(path).linter.ruleset
    return {rule.id: ruleset.params[rule.id]["list"].table.name for rule in ruleset.rules if rule.needs}


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ("rules: {retracted-item: {list: list.csv}}", {"retracted-item": "list.csv"}),
        ("rules: {retracted-item: {list: list.csv, severity: off}}", {}),
        ("rules: {all: on}", {}),
        ("rules: {'category:references': on}", {}),
        ("rules: {'category:references': off, retracted-item: {list: list.csv}}", {}),
        (
            "rules: {'category:references': off, retracted-item: {list: list.csv, severity: on}}",
            {"retracted-item": "list.csv"},
        ),
        ("overrides: [{files: ['*.bib'], rules: {retracted-item: {list: list.csv}}}]", {"retracted-item": "list.csv"}),
        ("overrides: [{files: ['*.ris'], rules: {retracted-item: {list: list.csv}}}]", {}),
    ],
)
def test_a_rule_is_on_where_its_list_is_given(setups, rules, expected):
    assert lists_of(setups(rules)) == expected


def test_the_path_is_that_from_the_file_that_says_it(setups):
    files = (("team/base.yaml", "rules: {retracted-item: {list: list.csv}}"), ("team/list.csv", LIST))
    made = setups("extends: [team/base.yaml]\nrules: {retracted-item: {severity: info}}", files)
    assert lists_of(made) == {"retracted-item": "list.csv"}
    assert made.of("a.bib").linter.ruleset.severities["retracted-item"] == "info"


@pytest.mark.parametrize(
    ("rules", "line", "column", "message"),
    [
        ("rules: {retracted-item: {list: no.csv}}", 1, 32, "no.csv: the list cannot be read"),
        ("rules: {retracted-item: {list: bad.csv}}", 1, 32, "bad.csv:2: the list cannot be read"),
        ("rules: {retracted-item: {list: other.csv}}", 1, 32, "none of the columns OriginalPaperDOI"),
        ("rules:\n  retracted-item: {columns: [Raeson], list: list.csv}", 2, 30, "no column 'Raeson'"),
        ("rules:\n  retracted-item:\n    list: list.csv\n    tell: [Reason, Date]", 4, 20, "no column 'Date'"),
        ("rules:\n  retracted-item: error", 2, 3, "the rule 'retracted-item' needs a list"),
        ("rules: {retracted-item: {list: [a, b]}}", 1, 32, "a, b"),
        ("overrides: [{files: [x], rules: {retracted-item: {list: no.csv}}}]", 1, 57, "no.csv: the list cannot"),
        ("overrides: [{files: [x], rules: {retracted-item: on}}]", 1, 34, "needs a list"),
    ],
)
def test_what_is_wrong_has_its_place(setups, rules, line, column, message):
    made = setups(rules, [("list.csv", LIST), ("bad.csv", 'DOI\n"x'), ("other.csv", "Title\nMoss\n")])
    with pytest.raises(InvalidFileError) as caught:
        made.of("a.bib")
    (error,) = caught.value.errors
    assert (error.line, error.column) == (line, column)
    assert message in error.message or message in str(error)


def test_errors_have_places_in_toml_too(setups, tmp_path):
    made = setups("", [("pyproject.toml", "[tool.biblint.rules]\nretracted-item = {list = 'no.csv'}\n")])
    (tmp_path / "biblint.yaml").unlink()
    with pytest.raises(InvalidFileError) as caught:
        made.of("a.bib")
    (error,) = caught.value.errors
    assert (error.line, error.message[:6]) == (2, "no.csv")


def test_a_rule_that_is_selected_needs_its_list(setups):
    with pytest.raises(SelectionError, match="'retracted-item' needs a list"):
        setups("schema: 1", select=("retracted-item",)).of("a.bib")
    assert lists_of(setups("rules: {retracted-item: {list: list.csv}}", select=("retracted-item",)))
    assert lists_of(setups("schema: 1", select=("category:references",))) == {}


def test_another_content_makes_other_settings(setups, tmp_path):
    rules = "rules: {retracted-item: {list: list.csv}}"
    first = canonical(setups(rules).of("a.bib").linter.ruleset)
    assert canonical(setups(rules).of("a.bib").linter.ruleset) == first
    assert canonical(setups(rules, [("list.csv", LIST + "10.1234/b,Fraud\n")]).of("a.bib").linter.ruleset) != first
