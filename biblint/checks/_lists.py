"""What the kinds share that look values up in a list file: their options, columns, and keys that can be compared."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar

from biblint.checks._works import folded
from biblint.checks.base import Kind, OptionError
from biblint.tables import Cell, Table, texts
from biblint.values import identifiers
from biblint.values.lazy import LazyPattern

LIST: Mapping[str, Any] = {
    "type": "string",
    "format": "biblint-file",
    "description": "The list: a CSV, TSV, TXT, YAML or JSON file, by its path from the file that names it.",
}
COLUMNS: Mapping[str, Any] = {
    "type": "array",
    "items": {"type": "string", "minLength": 1},
    "minItems": 1,
    "uniqueItems": True,
    "description": "The columns that hold what is looked up, of those the list has; it must have one of them.",
}
_SCHEMES = {"DOI": "doi", "PMID": "pmid", "PMCID": "pmcid", "ISSN": "issn", "ISBN": "isbn", "arXiv": "arxiv"}
_ARTICLE = LazyPattern(r"\A(?:the|die|der|das|la|le|les|el)\s+")
_LANGUAGE = LazyPattern(r"\A(?:[a-z]{2,3}|no_lang_code):\s+")
_MIDNIGHT = LazyPattern(r" 0?0:00(?::00)?\Z")

Keys = Callable[[str], Sequence[str]]
"""A text as the keys it is looked up by."""


class ListKind(Kind):
    """A kind whose option `list` is a list file; without a list it finds nothing."""

    naming: ClassVar[tuple[str, ...]] = ("columns",)
    """The options that name columns of the list."""


def table_of(options: Mapping[str, Any]) -> Table | None:
    """The list that a check goes by; None if none is given. Raises `FileError` if it cannot be read."""
    holder = options["list"]
    if not holder:
        return None
    found: Table = holder.table
    return found


def columns_of(table: Table, options: Mapping[str, Any], option: str) -> list[int]:
    """The places of the columns that an option names; raises `OptionError` if none of them is there."""
    names = options[option]
    found = table.places(names)
    if found:
        return found
    wanted = f"none of the columns {', '.join(names)}" if len(names) > 1 else f"no column '{names[0]}'"
    raise OptionError(option, f"the list {table.name} has {wanted}", table.nearest(names[0]))


def keys_for(variable: str) -> Keys:
    """How texts of a variable are made comparable: as an identifier, whose invalid values are none, or as a name."""
    scheme = _SCHEMES.get(variable)
    if scheme is None:
        return name_keys
    return lambda text: identifiers.normalise_each(scheme, text)


def name_keys(text: str) -> Sequence[str]:
    """A name as its letters and digits, `&` as `and`, without an article in front."""
    key = folded(_ARTICLE.sub("", text.strip().casefold().replace("&", " and ")))
    return (key,) if key else ()


def names_in(cells: Iterable[str]) -> Iterator[str]:
    """The names in some cells: several in one have `;` between, and may have a language in front (`en: Oxford`)."""
    for cell in cells:
        for part in cell.split(";") if ";" in cell else (cell,):
            name = part.strip()
            if ": " in name:
                name = _LANGUAGE.sub("", name)
            if name:
                yield name


def counted(table: Table, options: Mapping[str, Any]) -> Iterator[tuple[Cell, ...]]:
    """The rows of a list that say what `where` wants, as far as the list has those columns."""
    wanted = [
        (place, frozenset(map(str.casefold, values)))
        for column, values in options.get("where", {}).items()
        if not table.is_bare
        for place in table.places([column])
    ]
    for row in table.rows:
        if all(any(text.casefold() in values for text in texts(row, [place])) for place, values in wanted):
            yield row


WHERE: Mapping[str, Any] = {
    "type": "object",
    "minProperties": 1,
    "additionalProperties": {"type": "array", "items": {"type": "string"}, "minItems": 1},
    "description": "Column -> what it must say for a row to count, if the list has that column.",
}


def told(row: Sequence[Cell], places: Iterable[int], table: Table) -> str:
    """What some columns of a row say, for a message: ` (Reason: fake review, plagiarism; ...)`; `''` for nothing."""
    said = []
    for place in places:
        parts = [part.strip(" +") for text in texts(row, [place]) for part in re.split(r";", text)]
        shown = ", ".join(_MIDNIGHT.sub("", part) for part in parts if part)
        if shown:
            said.append(f"{table.columns[place]}: {shown}" if table.columns[place] else shown)
    return f" ({'; '.join(said)})" if said else ""
