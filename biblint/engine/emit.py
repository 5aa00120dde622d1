"""From findings to violations: place, message, fingerprint and fix."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from biblint.engine.keys import plain_key
from biblint.engine.plan import Entry
from biblint.formats.base import EditError, Format
from biblint.model import (
    DeleteField,
    DeleteItem,
    Edit,
    Finding,
    Fix,
    InsertField,
    LocatedEdit,
    Location,
    Operation,
    Record,
    RecordRef,
    ReplaceRange,
    Safety,
    Segment,
    SetValue,
    Value,
    Violation,
)
from biblint.ruleset.rule import FixSpec
from biblint.source import Source
from biblint.variables import label

EXCERPT_LINES = 3
_PLACES = {"en": " (such places: {count})", "zh": "（共 {count} 处）"}
_LATER = frozenset({"key", "count", "places"})
"""Placeholders that depend on the other records and places of the file."""
_LEAST_SAFE: Sequence[Safety] = ("safe", "unsafe", "manual")


class Subject(NamedTuple):
    """What is being checked: a record (or a reference in it), or a file's segment, with the record's key and index."""

    record: Record | None
    segment: Segment
    key: str = ""
    number: int = 0


class Hit(NamedTuple):
    """A finding that a rule reports: on which value of which subject."""

    entry: Entry
    finding: Finding
    variable: str
    value: Value | None
    subject: Subject

    @property
    def record(self) -> Record | None:
        """The record it is in; None for a file."""
        return self.subject.record

    @property
    def segment(self) -> Segment:
        """The segment it is in."""
        return self.subject.segment

    @property
    def span(self) -> tuple[int, int]:
        """The source range of the hit."""
        finding = self.finding
        if finding.span is not None:
            return finding.span
        value = self.value
        if value is None:
            return self._first_line()
        start, end = (0, len(value.text)) if finding.start < 0 else (finding.start, finding.end)
        ranges = value.source_ranges(start, end)
        low, high = ranges[0]
        for next_low, next_high in ranges[1:]:
            between = self.segment.text[high:next_low]
            if next_low < high or "\n" in between or "\r" in between:
                break
            high = next_high
        return low, high

    @property
    def text(self) -> str:
        """The reported part: of the value, or of the source where the finding gives its place there."""
        finding, value = self.finding, self.value
        if value is not None and finding.span is None:
            return value.text if finding.start < 0 else value.text[finding.start : finding.end]
        start, end = self.span
        return self.segment.text[start:end]

    def _first_line(self) -> tuple[int, int]:
        if self.record is None:
            return 0, 0
        text, start, end = self.segment.text, self.record.start, self.record.end
        ends = [at for at in (text.find("\n", start, end), text.find("\r", start, end), end) if at >= 0]
        return start, max(start, min(ends))


class Told(NamedTuple):
    """A further place of what is told once: where it is and how it would be mended, without the record it is in."""

    place: Location
    fix: Fix | None


class Draft(NamedTuple):
    """A violation with what it takes to make it anew for another record key, or with other places."""

    violation: Violation
    shown: str
    """What its fingerprint knows of the value."""
    told: Mapping[str, str] | None
    """What its message says of the finding; the record's key and the number of places come to it. None: they do not."""


class Emitter:
    """Makes violations of the hits of one file."""

    def __init__(self, source: Source, entry_format: Format, context: Any, language: str, root: str = "") -> None:
        self._source = source
        self._format = entry_format
        self._context = context
        self._language = language
        self._path = stable_path(source.path, root)
        self._last_ref: tuple[Record | None, int, RecordRef | None] = (None, 0, None)
        self._last_excerpt: tuple[Segment | None, int, int, tuple[str, ...]] = (None, 0, 0, ())

    def has_place(self, record: Record | None, variable: str) -> bool:
        """True if the format can hold a variable in a record like this."""
        return record is not None and bool(self._format.usual_tag(record, variable))

    def told(self, hit: Hit) -> Told:
        """What is kept of a hit that another one speaks for."""
        return Told(self._related(hit.segment, *hit.span, ""), self.fix(hit))

    def violation(self, hit: Hit, others: Sequence[Told] = ()) -> Violation:
        """One violation of a hit, and of further hits that are told as related locations only."""
        return self.draft(hit, others).violation

    def draft(self, hit: Hit, others: Sequence[Told] = ()) -> Draft:
        """The violation of a hit, which another process may have to complete."""
        entry, segment = hit.entry, hit.segment
        start, end = hit.span
        first, last = segment.position(start), segment.position(end)
        value = hit.value.text if hit.value else ""
        marks = hit.finding.related
        related = tuple(self._related(mark.record.segment, *mark[1:]) for mark in marks) if marks else ()
        fix = self.fix(hit)
        # The first line of a record says nothing of what is missing from it, and changes with every other edit.
        shown = value or (segment.text[start:end] if hit.finding.span is not None else "")
        if entry.rule.once == "value":
            shown = hit.text
        told = self._told(hit, first.line)
        violation = Violation(
            rule=entry.rule.id,
            category=entry.rule.category,
            severity=entry.severity,
            message=self.message(entry, told, hit.subject.key, 1 + len(others)),
            path=segment.path,
            line=first.line,
            column=first.column,
            end_line=last.line,
            end_column=last.column,
            record=self._ref(hit),
            field=hit.variable,
            value=value,
            fingerprint=self.fingerprint(entry, hit.subject.key, hit.variable, shown),
            fix=_joint_fix([fix, *(other.fix for other in others)]) if others else fix,
            related=(*related, *(other.place for other in others)) if others else related,
            excerpt=self._excerpt(segment, first.line, last.line),
        )
        return Draft(violation, shown, told)

    def completed(self, entry: Entry, draft: Draft, record: RecordRef | None, others: Sequence[Told] = ()) -> Violation:
        """The violation of a draft, for a record that may have another key, and of further hits."""
        found, key = draft.violation, record.key if record else ""
        if not others and (found.record is None or found.record.key == key):
            return found._replace(record=record)
        told = draft.told
        return found._replace(
            message=found.message if told is None else self.message(entry, told, key, 1 + len(others)),
            record=record,
            fingerprint=self.fingerprint(entry, key, found.field, draft.shown),
            fix=_joint_fix([found.fix, *(other.fix for other in others)]),
            related=(*found.related, *(other.place for other in others)),
        )

    def fingerprint(self, entry: Entry, key: str, variable: str, shown: str) -> str:
        """The fingerprint of a violation in this file, which does not depend on the order of records.

        The number that repeated keys get does not count. What is told once for a file or a text is known by that alone.
        """
        rule, once = entry.rule.id, entry.rule.once
        if once == "file":
            return fingerprint(rule, self._path, "", "", "")
        return fingerprint(rule, self._path, "" if once == "value" else plain_key(key), variable, shown)

    def _ref(self, hit: Hit) -> RecordRef | None:
        """What names the record; violations of one record share it."""
        record, number = hit.record, hit.subject.number
        if record is None:
            return None
        known, of, found = self._last_ref
        if known is not record or of != number or found is None or found.key != hit.subject.key:
            found = RecordRef(hit.subject.key, number, record.type, record.number)
            self._last_ref = (record, number, found)
        return found

    def _excerpt(self, segment: Segment, first: int, last: int) -> tuple[str, ...]:
        """Lines of the source; violations in the same lines share them."""
        known, low, high, lines = self._last_excerpt
        if known is not segment or (low, high) != (first, last):
            lines = tuple(segment.line_text(line) for line in range(first, min(last, first + EXCERPT_LINES - 1) + 1))
            self._last_excerpt = (segment, first, last, lines)
        return lines

    def _related(self, segment: Segment, start: int, end: int, message: str) -> Location:
        first, last = segment.position(start), segment.position(end)
        return Location(segment.path, first.line, first.column, last.line, last.column, message)

    def message(self, entry: Entry, told: Mapping[str, str], key: str, count: int) -> str:
        """The message of a rule in a record with a key, for so many places."""
        template = entry.message
        if not template.names:
            return template.format({})
        return sys.intern(template.format({"key": key, **self.places(count), **told}))

    def places(self, count: int) -> dict[str, str]:
        """What a message says of the number of places."""
        places = _PLACES.get(self._language, _PLACES["en"]).format(count=count) if count > 1 else ""
        return {"count": str(count), "places": places}

    def _told(self, hit: Hit, line: int) -> dict[str, str]:
        """What the message says of a hit besides the record's key and the number of places."""
        told = dict(hit.finding.placeholders)
        for name in hit.entry.message.names:
            if name not in told and name not in _LATER:
                told[name] = self._said(name, hit, line)
        return told

    def _said(self, name: str, hit: Hit, line: int) -> str:
        """What a placeholder that every message may use stands for."""
        if name == "text":
            return hit.text
        if name == "value":
            return hit.value.text if hit.value else ""
        if name == "field":
            return self._field_name(hit)
        if name == "variable":
            return label(hit.variable, self._language)
        if name == "type":
            return hit.record.type if hit.record else ""
        if name == "fixed":
            return hit.finding.suggestion or ""
        return str(line) if name == "line" else ""  # a placeholder that this finding does not fill

    def _field_name(self, hit: Hit) -> str:
        if hit.value is not None and hit.value.field is not None and hit.variable not in ("page",):
            return hit.value.field.tag
        return self._format.field_name(hit.record, hit.variable) if hit.record and hit.variable else ""

    def fix(self, hit: Hit) -> Fix | None:
        """The fix of a hit, or None where the rule has none or it cannot be carried out exactly in this file."""
        spec = hit.entry.rule.fix
        operation = self._operation(spec, hit) if spec else None
        if spec is None or operation is None:
            return None
        try:
            edits = self._edits(hit.record, operation)
        except EditError:
            return None
        if not edits or not all(self._source.can_apply(hit.segment, edit) for edit in edits):
            return None
        safety: Safety = hit.finding.safety or spec.safety
        located = tuple(self._locate(hit.segment, edit) for edit in edits)
        return Fix(safety, hit.entry.fix_title, located, _mended(operation, hit))

    def _edits(self, record: Record | None, operation: Operation) -> tuple[Edit, ...]:
        if isinstance(operation, ReplaceRange):
            return (Edit(operation.start, operation.end, operation.text),)
        return self._format.edit(record, operation, self._context) if record else ()

    def _operation(self, spec: FixSpec, hit: Hit) -> Operation | None:
        finding, value = hit.finding, hit.value
        if finding.operation is not None:
            return finding.operation
        if value is None or spec.apply == "operation" or value.is_foreign:
            return None
        if spec.apply == "delete-item":
            return DeleteItem(value, hit.variable)
        if spec.apply == "delete-field":
            return DeleteField(value.field) if value.field else None
        new = self._new_text(spec, finding, value)
        return None if new is None or new == value.text else SetValue(value, hit.variable, new)

    def _new_text(self, spec: FixSpec, finding: Finding, value: Value) -> str | None:
        if spec.apply == "delete-text" or spec.with_text is not None:
            start, end = (0, len(value.text)) if finding.start < 0 else (finding.start, finding.end)
            return value.text[:start] + (spec.with_text or "") + value.text[end:]
        return finding.suggestion

    def _locate(self, segment: Segment, edit: Edit) -> LocatedEdit:
        first, last = segment.position(edit.start), segment.position(edit.end)
        return LocatedEdit(first.line, first.column, last.line, last.column, edit.text, edit, segment)


def _mended(operation: Operation, hit: Hit) -> str | None:
    """What the value that a hit is about becomes, if the operation is about that value."""
    if isinstance(operation, InsertField):
        return operation.text if hit.value is None and operation.variable == hit.variable else None
    if isinstance(operation, SetValue | DeleteItem) and operation.value is hit.value:
        return operation.text if isinstance(operation, SetValue) else ""
    return None


def _joint_fix(found: Sequence[Fix | None]) -> Fix | None:
    """Some fixes as one, no safer than the least safe; None if any of them is none, or two do not go together."""
    fixes = [fix for fix in found if fix is not None]
    if len(fixes) != len(found) or len(fixes) <= 1:
        return fixes[0] if fixes and len(fixes) == len(found) else None
    safety = max((fix.safety for fix in fixes), key=_LEAST_SAFE.index)
    edits = {(located.segment.byte_start, located.edit): located for fix in fixes for located in fix.edits}
    ordered = [edits[key] for key in sorted(edits)]
    clashes = any(one.segment is other.segment and other.edit.start < one.edit.end for one, other in pairwise(ordered))
    return None if clashes else Fix(safety, fixes[0].title, tuple(ordered))


def stable_path(path: str, root: str = "") -> str:
    """A path that is the same on every machine: relative to a root folder (`''`: the working folder), with `/` between.

    Without a root an absolute path that is not below the working folder stays as it is.
    """
    relative = path
    if path != "-" and (root or Path(path).is_absolute()):
        with contextlib.suppress(ValueError):  # another drive
            relative = os.path.relpath(path, root or None)
    outside = not root and relative.startswith(os.pardir)
    return (path if outside else os.path.normpath(relative)).replace(os.sep, "/")


def fingerprint(rule: str, path: str, key: str, variable: str, value: str) -> str:
    """A stable identity of a violation: 16 hexadecimal digits of rule, path, record key, field and normalised value."""
    normal = " ".join(value.casefold().split())
    data = "\0".join((rule, path, key, variable, normal)).encode("utf-8", "surrogatepass")
    import hashlib

    return hashlib.blake2b(data, digest_size=8).hexdigest()
