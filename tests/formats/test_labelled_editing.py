"""Edits of pages: what stands there afterwards, and that it reads as meant."""

from __future__ import annotations

import pytest

from biblint.formats import EditError
from biblint.formats.labelled import FORMAT
from biblint.model import DeleteField, DeleteItem, InsertField, Operation, Record, SetValue
from tests.formats.laws import apply, read_text

TEXT = (
    "A title\n\n作者\nAlm, Greta [1 ]\nBro, Sven [1 ,2 ]\n机构\n[1] Lund\n[2] Oslo\n关键词\nferries; markets; trade;\n"
    "D O I\n10.5555/x\n引用\n页码:15 / 31\n页数:17\n"
    "参考文献\n共 2 条\n[1] Hill A. Bees[J]. Notes, 2018: 1 / 4.\n[2] b\n"
)


def page(text: str = TEXT) -> Record:
    return read_text(FORMAT, text)[0]


def edited(record: Record, operation: Operation) -> str:
    return apply(record.segment.text, FORMAT.edit(record, operation))


SETS = [
    ("page", 0, "15-31", "页码:15 / 31", "页码:15-31"),
    ("DOI", 0, "10.5555/y", "10.5555/x", "10.5555/y"),
    ("title", 0, "A new title", "A title", "A new title"),
    ("author", 1, "Bro, Svend", "Bro, Sven [", "Bro, Svend ["),
    ("keyword", 1, "fairs", "markets;", "fairs;"),
    ("label", 3, "DOI", "D O I\n", "DOI\n"),
    ("label", 4, "Pages", "页码:15", "Pages:15"),
    ("raw:关键词", 0, "ferries; markets; trade", "trade;\n", "trade\n"),
    ("reference-count", 0, "3", "共 2 条", "共 3 条"),
]


@pytest.mark.parametrize(("variable", "index", "text", "old", "new"), SETS)
def test_set_value(variable: str, index: int, text: str, old: str, new: str):
    record = page()
    after = edited(record, SetValue(record.values(variable)[index], variable, text))
    assert after == TEXT.replace(old, new, 1)
    if not variable.startswith("raw:"):
        assert page(after).values(variable)[index].text == text


DELETES = [
    ("keyword", 0, "ferries; ", ""),
    ("keyword", 1, "markets; ", ""),
    ("keyword", 2, "; trade;", ";"),
    ("author", 0, "Alm, Greta [1 ]\n", ""),
    ("author", 1, "\nBro, Sven [1 ,2 ]", ""),
    ("affiliation", 0, "[1] Lund\n", ""),
    ("affiliation", 1, "\n[2] Oslo", ""),
    ("DOI", 0, "D O I\n10.5555/x\n", ""),
    ("page", 0, "页码:15 / 31\n", ""),
    ("reference", 0, "[1] Hill A. Bees[J]. Notes, 2018: 1 / 4.\n", ""),
]


@pytest.mark.parametrize(("variable", "index", "old", "new"), DELETES)
def test_delete_item(variable: str, index: int, old: str, new: str):
    record = page()
    texts = [value.text for value in record.values(variable)]
    after = edited(record, DeleteItem(record.values(variable)[index], variable))
    assert after == TEXT.replace(old, new, 1)
    assert [value.text for value in page(after).values(variable)] == texts[:index] + texts[index + 1 :]


@pytest.mark.parametrize(
    ("variable", "gone"),
    [
        ("raw:interface", "引用\n"),
        ("abstract", ""),
        ("page", "页码:15 / 31\n"),
        ("keyword", "关键词\nferries; markets; trade;\n"),
    ],
)
def test_delete_field(variable: str, gone: str):
    record = page()
    after = TEXT
    for field in record.tags.get(variable, ()):
        after = edited(record, DeleteField(field))
    assert after == TEXT.replace(gone, "", 1)
    assert not page(after).has(variable)


IN_A_LINE = [
    ("volume", "T\n作者: A\n期: 2  页码: 3\n关键词: x\n"),
    ("issue", "T\n作者: A\n卷: 1  页码: 3\n关键词: x\n"),
    ("page", "T\n作者: A\n卷: 1  期: 2\n关键词: x\n"),
]


@pytest.mark.parametrize(("variable", "after"), IN_A_LINE)
def test_delete_one_of_several_fields_in_a_line(variable: str, after: str):
    record = page("T\n作者: A\n卷: 1  期: 2  页码: 3\n关键词: x\n")
    assert edited(record, DeleteField(record.tags[variable][0])) == after


INSERTS = [
    (TEXT, "issued", "2021", "[2] Oslo\n年份:2021\n"),
    (TEXT, "volume", "3", "[2] Oslo\n卷:3\n"),
    (TEXT, "container-title", "Field Notes", "[2] Oslo\n刊名\nField Notes\n"),
    (TEXT, "container-title", "Notes", "[2] Oslo\n刊名:Notes\n"),
    ("T\nAuthors: Alm, G\nPages: 1-2\n", "number-of-pages", "2", "Pages: 1-2\nPage count: 2\n"),
    ("題\n作者：罗田\n頁碼：1-2\n", "number-of-pages", "2", "頁碼：1-2\n頁數：2\n"),
    ("T\r\n作者\r\nAlm, G\r\n机构\r\nLund\r\n", "keyword", "x", "机构\r\nLund\r\n关键词\r\nx\r\n"),
    ("T\n作者: Alm, G", "issued", "2021", "作者: Alm, G\n年份: 2021"),
    ("T\n作者: A\n卷: 1  页码: 3\n关键词: x\n", "issue", "2", "卷: 1  页码: 3\n期: 2\n关键词"),
    ("【题名】甲\n【作者】罗田\n【摘要】乙\n", "issued", "2021", "【作者】罗田\n【年份】2021\n"),
]


@pytest.mark.parametrize(("text", "variable", "value", "expected"), INSERTS)
def test_insert_field(text: str, variable: str, value: str, expected: str):
    record = page(text)
    after = edited(record, InsertField(variable, value))
    assert expected in after
    assert len(after) > len(text)
    assert page(after).text(variable) == value


def test_set_value_inside_a_listed_reference():
    record = page()
    reference = record.references()[0]
    after = edited(reference, SetValue(reference.values("page")[0], "page", "1-4"))
    assert after == TEXT.replace("1 / 4", "1-4")


REFUSED = [
    lambda record: SetValue(record.values("keyword")[0], "keyword", "a; b"),
    lambda record: SetValue(record.values("label")[0], "label", "no such label"),
    lambda record: SetValue(record.values("page")[0], "page", "1\n2"),
    lambda record: SetValue(record.values("page")[0], "page", " "),
    lambda record: InsertField("crossref", "x"),
    lambda record: InsertField("issued", ""),
    lambda record: DeleteItem(record.references()[0].values("author")[0], "author"),
]


@pytest.mark.parametrize("operation", REFUSED)
def test_edits_that_would_not_read_as_meant_are_refused(operation):
    record = page()
    with pytest.raises(EditError):
        FORMAT.edit(record, operation(record))
