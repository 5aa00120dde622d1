from __future__ import annotations

import sys

import pytest

from biblint.config.discovery import Discovery, in_folder, user_file


@pytest.fixture
def tree(tmp_path):
    (tmp_path / "one" / "two").mkdir(parents=True)
    (tmp_path / "biblint.yaml").write_text("schema: 1\n")
    return tmp_path


def test_the_closest_file_upward_is_found(tree):
    inner = tree / "one" / ".biblint.yaml"
    inner.write_text("schema: 1\n")
    discovery = Discovery()
    assert discovery.closest(str(tree / "one" / "two")) == (str(inner),)
    assert discovery.closest(str(tree / "one")) == (str(inner),)
    assert discovery.closest(str(tree)) == (str(tree / "biblint.yaml"),)


def test_a_folder_is_asked_once(tree):
    discovery = Discovery()
    before = discovery.closest(str(tree / "one" / "two"))
    (tree / "one" / "biblint.yaml").write_text("")
    assert discovery.closest(str(tree / "one" / "two")) == before


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("[tool.biblint]\nprofile = 'zotero'\n", True),
        ("[tool]\nbiblint.profile = 'zotero'\n", True),
        ("[tool.ruff]\n# biblint\n", False),
        ("[project]\ndependencies = ['biblint']\n", False),
        ("[tool.biblint\n", True),
    ],
)
def test_a_project_file_counts_by_its_table(tmp_path, text, counts):
    (tmp_path / "pyproject.toml").write_text(text)
    assert bool(in_folder(str(tmp_path))) is counts


def test_several_files_of_a_folder_are_all_found(tree):
    (tree / "pyproject.toml").write_text("[tool.biblint]\n")
    assert len(in_folder(str(tree))) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="another folder")
def test_the_users_file(tree, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tree))
    assert user_file() == ""
    (tree / "biblint").mkdir()
    (tree / "biblint" / "biblint.yaml").write_text("")
    assert user_file() == str(tree / "biblint" / "biblint.yaml")
