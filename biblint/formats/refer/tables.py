"""Refer and EndNote's tagged format as data: tags, types, the habits of Chinese platforms.

Sources: refer(1) (Lesk, Bell Laboratories) for the letters, EndNote's `EndNote Import` filter for the rest, and the
exports of Google Scholar, CNKI, Wanfang and BIBSYS.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from biblint.formats.tagged.table import LINES, Table

_VARIABLES = """
%T   title
%!   title-short
%Q   translated-title
%A   author
%E   editor
%Y   contributor
%?   contributor
%J   container-title
%B   container-title
%S   collection-title
%V   volume
%N   issue
%P   page
%D   issued
%8   issued
%[   accessed
%R   DOI
%@   ISSN
%U   URL
%>   file
%X   abstract
%K   keyword
%G   language
%I   publisher
%C   publisher-place
%7   edition
%6   number-of-volumes
%+   affiliation
%M   accession
%9   genre
%W   source
%F   citation-key
%Z   note
%<   annote
"""

VARIABLES: Mapping[str, str] = dict(zip(*[iter(_VARIABLES.split())] * 2, strict=True))
"""Tag -> variable, before the type of the record and the values are looked at."""

_OTHER_TAGS = "%0 %1 %2 %3 %4 %5 %H %L %O %# %$ %& %( %) %* %^ %= %~ %{ %} %]"
TAGS = frozenset([*VARIABLES, *_OTHER_TAGS.split()])
"""Every tag of EndNote."""

USUAL: Mapping[str, str] = {VARIABLES[tag]: tag for tag in reversed(list(VARIABLES))} | {
    "ISBN": "%@", "thesis-advisor": "%Y", "number-of-pages": "%P", "contributor": "%?",
}  # fmt: skip
"""Variable -> tag of a new field."""

ORDER = tuple("%0 %A %E %H %Y %? %+ %T %! %Q %B %J %S %C %I %7 %9 %D %8 %V %N %6 %P %K %X %@ %L %U %R %M %W %G".split())
"""Tags in a common order, for placing new fields."""

_KEYWORDS = re.compile(r"[;；\r\n][;；\s]*+")

TABLE = Table(
    line=(
        r"^\ufeff?+[ \t]{0,2}+(%[0-9A-Z!?@+\[\]<>#$&()*^=~{}])(?:[ \t]|(?=[\r\n]|\Z))(?:((?!)))?+"
        r"[ \t]*+([^\r\n]*+)(?:\r\n?|\n|\Z)"
    ),
    first="%0",
    last="",
    variables=VARIABLES,
    separator=" ",
    order=ORDER,
    usual=USUAL,
    separators={"%K": _KEYWORDS, "%+": LINES, "%@": re.compile(r"[;,\r\n]\s*+")},
    prose=frozenset({"%K", "%X", "%Z", "%<", "%+", "%@", "%U"}),
)
"""The line of Refer: a percent sign and a character, a blank, the content."""

_SEMICOLONS = re.compile(r"[;；][;；\s]*+")
_PEOPLE = re.compile(r"[;；][;；\s]*+|%A\s++")
CHINESE_TABLE = replace(
    TABLE, separators={**TABLE.separators, "%A": _PEOPLE, "%Y": _SEMICOLONS, "%?": _SEMICOLONS, "%+": _KEYWORDS}
)
"""The same of CNKI and Wanfang: lists with semicolons, single or double, or with the tag again in the line."""

CHINESE = frozenset({"cnki", "wanfang"})
"""Dialects that write so."""

_TYPES = """
article-journal    journal article; electronic article; journal; ejournal article
article-magazine   magazine article
article-newspaper  newspaper article
article            preprint; online multimedia
bill               bill
book               book; edited book; electronic book; serial
chapter            book section; electronic book section
classic            classical work; ancient text
collection         aggregated database; catalog
dataset            dataset; online database
document           grant; government document; press release
entry-dictionary   dictionary
entry-encyclopedia encyclopedia
figure             figure; chart or table; equation
graphic            artwork
hearing            hearing
interview          interview
legal_case         case
legislation        statute; legal rule or regulation
manuscript         manuscript; unpublished work
map                map
motion_picture     film or broadcast; audiovisual material; video
song               music; audio; audio recording; podcast
paper-conference   conference paper; conference proceedings; conference proceeding
pamphlet           pamphlet
patent             patent
personal_communication personal communication
post-weblog        blog
report             report; discussion paper
software           computer program
standard           standard
thesis             thesis
webpage            web page; electronic source; multimedia application; social media
"""

TYPES: Mapping[str, str] = {
    name.strip(): row.split()[0] for row in _TYPES.strip().splitlines() for name in row.partition(" ")[2].split(";")
} | {"generic": ""}
"""Reference type of EndNote, lower case -> CSL item type; `''` for the one that says nothing."""

BOOKS = frozenset({"book", "chapter", "collection", "classic", "thesis", "report", "entry-encyclopedia"})
"""Item types whose %@ is an ISBN if its length does not tell."""

COUNTED = frozenset({"book", "thesis", "report", "standard", "collection"})
"""Item types whose %P is the number of pages where it is one number."""
