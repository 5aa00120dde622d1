"""The common face of XML formats: cut, parse, note damage, and build values by a table of paths."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any, ClassVar, NamedTuple

from biblint.formats._xml.cutting import Cut, cut
from biblint.formats._xml.paths import Node, found_at
from biblint.formats._xml.text import resolve
from biblint.formats._xml.tree import Element, read_tree
from biblint.formats._xml.values import Composer, first_text, texts
from biblint.formats._xml.wellformed import Fault, frame_fault, part_fault
from biblint.formats.base import EditError, Format
from biblint.model import Batch, Edit, Field, Note, Operation, Record, Segment, Value
from biblint.variables import VARIABLES

_UNFINISHED = frozenset((3, 5, 13, 20))
"""What expat says of a document that ends too early: no element, unclosed token, CDATA or element."""
_MISPLACED_DECLARATION = 17
_JUNK = 9
_LONGEST_BOM = 4
_DOCTYPE = re.compile(r"<!DOCTYPE\b")
_SPACE = re.compile(r"\s*")


class Document(NamedTuple):
    """What crosses the records of a document: where its last segment ends, and whether it has a document type."""

    end: int
    has_doctype: bool


class XmlFormat(Format):
    """An XML format described by its record elements and a table of paths; it is reported on, not edited."""

    can_edit = False
    extensions = ()
    tags: ClassVar[re.Pattern[str]]
    """The tags of its record elements, by `tag_pattern`."""
    content: ClassVar[re.Pattern[str] | None] = None
    """What a record holds, where wrappers have the same name."""
    signature: ClassVar[re.Pattern[str]]
    """What only a document of this format has near its start."""
    skipped: ClassVar[frozenset[str]] = frozenset()
    """Elements whose content is not looked at (the body of an article)."""
    table: ClassVar[Node]
    composers: ClassVar[Mapping[str, Composer]] = {}
    """Variable -> what makes its values; else a value an element, or for a variable with one value the first."""

    def recognise(self, head: str) -> int:
        """By the first tags, behind blanks and a byte order mark."""
        if head.lstrip("\ufeff \t\r\n")[:1] != "<":
            return 0
        return 90 if self.signature.search(head) else 0

    def context(self, segments: Iterable[Segment]) -> Document:
        """The end of the document, and whether it has a document type."""
        end, has_doctype = 0, False
        for number, segment in enumerate(segments):
            end = segment.byte_end
            if not number:
                has_doctype = _DOCTYPE.search(segment.text, 0, 4096) is not None
        return Document(end, has_doctype)

    def read(self, segment: Segment, context: Any) -> Batch:
        """Read the record elements of one segment; without a context it is taken for a whole document."""
        text = segment.text
        document = context or Document(segment.byte_end, _DOCTYPE.search(text, 0, 4096) is not None)
        cuts = list(cut(text, self.record_tags(text), self.content))
        records: list[Record] = []
        for found in cuts:
            root = read_tree(text, found.start, found.end, self.skipped)
            if root is None:
                continue
            first = len(records)
            for part, view in self.split(found, root):
                records.append(self.record(segment, len(records), part, view))
            for record in records[first : first + 1]:
                is_last = found is cuts[-1] and segment.byte_end >= document.end
                record.notes += self._damage(text, found, document, is_last)
        return Batch(records, self._frame(segment, cuts, document))

    def record_tags(self, text: str) -> re.Pattern[str]:
        """The tags of the record elements of this document."""
        return self.tags

    def _others(self, root: Element, fields: Mapping[int, Field]) -> list[Element]:
        """The innermost elements that are no part of a field yet."""
        waiting, found = list(root.elements), []
        while waiting:
            element = waiting.pop()
            if element.start in fields:
                continue
            if element.has_elements:
                waiting += element.elements
            else:
                found.append(element)
        return found

    def split(self, found: Cut, root: Element) -> Iterable[tuple[Cut, Element]]:
        """The records in one element, in order: itself, or several that share what stands around them."""
        return ((found, root),)

    def record(self, segment: Segment, index: int, found: Cut, root: Element) -> Record:
        """The record of one element."""
        parts = self.find(root)
        record = Record(self.name, index, segment, found.start, found.end, self.nothing)
        fields: dict[int, Field] = {}
        for variable, elements in parts.items():
            for element in elements:
                entry = fields.get(element.start)
                if entry is None:
                    entry = fields[element.start] = self.field(element)
                if element.raw_text:
                    record.tags.setdefault(variable, []).append(entry)
        for element in self._others(root, fields):
            fields[element.start] = self.field(element)
        record.fields = [fields[start] for start in sorted(fields)]
        record.builder = partial(self._build, root, parts)
        self.finish(record, root)
        return record

    def find(self, root: Element) -> Mapping[str, list[Element]]:
        """Variable -> its elements."""
        return found_at(root, self.table)

    def field(self, element: Element) -> Field:
        """The field of an element; its tag is the local name."""
        return field_of(element, element.name)

    def finish(self, record: Record, root: Element) -> None:
        """Give a record its type and what else is not in the table."""

    def nothing(self, record: Record, variable: str) -> Sequence[Value]:
        """The builder of a record that is not complete yet."""
        return ()

    def _build(
        self, root: Element, parts: Mapping[str, list[Element]], record: Record, variable: str
    ) -> Sequence[Value]:
        if variable.startswith("raw:"):
            return texts([(element, self.field(element)) for element in root.walk() if element.name == variable[4:]])
        found = [(element, self.field(element)) for element in parts.get(variable, ())]
        return self.build(record, variable, found)

    def build(self, record: Record, variable: str, found: Sequence[tuple[Element, Field]]) -> Sequence[Value]:
        """The values of one variable from its elements."""
        composer = self.composers.get(variable)
        if composer is None:
            known = VARIABLES.get(variable)
            composer = texts if known is not None and known.is_list else first_text
        return composer(found)

    def _damage(self, text: str, found: Cut, document: Document, is_last: bool) -> Iterable[Note]:
        if not found.is_closed:
            name = "unclosed-record" if is_last else "missing-terminator"
            yield Note(name, found.start, text.find(">", found.start) + 1)
        fault = part_fault(text, found.start, found.end, document.has_doctype)
        if fault is not None and (found.is_closed or fault.code not in _UNFINISHED):
            yield _malformed(fault, found.end)

    def _frame(self, segment: Segment, cuts: Sequence[Cut], document: Document) -> list[Note]:
        """The notes on what stands around the records: in the first segment all, in the last whether the root ends."""
        is_whole = segment.byte_end >= document.end
        text = segment.text
        if segment.byte_start > _LONGEST_BOM:
            is_cut = is_whole and bool(cuts) and cuts[-1].is_closed and "</" not in text[cuts[-1].end :]
            return [_missing_footer(text)] if is_cut else []
        fault = frame_fault(text, [(found.start, found.end) for found in cuts], is_whole)
        if fault is None or (cuts and not cuts[-1].is_closed and fault.code in _UNFINISHED):
            return []
        if fault.code == 0:
            return [Note("entity-declaration", fault.offset, fault.offset + len("<!ENTITY"))]
        if fault.code in (_MISPLACED_DECLARATION, _JUNK) and text.startswith("<?xml", fault.offset):
            return [Note("repeated-header", fault.offset, fault.offset + len("<?xml"))]
        if fault.code in _UNFINISHED and cuts:
            return [_missing_footer(text)]
        return [_malformed(fault, len(text))]

    def decode(self, raw: str, variable: str) -> str:
        """References are their characters, blanks with a line end one space, an undecodable byte U+FFFD."""
        return resolve(raw)

    def edit(self, record: Record, operation: Operation, context: Any = None) -> tuple[Edit, ...]:
        """Never: raises `EditError`."""
        raise EditError(f"{self.title} files are reported on, not edited")

    def usual_tag(self, record: Record, variable: str) -> str:
        """The element of the first path that leads to a variable."""
        return self.usual.get(variable, "")

    usual: ClassVar[Mapping[str, str]] = {}
    """Variable -> the element that usually holds it."""


def _malformed(fault: Fault, end: int) -> Note:
    return Note("not-well-formed", min(fault.offset, end), min(fault.offset + 1, end), {"fault": fault.message})


def _missing_footer(text: str) -> Note:
    """The note on a document without its end, at its last character."""
    end = len(text.rstrip())
    return Note("missing-footer", max(end - 1, 0), end)


def field_of(element: Element, tag: str) -> Field:
    """The field of an element under a tag; its content is without outer blanks."""
    text = element.source
    start = element.start + 1 + (len(element.prefix) + 1 if element.prefix else 0)
    low = _SPACE.match(text, element.content_start, element.content_end).end()  # type: ignore[union-attr]
    high = element.content_end
    while high > low and text[high - 1].isspace():
        high -= 1
    return Field(tag, start, start + len(element.name), low, high, element.start, element.end)


def usual_elements(pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Variable -> the last step of its first path in a table."""
    found: dict[str, str] = {}
    for path, variable in pairs:
        found.setdefault(variable, path.split("/")[-1].split("[")[0])
    return found
