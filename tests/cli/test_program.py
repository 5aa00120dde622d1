"""The program as a whole: start-up, help, interruption, closed pipes and internal errors."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from biblint.cli import main
from biblint.cli.program import COMMANDS
from biblint.engine import Linter
from biblint.fixing import FixUndoneError
from biblint.source import SourceError

RECORD = "TY  - JOUR\nTI  - Sand\nSP  - pp. 1-9\nER  - \n"
HEAVY = {"jsonschema", "stdnum", "rapidfuzz", "charset_normalizer", "yaml", "rich", "subprocess", "asyncio"}
OTHER_FORMATS = {"biblint.formats.bibtex", "biblint.formats.wos", "biblint.formats.labelled"}


@pytest.fixture
def record(tmp_path, monkeypatch):
    """The path of a file with one record."""
    monkeypatch.chdir(tmp_path)
    Path("a.ris").write_text(RECORD, "utf-8")
    return "a.ris"


def run(*words, **options):
    return subprocess.run([sys.executable, "-m", "biblint", *words], capture_output=True, text=True, **options)


WATCHED = """
import atexit, sys
atexit.register(lambda: print(*sys.modules, file=sys.stderr))
from biblint.cli import main
main(["check", "a.ris"])
"""


def test_start_up_imports_only_what_one_file_needs(record):
    run("check", record)
    result = subprocess.run([sys.executable, "-c", WATCHED], capture_output=True, text=True, check=False)
    imported = set(result.stderr.split())
    assert "biblint.formats.ris" in imported
    assert not imported & (HEAVY | OTHER_FORMATS)


def test_the_module_is_the_program(record):
    result = run("check", record, "--select", "page-prefix", "--output-format", "concise", "-q")
    assert (result.returncode, result.stdout.count("\n"), result.stderr) == (1, 1, "")


def commands(group, prefix=()):
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        yield (*prefix, name), command
        if isinstance(command, click.Group):
            yield from commands(command, (*prefix, name))


ALL = list(commands(main))


@pytest.mark.parametrize(("words", "command"), ALL, ids=[" ".join(words) for words, _ in ALL])
def test_help_describes_every_command_and_option(words, command):
    result = CliRunner().invoke(main, [*words, "--help"], prog_name="biblint")
    assert result.exit_code == 0
    assert f"Usage: biblint {' '.join(words)}" in result.output
    options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
    assert all(option.help for option in options)
    assert command.help
    assert "..." not in command.get_short_help_str()


def test_help_lists_the_commands():
    output = CliRunner().invoke(main, ["--help"], prog_name="biblint").output
    assert [line.split()[0] for line in output.partition("Commands:\n")[2].splitlines() if line][: len(COMMANDS)] == [
        *COMMANDS
    ]


def broken(*_, **__):
    raise ZeroDivisionError("nothing to divide by")


def test_an_internal_error_is_told_without_a_traceback(record, monkeypatch):
    monkeypatch.setattr(Linter, "check_whole", broken)
    result = CliRunner().invoke(main, ["check", record])
    assert (result.exit_code, result.stderr) == (
        2,
        "biblint: internal error: a.ris: ZeroDivisionError: nothing to divide by\n",
    )


def test_an_internal_error_elsewhere_is_told_too(record, monkeypatch):
    monkeypatch.setattr("biblint.config.setups.choose", broken)
    result = CliRunner().invoke(main, ["check", record])
    assert result.exit_code == 2
    assert result.stderr.startswith("biblint: internal error: ZeroDivisionError: nothing to divide by\n")


@pytest.mark.parametrize("where", ["biblint.config.setups.choose", "biblint.engine.Linter.check_whole"])
def test_verbose_shows_the_traceback(record, monkeypatch, where):
    monkeypatch.setattr(where, broken)
    result = CliRunner().invoke(main, ["check", record, "--verbose"])
    assert result.exit_code == 2
    assert "Traceback (most recent call last)" in result.stderr


def test_an_internal_error_in_one_file_leaves_the_others(record, monkeypatch):
    check = Linter.check_whole

    def half_broken(self, source, *more):
        return (broken if source.path == "a.ris" else check)(self, source, *more)

    monkeypatch.setattr(Linter, "check_whole", half_broken)
    Path("b.ris").write_text(RECORD, "utf-8")
    result = CliRunner().invoke(main, ["check", "a.ris", "b.ris", "--select", "page-prefix"])
    assert result.exit_code == 2
    assert "b.ris:3:7: warning[page-prefix]" in result.stdout


def test_an_interruption_ends_with_130(record, monkeypatch):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(Linter, "check_whole", interrupted)
    result = CliRunner().invoke(main, ["check", record])
    assert (result.exit_code, result.stderr.strip()) == (130, "biblint: interrupted")


@pytest.mark.skipif(sys.platform == "win32", reason="no such pipes")
@pytest.mark.parametrize("output_format", ["full", "json", "jsonl"])
def test_a_closed_pipe_ends_quietly(tmp_path, output_format):
    (tmp_path / "a.ris").write_text(RECORD * 3000, "utf-8")
    command = [sys.executable, "-m", "biblint", "check", "a.ris", "--details", "--output-format", output_format]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 128 + signal.SIGPIPE


@pytest.mark.parametrize(
    ("environment", "colored"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "0"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_colors_follow_the_environment(record, environment, colored):
    blank = {"NO_COLOR": None, "FORCE_COLOR": None}
    result = CliRunner().invoke(main, ["check", record, "--select", "page-prefix"], env=blank | environment, color=True)
    assert ("\x1b[" in result.stdout) == colored


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_any_terminal_encoding_can_show_a_report(record, encoding):
    Path("a.ris").write_text(RECORD.replace("pp. 1-9", "第1-9页"), "utf-8")
    result = run("check", record, env={**os.environ, "PYTHONIOENCODING": encoding}, encoding=encoding)
    assert result.returncode == 1
    assert ("第" in result.stdout) == (encoding == "utf-8")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="everything can be read")
def test_an_unreadable_file_is_told(record):
    Path(record).chmod(0)
    result = CliRunner().invoke(main, ["check", record])
    assert (result.exit_code, result.stderr) == (2, "biblint: a.ris: Permission denied\n")


@pytest.mark.parametrize(
    ("where", "error"),
    [
        ("fix_source", FixUndoneError("a.ris: fixes do not settle after 10 passes: page-prefix")),
        ("write_atomically", SourceError("a.ris: cannot write: No space left on device")),
    ],
)
def test_a_fix_that_fails_is_told_and_the_file_is_reported_as_it_is(record, monkeypatch, where, error):
    def failing(*_):
        raise error

    monkeypatch.setattr(f"biblint.cli.checking.{where}", failing)
    result = CliRunner().invoke(main, ["check", record, "--fix", "--select", "page-prefix"])
    assert (result.exit_code, result.stderr) == (2, f"biblint: {error}\n")
    assert "a.ris:3:7: warning[page-prefix]" in result.stdout
    assert Path(record).read_text("utf-8") == RECORD


def test_a_report_that_cannot_be_written_is_told(record):
    result = CliRunner().invoke(main, ["check", record, "--output", "json=no/such/folder.json"])
    assert (result.exit_code, result.stderr) == (
        2,
        "biblint: no/such/folder.json: cannot write: No such file or directory\n",
    )
