"""What the page is told: numbers of a run, rows of violations, fixes and what records have."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from string import Formatter

import pytest
from violations import CASES, HOSTILE, fix, violation

from biblint.coverage import ANALYSES, Coverage
from biblint.engine import FileReport
from biblint.formats import format_named
from biblint.model import RecordRef, Violation
from biblint.reports import Checked, View
from biblint.reports.html import Subject, page, page_data
from biblint.reports.html.entries import Strings, fix_data, marked_lines, related_data
from biblint.reports.html.page import embedded
from biblint.reports.html.texts import _TEXTS, CATEGORIES, page_texts
from biblint.ruleset.rule import CATEGORIES as RULE_CATEGORIES
from biblint.source import Source
from biblint.trends import Seen, compare


def checked(*violations: Violation, records: int = 10, path: str = "a.bib") -> Checked:
    return Checked(FileReport(path, "bibtex", "utf-8", records, list(violations)))


def in_record(index, **more):
    return violation(record=RecordRef(f"k{index}", index, "book"), **more)


def counted(text, path="a.bib"):
    coverage, chosen = Coverage(), format_named("bibtex")
    (segment,) = Source.of(text.encode()).segments(chosen.boundary)
    coverage.add(path, "BibTeX", chosen.read(segment, chosen.context([segment])).records)
    return coverage


def test_totals():
    found = [in_record(0, severity="error"), in_record(0), in_record(1), in_record(2, severity="info")]
    totals = page_data([checked(*found, violation(record=None, fix=fix("abc", (0, 1, "x"))))], View())["totals"]
    assert (totals["records"], totals["error"], totals["warning"], totals["info"]) == (10, 1, 3, 1)
    assert (totals["records-error"], totals["records-warning"], totals["safe"]) == (1, 1, 1)


def test_what_is_left_out_is_counted():
    report = replace(checked().report, suppressed=[violation()], known=[violation(), violation()])
    totals = page_data([Checked(report)], View())["totals"]
    assert (totals["suppressed"], totals["known"], totals["warning"]) == (1, 2, 0)


@pytest.mark.parametrize(
    ("affected", "records", "is_systematic"), [(6, 10, True), (5, 10, False), (4, 4, False), (5, 5, True)]
)
def test_systematic_findings(affected, records, is_systematic):
    data = page_data([checked(*map(in_record, range(affected)), records=records)], View())
    assert data["systematic"] == ([[0, 0, affected, records]] if is_systematic else [])


def test_rules_count_records_once():
    data = page_data([checked(in_record(0), in_record(0), in_record(3, severity="error"))], View())
    (rule,) = data["rules"]
    assert (rule["records"], rule["warning"], rule["error"], rule["severity"]) == (2, 2, 1, "error")


def test_a_row_names_its_texts_by_number():
    data = page_data([checked(in_record(0), in_record(1))], View())
    first, second = data["violations"]
    assert data["strings"][first[5]] == "k0" and data["strings"][second[5]] == "k1"
    assert data["strings"][first[8]] == "something is wrong" and first[8] == second[8]


def test_rows_know_their_source():
    coverage = counted("@misc{a, title = {Sand}}\n@misc{b, unique-id = {WOS:1}}\n")
    found = [in_record(1), in_record(0), violation(record=None)]
    data = page_data([checked(*found)], View(), Subject(coverage))
    assert data["sources"] == ["BibTeX", "Web of Science"]
    assert [row[6] for row in data["violations"]] == [1, 0, -1]


def test_coverage():
    data = page_data([], View(), Subject(counted("@misc{a, title = {Sand}, year = 2020}\n@misc{b, doi = {10.1/x}}\n")))
    having = data["coverage"]
    title = having["fields"].index("title")
    assert having["total"]["read"] == 2 and having["total"]["fields"][title] == 1
    assert (having["total"]["noDoi"], having["total"]["noAbstract"]) == (1, 2)
    assert having["years"] == [(2020, 1)] and having["files"][0]["source"] == "BibTeX"


def test_without_coverage():
    assert page_data([checked()], View())["coverage"] is None


def test_new_violations_are_marked_as_often_as_they_are_new():
    old = [Seen.of(in_record(0))]
    now = [in_record(0), in_record(0, fingerprint="other"), in_record(0)]
    trend = compare([*old, Seen.of(in_record(0, fingerprint="gone"))], map(Seen.of, now))
    data = page_data([checked(*now)], View(), Subject(trend=trend))
    assert sum(row[-1] for row in data["violations"]) == 2
    assert (data["trend"]["new"], data["trend"]["fixed"], data["trend"]["unchanged"]) == (2, 1, 1)
    assert [row[1] for row in data["trend"]["gone"]] == ["some-rule"]


@pytest.mark.parametrize(
    ("found", "lines"),
    [
        (violation(1, 3, 5, "作者关键字"), [["作者", "关键", "字"]]),
        (violation(1, 4, 4, "abc"), [["abc", "", ""]]),
        (violation(excerpt="a\x1b\u202eb", end_column=4), [["", "a\\x1b\\u202e", "b"]]),
        (violation(1, 101, 102, "x" * 100 + "Y" + "z" * 100), [["…" + "x" * 70, "Y", "z" * 70 + "…"]]),
        (violation(end_column=999, excerpt="y" * 500), [["", "y" * 120 + " … " + "y" * 120, ""]]),
        (
            violation(1, 3)._replace(end_line=2, end_column=4, excerpt=("ab cd", "  ef")),
            [["ab", " cd", ""], ["  ", "e", "f"]],
        ),
    ],
)
def test_excerpts(found, lines):
    assert marked_lines(found) == lines


EQUAL, DELETED, INSERTED = 0, 1, 2


@pytest.mark.parametrize(
    ("text", "edits", "excerpt", "places"),
    [
        ("abc", [(1, 2, "X")], ("abc",), [[1, [(EQUAL, "a"), (DELETED, "b"), (INSERTED, "X"), (EQUAL, "c")]]]),
        ("abc", [(3, 3, "d\ne")], ("abc",), [[1, [(EQUAL, "abc"), (INSERTED, "d\ne")]]]),
        ("a b c", [(1, 2, ""), (3, 4, "_")], ("a b c",),
         [[1, [(EQUAL, "a"), (DELETED, " "), (EQUAL, "b"), (DELETED, " "), (INSERTED, "_"), (EQUAL, "c")]]]),
        ("ab\ncd", [(1, 4, "")], ("ab", "cd"), [[1, [(EQUAL, "a"), (DELETED, "b\nc"), (EQUAL, "d")]]]),
        ("ab\ncd", [(4, 5, "X")], ("ab",), [[2, [(INSERTED, "X")]]]),
    ],
)  # fmt: skip
def test_fixes(text, edits, excerpt, places):
    strings = Strings()
    safety, title, found, more = fix_data(fix(text, *edits), violation()._replace(excerpt=excerpt), strings)
    assert (safety, strings.all[title], found, more) == (0, "Mend it", places, 0)


def test_a_fix_of_many_places_is_cut():
    many = fix("a\n" * 9, *((2 * at, 2 * at + 1, "b") for at in range(9)))
    assert fix_data(many, violation(), Strings())[3] == 5


def test_related_places_are_cut():
    places, more = related_data(violation()._replace(related=CASES["with other places"].related * 4), Strings())
    assert (len(places), more) == (5, 3)


@pytest.mark.parametrize("name", CASES)
def test_every_violation_becomes_data_that_json_can_hold(name):
    data = page_data([checked(CASES[name])], View())
    assert json.loads(embedded(data))["violations"][0][2] in (0, 1, 2)


def test_embedded_data_hold_no_markup():
    text = embedded({"title": f"</script><!--<script>{HOSTILE}\u2028]]>&amp;"})
    assert not re.search("[<>&\u2028\u2029\udc80]", text)
    assert json.loads(text)["title"].startswith("</script><!--<script>")


def test_the_page_is_one_file_without_addresses():
    text = "".join(page(page_data([checked(violation())], View())))
    assert "default-src 'none'" in text and "unsafe" not in text.partition("</head>")[0].partition("<style>")[0]
    assert not re.search(r"<(link|img|iframe|script[^>]+src)|@import|url\(", text)
    assert len(re.findall(r"<script\b", text)) == 2


@pytest.mark.parametrize("name", _TEXTS)
def test_texts_have_the_same_values_in_both_languages(name):
    values = [sorted(value for _, value, _, _ in Formatter().parse(text) if value) for text in _TEXTS[name]]
    assert values[0] == values[1]


def test_every_text_that_the_script_names_is_there():
    text = "".join(page(page_data([], View())))
    used = set(re.findall(r'\bt\("([a-z-]+)"', text)) | {f"analysis-{one.name}" for one in ANALYSES}
    assert used <= page_texts("en").keys()
    assert set(CATEGORIES) == set(RULE_CATEGORIES)


def test_chinese():
    data = page_data([checked(in_record(0))], View(language="zh"), Subject(counted("@misc{a, title = {Sand}}")))
    assert data["subtitle"] == "1 个文件，10 条记录" and data["coverage"]["fields"][0] == "题名"
    assert '<html lang="zh-CN">' in "".join(page(data))
