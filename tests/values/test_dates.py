from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblint.values.dates import FINDINGS, Date, date_findings, parse_date

TODAY = datetime.date(2024, 6, 1)

READ = [
    ("2021", Date(2021, precision="year")),
    ("2021-05-03", Date(2021, 5, 3, precision="day")),
    ("2021-5-3", Date(2021, 5, 3, precision="day")),
    ("2014/05/01/", Date(2014, 5, 1, precision="day")),
    ("1991///", Date(1991, precision="year")),
    ("2019//", Date(2019, precision="year")),
    ("2021/12", Date(2021, 12, precision="month")),
    ("2014/08/31/22:00:48", Date(2014, 8, 31, precision="day")),
    ("2025-10-31T23:41:55Z", Date(2025, 10, 31, precision="day")),
    ("20020702", Date(2002, 7, 2, precision="day")),
    ("1908///1909", Date(1908, end_year=1909, precision="year")),
    ("2016 Jan-Feb", Date(2016, 1, end_year=2016, end_month=2, precision="month")),
    ("2019 Winter", Date(2019, season="winter", precision="season")),
    ("FAL-WIN", Date(season="autumn", end_season="winter", precision="season")),
    ("APR 15", Date(None, 4, 15, precision="day")),
    ("NOV-DEC", Date(None, 11, end_month=12, precision="month")),
    ("2022 NOV 7", Date(2022, 11, 7, precision="day")),
    ("18-21 March 2013", Date(2013, 3, 18, end_year=2013, end_month=3, end_day=21, precision="day")),
    ("31 May-3 June 2016", Date(2016, 5, 31, end_year=2016, end_month=6, end_day=3, precision="day")),
    ("APR 04-06, 2016", Date(2016, 4, 4, end_year=2016, end_month=4, end_day=6, precision="day")),
    ("1 Jan.-Feb. 2019", Date(2019, 1, 1, end_year=2019, end_month=2, precision="day")),
    ("1 July1, 2024", Date(2024, 7, 1, precision="day")),
    ("2018-Apr-21", Date(2018, 4, 21, precision="day")),
    ("Fri, 17 Aug 2018 08:14:38 +0000", Date(2018, 8, 17, precision="day")),
    ("14.01.1930", Date(1930, 1, 14, precision="day")),
    ("5/28/2019", Date(2019, 5, 28, precision="day")),
    ("2004-06-11?", Date(2004, 6, 11, uncertain=True, precision="day")),
    ("1984~", Date(1984, approximate=True, precision="year")),
    ("1984%", Date(1984, approximate=True, uncertain=True, precision="year")),
    ("2001-21", Date(2001, season="spring", precision="season")),
    ("Winter -0350", Date(-350, season="winter", precision="season")),
    ("Spring -0011 - Fall 2", None),
    ("199X", Date(1990, uncertain=True, precision="decade")),
    ("19--", Date(1900, uncertain=True, precision="century")),
    ("../2000", Date(2000, open="start", precision="year")),
    ("2000/..", Date(2000, open="end", precision="year")),
    ("- 2004", Date(2004, open="start", precision="year")),
    ("2003/2005", Date(2003, end_year=2005, precision="year")),
    ("c2002.", Date(2002, precision="year")),
    ("ca. 1850", Date(1850, approximate=True, precision="year")),
    ("[1982?]", Date(1982, uncertain=True, precision="year")),
    ("1894, c1887.", Date(1894, precision="year")),
    ("1957-1990", Date(1957, end_year=1990, precision="year")),
    ("1984-", Date(1984, open="end", precision="year")),
    ("2021年5月3日", Date(2021, 5, 3, precision="day")),
    ("1865（清同治四年）", Date(1865, precision="year")),
    ("may", Date(None, 5, precision="month")),
    ("mar 12", Date(None, 3, 12, precision="day")),
    ("-3000~", Date(-3000, approximate=True, precision="year")),
    ("2023-02-30", Date(2023, 2, 30, precision="day")),
    ("10 15", None),
    ("元末明初", None),
    ("", None),
]

SILENT = [
    ("year", ["2021", "2025", "1455", "c1998.", "[1936]", "1985印刷", "1957/1990", "1865（清同治四年）", ""]),
    (
        "date",
        ["2014/05/01/", "SEP 2023", "2016 Jan-Feb", "MAY-JUN", "SPR", "14.01.1930", "2024/2024", "5/5/2019", "-0044"],
    ),
    ("date", ["2020-02-29", "Nov-Dec 2019", "2019-12/2020-01", "1984~", "FEB 29"]),
    ("month", ["6", "06", "Jun.", "may", "NOV-DEC", "may 14", "1~March", "Spring", "3/4", ""]),
]

REPORTED = [
    ("year", "86", ["not-a-year"]),
    ("year", "204", ["not-a-year"]),
    ("year", "20twentyone", ["not-a-year"]),
    ("year", "10 15", ["not-a-year"]),
    ("date", "10 15", ["not-a-year"]),
    ("year", "MAY 12", ["not-a-year"]),
    ("year", "200X", ["uncertain"]),
    ("year", "2001--", ["open-range"]),
    ("year", "NA", ["placeholder"]),
    ("year", "n.d.", ["placeholder"]),
    ("date", "2020///nan", ["placeholder"]),
    ("year", "1986a", ["year-with-letter"]),
    ("year", "2023-01-03", ["full-date-in-year"]),
    ("year", "2026", ["future"]),
    ("date", "2003/2027", ["future"]),
    ("year", "20019", ["implausible"]),
    ("year", "1192", ["implausible"]),
    ("year", "2030", ["implausible"]),
    ("date", "2020-13", ["impossible"]),
    ("date", "2023-02-30", ["impossible"]),
    ("date", "FEB 30", ["impossible"]),
    ("month", "13", ["impossible"]),
    ("month", "feb 30", ["impossible"]),
    ("month", "2024 JUN 24", ["year-in-month"]),
    ("month", "2024", ["year-in-month"]),
    ("month", "Junx", ["not-a-month"]),
    ("date", "01/02/2018", ["ambiguous"]),
    ("date", "1996//06/", ["day-without-month"]),
    ("date", "2005/2003", ["reversed"]),
    ("date", "forthcoming", ["in-press"]),
    ("year", "in press", ["in-press"]),
    ("date", "Access Date", ["not-a-date"]),
]


@pytest.mark.parametrize(("text", "date"), READ)
def test_dates_are_read(text, date):
    assert parse_date(text) == date


@pytest.mark.parametrize(("part", "text"), [(part, text) for part, texts in SILENT for text in texts])
def test_well_formed_values_are_silent(part, text):
    assert date_findings(text, part=part, today=TODAY) == ()


@pytest.mark.parametrize(("part", "text", "names"), REPORTED)
def test_defects_are_named(part, text, names):
    assert [finding.name for finding in date_findings(text, part=part, today=TODAY)] == names


@pytest.mark.parametrize(
    ("part", "text", "suggestion", "safety"),
    [
        ("year", "1986a", "1986", "unsafe"),
        ("year", "2023-01-03", "2023", "manual"),
        ("date", "2019/10//undefined", "2019/10//", "safe"),
    ],
)
def test_some_findings_know_the_new_text(part, text, suggestion, safety):
    (finding,) = date_findings(text, part=part, today=TODAY)
    assert (finding.suggestion, finding.safety) == (suggestion, safety)


def test_the_future_is_measured_against_the_given_day():
    assert date_findings("2026", today=datetime.date(2025, 1, 1)) == ()
    assert date_findings("2026", today=datetime.date(2024, 12, 31)) != ()


def test_every_published_finding_has_a_sample():
    assert {name for _, _, names in REPORTED for name in names} == set(FINDINGS)


@given(
    st.dates(datetime.date(1450, 1, 1), datetime.date(2024, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%Y/%m/%d/", "%d %B %Y"]),
)
def test_every_day_is_read_back_and_silent(day, notation):
    text = day.strftime(notation)
    assert parse_date(text) == Date(day.year, day.month, day.day, precision="day")
    assert date_findings(text, today=TODAY) == ()


VALUES = st.one_of(
    st.text(max_size=20),
    st.text("0123456789-/.? ~XxcJanFebSpring[]年月日（）", max_size=16),
    st.builds(
        lambda text, at, new: text[:at] + new + text[at:],
        st.sampled_from([text for text, _ in READ]),
        st.integers(0, 30),
        st.text("019-/.?~X ab", max_size=3),
    ),
)


@given(VALUES, st.sampled_from(["date", "year", "month"]))
def test_findings_lie_within_the_text_and_suggestions_settle_them(text, part):
    for finding in date_findings(text, part=part, today=TODAY):
        assert finding.name in FINDINGS
        assert 0 <= finding.start <= finding.end <= len(text)
        assert (finding.suggestion is None) == (finding.safety is None)
        if finding.suggestion is not None:
            again = date_findings(finding.suggestion, part=part, today=TODAY)
            assert finding.name not in {found.name for found in again}
