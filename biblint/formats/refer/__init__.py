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
from biblint.model import Field, Note, Record, ReplaceRange, Segment, Value

_START = re.compile(r"(?:^|(?<=\r))\ufeff?[ \t]{0,2}%0[ \t]+[A-Z]", re.M)
_OTHER = re.compile(r"(?:^|(?<=\r))\ufeff?[ \t]{0,2}%[TADJB@][ \t]+\S", re.M)
_LABEL = re.compile(r"([A-Z][A-Za-z]+-[\u4e00-\u9fff]+)[ \t:：]\s*")
_WORD = "(?:[A-ZÀ-ÞĀ-ɏ][a-zß-ɏ]|[\u4e00-\u9fff])"
_GLUED = re.compile(rf"%(?:D(?=[12]\d{{3}})|[VNP](?=\d)|@(?=\d{{3}})|[0AETJBICK](?={_WORD})|U(?=https?:)|R(?=10\.))")
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
        """The field of a line whose tag runs into its value, or with a bilingual label as CNKI copies it."""
        text, behind = scan.segment.text, line_after(scan.segment.text, end)
        if glued := _GLUED.match(text, start, end):
            at = glued.end()
            entry = Field(glued[0], start, at, *trimmed(text, at, end), start, behind)
            return entry, Note("misspaced-tag", start, at, {"tag": glued[0]}, ReplaceRange(at, at, " "))
        found = _LABEL.match(text, start, end)
        if found is None:
            return None
        entry = Field(found[1], start, found.end(1), *trimmed(text, found.end(), end), start, behind)
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
