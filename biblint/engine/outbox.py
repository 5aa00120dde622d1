"""Collects hits and makes violations of them: each its own, or some places told by the first one."""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence

from biblint.engine.emit import Emitter, Hit, Told
from biblint.model import InsertField, Violation


class Outbox:
    """The violations of one file, and the hits that still wait for others to be told with them."""

    __slots__ = ("_buckets", "_emitter", "violations")

    def __init__(self, emitter: Emitter) -> None:
        self.violations: list[Violation] = []
        self._emitter = emitter
        self._buckets: dict[str, dict[tuple[str, str], tuple[Hit, list[Told]]]] = {"record": {}, "file": {}}

    def put_if_held(self, hit: Hit) -> None:
        """Like `put`, but in any order, and a field that the format has no place for is not missing."""
        operation = hit.finding.operation
        if isinstance(operation, InsertField) and not self._emitter.has_place(hit.record, operation.variable):
            return
        if hit.entry.rule.once in ("file", "value"):
            self._put_in_order(hit)
        else:
            self.put(hit)

    def _put_in_order(self, hit: Hit) -> None:
        """Keep a hit so that the first one in the file tells the others, in their order."""
        slot, bucket = _slot(hit), self._buckets["file"]
        first, others = bucket.get(slot, (hit, []))
        if first is not hit:
            if _at(hit) < _at(first):
                first, hit = hit, first
            insort(others, self._emitter.told(hit), key=lambda told: (told.place.line, told.place.column))
        bucket[slot] = first, others

    def put(self, hit: Hit) -> None:
        """Make a violation of a hit, or keep it if its rule reports once a record, file or text."""
        once = hit.entry.rule.once
        if not once:
            self._add(hit, ())
            return
        bucket = self._buckets["file" if once == "value" else once]
        slot = _slot(hit)
        known = bucket.get(slot)
        if known is None:
            bucket[slot] = (hit, [])
        else:
            known[1].append(self._emitter.told(hit))

    def flush(self, once: str) -> None:
        """Make violations of what waits for the end of a record or of the file."""
        bucket = self._buckets[once]
        if bucket:
            for hit, others in bucket.values():
                self._add(hit, others)
            bucket.clear()

    def _add(self, hit: Hit, others: Sequence[Told]) -> None:
        self.violations.append(self._emitter.violation(hit, others))


def _slot(hit: Hit) -> tuple[str, str]:
    """What tells apart the hits that are told together."""
    rule = hit.entry.rule
    return rule.id, f"{hit.variable} {hit.text}" if rule.once == "value" else ""


def _at(hit: Hit) -> tuple[int, int]:
    return hit.segment.byte_start, hit.span[0]
