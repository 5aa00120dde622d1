"""RIS as data: tags, types, notes with a label, writers.

Sources: the RIS specifications of Research Information Systems (2001) and Thomson Reuters (2011), EndNote's RIS
import map, and the exports of Scopus, Web of Science, IEEE Xplore, Ovid, ProQuest, JSTOR, Citavi, Zotero and CNKI.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from biblint.formats.tagged.table import LINES, SEMICOLON, Table

_VARIABLES = """
TI T1 CT               title
ST                     title-short
TT                     translated-title
AU A1                  author
A2 ED                  editor
A3                     collection-editor
A4                     translator
T2 JF JO BT            container-title
JA J2 JI J9            container-title-short
T3                     collection-title
VL VO                  volume
IS CP                  issue
SP EP                  page
C7                     article-number
PY Y1 DA               issued
Y2                     accessed
DO                     DOI
SN                     ISSN
UR LK                  URL
L1 L4                  file
AB N2                  abstract
KW                     keyword
LA                     language
PB PU                  publisher
CY PI                  publisher-place
ET                     edition
AD                     affiliation
AN                     accession
C2                     PMCID
N1                     note
RN                     annote
M1                     number
M3                     genre
NV                     number-of-volumes
DB                     source
AI                     ORCID
FU                     funding
"""

VARIABLES: Mapping[str, str] = {
    tag: tags.split()[-1] for tags in _VARIABLES.strip().splitlines() for tag in tags.split()[:-1]
}
"""Tag -> variable, before the type of the record and the values are looked at."""

_OTHER_TAGS = (
    "AV BN C1 C3 C4 C5 C6 C8 CA CN DP ER FX H1 H2 ID L2 L3 LB M2 M4 NL OP PA PP RI RP SE SV T4 TA TS TY "
    "U1 U2 U3 U4 U5 WE WP"
)
TAGS = frozenset([*VARIABLES, *_OTHER_TAGS.split()])
"""Every tag of the specification and of known writers."""

USUAL: Mapping[str, str] = {
    "title": "TI", "title-short": "ST", "translated-title": "TT", "author": "AU", "editor": "A2",
    "collection-editor": "A3", "translator": "A4", "container-title": "T2", "container-title-short": "J2",
    "collection-title": "T3", "volume": "VL", "issue": "IS", "page": "SP", "article-number": "C7", "issued": "PY",
    "accessed": "Y2", "DOI": "DO", "ISSN": "SN", "ISBN": "SN", "URL": "UR", "file": "L1", "abstract": "AB",
    "keyword": "KW", "language": "LA", "publisher": "PB", "publisher-place": "CY", "edition": "ET",
    "affiliation": "AD", "accession": "AN", "note": "N1", "annote": "RN", "number": "M1", "genre": "M3",
    "number-of-volumes": "NV", "source": "DB", "PMCID": "C2", "issued.month": "DA",
}  # fmt: skip
"""Variable -> tag of a new field (the tags of the 2011 specification)."""

ORDER = tuple(
    "TY ID TI T1 ST TT AU A1 A2 ED A3 A4 AD T2 JF JO JA J2 T3 PY Y1 DA Y2 ET VL IS SP EP C7 SN DO UR LK L1 L2 L4 AN DB "
    "AB N2 KW LA PB CY M1 M3 N1".split()
)
"""Tags in a common order, for placing new fields."""

TABLE = Table(
    line=(
        r"^\ufeff?+[ \t]{0,2}+([A-Z][A-Z0-9])(?: {2}-(?: |(?=[\r\n]|\Z))|((?: {2}|[ \t]{1,3}+|(?=-[ \t]))-))"
        r"[ \t]*+([^\r\n]*+)(?:\r\n?|\n|\Z)"
    ),
    first="TY",
    last="ER",
    variables=VARIABLES,
    separator="  - ",
    order=ORDER,
    usual=USUAL,
    pages=("SP", "EP"),
    separators={"KW": SEMICOLON, "AD": LINES, "SN": re.compile(r"[;,]\s*")},
    item_lines=frozenset({"KW"}),
    prose=frozenset("N1 N2 AB RN U1 U2 U3 U4 U5 FX".split()),
    banner=re.compile(
        r"\s*(?:\d+\.\s*$|Record #\d+ of \d+|(?:Provider|Database|Content|Source|Format|Link to the Ovid [^:]*):)", re.M
    ),
)
"""The line of RIS, and what stands in it; one blank before the hyphen, or none, is read too."""

_TYPES = """
article                ABST ICOMM UNPB UNPD GEN
article-journal        JOUR EJOUR INPR
article-magazine       MGZN
article-newspaper      NEWS
bill                   BILL UNBILL
book                   BOOK EBOOK EDBOOK
broadcast              MULTI
chapter                CHAP ECHAP
classic                CLSWK ANCIENT
collection             SER AGGR CTLG
dataset                DATA DBASE
document                GRNT GRANT EQUA
entry-dictionary       DICT
entry-encyclopedia     ENCYC
figure                 FIGURE CHART
graphic                ART ADVS
hearing                HEAR
interview              INTV
legal_case             CASE LEGAL
legislation            STAT
manuscript             MANSCPT
map                    MAP
motion_picture         MPCT VIDEO
musical_score          MUSIC
pamphlet               PAMP
paper-conference       CONF CPAPER
patent                 PAT
periodical             JFULL
personal_communication PCOMM
post-weblog            BLOG
regulation             GOVDOC
report                 RPRT
software               COMP
song                   SOUND
speech                 SLIDE
standard               STAND
thesis                 THES
webpage                ELEC WEB
"""

TYPES: Mapping[str, str] = {name: row.split()[0] for row in _TYPES.strip().splitlines() for name in row.split()[1:]} | {
    "GEN": "",
    "ABST": "",
    "UNPB": "manuscript",
    "UNPD": "manuscript",
    "ICOMM": "personal_communication",
}
"""RIS reference type -> CSL item type; `''` for those that say nothing."""

BOOKS = frozenset({"book", "chapter", "collection", "classic", "thesis", "report", "entry-encyclopedia"})
"""Item types whose SN is an ISBN if its length does not tell."""

NUMBERED = frozenset({"dataset", "patent", "report", "standard"})
"""Item types whose SN is their own number, as the EndNote templates have it, unless it looks like an ISSN or ISBN."""

SERIAL = re.compile(r"[0-9]{4}-[0-9]{3}[0-9Xx](?![0-9-])|(?:[0-9]-?){9,12}[0-9Xx](?![0-9-])|(?i:ISSN|ISBN)")
"""What begins an ISSN or ISBN."""

LABELLED_NOTES: tuple[tuple[str, str], ...] = (
    ("References:", "reference"),
    ("Cited By :", "times-cited"),
    ("Cited By:", "times-cited"),
    ("Cited by:", "times-cited"),
    ("Correspondence Address:", "correspondence"),
    ("Funding details:", "funding"),
)
"""Label that begins an N1 -> variable of what follows it (Scopus)."""

COUNT = re.compile(r"Cited Reference Count:\s*(\d+)")
"""The number of references in a Web of Science note."""

HOSTS: Mapping[str, str] = {
    "scopus.com": "scopus", "webofscience.com": "wos", "webofknowledge.com": "wos", "proquest.com": "proquest",
    "cnki.net": "cnki", "wanfangdata.com.cn": "wanfang", "cqvip.com": "cqvip", "ovid.com": "ovid",
    "embase.com": "embase",
}  # fmt: skip
"""End of the host of a link that only the product itself writes -> the product. Publishers' hosts tell nothing."""

LONGEST_NUMBER = 24
"""M1 longer than this is text that a writer put there: an address (Embase), cited references (Ovid), a query."""
