"""Plants one defect in one record of a small file, and says where it is."""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quality.defects import Defect, Page
from quality.marks import Range, plain, split
from quality.notations import Notation
from quality.works import Work

TRIES = 120
"""How many works are tried for each defect and format before it is given up."""


@dataclass(frozen=True, slots=True)
class Planted:
    """A file with a defect, and the same file without."""

    defect: str
    clean: str
    text: str
    places: tuple[Range, ...]
    """Ranges of the text that the defect covers; empty where something is missing, or somewhere."""

    @property
    def data(self) -> bytes:
        """The file with the defect; a surrogate stands for a byte that is not UTF-8."""
        return self.text.encode("utf-8", "surrogateescape")


def page_of(notation: Notation, works: Sequence[Work], at: int) -> Page:
    """A file of some works."""
    records = tuple(notation.write(work) for work in works)
    return Page(notation.format, notation.head, records, notation.tail, notation.joint, at)


def plantings(defect: Defect, notation: Notation, pool: Sequence[Work], count: int) -> Iterator[Planted]:
    """Up to so many files with the defect; none if files of this format cannot have it."""
    random_ = random.Random(f"{defect.name} {notation.format}")
    start = zlib.crc32(defect.name.encode()) % max(1, len(pool))
    made = 0
    for step in range(min(TRIES, len(pool))):
        if made == count:
            return
        at = (start + step * 7) % len(pool)
        if defect.suits(pool[at], notation.format):
            planted = plant(defect, notation, [pool[at - 1], pool[at], pool[at - 2]], 1, random_)
            if planted:
                made += 1
                yield planted


def plant(
    defect: Defect, notation: Notation, works: Sequence[Work], at: int, random_: random.Random
) -> Planted | None:
    """The defect in one of some works; None if that one cannot have it or the format does not write the field."""
    pages = _changed(defect, notation, works, page_of(notation, works, at), random_)
    if pages is None:
        return None
    clean, page = pages
    text, places = split(page.text)
    if text == clean.text or (defect.text is not None and not places):
        return None
    return Planted(defect.name, clean.text, text, tuple(places))


def _changed(
    defect: Defect, notation: Notation, works: Sequence[Work], clean: Page, random_: random.Random
) -> tuple[Page, Page] | None:
    """The file as it ought to be, and with the defect; where the right values are marked, writers treat both alike."""
    if defect.page is not None:
        page = defect.page(clean)
        return page if page is None or isinstance(page, tuple) else (clean, page)
    if defect.works is not None:
        changed = defect.works(works, clean.at)
        if isinstance(changed, tuple):
            return page_of(notation, changed[0], clean.at), page_of(notation, changed[1], clean.at)
        return None if changed is None else (clean, page_of(notation, changed, clean.at))
    assert defect.work is not None
    made = defect.work(works[clean.at], random_)
    if made is None:
        return None
    right, wrong = made if isinstance(made, tuple) else (works[clean.at], made)
    return clean.with_record(plain(notation.write(right))), clean.with_record(notation.write(wrong))
