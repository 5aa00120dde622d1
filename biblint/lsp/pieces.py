"""A piece of a document, and what was found in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from biblint.engine.packing import Plain


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


class Checked(NamedTuple):
    """What was found in a piece; lines count from 1 in the piece."""

    part: Plain
    foreign: Sequence[tuple[str, Plain]]
    """What there is to say of each other format that begins in the piece."""
    lines: int
    """How many line ends the piece has."""
