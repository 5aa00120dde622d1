"""Reading NoteExpress, E-Study, CSSCI and GB/T 7714 files: recognition, values of labels, types, records, defects."""

from __future__ import annotations

import pytest

from biblint.formats import format_named
from tests.formats.laws import apply
from tests.formats.tagged import lawful

HEADS = {
    "noteexpress": "{Reference Type}: Journal Article\n",
    "cnki-estudy": "DataType: 1\n",
    "cssci": "【来源篇名】墙\n",
    "gbt7714": "[1] ",
}


def record_of(name, *lines):
    head = "" if lines[0].startswith("{Reference Type}") else HEADS[name]
    return lawful(format_named(name), head + "\n".join([*lines, ""])).records[0]


def texts(record, variable):
    return [value.text for value in record.values(variable)]


@pytest.mark.parametrize(
    ("name", "head", "sure"),
    [
        ("noteexpress", "{Reference Type}: Thesis\n", True),
        ("noteexpress", "\ufeff\r\n下载\r\n{Reference Type}：Thesis\r\n{Title}: x", True),
        ("noteexpress", "{Title}: x\n{Author}: y\n", True),
        ("noteexpress", "\\title{Title}: x\n", False),
        ("cnki-estudy", "DataType: 1\nTitle-题名: x\nAuthor-作者: y\n", True),
        ("cnki-estudy", "SrcDatabase-来源库: 期刊\nTitle-题名: x\nAuthor-作者: y\n", True),
        ("cnki-estudy", "Title-题名: x\nAuthor-作者: y\nYear-年: 2012\n", True),
        ("cnki-estudy", "DataType: 1\nkind: x\n", False),
        ("cssci", "南京大学中国社会科学研究评价中心\n\n【来源篇名】x\n【来源作者】y\n", True),
        ("cssci", "【来源作者】y\n【年代卷期】2012\n【机构名称】x\n", True),
        ("cssci", "【关键词】y\n【摘要】x\n", False),
        ("gbt7714", "参考文献\n[1] 方晴. 墙[J]. 园林, 2012, 9(6): 82.\n", True),
        ("gbt7714", "［1］方晴.墙[J].园林,2012.\n", True),
        ("gbt7714", "[1] A. Moor, Walls, 2012.\n[2] B. Lake, Moss, 2013.\n", False),
        ("gbt7714", "题名\n作者\n方晴\n摘要\n[1] 方晴. 墙[J]. 园林, 2012, 9(6): 82.\n", False),
    ],
)
def test_recognition_by_content(name, head, sure):
    assert (format_named(name).recognise(head) >= 60) is sure


@pytest.mark.parametrize(
    ("name", "lines", "variable", "expected"),
    [
        ("noteexpress", ["{Author}: 方晴;林溪;"], "author", ["方晴", "林溪"]),
        ("noteexpress", ["{Author}: 方晴,林溪"], "author", ["方晴", "林溪"]),
        ("noteexpress", ["{Author}: With, Some.;; Great One, Two"], "author", ["With, Some.", "Great One, Two"]),
        ("noteexpress", ["{Author}: 方晴", "{Author}: 林溪"], "author", ["方晴", "林溪"]),
        ("noteexpress", ["{Keywords}: 苔,wall,墙,"], "keyword", ["苔", "wall", "墙"]),
        ("noteexpress", ["{Keywords}: Walls, old;;moss"], "keyword", ["Walls, old", "moss"]),
        ("noteexpress", ["{Notes}: 11-1949/U"], "note", []),
        ("noteexpress", ["{Notes}: 见附录"], "note", ["见附录"]),
        ("noteexpress", ["{ISBN/ISSN}:0253-3766"], "ISSN", ["0253-3766"]),
        ("noteexpress", ["{ISBN/ISSN}: 978-0-306-40615-7"], "ISBN", ["978-0-306-40615-7"]),
        ("noteexpress", ["{Abstract}: Abstract(#br)Walls."], "abstract", ["Walls."]),
        ("noteexpress", ["{Year}: 2018", "{Date}: 2018-11-02"], "issued", ["2018"]),
        ("noteexpress", ["{Author Address}: 241000 江城;山城"], "affiliation", ["241000 江城", "山城"]),
        ("noteexpress", ["{Title}: 墙\udce4"], "title", ["墙\ufffd"]),
        ("cnki-estudy", ["Author-责任者: 方晴;林溪;"], "author", ["方晴", "林溪"]),
        ("cnki-estudy", ["Author-新标签: 方晴"], "author", ["方晴"]),
        ("cnki-estudy", ["Organ-单位: 山城大学;"], "affiliation", ["山城大学"]),
        ("cnki-estudy", ["Organ-出版者: 江城出版社"], "publisher", ["江城出版社"]),
        ("cnki-estudy", ["Year-年: 2013", "PubTime-出版时间: 2013-04-01"], "issued", ["2013"]),
        ("cnki-estudy", ["PubTime-发表时间: 2021-01-15 16:54"], "issued", ["2021-01-15 16:54"]),
        ("cnki-estudy", ["DOI-DOI: 10.5555/x"], "DOI", ["10.5555/x"]),
        ("cssci", ["【关 键 词】一/二"], "keyword", ["一", "二"]),
        ("cssci", ["【机构名称】[林溪]山城大学./[方晴]河.馆"], "affiliation", ["山城大学", "河.馆"]),
        ("cssci", ["【年代卷期】2022,42(1):69-79,83"], "page", ["69-79,83"]),
        ("cssci", ["【年代卷期】2022,(5):20"], "volume", []),
        ("cssci", ["【年代卷期】2022,(5):20"], "issue", ["5"]),
        ("cssci", ["【年代卷期】2022年春"], "issued", ["2022年春"]),
        ("cssci", ["【基    金】"], "funding", []),
        ("gbt7714", ["MOOR A, LAKE B, REED C, et al. Moss[M]. Oslo: Hedge, 2012."], "author",
         ["MOOR A", "LAKE B", "REED C"]),
        ("gbt7714", ["方晴, 等. 墙[M]. 江城: 江城出版社, 2012."], "author", ["方晴", "等"]),
        ("gbt7714", ["Hedge Press, Inc. Walls[M]. Oslo: Hedge, 2012."], "author", ["Hedge Press, Inc"]),
        ("gbt7714", ["U.S. Moss Board. Walls[R]. Oslo: Hedge, 2012."], "author", ["U.S. Moss Board"]),
        ("gbt7714", ["师伏堂日记[M]. 北京: 图书馆, 2009: 155."], "title", ["师伏堂日记"]),
        ("gbt7714", ["MOOR A. Moss[M]. Bern, B.E.: Wall Press, 1980: 7."], "publisher-place", ["Bern, B.E."]),
        ("gbt7714", ["MOOR A. Moss[M]. [S.l.]: [s.n.], 1980."], "publisher", []),
        ("gbt7714", ["FERN B. Walls[C]//Wall Conference. WLR, 2019: 7364-7373."], "publisher", ["WLR"]),
        ("gbt7714", ["FERN B. Walls[C]//Wall Conference. 2019: 7-9."], "container-title", ["Wall Conference"]),
        ("gbt7714", ["方晴. 墙[N]. 江城晚报, 2000–11–20(15)."], "issued", ["2000-11-20"]),
        ("gbt7714", ["方晴. 墙[J]. 园林, 50(6): 12."], "volume", ["50"]),
        ("gbt7714", ["方晴. 墙[EB/OL]. (2012–05–03) [2013–03–25]. http://a.cn."], "accessed", ["2013-03-25"]),
        ("gbt7714", ["方晴. 墙[M]. 林溪, 译. 2 版. 江城: 江城出版社, 2012."], "edition", ["2 版"]),
        ("gbt7714", ["方晴. 墙[J]. 园林, 2012, 9: 8. doi:10.5555/x."], "DOI", ["10.5555/x"]),
    ],
)  # fmt: skip
def test_values(name, lines, variable, expected):
    record = record_of(name, *lines)
    assert texts(record, variable) == expected
    assert (variable in record.tags) is bool(expected)


@pytest.mark.parametrize(
    ("name", "lines", "type_"),
    [
        ("noteexpress", ["{Reference Type}: Thesis"], "thesis"),
        ("noteexpress", ["{Reference Type}: Standard", "{SrcDatabase}: 统计年鉴"], ""),
        ("noteexpress", ["{Reference Type}: 会议论文"], "paper-conference"),
        ("cnki-estudy", ["DataType: 3"], "paper-conference"),
        ("cnki-estudy", ["DataType: 99"], ""),
        ("cnki-estudy", ["SrcDatabase-来源库: 博士", "Title-题名: x"], "thesis"),
        ("gbt7714", ["[2] 方晴. 墙[G]//园林集. 江城: 江城出版社, 2012."], "chapter"),
        ("gbt7714", ["[2] 方晴. 墙[A]. 会议论文集[C]. 江城: 江城出版社, 2012: 1-4."], "paper-conference"),
        ("gbt7714", ["[2] 江城学会. 园林[J]. 1984, 1(1)–. 江城: 江城学会, 1984–."], "periodical"),
        ("gbt7714", ["[2] Anna Moor. Walls. In Wall Conference, 2017."], ""),
    ],
)
def test_types(name, lines, type_):
    assert lawful(format_named(name), "\n".join([*lines, ""])).records[0].type == type_


def test_addresses_of_wanfang_belong_to_the_authors_in_order():
    lines = ["{Author}: 方晴", "{Author}: 林溪", "{Author Address}: 甲", "{Author Address}: 乙"]
    linked = record_of("noteexpress", *lines, "{Database Provider}: 万方数据")
    assert [[person.text for person in value.people] for value in linked.values("affiliation")] == [["方晴"], ["林溪"]]
    for other in (lines, [*lines[:3], "{Database Provider}: 万方数据"]):
        assert not any(value.people for value in record_of("noteexpress", *other).values("affiliation"))


def test_numbered_addresses_carry_their_number():
    record = record_of("noteexpress", "{Author Address}: 1.甲 大学；2.乙")
    found = [(value.text, value.marks[0].text) for value in record.values("affiliation")]
    assert found == [("甲 大学", "1"), ("乙", "2")]


def test_conference_papers_have_an_event_and_theses_a_supervisor():
    lines = ["{Tertiary Title}: 论文集", "{Secondary Title}: 年会", "{Place Published}: 江城", "{Pages}: 9"]
    record = record_of("noteexpress", "{Reference Type}: Conference Proceedings", *lines)
    found = [record.text(name) for name in ("container-title", "event-title", "event-place", "number-of-pages", "page")]
    assert found == ["论文集", "年会", "江城", "9", ""]
    thesis = record_of("noteexpress", "{Reference Type}: Thesis", "{Tertiary Author}: 甲乙;丙丁")
    assert texts(thesis, "thesis-advisor") == ["甲乙", "丙丁"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("方晴.花园.城市.2010.32(7)", ["方晴", "花园", "城市", "2010", "32", "7"]),
        ("Moor,A..Reading. In.Garden Studies.2003.(5)", ["Moor,A.", "Reading. In", "Garden Studies", "2003", "", "5"]),
        ("Reed,J.K. Falls.Shelves.Review.2019.84(5)", ["Reed,J.K. Falls", "Shelves", "Review", "2019", "84", "5"]),
        ("方文.墙.园林.2012.（11）", ["方文", "墙", "园林", "2012", "", "11"]),
        ("何青.流通:学位论文.山城:山城大学,2016", ["何青", "流通", "", "2016", "", ""]),
        (".江城报告.2021", ["", "江城报告", "", "2021", "", ""]),
    ],
)
def test_listed_references(text, expected):
    record = record_of("cssci", "【参考文献】", f"7.{text}", "12.方晴.x.y.2001.1(2)", "-" * 71)
    reference = record.references()[0]
    names = ("author", "title", "container-title", "issued", "volume", "issue")
    assert [reference.text(name) for name in names] == expected
    assert [found.number for found in record.references()] == ["7", "12"]


@pytest.mark.parametrize(
    ("name", "text", "titles"),
    [
        ("noteexpress", "{Reference Type}: Thesis\n{Title}: a\n{Reference Type}: Thesis\n{Title}: b\n", ["a", "b"]),
        ("noteexpress", "{Title}: a\n\n\n{Title}: b\n", ["a", "b"]),
        ("cnki-estudy", "DataType: 1\nTitle-题名: a\nSrcDatabase-来源库: x\nDataType: 2\nTitle-题名: b\n", ["a", "b"]),
        ("cnki-estudy", "SrcDatabase-来源库: x\nTitle-题名: a\nSrcDatabase-来源库: y\nTitle-题名: b\n", ["a", "b"]),
        ("cssci", "【来源篇名】a\n【来源作者】x\n【来源篇名】b\n", ["a", "b"]),
        ("gbt7714", "[1] a[M].\n x\n\n[2] b[M].\n", ["a", "b"]),
    ],
)
def test_where_records_begin(name, text, titles):
    assert [record.text("title") for record in lawful(format_named(name), text).records] == titles


@pytest.mark.parametrize(
    ("name", "text", "note", "source"),
    [
        ("noteexpress", "{Reference Type}: Thesis\n{Title}：a\n", "full-width-colon", "Title}："),
        ("noteexpress", "{Reference Type}: Thesys\n", "unknown-type", "Reference Type}: Thesys"),
        ("noteexpress", "{Reference Type}:\n", "missing-type", "Reference Type"),
        ("noteexpress", "{Reference Type}: Thesis\n{Year}: 1\nx\n", "untagged-line", "x"),
        ("cnki-estudy", "DataType: x\n", "unknown-type", "DataType: x"),
        ("cnki-estudy", "DataType: 1\nPageCount-页码: 0\n", "contradictory-label", "PageCount-页码"),
        ("cnki-estudy", "DataType: 1\nWalls-墙: 0\n", "unknown-tag", "Walls-墙"),
        ("cssci", "【来源篇名】a\n", "unclosed-record", "【来源篇名】a"),
        ("cssci", f"【来源篇名】a\n【来源篇名】b\n{'-' * 71}", "missing-terminator", "【来源篇名】a"),
        ("gbt7714", "[1] A. Moor. Walls, 2012.\n", "other-style", "[1] A. Moor. Walls, 2012."),
    ],
)
def test_defect_of_a_record_is_noted(name, text, note, source):
    notes = [found for record in lawful(format_named(name), text).records for found in record.notes]
    assert [(found.name, text[found.start : found.end]) for found in notes] == [(note, source)]


@pytest.mark.parametrize(
    ("name", "text", "junk"),
    [
        ("noteexpress", "下载\n\n{Reference Type}: Thesis\n{Title}: a\n", ["下载"]),
        ("cssci", "南京大学中国社会科学研究评价中心\n\n【来源篇名】a\n" + "-" * 71 + "\n页 2\n", ["页 2"]),
        ("gbt7714", "参考文献\n\n[1] a[M].\n\n第 2 页\n\n[2] b[M].\n", ["第 2 页"]),
    ],
)
def test_text_between_records_is_junk_but_for_banners(name, text, junk):
    batch = lawful(format_named(name), text)
    assert [(note.name, text[note.start : note.end]) for note in batch.notes] == [("junk", found) for found in junk]
    assert not any(record.notes for record in batch.records)


def test_joined_downloads_repeat_the_header():
    text = f"南京大学中国社会科学研究评价中心\n\n【来源篇名】a\n{'-' * 71}\n"
    notes = lawful(format_named("cssci"), text * 2).notes
    assert [(note.name, note.start) for note in notes] == [("repeated-header", len(text))]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_line_of_hyphens_is_put_where_it_is_missing(newline):
    format_, rule = format_named("cssci"), "-" * 71
    text = newline.join(["【来源篇名】a", "【来源作者】x", "【来源篇名】b"])
    edits = [
        format_.edit(record, note.operation)[0] for record in lawful(format_, text).records for note in record.notes
    ]
    mended = apply(text, tuple(edits))
    assert mended.split(newline) == ["【来源篇名】a", "【来源作者】x", rule, "【来源篇名】b", rule]
    assert not any(record.notes for record in lawful(format_, mended).records)


def test_an_overlong_entry_is_not_taken_apart():
    record = lawful(format_named("gbt7714"), "[1] " + "方晴. " * 2000 + "墙[J]. 园林, 2012.\n").records[0]
    assert (record.type, list(record.tags), record.notes[0].name) == ("", [], "other-style")
