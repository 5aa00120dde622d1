"""The MEDLINE display format as data: tags, lists, publication types.

Sources: MEDLINE/PubMed data element (field) descriptions, National Library of Medicine; exports of PubMed, and of ERIC,
which writes the same lines with other habits.
"""

from __future__ import annotations

from collections.abc import Mapping

from biblint.formats.tagged.table import Table

_VARIABLES = """
TI BTI         title
TT             original-title
FAU AU CN      author
FED ED         editor
FIR IR         contributor
JT             container-title
TA             container-title-short
CTI            collection-title
VI             volume
IP             issue
PG             page
DP             issued
DEP            available-date
LID AID        DOI
IS ISSN        ISSN
ISBN           ISBN
PMID           PMID
PMC            PMCID
OID            accession
AB             abstract
OT MH          keyword
LA             language
PB             publisher
PL             publisher-place
EN             edition
AD             affiliation
AUID           ORCID
PT             genre
GR             funding
CI             rights
"""

VARIABLES: Mapping[str, str] = {
    tag: row.split()[-1] for row in _VARIABLES.strip().splitlines() for tag in row.split()[:-1]
}
"""Tag -> variable, before the record's other fields and the qualifiers of values are looked at."""

_OTHER_TAGS = (
    "CDAT CIN COI COIS CON CP CRDT CRF CRI CTDT CTI DA DCOM DDIN DRDT DRIN ECF ECI EDAT EFR EIN FIR FPS GN GS IR IRAD "
    "IRID JID LR MHDA MID NM OAB OABL OCI OID ORI OTO OWN PHST PMCR PS PST PUBM RCN RF RIN RN ROF RPF RPI RRF RRI SB "
    "SFM SI SO SPIN STAT UIN UOF VTI"
)
TAGS = frozenset([*VARIABLES, *_OTHER_TAGS.split()])
"""Every tag of the National Library of Medicine's list, and those of ERIC."""

USUAL: Mapping[str, str] = {row.split()[-1]: row.split()[0] for row in _VARIABLES.strip().splitlines()} | {
    "DOI": "LID"
}
"""Variable -> tag of a new field."""

ORDER = tuple(
    "PMID OWN STAT DA DCOM LR IS ISSN ISBN VI IP DP TI BTI CTI TT PG LID AB OAB OABL CI FAU AU AUID AD CN FED ED LA "
    "GR PT DEP PL PB TA JT JID SB MH PMC MID OTO OT COIS FIR IR EDAT MHDA CRDT PHST AID PST SO".split()
)
"""Tags in the order of PubMed."""

AUTHOR_TAGS = ("FAU", "AU", "AUID", "AD", "CN")
"""Tags of the authors with what belongs to each; they stand together."""

TABLE = Table(
    line=(
        r"^\ufeff?+([A-Z][A-Z0-9]{1,3}+) *+(?:(?:(?<=[\r\n\ufeff][A-Z0-9 ]{4})|(?<=\A[A-Z0-9 ]{4}))"
        r"-(?: |(?=[\r\n]|\Z))|([ \t]*+-(?:[ \t]|(?=[\r\n]|\Z))))"
        r"[ \t]*+(?:(?:\r\n?|\n)[ \t]++(?=[^\r\n]))?+"
        r"([^\r\n]*+(?:(?:\r\n?|\n)[ \t]++(?=[^\r\n])[^\r\n]*+)*+)(?:\r\n?|\n|\Z)"
    ),
    first="PMID",
    last="",
    variables={tag: variable for tag, variable in VARIABLES.items() if tag != "PMID"},
    separator="- ",
    order=ORDER,
    usual=USUAL,
    width=4,
    starters=frozenset({"OWN", "STAT"}),
    prose=frozenset({"AB", "OAB"}),
)
"""The lines of a field: a tag filled up to four characters, a hyphen, a blank, content that indented lines continue."""

_TYPES = """
chapter          book chapter
book             book; books
article          preprint
article-journal  journal article; journal articles; letter; editorial; review; systematic review; meta-analysis
article-journal  comment; case reports; news; published erratum; clinical trial; randomized controlled trial
thesis           dissertations/theses; academic dissertation
dataset          dataset
paper-conference speeches/meeting papers; congress
interview        interview
report           technical report; reports
"""

TYPES: Mapping[str, str] = {
    name.strip(): row.split()[0] for row in _TYPES.strip().splitlines() for name in row.partition(" ")[2].split(";")
}
"""Publication type (PT), lower case and before ` - `, -> CSL type; of several the one that stands first here counts."""

RANKS: Mapping[str, int] = {name: index for index, name in enumerate(dict.fromkeys(TYPES.values()))}
"""CSL type -> its rank among several."""
