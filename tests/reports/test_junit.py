"""JUnit XML as junitparser reads it."""

from __future__ import annotations

import pytest
from junitparser import JUnitXml
from violations import CASES, shown, violation

from biblint.engine import FileReport
from biblint.reports import Checked, View, report_named


def suite(*found):
    """The one suite; its stated numbers are those of its cases."""
    (only,) = JUnitXml.fromstring(shown("junit", *found).encode("utf-8"))
    cases = list(only)
    assert only.tests == len(cases) > 0
    assert only.failures == sum(any(result.type for result in case.result) for case in cases)
    assert (only.errors, only.skipped) == (0, 0)
    return only


@pytest.mark.parametrize("found", CASES.values(), ids=CASES)
def test_a_case_a_violation(found):
    (case,) = suite(found)
    assert (case.name, case.is_failure) == ("some-rule", found.severity != "info")


def test_a_clean_file_has_a_case_that_passes():
    (case,) = suite()
    assert (case.name, case.classname, case.is_passed) == ("biblint", "a.bib", True)


def test_violations_of_a_rule_are_one_case():
    (case,) = suite(violation(), violation(line=2))
    (failure,) = case.result
    assert failure.message == "something is wrong (+1)"
    assert failure.text.splitlines() == [
        "a.bib:1:1: warning[some-rule] something is wrong",
        "a.bib:2:1: warning[some-rule] something is wrong",
    ]


def test_infos_are_output():
    (case,) = suite(violation(severity="info"))
    assert case.system_out == "a.bib:1:1: info[some-rule] something is wrong\n"


def test_a_suite_a_file():
    files = [Checked(FileReport(path, "bibtex", "utf-8")) for path in ("a.bib", "b/c.bib")]
    text = "".join(report_named("junit")(files, View()))
    assert [suite.name for suite in JUnitXml.fromstring(text.encode())] == ["a.bib", "b/c.bib"]


def test_data_stay_data():
    (case,) = suite(CASES["hostile"])
    assert "]]></failure>&<b>" in case.result[0].text
    assert "\\x1b[1m\\x00\\ufffe\\x80" in case.result[0].text
