"""The extension for VS Code: built, its code run against the real server, and packaged."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import zipfile

import pytest

from biblint import __version__
from tests.editors.clients import BIN, EDITORS, ROOT

EXTENSION = EDITORS / "vscode"
PACKAGE = json.loads((EXTENSION / "package.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def npm(tmp_path_factory):
    """Runs a script of the package, in a copy of it, with this biblint."""
    if not shutil.which("npm") or not (EXTENSION / "node_modules").is_dir():
        pytest.skip("run 'npm ci --ignore-scripts' in editors/vscode")
    folder = tmp_path_factory.mktemp("extension")
    shutil.copytree(
        EXTENSION, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("node_modules", "dist", "build")
    )
    (folder / "node_modules").symlink_to(EXTENSION / "node_modules")

    def run(script):
        environment = {**os.environ, "BIBLINT": str(BIN / "biblint")}
        command = ["npm", "run", "--silent", script]
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stdout + done.stderr
        return folder, done.stdout

    run("build")
    return run


def test_its_own_tests(npm):
    pytest.importorskip("pygls")
    _, output = npm("test")
    assert int(re.search(r"# pass (\d+)", output)[1]) >= 30
    assert "# fail 0" in output


def test_the_package(npm):
    folder, _ = npm("package")
    with zipfile.ZipFile(folder / "biblint.vsix") as archive:
        names = set(archive.namelist())
        licences = archive.read("extension/dist/notices.txt").decode()
    assert {f"extension/{name}" for name in ("package.json", "readme.md", "LICENSE.txt", "dist/extension.js")} <= names
    assert "vscode-languageclient 9" in licences


def test_the_manifest_agrees_with_the_project():
    assert PACKAGE["version"] == __version__
    assert (EXTENSION / "LICENSE").read_text("utf-8") == (ROOT / "LICENSE").read_text("utf-8")


def test_every_setting_and_command_is_explained():
    page = (EXTENSION / "README.md").read_text("utf-8")
    assert [one for one in PACKAGE["contributes"]["configuration"]["properties"] if f"`{one}`" not in page] == []
    assert [one["title"] for one in PACKAGE["contributes"]["commands"] if f"biblint: {one['title']}" not in page] == []


def test_bundled_languages_are_not_declared_again():
    declared = [name for one in PACKAGE["contributes"]["languages"] for name in (one["id"], *one["extensions"])]
    assert not {"bibtex", ".bib", ".txt", ".csv", ".json", ".xml"} & set(declared)
