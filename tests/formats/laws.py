"""What holds for every format: pieces cover and decode to texts, ranges are ordered, fields lie in their record."""

from __future__ import annotations

from collections.abc import Iterator

from biblint.formats.base import Format
from biblint.model import Batch, Edit, Record, Segment, Value
from biblint.source import Source


def read_source(format_: Format, source: Source) -> list[Batch]:
    """All batches of a source, segment by segment, with its context."""
    segments = list(source.segments(format_.boundary))
    context = format_.context(segments)
    hash(context)
    return [format_.read(segment, context) for segment in segments]


def read_text(format_: Format, text: str) -> list[Record]:
    """The records of a text that is one segment."""
    segment = Segment(text)
    return format_.read(segment, format_.context([segment])).records


def all_values(record: Record) -> Iterator[tuple[str, Value]]:
    """Every value of a record, of its variables and of its raw tags."""
    variables = [*record.tags, *dict.fromkeys(f"raw:{field.tag}" for field in record.fields)]
    for variable in variables:
        for value in record.values(variable):
            yield variable, value
            for inner in (*value.marks, *value.people):
                yield variable, inner


def breaches(format_: Format, batch: Batch) -> list[str]:
    """What in a batch breaks a law, in words; empty if nothing does."""
    found = list(_range_breaches(batch))
    for record in batch.records:
        for variable, value in all_values(record):
            place = f"record {record.index} {variable} {value.text[:40]!r}"
            found += [f"{place}: {what}" for what in value_breaches(format_, record.segment.text, variable, value)]
    return found


def _range_breaches(batch: Batch) -> Iterator[str]:
    done = 0
    for index, record in enumerate(batch.records):
        if record.index != index:
            yield f"record {index} has the index {record.index}"
        if not done <= record.start <= record.end <= len(record.segment.text):
            yield f"record {index} has the range {record.start}..{record.end} after {done}"
        done = record.end
        for field in record.fields:
            if not field.tag_start <= field.tag_end <= len(record.segment.text):
                yield f"record {index}: tag {field.tag!r} at {field.tag_start}..{field.tag_end}"
            if not field.whole_start <= field.start <= field.end <= field.whole_end <= len(record.segment.text):
                yield f"record {index}: field {field} is not inside its own whole"


def value_breaches(format_: Format, source: str, variable: str, value: Value) -> Iterator[str]:
    """What breaks the laws of one value."""
    if not value.text or value.text != value.text.strip():
        yield "is empty or has outer blanks"
    if any("\ud800" <= character <= "\udfff" for character in value.text):
        yield "shows an undecodable byte"
    if not value.pieces:
        if source[value.start : value.end] != value.text:
            yield f"is not its source {source[value.start : value.end]!r}"
        return
    done = 0
    for piece in value.pieces:
        if piece.start != done or piece.end < piece.start:
            yield f"has a gap before {piece}"
        done = piece.end
        text, raw = value.text[piece.start : piece.end], source[piece.source_start : piece.source_end]
        if piece.kind == "verbatim" and raw != text:
            yield f"verbatim {text!r} is written {raw!r}"
        if piece.kind == "decoded" and format_.decode(raw, variable) != text:
            yield f"decoded {text!r} is written {raw!r}, which gives {format_.decode(raw, variable)!r}"
    if done != len(value.text):
        yield f"has pieces to {done} only"


def apply(text: str, edits: tuple[Edit, ...]) -> str:
    """A text with edits applied; they must not overlap."""
    parts, done = [], 0
    for start, end, new in sorted(edits):
        assert start >= done, "edits overlap"
        parts += [text[done:start], new]
        done = end
    return "".join([*parts, text[done:]])
