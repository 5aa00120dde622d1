"""A violation keeps its fingerprint when lines move, and has another when it is another."""

from __future__ import annotations

import pytest

from biblint.engine.emit import stable_path
from biblint.formats import format_named
from biblint.source import Source

RULES = (
    {"id": "blank", "select": {"field": "title"}, "check": {"kind": "pattern", "reject": "a"}, "message": "{text}"},
    {"id": "no-date", "select": {"field": "issued"}, "check": {"kind": "required"}, "message": "no date"},
)
ENTRY = "@article{k,\n  title = {Fern a},\n  doi = {10.1000/1}\n}\n"


@pytest.fixture
def prints(linter_of):
    """A function from BibTeX to the fingerprints of its first record."""

    def of(text, path="a.bib"):
        report = linter_of(*RULES).check(Source.of(text.encode(), path), format_named("bibtex"))
        return {one.rule: one.fingerprint for one in report.violations if one.record.key == "k"}

    return of


@pytest.mark.parametrize(
    "text",
    [
        "\n\n" + ENTRY,
        "@book{b, year = 2001}\n" + ENTRY,
        ENTRY.replace("\n", "\r\n"),
        ENTRY.replace("Fern a", "  Fern   a "),
        "@article{k, doi = {10.1000/1}, title = {Fern a}}\n",
    ],
)
def test_it_stays(prints, text):
    assert prints(text) == prints(ENTRY)


def test_it_differs_by_file_and_by_value(prints):
    assert prints(ENTRY, "b.bib") != prints(ENTRY)
    other = prints(ENTRY.replace("Fern a", "Ferns a"))
    assert other["blank"] != prints(ENTRY)["blank"]
    assert other["no-date"] == prints(ENTRY)["no-date"]


def test_paths_below_the_working_folder_are_relative(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert stable_path(str(tmp_path / "x" / "a.bib")) == stable_path("./x/a.bib") == "x/a.bib"
    assert stable_path(str(tmp_path.parent / "a.bib")) == str(tmp_path.parent / "a.bib").replace("\\", "/")
    assert stable_path("-") == "-"


def test_a_report_keeps_the_path_as_given(linter_of, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.bib").write_text(ENTRY)
    linter = linter_of(*RULES)
    given = [str(tmp_path / "a.bib"), "./a.bib"]
    reports = [linter.check(Source.read(path), format_named("bibtex")) for path in given]
    assert [report.violations[0].path for report in reports] == given
    assert reports[0].violations[0].fingerprint == reports[1].violations[0].fingerprint
