"""Labelled text: record pages of library platforms saved as text, their fields introduced by labels in any language.

The modules that read and edit are imported when a page is at hand: every start of the program asks every format.
"""

from __future__ import annotations

import re
from typing import Any, ClassVar

from biblint.formats.base import Format
from biblint.model import Batch, DeleteField, DeleteItem, Edit, InsertField, Operation, Record, Segment, SetValue

_OTHER_START = re.compile(r"\s*(?:[<{]|\[\s*[{\]])")
_OTHER_LINE = re.compile(
    r"^(?:\s*@\w+\s*[{(]|TY {1,2}- |FN |PT [A-Z]\s*$|PMID- |OWN - |%[0T] |\{[^}\n]+\}:|RT \w|DataType: \d"
    r"|.{0,20}【来源篇名】|cff-version|VN {2}- |<\d+\. ?>\s*$)",
    re.M,
)
"""A line of another format."""

_DISCOVERY = re.compile(r"^被引[:：]\s*\d+|^共 ?\d+ ?条\s*$", re.M)
_HEAD = 20_000
_HEAD_ROWS = 400
_TELLING = frozenset({"author", "title", "abstract", "keyword", "affiliation", "container-title", "reference", "DOI"})
"""One of these must be among the labels: volume and issue alone make no page."""


class LabelledFormat(Format):
    """Pages of labelled text; see `labels` for the labels and `pages` for what begins a record."""

    name: ClassVar[str] = "labelled"
    title: ClassVar[str] = "labelled text"
    extensions: ClassVar[tuple[str, ...]] = (".txt",)

    def recognise(self, head: str) -> int:
        """At most 60, so that every stricter format wins: three different labels in label position are asked for."""
        if _OTHER_START.match(head) or _OTHER_LINE.search(head):
            return 0
        from biblint.formats.labelled.rows import rows_of

        rows = rows_of(head[:_HEAD])[:_HEAD_ROWS]
        found = {row.hit.meaning.variable for row in rows if row.hit and row.hit.meaning}
        if len(found) < 3 or not found & _TELLING:
            return 0
        return 60 if _DISCOVERY.search(head) else min(55, 25 + 5 * len(found))

    def read(self, segment: Segment, context: Any) -> Batch:
        """The records of a segment; what begins a record is said in `pages`."""
        from biblint.formats.labelled.reading import read_segment

        return read_segment(segment)

    def decode(self, raw: str, variable: str) -> str:
        """Folds, affiliation marks and undecodable bytes."""
        from biblint.formats.labelled.folding import decode

        return decode(raw)

    def edit(self, record: Record, operation: Operation, context: Any = None) -> tuple[Edit, ...]:
        """Edits for every operation; raises `EditError`."""
        from biblint.formats.labelled.editing import delete_field, delete_item, insert_field

        if isinstance(operation, DeleteItem):
            return delete_item(record, operation)
        if isinstance(operation, InsertField):
            return insert_field(record, operation)
        if isinstance(operation, DeleteField):
            return delete_field(record, operation.field)
        return super().edit(record, operation, context)

    def set_value(self, record: Record, operation: SetValue) -> tuple[Edit, ...]:
        """As for every format; a label is replaced whole, and list items may not bring in a separator."""
        from biblint.formats.labelled.editing import check_text

        check_text(operation)
        if operation.variable == "label":
            return (Edit(operation.value.start, operation.value.end, self.encode(operation.text, "label")),)
        return super().set_value(record, operation)

    def field_name(self, record: Record, variable: str) -> str:
        """The label of a variable as the page writes it, or would."""
        return super().field_name(record, variable) or self.usual_tag(record, variable) or variable

    def usual_tag(self, record: Record, variable: str) -> str:
        """The usual label in the language of the record's labels."""
        from biblint.formats.labelled.labels import usual
        from biblint.formats.labelled.languages import page_language

        return usual(variable, page_language(record))


FORMAT = LabelledFormat()
