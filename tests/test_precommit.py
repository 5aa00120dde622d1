"""The hooks, tried with the real pre-commit against a scratch repository.

The repository of the hooks is made of this one's files; pre-commit installs it, so this needs a package index.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
GOOD = "@book{a, author = {Weber, Anna}, title = {Sand}, publisher = {Harbour}, address = {Kiel}, year = 2019}\n"
BAD = GOOD.replace("author = {Weber, Anna}, ", "")
FIXABLE = GOOD.replace("@book", "@article").replace("publisher = {Harbour}, address", "journal") + "\n"
FIXABLE = FIXABLE.replace("year", "pages = {pp. 3287--3300}, volume = 3, year")


def test_hooks_are_two():
    assert [hook["id"] for hook in HOOKS] == ["biblint", "biblint-fix"]


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_is_one_process(hook):
    assert hook["require_serial"] and hook["language"] == "python" and hook["types"] == ["text"]


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
@pytest.mark.parametrize(
    ("path", "matches"),
    [
        ("refs.bib", True),
        ("deep/REFS.BIB", True),
        ("a.bibtex", True),
        ("a.biblatex", True),
        ("a.ris", True),
        ("a.ciw", True),
        ("a.isi", True),
        ("a.txt", False),
        ("a.json", False),
        ("a.bib.orig", False),
        ("bib", False),
        ("a.bibliography", False),
    ],
)
def test_which_files_a_hook_takes(hook, path, matches):
    assert bool(re.search(hook["files"], path)) == matches


def test_hooks_take_every_telling_extension():
    from biblint.formats import EXTENSIONS

    for extension in EXTENSIONS.keys() - {".txt"}:
        assert all(re.search(hook["files"], f"a{extension}") for hook in HOOKS)


@pytest.fixture(scope="module")
def git():
    """Runs git in a folder as nobody in particular."""
    identity = {f"GIT_{role}_{what}": "a@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    tools = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"

    def run(folder, *words):
        environment = {**inherited, **identity, "PATH": tools, "GIT_CONFIG_GLOBAL": os.devnull}
        return subprocess.run(["git", *words], cwd=folder, env=environment, capture_output=True, text=True, check=False)

    return run


@pytest.fixture(scope="module")
def hooks_repository(tmp_path_factory, git):
    """A repository with this package and its hooks, at one commit."""
    folder = tmp_path_factory.mktemp("hooks")
    for name in ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        shutil.copy(ROOT / name, folder / name)
    for name in ("biblint", "rules"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "hooks"]):
        assert git(folder, *words).returncode == 0
    return folder


@pytest.fixture
def scratch(tmp_path, git, hooks_repository):
    """A repository that uses a hook; called with the hook's id."""

    def make(hook):
        revision = git(hooks_repository, "rev-parse", "HEAD").stdout.strip()
        entry = {"repo": hooks_repository.as_uri(), "rev": revision, "hooks": [{"id": hook}]}
        (tmp_path / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [entry]}), "utf-8")
        git(tmp_path, "init", "-q")
        installed = subprocess.run(
            [sys.executable, "-m", "pre_commit", "install"], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert installed.returncode == 0, installed.stdout
        git(tmp_path, "add", ".")
        return tmp_path

    return make


needs_precommit = pytest.mark.skipif(
    not os.environ.get("BIBLINT_SLOW"), reason="slow: set BIBLINT_SLOW=1 to run the real pre-commit"
)


@needs_precommit
def test_a_defect_blocks_the_commit(scratch, git):
    folder = scratch("biblint")
    (folder / "refs.bib").write_text(BAD, "utf-8")
    (folder / "notes.txt").write_text(BAD, "utf-8")
    git(folder, "add", ".")
    blocked = git(folder, "commit", "-m", "bad")
    assert blocked.returncode == 1
    assert "refs.bib:1:1: error[missing-author]" in blocked.stdout + blocked.stderr
    assert "notes.txt" not in blocked.stdout + blocked.stderr
    (folder / "refs.bib").write_text(GOOD, "utf-8")
    git(folder, "add", ".")
    passed = git(folder, "commit", "-m", "good")
    assert passed.returncode == 0, passed.stdout + passed.stderr


@needs_precommit
def test_a_fixed_file_passes_once_it_is_added(scratch, git):
    folder = scratch("biblint-fix")
    (folder / "refs.bib").write_text(FIXABLE, "utf-8")
    git(folder, "add", ".")
    first = git(folder, "commit", "-m", "one")
    assert first.returncode == 1
    assert "files were modified by this hook" in first.stdout + first.stderr
    assert (folder / "refs.bib").read_text("utf-8") == FIXABLE.replace("pp. ", "")
    git(folder, "add", ".")
    second = git(folder, "commit", "-m", "two")
    assert second.returncode == 0, second.stdout + second.stderr
