"""`scripts/find-python`, with a PATH on which only some Pythons are."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "find-python"
TOOLS = ("sh", "sort", "cut", "tail")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the script is for POSIX shells")


@pytest.fixture
def found(tmp_path: Path):
    """Runs the script where there are the given programs: name -> shell script."""

    def run(programs: dict[str, str], *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
        for tool in TOOLS:
            (tmp_path / tool).symlink_to(shutil.which(tool))
        for name, text in programs.items():
            (tmp_path / name).write_text(f"#!/bin/sh\n{text}\n")
            (tmp_path / name).chmod(0o755)
        env = {"PATH": str(tmp_path), "HOME": str(tmp_path), **environment}
        return subprocess.run([str(SCRIPT), *options], env=env, capture_output=True, text=True)

    return run


REAL = f'exec "{sys.executable}" "$@"'
OLD = "echo 'Python 3.9.2'; exit 1"
SHIM = "echo 'pyenv: python3: command not found' >&2; exit 127"


@pytest.mark.parametrize("first", [OLD, SHIM])
def test_passes_over_pythons_that_do_not_do(found, first: str):
    done = found({"python3": first, "python3.12": REAL})
    assert Path(done.stdout.strip()).samefile(sys.executable)


def test_says_what_is_needed_where_there_is_none(found):
    done = found({"python3": OLD})
    assert (done.returncode, done.stdout) == (1, "")
    assert "needs Python 3.11 or newer" in done.stderr
    assert "Found: Python 3.9.2" in done.stderr


def test_the_python_that_is_named_comes_first(found, tmp_path: Path):
    done = found({"python3": OLD, "mine": REAL}, PYTHON=str(tmp_path / "mine"))
    assert done.returncode == 0


def test_all_names_each_version_once(found):
    done = found({"python3": REAL, "python3.13": REAL, "python3.11": OLD}, "--all")
    assert len(done.stdout.splitlines()) == 1


def test_executable_bit_is_set():
    assert os.access(SCRIPT, os.X_OK)
