"""CNKI E-Study's text export as data: bilingual labels, both halves of each, document types.

Source: the exports of CNKI (知网研学, formerly E-Study) and its export of fields that the user chooses (自定义).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from biblint.formats.tagged.labels import Labels
from biblint.formats.tagged.table import Table

_LABELS = """
title            Title        题名 篇名 标题 专利名称 标准名称 中文题名
translated-title EnTitle      英文题名 英文篇名
author           Author       作者 责任者 发明人 起草人
thesis-advisor   Tutor        导师
contributor      Applicant    申请人
container-title  Source       刊名 来源 文献来源 期刊名 会议名称 报纸名称 报纸 学位授予单位 授予单位
issued           Year         年 年鉴年份 学位年度 年份
issued           PubTime      出版时间 发表时间 时间 公开日 发布日期
keyword          Keyword      关键词
abstract         Summary      摘要
issue            Period       期
volume           Roll         卷
number-of-pages  PageCount    页数
page             Page         页码
source           SrcDatabase  来源库 来源数据库
affiliation      Organ        机构 单位 作者单位 出版者 出版单位 出版社
URL              Link         链接 网址
classification   CLC          中图分类号 分类号
DOI              DOI          DOI
ISSN             ISSN         ISSN 国际标准刊号 刊号
ISBN             ISBN         ISBN
funding          Fund         基金
language         Language     语种 语言
publisher-place  Place        地点 会议地点 出版地
genre            Degree       学位 学位级别
accession        FileName     文件名
number           PatentNo     专利号 公开号 标准号
number           StandardNo   标准号
"""

_ROWS = [row.split() for row in _LABELS.strip().splitlines()]
_VARIABLE_OF = {row[1]: row[0] for row in _ROWS}
HALVES: Mapping[str, tuple[str, ...]] = {row[1]: tuple(row[2:]) for row in _ROWS}
"""English half of a label -> the Chinese halves that go with it, the usual one first."""

MEANINGS: Mapping[str, frozenset[str]] = {
    half: frozenset(row[0] for row in _ROWS if half in row[2:]) for row in _ROWS for half in row[2:]
}
"""Chinese half of a label -> the variables that it stands for."""

PUBLISHING = frozenset({"Organ-出版者", "Organ-出版单位", "Organ-出版社"})
"""Labels of the publisher; the organisation is else that of the authors."""


def english_half(label: str) -> str:
    """The half of a bilingual label before its hyphen; the label itself if it has none."""
    return label.partition("-")[0].strip()


_BY_LABEL = _VARIABLE_OF | dict.fromkeys(sorted(PUBLISHING), "publisher")
VARIABLES: Mapping[str, str] = Labels(_BY_LABEL, english_half)
"""Label -> variable, by its English half; the Chinese one changes with the document type."""

USUAL: Mapping[str, str] = {row[0]: f"{row[1]}-{row[2]}" for row in reversed(_ROWS)} | {
    "issued": "Year-年", "publisher": "Organ-出版者",
}  # fmt: skip
"""Variable -> label of a new field."""

ORDER = tuple(
    f"{name}-{half}"
    for name in (
        "Title EnTitle Author Tutor Applicant Source Year PubTime Keyword Summary Roll Period PageCount Page "
        "SrcDatabase Organ Link CLC DOI ISSN ISBN Fund"
    ).split()
    for half in HALVES[name]
)
"""Labels in CNKI's order, for placing new fields."""

_SEMICOLONS = re.compile(r"\s*[;；][;；\s]*")
_PEOPLE = re.compile(r"\s*[;；][;；\s]*|(?<=[\u3400-\u9fff])\s*[,，]\s*(?=[\u3400-\u9fff])")
FIRST, SOURCE = "DataType", "SrcDatabase"
"""The label that begins a record, and the English half of the one that does in an export of chosen fields."""

TABLE = Table(
    line=(
        r"^\ufeff?+(DataType|[A-Z][A-Za-z]{1,14}-[\u3400-\u9fffA-Z]{1,10})(?:[ \t]*+:|[ \t]*+：)(?:((?!)))?+"
        r"[^\S\r\n]*+([^\r\n]*+)(?:\r\n?|\n|\Z)"
    ),
    first=FIRST,
    last="",
    variables=Labels({half: variable for half, variable in _BY_LABEL.items() if half != SOURCE}, english_half),
    separator=": ",
    order=ORDER,
    usual=USUAL,
    separators=Labels(
        {
            "Author": _PEOPLE, "Tutor": _PEOPLE, "Applicant": _SEMICOLONS, "Keyword": _SEMICOLONS,
            "Organ": _SEMICOLONS, "CLC": _SEMICOLONS, "Fund": _SEMICOLONS, "ISSN": _SEMICOLONS,
        },
        english_half,
    ),
    prose=frozenset({"Summary-摘要"}),
    starters=frozenset({"SrcDatabase-来源库", "SrcDatabase-来源数据库"}),
)  # fmt: skip
"""The line of E-Study: English label, hyphen, Chinese label, colon, content."""

TYPES: Mapping[str, str] = {
    "1": "article-journal", "2": "thesis", "3": "paper-conference", "4": "article-newspaper", "6": "chapter",
}  # fmt: skip
"""Number of the document type -> CSL item type; of others nothing certain is known."""

DATABASES: Mapping[str, str] = {
    "期刊": "article-journal", "学位论文": "thesis", "博士": "thesis", "硕士": "thesis", "会议": "paper-conference",
    "报纸": "article-newspaper", "专利": "patent", "标准": "standard", "年鉴": "chapter",
}  # fmt: skip
"""Source database -> CSL item type, for exports without document types."""
