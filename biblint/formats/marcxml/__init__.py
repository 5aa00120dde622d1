"""MARCXML: the records of MARC 21 as XML, with the variables of MARC 21."""

from __future__ import annotations

import re

from biblint.formats._marc.fields import MarcField, MarcRecord, Subfield
from biblint.formats._marc.records import USUAL, complete
from biblint.formats._xml.cutting import Cut, tag_pattern
from biblint.formats._xml.format import XmlFormat, field_of
from biblint.formats._xml.paths import Node
from biblint.formats._xml.tree import Element
from biblint.model import Record, Segment


class MarcXml(XmlFormat):
    """MARCXML: the `record` elements that hold a leader or fields, alone, in a collection, or in a wrapper."""

    name = "marcxml"
    title = "MARCXML"
    boundary = re.compile(rb"^[ \t]*<(?:\w+:)?record[ >]", re.M)
    tags = tag_pattern(("record",))
    content = re.compile(r"<(?:[\w.-]+:)?(?:leader|controlfield|datafield)\b")
    signature = re.compile(r"loc\.gov/MARC21/slim|<(?:\w+:)?datafield\s[^>]*\btag=")
    table = Node()
    usual = USUAL

    def record(self, segment: Segment, index: int, found: Cut, root: Element) -> Record:
        """The record of one element."""
        record = Record(self.name, index, segment, found.start, found.end, self.nothing)
        leader = root.one("leader")
        text = leader.source[leader.content_start : leader.content_end] if leader is not None else ""
        complete(record, MarcRecord(segment.text, text, [_marc_field(element) for element in _fields(root)]))
        return record


def _fields(root: Element) -> list[Element]:
    return [element for element in root.elements if element.name in ("controlfield", "datafield")]


def _marc_field(element: Element) -> MarcField:
    tag = element.get("tag")
    field = MarcField(tag, (element.get("ind1") or " ")[:1] + (element.get("ind2") or " ")[:1])
    if element.name == "controlfield":
        field.subfields = [_subfield(element, tag, "")]
    else:
        field.subfields = [_subfield(inner, tag, inner.get("code")) for inner in element.all("subfield")]
    return field


def _subfield(element: Element, tag: str, code: str) -> Subfield:
    entry = field_of(element, f"{tag}${code}" if code else tag)
    return Subfield(code, entry, lambda maker: maker.element(element))


FORMAT = MarcXml()
