"""Editing NoteExpress, E-Study, CSSCI and GB/T 7714: each operation against the whole new text, and read again."""

from __future__ import annotations

import pytest

from biblint.formats import EditError, format_named
from biblint.model import DeleteField, DeleteItem, InsertField, ReplaceRange, SetValue
from tests.formats.laws import apply, read_text
from tests.formats.tagged import edited, others

HEADS = {
    "noteexpress": "{Reference Type}: Journal Article\n{Title}: 墙\n",
    "cnki-estudy": "DataType: 1\nTitle-题名: 墙\n",
    "cssci": "【来源篇名】墙\n",
    "gbt7714": "[1] ",
}
TAILS = {
    "noteexpress": "{Language}: chi\n\n\n{Reference Type}: Thesis\n{Title}: 别的\n",
    "cnki-estudy": "Link-链接: http://a.cn/x\nDataType: 1\nTitle-题名: 别的\n",
    "cssci": "【基金类别】\n" + "-" * 71 + "\n\n【来源篇名】别的\n",
    "gbt7714": "\n[2] 方晴. 别的[M]. 江城: 江城出版社, 2001.\n",
}


def change(name, body, make):
    format_ = format_named(name)
    text = HEADS[name] + body + TAILS[name]
    record = read_text(format_, text)[0]
    changed, again = edited(format_, text, make(record), record)
    assert changed.startswith(HEADS[name]) and changed.endswith(TAILS[name])
    return changed[len(HEADS[name]) : -len(TAILS[name])], record, again


def refused(name, body, make):
    format_ = format_named(name)
    record = read_text(format_, HEADS[name] + body + TAILS[name])[0]
    with pytest.raises(EditError):
        format_.edit(record, make(record))


@pytest.mark.parametrize(
    ("name", "body", "variable", "text", "expected"),
    [
        ("noteexpress", "{Pages}: 3 / 9\r\n", "page", "3-9", "{Pages}: 3-9\r\n"),
        ("noteexpress", "{Author}: 方 晴;林溪;\n", "author", "方晴", "{Author}: 方晴;林溪;\n"),
        ("noteexpress", "{ISBN/ISSN}:12345679\n", "ISSN", "1234-5679", "{ISBN/ISSN}:1234-5679\n"),
        ("noteexpress", "{Abstract}: <正>旧\n的。\n", "abstract", "旧 的!", "{Abstract}: <正>旧\n的!\n"),
        ("cnki-estudy", "Page-页码: 5--9\n", "page", "5-9", "Page-页码: 5-9\n"),
        ("cnki-estudy", "Keyword-关键词: 苔藓;;墙\n", "keyword", "苔", "Keyword-关键词: 苔;;墙\n"),
        ("cssci", "【年代卷期】2022,42(1):69--79\n", "page", "69-79", "【年代卷期】2022,42(1):69-79\n"),
        ("cssci", "【年代卷期】2022,42(01):69\n", "issue", "1", "【年代卷期】2022,42(1):69\n"),
        ("cssci", "【机构名称】[林溪]山城 大学./[方晴]河\n", "affiliation", "山城大学",
         "【机构名称】[林溪]山城大学./[方晴]河\n"),
        ("cssci", "【来源作者】林 溪/方晴\n", "author", "林溪", "【来源作者】林溪/方晴\n"),
        ("gbt7714", "MOOR A. Moss[J]. Hedges, 2012, 9(6): 82 / 97.", "page", "82-97",
         "MOOR A. Moss[J]. Hedges, 2012, 9(6): 82-97."),
        ("gbt7714", "MOOR A, LAKE B. Moss[M]. Oslo: Hedge, 2012.", "author", "MOOR A B",
         "MOOR A B, LAKE B. Moss[M]. Oslo: Hedge, 2012."),
    ],
)  # fmt: skip
def test_set_value(name, body, variable, text, expected):
    found, record, again = change(name, body, lambda record: SetValue(record.values(variable)[0], variable, text))
    assert found == expected
    assert again.text(variable) == text
    assert others(again, variable) == others(record, variable)


@pytest.mark.parametrize(
    ("name", "body", "variable", "index", "expected"),
    [
        ("noteexpress", "{Keywords}: 一;;二;;三\n", "keyword", 1, "{Keywords}: 一;;三\n"),
        ("noteexpress", "{Keywords}: 一,二,\n", "keyword", 1, "{Keywords}: 一,\n"),
        ("noteexpress", "{Author}: 方晴\n{Author}: 林溪\n", "author", 0, "{Author}: 林溪\n"),
        ("noteexpress", "{Keywords}: 一\n", "keyword", 0, ""),
        ("cnki-estudy", "Author-作者: 方晴;林溪;\n", "author", 0, "Author-作者: 林溪;\n"),
        ("cssci", "【关 键 词】一/二/三\n", "keyword", 2, "【关 键 词】一/二\n"),
        ("cssci", "【机构名称】[林溪]山./[方晴]河.馆\n", "affiliation", 0, "【机构名称】[方晴]河.馆\n"),
        ("cssci", "【年代卷期】2022,42(1):69-79\n", "page", 0, "【年代卷期】2022,42(1)\n"),
        ("cssci", "【年代卷期】2022,42(1):69-79\n", "issue", 0, "【年代卷期】2022,42:69-79\n"),
        ("cssci", "【年代卷期】2022,42(1):69-79\n", "volume", 0, "【年代卷期】2022,(1):69-79\n"),
        ("gbt7714", "MOOR A, LAKE B. Moss[M]. Oslo: Hedge, 2012.", "author", 1, "MOOR A. Moss[M]. Oslo: Hedge, 2012."),
        ("gbt7714", "方晴. 墙[J]. 园林, 2012, 9(6): 82.", "page", 0, "方晴. 墙[J]. 园林, 2012, 9(6)."),
        ("gbt7714", "方晴. 墙[J]. 园林, 2012, 9(6): 82.", "issue", 0, "方晴. 墙[J]. 园林, 2012, 9: 82."),
        ("gbt7714", "方晴. 墙[J]. 园林, 2012, 9(6): 82.", "volume", 0, "方晴. 墙[J]. 园林, 2012(6): 82."),
        ("gbt7714", "方晴. 墙[J]. 园林, 2012, 9: 8. DOI: 10.5555/x.", "DOI", 0, "方晴. 墙[J]. 园林, 2012, 9: 8."),
    ],
)
def test_delete_item(name, body, variable, index, expected):
    found, record, again = change(name, body, lambda record: DeleteItem(record.values(variable)[index], variable))
    assert found == expected
    left = [value.text for value in record.values(variable)]
    assert [value.text for value in again.values(variable)] == left[:index] + left[index + 1 :]
    assert others(again, variable) == others(record, variable)


@pytest.mark.parametrize(
    ("name", "body", "variable", "text", "expected"),
    [
        ("noteexpress", "{Year}: 2012\n", "DOI", "10.5555/x", "{Year}: 2012\n{DOI}: 10.5555/x\n"),
        ("noteexpress", "{Year}：2012\n", "page", "3-9", "{Year}：2012\n{Pages}: 3-9\n"),
        ("cnki-estudy", "Year-年: 2012\n", "volume", "7", "Year-年: 2012\nRoll-卷: 7\n"),
        ("cssci", "【来源作者】方晴\n", "keyword", "墙", "【来源作者】方晴\n【关 键 词】墙\n"),
        ("cssci", "【年代卷期】2022,(1):69\n", "volume", "42", "【年代卷期】2022,42(1):69\n"),
        ("cssci", "【年代卷期】2022,42:69\n", "issue", "1", "【年代卷期】2022,42(1):69\n"),
        ("cssci", "【年代卷期】2022\n", "issue", "1", "【年代卷期】2022,(1)\n"),
        ("cssci", "【年代卷期】2022,42(1)\n", "page", "69", "【年代卷期】2022,42(1):69\n"),
        ("gbt7714", "方晴. 墙[J]. 园林, 2012, 9(6).", "page", "82-97", "方晴. 墙[J]. 园林, 2012, 9(6): 82-97."),
        ("gbt7714", "方晴. 墙[J]. 园林, 2012: 8.", "volume", "9", "方晴. 墙[J]. 园林, 2012, 9: 8."),
        ("gbt7714", "方晴. 墙[J]. 园林, 2012, 9: 8.", "issue", "6", "方晴. 墙[J]. 园林, 2012, 9(6): 8."),
        ("gbt7714", "方晴. 墙[J]. 园林, 2012, 9: 8", "DOI", "10.5555/x",
         "方晴. 墙[J]. 园林, 2012, 9: 8. DOI: 10.5555/x."),
    ],
)  # fmt: skip
def test_insert_field(name, body, variable, text, expected):
    found, record, again = change(name, body, lambda record: InsertField(variable, text))
    assert found == expected
    assert [value.text for value in again.values(variable)] == [text]
    assert others(again, variable, "label") == others(record, variable, "label")


@pytest.mark.parametrize(
    ("name", "body", "make"),
    [
        ("cssci", "【年代卷期】2022,42(1)\n", lambda record: DeleteField(record.tags["issued"][0])),
        ("cssci", "【年代卷期】2022,42(1)\n", lambda record: DeleteItem(record.values("issued")[0], "issued")),
        ("cssci", "【年代卷期】春季号\n", lambda record: InsertField("page", "3")),
        ("cssci", "", lambda record: InsertField("page", "3")),
        ("noteexpress", "", lambda record: DeleteField(record.fields[0])),
        ("noteexpress", "", lambda record: InsertField("times-cited", "3")),
        ("noteexpress", "", lambda record: InsertField("note", "a\nb")),
        ("gbt7714", "方晴. 墙[J]. 园林, 2012.", lambda record: DeleteField(record.tags["title"][0])),
        ("gbt7714", "方晴. 墙[J]. 园林, 2012.", lambda record: DeleteItem(record.values("author")[0], "author")),
        ("gbt7714", "方晴. 墙[J]. 园林, 2012.", lambda record: SetValue(record.values("author")[0], "author", "a, b")),
        ("gbt7714", "方晴. 墙[J]. 园林, 2012.", lambda record: InsertField("publisher", "x")),
        ("gbt7714", "方晴. 墙[J]. 园林, 2012.", lambda record: InsertField("title", "x")),
        ("gbt7714", "方晴. 墙[M]. 江城: 江城出版社, 2012.", lambda record: InsertField("page", "x")),
    ],
)
def test_operation_is_refused(name, body, make):
    refused(name, body, make)


def test_the_full_width_colon_is_mended_where_the_note_says():
    text = HEADS["noteexpress"] + "{Language}：chi\n{URL}：\n"
    format_ = format_named("noteexpress")
    record = read_text(format_, text)[0]
    edits = [format_.edit(record, note.operation)[0] for note in record.notes]
    assert all(isinstance(note.operation, ReplaceRange) for note in record.notes)
    assert apply(text, tuple(edits)) == HEADS["noteexpress"] + "{Language}: chi\n{URL}:\n"
