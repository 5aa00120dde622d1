"""A delimited format out of its description."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from biblint.formats.base import Format
from biblint.formats.table.format import TableFormat
from biblint.formats.table.profile import Column, Profile, TypeRule, fold

_SURE = 97
_DELIMITERS = {"tab": "\t"}
_KINDS = {"line": "lines"}


def delimited_format(data: Mapping[str, Any]) -> Format:
    """The format of a valid description."""
    table = data["delimited"]
    columns = tuple(_column(header, entry) for header, entry in table["columns"].items())
    given = table.get("delimiter")
    return TableFormat(
        Profile(
            name=data["name"],
            title=data["title"],
            columns=columns,
            aliases={fold(column.header): column.header for column in columns},
            marks=(frozenset(table.get("recognise", table["columns"])),),
            score=_SURE,
            types=_types(data.get("type", {})),
            default_type=data.get("type", {}).get("default", ""),
            delimiters=_DELIMITERS.get(given, given) if given else ",;\t|",
            quoting=table.get("quotes", True),
            extensions=tuple(data.get("extensions", ())),
        )
    )


def _column(header: str, entry: Any) -> Column:
    if isinstance(entry, str):
        return Column(header, entry)
    separator = entry.get("separator", "")
    return Column(header, entry["variable"], entry.get("part") or _KINDS.get(separator, separator))


def _types(described: Mapping[str, Any]) -> tuple[TypeRule, ...]:
    header = described.get("from")
    if header is None:
        return ()
    return tuple(
        (header, rf"^\s*{re.escape(text.lower())}\s*$", of) for text, of in described.get("values", {}).items()
    )
