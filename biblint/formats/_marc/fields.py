"""MARC fields and subfields with their source offsets, however they are stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from biblint.formats._xml.text import Maker
from biblint.model import Field, Value


@dataclass(slots=True, eq=False)
class Subfield:
    """One subfield, or the whole of a control field (code `''`)."""

    code: str
    field: Field
    """Its tag is written `245$a`, or `008`."""
    fill: Callable[[Maker], None]
    """Puts the text into a maker."""

    def value(self, source: str) -> Value | None:
        """The text as it stands, None if it is blank."""
        maker = Maker(source)
        self.fill(maker)
        return maker.finish(self.field)


@dataclass(slots=True, eq=False)
class MarcField:
    """One variable field: tag, indicators, subfields in order."""

    tag: str
    indicators: str
    subfields: list[Subfield] = field(default_factory=list)

    def all(self, codes: str) -> Iterator[Subfield]:
        """The subfields with one of some codes that are not blank, in order."""
        return (part for part in self.subfields if part.code in codes and part.field.start < part.field.end)

    def one(self, codes: str) -> Subfield | None:
        """The first subfield with one of some codes that is not blank."""
        return next(self.all(codes), None)


@dataclass(slots=True, eq=False)
class MarcRecord:
    """The fields of a record, and its leader as far as it is there."""

    source: str
    leader: str
    fields: list[MarcField]

    def text(self, part: Subfield | None) -> str:
        """The source text of a subfield, `''` for None."""
        return self.source[part.field.start : part.field.end] if part is not None else ""

    def all(self, *tags: str) -> Iterator[MarcField]:
        """The fields with one of some tags, in order."""
        return (field for field in self.fields if field.tag in tags)
