"""BibTeX and BibLaTeX (`.bib`): the whole grammar, what damaged files are like, and editing in an entry's own style."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from biblint.formats.base import Format
from biblint.formats.bibtex import editing
from biblint.formats.bibtex.context import Context, gather
from biblint.formats.bibtex.reading import read, records_of
from biblint.formats.bibtex.scanner import BOUNDARY
from biblint.formats.bibtex.syntax import STRONG, WEAK
from biblint.formats.bibtex.values import RANGES, Values
from biblint.formats.text import show_undecodable
from biblint.model import Batch, DeleteField, DeleteItem, Edit, InsertField, Note, Operation, Record, Segment, SetValue
from biblint.values.latex import decode

_COMMAND = re.compile(r"@(?i:string|preamble|comment)\s*[{(]")
_LINE_HEAD = re.compile(r"^[ \t]*(?=@[ \t]*\w+\s*[{(])", re.MULTILINE)


class BibTeX(Format):
    """The BibTeX grammar with the fields and types of BibLaTeX; `Context` carries macros and parents."""

    name = "bibtex"
    title = "BibTeX"
    extensions = (".bib", ".bibtex", ".biblatex")
    boundary = BOUNDARY

    def recognise(self, head: str) -> int:
        """Sure if a line starts an entry with a first field; less so with a bare head or only commands."""
        score = 0
        for found in _LINE_HEAD.finditer(head):
            if STRONG.match(head, found.end()):
                score = 95
                break
            score = max(score, 80 if _COMMAND.match(head, found.end()) else 70)
        else:
            if score == 0 and "@" in head and any(STRONG.match(head, at.start()) for at in WEAK.finditer(head)):
                score = 40
        return min(score, 20) if head.lstrip()[:1] in ("<", "[") or head.lstrip()[:2] in ('{"', "{\n") else score

    def expects_records(self, head: str) -> bool:
        """False for files of macros, preambles and comments, which other files include."""
        return super().expects_records(head) and not _COMMAND.search(head)

    def context(self, segments: Iterable[Segment]) -> Context:
        """Macros of `@string`, and the entries that `crossref` or `xdata` names."""
        return gather(segments)

    def read(self, segment: Segment, context: Context | None) -> Batch:
        """Read the records of one segment; `@string`, `@preamble` and `@comment` are none."""
        return read(segment, context)

    def stream(self, segment: Segment, context: Context | None) -> tuple[Sequence[Note], Iterable[Record]]:
        """The records of one segment, each read when it is asked for: what is at hand stays small and near."""
        return (), records_of(segment, context)

    def decode(self, raw: str, variable: str) -> str:
        """LaTeX decoded to Unicode, `--` in a page range to `-`; a verbatim field as it is."""
        if raw == "--" and variable in RANGES:
            return "-"
        if editing.is_verbatim_variable(variable):
            return show_undecodable(raw)
        return show_undecodable(decode(raw).text)

    def encode(self, text: str, variable: str) -> str:
        """The source notation of a text: TeX signs escaped, page dashes doubled; raises `EditError`."""
        return editing.encode_text(text, variable, editing.is_verbatim_variable(variable))

    def set_value(self, record: Record, operation: SetValue) -> tuple[Edit, ...]:
        """Minimal edits that give a value a new text; raises `EditError` where they would cut a decoded piece."""
        return editing.set_value(record, operation)

    def edit(self, record: Record, operation: Operation, context: Context | None = None) -> tuple[Edit, ...]:
        """The edits that carry out an operation in the entry's own style; raises `EditError`.

        New texts and shortened lists are read back before they are offered.
        """
        if isinstance(operation, DeleteField):
            return editing.delete_field(record, operation)
        if isinstance(operation, InsertField):
            edits = editing.insert_field(record, operation, self.usual_tag(record, operation.variable))
            if record.has(operation.variable):
                editing.check_reading(record, operation, _read_back(record, edits, context))
            return edits
        if isinstance(operation, DeleteItem):
            edits = editing.delete_item(record, operation)
        elif isinstance(operation, SetValue):
            edits = self.set_value(record, operation)
        else:
            return super().edit(record, operation, context)
        editing.check_reading(record, operation, _read_back(record, edits, context))
        return edits

    def usual_tag(self, record: Record, variable: str) -> str:
        """The field that would hold a variable in an entry of this type; `''` if BibTeX has none."""
        return editing.usual_tag(record, variable)


def _read_back(record: Record, edits: Iterable[Edit], context: Context | None) -> Record | None:
    """The record as it would be after edits; None if it would be no single record."""
    text = record.segment.text
    parts, done = [], record.start
    for start, end, new in sorted(edits):
        parts += [text[done:start], new]
        done = end
    parts.append(text[done : max(done, record.end)])
    builder = getattr(record.builder, "__self__", None)
    if context is None:
        context = builder.context if isinstance(builder, Values) else Context()
    records = read(Segment("".join(parts)), context).records
    return records[0] if len(records) == 1 else None


FORMAT = BibTeX()

__all__ = ["FORMAT", "BibTeX", "Context"]
