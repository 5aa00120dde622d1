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

from biblint.cli.settings import UNNAMED
from biblint.formats import EXTENSIONS

ROOT = Path(__file__).parent.parent
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
GOOD = "@book{a, author = {Weber, Anna}, title = {Sand}, publisher = {Harbour}, address = {Kiel}, year = 2019}\n"
BAD = GOOD.replace("author = {Weber, Anna}, ", "")
FIXABLE = GOOD.replace("@book", "@article").replace("publisher = {Harbour}, address", "journal") + "\n"
FIXABLE = FIXABLE.replace("year", "pages = {pp. 3287--3300}, volume = 3, year")
TABLE = "Authors,Title,Year,Source title,DOI,EID\nWeber A.,Sand,2019,Shores,https://doi.org/10.1000/182,2-s2.0-1\n"
ITEMS = '[{"id": "a", "type": "book", "title": "Sand", "publisher": "Harbour", "issued": {"date-parts": [[2019]]}}]\n'

LEFT_OUT = {
    ".txt": "mostly prose",
    ".net": "also the networks of Pajek and VOSviewer",
    ".mrc": "binary: no fixes, and pre-commit's tag 'text' leaves it out",
    ".marc": "binary: no fixes, and pre-commit's tag 'text' leaves it out",
}
"""Known extensions that a hook does not take unless its user overrides `files`, and why."""


def test_hooks_are_two():
    assert [hook["id"] for hook in HOOKS] == ["biblint", "biblint-fix"]


def test_hooks_differ_in_fixing_only():
    report, fix = ({name: hook[name] for name in hook.keys() - {"id", "name", "description"}} for hook in HOOKS)
    assert {**fix, "entry": fix["entry"].replace("--fix ", "")} == report


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
        ("CITATION.cff", True),
        ("a.json", True),
        ("a.txt", False),
        ("a.net", False),
        ("a.mrc", False),
        ("a.bib.orig", False),
        ("bib", False),
        ("a.bibliography", False),
        ("package.json.lock", False),
    ],
)
def test_which_files_a_hook_takes(hook, path, matches):
    assert bool(re.search(hook["files"], path)) == matches


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
@pytest.mark.parametrize("extension", sorted({*EXTENSIONS, *UNNAMED}))
def test_hooks_take_every_telling_extension(hook, extension):
    assert bool(re.search(hook["files"], f"a{extension}")) == (extension not in LEFT_OUT)


@pytest.fixture
def entry(tmp_path):
    """Runs the command of a hook as pre-commit does, on files that are made for it."""

    def run(files, number=0):
        for name, text in files.items():
            (tmp_path / name).write_text(text, "utf-8")
        command = [sys.executable, "-m", *HOOKS[number]["entry"].split()]
        named = [name for name in files if name != "biblint.yaml"]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        return subprocess.run([*command, *named], cwd=tmp_path, env=environment, capture_output=True, text=True)

    return run


@pytest.mark.parametrize(("name", "text"), [("a.csv", TABLE), ("a.json", ITEMS)])
@pytest.mark.parametrize(
    ("config", "status"),
    [("", 0), ("include: ['*.bib']", 0), ("include: ['a.*']", 1), ("include: ['a.*']\nexclude: [a.*]", 0)],
)
def test_tables_and_json_are_checked_if_the_configuration_names_them(entry, name, text, config, status):
    done = entry({name: text, "biblint.yaml": f"schema: 1\n{config}\n"})
    assert (done.returncode, f"{name}:" in done.stdout) == (status, status == 1), done.stdout + done.stderr


def test_tables_of_other_things_are_left_alone(entry):
    done = entry({"people.csv": "name,telephone\nAnna,1\n", "package.json": '{"name": "x"}\n'})
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("number", [0, 1])
def test_a_command_reports_what_it_cannot_mend(entry, number):
    done = entry({"refs.bib": BAD}, number)
    assert done.returncode == 1
    assert "refs.bib:1:1: error[missing-author]" in done.stdout


def test_part_of_a_collection_is_compared_with_all_of_it(entry, tmp_path):
    (tmp_path / "other.bib").write_text(GOOD.replace("year", "doi = {10.1000/182}, year"), "utf-8")
    again = GOOD.replace("{a,", "{b,").replace("year", "doi = {10.1000/182}, year")
    done = entry({"refs.bib": again, "biblint.yaml": "schema: 1\ncollections: {all: ['*.bib']}\n"})
    assert "duplicate-doi" in done.stdout
    assert "other.bib:1" not in done.stdout.split(" ")[0]


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
    """A repository that uses a hook; called with the hook's id and what the configuration says of it besides."""

    def make(hook, **more):
        revision = git(hooks_repository, "rev-parse", "HEAD").stdout.strip()
        entry = {"repo": hooks_repository.as_uri(), "rev": revision, "hooks": [{"id": hook, **more}]}
        (tmp_path / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [entry]}), "utf-8")
        git(tmp_path, "init", "-q")
        installed = subprocess.run(
            [sys.executable, "-m", "pre_commit", "install"], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert installed.returncode == 0, installed.stdout
        git(tmp_path, "add", ".")
        return tmp_path

    return make


@pytest.fixture
def commit(git):
    """Writes files into a repository, adds them and commits; the exit status and all that was printed."""

    def made(folder, files):
        for name, text in files.items():
            (folder / name).write_text(text, "utf-8")
        git(folder, "add", *files)
        done = git(folder, "commit", "-m", "change")
        return done.returncode, done.stdout + done.stderr

    return made


needs_precommit = pytest.mark.skipif(
    not os.environ.get("BIBLINT_SLOW"), reason="slow: set BIBLINT_SLOW=1 to run the real pre-commit"
)


@needs_precommit
def test_a_defect_blocks_the_commit(scratch, commit):
    folder = scratch("biblint")
    status, said = commit(folder, {"refs.bib": BAD, "notes.txt": BAD})
    assert status == 1
    assert "refs.bib:1:1: error[missing-author]" in said
    assert "notes.txt" not in said
    status, said = commit(folder, {"refs.bib": GOOD})
    assert status == 0, said


@needs_precommit
def test_a_fixed_file_passes_once_it_is_added(scratch, commit, git):
    folder = scratch("biblint-fix")
    status, said = commit(folder, {"refs.bib": FIXABLE})
    assert status == 1
    assert "files were modified by this hook" in said
    mended = FIXABLE.replace("pp. ", "")
    assert (folder / "refs.bib").read_text("utf-8") == mended
    status, said = commit(folder, {"refs.bib": mended})
    assert status == 0, said
    assert git(folder, "show", "HEAD:refs.bib").stdout == mended


@needs_precommit
def test_only_what_is_committed_is_checked(scratch, commit, git):
    folder = scratch("biblint")
    (folder / "old.bib").write_text(BAD, "utf-8")
    git(folder, "add", ".")
    assert git(folder, "commit", "--no-verify", "-qm", "old").returncode == 0
    status, said = commit(folder, {"new.bib": GOOD})
    assert status == 0, said
    all_files = subprocess.run(
        [sys.executable, "-m", "pre_commit", "run", "--all-files"], cwd=folder, capture_output=True, text=True
    )
    assert (all_files.returncode, "old.bib:1:1" in all_files.stdout) == (1, True)


@needs_precommit
def test_other_extensions_are_skipped(scratch, commit):
    status, said = commit(scratch("biblint"), {"notes.txt": BAD, "map.net": "*Vertices 1\n", "a.mrc": "\x1d\x1e\x1f"})
    assert status == 0, said
    assert "(no files to check)Skipped" in said


@needs_precommit
def test_tables_and_json_pass_unless_the_configuration_names_them(scratch, commit):
    folder = scratch("biblint")
    status, said = commit(folder, {"a.csv": TABLE, "a.json": ITEMS, "b.csv": "name\nAnna\n"})
    assert status == 0, said
    status, said = commit(folder, {"biblint.yaml": "schema: 1\ninclude: ['a.*']\n", "a.json": ITEMS + "\n"})
    assert (status, "a.json:1:2: error[missing-author]" in said) == (1, True), said


@needs_precommit
def test_the_files_of_a_hook_can_be_overridden(scratch, commit):
    folder = scratch("biblint", files=r"^exports/.*\.txt$")
    (folder / "exports").mkdir()
    status, said = commit(folder, {"refs.bib": BAD, "exports/saved.txt": BAD})
    assert status == 1
    assert "exports/saved.txt:1:1" in said
    assert "refs.bib" not in said
