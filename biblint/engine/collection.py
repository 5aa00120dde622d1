"""Rules over groups of records that lie in several files: what is compared is wider than what is reported.

Every file is indexed once: the hashes of its keys and the places of the records that have them. Hashes that occur twice
say which records are to be read again, and their groups are judged. A violation depends on its group and its member
alone, so the order of files does not matter, and reporting on fewer files only leaves violations out.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Collection as Some
from typing import TYPE_CHECKING, NamedTuple

from biblint.engine.emit import Emitter, stable_path
from biblint.engine.groups import FileIndex, Place
from biblint.engine.judging import Compared, Groups, colliding, judge, reading
from biblint.engine.outbox import Outbox
from biblint.formats.base import Format
from biblint.model import Violation
from biblint.source import Source

if TYPE_CHECKING:
    from biblint.engine.run import Linter


class Loaded(NamedTuple):
    """A file that was read, and its format."""

    source: Source
    format: Format


Load = Callable[[], Loaded | None]
"""Reads a file anew; None if it cannot be read, or is no bibliography."""


class _Indexed(NamedTuple):
    """What is kept of a file."""

    hash: bytes
    keys: FileIndex


class Collection:
    """Files whose records are compared with each other."""

    def __init__(self, linter: Linter, files: Mapping[str, Load], reported: Some[str] = ()) -> None:
        """`files` and `reported` name files by `identity`; those reported are judged beforehand."""
        self._linter = linter
        self._files = files
        self._reported = reported
        self._indexed: dict[str, _Indexed] = {}
        self._judged: dict[str, list[Violation]] = {}

    def prepare(self) -> None:
        """Index all files and judge those reported; to be called once, before `violations`."""
        for name, load in self._files.items():
            self._take(name, load())
        self._judged = self._judge(self._reported, {})

    def violations(self, source: Source, chosen: Format) -> list[Violation]:
        """What the rules say of a file's records beside those of all files; the source may differ from the file."""
        name = identity(source.path)
        given = Loaded(source, chosen)
        if name not in self._indexed or self._indexed[name].hash != _hash(source):
            self._take(name, given)
            self._judged = {}  # what is told elsewhere of places in this file may have moved
        if name in self._judged:
            return list(self._judged[name])
        return self._judge((name,), {name: given})[name]

    def _take(self, name: str, loaded: Loaded | None) -> None:
        """Index a file, or index it anew."""
        if loaded is None:
            self._indexed[name] = _Indexed(b"", FileIndex(()))
            return
        source, chosen = loaded
        index = FileIndex(pair for pair in self._linter.plan(chosen.name).groups if pair[0].is_collective)
        context = chosen.context(source.segments(chosen.boundary))
        for number, segment in enumerate(source.segments(chosen.boundary)):
            index.begin_segment()
            for position, record in enumerate(chosen.stream(segment, context)[1]):
                place = Place(number, position)
                index.key(record, place)
                index.add(record, place)
            segment.release()
        self._indexed[name] = _Indexed(_hash(source), index)

    def _judge(self, names: Some[str], given: Mapping[str, Loaded]) -> dict[str, list[Violation]]:
        """The violations of some files."""
        order = sorted(self._indexed, key=lambda name: stable_path(name, self._linter.root))
        reported = {number for number, name in enumerate(order) if name in names}
        found = colliding([self._indexed[name].keys for name in order], reported)
        files: dict[int, Compared] = {}
        violations = {name: list[Violation]() for name in names}
        for number in _members(found):
            name = order[number]
            loaded = given.get(name) or (self._files[name]() if name in self._files else None)
            if loaded is not None and _hash(loaded.source) != self._indexed[name].hash:
                self._take(name, loaded)  # a fix has changed it since
                return self._judge(names, given)
            files[number] = compared = self._compared(name, loaded, reports=name in violations)
            if compared.outbox is not None:
                violations[name] = compared.outbox.violations
        judge(files, found)
        return violations

    def _compared(self, name: str, loaded: Loaded | None, *, reports: bool) -> Compared:
        """A file as it takes part; one that is not there any more has no records."""
        index = self._indexed[name].keys
        if loaded is None:
            return Compared(index, lambda wanted: (), None)
        source, chosen = loaded
        context = chosen.context(source.segments(chosen.boundary))
        emitter = Emitter(source, chosen, context, self._linter.language, self._linter.root)
        return Compared(index, reading(source, chosen, context, index), Outbox(emitter) if reports else None)


def _members(found: Iterable[Groups]) -> list[int]:
    """The files that have a member in a group."""
    return sorted({groups.record(item)[0] for groups in found for item in groups.items})


def identity(path: str) -> str:
    """What tells files apart: the real path; `-` for standard input."""
    return path if path == "-" else os.path.realpath(path)


def _hash(source: Source) -> bytes:
    import hashlib

    return hashlib.blake2b(source.data, digest_size=16).digest()
