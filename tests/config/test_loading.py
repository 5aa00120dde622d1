from __future__ import annotations

import datetime

import pytest

from biblint.config.loading import load_config
from biblint.ruleset.errors import InvalidFileError


@pytest.fixture
def load(tmp_path):
    def load(text, name="biblint.yaml", **others):
        for path, content in {name: text, **others}.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(content, "utf-8")
        return load_config(tmp_path / name)

    return load


WRONG = [
    ("profil: zotero", 1, 1, "unknown key 'profil'", "did you mean 'profile'?"),
    ("profile: zotera", 1, 10, "'zotera' is not one of", "did you mean 'zotero'?"),
    ("fail_on: error", 1, 1, "unknown key 'fail_on'", "did you mean 'fail-on'?"),
    ("rules:\n  a-b: eror", 2, 8, "'eror' is not one of", "did you mean 'error'?"),
    ("rules:\n  a-b: false", 2, 8, "false is not", ""),
    ("extends: [recomended]", 1, 11, "unknown profile 'recomended'", "did you mean 'recommended'?"),
    ("extends: ['biblint:nope']", 1, 11, "unknown profile 'nope'", ""),
    ("extends: [./house.yaml]", 1, 11, "'./house.yaml' is no file or folder here", ""),
    ("extends: [./biblint.yaml]", 1, 11, "'./biblint.yaml' extends this file in turn", ""),
    ("include: ['!a.bib']", 1, 11, "a pattern cannot begin with '!'", "use exclude"),
    ("include: ['/a.bib']", 1, 11, "a pattern is relative", ""),
    ("formats: {'*.txt': bibtx}", 1, 20, "unknown format 'bibtx'", "did you mean 'bibtex'?"),
    ("expect: {'*.bib': '5'}", 1, 19, "'5' is not an integer", ""),
    ("overrides:\n- rules: {a-b: off}", 2, 3, "an override is for some files or records", ""),
    ("overrides:\n- {records: ['smith'], rules: {a-b: off}}", 2, 14, "'smith' names no record", "write key:KEY"),
    ("overrides:\n- {records: ['line:x'], rules: {a-b: off}}", 2, 14, "'x' is no line number", ""),
    ("overrides:\n- {files: [a], rules: {a-b: off}, expires: soon}", 2, 44, "'soon' is not a date", ""),
    ("overrides:\n- {records: ['key:a'], rules: {a-b: on}}", 2, 37, "for single records a rule can be off", ""),
    ("- a", 1, 1, "a configuration is a mapping", ""),
    ("schema: 2", 1, 9, "2 must be 1", ""),
]


@pytest.mark.parametrize(("text", "line", "column", "message", "hint"), WRONG)
def test_mistakes_have_a_place_and_a_hint(load, text, line, column, message, hint):
    with pytest.raises(InvalidFileError) as caught:
        load(text)
    (error,) = caught.value.errors
    assert (error.line, error.column) == (line, column)
    assert error.message.startswith(message)
    assert error.hint.startswith(hint)


def test_all_mistakes_are_told_at_once(load):
    with pytest.raises(InvalidFileError) as caught:
        load("profil: zotero\nfail-on: sometimes\n")
    assert len(caught.value.errors) == 2


def test_a_mistake_is_found_again_after_a_valid_file(load, monkeypatch, tmp_path):
    monkeypatch.setenv("BIBLINT_CACHE_DIR", str(tmp_path / "cache"))
    assert load("profile: zotero").profiles[0].value == "zotero"
    assert load("profile: zotero").profiles[0].value == "zotero"
    with pytest.raises(InvalidFileError):
        load("profile: zotera")


def test_values_know_where_they_were_set(load):
    config = load("schema: 1\nfail-on: error\nfix:\n  unsafe: true\nbaseline: known\n")
    origins = [config.fail_on.origin, config.fix_unsafe.origin, config.baseline.origin, config.require_reason.origin]
    assert [origin.rpartition(":")[2] for origin in origins] == ["2", "4", "5", "default"]
    assert config.baseline.value.endswith("known")


def test_an_empty_file_says_nothing(load):
    assert load("").fail_on.value == "warning"


def test_what_is_extended_comes_first(load):
    config = load(
        "extends: [zotero, house/base.yaml]\nrules: {c-d: off}\nexclude: [new]\n",
        **{"house/base.yaml": "rules: {a-b: error}\nfail-on: error\nexclude: [old]\ninclude: [x]\n"},
    )
    assert [[setting.selector for setting in layer] for layer in config.layers] == [["a-b"], ["c-d"]]
    assert [entry.value for entry in config.profiles] == ["zotero"]
    assert [pattern.glob for pattern in config.exclude] == ["old", "new"]
    assert config.fail_on.value == "error"
    assert config.fail_on.origin.endswith("base.yaml:2")


def test_a_rule_counts_more_than_a_group(load):
    (layer,) = load("rules: {a-b: error, 'category:dates': off, 'tag:x': info}").layers
    assert [setting.selector for setting in layer] == ["category:dates", "tag:x", "a-b"]


def test_overrides(load):
    text = "overrides:\n- {files: [a.bib], records: ['doi:10.1/AbC'], rules: {a-b: off}, expires: 2026-01-31}\n"
    (override,) = load(text).overrides
    assert (override.records[0].by, override.records[0].value) == ("doi", "10.1/abc")
    assert override.concerns("deep/a.bib")
    assert [override.is_over(datetime.date(2026, month, day)) for month, day in ((1, 31), (2, 1))] == [False, True]


@pytest.mark.parametrize(
    ("path", "takes"), [("a.bib", None), ("x/a.csv", True), ("old/a.bib", False), ("old/a.csv", False)]
)
def test_formats_and_exclude_decide_on_files(load, path, takes):
    assert load("formats: {'*.csv': scopus-csv}\nexclude: [old]\n").takes(path) is takes


@pytest.mark.parametrize(("path", "takes"), [("a.bib", False), ("in/a.json", True), ("in/no/a.json", False)])
def test_include_decides_alone(load, path, takes):
    assert load("include: ['in/*']\nexclude: ['in/no']\n").takes(path) is takes


def test_the_last_pattern_counts(load):
    config = load("formats: {'*.txt': wos, 'x/*.txt': ris}\nexpect: {'*.txt': 1, 'a.txt': 2}\n")
    assert [config.format_of("a.txt"), config.format_of("x/a.txt"), config.format_of("a.bib")] == ["wos", "ris", ""]
    assert (config.expected("a.txt").value, config.expected("b.txt").value, config.expected("c")) == (2, 1, None)
