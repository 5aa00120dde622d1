"""Where rule files are found."""

from __future__ import annotations

import pytest

from biblint.ruleset import packs
from biblint.ruleset.errors import FileError
from biblint.ruleset.packs import builtin_rules_folder, rule_files


def make(folder, *names):
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("", "utf-8")


@pytest.mark.parametrize(
    ("files", "named", "found"),
    [
        (["b.yaml", "a.yml", "c.txt", ".hidden.yaml"], ".", ["a.yml", "b.yaml"]),
        (["pack.yaml", "rules/x/b.yaml", "rules/a/a.yaml", "data/d.yaml"], ".", ["rules/a/a.yaml", "rules/x/b.yaml"]),
        (["pack.yaml", "a.yaml"], ".", ["a.yaml"]),
        (["x/pack.yaml"], ".", ["x/pack.yaml"]),
        (["a.yaml", "b.yaml"], "b.yaml", ["b.yaml"]),
    ],
)
def test_packs(tmp_path, files, named, found):
    make(tmp_path, *files)
    assert rule_files(tmp_path / named) == [tmp_path / name for name in found]


@pytest.mark.parametrize(
    ("files", "named", "message"),
    [
        ([], "none", "no such rule file or folder"), (["a.txt"], ".", "no rule files here"),
        (["a.txt"], "a.txt", "ends in .yaml"), (["rules/a.txt", "b.yaml"], ".", "no rule files here"),
    ],
)  # fmt: skip
def test_a_pack_without_rules_is_refused(tmp_path, files, named, message):
    make(tmp_path, *files)
    with pytest.raises(FileError, match=message):
        rule_files(tmp_path / named)


def test_an_installed_package_has_its_rules_inside(tmp_path, monkeypatch):
    package = tmp_path / "biblint"
    package.mkdir()
    monkeypatch.setattr(packs, "_PACKAGE", package)
    with pytest.raises(FileError, match="built-in rules are missing"):
        builtin_rules_folder()
    (tmp_path / "rules").mkdir()
    assert builtin_rules_folder() == tmp_path / "rules"
    (package / "_rules").mkdir()
    assert builtin_rules_folder() == package / "_rules"
