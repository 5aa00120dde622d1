"""Authors with their marks, and affiliations, in the notations that exports use."""

from __future__ import annotations

import pytest

from biblint.formats.labelled import FORMAT
from biblint.model import Record
from tests.formats.laws import breaches, read_text

PLACES = "机构\n[1] A\n[2] B\n[3] C\n"

MARKED = [
    ("Lu, Jianle [1 ]", [("Lu, Jianle", "1")]),
    ("Zhao, Li [1 ,2 ,3 ]", [("Zhao, Li", "1 2 3")]),
    ("Zhao, Li[1-3]", [("Zhao, Li", "1 2 3")]),
    ("Zhao, Li [1–2, 3 ]", [("Zhao, Li", "1 2 3")]),
    ("Zhao, Li [a ,b ]", [("Zhao, Li", "a b")]),
    ("Zhao, Li (1,2)", [("Zhao, Li", "1 2")]),
    ("张三①②", [("张三", "1 2")]),
    ("张三¹²", [("张三", "1 2")]),
    ("张三１，２", [("张三", "1 2")]),
    ("张三[１]，李四[2]*", [("张三", "1"), ("李四", "2 *")]),
    ("Zhao Li¹,²; Lu Jia³*", [("Zhao Li", "1 2"), ("Lu Jia", "3 *")]),
    ("Zhao Li*†; Lu Jia#", [("Zhao Li", "* †"), ("Lu Jia", "#")]),
    ("Zhao Li＊; Lu Jia＃", [("Zhao Li", "*"), ("Lu Jia", "#")]),
    ("张三1,2，李四3*，王五1", [("张三", "1 2"), ("李四", "3 *"), ("王五", "1")]),
    ("张三1,李四2,3,王五3", [("张三", "1"), ("李四", "2 3"), ("王五", "3")]),
    ("Ann Lee1,2, Bo Ray3*", [("Ann Lee", "1 2"), ("Bo Ray", "3 *")]),
    ("Müller, Hans1\nLu, Jianle [1 ]", [("Müller, Hans1", ""), ("Lu, Jianle", "1")]),
    ("Müller, Hans1", [("Müller, Hans", "1")]),
    ("Walsdorf, Neill [Reprint Author]", [("Walsdorf, Neill [Reprint Author]", "")]),
    ("Zhao, Li [9-1]", [("Zhao, Li", "9 1")]),
    ("Zhao, Li [x]", [("Zhao, Li", "x")]),
    ("Shaffer AL 3rd", [("Shaffer AL 3rd", "")]),
]

SPLIT = [
    ("Botelho de Souza, Lucas Eduardo\nWu, Bo", ["Botelho de Souza, Lucas Eduardo", "Wu, Bo"]),
    ("张三；李四；", ["张三", "李四"]),
    ("张三, 李四", ["张三", "李四"]),
    ("张三、李四、王五", ["张三", "李四", "王五"]),
    ("张三　李四 王五", ["张三", "李四", "王五"]),
    ("张 三", ["张 三"]),
    ("Lu, Jianle; Wu, Bo;", ["Lu, Jianle", "Wu, Bo"]),
    ("Lu, J., Wu, B., Li, C. D.", ["Lu, J.", "Wu, B.", "Li, C. D."]),
    ("Ann Lee, Bo Ray, and Cy Moe", ["Ann Lee", "Bo Ray", "Cy Moe"]),
    ("Ann Lee and Bo Ray", ["Ann Lee", "Bo Ray"]),
    ("Lee, Ann and Ray, Bo", ["Lee, Ann", "Ray, Bo"]),
    ("Ministry of Health and Welfare", ["Ministry of Health and Welfare"]),
    ("Ortega y Gasset, José", ["Ortega y Gasset, José"]),
    ("Lee, Ann, Ray, Bo", ["Lee, Ann, Ray, Bo"]),
    ("Kabacao&#x11f;lu, Ay; Wu, Bo", ["Kabacao&#x11f;lu, Ay", "Wu, Bo"]),
    ("Sørensen，Ida", ["Sørensen，Ida"]),
]

AFFILIATIONS = [
    ("[1] A Univ, X\n[2] B Inst, Y", [("1", "A Univ, X"), ("2", "B Inst, Y")]),
    ("1. A Univ; 2. B Inst.", [("1", "A Univ"), ("2", "B Inst.")]),
    ("1.甲大学；2.乙所", [("1", "甲大学"), ("2", "乙所")]),
    ("[1]甲大学 [2]乙所", [("1", "甲大学"), ("2", "乙所")]),
    ("①甲大学 ②乙所", [("1", "甲大学"), ("2", "乙所")]),
    ("(1) A Univ\n（2）B Inst", [("1", "A Univ"), ("2", "B Inst")]),
    ("¹A Univ\n²B Inst", [("1", "A Univ"), ("2", "B Inst")]),
    ("１．甲大学\n２．乙所", [("1", "甲大学"), ("2", "乙所")]),
    ("[a] A Univ\n[b] B Inst", [("a", "A Univ"), ("b", "B Inst")]),
    ("a) A Univ\nb) B Inst", [("a", "A Univ"), ("b", "B Inst")]),
    ("1 A Univ\n2 B Inst", [("1", "A Univ"), ("2", "B Inst")]),
    ("1甲大学\n2乙所", [("1", "甲大学"), ("2", "乙所")]),
    ("a A Univ\nb B Inst", [("a", "A Univ"), ("b", "B Inst")]),
    ("12 Main Street, Lund", [("", "12 Main Street, Lund")]),
    ("3M Company", [("", "3M Company")]),
    ("甲大学;乙所;", [("", "甲大学"), ("", "乙所")]),
    ("[1] A Univ,\nDept X\n[2] B Inst", [("1", "A Univ, Dept X"), ("2", "B Inst")]),
    ("[1] A Univ\nB Inst", [("1", "A Univ"), ("", "B Inst")]),
    ("[0] A\n[x] B", [("0", "A"), ("x", "B")]),
    ("* A Univ\n† B Inst", [("*", "A Univ"), ("†", "B Inst")]),
]


def page(text: str) -> Record:
    return read_text(FORMAT, text)[0]


def marked(record: Record, variable: str = "author") -> list[tuple[str, str]]:
    return [(value.text, " ".join(mark.text for mark in value.marks)) for value in record.values(variable)]


@pytest.mark.parametrize(("names", "expected"), MARKED)
def test_marks_of_authors(names: str, expected: list[tuple[str, str]]):
    record = page(f"T\n\n作者\n{names}\n{PLACES}")
    assert marked(record) == expected
    assert breaches(FORMAT, FORMAT.read(record.segment, None)) == []


@pytest.mark.parametrize(("names", "expected"), SPLIT)
def test_names_of_a_field(names: str, expected: list[str]):
    assert [value.text for value in page(f"T\n\n作者\n{names}\n摘要\nx\n").values("author")] == expected


@pytest.mark.parametrize(("text", "expected"), AFFILIATIONS)
def test_affiliations_with_their_numbers(text: str, expected: list[tuple[str, str]]):
    record = page(f"T\n\n作者\nWu, Bo\n机构\n{text}\n摘要\nx\n")
    assert [(number, name) for name, number in marked(record, "affiliation")] == expected
    assert breaches(FORMAT, FORMAT.read(record.segment, None)) == []


def test_lettered_affiliations_make_bare_letters_marks():
    record = page("T\n\nAuthors\nLu, Jia a,b\nWu, Bo b\nAffiliations\na A Univ\nb B Inst\n")
    assert marked(record) == [("Lu, Jia", "a b"), ("Wu, Bo", "b")]


def test_raised_digits_are_one_number_where_there_are_so_many_affiliations():
    places = "".join(f"[{n}] P{n}\n" for n in range(1, 13))
    assert marked(page(f"T\n\n作者\n张三¹²\n机构\n{places}")) == [("张三", "12")]


def test_marks_have_their_own_spans():
    record = page("T\n\n作者\nZhao, Li [1 ,2-4 ]\n" + PLACES)
    source = record.segment.text
    assert [source[m.start : m.end] for m in record.values("author")[0].marks] == ["1", "2-4", "2-4", "2-4"]
