"""The table: complete, read back by `csv`, and without formulas."""

from __future__ import annotations

import csv
import io

import pytest
from violations import CASES, shown, violation

from biblint.reports.cells import plain


def rows(*found):
    text = shown("csv", *found)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


@pytest.mark.parametrize("found", CASES.values(), ids=CASES)
def test_one_row_in_one_line(found):
    assert len(rows(found)) == 1
    assert len(shown("csv", found).splitlines()) == 2


def test_a_row_in_full():
    (row,) = rows(violation(3, 4, 5, message='a "b", c'))
    assert list(row.values()) == [
        "a.bib", "3", "4", "3", "5", "warning", "some-rule", "titles", 'a "b", c', "smith2020", "0", "book", "",
        "title", "abc", "", "", "0123456789abcdef",
    ]  # fmt: skip


def test_the_fix_is_told():
    (row,) = rows(CASES["with a fix"])
    assert (row["fix"], row["fix_title"]) == ("manual", "Mend it")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1", "＠x"])
def test_no_formula(text):
    assert rows(violation(value=text))[0]["value"].startswith("'")


@pytest.mark.parametrize("text", ["a=1", "3-4", "'x", "北京", ""])
def test_other_text_is_as_it_is(text):
    assert plain(text) == text
