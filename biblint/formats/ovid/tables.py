"""Ovid's tagged format as data: tags, document types.

Sources: the field guides of Ovid for MEDLINE, Embase, PsycINFO, BIOSIS Previews, Zoological Record, Journals@Ovid and
Books@Ovid, and exports of these.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from biblint.formats.tagged.table import Table

_VARIABLES = """
TI     title
OT     original-title
AU     author
FA     author
ED     editor
JN     container-title
BT     container-title
SO     source-string
VO     volume
IP     issue
PG     page
YR     issued
DP     issued
DO     DOI
DI     DOI
IS     ISSN
IT     ISSN
IL     ISSN
IB     ISBN
PM     PMID
AN     accession
UI     accession
XL     URL
OU     URL
AB     abstract
KW     keyword
ID     keyword
MH     keyword
SH     keyword
LG     language
PU     publisher
PB     publisher
LC     publisher-place
ET     edition
IN     affiliation
CQ     correspondence
PT     genre
DT     genre
CC     classification
PN     number
RF     reference
DB     source
GS     funding
GI     funding
"""

_ROWS: Mapping[str, str] = dict(zip(*[iter(_VARIABLES.split())] * 2, strict=True))
VARIABLES: Mapping[str, str] = {tag: name for tag, name in _ROWS.items() if tag != "SO"}
"""Tag -> variable; SO, the whole source in one string, gives those that have no tag of their own in a record."""

_OTHER_TAGS = (
    "AA AC AI AR AS AW BC BD BR BS CA CB CD CF CI CL CN CO CP CR CY DA DC DD DE DG DM DR DS DV EA EB EC ED EM EN EO "
    "EP EZ FO FS GE GN GW HT HW IA IE IU JA JC JL JW KS LK LO LR MA MB MC MD MF MI MJ MM MO MQ MS MT NC NG NM NT OL "
    "ON OR PA PC PD PE PH PO PP PR PS PY QI RC RD RN RO RP RS RV RW SA SB SCORE SF SI SL SO SP SR SS ST SU SY TA TC "
    "TD TG TM TN TS TT TX UP VI VN WM WW XP YM YP ZZ"
)
TAGS = frozenset([*VARIABLES, *_OTHER_TAGS.split()])
"""Tags of the field guides."""

USUAL: Mapping[str, str] = {VARIABLES[tag]: tag for tag in reversed(list(VARIABLES))}
"""Variable -> tag of a new field."""

ORDER = tuple(
    "< VN DB AN UI AU FA ED IN TI OT DP YR LG BT JN SO VO IP PG IS IT IB ET PU LC PT DT AB DO DI PM KW ID MH CC RF XL"
    .split()
)
"""Tags in a common order, for placing new fields."""

PARAGRAPHS = re.compile(r"(?<![\s])[ \t]*+(?>\r\n?|\n)[ \t]*+(?>\r\n?|\n)\s*+")
"""Separator of items between which a blank line stands."""
SEMICOLONS = re.compile(r";\s*+")

TABLE = Table(
    line=(
        r"^\ufeff?+[ \t]{0,2}+(<(?=\d{1,7}\. ?>[ \t]*+(?:[\r\n]|\Z))|[A-Z][A-Z0-9]{1,4}+)"
        r"(?:(?<=<)| {2}-(?: |(?=[\r\n]|\Z))|( ?-(?: |(?=[\r\n]|\Z))))[ \t]*+([^\r\n]*+)(?:\r\n?|\n|\Z)"
    ),
    first="<",
    last="",
    variables=VARIABLES,
    separator="  - ",
    order=ORDER,
    usual=USUAL,
    separators={
        "ED": SEMICOLONS, "KW": SEMICOLONS, "IB": re.compile(r"[,;]\s*+"), "IS": re.compile(r"[,;]\s*+"),
        "ID": re.compile(r"[,;]\s*+"), "IN": PARAGRAPHS, "RF": PARAGRAPHS, "LG": SEMICOLONS,
    },
    prose=frozenset({"SO"}),
    starters=frozenset({"VN"}),
    banner=re.compile(r"\s*(?:Ovid Technologies\b|-{5}|(?:Search for|Results|Citations?|Database|Searches):)"),
)  # fmt: skip
"""The line of Ovid: a tag, two blanks (some versions one), a hyphen, a blank, the content; `<7. >` begins a record."""

_TYPES = """
article-journal  journal article; journal; article; original article; original articles; research articles; letter
article-journal  editorial; review; case report; peer reviewed journal; conference paper in journal
chapter          chapter; book chapter
book             book; authored book; edited book; text/reference; drug reference
thesis           dissertation; dissertation abstract
patent           patent
paper-conference meeting paper; conference paper; conference abstract; meeting
report           report; technical report
"""

TYPES: Mapping[str, str] = {
    name.strip(): row.split()[0] for row in _TYPES.strip().splitlines() for name in row.partition(" ")[2].split(";")
}
"""Document or publication type (DT, PT), lower case, -> CSL type; DT counts before PT."""
