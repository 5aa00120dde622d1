"""Which violations a run tells: once, collapsed, in groups, in references, and under which keys."""

from __future__ import annotations

import pytest

from biblint.checks import kind_named
from biblint.engine import CheckError
from biblint.formats import format_named
from biblint.source import Source

BLANK = {
    "id": "double-blank",
    "select": {"field": "title"},
    "check": {"kind": "pattern", "reject": "a"},
    "message": "'{text}' at {line}, {count} in all",
}
NO_DATE = {
    "id": "no-date",
    "category": "missing",
    "select": {"field": "issued"},
    "check": {"kind": "required"},
    "message": "no date",
}
SHARED = {
    "id": "shared-key",
    "category": "duplicates",
    "select": {"scope": "file"},
    "check": {"kind": "unique", "by": ["DOI"], "normalise": "doi"},
    "message": "'{value}' is that of '{other}' ({count})",
}
THREE = (
    "@article{k, title = {a-a}, doi = {10.1000/1}}\n"
    "@article{k, title = {b-a}, doi = {10.1000/1}}\n"
    "@book{, title = {c}, doi = {10.1000/2}}\n"
)


@pytest.fixture(params=[1, 1 << 20], ids=["many segments", "one segment"])
def told(request, linter_of, monkeypatch):
    """A function from rules and BibTeX to the violations, whatever the size of segments."""
    monkeypatch.setattr("biblint.source.SEGMENT_BYTES", request.param)

    def tell(text, *rules):
        return linter_of(*rules).check(Source.of(text.encode(), "a.bib"), format_named("bibtex")).violations

    return tell


@pytest.mark.parametrize(
    ("once", "messages"),
    [
        ("", ["'a' at 1, 1 in all", "'a' at 1, 1 in all", "'a' at 2, 1 in all"]),
        ("record", ["'a' at 1, 2 in all", "'a' at 2, 1 in all"]),
        ("file", ["'a' at 1, 3 in all"]),
    ],
)
def test_once_a_record_or_a_file(told, once, messages):
    found = told(THREE, {**BLANK, "once": once})
    assert [one.message for one in found] == messages
    assert sum(len(one.related) for one in found) == 3 - len(messages)


def test_what_all_records_lack_is_told_once(told):
    (found,) = told(THREE, NO_DATE)
    assert (found.line, found.message) == (1, "no date (in all 3 records of the file that need one)")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (THREE + "@article{d, year = 2001}\n", [1, 2, 3]),
        ("@article{a, title = {b}}\n", [1]),
        ("@article{a, year = 2001}\n@book{b, title = {c}}\n", [2]),
    ],
)
def test_what_some_records_lack_is_told_of_each(told, text, lines):
    assert [one.line for one in told(text, NO_DATE)] == lines


@pytest.mark.parametrize(
    ("applies", "lines"),
    [
        ({"types": ["article-journal"]}, [1]),
        ({"except-types": ["article-journal"]}, [3, 4]),
        ({"when": {"matches": {"title": "b"}}}, [2]),
        ({"when": {"not": {"present": ["DOI"]}}}, [4]),
        ({"when": {"any": [{"absent": ["DOI"]}, {"matches": {"author.first": "x"}}]}}, [4]),
        ({"when": {"present": ["issued.year"]}}, []),
        ({"types": ["unknown"]}, [4]),
    ],
)
def test_a_rule_speaks_where_it_applies(told, applies, lines):
    text = THREE + "@zebra{z, title = {d}}\n@zebra{y, date = {2001}, title = {d}}"
    assert [one.line for one in told(text, {**NO_DATE, "applies": applies})] == lines


def test_members_of_a_group_point_at_each_other(told):
    first, second = told(THREE, SHARED)
    assert (first.line, second.line) == (1, 2)
    assert [place.line for place in first.related] == [2]
    assert [place.line for place in second.related] == [1]
    assert (first.record.key, second.record.key, second.record.index) == ("k", "k#2", 1)


@pytest.mark.parametrize(("once", "lines"), [("record", [1, 2, 4, 5]), ("file", [1])])
def test_groups_told_once(told, once, lines):
    text = THREE + "@article{e, doi = {10.1000/3}}\n@article{f, doi = {10.1000/3}}\n"
    assert [one.line for one in told(text, {**SHARED, "once": once})] == lines


def test_a_record_is_no_group_of_its_own(told):
    assert told("@article{a, doi = {10.1000/1 10.1000/1}}\n", SHARED) == []


@pytest.mark.parametrize(
    ("entry", "key"),
    [
        ("@book{smith, doi = {10.1000/X}, title = {a}}", "smith"),
        ("@book{, doi = {https://doi.org/10.1000/X.}, title = {a}}", "10.1000/x"),
    ],
)
def test_a_record_goes_by_its_key_or_doi(told, entry, key):
    (found,) = told(entry, BLANK)
    assert found.record.key == key


def test_a_record_without_names_goes_by_title_and_year(told):
    one, other, same = told("@book{, title = {a}}\n@book{, title = {xa}}\n@book{, title = { A a}}\n", BLANK)[:3]
    assert len({one.record.key, other.record.key, same.record.key}) == 3
    assert told("\n\n@book{, title={a}}", BLANK)[0].record.key == one.record.key


@pytest.mark.parametrize("scope", ["text", "group"])
def test_a_fault_in_a_check_names_the_file_and_the_record(told, monkeypatch, scope):
    def fail(self, options, setting):
        return Broken()

    monkeypatch.setattr(type(kind_named("pattern" if scope == "text" else "unique")), "compile", fail)
    with pytest.raises(CheckError, match=r"a\.bib: record 1, line 1: ZeroDivisionError"):
        told(THREE, BLANK if scope == "text" else SHARED)


class Broken:
    """A check that fails."""

    variable = "DOI"
    keyed = ""

    def __call__(self, text):
        raise ZeroDivisionError

    keys = hashed = judge = __call__
