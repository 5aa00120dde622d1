"""The download of the Chinese Social Sciences Citation Index as data: its labels, lists and banner.

Source: files that the index (南京大学中国社会科学研究评价中心) writes, version 2.1 of its system.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from biblint.formats.tagged.labels import Labels
from biblint.formats.tagged.table import Table

_VARIABLES = {
    "来源篇名": "title", "英文篇名": "translated-title", "来源作者": "author", "基金": "funding",
    "期刊": "container-title", "机构名称": "affiliation", "中图类号": "classification", "年代卷期": "issued",
    "关键词": "keyword", "参考文献": "reference",
}  # fmt: skip
_BLANKS = re.compile(r"[ \t\u3000]+")


def solid(label: str) -> str:
    """A label without the blanks that pad it to a common width."""
    return _BLANKS.sub("", label)


VARIABLES: Mapping[str, str] = Labels(_VARIABLES, solid)
"""Label -> variable, whatever blanks are in the label; the one for year, volume, issue and pages is taken apart."""

LOCATOR = "年代卷期"
"""The label of year, volume, issue and pages."""

USUAL: Mapping[str, str] = {
    "title": "来源篇名", "translated-title": "英文篇名", "author": "来源作者", "funding": "基    金",
    "container-title": "期    刊", "affiliation": "机构名称", "classification": "中图类号", "keyword": "关 键 词",
    "issued": LOCATOR, "volume": LOCATOR, "issue": LOCATOR, "page": LOCATOR, "reference": "参考文献",
}  # fmt: skip
"""Variable -> label of a new field."""

OTHER_LABELS = ("第一机构", "第一作者", "基金类别")
"""Labels whose content says again what stands elsewhere, or that the index leaves empty."""

ORDER = (
    "来源篇名", "英文篇名", "来源作者", "基    金", "期    刊", "第一机构", "机构名称", "第一作者", "中图类号",
    "年代卷期", "关 键 词", "基金类别", "参考文献",
)  # fmt: skip
"""Labels in the order of the index."""

_SLASH = re.compile(r"\s*/\s*")
RULE = re.compile(r"[ \t]*-{20,}[ \t]*\Z")
"""The line of hyphens behind each record."""
RULE_LINE = "-" * 71
"""The same as the index writes it."""
HEADER = re.compile(r"南京大学中国社会科学研究评价中心")
"""The first line of the banner."""

TABLE = Table(
    line=r"^\ufeff?+[ \t]*+【([^】\r\n]{1,20})】(?:((?!)))?+[^\S\r\n]*+([^\r\n]*+)(?:\r\n?|\n|\Z)",
    first="来源篇名",
    last="",
    variables=Labels({label: name for label, name in _VARIABLES.items() if name != "title"}, solid),
    separator="】",
    order=ORDER,
    usual=USUAL,
    separators=Labels(
        {
            "来源作者": _SLASH, "关键词": _SLASH, "中图类号": _SLASH, "基金": _SLASH,
            "机构名称": re.compile(r"\s*/\s*(?=\[)|(?<=\.)/"),
            "参考文献": re.compile(r"(?:\r\n?|\n)[ \t]*+(?=\d+\.)"),
        },
        solid,
    ),
    prose=frozenset({"参考文献"}),
    banner=re.compile(r"南京大学中国社会科学研究评价中心|数字文献处理系统|版权所有|-{20,}[ \t]*\Z"),
)  # fmt: skip
"""The line of the index: a label in lenticular brackets, the content right behind it."""
