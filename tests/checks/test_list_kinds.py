"""Kinds that look values up in a list."""

from __future__ import annotations

import json

import pytest

from biblint.checks import kind_named
from biblint.checks.base import OptionError, Setting
from biblint.formats import canonical
from biblint.ruleset.lists import ListFile
from biblint.source import Source


def check(kind, variable, text, **options):
    made = {"list": ListFile.of("list.csv", text), **options}
    return kind_named(kind).compile(made, Setting((variable,)))


@pytest.mark.parametrize(
    ("variable", "text", "hit"),
    [
        ("DOI", "10.48550/arXiv.2101.00001", ["10.48550/arxiv.2101.00001"]),
        ("DOI", "https://doi.org/10.1101/2020.01.01.1", ["10.1101/2020.01.01.1"]),
        ("DOI", "10.1101/gr.1", []),
        ("DOI", "10.4855", []),
        ("publisher", "Moss Press", []),
    ],
)
def test_entries_may_be_beginnings(variable, text, hit):
    prefixes = "prefix,who\n10.48550/arXiv,arXiv\n10.1101/2,bioRxiv\n"
    look_up = check("listed", variable, prefixes, columns=["prefix"], begins=True)
    assert [finding.placeholders["entry"] for finding in look_up(text)] == hit


def test_what_columns_say_is_told():
    rows = "DOI,When,Why,\n10.1234/a,3/9/2021 0:00,+Plagiarism;+Fraud;,\n"
    (finding,) = check("listed", "DOI", rows, columns=["doi"], tell=["Why", "When", "Whom"])("10.1234/A")
    assert finding.placeholders["told"] == " (Why: Plagiarism, Fraud; When: 3/9/2021)"


INSTITUTIONS = """\
id,names.types.ror_display,names.types.alias
1,University of Oakfield,en: Oakfield State; UoO
2,"University of California, Davis",
3,苔藓大学,no_lang_code: 苔大研究院
4,Oakfield Hospital 12,
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Univ Oakfield, Dept Mosses, Freedonia", None),
        ("[Doe, J; Roe, R] Oakfield Univ, Freedonia", None),
        ("1 Oakfield University, Freedonia", None),
        ("Department of Moss, University of California, Davis, CA", None),
        ("UoO, Freedonia", None),
        ("苔藓大学地质学院，绿野市", None),
        ("Univeristy of Oakfield, Freedonia", ("misspelt", "Univeristy of Oakfield")),
        ("Hospital 13 of Oakfield", ("unlisted", "Hospital 13 of Oakfield")),
        ("University of Oakland, Freedonia", ("unlisted", "University of Oakland, Freedonia")),
        ("Gravel Works", ("unlisted", "Gravel Works")),
        ("砾石大学", ("unlisted", "砾石大学")),
        (" , ", None),
    ],
)
def test_institutions(text, expected):
    columns = ["names.types.ror_display", "names.types.alias"]
    look_up = check("institutions", "affiliation", INSTITUTIONS, columns=columns)
    found = [(one.name, text[one.start : one.end]) for one in look_up(text)]
    assert found == ([expected] if expected else [])


def test_only_the_misspelt_part_is_mended():
    (finding,) = check("institutions", "affiliation", INSTITUTIONS, columns=["names.types.ror_display"])(
        "Dept Moss, Univeristy of Oakfield, Freedonia"
    )
    assert finding.suggestion == "Dept Moss, University of Oakfield, Freedonia"


@pytest.mark.parametrize(
    ("text", "name", "is_that"),
    [
        ("J Chem Phys", "The Journal of Chemical Physics", True),
        ("Drug Des Devel Ther", "Drug Design, Development and Therapy", True),
        ("Materials Science and Engineering: A", "Mater. Sci. Eng. A", True),
        ("European journal of cancer (Oxford, England : 1990)", "EUROPEAN JOURNAL OF CANCER", True),
        ("Dental materials : official publication of an academy", "Dental Materials", True),
        ("JOURNAL OF MATERIALS RESEARCH-JMR", "Journal of Materials Research", True),
        ("PNAS", "Proceedings of the National Academy of Sciences", True),
        ("Journal of Chemcal Physics", "Journal of Chemical Physics", False),
        ("Chemical Physics Letter", "Chemical Physics Letters", False),
        ("Nature", "Nature Physics", False),
        ("BMJ", "Journal of Mosses", False),
    ],
)
def test_what_is_another_name(text, name, is_that):
    rows = json.dumps([{"issn": "2049-3630", "title": name}])
    options = {"list": ListFile.of("a.json", rows), "columns": ["ISSN"], "names": ["Title"], "by": "ISSN"}
    judge = kind_named("listed-name").compile(options, Setting(("container-title",)))
    source = Source.of(canonical.write({"container-title": text, "ISSN": "20493630"}).encode())
    (batch,) = (canonical.FORMAT.read(segment, None) for segment in source.segments(None))
    assert (list(judge(batch.records[0])) == []) is is_that


@pytest.mark.parametrize("kind", ["listed", "unlisted", "institutions", "listed-name"])
def test_columns_that_a_list_has_not_are_refused(kind):
    options = {"columns": ["Nmae", "Naem"], "names": ["Name"], "by": "ISSN"}
    with pytest.raises(OptionError, match="none of the columns Nmae, Naem") as caught:
        check(kind, "title", "Name\nMoss\n", **options)
    assert caught.value.hint == "did you mean 'Name'?"


@pytest.mark.parametrize("kind", ["listed", "unlisted", "institutions", "listed-name"])
def test_without_a_list_nothing_is_found(kind):
    made = kind_named(kind).compile({"list": "", "columns": ["a"], "names": ["b"], "by": "ISSN"}, Setting(("title",)))
    assert list(made("Moss")) == []
