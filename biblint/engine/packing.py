"""Violations and reports as plain data, for other processes and for the cache: tuples, lists, texts and numbers only.

A fix refers to segments of its file. In plain data they are named by the offset of their first byte; whoever unpacks
says which segment stands there.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from biblint.engine.run import FileReport
from biblint.model import Edit, Fix, LocatedEdit, Location, RecordRef, Segment, Violation
from biblint.source import Source

SegmentAt = Callable[[int], Segment]
"""The segment of a file that starts at a byte."""

Plain = tuple[Any, ...]
"""Data that `marshal` can hold."""


def pack_violation(violation: Violation) -> Plain:
    """A violation as plain data."""
    record = violation.record
    return (
        violation.rule,
        violation.category,
        violation.severity,
        violation.message,
        violation.path,
        violation.line,
        violation.column,
        violation.end_line,
        violation.end_column,
        (record.key, record.index, record.type, record.reference) if record else None,
        violation.field,
        violation.value,
        violation.fingerprint,
        pack_fix(violation.fix),
        tuple(pack_location(location) for location in violation.related),
        violation.url,
        violation.excerpt,
    )


def unpack_violation(data: Plain, segment_at: SegmentAt) -> Violation:
    """The violation of what `pack_violation` gave."""
    head, record, middle, fix, related, tail = data[:9], data[9], data[10:13], data[13], data[14], data[15:]
    return Violation(  # type: ignore[call-arg]
        *head,
        RecordRef(*record) if record else None,
        *middle,
        unpack_fix(fix, segment_at),
        tuple(Location(*one) for one in related),
        *tail,
    )


def pack_location(location: Location) -> Plain:
    """A location as plain data."""
    return (
        location.path,
        location.line,
        location.column,
        location.end_line,
        location.end_column,
        location.message,
    )


def pack_fix(fix: Fix | None) -> Plain | None:
    """A fix as plain data."""
    if fix is None:
        return None
    return fix.safety, fix.title, fix.value, tuple(_pack_edit(located) for located in fix.edits)


def unpack_fix(data: Plain | None, segment_at: SegmentAt) -> Fix | None:
    """The fix of what `pack_fix` gave."""
    if data is None:
        return None
    safety, title, value, edits = data
    return Fix(safety, title, tuple(_unpack_edit(one, segment_at) for one in edits), value)


def _pack_edit(located: LocatedEdit) -> Plain:
    places = (located.line, located.column, located.end_line, located.end_column)
    return (*places, located.text, *located.edit, located.segment.byte_start)


def _unpack_edit(data: Plain, segment_at: SegmentAt) -> LocatedEdit:
    line, column, end_line, end_column, text, *edit, byte_start = data
    return LocatedEdit(line, column, end_line, end_column, text, Edit(*edit), segment_at(byte_start))


def pack_report(report: FileReport) -> Plain:
    """A report before its baseline is heeded, as plain data."""
    violations = (*report.violations, *report.suppressed)
    edits = [located for violation in violations if violation.fix for located in violation.fix.edits]
    segments = {located.segment.byte_start: located.segment for located in edits}
    return (
        report.path,
        report.format,
        report.encoding,
        report.records,
        [pack_violation(violation) for violation in report.violations],
        report.everywhere,
        [pack_violation(violation) for violation in report.suppressed],
        sorted(report.touched),
        {start: (segment.byte_end, segment.first_line) for start, segment in segments.items()},
    )


def unpack_report(data: Plain, source: Source) -> FileReport:
    """The report of what `pack_report` gave, on the file's own bytes."""
    path, name, encoding, records, violations, everywhere, suppressed, touched, ends = data
    segments = {start: source.segment(start, end, first_line) for start, (end, first_line) in ends.items()}
    return FileReport(
        path,
        name,
        encoding,
        records,
        [unpack_violation(one, segments.__getitem__) for one in violations],
        everywhere,
        [unpack_violation(one, segments.__getitem__) for one in suppressed],
        touched=set(touched),
    )
