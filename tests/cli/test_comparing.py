"""Reports are read to be compared."""

from __future__ import annotations

import pytest

from biblint.cli import report
from biblint.cli.comparing import is_report_file, read_report, seen_in
from biblint.cli.errors import CommandError
from biblint.engine import FileReport
from biblint.model import RecordRef, Violation
from biblint.reports import Checked, View, report_named, trendreport
from biblint.trends import Seen

FOUND = Violation("r", "titles", "error", "m", "a.bib", 1, 2, 1, 3, RecordRef("k", 0, "book"), "title", "v", "0" * 16)
FILES = [Checked(FileReport("a.bib", "bibtex", "utf-8", 1, [FOUND]))]


@pytest.fixture
def write(tmp_path):
    """Writes a file; its path."""

    def written(name, text):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return str(path)

    return written


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_reports_are_read(write, name):
    path = write(f"old.{name}", "".join(report_named(name)(FILES, View())))
    assert [one.fingerprint for one in read_report(path)] == ["0" * 16]
    assert is_report_file(path)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.json", "{", "a.json:1:2: not a JSON report of biblint: Expecting property name"),
        ("a.json", "[]", "a.json: not a JSON report of biblint"),
        ("a.json", '{"version": 2, "violations": []}', "a.json: version 2 of the report is not known, only 1"),
        ("a.jsonl", "\n{", "a.jsonl: line 2: Expecting property name"),
        ("a.jsonl", "{}", "a.jsonl: line 1: no good 'rule'"),
    ],
)
def test_what_is_no_report(write, name, text, message):
    with pytest.raises(CommandError, match=r".") as caught:
        read_report(write(name, text))
    assert message in caught.value.message


def test_a_missing_report(tmp_path):
    with pytest.raises(CommandError, match="cannot read: No such file"):
        read_report(str(tmp_path / "none.json"))


@pytest.mark.parametrize(
    ("name", "text"), [("a.json", "[]"), ("a.json", '[{"id": "x"}]'), ("a.json", "{"), ("a.bib", "{}")]
)
def test_records_are_no_report(write, name, text):
    assert not is_report_file(write(name, text))


def test_violations_of_checked_files():
    assert seen_in(FILES) == [Seen.of(FOUND)]


def test_every_form_of_a_comparison_can_be_asked_for():
    assert trendreport.FORMATS.keys() <= {*report.FORMATS}
