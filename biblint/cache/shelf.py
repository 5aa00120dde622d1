"""What is kept of files: their reports, and what rules over several files say of them.

A report is kept before suppressions and baselines are heeded, which are cheap. It depends on the file's bytes, path,
encoding and format, on the rules with their settings, and on biblint itself; on the day only where a rule asks for it.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from biblint.cache.hashing import canonical, digest, program_state
from biblint.cache.store import Cache
from biblint.engine import FileReport, Linter, Loaded, identity
from biblint.engine.emit import stable_path
from biblint.engine.packing import pack_report, unpack_report
from biblint.formats import is_own
from biblint.formats.base import Format
from biblint.model import Violation
from biblint.ruleset.rule import Rule
from biblint.source import Source

_DATED_KINDS = frozenset({"dates"})
"""The kinds of checks that ask what day it is."""


class ReportShelf:
    """Keeps reports in a cache."""

    def __init__(self, cache: Cache) -> None:
        self.cache = cache
        self._program = program_state()
        self._settings: dict[Linter, str] = {}
        self._last: tuple[Source, str] | None = None

    def get(self, linter: Linter, source: Source, chosen: Format, *, alone: bool) -> FileReport | None:
        """What is known of a file; None if nothing is."""
        if is_own(chosen):
            return None  # its description is in no hash
        data = self.cache.get(self._name(linter, source, chosen, alone=alone))
        try:
            return None if data is None else unpack_report(data, source)
        except (TypeError, ValueError, KeyError, IndexError):
            return None

    def put(self, linter: Linter, source: Source, chosen: Format, report: FileReport, *, alone: bool) -> None:
        """Keep what was found in a file."""
        if not is_own(chosen):
            self.cache.put(self._name(linter, source, chosen, alone=alone), pack_report(report))

    def settings(self, linter: Linter) -> str:
        """A hash of biblint and of how a linter is set."""
        known = self._settings.get(linter)
        if known is None:
            rules = linter.ruleset
            today = linter.today if any(map(_is_dated, rules.rules)) else datetime.date.min
            parts = canonical(rules), linter.language, linter.root, str(today)
            known = self._settings[linter] = digest(self._program, *parts)
        return known

    def content(self, source: Source) -> str:
        """A hash of a file's bytes, where it is and how it is read."""
        if self._last is None or self._last[0] is not source:
            encoding = source.encoding
            read_as = f"{encoding.name} {encoding.guessed}"
            self._last = source, digest(source.data, source.path, read_as, encoding.bom)
        return self._last[1]

    def _name(self, linter: Linter, source: Source, chosen: Format, *, alone: bool) -> str:
        place = stable_path(source.path, linter.root)
        return digest("report", self.settings(linter), self.content(source), place, chosen.name, str(alone))


class _Compared(Protocol):
    """A collection of files."""

    def prepare(self) -> None:
        """Read all files."""
        ...

    def violations(self, source: Source, chosen: Format) -> list[Violation]:
        """What rules say of the records of one of them."""
        ...


class KeptCollection:
    """A collection that is compared only if one of its files, or the rules, have changed."""

    def __init__(
        self,
        shelf: ReportShelf,
        linter: Linter,
        compared: _Compared,
        loads: Mapping[str, Callable[[], Loaded | None]],
        reported: frozenset[str],
    ) -> None:
        """`loads` read all files that are compared, `reported` are those asked about; both by `identity`."""
        self._shelf = shelf
        self._linter = linter
        self._compared = compared
        self._loads = loads
        self._reported = reported
        self._name = ""
        self._contents: dict[str, str] = {}
        self._asked: set[str] = set()
        self._kept: Mapping[str, Any] = {}
        self._found: dict[str, Any] = {}
        self._is_prepared = False

    def prepare(self) -> None:
        """See whether anything has changed, and if so compare the files; to be called once, before `violations`."""
        own_formats = False
        for name, load in self._loads.items():
            loaded = load()
            own_formats = own_formats or (loaded is not None and is_own(loaded.format))
            self._contents[name] = self._described(name, loaded)
            if loaded is not None and name in self._reported:
                self._asked.add(name)
        if not own_formats:
            state = *sorted(self._contents.values()), "reported", *sorted(self._reported)
            self._name = digest("collection", self._shelf.settings(self._linter), *state)
            self._kept = self._shelf.cache.get(self._name) or {}
        if not self._kept:
            self._prepare()

    def violations(self, source: Source, chosen: Format) -> list[Violation]:
        """What the rules say of a file's records beside those of all files; the source may differ from the file."""
        name = identity(source.path)
        is_same = self._contents.get(name) == self._described(name, Loaded(source, chosen))
        if is_same and name in self._kept:
            return unpack_report(self._kept[name], source).violations
        self._prepare()
        found = self._compared.violations(source, chosen)
        if is_same and self._name:
            self._keep(name, FileReport(source.path, chosen.name, source.encoding.name, violations=found))
        return found

    def _described(self, name: str, loaded: Loaded | None) -> str:
        place = stable_path(name, self._linter.root)
        return f"{loaded.format.name} {self._shelf.content(loaded.source)} {place}" if loaded else f"- {place}"

    def _keep(self, name: str, report: FileReport) -> None:
        """Keep what was found, once it is there of all files."""
        self._found[name] = pack_report(report)
        if self._found.keys() == self._asked:
            self._shelf.cache.put(self._name, self._found)

    def _prepare(self) -> None:
        if not self._is_prepared:
            self._is_prepared = True
            self._compared.prepare()


def _is_dated(rule: Rule) -> bool:
    return rule.check.kind in _DATED_KINDS
