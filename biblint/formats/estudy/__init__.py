"""CNKI E-Study (知网研学): a line for each field, its label in English and Chinese, `Title-题名: value`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from biblint.formats.estudy.finishing import finish_record
from biblint.formats.estudy.tables import SOURCE, TABLE, USUAL, VARIABLES, english_half
from biblint.formats.tagged.blank import BlankScan
from biblint.formats.tagged.format import TaggedFormat
from biblint.formats.tagged.reader import Scan
from biblint.model import Field, Record, Segment, Value

_START = re.compile(r"(?:^|(?<=\r))\ufeff?(?:DataType[ \t]*[:：][ \t]*\d|SrcDatabase-来源[数据]*库[ \t]*[:：])", re.M)
_OTHER = re.compile(r"(?:^|(?<=\r))(?:Title-|Author-|Source-|Year-|Keyword-)[\u3400-\u9fff]+[ \t]*[:：]", re.M)


@dataclass(slots=True)
class EstudyScan(BlankScan):
    """The state of reading one segment: exports of chosen fields begin their records with the source database."""

    def special(self, entry: Field) -> tuple[list[Field], dict[str, list[Field]]]:
        """Take a field that begins a record, has no variable, or stands behind a blank line; the record's fields."""
        if english_half(entry.tag) == SOURCE:
            return self._source(entry)
        if self.record is None and entry.tag in VARIABLES:
            record = self.begin(entry)
            self.file(entry)
            return record.fields, record.tags
        return BlankScan.special(self, entry)

    def _source(self, entry: Field) -> tuple[list[Field], dict[str, list[Field]]]:
        """The source database: it begins a record where none is open, or the open one began with it."""
        record = self.record
        if record is None or english_half(record.fields[0].tag) == SOURCE:
            record = self.begin(entry)
        else:
            record.fields.append(entry)
            self.is_open = True
        if entry.start < entry.end:
            record.tags.setdefault("source", []).append(entry)
        return record.fields, record.tags


class Estudy(TaggedFormat):
    """E-Study: `DataType` begins a record whatever is open; there are no lines between records."""

    name = "cnki-estudy"
    title = "CNKI E-Study"
    extensions = ()
    boundary = re.compile(rb"^DataType: ", re.M)
    table = TABLE

    def recognise(self, head: str) -> int:
        """By its record start and its bilingual labels."""
        others = len(_OTHER.findall(head))
        if _START.search(head):
            return 95 if others > 1 else 0
        return 70 if others > 2 else 0

    def scan(self, segment: Segment, at_end: bool) -> Scan:
        """The reader of one segment."""
        return EstudyScan(self.name, self, segment, at_end, strict=False)

    def compose(self, record: Record, variable: str, fields: Sequence[Field]) -> Sequence[Value]:
        """The values of a variable from its fields; labels are in both languages."""
        if variable == "label":
            return [Value(entry.tag, entry.tag_start, entry.tag_end, entry, language="mixed") for entry in fields]
        return self.plain(record, fields)

    def finish(self, record: Record) -> None:
        """Type, labels and dependent variables of a record."""
        finish_record(record)

    def usual_tag(self, record: Record, variable: str) -> str:
        """The label of a new field, its Chinese half fit for the document type."""
        if variable in ("container-title", "publisher"):
            source = {"thesis": "学位授予单位", "paper-conference": "会议名称", "article-newspaper": "报纸名称"}
            if (variable == "publisher") == (record.type == "thesis"):
                return f"Source-{source.get(record.type, '刊名')}"
        return USUAL.get(variable, "")


FORMAT = Estudy()
