"""Fields of a page: how labels stand, what belongs to them, what is noted, and the item type."""

from __future__ import annotations

import pytest

from biblint.formats.labelled import FORMAT
from biblint.model import Record
from tests.formats.laws import read_text

VALUES = [
    ("DOI\n10.5555/x", "DOI", ["10.5555/x"]),
    ("DOI:10.5555/x", "DOI", ["10.5555/x"]),
    ("DOI：10.5555/x", "DOI", ["10.5555/x"]),
    ("D O I : 10.5555/x", "DOI", ["10.5555/x"]),
    ("DOI:\n10.5555/x", "DOI", ["10.5555/x"]),
    ("DOI\t10.5555/x", "DOI", ["10.5555/x"]),
    ("【DOI】10.5555/x", "DOI", ["10.5555/x"]),
    ("  DOI: 10.5555/x", "DOI", ["10.5555/x"]),
    ("页码:3287 / 3300", "page", ["3287 / 3300"]),
    ("被引:14", "times-cited", ["14"]),
    ("被引 14 次", "times-cited", ["14"]),
    ("被引(14)", "times-cited", ["14"]),
    ("Cited by 1,204", "times-cited", ["1,204"]),
    ("参考文献\n共 49 条", "reference-count", ["49"]),
    ("参考文献: 共49篇", "reference-count", ["49"]),
    ("参考文献(49)", "reference-count", ["49"]),
    ("References\n49 references", "reference-count", ["49"]),
    ("关键词: a; b; c;", "keyword", ["a", "b", "c"]),
    ("关键词: a;;b；c", "keyword", ["a", "b", "c"]),
    ("关键词: 甲，乙、丙", "keyword", ["甲", "乙", "丙"]),
    ("关键词: 甲乙 丙丁 戊己", "keyword", ["甲乙", "丙丁", "戊己"]),
    ("关键词\na, b\nc", "keyword", ["a", "b", "c"]),
    ("关键词\nacute myeloid\nleukemia; relapse", "keyword", ["acute myeloid leukemia", "relapse"]),
    ("Keywords: R&amp;D; trade", "keyword", ["R&amp;D", "trade"]),
    ("关键词: a; b;", "raw:关键词", ["a; b;"]),
    ("中图分类号\nR73 [肿瘤学];", "classification", ["R73 [肿瘤学]"]),
    ("学科分类号\n100214 ; 1002 ;", "classification", ["100214", "1002"]),
    ("ISSN: 1347-9032; 1349-7006", "ISSN", ["1347-9032", "1349-7006"]),
    ("年卷期: 2021, 48(3): 12-18", "issued", ["2021"]),
    ("年卷期: 2021, 48(3): 12-18", "page", ["12-18"]),
    ("卷期: 48(3)", "volume", ["48"]),
    ("来源: 城镇文化, 2020, 18(5): 60-63", "container-title", ["城镇文化"]),
    ("来源: 城镇文化, 2020, 18(5): 60-63", "issue", ["5"]),
    ("来源: Annals of Trade, 2020", "container-title", ["Annals of Trade, 2020"]),
    ("PageCount-页码: 12-19", "page", ["12-19"]),
    ("PageCount-页码: 8", "number-of-pages", ["8"]),
    ("引用\n收藏 分享", "raw:interface", ["引用", "收藏 分享"]),
    ("Export citation", "raw:interface", ["Export citation"]),
    ("Volume: 7  Issue: 4  Pages: 1-2", "volume", ["7"]),
    ("Volume: 7  Issue: 4  Pages: 1-2", "page", ["1-2"]),
    ("中图分类号：R73　文献标志码：A　文章编号：1000-1234", "classification", ["R73"]),
    ("卷: 7 | 期: 4", "issue", ["4"]),
    ("页数: 共 5 页", "number-of-pages", ["5"]),
    ("页数: 14", "number-of-pages", ["14"]),
    ("页数: 5 / 9", "number-of-pages", ["5 / 9"]),
    ("语种: 中文", "language", ["中文"]),
    ("收稿日期：2020-01-02", "submitted", ["2020-01-02"]),
]

NOTES = [
    ("Remark: x", [("unknown-tag", "Remark")]),
    ("关健词：x", [("unknown-tag", "关健词")]),
    ("https://example.org/x", [("untagged-line", "https://example.org/x")]),
    ("Study of the harbour towns in the north: x", [("untagged-line", "Study of the harbour towns in the north: x")]),
    ("卷:", [("empty-field", "卷")]),
    ("DOI: 10.5555/x\nsomething else", [("untagged-line", "something else")]),
    ("摘要: x\nSubjects: y\nNote: z", []),
    ("引证文献\n共 3 条\n[1] x", []),
    ("摘要: x\nObjective: y\nRemark: z\n结果：w", []),
    ("PageCount-页码: 12-19", [("contradictory-label", "PageCount-页码")]),
    ("页数: 12-19", [("contradictory-label", "页数")]),
    ("关键词\nAlm, Greta [1 ]\nBro, Sven [2 ]", [("contradictory-label", "关键词")]),
    ("卷: 1\n期: 2\n卷: 3", [("duplicate-field", "卷")]),
    ("参考文献\n共 2 条", []),
    ("下载: 120", []),
]

TYPES = [
    ("刊名: x", "article-journal"),
    ("页码: 1-2", "article-journal"),
    ("导师: 郑海平", "thesis"),
    ("学位授予单位: 南湖大学", "thesis"),
    ("会议名称: x", "paper-conference"),
    ("ISBN: 9787030000000\n出版社: x", "book"),
    ("ISBN: 9787030000000\n刊名: x", "article-journal"),
    ("专利号: CN1", "patent"),
    ("文献类型: 学位论文", "thesis"),
    ("Document type: Review", "article-journal"),
    ("Document type: Conference paper", "paper-conference"),
    ("文献类型: 报纸", "article-newspaper"),
]


def page(lines: str) -> Record:
    return read_text(FORMAT, f"题\n作者: 罗田\n机构: 河谷\n{lines}\n")[0]


@pytest.mark.parametrize(("lines", "variable", "texts"), VALUES)
def test_values(lines: str, variable: str, texts: list[str]):
    assert [value.text for value in page(lines).values(variable)] == texts


@pytest.mark.parametrize(("lines", "notes"), NOTES)
def test_notes(lines: str, notes: list[tuple[str, str]]):
    record = page(f"语种: 中文\n{lines}")
    assert [(note.name, record.segment.text[note.start : note.end]) for note in record.notes] == notes


@pytest.mark.parametrize(("lines", "expected"), TYPES)
def test_type(lines: str, expected: str):
    assert page(lines).type == expected


def test_a_misspelt_label_is_mended_by_the_edit_of_its_note():
    record = page("语种: 中文\n关健词：x")
    operation = record.notes[0].operation
    assert operation is not None
    assert [edit.text for edit in FORMAT.edit(record, operation)] == ["关键词"]


def test_tags_tell_what_a_label_was_read_as():
    record = page("相关论文\n[1] x")
    assert [field.tag for field in record.tags["reference"]] == ["相关论文"]
    assert record.values("label")[-1].field in record.tags["reference"]


@pytest.mark.parametrize(
    ("variable", "name"), [("title", "题名"), ("author", "作者"), ("issued", "年份"), ("crossref", "crossref")]
)
def test_names_of_variables(variable: str, name: str):
    assert FORMAT.field_name(page("页码: 1"), variable) == name


def test_whole_of_a_field_takes_label_and_lines():
    record = page("摘要\nx\ny\n卷: 1")
    field = record.tags["abstract"][0]
    assert record.segment.text[field.whole_start : field.whole_end] == "摘要\nx\ny\n"


def test_undecodable_bytes_show_as_replacement_characters():
    record = page("刊名: a\udc80b")
    value = record.values("container-title")[0]
    assert (value.text, [piece.kind for piece in value.pieces]) == ("a\ufffdb", ["verbatim", "decoded", "verbatim"])
