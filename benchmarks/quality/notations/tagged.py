"""RIS, PubMed, EndNote's %-tags and RefWorks: a tag at the head of each line, one value a line."""

from __future__ import annotations

import re
import textwrap

from quality.marks import is_marked
from quality.notations.base import Notation, field_lines, first_and_last, month_name, two_digits
from quality.works import Person, Work

KINDS = frozenset(("article-journal", "paper-conference", "chapter", "book", "thesis", "webpage"))
RIS_TYPES = {"article-journal": "JOUR", "paper-conference": "CONF", "chapter": "CHAP", "book": "BOOK", "thesis": "THES",
             "webpage": "ELEC"}  # fmt: skip
REFER_TYPES = {"article-journal": "Journal Article", "paper-conference": "Conference Proceedings",
               "chapter": "Book Section", "book": "Book", "thesis": "Thesis", "webpage": "Web Page"}  # fmt: skip
REFWORKS_TYPES = {"article-journal": "Journal Article", "paper-conference": "Conference Proceedings",
                  "chapter": "Book, Section", "book": "Book, Whole", "thesis": "Dissertation/Thesis",
                  "webpage": "Web Page"}  # fmt: skip
MARC_LANGUAGES = {"en": "eng", "de": "ger", "fr": "fre", "es": "spa", "ru": "rus", "zh": "chi", "ja": "jpn"}


def _names(people: tuple[Person, ...]) -> list[str]:
    return [person.name() for person in people]


def ris(work: Work) -> str:
    """A work as RIS."""
    first, last = first_and_last(work.pages)
    date = "/".join((work.year, two_digits(work.month), two_digits(work.day))) if work.day else ""
    if is_marked(work.year):
        date = ""
    rows = [("AU", name) for name in _names(work.people)]
    rows += [("A2", name) for name in _names(work.editors)]
    rows += [("TI", work.title), ("T2", work.container), ("PY", work.year), ("DA", date), ("VL", work.volume)]
    rows += [("IS", work.issue), ("SP", first or work.article), ("EP", last), ("DO", work.doi)]
    rows += [("SN", work.issn), ("SN", work.isbn), ("PB", work.publisher), ("CY", work.place), ("UR", work.url)]
    rows += [("Y2", work.accessed), ("LA", work.language), *(("KW", word) for word in work.keywords)]
    rows += [("AD", place) for place in work.affiliations]
    rows += [("AB", work.abstract)]
    lines = [f"TY  - {RIS_TYPES.get(work.kind, work.kind)}", *field_lines(rows, "{tag}  - {value}")]
    return "\n".join([*lines, "ER  - ", "", ""])


def _short(person: Person) -> str:
    initials = "".join(part[0] for part in person.given.replace("-", " ").split())
    return f"{person.family} {initials}".strip() or person.raw


def _pubmed_authors(work: Work) -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    for person in work.people:
        is_group = not person.given and not person.raw
        rows += [("CN", person.family)] if is_group else [("FAU", person.name()), ("AU", _short(person))]
        rows += [("AUID", f"ORCID: {person.orcid}")] if person.orcid else []
        rows += [("AD", f"{work.affiliations[number - 1]}.") for number in person.places if work.affiliations]
    return rows


def _abbreviated(pages: str) -> str:
    """A range as PubMed writes it: the last page without the digits that it shares with the first."""
    first, last = first_and_last(pages)
    if not (first.isdigit() and last.isdigit() and len(first) == len(last) and first != last):
        return pages
    same = next(at for at in range(len(first)) if first[at] != last[at])
    return f"{first}-{last[same:]}"


def nbib(work: Work) -> str:
    """An article as PubMed gives it."""
    date = " ".join(part for part in (work.year, month_name(work.month), work.day) if part)
    rows = [("PMID", work.pmid), ("OWN", "NLM"), ("STAT", "MEDLINE")]
    rows += [("IS", f"{work.issn} (Print)" if work.issn else ""), ("VI", work.volume), ("IP", work.issue)]
    rows += [("DP", date), ("TI", work.title), ("PG", work.pages or work.article)]
    rows += [("LID", f"{work.doi} [doi]" if work.doi else ""), ("AB", work.abstract), *_pubmed_authors(work)]
    rows += [("LA", MARC_LANGUAGES.get(work.language, work.language)), ("PT", "Journal Article")]
    rows += [("PL", "Norway"), ("TA", work.short), ("JT", work.container)]
    rows += [("OT", word) for word in work.keywords]
    rows += [("PMC", work.pmcid), ("AID", f"{work.doi} [doi]" if work.doi else "")]
    return "\n".join([*field_lines(rows, "{tag:<4}- {value}"), "", ""])


def _fold(record: str) -> str:
    """A record with a stop behind its title, last pages cut short, and lines of at most some ninety characters."""
    record = re.sub(r"^(TI  - .*[^.?!])$", r"\1.", record, flags=re.MULTILINE)
    record = re.sub(r"(?<=^PG  - )\d+-\d+$", lambda match: _abbreviated(match[0]), record, flags=re.MULTILINE)
    lines = (
        textwrap.wrap(line, 88, subsequent_indent=" " * 6, break_long_words=False, break_on_hyphens=False) or [""]
        for line in record.split("\n")
    )
    return "\n".join(part for parts in lines for part in parts)


def refer(work: Work) -> str:
    """A work in EndNote's tags."""
    rows = [("0", REFER_TYPES.get(work.kind, work.kind))]
    rows += [("A", person.name() if person.given or person.raw else f"{person.family},") for person in work.people]
    rows += [("E", name) for name in _names(work.editors)]
    rows += [("T", work.title), ("J" if work.kind == "article-journal" else "B", work.container)]
    rows += [("V", work.volume), ("N", work.issue), ("P", work.pages or work.article), ("@", work.issn)]
    rows += [("@", work.isbn), ("D", work.year), ("I", work.publisher), ("C", work.place), ("R", work.doi)]
    rows += [("U", work.url), ("G", work.language), *(("K", word) for word in work.keywords)]
    rows += [("+", "; ".join(work.affiliations)), ("X", work.abstract)]
    return "\n".join([*field_lines(rows, "%{tag} {value}"), "", ""])


def refworks(work: Work) -> str:
    """A work in RefWorks' tags."""
    first, last = first_and_last(work.pages)
    rows = [("RT", REFWORKS_TYPES.get(work.kind, work.kind)), ("SR", "Print(0)"), ("ID", str(work.number))]
    rows += [("A1", name.replace(", ", ",")) for name in _names(work.people)]
    rows += [("A2", name.replace(", ", ",")) for name in _names(work.editors)]
    rows += [("T1", work.title), ("JF" if work.kind == "article-journal" else "T2", work.container), ("YR", work.year)]
    rows += [("VO", work.volume), ("IS", work.issue), ("SP", first or work.article), ("OP", last)]
    rows += [("K1", word) for word in work.keywords]
    rows += [("AB", work.abstract), ("SN", work.issn), ("SN", work.isbn), ("AD", "; ".join(work.affiliations))]
    rows += [("PB", work.publisher), ("PP", work.place), ("LA", work.language), ("LK", work.url), ("DO", work.doi)]
    return "\n".join([*field_lines(rows, "{tag} {value}"), "", ""])


RIS = Notation("ris", ris, KINDS)
NBIB = Notation("nbib", nbib, frozenset(("article-journal",)), frozenset(("en", "de", "fr", "es")), fold=_fold)
REFER = Notation("refer", refer, KINDS)
REFWORKS = Notation("refworks", refworks, KINDS)
