"""NoteExpress's tagged format as data: labels, types, how Chinese platforms write lists.

Sources: the NoteExpress export filter of Beijing Aegean Software, and the exports of CNKI, Wanfang, CQVIP and the
journals of the Chinese Medical Association.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from biblint.formats.tagged.table import Table

_VARIABLES = """
title                  Title
translated-title       Translated Title
title-short            Short Title
original-title         Original Title|Original Publication
author                 Author
editor                 Secondary Author|Editor
contributor            Tertiary Author|Subsidiary Author|Subsidiary Author,
translator             Translator
container-title        Journal|Secondary Title|Tertiary Title|Book Title
container-title-short  Alternate Journal|Alternate Title
collection-title       Series Title
volume                 Volume
issue                  Issue
page                   Pages|Start Page
issued                 Year|Date|Publication Date
accessed               Access Date
DOI                    DOI
ISSN                   ISBN/ISSN|ISSN|ISSN/ISBN
ISBN                   ISBN|图书印刷版ISBN|图书电子版ISBN
URL                    URL
file                   Link to PDF|Link to File
abstract               Abstract
keyword                Keywords|Keyword
language               Language
publisher              Publisher
publisher-place        Place Published
edition                Edition
number-of-volumes      Number of Volumes
number                 Patent Number|Report Number|Standard Number|Number
affiliation            Author Address
accession              Accession Number
classification         Call Number|CLC
genre                  Type of Work
source                 Database Provider|Name of Database
funding                Funding|Foundation
note                   Notes
citation-key           Label
""".strip().splitlines()

_ROWS = [(row.split()[0], row.partition(" ")[2].strip().split("|")) for row in _VARIABLES]

VARIABLES: Mapping[str, str] = {label: variable for variable, labels in _ROWS for label in labels}
"""Label -> variable, before the type of the record and the values are looked at."""

TAGS = frozenset(
    [*VARIABLES, "Reference Type", "Translated Author", "Translated Journal", "SrcDatabase", "TryDate", "Subject"]
)
"""Labels that platforms write."""

USUAL: Mapping[str, str] = {variable: labels[0] for variable, labels in _ROWS} | {
    "ISSN": "ISBN/ISSN", "ISBN": "ISBN/ISSN", "thesis-advisor": "Tertiary Author", "number-of-pages": "Pages",
    "event-title": "Secondary Title", "event-place": "Place Published",
}  # fmt: skip
"""Variable -> label of a new field."""

ORDER = (
    "Reference Type", "Title", "Translated Title", "Tertiary Title", "Author", "Translated Author", "Tertiary Author",
    "Author Address", "Secondary Author", "Secondary Title", "Journal", "Translated Journal", "Place Published",
    "Subsidiary Author,", "Subsidiary Author", "Publisher", "Type of Work", "Year", "Volume", "Issue", "Date", "Pages",
    "Keywords", "Abstract", "ISBN/ISSN", "Notes", "URL", "DOI", "Database Provider", "Language",
)  # fmt: skip
"""Labels in the order in which CNKI writes them, for placing new fields."""

_SEMICOLONS = re.compile(r"\s*[;；][;；\s]*")
_PEOPLE = re.compile(r"\s*[;；][;；\s]*|(?<=[\u3400-\u9fff])\s*[,，、]\s*(?=[\u3400-\u9fff])")
_COMMAS = re.compile(r"\s*[,，、][,，、\s]*")

TABLE = Table(
    line=(
        r"^\ufeff?+[ \t]{0,4}+\{([^{}\r\n]{1,40})\}[ \t]*+(?::|(：))"
        r"[^\S\r\n]*+([^\r\n]*+)(?:\r\n?|\n|\Z)"
    ),
    first="Reference Type",
    last="",
    variables=VARIABLES,
    separator="}: ",
    order=ORDER,
    usual=USUAL,
    separators={
        "Author": _PEOPLE, "Secondary Author": _PEOPLE, "Tertiary Author": _PEOPLE, "Subsidiary Author": _PEOPLE,
        "Subsidiary Author,": _PEOPLE, "Translated Author": _SEMICOLONS, "Keywords": _SEMICOLONS,
        "Keyword": _SEMICOLONS, "Author Address": _SEMICOLONS, "ISBN/ISSN": re.compile(r"\s*[;；,][;；,\s]*"),
    },
    prose=frozenset({"Abstract", "Subject", "Notes"}),
)  # fmt: skip
"""The line of NoteExpress: a label in braces, a colon, the content."""

COMMA_TABLE = replace(TABLE, separators={**TABLE.separators, "Keywords": _COMMAS, "Keyword": _COMMAS})
"""The same for records whose keywords stand between commas, as CNKI writes those that it found itself."""

_TYPES = """
article-journal    journal article; electronic article; 期刊文章; 期刊论文
article-magazine   magazine article
article-newspaper  newspaper article; newspaper; 报纸文章
book               book; edited book; ancient text; 图书
chapter            book section; book chapter
paper-conference   conference proceedings; conference paper; conference; 会议论文; 会议
thesis             thesis; dissertation; 学位论文
patent             patent; 专利
standard           standard; 标准
report             report; scientific and technological achievements; 科技报告
webpage            web page; electronic source; online database; 网页
software           computer program
dataset            dataset
map                map
legislation        statute; legal rule or regulation; law
legal_case         case
manuscript         manuscript; unpublished work
personal_communication personal communication
motion_picture     film or broadcast; audiovisual material
figure             figure; chart or table
graphic            artwork
"""

TYPES: Mapping[str, str] = {
    name.strip(): row.split()[0] for row in _TYPES.strip().splitlines() for name in row.partition(" ")[2].split(";")
} | {"generic": "", "other": ""}
"""Reference type, lower case -> CSL item type; `''` for the ones that say nothing."""

BOOKS = frozenset({"book", "chapter", "thesis", "report"})
"""Item types whose number is an ISBN if its length does not tell."""

COUNTED = frozenset({"book", "thesis", "report", "standard", "paper-conference"})
"""Item types whose pages are their number where they are one number."""
