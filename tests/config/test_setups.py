from __future__ import annotations

import datetime
import subprocess
import sys

import pytest

from biblint.baseline import BaselineError
from biblint.config.setups import SetupError, Setups, Wishes, WrongConfigError
from biblint.formats import format_named
from biblint.source import Source

TODAY = datetime.date(2026, 1, 1)
ENTRY = "@article{moss, title = {Moss}, doi = {10.1000/182}, pages = {3287 / 3300}}\n"
PAGES = "page-range-separator"


@pytest.fixture
def setups(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("BIBLINT_CONFIG", raising=False)

    def make(text=None, name="biblint.yaml", **wishes):
        if text is not None:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, "utf-8")
        return Setups(Wishes(today=TODAY, **wishes))

    return make


def found(setups, path="a.bib", text=ENTRY):
    report = setups.linter_for(path).check(Source.of(text.encode(), path), format_named("bibtex"))
    return [(violation.rule, violation.severity) for violation in report.violations if violation.rule == PAGES]


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        (None, "warning"),
        (f"rules: {{{PAGES}: error}}", "error"),
        (f"rules: {{{PAGES}: off}}", None),
        (f"overrides: [{{files: ['*.bib'], rules: {{{PAGES}: error}}}}]", "error"),
        (f"overrides: [{{files: ['b.bib'], rules: {{{PAGES}: error}}}}]", "warning"),
        (f"overrides: [{{files: ['*.bib'], rules: {{{PAGES}: error}}, expires: 2025-12-31}}]", "warning"),
        (f"overrides: [{{files: ['*.bib'], rules: {{{PAGES}: error}}, expires: 2026-01-01}}]", "error"),
        (f"overrides: [{{records: ['key:moss'], rules: {{{PAGES}: off}}}}]", None),
        (f"overrides: [{{records: ['doi:10.1000/182'], rules: {{{PAGES}: info}}}}]", "info"),
        ("overrides: [{records: ['line:1'], rules: {'category:pages': off}}]", None),
        (f"overrides: [{{records: ['key:moss'], rules: {{{PAGES}: off}}, expires: 2025-12-31}}]", "warning"),
        (f"rules: {{{PAGES}: off}}\noverrides: [{{files: ['*.bib'], rules: {{{PAGES}: info}}}}]", "info"),
    ],
)
def test_a_configuration_decides(setups, config, expected):
    assert found(setups(config)) == ([(PAGES, expected)] if expected else [])


def test_the_user_file_holds_where_no_other_is(setups):
    config = f"overrides: [{{files: [a.bib], rules: {{{PAGES}: error}}}}]"
    assert found(setups(config, "home/biblint/biblint.yaml")) == [(PAGES, "error")]
    assert found(setups("root: true")) == [(PAGES, "warning")]


def test_the_environment_counts_more_than_the_closest(setups, monkeypatch):
    setups(f"rules: {{{PAGES}: info}}")
    monkeypatch.setenv("BIBLINT_CONFIG", "other.yaml")
    assert found(setups(f"rules: {{{PAGES}: error}}", "other.yaml")) == [(PAGES, "error")]
    assert found(setups("", "third.yaml")) == [(PAGES, "error")]


def test_setups_are_shared(setups):
    made = setups("overrides: [{files: [b.bib], rules: {page-prefix: off}}]")
    assert made.of("a.bib") is made.of("deep/c.bib")
    assert made.of("a.bib") is not made.of("b.bib")


def test_fingerprints_are_relative_to_the_configuration(setups, tmp_path, monkeypatch):
    (tmp_path / "deep").mkdir()
    source = Source.of(ENTRY.encode(), "deep/a.bib")
    (first, *_) = setups("").linter_for(source.path).check(source).violations
    monkeypatch.chdir(tmp_path / "deep")
    inner = Source.of(ENTRY.encode(), "a.bib")
    (second, *_) = setups().linter_for(inner.path).check(inner).violations
    assert first.fingerprint == second.fingerprint


def test_a_pack_of_a_configuration_is_relative_to_it(setups, tmp_path):
    (tmp_path / "deep").mkdir()
    with pytest.raises(WrongConfigError, match="is no file or folder here"):
        setups("extends: [./mine]", "deep/biblint.yaml").of("deep/a.bib")
    (tmp_path / "deep" / "mine").mkdir()
    with pytest.raises(WrongConfigError) as caught:
        setups().of("deep/a.bib")
    assert "no rule files here" in str(caught.value)


@pytest.mark.parametrize(
    ("config", "wishes", "error"),
    [
        ("profil: x", {}, WrongConfigError),
        ("rules: {nix: off}", {}, WrongConfigError),
        (None, {"config": "nowhere.yaml"}, SetupError),
        ("rules: {'all': off}", {}, SetupError),
        ("baseline: nowhere", {}, BaselineError),
    ],
)
def test_what_is_wrong_is_raised(setups, config, wishes, error):
    with pytest.raises(error):
        setups(config, **wishes).of("a.bib")


def test_without_a_configuration_none_of_it_is_imported(tmp_path):
    (tmp_path / "a.bib").write_text(ENTRY)
    code = (
        "import sys; from biblint.cli import main; main(['check', 'a.bib', '-q'], standalone_mode=False);"
        "print(sorted({'yaml', 'jsonschema', 'tomllib', 'biblint.baseline', 'biblint.config.model',"
        " 'biblint.config.rules', 'biblint.config.closing', 'biblint.config.loading'} & set(sys.modules)))"
    )
    result = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True)
    assert result.stdout.splitlines()[-1] == "[]", result.stderr


def test_a_known_configuration_is_not_validated_again(tmp_path):
    (tmp_path / "a.bib").write_text(ENTRY)
    (tmp_path / "biblint.yaml").write_text("fail-on: never\n")
    code = (
        "import sys; from biblint.cli import main; main(['check', 'a.bib', '-q'], standalone_mode=False);"
        "print('jsonschema' in sys.modules)"
    )
    runs = [
        subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True) for _ in range(2)
    ]
    assert runs[1].stdout.splitlines()[-1] == "False", runs[1].stderr


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege")
def test_a_folder_may_be_reached_by_a_link(setups, tmp_path):
    made = setups(f"overrides: [{{files: ['in/a.bib'], rules: {{{PAGES}: error}}}}]", "real/biblint.yaml")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    for folder in ("real", "link", tmp_path / "real", tmp_path / "link"):
        assert found(made, f"{folder}/in/a.bib") == [(PAGES, "error")]
