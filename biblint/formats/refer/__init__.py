"""Refer, the tagged format of EndNote, Google Scholar and CNKI: a percent sign and a character before each value."""

from __future__ import annotations

import re
from collections.abc import Sequence

from biblint.formats.refer.finishing import finish_record
from biblint.formats.refer.tables import TABLE
from biblint.formats.refer.values import COMPOSERS, table_of
from biblint.formats.tagged.blank import BlankScan
from biblint.formats.tagged.format import TaggedFormat
from biblint.formats.tagged.reader import Scan, line_after
from biblint.formats.tagged.table import Table
from biblint.formats.tagged.values import trimmed
from biblint.model import Field, Note, Record, Segment, Value

_START = re.compile(r"(?:^|(?<=\r))\ufeff?[ \t]{0,2}%0[ \t]+[A-Z]", re.M)
_OTHER = re.compile(r"(?:^|(?<=\r))\ufeff?[ \t]{0,2}%[TADJB@][ \t]+\S", re.M)
_LABEL = re.compile(r"([A-Z][A-Za-z]+-[\u4e00-\u9fff]+)[ \t:：]\s*")
_BARE = re.compile(r"\s*\ufeff?\s*%[TAE] \S[^\r\n]*(?:\r\n?|\n)%[A-Z] ")


class Refer(TaggedFormat):
    """Refer: `%0 ` begins a record, a blank line ends one that has no `%0`."""

    name = "refer"
    title = "EndNote tagged (Refer)"
    extensions = (".enw", ".ref")
    boundary = re.compile(rb"^%0 ", re.M)
    table = TABLE
    composed = COMPOSERS

    def recognise(self, head: str) -> int:
        """By its record start; less surely by two of its lines at the very beginning."""
        if _START.search(head):
            return 85 if _OTHER.search(head) else 60
        return 65 if _BARE.match(head) else 0

    def table_of(self, record: Record) -> Table:
        """The table of the dialect in which a record is written."""
        return table_of(record)

    def scan(self, segment: Segment, at_end: bool) -> Scan:
        """The reader of one segment."""
        return BlankScan(self.name, self, segment, at_end, strict=False)

    def compose(self, record: Record, variable: str, fields: Sequence[Field]) -> Sequence[Value]:
        """The values of a variable from its fields."""
        composer = COMPOSERS.get(variable)
        return composer(record, fields) if composer else self.plain(record, fields)

    def finish(self, record: Record) -> None:
        """Type, dialect and dependent variables of a record."""
        finish_record(record)

    def foreign_line(self, scan: Scan, start: int, end: int) -> tuple[Field, Note] | None:
        """The field of a line with a bilingual label, which CNKI copies from another of its formats."""
        found = _LABEL.match(scan.segment.text, start, end)
        if found is None:
            return None
        text, content = scan.segment.text, trimmed(scan.segment.text, found.end(), end)
        entry = Field(found[1], start, found.end(1), *content, start, line_after(text, end))
        return entry, Note("bad-field", start, end, {"tag": found[1]})

    def usual_tag(self, record: Record, variable: str) -> str:
        """The tag of a new field: %B holds the container of what is no article, %J the university of CNKI's theses."""
        if variable == "container-title" and record.type in ("chapter", "paper-conference"):
            return "%B"
        if variable == "ISSN" and record.type == "patent":
            return ""
        if variable == "volume" and record.dialect == "cnki" and record.raw_type == "Legal Rule or Regulation":
            return ""
        return super().usual_tag(record, variable)


FORMAT = Refer()
