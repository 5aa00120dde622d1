"""Defects of whole records: what is missing, what contradicts something else in it, and what stands in it twice."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from quality.defects.base import Defect, names
from quality.marks import marked
from quality.works import Work


def _lacks(name: str, rules: str, kinds: str = "", formats: str = "", **changes: Any) -> Defect:
    """A record without something."""

    def work(one: Work, random_: random.Random) -> Work | None:
        has_it = getattr(one, next(iter(changes))) not in ("", ())
        return replace(one, **changes) if has_it else None

    return Defect(f"no-{name}", "missing", tuple(rules.split()), work=work, kinds=names(kinds) or None,
                  formats=names(formats) or None)  # fmt: skip


def _web_page(one: Work, random_: random.Random) -> Work | None:
    return replace(
        one, kind="webpage", url="", doi="", container="", volume="", issue="", pages="", isbn="", issn="", pmid="",
        pmcid="", article="",
    )  # fmt: skip


MISSING = (
    _lacks("title", "missing-title missing-title-in-container", title=""),
    _lacks("author", "missing-author", "article-journal paper-conference thesis", people=()),
    _lacks("container", "missing-container", "article-journal chapter paper-conference", container="", short=""),
    _lacks("year", "missing-date", year="", month="", day=""),
    _lacks("volume", "missing-volume", "article-journal", volume=""),
    _lacks("pages", "missing-pages missing-locator", "article-journal", pages=""),
    _lacks("locator", "missing-locator missing-pages missing-volume", "article-journal", pages="", volume="", issue=""),
    _lacks("doi", "missing-doi", "article-journal", formats="bibtex ris wos nbib refer csl-json scopus-csv", doi="", pmid="", pmcid="", url=""),
    _lacks("abstract", "missing-abstract", "article-journal", abstract=""),
    _lacks("keywords", "missing-keywords", "article-journal", keywords=(), formats="bibtex ris wos refer noteexpress scopus-csv labelled cnki-estudy"),
    _lacks("affiliation", "missing-affiliation affiliation-list-missing", "article-journal", formats="wos scopus-csv labelled nbib noteexpress", affiliations=()),
    _lacks("language", "missing-language", "article-journal book", formats="bibtex ris csl-json wos", language=""),
    _lacks("references", "missing-references", "article-journal", formats="wos scopus-csv", references=(), reference_count=""),
    _lacks("publisher", "missing-publisher", "book", publisher="", formats="bibtex ris refer csl-json noteexpress scopus-csv wos"),
    _lacks("institution", "missing-institution", "thesis", publisher="", affiliations=(), formats="bibtex ris refer csl-json noteexpress"),
    Defect("no-address", "missing", ("missing-url", "online-without-address"), work=_web_page,
           formats=names("bibtex ris refer csl-json"), kinds=names("book")),
)  # fmt: skip


def _year_apart(one: Work, random_: random.Random) -> Work | None:
    if one.kind != "article-journal" or f".{one.year}." not in one.doi:
        return None
    return replace(one, year=marked(str(int(one.year) - 7)), volume=one.volume)


def _address_of_another(one: Work, random_: random.Random) -> Work | None:
    return replace(one, url="https://doi.org/10.5555/another.work.77") if one.doi and one.url else None


CONSISTENCY = (
    Defect("accessed-early", "consistency", ("accessed-before-issued",), formats=names("bibtex ris"),
           work=lambda one, _: replace(one, accessed=marked("1991-03-14"))),
    Defect("year-and-doi", "consistency", ("doi-year-differs",), work=_year_apart,
           formats=names("bibtex ris wos labelled nbib refer refworks csl-json scopus-csv noteexpress")),
    Defect("doi-and-url", "consistency", ("doi-url-differ",), work=_address_of_another,
           formats=names("bibtex ris csl-json refer noteexpress")),
    Defect("thesis-in-journal", "consistency", ("type-contradicts-fields",), kinds=names("article-journal"),
           formats=names("csl-json"),
           work=lambda one, _: replace(one, kind="thesis") if one.volume and one.issue else None),
    Defect("book-in-journal", "consistency", ("type-contradicts-fields",), kinds=names("article-journal"),
           formats=names("csl-json"),
           work=lambda one, _: replace(one, kind="book") if one.volume and one.issue else None),
)  # fmt: skip


def _again(**changes: Callable[[Work], Any]) -> Callable[[Sequence[Work], int], Sequence[Work] | None]:
    """The work a second time under other numbers, with changes."""

    def works(all_of_them: Sequence[Work], at: int) -> Sequence[Work] | None:
        one = all_of_them[at]
        made = {attribute: change(one) for attribute, change in changes.items()}
        other = replace(one, number=one.number + 700_000, key=f"{one.key}x", accession=f"9{one.accession[1:]}")
        return [*all_of_them, replace(other, **made)]

    return works


def _next(text: str) -> str:
    return f"{text[:-1]}{(int(text[-1]) + 1) % 10}" if text[-1:].isdigit() else text


def _shares(**changes: str) -> Callable[[Sequence[Work], int], Sequence[Work] | None]:
    """Another work, further down in the file, with some values of this one."""

    def works(all_of_them: Sequence[Work], at: int) -> Sequence[Work] | None:
        one, last = all_of_them[at], all_of_them[-1]
        values = {attribute: getattr(one, attribute) for attribute in changes}
        if at == len(all_of_them) - 1 or not all(values.values()) or not all(getattr(last, name) for name in values):
            return None
        return [*all_of_them[:-1], replace(last, **values)]

    return works


def _group(name: str, category: str, rules: str, change: Callable[[Sequence[Work], int], Sequence[Work] | None],
           formats: str = "", kinds: str = "", languages: str = "") -> Defect:  # fmt: skip
    return Defect(name, category, tuple(rules.split()), works=change, formats=names(formats) or None,
                  kinds=names(kinds) or None, languages=names(languages) or None)  # fmt: skip


DUPLICATES = (
    _group("same-doi", "duplicates", "duplicate-doi", _again(pmid=lambda one: ""),
           "bibtex ris wos labelled nbib refer refworks csl-json scopus-csv noteexpress"),
    _group("same-doi-other-title", "duplicates", "doi-of-another-record duplicate-doi", _shares(doi="")),
    _group("same-key", "duplicates", "duplicate-key", _shares(key=""), "bibtex csl-json"),
    _group("same-pmid", "duplicates", "duplicate-pmid", _again(doi=lambda one: ""), "nbib bibtex wos"),
    _group("same-accession", "duplicates", "duplicate-accession", _shares(accession=""), "wos scopus-csv"),
    _group("same-record", "duplicates", "near-duplicate",
           _again(doi=lambda one: "", pmid=lambda one: "", pmcid=lambda one: "", url=lambda one: ""),
           "bibtex ris labelled refer refworks csl-json noteexpress cnki-estudy"),
    _group("same-record-capitals", "duplicates", "near-duplicate",
           _again(doi=lambda one: "", pmid=lambda one: "", pmcid=lambda one: "", url=lambda one: "",
                  title=lambda one: one.title.title()), formats="bibtex ris refer csl-json noteexpress", languages="en", kinds="article-journal"),
    _group("same-record-misspelt", "duplicates", "near-duplicate",
           _again(doi=lambda one: "", pmid=lambda one: "", pmcid=lambda one: "", url=lambda one: "",
                  title=lambda one: one.title.replace("ti", "it", 1)),
           formats="bibtex ris refer csl-json noteexpress", languages="en", kinds="article-journal"),
    _group("same-abstract", "duplicates", "same-abstract", _shares(abstract=""),
           "bibtex ris wos nbib refer refworks csl-json scopus-csv noteexpress", "article-journal", "en"),
)  # fmt: skip
DEFECTS = MISSING + CONSISTENCY + DUPLICATES
