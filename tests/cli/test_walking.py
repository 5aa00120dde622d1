"""Which files of a folder are checked, with and without git."""

from __future__ import annotations

import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblint.cli.gitignore import IgnoreFile
from biblint.cli.walking import Input, find_inputs

EXTENSIONS = (".bib", ".ris")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder, which is the current one; called with paths, it makes the files."""
    monkeypatch.chdir(tmp_path)

    def make(*paths, **texts):
        for path in paths:
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text("", "utf-8")
        return tmp_path

    return make


def found(*paths):
    troubles = []
    inputs = [entry.path for entry in find_inputs(paths or (".",), EXTENSIONS, troubles.append)]
    return inputs, troubles


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


@pytest.mark.parametrize("with_git", [False, True], ids=["plain", "git"])
def test_ignored_files_are_left_out(folder, with_git):
    place = folder("a.bib", "x/b.bib", "x/c.bib", "x/y/d.ris", "out/e.bib", "x/out/f.bib", ".git-no/g.bib", "h.md")
    write(place / ".gitignore", "out/\nd.*\n")
    write(place / "x/.gitignore", "*.bib\n!c.bib\n")
    if with_git:
        subprocess.run(["git", "init", "-q"], check=True)
    assert found() == (["a.bib", "x/c.bib"], [])
    assert found("x") == (["x/c.bib"] if with_git else ["x/c.bib", "x/y/d.ris"], [])


def test_git_excludes_count_too(folder):
    place = folder("a.bib", "b.bib")
    subprocess.run(["git", "init", "-q"], check=True)
    write(place / ".git/info/exclude", "b.bib\n")
    assert found() == (["a.bib"], [])


def test_an_ignored_folder_that_is_named_is_walked(folder):
    place = folder("out/a.bib")
    subprocess.run(["git", "init", "-q"], check=True)
    write(place / ".gitignore", "out/\n")
    assert found("out") == (["out/a.bib"], [])


def test_a_repository_inside_a_repository_is_walked(folder):
    folder("a.bib", "inner/b.bib")
    subprocess.run(["git", "init", "-q"], check=True)
    subprocess.run(["git", "init", "-q", "inner"], check=True)
    assert found() == (["a.bib", "inner/b.bib"], [])


def test_a_deleted_file_that_git_knows_is_no_file(folder):
    place = folder("a.bib", "b.bib")
    subprocess.run(["git", "init", "-q"], check=True)
    subprocess.run(["git", "add", "."], check=True)
    (place / "b.bib").unlink()
    assert found() == (["a.bib"], [])


def test_paths_stay_as_they_are_typed(folder):
    place = folder("x/a.bib")
    assert found(str(place / "x"))[0] == [str(place / "x/a.bib")]
    assert found("./x/")[0] == ["./x/a.bib"]


def test_a_file_is_named_or_met(folder):
    folder("a.bib", "x/b.bib")
    inputs = list(find_inputs(("a.bib", "x", "x/b.bib"), EXTENSIONS, print))
    assert inputs == [Input("a.bib", True), Input("x/b.bib", False)]


def test_a_folder_without_files_is_told(folder):
    folder("x/a.md")
    assert found("x") == ([], ["x: no file here that biblint checks (.bib, .ris)"])


@pytest.mark.parametrize(
    ("patterns", "path", "is_folder", "verdict"),
    [
        ("*.bib", "a.bib", False, True),
        ("*.bib", "x/a.bib", False, True),
        ("/*.bib", "x/a.bib", False, None),
        ("out/", "out", True, True),
        ("out/", "out", False, None),
        ("x/y", "x/y", True, True),
        ("x/y", "z/x/y", True, None),
        ("**/y", "z/x/y", True, True),
        ("x/**", "x/y/a.bib", False, True),
        ("x/**/a.bib", "x/a.bib", False, True),
        ("x/**/a.bib", "x/y/z/a.bib", False, True),
        ("a?.bib", "ab.bib", False, True),
        ("a?.bib", "a/.bib", False, None),
        ("[a-c].bib", "b.bib", False, True),
        ("[!a-c].bib", "b.bib", False, None),
        ("[!a-c].bib", "d.bib", False, True),
        ("# a.bib", "a.bib", False, None),
        ("\\#a.bib", "#a.bib", False, True),
        ("\\!a.bib", "!a.bib", False, True),
        ("a.bib  ", "a.bib", False, True),
        ("a.bib\\ ", "a.bib ", False, True),
        ("*.bib\n!a.bib", "a.bib", False, False),
        ("!a.bib\n*.bib", "a.bib", False, True),
        ("", "a.bib", False, None),
        ("/", "a.bib", False, None),
        ("[a.bib", "[a.bib", False, True),
        ("a.(b|c)", "a.b", False, None),
    ],
)
def test_ignore_patterns(patterns, path, is_folder, verdict):
    assert IgnoreFile(".", patterns).verdict(path, is_folder) is verdict


@given(st.text("ab*?[]!\\/#. -^", max_size=12), st.text("ab/.", max_size=8))
def test_no_pattern_raises(pattern, path):
    IgnoreFile(".", pattern).verdict(path, False)
