"""The examples show what they are there to show: their defects are found, and their good records stay silent."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

FOUND = """
aml-page.txt   1  missing-container
aml-page.txt   1  missing-date
aml-page.txt   18 label-padded
aml-page.txt   26 interface-word
aml-page.txt   27 interface-word
aml-page.txt   28 page-range-separator
aml-page.txt   31 reference-list-cut
aml-page.txt   32 reference-unparsed
aml-page.txt   37 reference-without-locator
references.bib 22 page-range-separator
references.bib 23 doi-prefix
references.bib 27 mojibake
references.bib 28 html-entity
references.bib 32 page-range-descending
references.bib 34 issn-checksum
references.bib 37 missing-container
references.bib 37 missing-date
references.bib 60 isbn-checksum
savedrecs.txt  51 reference-list-cut
savedrecs.txt  54 issn-checksum
savedrecs.txt  59 page-count-mismatch
savedrecs.txt  66 missing-container
savedrecs.txt  81 page-range-separator
savedrecs.txt  82 doi-prefix
scopus.ris     21 missing-author
scopus.ris     27 page-range-separator
scopus.ris     28 doi-prefix
scopus.ris     30 issn-checksum
scopus.ris     35 missing-container
scopus.ris     39 title-all-caps
scopus.ris     43 page-range-descending
scopus.ris     68 isbn-checksum
"""

CLEAN = [("references.bib", 64, 78), ("savedrecs.txt", 3, 40), ("savedrecs.txt", 86, 108), ("scopus.ris", 1, 19)]
"""File, first and last line of good records: nothing there, infos included, but what concerns another record too."""


@pytest.fixture(scope="module")
def violations() -> list[dict]:
    command = [sys.executable, "-m", "biblint", "check", "--output-format", "json", "."]
    done = subprocess.run(command, cwd=ROOT / "examples", capture_output=True, text=True, encoding="utf-8")
    return json.loads(done.stdout)["violations"]


def test_defects_of_the_examples_are_found(violations: list[dict]):
    found = {(violation["path"], violation["line"], violation["rule"]) for violation in violations}
    wanted = [(path, int(line), rule) for path, line, rule in map(str.split, FOUND.strip().splitlines())]
    assert [row for row in wanted if row not in found] == []


@pytest.mark.parametrize(("path", "first", "last"), CLEAN)
def test_good_records_of_the_examples_stay_silent(violations: list[dict], path: str, first: int, last: int):
    here = [v for v in violations if v["path"] == path and first <= v["line"] <= last]
    assert [f"{v['line']} {v['rule']}: {v['message']}" for v in here] == []


def test_first_page_of_the_examples_is_of_labelled_text(violations: list[dict]):
    assert {v["record"]["key"] for v in violations if v["path"] == "aml-page.txt" and v["record"]} == {
        "10.5555/osl.15855"
    }
