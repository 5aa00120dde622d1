"""Notations of Chinese platforms: a labelled record page, NoteExpress and CNKI's E-Study."""

from __future__ import annotations

from quality.notations.base import Notation, field_lines, first_and_last
from quality.works import Cited, Person, Work

NET_TYPES = {"article-journal": "Journal Article", "paper-conference": "Conference Proceedings", "book": "Book",
             "chapter": "Book Section", "thesis": "Thesis"}  # fmt: skip
LANGUAGES = {"en": "eng", "de": "ger", "fr": "fre", "es": "spa", "ru": "rus", "zh": "chi", "ja": "jpn"}


def _page_author(person: Person) -> str:
    numbers = ",".join(map(str, person.places))
    return f"{person.name()} [{numbers}]" if numbers else person.name()


def _bullet(number: int, one: Cited) -> str:
    family, _, initial = one.author.rpartition(" ")
    journal = f"[J]. {one.journal.upper()}, {one.year}, {one.volume} (02) : {one.page} - {int(one.page) + 9}"
    return f"  • [{number}] {one.title}\n    {family}, {initial}.\n    {journal}"


def labelled(work: Work) -> str:
    """An article as a page of a discovery service shows it."""
    first, last = first_and_last(work.pages)
    lines = [work.title, "", "被引:3", "作者", *map(_page_author, work.people)]
    lines += ["机构", *(f"[{number}] {place}" for number, place in enumerate(work.affiliations, 1))]
    lines += ["刊名", work.container] if work.container else []
    rows = [("年份", work.year), ("卷", work.volume), ("期", work.issue), ("ISSN", work.issn)]
    lines += field_lines(rows, "{tag}:{value}")
    lines += ["关键词", "; ".join(work.keywords)] if work.keywords else []
    lines += ["DOI", work.doi] if work.doi else []
    lines += ["摘要", work.abstract] if work.abstract else []
    pages = f"{first}-{last}" if last else first
    rows = [("页码", pages or work.article), ("页数", work.page_count), ("链接", work.url)]
    lines += field_lines(rows, "{tag}:{value}")
    if work.references:
        lines += ["参考文献", f"共 {work.reference_count} 条"] if work.reference_count else ["参考文献"]
        lines += [_bullet(number, one) for number, one in enumerate(work.references, 1)]
    return "\n".join([*lines, "", ""])


def noteexpress(work: Work) -> str:
    """A work as CNKI writes it for NoteExpress."""
    is_article = work.kind == "article-journal"
    names = ";".join(person.name() for person in work.people)
    editors = ";".join(person.name() for person in work.editors)
    rows = [
        ("Reference Type", NET_TYPES.get(work.kind, work.kind)),
        ("Title", work.title),
        ("Author", f"{names};" if names else ""),
        ("Secondary Author", f"{editors};" if editors else ""),
        ("Author Address", f"{';'.join(work.affiliations)};" if work.affiliations else ""),
        ("Journal" if is_article else "Tertiary Title" if work.kind == "paper-conference" else "Secondary Title",
         work.container),
        ("Publisher", "" if is_article else work.publisher),
        ("Place Published", "" if is_article else work.place),
        ("Year", work.year),
        ("Volume", work.volume),
        ("Issue", work.issue),
        ("Pages", work.pages or work.article),
        ("Keywords", ";;".join(work.keywords)),
        ("Abstract", work.abstract),
        ("ISBN/ISSN", work.issn or work.isbn),
        ("URL", work.url),
        ("DOI", work.doi),
        ("Language", LANGUAGES.get(work.language, work.language)),
        ("Database Provider", "CNKI"),
    ]  # fmt: skip
    return "\n".join([*field_lines(rows, "{{{tag}}}: {value}"), "", "", ""])


def estudy(work: Work) -> str:
    """An article or thesis in the labels of CNKI's E-Study."""
    is_article = work.kind == "article-journal"
    names = ";".join(person.name() for person in work.people)
    rows = [
        ("Title-题名", work.title),
        ("Author-作者", f"{names};" if names else ""),
        ("Source-刊名", work.container if is_article else work.publisher),
        ("Year-年", work.year),
        ("PubTime-出版时间", f"{work.year}-{int(work.month):02d}-{int(work.day):02d}" if _is_date(work) else ""),
        ("Keyword-关键词", ";".join(work.keywords)),
        ("Summary-摘要", work.abstract),
        ("Period-期", work.issue),
        ("Roll-卷", work.volume),
        ("PageCount-页数", work.page_count),
        ("Page-页码", work.pages or work.article),
        ("SrcDatabase-来源库", "期刊" if is_article else "硕士"),
        ("Organ-机构", f"{';'.join(work.affiliations)};" if work.affiliations else ""),
        ("Link-链接", work.url),
    ]
    return "\n".join([f"DataType: {1 if is_article else 2}", *field_lines(rows, "{tag}: {value}"), ""])


def _is_date(work: Work) -> bool:
    return all(part.isdigit() for part in (work.year, work.month, work.day))


LABELLED = Notation("labelled", labelled, frozenset(("article-journal",)))
NOTEEXPRESS = Notation("noteexpress", noteexpress, frozenset(NET_TYPES))
ESTUDY = Notation("cnki-estudy", estudy, frozenset(("article-journal", "thesis")), frozenset(("zh",)))
