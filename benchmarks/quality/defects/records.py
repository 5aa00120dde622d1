"""Defects of whole records: what is missing, and what contradicts something else in it."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

from quality.defects.base import FORMATS, MARCS, TYPELESS, Defect, names, on_record
from quality.marks import marked
from quality.works import Work


def _lacks(name: str, rules: str, kinds: str = "", formats: str = "", without: str = "", **changes: Any) -> Defect:
    """A record without something."""

    def work(one: Work, random_: random.Random) -> Work | None:
        has_it = getattr(one, next(iter(changes))) not in ("", ())
        return replace(one, **changes) if has_it else None

    return Defect(f"no-{name}", "missing", tuple(rules.split()), work=work, kinds=names(kinds) or None,
                  formats=(names(formats) or FORMATS) - names(f"{without} {TYPELESS}"))  # fmt: skip


def _web_page(one: Work, random_: random.Random) -> Work | None:
    return replace(
        one, kind="webpage", url="", doi="", container="", volume="", issue="", pages="", isbn="", issn="", pmid="",
        pmcid="", article="",
    )  # fmt: skip


MISSING = (
    _lacks("title", "missing-title missing-title-in-container", title=""),
    _lacks("author", "missing-author missing-byline", "article-journal paper-conference thesis", people=(), without=f"{MARCS} mods"),
    _lacks("container", "missing-container", "article-journal chapter paper-conference", container="", short="", without="dublin-core"),
    _lacks("year", "missing-date date-unreadable date-not-a-year", year="", month="", day=""),
    _lacks("volume", "missing-volume", "article-journal", volume="", issue="", without="dublin-core pubmed-csv springer-csv"),
    _lacks("pages", "missing-pages missing-locator", "article-journal", pages="", without="dublin-core pubmed-csv springer-csv"),
    _lacks("locator", "missing-locator missing-pages missing-volume", "article-journal", pages="", volume="", issue="", article="", without="dublin-core pubmed-csv springer-csv"),
    _lacks("doi", "missing-doi", "article-journal", formats="bibtex ris wos nbib refer csl-json scopus-csv zotero-json jats mods ovid wos-csv dspace-csv",
           doi="", pmid="", pmcid="", url=""),
    _lacks("abstract", "missing-abstract", "article-journal", abstract=""),
    _lacks("keywords", "missing-keywords", "article-journal", keywords=(), formats="bibtex ris wos refer noteexpress scopus-csv labelled cnki-estudy jats primo-xml ovid wos-csv dspace-csv"),
    _lacks("affiliation", "missing-affiliation affiliation-list-missing", "article-journal", formats="wos scopus-csv labelled nbib noteexpress jats crossref-json openalex-json ovid wos-csv", affiliations=()),
    _lacks("language", "missing-language", "article-journal book", formats="bibtex ris csl-json wos zotero-json mods dublin-core primo-xml", language=""),
    _lacks("references", "missing-references", "article-journal", formats="wos scopus-csv", references=(), reference_count=""),
    _lacks("publisher", "missing-publisher", "book", publisher="", formats="bibtex ris refer csl-json noteexpress scopus-csv wos zotero-json crossref-json mods marcxml wos-csv"),
    _lacks("institution", "missing-institution", "thesis", publisher="", affiliations=(), formats="bibtex ris refer csl-json noteexpress zotero-json mods dspace-csv"),
    Defect("no-address", "missing", ("missing-url", "online-without-address"), work=_web_page,
           formats=names("bibtex ris refer csl-json"), kinds=names("book")),
)  # fmt: skip


def _year_apart(one: Work, random_: random.Random) -> Work | None:
    if one.kind != "article-journal" or f".{one.year}." not in one.doi:
        return None
    return replace(one, year=marked(str(int(one.year) - 7)), volume=one.volume)


def _address_of_another(one: Work, random_: random.Random) -> Work | None:
    return replace(one, url="https://doi.org/10.5555/another.work.77") if one.doi and one.url else None


# In BibTeX, and in RIS for books, the fields of another type mean something else: there is no journal left.
def _other_type(name: str, form: str, pattern: str, replacement: str) -> Defect:
    return Defect(f"{name}-in-journal-{form}", "consistency", ("type-contradicts-fields",), formats=names(form),
                  page=on_record(pattern, replacement))  # fmt: skip


CONSISTENCY = (
    _other_type("thesis", "ris", r"^TY  - JOUR$(?=[\s\S]*^IS  - )(?=[\s\S]*^SP  - )", "TY  - THES"),
    _other_type("thesis", "refer", r"^%0 Journal Article$(?=[\s\S]*^%N )(?=[\s\S]*^%P )", "%0 Thesis"),
    _other_type("book", "refworks", r"^RT Journal Article$(?=[\s\S]*^IS )(?=[\s\S]*^SP )", "RT Book, Whole"),
    _other_type("thesis", "noteexpress", r"^(\{Reference Type\}: )Journal Article$(?=[\s\S]*^\{Issue\}: )", r"\1Thesis"),
    Defect("accessed-early", "consistency", ("accessed-before-issued",), formats=names("bibtex ris"),
           work=lambda one, _: replace(one, accessed=marked("1991-03-14"))),
    Defect("year-and-doi", "consistency", ("doi-year-differs",), work=_year_apart,
           formats=names("bibtex ris wos labelled nbib refer refworks csl-json scopus-csv noteexpress zotero-json crossref-json jats mods ovid "
                         "wos-csv dimensions-csv lens-csv")),
    Defect("doi-and-url", "consistency", ("doi-url-differ",), work=_address_of_another,
           formats=names("bibtex ris csl-json refer noteexpress zotero-json mods dspace-csv")),
    Defect("thesis-in-journal", "consistency", ("type-contradicts-fields",), kinds=names("article-journal"),
           formats=names("csl-json"),
           work=lambda one, _: replace(one, kind="thesis") if one.volume and one.issue else None),
    Defect("book-in-journal", "consistency", ("type-contradicts-fields",), kinds=names("article-journal"),
           formats=names("csl-json"),
           work=lambda one, _: replace(one, kind="book") if one.volume and one.issue else None),
)  # fmt: skip
DEFECTS = MISSING + CONSISTENCY
