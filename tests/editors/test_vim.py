"""Vim without a screen: `:make` fills the quickfix list, and ALE shows and fixes."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.editors.clients import EDITORS, SAMPLES, byte_places, fixed, told

ALE = Path("/usr/share/vim-ale")
needs_ale = pytest.mark.skipif(not ALE.is_dir(), reason="no ALE here: apt-get install vim-ale")


def _can(editor):
    """True if a Vim was built with what the plugins are written in; Debian's vim.tiny was not."""
    command = [editor, "-es", "-u", "NONE", "-N", "-c", "if has('eval') && has('quickfix')|qall|else|cquit|endif"]
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True).returncode == 0


@pytest.fixture(scope="module")
def vim():
    editor = shutil.which("vim")
    if not editor or not _can(editor):
        pytest.skip("no Vim with +eval and +quickfix here: apt-get install vim")
    return editor


@pytest.fixture
def session(tmp_path, vim):
    """Runs a script with a file open in the project folder; what it told."""
    (tmp_path / "home").mkdir()

    def told_of(path, script, *before):
        (path.parent / "script.vim").write_text(script, "utf-8")
        paths = ",".join([str(EDITORS / "vim"), *before, "$VIMRUNTIME"])
        setting = ["-N", "-i", "NONE", "--cmd", f"set rtp={paths}", "--cmd", "filetype plugin on | set encoding=utf-8"]
        command = (vim, "-es", "-u", "NORC", "-n", *setting, path.name, "-S", "script.vim")
        return told(tmp_path / "home", path.parent, *command)

    return told_of


@pytest.fixture(params=SAMPLES)
def sample(request, tmp_path):
    folder = tmp_path / "a project"
    folder.mkdir()
    path = folder / request.param
    path.write_text(SAMPLES[request.param], "utf-8")
    return path


MAKE = """\
compiler biblint
silent MAKE!
let items = LIST
call writefile([json_encode({'filetype': &filetype,
\\   'items': map(items, {_, one -> [one.text, one.lnum, one.col, one.type, bufname(one.bufnr)]})})], 'told.json')
qall!
"""


@pytest.mark.parametrize(("make", "items"), [("make", "getqflist()"), ("lmake", "getloclist(0)")])
def test_make_fills_the_list(session, sample, make, items):
    seen = session(sample, MAKE.replace("MAKE", make).replace("LIST", items))
    assert seen["filetype"] == sample.suffix[1:]
    assert sorted([text[1 : text.index("]")], *place] for text, *place, _, _ in seen["items"]) == byte_places(sample)
    assert {(kind, name) for *_, kind, name in seen["items"]} == {("w", sample.name)}


LINT = """\
let g:ale_echo_cursor = 0
let g:ale_virtualtext_cursor = 0
let g:ale_linters = {&filetype: ['biblint']}
runtime! plugin/**/*.vim
doautocmd VimEnter
ALELint
let tries = 0
while (empty(ale#engine#GetLoclist(bufnr(''))) || ale#engine#IsCheckingBuffer(bufnr(''))) && tries < 900
  sleep 20m
  let tries += 1
endwhile
let items = map(copy(ale#engine#GetLoclist(bufnr(''))),
\\   {_, one -> [one.code, one.lnum, one.col, one.end_lnum, one.end_col, one.type, one.text]})
"""
FIX = """\
let g:ale_fixers = {&filetype: ['biblint']}
ALEFix
let tries = 0
while !&modified && tries < 900
  sleep 20m
  let tries += 1
endwhile
write
"""
TELL = "call writefile([json_encode({'items': items})], 'told.json')\nqall!\n"


@needs_ale
def test_ale_shows_and_fixes(session, sample):
    places, after = byte_places(sample), fixed(sample)
    seen = session(sample, LINT + FIX + TELL, str(ALE))
    assert sorted(one[:3] for one in seen["items"]) == places
    assert {one[5] for one in seen["items"]} == {"W"}
    assert sample.read_bytes() == after


@needs_ale
def test_ale_marks_whole_characters(session, sample):
    seen = session(sample, LINT + TELL, str(ALE))
    lines = sample.read_text("utf-8").split("\n")
    marked = {one[0]: lines[one[1] - 1].encode()[one[2] - 1 : one[4]].decode() for one in seen["items"]}
    assert marked == {"doi-prefix": "https://doi.org/", "html-entity": "&amp;"}
