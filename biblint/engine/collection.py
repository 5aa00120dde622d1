"""Rules over groups of records that lie in several files: what is compared is wider than what is reported.

Every file is indexed once: the hashes of its keys and the places of the records that have them. Hashes that occur twice
say which records are to be read again, and their groups are judged. A violation depends on its group and its member
alone, so the order of files does not matter, and reporting on fewer files only leaves violations out.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping
from collections.abc import Collection as Some
from typing import TYPE_CHECKING, NamedTuple

from biblint.engine.emit import Emitter, Hit, stable_path
from biblint.engine.groups import FileIndex, Found, GroupIndex, Place, Reread, collided, judged
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
        colliding = {rule: _colliding(indices, names) for rule, indices in self._by_rule().items()}
        wanted: dict[str, set[Place]] = {}
        for places in colliding.values():
            for name, mine in places.items():
                wanted.setdefault(name, set()).update(mine)
        judgement = _Judgement(self._linter, names)
        for name in sorted(wanted, key=lambda name: stable_path(name, self._linter.root)):
            loaded = given.get(name) or (self._files[name]() if name in self._files else None)
            if loaded is not None and _hash(loaded.source) != self._indexed[name].hash:
                self._take(name, loaded)  # a fix has changed it since
                return self._judge(names, given)
            if loaded is not None:
                judgement.read(name, loaded, self._indexed[name].keys, wanted[name])
        for rule, places in colliding.items():
            judgement.judge(rule, places)
        return judgement.result()

    def _by_rule(self) -> dict[str, dict[str, GroupIndex]]:
        """Rule -> file -> the rule's keys in it."""
        found: dict[str, dict[str, GroupIndex]] = {}
        for name, indexed in self._indexed.items():
            for each in indexed.keys.indices:
                found.setdefault(each.entry.rule.id, {})[name] = each
        return found


def _colliding(indices: Mapping[str, GroupIndex], names: Some[str]) -> dict[str, set[Place]]:
    """File -> the records that may be in a group with one of the named files."""
    first, *others = indices.values()
    shared = first.shared(others)
    own = set[int]().union(*(shared & indices[name].slots for name in names if name in indices))
    found = {name: set(index.places(own & index.slots)) for name, index in indices.items()}
    return {name: places for name, places in found.items() if places}


class _Judgement:
    """One judging of groups: the records that were read again, and what is said of them."""

    def __init__(self, linter: Linter, names: Some[str]) -> None:
        self._linter = linter
        self._names = names
        self._order: list[str] = []
        self._files: list[FileIndex] = []
        self._found: list[Found] = []
        self._boxes: dict[int, Outbox] = {}

    def read(self, name: str, loaded: Loaded, index: FileIndex, wanted: set[Place]) -> None:
        """Read the wanted records of the next file."""
        source, chosen = loaded
        number = len(self._order)
        context = chosen.context(source.segments(chosen.boundary))
        self._order.append(name)
        self._files.append(index)
        if name in self._names:
            linter = self._linter
            self._boxes[number] = Outbox(Emitter(source, chosen, context, linter.language, linter.root))
        records = Reread(source, chosen, context).records(wanted)
        self._found += [(number, place, record) for place, record in records]

    def judge(self, rule: str, places: Mapping[str, Some[Place]]) -> None:
        """Judge the groups of one rule."""
        indices = {
            number: each
            for number, file in enumerate(self._files)
            for each in file.indices
            if each.entry.rule.id == rule
        }
        mine = [found for found in self._found if found[1] in places.get(self._order[found[0]], ())]
        for group in collided(indices[mine[0][0]].check, mine) if mine else ():
            subjects = [self._files[one.file].subject(one.record, one.place) for one in group]
            for at, finding, value, variable in judged(indices[group[0].file], group, subjects):
                number = group[at].file
                if number in self._boxes:
                    hit = Hit(indices[number].entry, finding, variable, value, subjects[at])
                    self._boxes[number].put_if_held(hit)
                    self._boxes[number].flush("record")
        for box in self._boxes.values():
            box.flush("file")

    def result(self) -> dict[str, list[Violation]]:
        """File -> its violations."""
        found = {name: list[Violation]() for name in self._names}
        for number, box in self._boxes.items():
            found[self._order[number]] = box.violations
        return found


def identity(path: str) -> str:
    """What tells files apart: the real path; `-` for standard input."""
    return path if path == "-" else os.path.realpath(path)


def _hash(source: Source) -> bytes:
    return hashlib.blake2b(source.data, digest_size=16).digest()
