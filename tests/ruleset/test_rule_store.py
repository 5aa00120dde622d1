"""The prebuilt form of the built-in rules: the same rules, faster, and never stale."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from biblint.ruleset import store
from biblint.ruleset.loader import load_rules
from biblint.ruleset.store import builtin_rules, cache_folder

posix = pytest.mark.skipif(os.name != "posix", reason="owners and modes are those of POSIX")


@pytest.fixture
def folder(tmp_path, monkeypatch, rule_text):
    """A folder of two rules in the place of the built-in ones, and an empty cache."""
    rules = tmp_path / "_rules"
    for name in ("first", "second"):
        text = rule_text.replace("page-separator", name, 1).replace("page-slash", f"{name}-old")
        (rules / "pages").mkdir(parents=True, exist_ok=True)
        (rules / "pages" / f"{name}.yaml").write_text(text, "utf-8")
    monkeypatch.setattr(store, "builtin_rules_folder", lambda: rules)
    monkeypatch.setenv("BIBLINT_CACHE_DIR", str(tmp_path / "cache"))
    return rules


@pytest.fixture
def parses(monkeypatch):
    """How often the rules were read from YAML."""
    calls = []
    parse = store._parse
    monkeypatch.setattr(store, "_parse", lambda *arguments: calls.append(1) or parse(*arguments))
    return calls


def test_the_prebuilt_rules_are_those_of_the_files(folder, parses):
    cold, warm = builtin_rules(), builtin_rules()
    assert len(parses) == 1
    assert cold == warm == [rule._replace(valid=(), invalid=()) for rule in load_rules(folder)]


def test_samples_come_when_asked_for(folder):
    assert builtin_rules(with_samples=True) == load_rules(folder)
    assert builtin_rules(with_samples=True)[0].invalid[0].line == 32


def test_a_changed_file_counts_even_with_its_old_size_and_time(folder, parses):
    builtin_rules()
    file = folder / "pages" / "first.yaml"
    before = file.stat()
    file.write_text(file.read_text("utf-8").replace("severity: warning", "severity: error  "), "utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_size == before.st_size
    assert [rule.severity for rule in builtin_rules()] == ["error", "warning"]
    assert len(parses) == 2


def test_added_and_removed_files_count(folder, parses):
    builtin_rules()
    (folder / "pages" / "second.yaml").unlink()
    assert [rule.id for rule in builtin_rules()] == ["first"]


@pytest.mark.parametrize("damage", [lambda c: b"", lambda c: c[:-1], lambda c: c[:-9] + b"?" * 9, lambda c: b"x" + c])
def test_a_damaged_cache_is_made_anew(folder, parses, damage):
    rules = builtin_rules()
    (file,) = cache_folder().iterdir()
    file.write_bytes(damage(file.read_bytes()))
    assert builtin_rules() == rules == builtin_rules()
    assert len(parses) == 2


@posix
@pytest.mark.parametrize("public", ["folder", "file"])
def test_what_everybody_may_write_is_not_trusted(folder, parses, public):
    builtin_rules()
    (file,) = cache_folder().iterdir()
    (file if public == "file" else cache_folder()).chmod(0o777)
    builtin_rules()
    assert len(parses) == 2


@posix
def test_a_cache_of_another_owner_is_not_trusted(folder, parses, monkeypatch):
    builtin_rules()
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    builtin_rules()
    assert len(parses) == 2


def test_a_cache_that_cannot_be_written_does_no_harm(folder, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv("BIBLINT_CACHE_DIR", str(tmp_path / "file" / "cache"))
    assert [rule.id for rule in builtin_rules()] == ["first", "second"]


def test_rules_of_a_source_tree_are_validated(folder, monkeypatch):
    source = folder.rename(folder.with_name("rules"))
    monkeypatch.setattr(store, "builtin_rules_folder", lambda: source)
    file = source / "pages" / "first.yaml"
    file.write_text(file.read_text("utf-8").replace("severity", "severty"), "utf-8")
    with pytest.raises(Exception, match="did you mean 'severity'"):
        builtin_rules()


@pytest.mark.skipif(sys.platform == "win32", reason="the folders of other platforms")
@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"BIBLINT_CACHE_DIR": "/a/b"}, "/a/b"), ({"XDG_CACHE_HOME": "/x"}, "/x/biblint"),
        ({"XDG_CACHE_HOME": "relative", "HOME": "/home/me"}, "/home/me/.cache/biblint"),
        ({"BIBLINT_CACHE_DIR": "", "HOME": "/home/me"}, "/home/me/.cache/biblint"),
    ],
)  # fmt: skip
def test_the_cache_folder_is_the_platforms(monkeypatch, variables, expected):
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.delenv("BIBLINT_CACHE_DIR", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert cache_folder().as_posix() == expected


def test_a_warm_start_imports_neither_yaml_nor_jsonschema(folder):
    builtin_rules()
    code = (
        "import sys, pathlib\nfrom biblint.ruleset import store\n"
        f"store.builtin_rules_folder = lambda: pathlib.Path({str(folder)!r})\n"
        "assert len(store.builtin_rules()) == 2\n"
        "print(sorted({'yaml', 'jsonschema', 'difflib', 'hashlib', 'json', 'biblint.checks'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
