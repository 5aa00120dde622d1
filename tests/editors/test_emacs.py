"""Emacs without a screen: as a client by eglot, and with flymake alone."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.editors.clients import EDITORS, SAMPLES, fixed, told, violations

SCRIPT = Path(__file__).parent / "emacs.el"
EMACS = shutil.which("emacs") or ""
BATCH = (EMACS, "--batch", "-q", "-L", EDITORS / "emacs")

needs_emacs = pytest.mark.skipif(not EMACS, reason="no Emacs here: apt-get install emacs-nox")


@pytest.fixture(scope="module")
def eglot():
    """Skips where neither Emacs itself nor a package has eglot."""
    pytest.importorskip("pygls")
    command = [*BATCH, "--eval", "(progn (package-activate-all) (require 'eglot))"]
    if subprocess.run(command, capture_output=True).returncode:
        pytest.skip("no eglot here: apt-get install elpa-eglot, or Emacs 29")


@pytest.fixture(params=SAMPLES)
def sample(request, tmp_path):
    folder = tmp_path / "a project"
    folder.mkdir()
    path = folder / request.param
    path.write_text(SAMPLES[request.param], "utf-8")
    return path


@pytest.fixture
def session(tmp_path):
    """Runs a story on a file; what it told."""
    (tmp_path / "home").mkdir()

    def told_of(story, path):
        variables = {"BIBLINT_STORY": story, "BIBLINT_FILE": path.name, "BIBLINT_TOLD": str(path.parent / "told.json")}
        seen = told(tmp_path / "home", path.parent, *BATCH, "-l", SCRIPT, **variables)
        assert "problem" not in seen, seen["problem"]
        return seen

    return told_of


def places(path):
    return sorted([one["rule"], one["line"], one["column"]] for one in violations(path))


@needs_emacs
def test_as_a_client(eglot, session, sample):
    expected, after = places(sample), fixed(sample)
    seen = session("with-server", sample)
    assert sorted(one[:3] for one in seen["opened"]) == expected
    assert seen["after-action"] == SAMPLES[sample.name].replace("https://doi.org/", "")
    assert sample.read_bytes() == after
    assert seen["left"] == 0


@needs_emacs
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_with_flymake_alone(session, sample, line_end):
    sample.write_bytes(SAMPLES[sample.name].replace("\n", line_end).encode())
    expected, after = places(sample), fixed(sample)
    seen = session("without-server", sample)
    assert sorted(one[:3] for one in seen["opened"]) == expected
    assert {one[0]: one[3] for one in seen["opened"]} == {"doi-prefix": "https://doi.org/", "html-entity": "&amp;"}
    assert "doi-prefix" in seen["page"]
    assert sample.read_bytes() == after


@needs_emacs
def test_the_package_compiles_without_warnings(tmp_path):
    shutil.copy(EDITORS / "emacs" / "biblint.el", tmp_path)
    command = [*BATCH[:3], "--eval", "(setq byte-compile-error-on-warn t)", "-f", "batch-byte-compile", "biblint.el"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, env={**os.environ, "HOME": "/nowhere"})
    assert done.returncode == 0, done.stderr
