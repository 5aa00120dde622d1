"""Listed references: where each begins, and its parts with their places."""

from __future__ import annotations

import pytest

from biblint.formats.labelled import FORMAT
from biblint.model import Record
from tests.formats.laws import read_text, value_breaches

FORMS = [
    (
        "[2] Visits without reward\n    Dahl, Ole\n    Costa e Silva, Rui\n"
        "    [J]. BOTANY, PART B, 2021, 22 (15) : 557 - 570",
        {
            "title": "Visits without reward",
            "author": "Dahl, Ole|Costa e Silva, Rui",
            "container-title": "BOTANY, PART B",
            "issued": "2021",
            "volume": "22",
            "issue": "15",
            "page": "557 - 570",
        },
    ),
    (
        "[4] Empty pages\n    Dahl, Ole\n    [J]. BOTANY OPEN, 2020, 15 (02):",
        {
            "title": "Empty pages",
            "author": "Dahl, Ole",
            "container-title": "BOTANY OPEN",
            "issued": "2020",
            "volume": "15",
            "issue": "02",
        },
    ),
    (
        "[5] No authors\n    [J]. ANNALS, 2018, 25",
        {"title": "No authors", "container-title": "ANNALS", "issued": "2018", "volume": "25"},
    ),
    (
        "[1] Adler B., 2018, OIKOS, V127, P88, DOI 10.5555/o.1",
        {
            "author": "Adler B.",
            "issued": "2018",
            "container-title": "OIKOS",
            "volume": "127",
            "page": "88",
            "DOI": "10.5555/o.1",
        },
    ),
    (
        "[1] 陈一, 孙二, 等. 草甸昆虫调查[J]. 昆虫记录, 2015, 8(2): 11-19.",
        {
            "author": "陈一|孙二|等",
            "title": "草甸昆虫调查",
            "container-title": "昆虫记录",
            "issued": "2015",
            "volume": "8",
            "issue": "2",
            "page": "11-19",
        },
    ),
    (
        "[1] Hill A., Moss B. K. Grazing and bees: a note[J/OL]. Field Notes, 2018(4): e5[2020-01-01]. https://a.org/x",
        {
            "author": "Hill A.|Moss B. K",
            "title": "Grazing and bees: a note",
            "container-title": "Field Notes",
            "issued": "2018",
            "issue": "4",
            "page": "e5",
        },
    ),
    (
        "[1] 周三. 高原植物志[M]. 兰州: 西部出版社, 2009: 30-31.",
        {
            "author": "周三",
            "title": "高原植物志",
            "publisher-place": "兰州",
            "publisher": "西部出版社",
            "issued": "2009",
            "page": "30-31",
        },
    ),
    (
        "[1] Hill A. Bees[J]. Field Notes, 2018, 4(1):\n5-9. DOI: 10.5555/fn.2018.4.",
        {
            "author": "Hill A",
            "title": "Bees",
            "container-title": "Field Notes",
            "issued": "2018",
            "volume": "4",
            "issue": "1",
            "page": "5-9",
            "DOI": "10.5555/fn.2018.4",
        },
    ),
    ("[1] Something that has no known form at all", {}),
]

TYPES = [
    ("J", "article-journal"),
    ("M", "book"),
    ("D", "thesis"),
    ("C", "paper-conference"),
    ("N", "article-newspaper"),
    ("P", "patent"),
    ("S", "standard"),
    ("R", "report"),
    ("EB/OL", "webpage"),
    ("X", ""),
]

LISTS = [
    ("[1] a\n[2] b\nc\n[3] d", ["1:a", "2:b c", "3:d"]),
    ("  • [1] a\n  • [2] b", ["1:a", "2:b"]),
    ("1. a\n2. b\n10. c", ["1:a", "2:b", "10:c"]),
    ("1 a\n2 b", ["1:a", "2:b"]),
    ("3 a\n4 b", ["1:3 a", "2:4 b"]),
    ("(1) a\n（2）b", ["1:a", "2:b"]),
    ("① a\n② b", ["①:a", "②:b"]),
    ("• a\n• b", ["1:a", "2:b"]),
    ("a\nb", ["1:a", "2:b"]),
    ("a\nX, Y\n[J]. N, 2001\nb\n[J]. M, 2002", ["1:a X, Y [J]. N, 2001", "2:b [J]. M, 2002"]),
    ("共 9 条\n[1] a\n\n[3] b", ["1:a", "3:b"]),
    ("[1] a\nDOI: 10.5555/a\n[2] b", ["1:a DOI: 10.5555/a", "2:b"]),
]


def page(listed: str) -> Record:
    return read_text(FORMAT, f"题\n作者: 罗田\n摘要: x\n参考文献\n{listed}\n")[0]


@pytest.mark.parametrize(("listed", "parts"), FORMS)
def test_parts_of_a_reference(listed: str, parts: dict[str, str]):
    reference = page(listed).references()[0]
    found = {v: "|".join(x.text for x in reference.values(v)) for v in reference.tags if v not in ("raw:tail", "URL")}
    assert found == parts
    source = reference.segment.text
    laws = [value_breaches(FORMAT, source, v, value) for v in reference.tags for value in reference.values(v)]
    assert [what for each in laws for what in each] == []


@pytest.mark.parametrize(("code", "expected"), TYPES)
def test_type_of_a_reference(code: str, expected: str):
    reference = page(f"[1] Hill A. Bees[{code}]. Lund: Press, 2018.").references()[0]
    assert (reference.type, reference.raw_type) == (expected, code)


@pytest.mark.parametrize(("listed", "expected"), LISTS)
def test_references_and_their_numbers(listed: str, expected: list[str]):
    record = page(listed)
    numbers = [reference.number for reference in record.references()]
    assert [f"{n}:{v.text}" for n, v in zip(numbers, record.values("reference"), strict=True)] == expected


def test_a_reference_knows_its_parent_and_place():
    record = page("[1] a\n[2] b")
    second = record.references()[1]
    assert second.parent is record
    assert second.segment.text[second.start : second.end] == "[2] b"


def test_the_line_with_the_document_type_is_a_raw_value():
    reference = page("[4] Empty\n    Dahl, Ole\n    [J]. BOTANY, 2020, 15 (02):").references()[0]
    assert reference.text("raw:tail") == "[J]. BOTANY, 2020, 15 (02):"
