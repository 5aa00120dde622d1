"""RefWorks' tagged format as data: tags, types, the habits of CNKI.

Sources: the tag legend that RefWorks writes above its exports and documents in its help, and exports of CNKI.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from biblint.formats.tagged.table import SEMICOLON, Table

_VARIABLES = """
T1     title
ST     title-short
OT     original-title
A1     author
A2     editor
A6     editor
A3     collection-editor
A4     translator
A5     contributor
JF     container-title
T2     container-title
JO     container-title-short
T3     collection-title
VO     volume
vo     volume
IS     issue
SP     page
OP     page
YR     issued
FD     issued
RD     accessed
DO     DOI
SN     ISSN
LK     URL
URL    URL
AB     abstract
K1     keyword
LA     language
PB     publisher
PP     publisher-place
ED     edition
AD     affiliation
AN     accession
CL     classification
DS     source
DB     source
NO     note
"""

VARIABLES: Mapping[str, str] = dict(zip(*[iter(_VARIABLES.split())] * 2, strict=True))
"""Tag -> variable, before the type and the dialect of the record are looked at."""

_OTHER_TAGS = (
    "RT SR ID AV SF OL CN IP WT WV WP UL SL LL CR PMID C1 C2 C3 C4 "
    "U1 U2 U3 U4 U5 U6 U7 U8 U9 U10 U11 U12 U13 U14 U15"
)
TAGS = frozenset([*VARIABLES, *_OTHER_TAGS.split()])
"""Every tag of the legend, and those that CNKI adds."""

USUAL: Mapping[str, str] = {VARIABLES[tag]: tag for tag in reversed(list(VARIABLES))} | {
    "ISBN": "SN", "page": "SP", "thesis-advisor": "A3", "genre": "CL", "number": "ID",
}  # fmt: skip
"""Variable -> tag of a new field."""

ORDER = tuple(
    "RT SR ID A1 A2 A3 A4 A5 T1 ST OT T2 T3 JF JO YR FD VO vo IS SP OP ED PP PB K1 AB NO SN AD AN LA CL DB DS LK URL DO"
    .split()
)
"""Tags in a common order, for placing new fields."""

_NUMBERS = re.compile(r"[;,\r\n]\s*+")

TABLE = Table(
    line=(
        rf"^\ufeff?+[ \t]{{0,2}}+({'|'.join(sorted(TAGS, reverse=True))})"
        r"(?:[ \t]|(?=[\r\n]|\Z)|((?=[^\x00-\x7f])))[ \t]*+([^\r\n]*+)(?:\r\n?|\n|\Z)"
    ),
    first="RT",
    last="",
    variables=VARIABLES,
    separator=" ",
    order=ORDER,
    usual=USUAL,
    pages=("SP", "OP"),
    separators={"K1": SEMICOLON, "SN": _NUMBERS},
    prose=frozenset({"AB", "NO"}),
    banner=re.compile(r"\s*(?:Refworks\b|Date and Time\b|Encoding\b|File Header\b|Total |\*{3}|[A-Z]\w{1,2}=)", re.I),
)
"""The line of RefWorks: a tag, a blank, the content; a tag that runs into a Chinese word is read too."""

_LIST = re.compile(r"[;；][;；\s]*+")
_HAN = "[\u4e00-\u9fff]"
CNKI_TABLE = replace(
    TABLE,
    usual={**USUAL, "page": "OP", "volume": "vo"},
    pages=("", ""),
    separators={
        **dict.fromkeys(("A2", "A3", "K1", "LA"), _LIST),
        "A1": re.compile(rf"[;；][;；\s]*+|(?<={_HAN}),(?={_HAN})"),
        "AD": re.compile(rf"[;；][;；\s]*+|(?<=[!！]{_HAN}{{2}}\d{{6}}),(?={_HAN})"),
        "SN": _NUMBERS,
    },
)
"""The same of CNKI: people, institutions and keywords with semicolons, in old records commas; all pages in OP."""

_TYPES = """
article             Abstract
article-journal     Journal Article; Journal, Electronic
article-magazine    Magazine Article
article-newspaper   Newspaper Article
bill                Bills/Resolutions
book                Book, Whole; Book, Edited; Monograph
chapter             Book, Section
document            Grant
graphic             Artwork
hearing             Hearing
legal_case          Case/Court Decisions
legislation         Laws/Statutes
manuscript          Unpublished Material
map                 Map
motion_picture      Motion Picture; Video/ DVD
musical_score       Music Score
paper-conference    Conference Proceeding; Conference Proceedings
patent              Patent
personal_communication Personal Communication
post                Online Discussion Forum
report              Report
software            Computer Program
song                Sound Recording
standard            Standard
thesis              Dissertation/Thesis; Dissertation/Thesis, Unpublished
webpage             Web Page
"""

TYPES: Mapping[str, str] = {
    name.strip().lower(): row.split()[0]
    for row in _TYPES.strip().splitlines()
    for name in row.partition(" ")[2].split(";")
} | {"generic": "", "other article": ""}
"""Reference type (RT), lower case -> CSL item type; `''` for those that say nothing."""

BOOKS = frozenset({"book", "chapter", "thesis", "report"})
"""Item types whose SN is an ISBN if its length does not tell."""
