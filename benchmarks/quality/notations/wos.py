"""Web of Science tagged text as the Core Collection exports it."""

from __future__ import annotations

from quality.marks import through
from quality.notations.base import Notation, first_and_last, month_name
from quality.works import Cited, Person, Work

LANGUAGES = {"en": "English", "de": "German", "fr": "French", "es": "Spanish"}
TYPES = {
    "article-journal": ("J", "Article"),
    "paper-conference": ("C", "Proceedings Paper"),
    "chapter": ("S", "Article; Book Chapter"),
    "book": ("B", "Book"),
}
_SHORTER = (("University of", "Univ"), ("Department of", "Dept"), ("Institute", "Inst"), ("Laboratory", "Lab"))


def initials(person: Person) -> str:
    """A name with initials for its given names."""
    letters = "".join(part[0] for part in person.given.replace("-", " ").split())
    return f"{person.family}, {letters}" if letters else person.family or person.raw


def _address(text: str) -> str:
    for long, short in _SHORTER:
        text = text.replace(long, short)
    return text


def with_authors(work: Work) -> list[str]:
    """The addresses, each with the people who have it."""
    lines = []
    for number, place in enumerate(work.affiliations, 1):
        names = "; ".join(person.clean() for person in work.people if number in person.places)
        lines.append(f"[{names}] {_address(place)}." if names else f"{_address(place)}.")
    return lines


def cited(one: Cited) -> str:
    """A listed reference."""
    return f"{one.author}, {one.year}, {one.journal.upper()}, V{one.volume}, P{one.page}" + (
        f", DOI {one.doi}" if one.doi else ""
    )


def _folded(tag: str, values: list[str]) -> list[str]:
    kept = [value for value in values if value]
    return [f"{tag} " + "\n   ".join(kept)] if kept else []


def _fold(record: str) -> str:
    """A record with titles, abstracts and keywords in lines of at most some eighty characters."""
    return "\n".join("\n   ".join(_wrapped(line)) for line in record.split("\n"))


def _wrapped(line: str, width: int = 80) -> list[str]:
    if line[:3] not in ("TI ", "AB ", "DE ", "OI "):
        return [line]
    lines = [line[:3]]
    for word in line[3:].split(" "):
        if len(lines[-1]) + len(word) >= width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1].rstrip()} {word}"
    return lines


def write(work: Work) -> str:
    """A work as a record."""
    kind, genre = TYPES.get(work.kind, ("J", work.kind))
    first, last = first_and_last(work.pages)
    reprint = work.people[0] if work.people and work.affiliations else None
    date = f"{month_name(work.month).upper()} {work.day}".strip() if work.month else ""
    ids = [f"{person.clean()}/{person.orcid}" for person in work.people if person.orcid]
    rows: list[tuple[str, list[str]]] = [
        ("AU", [initials(person) for person in work.people]),
        ("AF", [person.name() for person in work.people]),
        ("BE", [person.name() for person in work.editors]),
        ("TI", [work.title]),
        ("SO", [through(work.container, str.upper)]),
        ("LA", [LANGUAGES.get(work.language, work.language)]),
        ("DT", [genre]),
        ("DE", ["; ".join(work.keywords)]),
        ("AB", [work.abstract]),
        ("C1", with_authors(work)),
        ("RP", [f"{initials(reprint)} (corresponding author), {_address(work.affiliations[0])}."] if reprint else []),
        ("OI", ["; ".join(ids)]),
        ("CR", [cited(one) for one in work.references]),
        ("NR", [work.reference_count]),
        ("TC", ["3"]),
        ("PU", [through(work.publisher, str.upper)]),
        ("PI", [through(work.place, str.upper)]),
        ("SN", [work.issn]),
        ("BN", [work.isbn]),
        ("J9", [work.short.upper()]),
        ("PD", [date]),
        ("PY", [work.year]),
        ("VL", [work.volume]),
        ("IS", [work.issue]),
        ("BP", [first]),
        ("EP", [last]),
        ("AR", [work.article]),
        ("DI", [work.doi]),
        ("PG", [work.page_count]),
        ("UT", [f"WOS:{work.accession}"]),
        ("PM", [work.pmid]),
    ]
    lines = [f"PT {kind}", *(line for tag, values in rows for line in _folded(tag, values))]
    return "\n".join([*lines, "ER", "", ""])


WOS = Notation(
    "wos", write, frozenset(TYPES), frozenset(LANGUAGES), "FN Clarivate Analytics Web of Science\nVR 1.0\n", "EF\n",
    fold=_fold,
)
