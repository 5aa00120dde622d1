"""Applies fixes to a source: pass after pass, each read back and verified before it counts.

Within a pass fixes that overlap an earlier one wait for the next. After each pass the file is read again: only fields
that an applied fix edits may differ, no record may come or go, and the reader may meet no new damage; otherwise nothing
of the file is changed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import NamedTuple, Protocol

from biblint.engine import FileReport
from biblint.formats.base import Format
from biblint.model import Edit, Field, LocatedEdit, Record, Safety, Segment, Violation
from biblint.source import Source

MAX_PASSES = 10


class FixUndoneError(Exception):
    """Fixes that did not hold what they promise; the file is as it was. The message names the rules."""


class Checker(Protocol):
    """What lints a source: a linter, or one that heeds suppressions too."""

    def check(self, source: Source, entry_format: Format) -> FileReport:
        """Lint one source."""
        ...


@dataclass(slots=True)
class FixResult:
    """What fixing a source came to."""

    source: Source
    """The source with the fixes applied; the one given if there were none."""
    report: FileReport
    """What is still found in it."""
    applied: list[Violation] = field(default_factory=list)
    """The violations whose fixes were applied, in the order of application."""


def fix_source(linter: Checker, source: Source, entry_format: Format, safeties: Iterable[Safety]) -> FixResult:
    """Apply all fixes of the given safeties until nothing more is to be done.

    Raises `FixUndoneError`, and what checking raises; the source given is never changed.
    """
    allowed = frozenset(safeties)
    result = FixResult(source, linter.check(source, entry_format))
    for _ in range(MAX_PASSES):
        batch = _compatible(result.report.violations, allowed)
        if not batch:
            return result
        changed = _apply(result.source, batch)
        _verify(result.source, changed, entry_format, batch)
        result = FixResult(changed, linter.check(changed, entry_format), result.applied + batch)
    unsettled = _compatible(result.report.violations, allowed)
    if unsettled:
        raise FixUndoneError(f"{source.path}: fixes do not settle after {MAX_PASSES} passes: {_rules(unsettled)}")
    return result


def _rules(violations: Iterable[Violation]) -> str:
    return ", ".join(sorted({violation.rule for violation in violations}))


def _compatible(violations: Iterable[Violation], allowed: frozenset[Safety]) -> list[Violation]:
    """The violations whose fixes are allowed and do not overlap one taken before; equal edits go together."""
    taken: dict[int, _Taken] = {}
    chosen: list[Violation] = []
    for violation in violations:
        fix = violation.fix
        if fix is None or fix.safety not in allowed or not fix.edits:
            continue
        if all(taken.setdefault(located.segment.byte_start, _Taken()).fits(located.edit) for located in fix.edits):
            for located in fix.edits:
                taken[located.segment.byte_start].add(located.edit)
            chosen.append(violation)
    return chosen


class _Taken:
    """The edits chosen in one segment, in order."""

    def __init__(self) -> None:
        self._edits: list[Edit] = []

    def fits(self, edit: Edit) -> bool:
        """True if an edit touches none of those taken, or is one of them."""
        at = bisect_left(self._edits, edit)
        if at < len(self._edits) and self._edits[at] == edit and edit.start < edit.end:
            return True
        before, after = self._edits[max(0, at - 1) : at], self._edits[at : at + 1]
        return all(other.end < edit.start for other in before) and all(edit.end < other.start for other in after)

    def add(self, edit: Edit) -> None:
        """Take an edit that fits."""
        at = bisect_left(self._edits, edit)
        if self._edits[at : at + 1] != [edit]:
            self._edits.insert(at, edit)


def _apply(source: Source, batch: Sequence[Violation]) -> Source:
    edits = {(located.segment.byte_start, located.edit): located for located in _edits(batch)}
    return replace(source, data=source.apply((located.segment, located.edit) for located in edits.values()))


def _edits(batch: Iterable[Violation]) -> Iterator[LocatedEdit]:
    return (located for violation in batch if violation.fix for located in violation.fix.edits)


def _verify(before: Source, after: Source, entry_format: Format, batch: Sequence[Violation]) -> None:
    """Raise unless only edited fields of edited records differ."""
    touched: dict[int, list[Edit]] = {}
    for located in _edits(batch):
        touched.setdefault(located.segment.byte_start, []).append(located.edit)
    for edits in touched.values():
        edits.sort()
    fault = _difference(_outlines(before, entry_format, touched), _outlines(after, entry_format, {}))
    if fault:
        raise FixUndoneError(f"{before.path}: a fix would change more than it says ({fault}): {_rules(batch)}")


class _Item(NamedTuple):
    """A field of a record as written, and whether an edit changes it."""

    tag: str
    text: str
    is_touched: bool


class _Outline(NamedTuple):
    """What a record is made of."""

    head: _Item
    """Its type and citation key."""
    fields: list[_Item]
    insertions: int
    """How many edits of the record write something."""
    notes: frozenset[str]
    """What the reader met in it."""


def _outlines(source: Source, entry_format: Format, touched: Mapping[int, list[Edit]]) -> Iterator[_Outline]:
    context = entry_format.context(source.segments(entry_format.boundary))
    for segment in source.segments(entry_format.boundary):
        edits = touched.get(segment.byte_start, [])
        ends = [edit.end for edit in edits]
        for record in entry_format.read(segment, context).records:
            # Edits do not overlap, so that their ends are in order too.
            last = max(record.end, *(entry.end for entry in record.fields)) if record.fields else record.end
            mine = edits[bisect_left(ends, record.start) : bisect_right(edits, last, key=_start)]
            yield _outline(record, segment, mine)


def _outline(record: Record, segment: Segment, edits: Sequence[Edit]) -> _Outline:
    fields = record.fields
    body = fields[0].tag_start if fields else record.end
    head = _Item("the type or key", f"{record.raw_type} {record.key}", any(edit.start < body for edit in edits))
    items = [
        _Item(entry.tag, segment.text[entry.start : entry.end], any(_touches(edit, entry) for edit in edits))
        for entry in fields
    ]
    notes = frozenset(note.name for note in record.notes)
    return _Outline(head, items, sum(1 for edit in edits if edit.text), notes)


def _start(edit: Edit) -> int:
    return edit.start


def _touches(edit: Edit, entry: Field) -> bool:
    """True if an edit changes a field's tag or content or adds to it; not if it only stands before its tag."""
    last = max(edit.start, edit.end)
    is_behind = last >= entry.start if entry.tag_start == entry.tag_end else last > entry.tag_start
    return edit.start <= entry.end and is_behind


def _difference(old: Iterable[_Outline], new: Iterable[_Outline]) -> str:
    """What differs that no edit touches, in words; `''` if all is well."""
    for number, (before, after) in enumerate(zip_longest(old, new), 1):
        if before is None or after is None:
            return f"{'a new' if before is None else 'no'} record {number}"
        fault = _fault(before, after)
        if fault:
            return f"{fault} of record {number}"
    return ""


def _fault(before: _Outline, after: _Outline) -> str:
    if not before.head.is_touched and before.head.text != after.head.text:
        return before.head.tag
    kept = [item for item in before.fields if not item.is_touched]
    place = 0
    for item in after.fields:
        if place < len(kept) and item[:2] == kept[place][:2]:
            place += 1
    if place < len(kept):
        return kept[place].tag
    damage = after.notes - before.notes - {"empty-field"}
    if damage:
        return min(damage)
    is_more = len(after.fields) - len(before.fields) > before.insertions
    return "the number of fields" if is_more else ""
