"""Applies fixes to a source: pass after pass, each read back and verified before it counts.

Within a pass fixes that overlap an earlier one wait for the next. After each pass the file is read again: only fields
that an applied fix edits may differ, and no record may come or go; otherwise nothing of the file is changed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from biblint.engine import FileReport, Linter
from biblint.formats.base import Format
from biblint.model import Edit, Fix, LocatedEdit, Record, Safety, Segment, Violation
from biblint.source import Source, UnencodableError

MAX_PASSES = 10


class FixUndoneError(Exception):
    """Fixes that did not hold what they promise; the file is as it was. The message names the rules."""


@dataclass(slots=True)
class FixResult:
    """What fixing a source came to."""

    source: Source
    """The source with the fixes applied; the one given if there were none."""
    report: FileReport
    """What is still found in it."""
    applied: list[Violation] = field(default_factory=list)
    """The violations whose fixes were applied, in the order of application."""


def fix_source(linter: Linter, source: Source, entry_format: Format, safeties: Iterable[Safety]) -> FixResult:
    """Apply all fixes of the given safeties until nothing more is to be done; raises `FixUndoneError`."""
    allowed = frozenset(safeties)
    result = FixResult(source, linter.check(source, entry_format))
    for _ in range(MAX_PASSES):
        batch = _compatible(result.report.violations, allowed)
        if not batch:
            return result
        changed = _apply(result.source, batch)
        if changed is None:
            return result
        _verify(result.source, changed, entry_format, batch)
        result = FixResult(changed, linter.check(changed, entry_format), result.applied + batch)
    if _compatible(result.report.violations, allowed):
        rules = _rules(result.report.violations)
        raise FixUndoneError(f"{source.path}: fixes do not settle after {MAX_PASSES} passes: {rules}")
    return result


def _rules(violations: Iterable[Violation]) -> str:
    return ", ".join(sorted({violation.rule for violation in violations if violation.fix}))


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


def _slot(located: LocatedEdit) -> tuple[int, Edit]:
    return located.segment.byte_start, located.edit


def _apply(source: Source, batch: Sequence[Violation]) -> Source | None:
    edits = {_slot(located): located for v in batch if v.fix for located in v.fix.edits}
    try:
        data = source.apply((located.segment, located.edit) for located in edits.values())
    except UnencodableError:
        return None
    return replace(source, data=data)


def _verify(before: Source, after: Source, entry_format: Format, batch: Sequence[Violation]) -> None:
    """Raise unless only edited fields of edited records differ, and the bytes decode as they did."""
    touched: dict[int, list[Edit]] = {}
    for violation in batch:
        for located in (violation.fix or Fix("safe", "", ())).edits:
            touched.setdefault(located.segment.byte_start, []).append(located.edit)
    old = _outline(before, entry_format, touched)
    new = _outline(after, entry_format, {})
    fault = _difference(old, new)
    if fault:
        raise FixUndoneError(f"{before.path}: a fix would change more than it says ({fault}): {_rules(batch)}")


@dataclass(frozen=True, slots=True)
class _Item:
    tag: str
    text: str
    is_touched: bool


def _outline(source: Source, entry_format: Format, touched: dict[int, list[Edit]]) -> list[list[_Item]]:
    context = entry_format.context(source.segments(entry_format.boundary))
    outline: list[list[_Item]] = []
    for segment in source.segments(entry_format.boundary):
        edits = touched.get(segment.byte_start, [])
        outline += [_items(record, segment, edits) for record in entry_format.read(segment, context).records]
    return outline


def _items(record: Record, segment: Segment, edits: Sequence[Edit]) -> list[_Item]:
    mine = [edit for edit in edits if edit.start <= record.end and edit.end >= record.start]
    items: list[_Item] = []
    for entry in record.fields:
        is_touched = any(edit.start <= entry.end and edit.end >= entry.tag_start for edit in mine)
        items.append(_Item(entry.tag, segment.text[entry.start : entry.end], is_touched))
    if mine:
        items.append(_Item("", "", True))
    return items


def _difference(old: list[list[_Item]], new: list[list[_Item]]) -> str:
    if len(old) != len(new):
        return f"{len(old)} records become {len(new)}"
    for number, (before, after) in enumerate(zip(old, new, strict=True), 1):
        kept = [item for item in before if not item.is_touched]
        position = 0
        for item in after:
            if position < len(kept) and (item.tag, item.text) == (kept[position].tag, kept[position].text):
                position += 1
        if position < len(kept):
            return f"{kept[position].tag} of record {number}"
        if len(kept) == len(before) and len(after) != len(before):
            return f"the fields of record {number}"
    return ""
