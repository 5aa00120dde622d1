"""The tables of the format pages: the names a format uses, and the CSL variables and types they become.

Formats that are data (tables of tags, columns, paths) are shown by what their table looks like, so that a new one needs
nothing here; a page stands for one format, or for those of a family (`csv`).
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from biblint.formats import formats
from biblint.formats.base import Format
from biblint.formats.bibtex import fields as bibtex
from biblint.formats.gbt7714 import grammar as gbt7714
from biblint.formats.labelled import words
from biblint.formats.wos import tables as wos
from scripts.docgen.markdown import code, codes, table

_FAMILIES = {
    "csv": "csv", "tab": "csv", "json": "json", "xml": "xml", "mods": "xml", "jats": "xml", "core": "xml", "rdf": "xml",
    "marc21": "marc", "marcxml": "marc",
}  # fmt: skip
"""Last part of a format's name -> the page of its family."""


def page_of(name: str) -> str:
    """The name of the page that describes a format."""
    return _FAMILIES.get(name.rpartition("-")[2], name)


def page_names() -> list[str]:
    """The pages of all formats."""
    return sorted({page_of(name) for name in formats()})


def format_tables(page: str) -> str:
    """The generated part of a page: the tables of its formats, under their titles if there are several."""
    entries = [entry for entry in formats().values() if page_of(entry.name) == page]
    if len(entries) == 1:
        return _tables(entries[0])
    return "\n".join(f"### {entry.title} (`{entry.name}`)\n\n{_tables(entry)}" for entry in entries)


def format_list() -> str:
    """All formats, with what they are recognised and edited by."""
    rows = [
        (f"[{entry.title}]({page_of(entry.name)}.md)", code(entry.name), codes(entry.extensions),
         "yes" if entry.can_edit else "no")
        for entry in formats().values()
    ]  # fmt: skip
    return table(("format", "name", "extensions", "fixes"), rows)


def _tables(entry: Format) -> str:
    if entry.name in _OWN:
        return _OWN[entry.name]()
    profile: Any = getattr(entry, "profile", None)
    if profile is not None:
        return _pairs("columns", ((column.header, column.variable) for column in profile.columns))
    rows: Any = getattr(getattr(entry, "table", None), "rows", None)
    if rows is not None:
        return _pairs("members", ((".".join(step.name for step in row.path), row.variable) for row in rows))
    tables = _tables_module(entry)
    if hasattr(tables, "PATHS"):
        return _pairs("elements", tables.PATHS)
    if hasattr(tables, "VARIABLES"):
        return _tags(tables.VARIABLES, getattr(tables, "TAGS", frozenset()), getattr(tables, "TYPES", {}), "types")
    tags: Any = getattr(getattr(entry, "table", None), "variables", None)
    return _pairs("tags", tags.items()) if tags else ""


def _tables_module(entry: Format) -> Any:
    """The module `tables` of a format's package; None if there is none."""
    name = f"{type(entry).__module__}.tables"
    is_package = hasattr(sys.modules[type(entry).__module__], "__path__")
    return importlib.import_module(name) if is_package and importlib.util.find_spec(name) else None


def _pairs(head: str, pairs: Iterable[tuple[str, str]]) -> str:
    """The table of pairs of a file's name and its variable."""
    return table(("variable", head), _grouped(pairs))


def _grouped(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Rows of variable and all its names, in the order in which they first come; those without one at the end."""
    rows: dict[str, list[str]] = {}
    for name, variable in pairs:
        rows.setdefault(variable, []).append(name)
    none = rows.pop("", [])
    named = [(code(variable), codes(dict.fromkeys(found))) for variable, found in rows.items()]
    return [*named, *([("(none)", codes(none))] if none else [])]


def _tags(variables: Mapping[str, str], tags: frozenset[str], types: Mapping[str, str], head: str) -> str:
    others = sorted(tags - variables.keys())
    parts = [_pairs("tags", variables.items())]
    if others:
        parts.append(f"Known, and reached as `raw:TAG` only: {codes(others)}.\n")
    if types:
        parts.append(table(("CSL type", head), _grouped(types.items())))
    return "\n".join(parts)


def _wos() -> str:
    types = {f"PT {name}": of for name, of in wos.PUBLICATION_TYPES.items()}
    types |= {f"DT {name}": of for name, of in wos.DOCUMENT_TYPES}
    return _tags(wos.VARIABLES, wos.TAGS, types, "publication type (`PT`), or what the document type (`DT`) holds")


def _bibtex() -> str:
    types = table(("CSL type", "entry types"), _grouped(bibtex.TYPES.items()))
    return f"{_pairs('fields', bibtex.FIELDS.items())}\n{types}"


def _labelled() -> str:
    labels: dict[str, tuple[list[str], list[str], list[str]]] = {}

    def add(variable: str, column: int, found: Sequence[str]) -> None:
        labels.setdefault(variable, ([], [], []))[column].extend(filter(None, map(str.strip, found)))

    for row in words.ROWS.strip().splitlines():
        variable, chinese, english = (part.strip() for part in row.split("|"))
        add(variable, 0, chinese.split())
        add(variable, 1, english.split(";"))
    for row in words.NEUTRAL.strip().splitlines():
        variable, found = (part.strip() for part in row.split("|"))
        add(variable, 1, found.split(";"))
    parts = [part.strip() for row in words.JAPANESE_ROWS.strip().splitlines() for part in row.split("|")]
    for variable, japanese in zip(parts[::2], parts[1::2], strict=True):
        add(variable, 2, japanese.split())
    rows = [
        ("(none)" if variable == "-" else code(variable), *map("; ".join, found)) for variable, found in labels.items()
    ]
    return table(("variable", "Chinese", "English", "Japanese"), rows)


def _gbt7714() -> str:
    places = table(("variable", "place"), [(code(variable), place) for variable, place in gbt7714.PLACES.items()])
    marks = ((f"[{mark}]", of) for mark, of in gbt7714.TYPES.items())
    parts = ((f"[{mark}] … //", of) for mark, of in gbt7714.PARTS_OF.items())
    types = table(("CSL type", "type mark"), _grouped([*marks, *parts]))
    return f"{places}\n{types}"


_OWN: Mapping[str, Callable[[], str]] = {"bibtex": _bibtex, "labelled": _labelled, "wos": _wos, "gbt7714": _gbt7714}
"""Formats whose tables are of a form of their own."""
