"""Check kind `listed`: a value that is in a list, such as the DOI of a retracted article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from biblint.checks._lists import COLUMNS, LIST, WHERE, Keys, ListKind, columns_of, counted, keys_for, table_of, told
from biblint.checks.base import Check, FindingType, Setting
from biblint.model import Finding
from biblint.tables import Cell, Table, texts


class Listed(ListKind):
    """The value must not be in a list; an identifier counts however it is written, a name by its letters."""

    name = "listed"
    title = "A value that is in a list"
    scope = "text"
    selects = ("field", "fields", "each")
    findings = {"listed": FindingType("the list has it", ("entry", "told", "list-name"))}
    options = {
        "list": LIST,
        "columns": COLUMNS,
        "where": WHERE,
        "unless": {
            **WHERE,
            "description": "Column -> what makes a row take back what other rows say of the same key.",
        },
        "tell": {
            "type": "array",
            "items": {"type": "string", "minLength": 1},
            "uniqueItems": True,
            "description": "The columns that a message tells in {told}, of those the list has.",
        },
        "begins": {
            "type": "boolean",
            "default": False,
            "description": "Entries are beginnings of the values that are meant, as the prefixes of DOIs are.",
        },
    }
    required = ("list", "columns")
    naming = ("columns", "tell")

    def compile(self, options: Mapping[str, Any], setting: Setting) -> Check:
        """A text check that looks a value up; raises `OptionError` if the list has none of the columns."""
        table = table_of(options)
        if table is None:
            return lambda text: ()
        variable = setting.variables[0] if setting.variables else ""
        begins: bool = options.get("begins", False)
        keys = keys_for(variable)
        memo = variable, repr({**options, "list": ""})
        rows = table.remembered(memo, lambda: _entries(table, options, _folded if begins else keys))
        find = _Beginnings(rows).get if begins else rows.get
        heads = _heads(rows) if begins and variable == "DOI" else frozenset()
        shown = [] if table.is_bare else table.places(options.get("tell", ()))

        def check(text: str) -> Iterable[Finding]:
            if heads:
                start = text.find("10.")
                if text[start : text.find("/", start) + 1].casefold() not in heads:
                    return ()
            for key in keys(text):
                row = find(key)
                if row is not None:
                    said = {"entry": key, "told": told(row, shown, table), "list-name": table.name}
                    return (Finding("listed", 0, len(text), said),)
            return ()

        return check


Rows = Mapping[str, tuple[Cell, ...]]


class _Beginnings:
    """Rows by what the texts looked up begin with; the longest beginning counts."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._lengths = sorted({len(key) for key in rows}, reverse=True)

    def get(self, key: str) -> tuple[Cell, ...] | None:
        """The row of a text, or None."""
        return next((self._rows[key[:end]] for end in self._lengths if key[:end] in self._rows), None)


def _heads(rows: Rows) -> frozenset[str]:
    """The prefixes of DOIs that rows begin with, each with its slash: few DOIs need a closer look."""
    heads = frozenset(key.partition("/")[0] + "/" for key in rows if "/" in key)
    return heads if all("/" in key for key in rows) else frozenset()


def _folded(text: str) -> tuple[str, ...]:
    return (text.casefold(),)


def _entries(table: Table, options: Mapping[str, Any], keys: Keys) -> Rows:
    """The last row of each key that counts, without keys that are taken back."""
    columns = columns_of(table, options, "columns")
    found = {key: row for row in counted(table, options) for text in texts(row, columns) for key in keys(text)}
    if "unless" in options and any(table.places([column]) for column in options["unless"]):
        for row in counted(table, {"where": options["unless"]}):
            for text in texts(row, columns):
                for key in keys(text):
                    found.pop(key, None)
    return found


KIND = Listed()
