from __future__ import annotations

import pytest
from violations import fix, shown, violation

from biblint.engine import FileReport
from biblint.reports import Checked, View
from biblint.reports.display import width
from biblint.reports.screen import MOST_DETAILED, fitting, render


def many(rule, count, **more):
    return [violation(line, rule=rule, **more) for line in range(1, count + 1)]


def lines(*violations, **view):
    return shown("screen", *violations, **view).splitlines()


def test_rules_by_severity_and_number_with_the_first_example():
    found = [*many("often", 30), *many("seldom", 2), *many("worst", 1, severity="error", message="very bad")]
    head, *rows = lines(*found)
    assert head.split() == ["count", "files", "fixable", "rule", "first", "example"]
    assert [row.split()[:4] for row in rows[:3]] == [
        ["1", "1", "-", "error[worst]"],
        ["30", "1", "-", "warning[often]"],
        ["2", "1", "-", "warning[seldom]"],
    ]
    assert rows[0].endswith("a.bib:1 very bad")


@pytest.mark.parametrize(("safety", "fixable"), [("safe", "1"), ("unsafe", "0+1"), ("manual", "-")])
def test_what_can_be_fixed(safety, fixable):
    assert lines(violation(fix=fix("abc", (0, 1, "b"), safety=safety)))[1].split()[2] == fixable


@pytest.mark.parametrize(("height", "listed"), [(24, 14), (40, 30), (5, 5), (0, 14)])
def test_it_fits_the_terminal(height, listed):
    found = [violation(rule=f"rule-{number:02}") for number in range(90)]
    rows = lines(*found, height=height)
    assert sum("[rule-" in row for row in rows) == listed
    assert rows[-2] == f"    and {90 - listed} more rules with {90 - listed}: --statistics"


@pytest.mark.parametrize("columns", [80, 100, 200])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_line_is_wider_than_the_terminal(columns, language):
    found = many("some-quite-long-rule-name", 3, message="这是一条很长的消息" * 30, path="文献/很长的文件名.bib")
    assert all(width(line) <= columns for line in lines(*found, width=columns, language=language))


def checked(path, *violations):
    return Checked(FileReport(path, "bibtex", "utf-8", 10, list(violations)))


def test_files_with_most_errors_first():
    files = [checked("b.bib", *many("x", 3)), checked("a.bib", *many("y", 1, severity="error")), checked("c.bib")]
    text = "".join(render(files, View()))
    rows = text.partition("records  file\n")[2].splitlines()
    assert [row.split() for row in rows[:2]] == [["1", "0", "10", "a.bib"], ["0", "3", "10", "b.bib"]]
    assert rows[2] == ""


def test_infos_only_on_demand():
    assert "[some-rule]" not in shown("screen", violation(severity="info"))
    assert "info[some-rule]" in shown("screen", violation(severity="info"), show_info=True)


@pytest.mark.parametrize(("count", "is_screen"), [(MOST_DETAILED, False), (MOST_DETAILED + 1, True)])
def test_much_to_tell_is_told_by_numbers(count, is_screen):
    found = many("x", 10) + many("i", 500, severity="info")
    files = [checked("a.bib", *found), checked("b.bib", *many("x", count - 10)), checked("c.bib")]
    assert ("first example" in "".join(fitting(iter(files), View()))) is is_screen


def test_nothing_is_lost_where_details_are_shown():
    files = [checked("a.bib", *many("x", 2)), checked("b.bib", *many("y", 2))]
    text = "".join(fitting(iter(files), View()))
    assert text.count("something is wrong") == 4
    assert text.endswith("Found 4 warnings in 2 files (20 records).\n")
