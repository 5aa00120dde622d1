"""Defects of affiliations, and of lists of authors that stand in several fields."""

from __future__ import annotations

import random
from dataclasses import replace

from quality.defects.base import Defect, WorkChange, names, on_record
from quality.marks import marked
from quality.works import Work

WESTERN = "en de fr es"
LABELLED = names("labelled")
WOS = names("wos")
LINKED = "jats crossref-json crossref-xml datacite-json openalex-json"
"""Formats with an affiliation to an element or a member."""


def _place(change: str) -> WorkChange:
    """A change of the last affiliation, but not of the first one, which stands at two places: `{}` stands for it."""

    def work(one: Work, random_: random.Random) -> Work | None:
        if len(one.affiliations) < 2:
            return None
        return replace(one, affiliations=(*one.affiliations[:-1], change.format(one.affiliations[-1])))

    return work


def _numbered(one: Work, random_: random.Random) -> Work | None:
    """Affiliations with the raised figures of the printed page before them."""
    if len(one.affiliations) < 2:
        return None
    return replace(one, affiliations=tuple(f"{marked(str(at))} {place}" for at, place in enumerate(one.affiliations, 1)))


def _repeated_place(one: Work, random_: random.Random) -> Work | None:
    if len(one.affiliations) < 2 or not one.people[0].given:
        return None
    number = len(one.affiliations) + 1
    first = replace(one.people[0], places=(*one.people[0].places, number))
    return replace(one, affiliations=(*one.affiliations, marked(one.affiliations[0])), people=(first, *one.people[1:]))


AFFILIATIONS = (
    Defect("affiliation-email", "affiliations", ("affiliation-email-inside",),
           work=_place("{}. E-mail: \ue000anna.berg@example.org\ue001"), formats=names("wos labelled noteexpress cnki-estudy")),
    Defect("affiliation-index", "affiliations", ("affiliation-leading-index",), work=_numbered,
           languages=names(WESTERN), formats=names(f"ris nbib endnote-xml pubmed-xml {LINKED}")),
    Defect("affiliation-comma", "affiliations", ("affiliation-leading-punctuation",), work=_place("\ue000,\ue001 {}"),
           formats=names(f"ris nbib wos labelled noteexpress endnote-xml pubmed-xml {LINKED}")),
    Defect("affiliation-semicolon", "affiliations", ("affiliation-leading-punctuation",), work=_place("\ue000.\ue001 {}"),
           formats=names(f"ris nbib wos endnote-xml pubmed-xml {LINKED}")),
    Defect("affiliation-index-spaced", "affiliations", ("affiliation-index-spaced",), formats=LABELLED,
           page=on_record(r"(?<=\S )\[(\d)\]$", "\ue000[\\1 ]\ue001")),
    Defect("affiliation-with-street", "affiliations", ("affiliation-repeated-with-street", "affiliation-repeated"),
           formats=LABELLED, page=on_record(
               r"^(.+?) \[1\]((?:\n.*)*?\n\[1\] )(.*), (\w+, \w+)$((?:\n\[\d\].*)*)",
               "\\1 [1,8]\\2\\3, \\4\\5\n\ue000[8] \\3, 17 Old Mill Rd, 4056 \\4\ue001")),
    Defect("nbib-author-lost", "affiliations", ("author-lists-differ",), formats=names("nbib"),
           page=on_record(r"^FAU - .*\n", "")),
    Defect("nbib-short-name-lost", "affiliations", ("author-lists-differ",), formats=names("nbib"),
           page=on_record(r"(?<=\n)AU  - .*\n", "")),
    Defect("affiliation-twice", "affiliations", ("affiliation-repeated",), work=_repeated_place,
           formats=LABELLED),
    Defect("affiliation-undefined", "affiliations", ("affiliation-index-undefined",), formats=LABELLED,
           page=on_record(r"(?<=\[1)\]$", ",\ue0009\ue001]")),
    Defect("affiliation-skipped", "affiliations", ("affiliation-number-skipped", "affiliation-index-undefined", "affiliation-number-duplicate", "affiliation-unused"),
           formats=LABELLED, page=on_record(r"^\[2\] (?=\D)(?!.*\n\[3\])", "\ue000[3] \ue001")),
    Defect("affiliation-number-twice", "affiliations", ("affiliation-number-duplicate",), formats=LABELLED,
           page=on_record(r"^\[2\] (?=\D)", "\ue000[1]\ue001 ")),
    Defect("affiliation-number-zero", "affiliations", ("affiliation-number-bad", "affiliation-index-undefined"),
           formats=LABELLED, page=on_record(r"^\[1\] (?=\D)", "\ue000[0]\ue001 ")),
    Defect("affiliation-unused", "affiliations", ("affiliation-unused",), formats=LABELLED,
           page=on_record(r"^(\[\d\] \D.*\n)(?!\[)", "\\1\ue000[9] Institute of Lichens, Bergen, Norway\ue001\n")),
    Defect("affiliation-without-index", "affiliations", ("author-without-affiliation-index",), formats=LABELLED,
           page=on_record(r"^(.+?) \[1\]$", "\ue000\\1\ue001")),
    Defect("affiliation-without-number", "affiliations", ("affiliation-without-number",), formats=LABELLED,
           page=on_record(r"^\[2\] (?=\D)(.+)", "\ue000\\1\ue001")),
    Defect("affiliations-lost", "affiliations", ("affiliation-list-missing", "affiliation-index-undefined"),
           formats=LABELLED, page=on_record(r"^机构\n(?:\[\d\].*\n)+", "")),
    Defect("wos-name-not-author", "affiliations", ("c1-name-not-author",), formats=WOS,
           page=on_record(r"^C1 \[", "C1 [\ue000Lindgren, Astrid Q.\ue001; ")),
    Defect("wos-reprint-not-author", "affiliations", ("reprint-author-not-author",), formats=WOS,
           page=on_record(r"^RP .+? \(corresponding", "RP \ue000Lindgren, AQ\ue001 (corresponding")),
    Defect("wos-author-lost", "affiliations", ("author-lists-differ",), formats=WOS,
           page=on_record(r"(?<=^AU )(.+)\n   ", "")),
    Defect("wos-full-name-lost", "affiliations", ("author-lists-differ",), formats=WOS,
           page=on_record(r"(?<=^AF )(.+)\n   ", "")),
    Defect("scopus-author-lost", "authors", ("author-columns-differ",), formats=names("scopus-csv"),
           page=on_record(r"^\"[^\";]+; ", '"')),
    Defect("scopus-id-lost", "authors", ("author-columns-differ",), formats=names("scopus-csv"),
           page=on_record(r"(?<=\",\")\d{10,}; (?=\d{10,})", "")),
    Defect("tab-name-not-author", "affiliations", ("c1-name-not-author",), formats=names("wos-tab"),
           page=on_record(r"\t\[(?=[^\t]+\] )", "\t[\ue000Lindgren, Astrid Q.\ue001; ")),
    Defect("tab-reprint-not-author", "affiliations", ("reprint-author-not-author",), formats=names("wos-tab"),
           page=on_record(r"\t[^\t]+? \(corresponding", "\t\ue000Lindgren, AQ\ue001 (corresponding")),
    Defect("wos-address-without-author", "affiliations", ("author-without-address",), formats=WOS,
           page=on_record(r"^(C1 \[[^;\]]+); [^\]]+", r"\1")),
)  # fmt: skip
DEFECTS = tuple(replace(defect, times=4) for defect in AFFILIATIONS)
