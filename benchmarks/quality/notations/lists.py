"""A list of references after GB/T 7714, as a Chinese manuscript ends with it."""

from __future__ import annotations

from quality.notations.base import Notation
from quality.works import Person, Work

MARKS = {"article-journal": "J", "paper-conference": "C", "chapter": "M", "book": "M", "thesis": "D"}


def _name(person: Person) -> str:
    if person.raw or not person.given or person.is_cjk:
        return person.name()
    letters = " ".join(part[0] for part in person.given.replace("-", " ").split())
    return f"{person.family.upper()} {letters}"


def _names(people: tuple[Person, ...], language: str) -> str:
    """Three names, and a word for the others."""
    listed = ", ".join(_name(person) for person in people[:3])
    return listed + ((", 等" if language in ("zh", "ja") else ", et al") if len(people) > 3 else "")


def write(work: Work) -> str:
    """A work as an entry."""
    mark = MARKS.get(work.kind, "Z")
    head = f"{_names(work.people, work.language)}. {work.title}[{mark}]" if work.people else f"{work.title}[{mark}]"
    pages = f": {work.pages or work.article}" if work.pages or work.article else ""
    issued = work.year
    made = f"{work.place}: {work.publisher}" if work.place else work.publisher
    if work.kind == "article-journal":
        number = (f", {work.volume}" if work.volume else "") + (f"({work.issue})" if work.issue else "")
        text = f"{head}. {work.container}, {issued}{number}{pages}."
    elif work.kind in ("paper-conference", "chapter"):
        editors = f"{_names(work.editors, work.language)}. " if work.editors else ""
        text = f"{head}//{editors}{work.container}. {made}, {issued}{pages}."
    else:
        text = f"{head}. {made}, {issued}."
    return f"[{work.number}] {text}" + (f" DOI: {work.doi}." if work.doi else "") + "\n"


GBT = Notation("gbt7714", write, frozenset(MARKS), None, "参考文献\n\n")
