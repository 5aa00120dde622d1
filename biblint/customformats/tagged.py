"""A line-tagged format out of its description."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from biblint.formats.base import Format
from biblint.formats.tagged.blank import BlankScan
from biblint.formats.tagged.format import TaggedFormat
from biblint.formats.tagged.pages import page_values
from biblint.formats.tagged.reader import Scan
from biblint.formats.tagged.table import Table
from biblint.model import Field, Record, Segment, Value

_SURE = 97
_LEAST_LINES = 2
"""How many tagged lines a file must have to be recognised."""
_HEAD = 8_192
_SEPARATORS = {
    ";": re.compile(r"[;；]\s*"),
    ",": re.compile(r"[,，]\s*"),
    "|": re.compile(r"\s*\|\s*"),
    "||": re.compile(r"\s*\|\|\s*"),
    "/": re.compile(r"\s*/\s*"),
    "line": re.compile(r"(?:\r\n?|\n)\s*"),
}


class CustomTagged(TaggedFormat):
    """Tagged lines as a user describes them."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.name = data["name"]  # type: ignore[misc]
        self.title = data["title"]  # type: ignore[misc]
        self.extensions = tuple(data.get("extensions", ()))  # type: ignore[misc]
        self.table = table_of(data["tagged"])  # type: ignore[misc]
        entry = data["tagged"]["tags"].get(self.table.first)
        self._begins: str = entry["variable"] if isinstance(entry, Mapping) else entry or ""
        described = data.get("type", {})
        self._type_tag: str = described.get("from", "")
        self._types = {text.casefold(): of for text, of in described.get("values", {}).items()}
        self._default: str = described.get("default", "")

    def recognise(self, head: str) -> int:
        """By the tag that begins a record and another tagged line."""
        head = head[:_HEAD]
        lines = [match[1] for match in self.table.pattern(head).finditer(head)]
        return _SURE if self.table.first in lines and len(lines) >= _LEAST_LINES else 0

    def scan(self, segment: Segment, at_end: bool) -> Scan:
        """The reader of one segment; without an end tag an empty line ends a record."""
        return (Scan if self.table.last else BlankScan)(self.name, self, segment, at_end)

    def compose(self, record: Record, variable: str, fields: Sequence[Field]) -> Sequence[Value]:
        """The values of a variable; first and last page are one."""
        if variable == "page" and any(entry.tag in self.table.pages for entry in fields):
            return page_values(record, fields, self.table.pages)
        return self.plain(record, fields)

    def finish(self, record: Record) -> None:
        """File the field that began the record, which the common reader does not, and give the record its type."""
        text = record.segment.text
        begun = [entry for entry in record.fields if entry.tag == self.table.first and entry.start < entry.end]
        if begun and self._begins:
            record.tags[self._begins] = [*begun, *record.tags.get(self._begins, [])]
        found = [text[entry.start : entry.end] for entry in record.fields if entry.tag == self._type_tag]
        record.raw_type = found[0] if found else ""
        record.type = self._types.get(record.raw_type.casefold(), self._default)


def tagged_format(data: Mapping[str, Any]) -> Format:
    """The format of a valid description."""
    return CustomTagged(data)


def table_of(described: Mapping[str, Any]) -> Table:
    """The table of tagged lines."""
    entries = {
        tag: {"variable": entry} if isinstance(entry, str) else entry for tag, entry in described["tags"].items()
    }
    variables = {tag: entry["variable"] for tag, entry in entries.items()}
    first, last = described["begins"], described.get("ends", "")
    known = dict.fromkeys([first, *variables, *described.get("others", ()), *([last] if last else [])])
    parts = {entry["part"]: tag for tag, entry in entries.items() if "part" in entry}
    before, _, rest = described.get("line", "{tag}: {value}").partition("{tag}")
    separator = rest.removesuffix("{value}")
    return Table(
        line=line_pattern(before, list(known), separator),
        first=first,
        last=last,
        variables={tag: variable for tag, variable in variables.items() if tag != first},
        separator=separator,
        order=tuple(known),
        usual={variable: tag for tag, variable in reversed(variables.items())},
        separators={tag: _SEPARATORS[entry["separator"]] for tag, entry in entries.items() if "separator" in entry},
        pages=(parts.get("first", ""), parts.get("last", "")),
    )


def line_pattern(before: str, tags: Sequence[str], separator: str) -> str:
    """The pattern of a field's lines; lines that begin with blanks continue it."""
    names = "|".join(re.escape(tag) for tag in sorted(tags, key=len, reverse=True))
    mark = re.escape(separator.strip())
    behind = rf"[ \t]*+{mark}(?:[ \t]|(?=\S|[\r\n]|\Z))" if mark else r"(?:[ \t]++|(?=[\r\n]|\Z))"
    return (
        rf"^\ufeff?+{re.escape(before)}({names}){behind}((?!))?+[ \t]*+"
        r"([^\r\n]*+(?:(?:\r\n?|\n)[ \t]++(?=[^\r\n])[^\r\n]*+)*+)(?:\r\n?|\n|\Z)"
    )
