"""Reading Refer: tags, types, the habits of Chinese platforms, records and their limits."""

from __future__ import annotations

import pytest

from biblint.formats.refer import FORMAT
from tests.formats.tagged import lawful


def record_of(*lines: str, kind: str = "Journal Article"):
    return lawful(FORMAT, "\n".join([f"%0 {kind}", *lines, ""])).records[0]


def texts(record, variable):
    return [value.text for value in record.values(variable)]


@pytest.mark.parametrize(
    ("head", "sure"),
    [
        ("%0 Journal Article\n%T x\n", True),
        ("\ufeff\r\n\r\n%0 Book\r\n%A x\r\n", True),
        ("banner\n\n%0 Thesis\r%A x\r", True),
        ("%T Corn\n%A Newman, W.\n", True),
        ("%T only one line\n", False),
        ("% comment of TeX\n%A commented line\n@article{a}", False),
        ("@article{a,\n%0 things\n title = {x}}", False),
        ("", False),
    ],
)
def test_recognition_by_content(head, sure):
    assert (FORMAT.recognise(head) >= 60) is sure


@pytest.mark.parametrize(
    ("lines", "variable", "expected"),
    [
        (("%A Lee, Ada", "%A Kim, Bo"), "author", ["Lee, Ada", "Kim, Bo"]),
        (("%A Lee, Ada; Kim, Bo",), "author", ["Lee, Ada; Kim, Bo"]),
        (("%A Moss Group,",), "author", ["Moss Group"]),
        (("%A Lee,",), "author", ["Lee"]),
        (("%A Lee, Ada,",), "author", ["Lee, Ada,"]),
        (("%K moss", "wall", "two words; light"), "keyword", ["moss", "wall", "two words", "light"]),
        (("%X one", "", "two"), "abstract", ["one two"]),
        (("%X one", "", "", "%D 2001"), "issued", ["2001"]),
        (("%P 3-9",), "page", ["3-9"]),
        (("%P 3",), "page", ["3"]),
        (("%P 5", "%P 3-7"), "page", ["3-7"]),
        (("%P 5", "%P 3-7"), "number-of-pages", ["5"]),
        (("%D 2001", "%8 Mar 3"), "issued.month", ["Mar 3"]),
        (("%D 2001", "%8 2001-03-03"), "issued", ["2001"]),
        (("%8 2001-03-03",), "issued", ["2001-03-03"]),
        (("%@ 1234-5679", "2345-678X"), "ISSN", ["1234-5679", "2345-678X"]),
        (("%@ 978-0-306-40615-7, 1234-5679",), "ISBN", ["978-0-306-40615-7"]),
        (("%R 10.5555/a",), "DOI", ["10.5555/a"]),
        (("%R https://doi.org/10.5555/a",), "DOI", ["https://doi.org/10.5555/a"]),
        (("%R URN:NBN:no-1",), "DOI", []),
        (("%J 学报", "%J JOURNAL"), "container-title", ["学报"]),
        (("%R",), "DOI", []),
        (("%Y Lee, Ada",), "contributor", ["Lee, Ada"]),
        (("%L TX 3",), "raw:%L", ["TX 3"]),
    ],
)
def test_values_of_tags(lines, variable, expected):
    record = record_of(*lines)
    assert texts(record, variable) == expected
    assert (variable in record.tags) is (bool(expected) and not variable.startswith("raw:"))


@pytest.mark.parametrize(
    ("kind", "line", "variable"),
    [
        ("Book", "%B Series", "collection-title"),
        ("Book", "%P 173 p.", "number-of-pages"),
        ("Book", "%P 3-9", "page"),
        ("Book Section", "%B Book", "container-title"),
        ("Conference Paper", "%B Meeting", "container-title"),
        ("Thesis", "%Y Lee", "thesis-advisor"),
        ("Thesis", "%J University", "publisher"),
        ("Patent", "%@ US1234567", "number"),
        ("Book", "%@ 12345", "ISBN"),
    ],
)
def test_meaning_hangs_on_the_type(kind, line, variable):
    assert texts(record_of(line, kind=kind), variable) == [line[3:]]


@pytest.mark.parametrize(
    ("lines", "variable", "expected"),
    [
        (("%A 林苔;石墙;",), "author", ["林苔", "石墙"]),
        (("%A 林苔%A 石墙%A 沙丘",), "author", ["林苔", "石墙", "沙丘"]),
        (("%+ 甲;;乙;",), "affiliation", ["甲", "乙"]),
        (("%K 甲;;乙；丙;",), "keyword", ["甲", "乙", "丙"]),
        (("%X <正>甲乙", "", "\t丙"), "abstract", ["甲乙 丙"]),
        (("%X Abstract(#br)One.",), "abstract", ["One."]),
        (("%Y 甲;乙",), "contributor", ["甲", "乙"]),
        (("%N 03",), "issue", ["03"]),
    ],
)
def test_lists_of_cnki(lines, variable, expected):
    record = record_of(*lines, "%W CNKI")
    assert record.dialect == "cnki"
    assert texts(record, variable) == expected


@pytest.mark.parametrize(
    ("number", "type_", "variable"), [("GB/T 7714-2015", "standard", "number"), ("7-203-03520-4", "", "ISBN")]
)
def test_legal_rules_of_cnki_are_standards_and_yearbooks(number, type_, variable):
    record = record_of(f"%V {number}", "%W CNKI", kind="Legal Rule or Regulation")
    assert (record.type, texts(record, variable), texts(record, "volume")) == (type_, [number], [])
    assert record_of(f"%V {number}", kind="Legal Rule or Regulation").type == "legislation"


@pytest.mark.parametrize(
    ("line", "dialect"),
    [
        ("%W CNKI", "cnki"),
        ("%U https://kns.cnki.net/kcms2/x", "cnki"),
        ("%W 北京万方数据股份有限公司", "wanfang"),
        ("%U http://d.wanfangdata.com.cn/x", "wanfang"),
        ("%W PubMed", ""),
    ],
)
def test_dialect(line, dialect):
    assert record_of(line).dialect == dialect


def test_institution_is_not_parsed_as_a_name():
    assert [value.literal for value in record_of("%A Moss Group,", "%A Lee, Ada").values("author")] == [True, False]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("%0 Book\n%T a\n%0 Book\n%T b\n", [["a"], ["b"]]),
        ("%0 Book\n%T a\n\n\n%0 Book\n%T b\n", [["a"], ["b"]]),
        ("%0 Book\n\n%T a\n\n%D 2001\n", [["a"]]),
        ("%T a\n%D 2001\n\n%T b\n", [["a"], ["b"]]),
        ("%T a\n%K x\ny\n\n%A z\n%T b\n", [["a"], ["b"]]),
        ("%T a\n\n%0 Book\n%T b\n", [["a"], ["b"]]),
    ],
)
def test_where_records_begin(text, titles):
    assert [texts(record, "title") for record in lawful(FORMAT, text).records] == titles


@pytest.mark.parametrize(
    ("text", "note", "source"),
    [
        ("%0 Journal Paper\n%T x\n", "unknown-type", "%0 Journal Paper"),
        ("%0\n%T x\n", "missing-type", "%0"),
        ("%0 Book\n%T x\ny\n%D 2001\n", "untagged-line", "y"),
        ("%0 Book\n%@ 2041-1723\n%D2013\n%T Moss\n", "misspaced-tag", "%D"),
        ("%0 Patent\n%~ x\nPageCount-页码 0\n%W CNKI\n", "bad-field", "PageCount-页码 0"),
    ],
)
def test_defect_of_a_record_is_noted(text, note, source):
    notes = [found for record in lawful(FORMAT, text).records for found in record.notes]
    assert [(found.name, text[found.start : found.end]) for found in notes] == [(note, source)]


@pytest.mark.parametrize(
    "text",
    [
        "%0 Thesis\r\n%X 甲\r\r\r\r\n\t乙\r\n\r\n%W CNKI\r\n\r\n\r\n",
        "%0 Generic\n%X 12 of\n% of them\n%5 or so\n",
        "%0 Book\n%K a\nb\n%U http://a.example/\nhttp://b.example/\n\n",
    ],
)
def test_custom_of_writers_is_no_defect(text):
    batch = lawful(FORMAT, text)
    assert [*batch.notes, *(note for record in batch.records for note in record.notes)] == []
