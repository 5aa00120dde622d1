"""NoteExpress, the tagged format of CNKI, Wanfang, CQVIP and other Chinese platforms: `{Label}: value`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from biblint.formats.noteexpress.finishing import finish_record
from biblint.formats.noteexpress.tables import COMMA_TABLE, TABLE, TAGS
from biblint.formats.noteexpress.values import COMPOSERS
from biblint.formats.tagged.blank import BlankScan
from biblint.formats.tagged.format import TaggedFormat
from biblint.formats.tagged.reader import Scan
from biblint.formats.tagged.table import Table
from biblint.model import Field, Note, Record, ReplaceRange, Segment, Value

_START = re.compile(r"(?:^|(?<=\r))\ufeff?[ \t]{0,4}\{Reference Type\}[ \t]*[:：]", re.M)
_OTHER = re.compile(r"(?:^|(?<=\r))\ufeff?[ \t]{0,4}\{(?:Title|Author|Journal|Year)\}[ \t]*[:：]", re.M)


class NoteExpress(TaggedFormat):
    """NoteExpress: `{Reference Type}` begins a record whatever is open."""

    name = "noteexpress"
    title = "NoteExpress"
    extensions = (".net",)
    boundary = re.compile(rb"^\{Reference Type\}(?::|\xef\xbc\x9a|\xa3\xba)", re.M)
    table = TABLE

    def recognise(self, head: str) -> int:
        """By its record start; less surely by its other labels."""
        if _START.search(head):
            return 95 if _OTHER.search(head) else 80
        return 65 if len(_OTHER.findall(head)) > 1 else 0

    def table_of(self, record: Record) -> Table:
        """The table for a record: keywords stand between semicolons, or where there are none between commas."""
        text = record.segment.text
        fields = record.tags.get("keyword", ())
        if len(fields) != 1:
            return TABLE
        keywords = text[fields[0].start : fields[0].end]
        return TABLE if ";" in keywords or "；" in keywords else COMMA_TABLE

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
        """A known label with a full-width colon is one; programs that look for the other colon lose it."""
        if entry.tag not in TAGS:
            return False
        colon = scan.segment.text.index("：", entry.tag_end)
        mend = ReplaceRange(colon, max(entry.start, colon + 1), ": ")
        if entry.start == entry.end:
            mend = ReplaceRange(colon, colon + 1, ":")
        scan.odd.append(Note("full-width-colon", entry.tag_start, colon + 1, {"tag": entry.tag}, mend))
        return True

    def usual_tag(self, record: Record, variable: str) -> str:
        """The label of a new field: articles stand in a journal, conference papers in a volume, parts in a book."""
        if variable == "container-title" and record.type not in ("", "article-journal"):
            return "Tertiary Title" if record.type == "paper-conference" else "Secondary Title"
        if variable == "number":
            return {"standard": "ISBN", "patent": "Notes"}.get(record.type, "")
        return super().usual_tag(record, variable)


FORMAT = NoteExpress()
