"""The tables of the format pages: the names a format uses, and the CSL variables and types they become."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from types import ModuleType

from biblint.formats import formats
from biblint.formats.bibtex import fields as bibtex
from biblint.formats.labelled import words
from biblint.formats.nbib import tables as nbib
from biblint.formats.ris import tables as ris
from biblint.formats.wos import tables as wos
from scripts.docgen.markdown import code, codes, table


def format_tables(name: str) -> str:
    """The generated part of a format's page; raises KeyError for a format without one."""
    return _TABLES[name]()


def format_list() -> str:
    """All formats, with what they are recognised and edited by."""
    rows = [
        (
            f"[{entry.title}]({entry.name}.md)",
            code(entry.name),
            codes(entry.extensions),
            "yes" if entry.can_edit else "no",
        )
        for entry in formats().values()
    ]
    return table(("format", "name", "extensions", "fixes"), rows)


def _grouped(names: Mapping[str, str]) -> list[tuple[str, str]]:
    """Rows of variable and all its names, in the order in which they first come."""
    rows: dict[str, list[str]] = {}
    for name, variable in names.items():
        rows.setdefault(variable, []).append(name)
    return [(code(variable) if variable else "(none)", codes(found)) for variable, found in rows.items()]


def _tags(variables: Mapping[str, str], tags: frozenset[str], types: Mapping[str, str], head: str) -> str:
    others = sorted(tags - variables.keys())
    return "\n".join(
        (
            table(("variable", "tags"), _grouped(variables)),
            f"Known, and reached as `raw:TAG` only: {codes(others)}.\n",
            table(("CSL type", head), _grouped(types)),
        )
    )


def _ris() -> str:
    return _tags(ris.VARIABLES, ris.TAGS, ris.TYPES, "reference types (`TY`)")


def _wos() -> str:
    types = {**{f"PT {name}": of for name, of in wos.PUBLICATION_TYPES.items()}}
    types |= {f"DT {name}": of for name, of in wos.DOCUMENT_TYPES}
    return _tags(wos.VARIABLES, wos.TAGS, types, "publication type (`PT`), or what the document type (`DT`) holds")


def _bibtex() -> str:
    return "\n".join(
        (
            table(("variable", "fields"), _grouped(bibtex.FIELDS)),
            table(("CSL type", "entry types"), _grouped(bibtex.TYPES)),
        )
    )


def _labelled() -> str:
    labels: dict[str, tuple[list[str], list[str], list[str]]] = {}

    def add(variable: str, column: int, found: list[str]) -> None:
        labels.setdefault(variable, ([], [], []))[column].extend(filter(None, found))

    for row in words.ROWS.strip().splitlines():
        variable, chinese, english = (part.strip() for part in row.split("|"))
        add(variable, 0, chinese.split())
        add(variable, 1, [label.strip() for label in english.split(";")])
    for row in words.NEUTRAL.strip().splitlines():
        variable, found = (part.strip() for part in row.split("|"))
        add(variable, 1, [label.strip() for label in found.split(";")])
    parts = [part.strip() for row in words.JAPANESE_ROWS.strip().splitlines() for part in row.split("|")]
    for variable, japanese in zip(parts[::2], parts[1::2], strict=True):
        add(variable, 2, japanese.split())
    rows = [
        ("(none)" if variable == "-" else code(variable), *map("; ".join, found)) for variable, found in labels.items()
    ]
    return table(("variable", "Chinese", "English", "Japanese"), rows)


def _tagged(module: ModuleType, head: str) -> str:
    """The tables of a format whose module of tables has variables, tags and types."""
    return _tags(module.VARIABLES, module.TAGS, module.TYPES, head)


_TABLES: Mapping[str, Callable[[], str]] = {
    "bibtex": _bibtex, "labelled": _labelled, "ris": _ris, "wos": _wos,
    "nbib": partial(_tagged, nbib, "publication types (`PT`)"),
}  # fmt: skip
