"""What real runs print is what the published schema says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from biblint.cli import main
from biblint.reports.asdata import SCHEMA_FILE

SCHEMA = json.loads(SCHEMA_FILE.read_text("utf-8"))
FILES = {
    "a.ris": "TY  - JOUR\nAU  - Weber, A\nTI  - Sand\nSP  - pp. 12-19\nDO  - 10.1000/x\nER  - \n" * 2,
    "b.bib": "@article{k, pages = {1 / 14}, title = {{Sand}}}\n@book{k,\n  title = unknown\n@misc{m, year = {20}}\n",
    "c.txt": "Sand\n\n作者\nWeber, Anna [1 ]\n机构\n[2] Univ Kiel\n页码:30 / 29\n相关论文\n共 4 条\n  • [1] A, 2020\n",
}


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Checks the files; the standard output."""
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        Path(name).write_text(text, "utf-8")

    def check(*words):
        result = CliRunner().invoke(main, ["check", *FILES, "--select", "all", *words])
        assert result.exit_code == 1, result.output
        return result.stdout

    return check


@pytest.mark.parametrize("words", [(), ("--statistics",), ("--fix",), ("--lang", "zh")])
def test_json(run, words):
    data = json.loads(run("--output-format", "json", *words))
    Draft202012Validator(SCHEMA).validate(data)
    assert {violation["path"] for violation in data["violations"]} == set(FILES)


def test_jsonl_has_the_same_violations(run):
    lines = [json.loads(line) for line in run("--output-format", "jsonl").splitlines()]
    assert lines == json.loads(run("--output-format", "json"))["violations"]


def test_concise_lines_can_be_matched(run):
    pattern = r"^(?P<path>.+?):(?P<line>\d+):(?P<column>\d+): (error|warning|info)\[[a-z0-9-]+\] .+$"
    lines = run("--output-format", "concise", "--show-info", "-q").splitlines()
    shown = len(json.loads(run("--output-format", "json"))["violations"])
    assert len(lines) == shown
    assert all(re.match(pattern, line) for line in lines)
