"""Long runs: several processes, the cache, the progress bar, interruption."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from biblint.cache import Cache
from biblint.cli import main
from biblint.cli.progress import Progress
from tests import samples

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="no such signals and terminals")
BIBLINT = [sys.executable, "-m", "biblint"]
ENTRY = "@article{k%d, title = {Sand %d}, doi = {https://doi.org/10.1000/%d}, pages = {1 / 9}}\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The current folder, with a cache of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BIBLINT_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path


def large(path="large.bib", records=3000):
    """Write a file of so many records, about 90 bytes each."""
    Path(path).write_text("".join(ENTRY % (number, number, number) for number in range(records)), "utf-8")


def check(*words):
    result = CliRunner().invoke(main, ["check", "--output-format", "json", "--today", "2026-01-01", *words])
    return result.exit_code, result.stdout, result.stderr


def test_the_report_does_not_depend_on_the_number_of_processes(folder):
    for name, suffix in (("bibtex", "bib"), ("ris", "ris"), ("labelled", "txt")):
        for number, text in enumerate(samples.sources(name)[:30]):
            Path(f"{number}-{name}.{suffix}").write_text(text, "utf-8")
    Path("junk.bib").write_bytes(b"\0\1\2")
    alone = check("--no-cache", "--jobs", "1", ".", "missing.ris")
    assert check("--no-cache", "--jobs", "3", ".", "missing.ris") == alone
    assert alone[0] == 2


def test_fixes_do_not_depend_on_the_number_of_processes(folder, monkeypatch):
    monkeypatch.setattr("biblint.source.SEGMENT_BYTES", 5_000)
    large("a.bib", 200)
    text = Path("a.bib").read_text("utf-8")
    alone = check("a.bib", "--fix", "--jobs", "1")
    fixed = Path("a.bib").read_text("utf-8")
    Path("a.bib").write_text(text, "utf-8")
    assert check("a.bib", "--fix", "--jobs", "2") == alone
    assert Path("a.bib").read_text("utf-8") == fixed != text


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_second_run_is_the_same_and_checks_nothing(folder, monkeypatch, jobs):
    large()
    large("b.bib", 10)
    first = check("--jobs", jobs, ".")
    monkeypatch.setattr("biblint.engine.run.FileRun.run", None)
    monkeypatch.setattr("biblint.engine.crew.WorkerCrew.begin", None)
    assert check("--jobs", jobs, ".") == first
    assert Cache().usage().entries == 3


@pytest.mark.parametrize("option", ["--no-cache", "--fix", "--diff"])
def test_nothing_is_kept_where_the_cache_is_not_wanted(folder, option):
    large()
    check("large.bib", option)
    assert Cache().usage().entries == 0


def test_the_cache_is_told_of_and_cleared(folder):
    large()
    check("large.bib")
    run = CliRunner().invoke
    assert "1 report, 0." in run(main, ["cache", "info", "--lang", "en"]).output
    assert "1 份报告" in run(main, ["cache", "clear", "--lang", "zh"]).output
    assert "0 reports, 0.0 MB of at most 268.4 MB" in run(main, ["cache", "info", "--lang", "en"]).output


def test_the_line_tells_records_and_files():
    progress = Progress(None)
    progress.start(2, 1000)
    progress.begin_file(500)
    progress.advance(7, 250)
    assert progress.line() == "[######                  ]  25%  7 records  0/2 files"
    progress.advance(7, 250)
    progress.advance(14, 500)  # a second pass
    progress.end_file()
    assert progress.line() == "[############            ]  50%  14 records  1/2 files"


def test_the_line_comes_after_a_while_and_goes(monkeypatch):
    clock = [100.0]
    monkeypatch.setattr("biblint.cli.progress.time.monotonic", lambda: clock[0])
    progress = Progress(stream := io.StringIO(), "zh")
    progress.start(1, 100)
    progress.begin_file(100)
    for seconds in (0.9, 0.05, 0.1, 0.01):
        clock[0] += seconds
        progress.advance(1, 10)
    assert stream.getvalue() == "\r\x1b[K[#######                 ]  30%  3 条记录"
    progress.end_file()
    assert stream.getvalue().endswith("\r\x1b[K")


def on_terminal(words, environment):
    """What a command writes to standard error if that is a terminal."""
    import pty

    mine, its = pty.openpty()
    hasty = "import biblint.cli.progress as progress; progress.DELAY = 0; from biblint.cli import main; main()"
    command = [sys.executable, "-c", hasty, "check", "large.bib", "--no-cache", "--fail-on", "never", *words]
    blank = {name: value for name, value in os.environ.items() if name != "CI"}
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=its, env={**blank, "TERM": "xterm", "LC_ALL": "C", **environment}
    )
    os.close(its)
    told = b""
    try:
        while data := os.read(mine, 4096):
            told += data
    except OSError:  # the other end is closed
        pass
    os.close(mine)
    assert process.wait() == 0
    return told.decode()


@POSIX
@pytest.mark.parametrize(
    ("words", "environment", "is_there"),
    [([], {}, True), (["--quiet"], {}, False), ([], {"CI": "true"}, False), ([], {"TERM": "dumb"}, False)],
)
def test_a_terminal_shows_how_far_it_is(folder, words, environment, is_there):
    large(records=100)
    told = on_terminal(["--jobs", "1", *words], environment)
    assert ("records" in told) == is_there
    assert told.endswith("\r\x1b[K" if is_there else "")


@POSIX
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interruption_leaves_files_whole(folder, jobs):
    large(records=60_000)
    before = Path("large.bib").read_bytes()
    command = [*BIBLINT, "check", "large.bib", "--fix", "--jobs", jobs, "--output", "json=out.json"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    time.sleep(3)
    os.killpg(process.pid, signal.SIGINT)
    told = process.communicate(timeout=30)
    assert (process.returncode, told) == (130, (b"", b"biblint: interrupted\n"))
    assert Path("large.bib").read_bytes() == before
    assert sorted(path.name for path in folder.iterdir() if path.name != "cache") == ["large.bib"]


@POSIX
@pytest.mark.parametrize("words", [["rules", "list"], ["explain", "page-prefix"], ["formats"]])
def test_every_command_ends_quietly_at_a_closed_pipe(folder, words):
    reading, writing = os.pipe()
    os.close(reading)
    process = subprocess.run([*BIBLINT, *words], stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (process.returncode, process.stderr) == (141, b"")
