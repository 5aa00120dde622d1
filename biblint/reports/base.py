"""What every report is made of: the files that were checked, and how they are to be shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from biblint.engine import FileReport
    from biblint.model import Violation
    from biblint.ruleset.rule import Rule


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that was checked, and perhaps fixed before."""

    report: FileReport
    """What is in the file now."""
    fixed: tuple[Violation, ...] = ()
    """What was mended in it."""


@dataclass(frozen=True, slots=True)
class View:
    """How a report is to be shown; machine formats go by `fixing` and `statistics` alone."""

    language: str = "en"
    show_info: bool = False
    width: int = 120
    """Columns of the terminal."""
    height: int = 0
    """Lines of the terminal; 0 where that is not known."""
    color: bool = False
    summary: bool = True
    """False leaves the closing lines out."""
    fixing: bool = False
    """True if fixes were to be applied, so that their number is of interest."""
    names_records: bool = True
    """False where there is but one record, which need not be named."""
    statistics: bool = False
    """True for numbers by rule: instead of the single violations for people, besides them in JSON."""
    details: bool = False
    """True if each violation is to be shown, however many of a rule there are."""
    rules: Mapping[str, Rule] = field(default_factory=dict)
    """Rule id -> rule, for reports that explain their rules; without samples."""

    def shows(self, violation: Violation) -> bool:
        """True if a report for people lists the violation: infos only on demand."""
        return self.show_info or violation.severity != "info"


Render = Callable[[Iterable[Checked], View], Iterator[str]]
"""Makes the text of a report, in parts, as the files come."""
