"""Lists that rules look things up in: rows of texts under named columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol, TypeVar

_SHOWN = 24
Made = TypeVar("Made")
Cell = str | tuple[str, ...]
"""A text, or several where the list itself tells them apart."""


@dataclass(frozen=True, eq=False)
class Table:
    """What a list file holds; a list of nothing but keys has one column, named `''`."""

    name: str
    """The name of the file, without its folder."""
    columns: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]
    """A cell for each column."""
    header: tuple[str, ...] = ()
    """The columns that the file has, where these are only some of them."""
    memo: dict[object, object] = field(default_factory=dict, init=False, repr=False)
    """What checks have made of it."""

    def remembered(self, key: object, make: Callable[[], Made]) -> Made:
        """What is made of it, once for each key."""
        if key not in self.memo:
            self.memo[key] = make()
        return self.memo[key]  # type: ignore[return-value]  # made by the same function

    def __reduce__(self) -> tuple[object, ...]:
        return Table, (self.name, self.columns, self.rows, self.header)

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for place, column in enumerate(self.columns):
            places.setdefault(plain(column), []).append(place)
        return places

    def places(self, names: Iterable[str]) -> list[int]:
        """The places of those of some columns that there are, in the order of the names; the one of a bare list.

        Capital letters, spaces, hyphens and underscores make no difference.
        """
        if self.is_bare:
            return [0]
        return list(dict.fromkeys(place for name in names for place in self._places.get(plain(name), ())))

    def only(self, names: Iterable[str]) -> Table:
        """The table with some of its columns, as far as it has them; a bare list as it is."""
        if self.is_bare:
            return self
        places = self.places(names)
        columns = tuple(self.columns[place] for place in places)
        return Table(self.name, columns, [tuple(row[place] for place in places) for row in self.rows], self.columns)

    @property
    def is_bare(self) -> bool:
        """True for a list of nothing but keys."""
        return self.columns == ("",)

    def nearest(self, name: str) -> str:
        """A hint for a column that there is not: the one that was probably meant, or the first ones."""
        known = list(filter(None, self.header or self.columns))
        from difflib import get_close_matches

        near = get_close_matches(plain(name), map(plain, known), 1)
        meant = next((column for column in known if near and plain(column) == near[0]), "")
        if meant or not known:
            return f"did you mean '{meant}'?" if meant else "it has no header with names of columns"
        return f"its columns: {', '.join(known[:_SHOWN])}"


class TableHolder(Protocol):
    """A list file: an option of a check that names a file and knows what it holds."""

    @property
    def table(self) -> Table:
        """What the file holds; raises `FileError` if it cannot be read."""
        ...


def plain(column: str) -> str:
    """The name of a column as its letters and digits in small letters."""
    return "".join(filter(str.isalnum, column.casefold()))


def texts(row: Sequence[Cell], places: Iterable[int]) -> Iterator[str]:
    """The texts in some cells of a row, without space at their ends and without those that are empty."""
    for place in places:
        cell = row[place]
        for text in (cell,) if isinstance(cell, str) else cell:
            if found := text.strip():
                yield found
