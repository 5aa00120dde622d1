"""What a delimited format is, as data: its columns and their variables, how lists are written, how types are named."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from biblint.values.lazy import LazyPattern


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its usual header, its variable (`''`: none) and how its cells are written."""

    header: str
    variable: str = ""
    kind: str = ""
    """`''` one text; `;` `|` `||` `,` a list with that separator; or a name in `values.COMPOSERS`."""


UNKNOWN = Column("")

TypeRule = tuple[str, str, str]
"""Usual header, pattern searched in its lower-cased cell, CSL type."""


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """A provider's table."""

    name: str
    title: str
    columns: tuple[Column, ...]
    """In order of preference where several columns have one variable."""
    aliases: Mapping[str, str]
    """Folded header, in any language of the provider's pages -> usual header."""
    marks: tuple[frozenset[str], ...]
    """Sets of usual headers; a header row that has all of a set is of this provider."""
    score: int = 96
    """How sure a header row with a set of marks is."""
    types: tuple[TypeRule, ...] = ()
    default_type: str = ""
    dialect: str = ""
    delimiters: str = ",;\t"
    quoting: bool = True
    parallel: tuple[str, ...] = ()
    """Usual headers of lists in which the same place means the same author."""
    growing: str = ""
    """Usual header of a column that some exports have several times."""
    qualified: bool = False
    """True where headers carry a language, as `dc.title[en]` does."""
    composed: tuple[str, LazyPattern] | None = None
    """Usual header of a column that holds several variables, and a pattern whose groups are named as they are."""
    extensions: tuple[str, ...] = ()


def fold(header: str) -> str:
    """A header for comparison: small letters, no blanks at its ends, single ones inside."""
    return " ".join(header.replace("\ufeff", "").casefold().split())


def parse_columns(rows: str) -> tuple[tuple[Column, ...], dict[str, str]]:
    """Columns and aliases of a table: a line is `variable[:kind] Header | other name | ...`, `-` for no variable."""
    columns: list[Column] = []
    aliases: dict[str, str] = {}
    for row in rows.strip().splitlines():
        head, _, names = row.strip().partition(" ")
        variable, _, kind = head.partition(":")
        headers = [name.strip() for name in names.split(" | ")]
        columns.append(Column(headers[0], "" if variable == "-" else variable, kind))
        aliases |= {fold(name): headers[0] for name in headers}
    return tuple(columns), aliases


def make_profile(name: str, title: str, rows: str, marks: str, **more: object) -> Profile:
    """A profile from its table of columns; `marks` has a line for each set of headers, with ` | ` between them."""
    columns, aliases = parse_columns(rows)
    sets = tuple(frozenset(part.strip() for part in line.split(" | ")) for line in marks.strip().splitlines())
    return Profile(name, title, columns, aliases, sets, **more)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Layout:
    """The header row of one file and what its columns are; makes the values of its records."""

    profile: Profile = field(compare=False, hash=False)
    name: str
    headers: tuple[str, ...]
    delimiter: str
    overrides: tuple[tuple[int, Column], ...] = ()
    """Columns whose cells are not what their header says."""

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The column of each header."""
        by_header = {column.header: column for column in self.profile.columns}
        found = [by_header.get(usual_header(self.profile, header), UNKNOWN) for header in self.headers]
        for index, column in self.overrides:
            found[index] = column
        return tuple(found)

    @cached_property
    def by_tag(self) -> Mapping[str, Column]:
        """Header as written -> its column; the first of two that are alike."""
        return dict(reversed(list(zip(self.headers, self.columns, strict=True))))


_NUMBERED = re.compile(r"(.*\S) ?\d+\Z")
_QUALIFIED = re.compile(r"(?P<name>[^\[\]]+)\[(?P<language>[^\[\]]*)\]\Z")


def usual_header(profile: Profile, header: str) -> str:
    """The usual name of a header; `Funding Text 2` is `Funding Text` where that column may come several times."""
    folded = fold(header)
    qualified = _QUALIFIED.match(folded) if profile.qualified else None
    known = profile.aliases.get(qualified["name"] if qualified else folded)
    if known is None and profile.growing:
        numbered = _NUMBERED.match(folded)
        known = profile.aliases.get(numbered[1]) if numbered else None
    return known or ""


def header_language(profile: Profile, header: str) -> str | None:
    """The language that a header names, as `en` in `dc.title[en]`; None if it names none."""
    qualified = _QUALIFIED.match(header) if profile.qualified else None
    return (qualified["language"].replace("_", "-") or None) if qualified else None
