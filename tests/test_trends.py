"""What became of the violations of an earlier report."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblint.model import RecordRef, Violation
from biblint.reports.asdata import violation_data
from biblint.trends import ReportError, RuleTrend, Seen, compare, report_violations


def seen(fingerprint: str, rule: str = "some-rule", line: int = 1) -> Seen:
    return Seen(rule, "titles", "warning", "m", "a.bib", line, 1, "k", "title", fingerprint)


REPORTS = st.lists(st.builds(seen, st.sampled_from("abcd"), line=st.integers(1, 9)), max_size=12)


@given(REPORTS, REPORTS)
def test_nothing_is_lost_or_made_up(old, new):
    trend = compare(old, new)
    assert (trend.before, trend.after) == (len(old), len(new))
    assert sorted(map(hash, trend.new + trend.unchanged)) == sorted(map(hash, new))
    assert {one.fingerprint for one in trend.new}.isdisjoint(one.fingerprint for one in trend.fixed)


@given(REPORTS)
def test_a_report_is_as_itself(report):
    trend = compare(report, reversed(report))
    assert (trend.new, trend.fixed) == ((), ())


def test_a_moved_line_changes_nothing():
    assert compare([seen("a", line=3)], [seen("a", line=90)]).unchanged == (seen("a", line=90),)


def test_of_equal_ones_as_many_as_there_were():
    trend = compare([seen("a")] * 3, [seen("a")])
    assert (len(trend.fixed), len(trend.unchanged)) == (2, 1)


def test_numbers_by_rule():
    trend = compare([seen("a", "one"), seen("b", "two")], [seen("a", "one"), seen("c", "two"), seen("d", "two")])
    assert trend.by_rule() == [RuleTrend("two", "warning", 2, 1, 0), RuleTrend("one", "warning", 0, 0, 1)]


@pytest.mark.parametrize("record", [None, RecordRef("k", 0, "book")])
def test_a_violation_is_the_same_found_and_read(record):
    found = Violation("r", "titles", "error", "m", "a.bib", 1, 2, 1, 3, record, "title", "v", "0" * 16)
    assert Seen.read(violation_data(found), "here") == Seen.of(found)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ([], "not a JSON report of biblint"),
        ({"version": 1}, "not a JSON report of biblint"),
        ({"version": 7, "violations": []}, "version 7 of the report is not known, only 1"),
        ({"version": 1, "violations": [3]}, "violations[0]: not an object"),
        ({"version": 1, "violations": [{}]}, "violations[0]: no good 'rule'"),
    ],
)
def test_what_is_no_report(data, message):
    with pytest.raises(ReportError) as caught:
        report_violations(data)
    assert str(caught.value) == message
