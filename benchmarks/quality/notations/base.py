"""What every notation gives: how a file begins and ends, and how it writes a work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from quality.marks import is_marked, marked, plain
from quality.works import Work

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
