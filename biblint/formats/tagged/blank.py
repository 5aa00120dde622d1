"""Reading line-tagged formats without an end tag: a blank line ends a record, the first tag begins one in any case."""

from __future__ import annotations

import re
from dataclasses import dataclass

from biblint.formats.tagged.reader import Scan
from biblint.model import Field, Note

_BLANK_LINE = re.compile(r"(?:(?<=\n)|(?<=\r)(?!\n)|\A)[ \t]*+(?>\r\n?|\n)")


@dataclass(slots=True)
class BlankScan(Scan):
    """The state of reading one segment of a format whose records a blank line ends."""

    strict: bool = True
    """True if a blank line ends a record for certain; False where values hold blank lines, and records a first tag."""

    def between(self, start: int, end: int, next_tag: str) -> None:
        """Lines before the first blank one, or where that is uncertain all of them, belong to the open record."""
        text = self.segment.text
        blank = self._blank(start, end) if self.is_open else None
        if blank is None or not self.strict:
            Scan.between(self, start, end, next_tag)
        else:
            if not text[start:blank].isspace():
                self.gap(start, blank, "")
            self.is_open = False
            Scan.between(self, blank, end, next_tag)
        if blank is not None:
            self.is_open = False

    def _blank(self, start: int, end: int) -> int | None:
        """Where the first blank line of a gap stands, or, if values hold blank lines, one at the end of the gap."""
        text = self.segment.text
        if self.strict:
            found = _BLANK_LINE.search(text, start, end)
            return found.start() if found else None
        rest = text[start:end]
        kept = len(rest.rstrip())
        return start + kept if not kept or len(_BLANK_LINE.findall(rest[kept:])) > 1 else None

    def special(self, entry: Field) -> tuple[list[Field], dict[str, list[Field]]]:
        """Take a field that begins a record, has no variable, or stands behind a blank line; the record's fields."""
        record, table = self.record, self.table
        if record is None and entry.tag not in table.variables and entry.tag not in table.starters | {table.first}:
            self.stray(entry)
            return [], {}
        if entry.tag == table.first or record is None or (not self.is_open and self._begins(entry)):
            record = self.begin(entry)
            self.file(entry)
        elif self.is_open:
            record.fields.append(entry)
        else:
            self._resume(entry)
        return record.fields, record.tags

    def _begins(self, entry: Field) -> bool:
        """True if a field behind a blank line begins a record: after one without a proper first tag any field does."""
        assert self.record is not None
        table, fields = self.table, self.record.fields
        if fields[0].tag != table.first and fields[0].tag not in table.starters:
            return True
        return entry.tag in table.starters and any(known.tag == entry.tag for known in fields)

    def _resume(self, entry: Field) -> None:
        """A field behind a blank line that begins nothing: the record goes on."""
        assert self.record is not None
        self.is_open = True
        self.record.fields.append(entry)
        self.file(entry)
        if self.strict:
            end = max(entry.end, entry.tag_end)
            self.record.notes.append(Note("field-after-end", entry.tag_start, end, {"tag": entry.tag}))
