"""What a person at a terminal sees, through a real one."""

from __future__ import annotations

import os
import sys

import pytest

from biblint.cli.parameters import terminal_language

pty = pytest.importorskip("pty", reason="no such terminals here")

RECORD = "@article{{k{n}, title = {{River sand, sample {n}}}, year = 2019, pages = {{{n}1 / {n}9}}}}\n"


def seen(folder, *words, **environment):
    """What a command writes to a terminal of 100 columns and 30 lines."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(folder)
        plain = {"COLUMNS": "100", "LINES": "30", "NO_COLOR": "1", "LC_ALL": "", "LANG": "C.UTF-8"}
        command = [sys.executable, "-m", "biblint", *words]
        os.execvpe(command[0], command, {**os.environ, **plain, **environment})
    output = b""
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:
            break
        if not part:
            break
        output += part
    os.waitpid(pid, 0)
    os.close(terminal)
    return output.decode("utf-8").replace("\r\n", "\n")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "many.bib").write_text("".join(RECORD.format(n=n) for n in range(1, 81)))
    (tmp_path / "few.bib").write_text("".join(RECORD.format(n=n) for n in range(1, 9)))
    return tmp_path


SELECT = ("--select", "page-range-separator")


def test_much_to_tell_fits_one_screen(folder):
    text = seen(folder, "check", ".", *SELECT)
    assert "first example" in text
    assert len(text.splitlines()) <= 30
    assert all(len(line) <= 100 for line in text.splitlines())


def test_little_to_tell_is_told_in_full(folder):
    assert "^^^^" in seen(folder, "check", "few.bib", *SELECT)


@pytest.mark.parametrize(
    ("words", "count"), [(("--details",), 80), (("--output-format", "full"), 3), (("--output-format", "concise"), 80)]
)
def test_details_on_demand(folder, words, count):
    text = seen(folder, "check", "many.bib", *SELECT, *words)
    assert text.count("warning[page-range-separator]") == count


def test_a_chinese_terminal(folder):
    assert "共发现 88 个警告" in seen(folder, "check", ".", *SELECT, LANG="zh_CN.UTF-8")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW"}, "zh"),
        ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_MESSAGES": "zh_CN", "LANG": "en_US.UTF-8"}, "zh"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_the_locale_chooses_the_language(monkeypatch, environment, language):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert terminal_language() == language
