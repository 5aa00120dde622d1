"""A piece of a document, and what was found in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from biblint.engine.emit import Draft
from biblint.engine.packing import Plain
from biblint.model import Position, Violation


class Piece(NamedTuple):
    """A part of a text from one cut to the next, and what is behind it."""

    text: str
    head: str
    """The start of the next record; `''` for the last piece."""
    is_first: bool
    is_linking: bool = False
    """True if it may define macros or name parents of records."""

    @property
    def is_last(self) -> bool:
        """True if nothing follows."""
        return not self.head


class Named(NamedTuple):
    """What a configuration may name a record by besides its key; lines count from 1 in the piece."""

    dois: tuple[str, ...]
    first: int
    last: int


class Entry(NamedTuple):
    """A record in short."""

    key: str
    title: str
    type: str
    first: Position
    last: Position
    """Where it ends, behind its last character that is not blank."""


class Placed(NamedTuple):
    """The violations of a piece at a place in its document."""

    line: int
    """How many line ends stand before the piece."""
    base: int
    """How many records stand before it."""
    keys: tuple[str, ...]
    """What its records are called, if any of them had to be numbered."""
    violations: Sequence[Violation]


@dataclass(slots=True, eq=False)
class Checked:
    """What was found in a piece; lines count from 1 in the first piece of a document, in the others from 2."""

    part: Plain
    foreign: Sequence[tuple[str, Plain]]
    """What there is to say of each other format that begins in the piece."""
    lines: int
    """How many line ends the piece has."""
    context: Any
    """What was known of the whole document."""
    may_comment: bool = False
    """True if there may be comments for biblint in it."""
    named: Sequence[Named] | None = None
    """Its records, if a configuration names any."""
    entries: Sequence[Entry] | None = None
    """Its records in short, if they have been asked for; lines count from 1."""
    drafts: Sequence[Draft] | None = None
    """What is told of its records, unpacked."""
    placed: Placed | None = None
    """What was told last."""

    @property
    def keys(self) -> Sequence[str]:
        """The keys of its records, without the numbers that others in the document with the same one call for."""
        found: Sequence[str] = self.part[0]
        return found
