"""What every notation gives: how a file begins and ends, and how it writes a work."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from quality.marks import is_marked, marked, plain
from quality.works import Person, Work

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


@dataclass(frozen=True, slots=True)
class Notation:
    """A format as its usual writer fills it."""

    format: str
    write: Callable[[Work], str]
    """A work as a record of the file; marks stay where they are."""
    kinds: frozenset[str]
    """CSL types that such files hold."""
    languages: frozenset[str] | None = None
    """Languages that such files hold; None: all."""
    head: str = ""
    tail: str = ""
    joint: str = ""
    """What stands between two records."""
    fold: Callable[[str], str] = str
    """Breaks the long lines of a record as the format does."""
    most: int | None = None
    """How many works of a pool are written at most; formats that few people have get by with fewer."""

    def takes(self, work: Work) -> bool:
        """True if files of this format hold such works."""
        return work.kind in self.kinds and (self.languages is None or work.language in self.languages)


def month_name(month: str) -> str:
    """A month of one to twelve by its English abbreviation; another as it is."""
    number = plain(month)
    is_known = number.isdigit() and 1 <= int(number) <= 12
    name = MONTHS[int(number) - 1] if is_known else number
    return marked(name) if is_marked(month) else name


def two_digits(number: str) -> str:
    """A day or month filled up to two digits."""
    filled = plain(number).rjust(2, "0") if number else ""
    return marked(filled) if is_marked(number) else filled


def first_and_last(pages: str) -> tuple[str, str]:
    """A range cut at its hyphen, both halves marked if it was; anything else is a first page."""
    first, hyphen, last = plain(pages).partition("-")
    if not hyphen or not (first.isalnum() and last.isalnum()):
        return pages, ""
    return (marked(first), marked(last)) if is_marked(pages) else (first, last)


def field_lines(rows: Sequence[tuple[str, str]], pattern: str) -> list[str]:
    """A line for each tag whose value is not empty."""
    return [pattern.format(tag=tag, value=value) for tag, value in rows if value]


def csv_row(cells: Sequence[str], *, quoting: int = csv.QUOTE_ALL) -> str:
    """A row of a table with commas."""
    out = io.StringIO()
    csv.writer(out, quoting=quoting, lineterminator="\n").writerow(cells)  # type: ignore[arg-type]
    return out.getvalue()


def full_date(year: str, month: str, day: str) -> str:
    """A date as `2011-03-09`; the year alone where there is no day, or where the year is planted."""
    is_full = month and day and not is_marked(year)
    return "-".join((year, two_digits(month), two_digits(day))) if is_full else year


def family_and_given(person: Person) -> tuple[str, str]:
    """Both halves of a name, marked if it was; no given name for a name kept whole."""
    if not person.raw:
        return person.family, person.given
    family, comma, given = plain(person.raw).partition(", ")
    if not comma:
        return person.raw, ""
    return (marked(family), marked(given)) if is_marked(person.raw) else (family, given)


def letters(given: str) -> str:
    """The initials of given names, without stops: `JP` of `J. P.`."""
    return "".join(part[0] for part in given.replace("-", " ").split())
