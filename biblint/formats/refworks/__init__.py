"""RefWorks' tagged format, as RefWorks and CNKI write it: two characters, a blank, the value."""

from __future__ import annotations

import re
from collections.abc import Sequence

from biblint.formats.refworks.finishing import finish_record
from biblint.formats.refworks.tables import CNKI_TABLE, TABLE
from biblint.formats.refworks.values import COMPOSERS
from biblint.formats.tagged.blank import BlankScan
from biblint.formats.tagged.format import TaggedFormat
from biblint.formats.tagged.reader import Scan
from biblint.formats.tagged.table import Table
from biblint.model import Field, Note, Record, ReplaceRange, Segment, Value

_START = re.compile(r"(?:^|(?<=\r))\ufeff?[ \t]{0,2}RT [A-Z][A-Za-z]", re.M)
_OTHER = re.compile(r"(?:^|(?<=\r))[ \t]{0,2}(?:T1|A1|SR|YR|JF)(?: (?![ \t]*-)\S|(?=[^\x00-\x7f]))", re.M)


class RefWorks(TaggedFormat):
    """RefWorks: `RT ` begins a record; a blank line stands between records."""

    name = "refworks"
    title = "RefWorks tagged"
    extensions = ()
    boundary = re.compile(rb"^RT ", re.M)
    table = TABLE
    composed = COMPOSERS

    def recognise(self, head: str) -> int:
        """By its record start with another of its lines."""
        return 85 if _START.search(head) and _OTHER.search(head) else 0

    def table_of(self, record: Record) -> Table:
        """The table of the dialect in which a record is written."""
        return CNKI_TABLE if record.dialect == "cnki" else TABLE

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

    def check_line(self, scan: Scan, entry: Field) -> bool:
        """A tag that runs into its value, as CNKI writes A1 of theses."""
        mend = ReplaceRange(entry.tag_end, entry.start, " ")
        scan.odd.append(Note("misspaced-tag", entry.tag_start, entry.end, {"tag": entry.tag}, mend))
        return True

    def usual_tag(self, record: Record, variable: str) -> str:
        """The tag of a new field: T2 holds the book of a chapter."""
        if variable == "container-title" and record.type == "chapter":
            return "T2"
        return self.table_of(record).usual.get(variable, "")


FORMAT = RefWorks()
