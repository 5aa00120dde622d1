"""Labelled text: record pages of library platforms saved as text, their fields introduced by labels in any language."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from biblint.formats.base import Format
from biblint.formats.labelled.editing import check_text, delete_item, insert_field
from biblint.formats.labelled.folding import decode
from biblint.formats.labelled.labels import usual
from biblint.formats.labelled.languages import page_language
from biblint.formats.labelled.reading import read_segment
from biblint.formats.labelled.rows import rows_of
from biblint.model import Batch, DeleteItem, Edit, InsertField, Operation, Record, Segment, SetValue

_OTHER_START = re.compile(r"\s*(?:[<{]|\[\s*[{\]])")
_OTHER_LINE = re.compile(
    r"^(?:\s*@\w+\s*[{(]|TY {1,2}- |FN |PT [A-Z]\s*$|PMID- |OWN - |%[0T] |\{[^}\n]+\}:|RT \w|DataType: \d"
    r"|.{0,20}【来源篇名】|cff-version|VN {2}- |<\d+\. ?>\s*$)",
    re.M,
)
"""A line of another format."""

_DISCOVERY = re.compile(r"^被引[:：]\s*\d+|^共 ?\d+ ?条\s*$", re.M)
HEAD_LINES = 400


class LabelledFormat(Format):
    """Pages of labelled text; see `labels` for the labels and `pages` for what begins a record."""

    name: ClassVar[str] = "labelled"
    title: ClassVar[str] = "labelled text"
    extensions: ClassVar[tuple[str, ...]] = (".txt",)

    def recognise(self, head: str) -> int:
        """At most 60, so that every stricter format wins: three different labels in label position are asked for."""
        rows = rows_of(head[:20_000])
        found = {row.hit.meaning.variable for row in rows[:HEAD_LINES] if row.hit and row.hit.meaning}
        if len(found) < 3 or not found & _TELLING or _OTHER_START.match(head) or _OTHER_LINE.search(head):
            return 0
        return 60 if _DISCOVERY.search(head) else min(55, 25 + 5 * len(found))

    def read(self, segment: Segment, context: Any) -> Batch:
        """The records of a segment; what begins a record is said in `pages`."""
        return read_segment(segment)

    def decode(self, raw: str, variable: str) -> str:
        """Folds, affiliation marks and undecodable bytes."""
        return decode(raw)

    def edit(self, record: Record, operation: Operation, context: Any = None) -> tuple[Edit, ...]:
        """Edits for every operation; raises `EditError`."""
        if isinstance(operation, DeleteItem):
            return delete_item(record, operation)
        if isinstance(operation, InsertField):
            return insert_field(record, operation)
        return super().edit(record, operation, context)

    def set_value(self, record: Record, operation: SetValue) -> tuple[Edit, ...]:
        """As for every format; a label is replaced whole, and list items may not bring in a separator."""
        check_text(operation)
        if operation.variable == "label":
            return (Edit(operation.value.start, operation.value.end, self.encode(operation.text, "label")),)
        return super().set_value(record, operation)

    def field_name(self, record: Record, variable: str) -> str:
        """The label of a variable as the page writes it, or would."""
        return super().field_name(record, variable) or self.usual_tag(record, variable) or variable

    def usual_tag(self, record: Record, variable: str) -> str:
        """The usual label in the language of the record's labels."""
        return usual(variable, page_language(record))


_TELLING = frozenset({"author", "title", "abstract", "keyword", "affiliation", "container-title", "reference", "DOI"})

FORMAT = LabelledFormat()
