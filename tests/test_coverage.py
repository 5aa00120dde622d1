"""Counting what records have, and which of them repeat others."""

from __future__ import annotations

import pytest

from biblint.coverage import ANALYSES, FIELDS, Coverage, Repeats, present_fields, source_of, title_key
from biblint.formats import format_named
from biblint.source import Source
from biblint.variables import FACETS, VARIABLES


def records(text, name="bibtex"):
    source, chosen = Source.of(text.encode()), format_named(name)
    context = chosen.context(source.segments(chosen.boundary))
    return [record for part in source.segments(chosen.boundary) for record in chosen.read(part, context).records]


def coverage(*texts, name="bibtex"):
    found = Coverage()
    for number, text in enumerate(texts):
        found.add(f"{number}.bib", "BibTeX", records(text, name))
    return found


def test_fields_are_variables_and_needs_are_fields():
    assert all(name in VARIABLES or name in FACETS for name in FIELDS)
    assert {name for one in ANALYSES for names in one.needs for name in names} <= set(FIELDS)


@pytest.mark.parametrize(
    ("fields", "present"),
    [
        ("title = {Sand}, year = 2020", ["title", "issued.year"]),
        ("title = {}, year = {in press}", []),
        ("editor = {Weber, Anna}", ["author"]),
        ("eid = {e12}", ["page"]),
        ("doi = {10.1000/x}, abstract = { }", ["DOI"]),
    ],
)
def test_present_fields(fields, present):
    (record,) = records(f"@article{{k, {fields}}}")
    assert present_fields(record) == present


@pytest.mark.parametrize(
    ("fields", "suited"),
    [
        ({"DOI"}, {"matching"}),
        ({"title", "author"}, set()),
        ({"title", "author", "issued.year"}, {"matching", "bursts"}),
        ({"keyword", "issued.year"}, {"co-words", "bursts"}),
        ({"title", "abstract"}, {"screening", "co-words"}),
        ({"reference", "affiliation"}, {"co-citation", "places"}),
        ({"times-cited", "issued.year"}, {"impact"}),
    ],
)
def test_analyses(fields, suited):
    assert {analysis.name for analysis in ANALYSES if analysis.suits(fields)} == suited


@pytest.mark.parametrize(
    ("keys", "new"),
    [
        ([("10.1/a", "t"), ("10.1/a", "u")], [True, False]),
        ([("10.1/a", "t"), ("10.1/b", "t")], [True, True]),
        ([("10.1/a", "t"), ("", "t")], [True, False]),
        ([("", "t"), ("10.1/a", "t")], [True, False]),
        ([("", "t"), ("10.1/a", "t"), ("10.1/a", "")], [True, False, False]),
        ([("", "t"), ("", "t")], [True, False]),
        ([("", ""), ("", "")], [True, True]),
    ],
)
def test_repeats(keys, new):
    repeats = Repeats()
    assert [repeats.is_new(*pair) for pair in keys] == new


LONG = "On the movement of sand in shallow water"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (f"title = {{{LONG}}}, year = 2020", f"title = {{{LONG.upper()}.}}, year = {{2020}}, volume = 3", True),
        (f"title = {{{LONG}}}, year = 2020", f"title = {{{LONG}}}, year = 2021", False),
        ("title = {Editorial}, year = 2020, volume = 1", "title = {Editorial}, year = 2020, volume = 2", False),
        ("title = {Editorial}, year = 2020, volume = 1", "title = {Editorial}, year = 2020, volume = 1", True),
        ("title = {浅水泥沙运动规律研究}, volume = 1", "title = {浅水泥沙运动规律研究}", True),
    ],
)  # fmt: skip
def test_a_short_title_alone_names_no_work(one, other, same):
    first, second = records(f"@article{{a, {one}}}\n@article{{b, {other}}}")
    assert (title_key(first) == title_key(second)) is same


def test_no_title_no_key():
    (record,) = records("@article{a, year = 2020}")
    assert title_key(record) == ""


def test_files_sources_and_all():
    first = "@article{a, doi = {10.1000/x}, year = 2020}\n@article{b, doi = {https://doi.org/10.1000/X}}\n"
    found = coverage(first, first + "@article{c, doi = {10.1000/y}, year = 2020, unique-id = {WOS:1}}\n")
    files = list(found.files.values())
    assert [(one.count.records, one.count.distinct, one.fresh) for one in files] == [(2, 1, 1), (3, 2, 1)]
    assert {name: (count.records, count.distinct) for name, count in found.sources.items()} == {
        "BibTeX": (4, 1),
        "Web of Science": (1, 1),
    }
    assert [list(one.source_numbers) for one in files] == [[0, 0], [0, 0, 1]]
    assert (found.total.records, found.total.distinct, found.total.fields["DOI"]) == (5, 2, 5)
    assert found.total.years == {2020: 3}


@pytest.mark.parametrize(
    ("text", "name", "source"),
    [
        ("@article{smith2020sand, title = {Sand}}", "bibtex", ""),
        ("@article{WOS:0001, title = {Sand}}", "bibtex", "Web of Science"),
        ("PMID- 1\nTI  - Sand\n", "nbib", "PubMed"),
        ("TY  - JOUR\nUR  - https://kns.cnki.net/kcms/1\nER  - \n", "ris", "CNKI"),
        ("TY  - JOUR\nTI  - Sand\nER  - \n", "ris", ""),
    ],
)
def test_sources(text, name, source):
    assert [source_of(record) for record in records(text, name)] == [source]


def test_damaged_records_are_counted():
    found = coverage("@article{a, title = {Sand}\n@article{b, title = {Sea}}\n")
    assert (found.total.records, found.total.damaged) == (2, 1)
