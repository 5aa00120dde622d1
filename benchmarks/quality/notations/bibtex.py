"""BibTeX as reference managers write it: braces, a field a line, special characters escaped."""

from __future__ import annotations

import re

from quality.marks import is_marked, plain
from quality.notations.base import Notation, month_name
from quality.works import Person, Work

TYPES = {
    "article-journal": "article",
    "paper-conference": "inproceedings",
    "chapter": "incollection",
    "book": "book",
    "thesis": "phdthesis",
    "webpage": "online",
}
_SPECIAL = re.compile(r"([&%$#_])")
LANGUAGES = {"en": "english", "de": "german", "fr": "french", "es": "spanish", "ru": "russian", "zh": "chinese"}
LANGUAGES["ja"] = "japanese"


def escaped(text: str) -> str:
    """A text with a backslash before what TeX would take for its own."""
    return _SPECIAL.sub(r"\\\1", text)


def _names(people: tuple[Person, ...]) -> str:
    return " and ".join(
        person.raw or (person.name() if person.given else f"{{{person.family}}}") for person in people
    )


def _pages(text: str) -> str:
    return text.replace("-", "--") if re.fullmatch(r"\d+-\d+", plain(text)) else text


def write(work: Work) -> str:
    """A work as an entry."""
    place = {"article-journal": "journal", "thesis": ""}.get(work.kind, "booktitle")
    month = month_name(work.month).lower() if work.kind == "article-journal" else ""
    rows = [
        ("author", _names(work.people)),
        ("editor", _names(work.editors)),
        ("title", f"{{{escaped(work.title)}}}" if work.title else ""),
        (place, escaped(work.container)),
        ("school" if work.kind == "thesis" else "publisher", escaped(work.publisher)),
        ("address", work.place if work.kind != "article-journal" else ""),
        ("year", work.year),
        ("volume", work.volume),
        ("number", work.issue),
        ("pages", _pages(work.pages) or work.article),
        ("doi", work.doi),
        ("issn", work.issn),
        ("isbn", work.isbn),
        ("url", work.url),
        ("urldate", work.accessed),
        ("pmid", work.pmid),
        ("pmcid", work.pmcid),
        ("language", LANGUAGES.get(work.language, work.language)),
        ("keywords", escaped(", ".join(work.keywords))),
        ("abstract", escaped(work.abstract)),
    ]
    lines = [f"@{TYPES.get(work.kind, 'misc')}{{{work.key},"]
    for tag, value in rows:
        if tag and value:
            lines.append(f"  {tag} = {{{value}}},")
            if tag == "year" and month:
                lines.append(f"  month = {{{month}}}," if is_marked(month) else f"  month = {month},")
    return "\n".join([*lines, "}", "", ""])


BIBTEX = Notation("bibtex", write, frozenset(TYPES))
