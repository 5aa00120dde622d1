"""The excerpts on the page about reports are what is printed for its sample."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from biblint.cli import main
from biblint.reports import REPORTS

PAGE = (Path(__file__).parents[2] / "docs" / "reports.md").read_text("utf-8")
SECTIONS = dict(zip(*[iter(re.split(r"^## (.+)\n", PAGE, flags=re.M)[1:])] * 2, strict=True))
RESULTS = {
    "sarif": lambda data: data["runs"][0]["results"],
    "gitlab": lambda data: data,
    "rdjson": lambda data: data["diagnostics"],
}


def block(text, language):
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.M | re.S)[-1]


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Runs commands beside the sample; what the last one prints."""
    monkeypatch.chdir(tmp_path)
    Path("references.bib").write_text(block(PAGE, "bibtex"), "utf-8")

    def ran(*commands):
        return [CliRunner().invoke(main, command.split()).stdout for command in commands][-1]

    return ran


def test_every_format_is_named():
    assert [name for name in REPORTS if f"`{name}`" not in PAGE] == []


@pytest.mark.parametrize("name", RESULTS)
def test_excerpts_of_json(run, name):
    printed = RESULTS[name](json.loads(run(f"check references.bib --output-format {name}")))
    assert json.loads(block(SECTIONS[name], "json")) in printed


@pytest.mark.parametrize(
    ("name", "language"), [("github", "text"), ("junit", "xml"), ("markdown", "markdown"), ("csv", "text")]
)
def test_excerpts_of_lines(run, name, language):
    text = run(f"check references.bib --output-format {name}").lstrip("\ufeff")
    printed = [line.rstrip() for line in text.splitlines()]
    assert [line for line in block(SECTIONS[name], language).splitlines() if line not in printed] == []


def test_the_log(run):
    run("check references.bib --fix-only --fix-log log.csv")
    assert Path("log.csv").read_text("utf-8-sig") == block(SECTIONS["What was fixed"], "text")


def test_the_comparison(run):
    section = SECTIONS["What changed since"]
    commands = [line.removeprefix("$ biblint ") for line in block(section, "console").splitlines()]
    assert run(*commands).startswith(block(section, "text"))
