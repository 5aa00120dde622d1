"""MARC 21 as data: which subfields of which fields are which variables.

Source: MARC 21 Format for Bibliographic Data (Library of Congress); relators: MARC Code List for Relators.
"""

from __future__ import annotations

from collections.abc import Mapping

ROWS = """
title              245 abnp
title-short        210 a
original-title     240 a
translated-title   242 ab
collection-title   490 a
collection-title   830 a
container-title    773 t
author             100 a
author             110 ab
author             111 a
author             700 a
author             710 ab
editor             700 a
translator         700 a
thesis-advisor     700 a
contributor        700 a
contributor        710 ab
event-title        711 a
edition            250 a
publisher          260 b
publisher          264 b
publisher-place    260 a
publisher-place    264 a
issued             264 c
issued             260 c
issued             008 -
number-of-pages    300 a
volume             773 g
issue              773 g
page               773 g
DOI                024 a
PMID               024 a
ISBN               020 a
ISBN               773 z
ISSN               022 a
ISSN               773 x
abstract           520 a
keyword            650 avxyz
keyword            651 avxyz
keyword            653 a
note               500 a
genre              655 a
language           008 -
language           041 a
classification     050 a
classification     082 a
URL                856 u
accession          001 -
"""
"""Variable, tag, subfield codes; `-` is a control field."""

SOURCES: Mapping[str, tuple[tuple[str, str], ...]] = {
    tag: tuple(
        (row.split()[0], row.split()[2].strip("-")) for row in ROWS.strip().splitlines() if row.split()[1] == tag
    )
    for tag in dict.fromkeys(row.split()[1] for row in ROWS.strip().splitlines())
}
"""Tag -> (variable, codes) of all that it holds."""

PATHS: tuple[tuple[str, str], ...] = tuple(
    (tag if codes == "-" else f"{tag}${codes}", variable)
    for variable, tag, codes in (row.split() for row in ROWS.strip().splitlines())
)
"""(Field and subfields, variable), for people."""

RELATORS: Mapping[str, str] = {
    "": "author", "aut": "author", "author": "author", "cre": "author", "creator": "author", "coauthor": "author",
    "joint author": "author", "verfasser": "author", "diss": "author", "dis": "author", "degree granting institution":
    "", "dgg": "", "edt": "editor", "editor": "editor", "ed": "editor", "hrsg": "editor", "herausgeber": "editor",
    "edc": "editor", "joint editor": "editor", "trl": "translator", "translator": "translator", "tr": "translator",
    "übersetzer": "translator", "ths": "thesis-advisor", "thesis advisor": "thesis-advisor", "dgs": "thesis-advisor",
    "degree supervisor": "thesis-advisor",
}  # fmt: skip
"""Relator code or term, in lower case and without punctuation -> variable; another one makes a contributor."""

TYPES: Mapping[str, str] = {
    "am": "book", "ai": "webpage", "as": "periodical", "ab": "article-journal", "aa": "chapter", "ac": "collection",
    "ad": "collection", "t": "manuscript", "c": "musical_score", "d": "musical_score", "e": "map", "f": "map",
    "g": "motion_picture", "j": "song", "k": "graphic", "p": "collection",
}  # fmt: skip
"""Leader position 6, or 6 and 7 -> CSL type."""

NOT_BIBLIOGRAPHIC = frozenset("quvwxyz")
"""Leader position 6 of authority, holdings, classification and community records."""
