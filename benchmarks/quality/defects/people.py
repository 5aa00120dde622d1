"""Defects of names, lists of authors, and affiliations."""

from __future__ import annotations

import random
import re
from dataclasses import replace

from quality.defects.base import Defect, Page, PageChange, WorkChange, names, person
from quality.marks import marked
from quality.works import Work

WESTERN = "en de fr es"
LABELLED = names("labelled")
WOS = names("wos")
LISTS = "noteexpress cnki-estudy scopus-csv refworks"
"""Formats that separate people by semicolons in one value."""


AUTHORS = (
    person("author-et-al", "author-list-truncated", "et al."),
    person("author-deng", "author-list-truncated", "等", languages="zh"),
    person("author-dots", "author-list-truncated", "..."),
    person("author-others", "author-named-others author-list-truncated", "others", without="bibtex"),
    person("author-others-in-list", "author-list-and-others", "others", formats="bibtex"),
    person("author-glued-et-al", "author-list-truncated", lambda name: f"{name} et al.", languages=WESTERN),
    person("author-glued-deng", "author-list-truncated", lambda name: f"{name}等", languages="zh"),
    person("author-several-semicolon", "name-several-people", "Berg, Anna; Müller, Jürgen; Okafor, Kwame",
           without=f"{LISTS} labelled"),
    person("author-several-commas", "name-several-people name-too-many-commas", "Berg, Anna, Müller, Jürgen",
           without=f"{LISTS} labelled"),
    person("author-several-enumerated", "name-several-people", "张伟、李晓丽、王芳", languages="zh",
           without=f"{LISTS} labelled"),
    person("author-initials-list", "name-several-people name-too-many-commas", "Berg A, Müller J, Okafor K",
           languages=WESTERN, without=f"{LISTS} labelled"),
    person("author-index", "index-in-name", lambda name: f"{name}1", without="labelled"),
    person("author-index-pair", "index-in-name", lambda name: f"{name}1,2", without=f"labelled {LISTS}"),
    person("author-star", "index-in-name", lambda name: f"{name}*", without="labelled"),
    person("author-digit", "name-digits index-in-name", lambda name: name[:1] + "3" + name[1:], languages=WESTERN),
    person("author-email", "name-with-contact", lambda name: f"{name} (anna.berg@example.org)"),
    person("author-orcid", "name-with-contact", lambda name: f"{name} 0000-0002-1825-0097", languages=WESTERN),
    person("author-link", "name-with-contact", lambda name: f"{name} https://orcid.org/0000-0002-1825-0097",
           languages=WESTERN),
    person("author-affiliation", "name-with-affiliation", lambda name: f"{name} (University of Westmark)",
           languages=WESTERN, without="scopus-csv"),
    person("author-affiliation-zh", "name-with-affiliation", lambda name: f"{name}(西部师范大学)", languages="zh"),
    person("author-degree", "name-with-title", lambda name: f"{name} PhD", languages=WESTERN),
    person("author-degree-comma", "name-with-title", lambda name: f"{name}, Ph.D.", languages=WESTERN, without="refworks"),
    person("author-doctor", "name-with-title", lambda name: f"Dr. {name}", languages=WESTERN),
    person("author-professor", "name-with-title", lambda name: f"Prof. {name}", languages=WESTERN),
    person("author-professor-zh", "name-with-title", lambda name: f"{name}教授", languages="zh"),
    person("author-capitals", "name-all-caps", "CASTILLO, CLARA MARIA", languages=WESTERN, without="wos"),
    person("author-small", "name-all-lower", "castillo, clara maria", languages=WESTERN),
    person("author-null", "name-null-part", lambda name: f"{name.partition(',')[0]}, null", languages=WESTERN, lossy=True),
    person("author-undefined", "name-null-part name-placeholder", "undefined"),
    person("author-anonymous", "name-placeholder", "Anonymous"),
    person("author-unknown", "name-placeholder", "Unknown Author"),
    person("author-unnamed-zh", "name-placeholder", "佚名", languages="zh"),
    person("author-none", "name-placeholder name-null-part", "N/A"),
    person("author-role", "name-with-role", lambda name: f"{name} (Ed.)", languages=WESTERN),
    person("author-role-brackets", "name-with-role", lambda name: f"{name} [Translator]", languages=WESTERN),
    person("author-role-zh", "name-with-role", lambda name: f"{name}主编", languages="zh"),
    person("author-dates", "name-with-dates", lambda name: f"{name} (1901-1977)", languages=WESTERN, without="scopus-csv"),
    person("author-nationality", "name-with-nationality", lambda name: f"(英){name}", languages="zh"),
    person("author-nationality-brackets", "name-with-nationality", lambda name: f"[美]{name}", languages="zh"),
    person("author-comma-behind", "name-dangling-comma", lambda name: f"{name.partition(',')[0]},", languages=WESTERN,
           without="refer ris scopus-csv labelled csl-json"),
    person("author-comma-before", "name-empty-part", lambda name: f", {name.partition(', ')[2]}", languages=WESTERN, lossy=True),
    person("author-two-commas", "name-empty-part name-too-many-commas", lambda name: name.replace(", ", ", , "),
           languages=WESTERN),
    person("author-bar", "name-control-characters control-character", lambda name: name.replace(", ", "| "),
           languages=WESTERN),
    person("author-entity", "html-entity", lambda name: f"{name}&eacute;", languages=WESTERN, lossy=True, category="characters",
           without=f"bibtex {LISTS}"),
    person("author-tag", "html-tag inline-markup", lambda name: f"{name}<sup>a</sup>", languages=WESTERN,
           category="characters"),
)  # fmt: skip


def _place(change: str) -> WorkChange:
    """A change of the first affiliation: `{}` stands for it."""

    def work(one: Work, random_: random.Random) -> Work | None:
        if not one.affiliations:
            return None
        return replace(one, affiliations=(change.format(one.affiliations[0]), *one.affiliations[1:]))

    return work


def _repeated_place(one: Work, random_: random.Random) -> Work | None:
    if len(one.affiliations) < 2 or not one.people[0].given:
        return None
    number = len(one.affiliations) + 1
    first = replace(one.people[0], places=(*one.people[0].places, number))
    return replace(one, affiliations=(*one.affiliations, marked(one.affiliations[0])), people=(first, *one.people[1:]))


def _on_page(pattern: str, replacement: str) -> PageChange:
    """A change of the first place in the record that a pattern matches; none where it does not."""
    compiled = re.compile(pattern, re.MULTILINE)

    def page(one: Page) -> Page | None:
        changed, count = compiled.subn(replacement, one.record, count=1)
        return one.with_record(changed) if count and changed != one.record else None

    return page


AFFILIATIONS = (
    Defect("affiliation-email", "affiliations", ("affiliation-email-inside",),
           work=_place("{}. E-mail: \ue000anna.berg@example.org\ue001"), formats=names("wos labelled noteexpress")),
    Defect("affiliation-index", "affiliations", ("affiliation-leading-index",), work=_place("\ue0001\ue001 {}"),
           languages=names(WESTERN), formats=names("ris nbib")),
    Defect("affiliation-comma", "affiliations", ("affiliation-leading-punctuation",), work=_place("\ue000,\ue001 {}"),
           formats=names("ris nbib wos labelled")),
    Defect("affiliation-twice", "affiliations", ("affiliation-repeated",), work=_repeated_place,
           formats=LABELLED),
    Defect("affiliation-undefined", "affiliations", ("affiliation-index-undefined",), formats=LABELLED,
           page=_on_page(r"(?<=\[1)\]$", ",\ue0009\ue001]")),
    Defect("affiliation-skipped", "affiliations", ("affiliation-number-skipped", "affiliation-index-undefined", "affiliation-number-duplicate", "affiliation-unused"),
           formats=LABELLED, page=_on_page(r"^\[2\] (?=\D)", "\ue000[3] \ue001")),
    Defect("affiliation-number-twice", "affiliations", ("affiliation-number-duplicate",), formats=LABELLED,
           page=_on_page(r"^\[2\] (?=\D)", "\ue000[1]\ue001 ")),
    Defect("affiliation-number-zero", "affiliations", ("affiliation-number-bad", "affiliation-index-undefined"),
           formats=LABELLED, page=_on_page(r"^\[1\] (?=\D)", "\ue000[0]\ue001 ")),
    Defect("affiliation-unused", "affiliations", ("affiliation-unused",), formats=LABELLED,
           page=_on_page(r"^(\[\d\] \D.*\n)(?!\[)", "\\1\ue000[9] Institute of Lichens, Bergen, Norway\ue001\n")),
    Defect("affiliation-without-index", "affiliations", ("author-without-affiliation-index",), formats=LABELLED,
           page=_on_page(r"^(.+?) \[1\]$", "\ue000\\1\ue001")),
    Defect("affiliation-without-number", "affiliations", ("affiliation-without-number",), formats=LABELLED,
           page=_on_page(r"^\[2\] (?=\D)(.+)", "\ue000\\1\ue001")),
    Defect("affiliations-lost", "affiliations", ("affiliation-list-missing", "affiliation-index-undefined"),
           formats=LABELLED, page=_on_page(r"^机构\n(?:\[\d\].*\n)+", "")),
    Defect("wos-name-not-author", "affiliations", ("c1-name-not-author",), formats=WOS,
           page=_on_page(r"^C1 \[", "C1 [\ue000Lindgren, Astrid Q.\ue001; ")),
    Defect("wos-reprint-not-author", "affiliations", ("reprint-author-not-author",), formats=WOS,
           page=_on_page(r"^RP .+? \(corresponding", "RP \ue000Lindgren, AQ\ue001 (corresponding")),
    Defect("wos-author-lost", "affiliations", ("author-lists-differ",), formats=WOS,
           page=_on_page(r"(?<=^AU )(.+)\n   ", "")),
    Defect("wos-full-name-lost", "affiliations", ("author-lists-differ",), formats=WOS,
           page=_on_page(r"(?<=^AF )(.+)\n   ", "")),
    Defect("scopus-author-lost", "authors", ("author-columns-differ",), formats=names("scopus-csv"),
           page=_on_page(r"^\"[^\";]+; ", '"')),
    Defect("scopus-id-lost", "authors", ("author-columns-differ",), formats=names("scopus-csv"),
           page=_on_page(r"(?<=\",\")\d{10,}; (?=\d{10,})", "")),
    Defect("wos-address-without-author", "affiliations", ("author-without-address",), formats=WOS,
           page=_on_page(r"^(C1 \[[^;\]]+); [^\]]+", r"\1")),
)  # fmt: skip
DEFECTS = AUTHORS + AFFILIATIONS
