"""The page that `biblint report` writes: what it holds of the files."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from biblint.cli import main

RECORD = "TY  - JOUR\nAU  - Weber, Anna\nTI  - Nine samples of sand\nPY  - 2019\nSP  - {page}\nER  - \n\n"
BOOK = "TY  - BOOK\nAU  - Weber, Anna\nPY  - 2019\nER  - \n\n"


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Runs the command on the file `a.ris`; the data of the page."""
    monkeypatch.chdir(tmp_path)

    def run(text, *words):
        Path("a.ris").write_text(text, "utf-8")
        result = CliRunner().invoke(main, ["report", "a.ris", "-o", "page.html", "--quiet", *words])
        assert (result.exit_code, result.output) == (0, "")
        page = Path("page.html").read_text("utf-8")
        return json.loads(re.search(r'id="data">(.*)</script>\n<script>', page, re.S)[1])

    return run


def rules_of(data):
    return [data["rules"][row[0]]["id"] for row in data["violations"]]


def test_files_records_and_violations(written):
    data = written(RECORD.format(page="1 / 14"), "--select", "page-range-separator", "--today", "2026-01-31")
    assert rules_of(data) == ["page-range-separator"]
    assert data["files"][0]["path"] == "a.ris" and data["made"].startswith("2026-01-31")
    assert (data["coverage"]["total"]["read"], data["coverage"]["sources"][0]["name"]) == (1, "RIS")


def test_what_every_record_lacks_is_told_for_each(written):
    data = written(BOOK * 6, "--select", "missing-title")
    assert rules_of(data) == ["missing-title"] * 6
    assert data["systematic"] == [[0, 0, 6, 6]]


def test_the_configuration_holds(written):
    Path("biblint.yaml").write_text("schema: 1\nrules: {page-range-separator: off}\n", "utf-8")
    assert "page-range-separator" not in rules_of(written(RECORD.format(page="1 / 14")))


def test_an_earlier_report(written):
    words = ("--select", "page-range-separator,missing-title")
    untitled = re.sub("TI .*\n", "", RECORD)
    Path("a.ris").write_text(untitled.format(page="1 / 14") + BOOK * 6, "utf-8")
    old = CliRunner().invoke(main, ["check", "a.ris", "--output-format", "json", *words]).stdout
    Path("old.json").write_text(old, "utf-8")
    now = untitled.format(page="1-14") + untitled.format(page="5 / 9") + BOOK * 6
    data = written(now, *words, "--compare", "old.json")
    assert (data["trend"]["new"], data["trend"]["fixed"], data["trend"]["unchanged"]) == (1, 1, 1)
    assert [rule for rule, row in zip(rules_of(data), data["violations"], strict=True) if row[-1]] == [
        "page-range-separator"
    ]


def test_chinese(written):
    data = written(BOOK, "--lang", "zh")
    assert data["texts"]["title"] == "数据质量报告" and data["language"] == "zh"


def test_the_same_page_comes_from_check_without_what_records_have(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("a.ris").write_text(BOOK, "utf-8")
    CliRunner().invoke(main, ["check", "a.ris", "--output", "html=page.html"])
    assert '"coverage": null' in Path("page.html").read_text("utf-8")
