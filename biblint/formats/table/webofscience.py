"""Web of Science as a table: the tab-delimited export with field tags, and the Excel export with whole names.

Sources: Clarivate's list of field tags; the header rows of both exports.
"""

from __future__ import annotations

from biblint.formats.table.profile import make_profile

_COLUMNS = """
author:; AF | Author Full Names
author:; AU | Authors
author:; CA | Group Authors
editor:; BE | Book Editors
title TI | Article Title
container-title SO | Source Title
collection-title SE | Book Series Title
language LA | Language
genre DT | Document Type
- PT | Publication Type
event-title CT | Conference Title
event-date CY | Conference Date
event-place CL | Conference Location
- SP | Conference Sponsor
- HO | Conference Host
keyword:; DE | Author Keywords
keyword:; ID | Keywords Plus
abstract AB | Abstract
affiliation:addresses C1 | Addresses
-:; C3 | Affiliations
correspondence:reprints RP | Reprint Addresses
email:; EM | Email Addresses
-:identities RI | Researcher Ids
ORCID:identities OI | ORCIDs
funding:; FU | Funding Orgs
- FX | Funding Text
reference:cited CR | Cited References
reference-count NR | Cited Reference Count
times-cited TC | Times Cited, WoS Core
- Z9 | Times Cited, All Databases
- U1 | 180 Day Usage Count
- U2 | Since 2013 Usage Count
publisher PU | Publisher
publisher-place PI | Publisher City
- PA | Publisher Address
ISSN:; SN | ISSN
ISSN:; EI | eISSN
ISBN:; BN | ISBN
container-title-short JI | Journal ISO Abbreviation
container-title-short J9 | Journal Abbreviation
issued.month PD | Publication Date
issued PY | Publication Year
volume VL | Volume
issue IS | Issue
- PN | Part Number
- SU | Supplement
- SI | Special Issue
- MA | Meeting Abstract
page:first BP | Start Page
page:last EP | End Page
article-number AR | Article Number
DOI DI | DOI
- D2 | Book DOI
- DL | DOI Link
available-date EA | Early Access Date
number-of-pages PG | Number of Pages
classification:; WC | WoS Categories
- WE | Web of Science Index
-:; SC | Research Areas
- GA | IDS Number
PMID PM | Pubmed Id
- OA | Open Access Designations
- HC | Highly Cited Status
- HP | Hot Paper Status
- DA | Date of Export
accession UT | UT (Unique WOS ID)
- BA | Book Authors
- GP | Book Group Authors
- BF | Book Author Full Names
- BS | Book Series Subtitle
"""

_TYPES = (
    ("DT", "book chapter", "chapter"),
    ("DT", "^(?:proceedings paper|meeting abstract)", "paper-conference"),
    ("DT", "book review", "review-book"),
    ("DT", "^(?:article|review)", "article-journal"),
    ("DT", "patent", "patent"),
    ("DT", "thesis|dissertation", "thesis"),
    ("DT", "data ?set", "dataset"),
    ("DT", "software review", "review"),
    ("DT", "^book", "book"),
    ("PT", "^j$", "article-journal"),
    ("PT", "^b$", "book"),
    ("PT", "^s$", "chapter"),
    ("PT", "^p$", "patent"),
    ("PT", "^c$", "paper-conference"),
)

TAB = make_profile(
    "wos-tab",
    "Web of Science, tab-delimited",
    _COLUMNS,
    "PT | AU | TI",
    dialect="wos",
    delimiters="\t",
    quoting=False,
    parallel=("AF", "AU"),
    types=_TYPES,
)


def _excel_rows() -> str:
    """The same columns under the names of the Excel export alone."""
    rows = []
    for row in _COLUMNS.strip().splitlines():
        head, _, names = row.partition(" ")
        rows.append(f"{head} {names.split(' | ')[-1]}")
    return "\n".join(rows)


_LONG = {row.partition(" ")[2].split(" | ")[0]: row.split(" | ")[-1] for row in _COLUMNS.strip().splitlines()}

EXCEL = make_profile(
    "wos-csv",
    "Web of Science, Excel as CSV",
    _excel_rows(),
    "Publication Type | Article Title | UT (Unique WOS ID)\nPublication Type | Book Authors | Article Title",
    dialect="wos",
    parallel=("Author Full Names", "Authors"),
    types=tuple((_LONG[tag], pattern, of) for tag, pattern, of in _TYPES),
    extensions=(".csv",),
)
