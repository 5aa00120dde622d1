"""The Web of Science tagged format as data: tags, lists, types, products.

Sources: Web of Science Core Collection field tags (Clarivate help), and exports of its sister products (SciELO,
INSPEC, BIOSIS, MEDLINE, KCI, CSCD, RSCI, Derwent) and of converters that write the format.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from biblint.formats.tagged.table import LINES, SEMICOLON, Table

_VARIABLES = """
AU AF CA        author
BE ED           editor
TI              title
FT              original-title
SO              container-title
JI J9           container-title-short
SE              collection-title
VL              volume
IS              issue
BP EP PS        page
AR              article-number
PG              number-of-pages
PY              issued
PD              issued.month
EA              available-date
DI              DOI
SN EI           ISSN
BN              ISBN
PM              PMID
AB              abstract
DE ID           keyword
LA              language
PU              publisher
PI              publisher-place
C1              affiliation
RP              correspondence
EM              email
OI              ORCID
CR              reference
NR              reference-count
TC              times-cited
UT              accession
DT              genre
WC              classification
FU              funding
CT              event-title
CY              event-date
CL              event-place
"""

VARIABLES: Mapping[str, str] = {
    tag: row.split()[-1] for row in _VARIABLES.strip().splitlines() for tag in row.split()[:-1]
}
"""Tag -> variable, before it is known which of AU and AF a record has."""

_OTHER_TAGS = (
    "AE AN BA BD BF C3 CC CN D2 DA DG EY FX GA GP HC HO HP MA MC MQ OA OR P2 PA PC PE PL PN PS RC RI SA SC SI SP SU "
    "U1 U2 WE Z8 Z9 ZB ZS"
)
TAGS = frozenset([*VARIABLES, *_OTHER_TAGS.split()])
"""Every tag of the platform that may stand inside a record."""

USUAL: Mapping[str, str] = {row.split()[-1]: row.split()[0] for row in _VARIABLES.strip().splitlines()} | {
    "author": "AF",
    "times-cited": "TC",
}
"""Variable -> tag of a new field."""

ORDER = tuple(
    "PT AU BA BE GP AF BF CA TI FT SO SE LA DT CT CY CL SP HO DE ID AB C1 C3 RP EM RI OI FU FX CR NR TC Z9 U1 U2 PU PI "
    "PA SN EI BN J9 JI PD PY VL IS PN SU SI MA BP EP AR DI D2 EA PG WC WE SC GA PM OA HC HP UT DA".split()
)
"""Tags in the order of the platform."""

LIST_ITEMS = re.compile(r"(?<=\.);\s+")
"""Separator of corresponding addresses: each ends in a full stop."""

TABLE = Table(
    line=(
        r"^\ufeff?+([A-Z][A-Z0-9])((?!))?+(?:[ \t]|(?=[\r\n]|\Z))[ \t]*+(?:(?:\r\n?|\n)[ \t]++(?=[^\r\n]))?+"
        r"([^\r\n]*+(?:(?:\r\n?|\n)[ \t][^\r\n]*+)*+)(?:\r\n?|\n|\Z)"
    ),
    first="PT",
    last="ER",
    variables=VARIABLES,
    separator=" ",
    order=ORDER,
    usual=USUAL,
    pages=("BP", "EP"),
    separators={
        **dict.fromkeys(("AU", "AF", "BE", "BA", "BF", "ED", "C1", "CR"), LINES),
        **dict.fromkeys(("CA", "DE", "ID", "WC", "SC", "EM", "RI", "OI", "FU", "BN", "C3"), SEMICOLON),
        "RP": LIST_ITEMS,
    },
)
"""The lines of a field: two letters, a blank, the content, continued on lines that begin with blanks."""

FRAME = frozenset({"FN", "VR", "EF"})
"""Tags of the file rather than of a record."""

DOCUMENT_TYPES: tuple[tuple[str, str], ...] = (
    ("book chapter", "chapter"),
    ("proceedings paper", "paper-conference"),
    ("meeting abstract", "paper-conference"),
    ("book review", "review-book"),
    ("patent", "patent"),
    ("thesis", "thesis"),
    ("dissertation", "thesis"),
    ("data set", "dataset"),
    ("dataset", "dataset"),
    ("software review", "review"),
    ("book", "book"),
)
"""What a document type (DT, lower case) holds -> CSL type, first match; the publication type decides for the rest."""

PUBLICATION_TYPES: Mapping[str, str] = {
    "J": "article-journal",
    "B": "book",
    "S": "chapter",
    "P": "patent",
    "C": "paper-conference",
    "O": "",
}
"""Publication type (PT) -> CSL type."""

PRODUCTS: Mapping[str, str] = {"WOS": "wos", "ISI": "wos", "CNKI": "citespace"}
"""Prefix of the accession number -> dialect; another prefix is the dialect itself, in lower case."""
