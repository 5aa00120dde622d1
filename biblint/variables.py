"""The table of variables: CSL 1.0.2 names, what exports carry besides, groups, item types, and labels for people.

Source: the CSL 1.0.2 specification, appendices III (types) and IV (variables).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Variable(NamedTuple):
    """What is known of one variable, whatever the format."""

    name: str
    kind: str
    """`text`, `name`, `date`, `number`, `identifier`, `verbatim` (never LaTeX or text rules), `list` or `other`."""
    is_list: bool
    en: str
    zh: str


_ROWS = """
title                     text       -  title                       题名
title-short               text       -  short title                 短题名
original-title            text       -  original title              原题名
translated-title          text       -  translated title            译题名
container-title           text       -  container title             来源
container-title-short     text       -  abbreviated container title 来源简称
collection-title          text       -  series title                丛书名
event-title               text       -  event title                 会议名称
event-date                date       -  event date                  会议日期
event-place               text       -  event place                 会议地点
abstract                  text       -  abstract                    摘要
note                      text       *  note                        附注
annote                    text       *  annotation                  评注
keyword                   text       *  keywords                    关键词
genre                     text       -  genre                       体裁
edition                   number     -  edition                     版本
publisher                 text       -  publisher                   出版者
publisher-place           text       -  publisher place             出版地
author                    name       *  author                      作者
editor                    name       *  editor                      编者
translator                name       *  translator                  译者
collection-editor         name       *  series editor               丛书编者
contributor               name       *  contributor                 其他责任者
thesis-advisor            name       *  thesis advisor              导师
reprint-author            name       *  reprint author              通讯作者
issued                    date       -  date                        出版日期
accessed                  date       -  access date                 访问日期
submitted                 date       -  submission date             收稿日期
available-date            date       -  online date                 在线日期
volume                    number     -  volume                      卷
issue                     number     -  issue                       期
page                      other      -  pages                       页码
article-number            other      -  article number              文献编号
number                    number     -  number                      编号
number-of-pages           number     -  number of pages             页数
number-of-volumes         number     -  number of volumes           卷数
chapter-number            number     -  chapter number              章
DOI                       identifier -  DOI                         DOI
ISSN                      identifier *  ISSN                        ISSN
ISBN                      identifier *  ISBN                        ISBN
PMID                      identifier -  PMID                        PMID
PMCID                     identifier -  PMCID                       PMCID
arXiv                     identifier -  arXiv identifier            arXiv 编号
ORCID                     identifier *  ORCID                       ORCID
accession                 verbatim   -  accession number            入藏号
URL                       verbatim   *  URL                         链接
file                      verbatim   *  file                        附件
language                  other      -  language                    语种
citation-key              verbatim   -  citation key                引用键
affiliation               text       *  affiliation                 机构
correspondence            text       *  correspondence address      通讯地址
email                     verbatim   *  e-mail                      电子邮箱
reference                 text       *  references                  参考文献
reference-count           number     -  number of references        参考文献数
times-cited               number     -  times cited                 被引频次
classification            other      *  classification              分类号
funding                   text       *  funding                     基金
label                     text       *  label                       标签
source                    text       -  source database             来源库
crossref                  verbatim   -  cross-reference             交叉引用
rights                    text       -  rights                      版权
""".strip().splitlines()


def _parse(row: str) -> Variable:
    name, kind, many, *words = row.split()
    return Variable(name, kind, many == "*", " ".join(words[:-1]), words[-1])


VARIABLES: Mapping[str, Variable] = {variable.name: variable for variable in map(_parse, _ROWS)}
"""Every variable by its name."""

FACETS: Mapping[str, str] = {
    "issued.year": "issued",
    "issued.month": "issued",
    "author.first": "author",
    "page.first": "page",
    "page.last": "page",
}
"""Closed facets: a part of a variable that a rule may name -> the variable."""

GROUPS: Mapping[str, tuple[str, ...]] = {
    "text": tuple(v.name for v in VARIABLES.values() if v.kind == "text" and v.name not in ("label", "reference")),
    "title": ("title", "original-title", "translated-title", "container-title", "collection-title", "event-title"),
    "name": tuple(v.name for v in VARIABLES.values() if v.kind == "name"),
    "date": ("issued", "accessed", "event-date", "submitted", "available-date"),
    "identifier": tuple(v.name for v in VARIABLES.values() if v.kind == "identifier"),
    "number": ("volume", "issue", "number", "number-of-pages", "number-of-volumes", "chapter-number", "edition"),
    "prose": ("title", "original-title", "translated-title", "container-title", "collection-title", "event-title",
              "abstract", "keyword", "author", "editor", "translator", "publisher", "affiliation"),
    "all": tuple(name for name, v in VARIABLES.items() if v.kind != "verbatim" and name not in ("label", "reference")),
}  # fmt: skip
"""Groups a rule may select; none but `identifier` holds verbatim variables."""

TYPES: tuple[str, ...] = (
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
    "classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event",
    "figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical", "personal_communication",
    "post", "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech", "standard",
    "thesis", "treaty", "webpage",
)  # fmt: skip
"""CSL 1.0.2 item types."""


def is_variable(name: str) -> bool:
    """True for a variable, a facet, or a source tag written `raw:<tag>`."""
    return name in VARIABLES or name in FACETS or (name.startswith("raw:") and len(name) > 4)


def label(name: str, language: str = "en") -> str:
    """What people call a variable in English or Chinese; the name itself if it is not in the table."""
    variable = VARIABLES.get(FACETS.get(name, name))
    if variable is None:
        return name.removeprefix("raw:")
    return variable.zh if language == "zh" else variable.en
