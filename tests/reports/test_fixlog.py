"""The log of applied fixes."""

from __future__ import annotations

import csv
import io
import json

import pytest
from violations import CASES, fix, violation

from biblint.reports.fixlog import COLUMNS, KINDS, entries

PLAIN = violation(value="1 / 14", field="page", fix=fix("abc", (0, 1, "X"))._replace(value="1-14"))


def written(kind, *fixed):
    head, line = KINDS[kind]
    return head() + "".join(map(line, entries(fixed)))


def test_an_entry_in_full():
    assert entries([PLAIN]) == [
        {
            "path": "a.bib",
            "line": 1,
            "record": "smith2020",
            "reference": "",
            "variable": "page",
            "rule": "some-rule",
            "safety": "safe",
            "fix": "Mend it",
            "before": "1 / 14",
            "after": "1-14",
        }
    ]


@pytest.mark.parametrize(
    ("mended", "before", "after"),
    [
        (fix("abc\ndef\nghi\n", (4, 5, "X")), "def", "Xef"),
        (fix("abc\ndef\nghi\n", (0, 1, "X"), (8, 11, "Y")), "abc\nghi", "Xbc\nY"),
        (fix("abc\ndef\n", (4, 4, "new\n")), "", "new"),
        (fix("abc\ndef\n", (4, 8, "")), "def", ""),
    ],
)
def test_what_is_no_single_value_is_lines(mended, before, after):
    (entry,) = entries([violation(fix=mended)])
    assert (entry["before"], entry["after"]) == (before, after)


def test_csv():
    text = written(".csv", PLAIN, PLAIN._replace(value="=1+1"))
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text[1:], newline="")))
    assert rows[0] == list(COLUMNS)
    assert [row[-2:] for row in rows[1:]] == [["1 / 14", "1-14"], ["'=1+1", "1-14"]]


@pytest.mark.parametrize("kind", [".jsonl", ".ndjson"])
def test_json_lines(kind):
    lines = [json.loads(line) for line in written(kind, PLAIN, PLAIN).splitlines()]
    assert lines == entries([PLAIN, PLAIN])


def test_no_fixes_no_lines():
    assert written(".csv").count("\n") == 1
    assert written(".jsonl", CASES["plain"]) == ""
