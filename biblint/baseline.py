"""Baselines: violations that are known, so that only new ones count.

A baseline is a text file to be committed: one violation a line, sorted, as `rule | path | record | field | hash`. The
hash is the violation's fingerprint: rule, path, record key, field and normalised value. It does not depend on lines,
columns, the order of records or their layout. A violation that is there twice stands twice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from biblint.engine.emit import stable_path
from biblint.engine.keys import plain_key
from biblint.model import Violation
from biblint.source import SourceError, write_atomically

HEAD = "# biblint baseline 1: known violations, written by 'biblint baseline write'"
_HASH = re.compile(r"[0-9a-f]{16}\Z")
_SEPARATOR = " | "


class BaselineError(Exception):
    """A baseline that cannot be read; the message is for the user."""


class Entry(NamedTuple):
    """One line of a baseline."""

    rule: str
    path: str
    record: str
    field: str
    hash: str

    @classmethod
    def of(cls, violation: Violation, root: str) -> Entry:
        """The entry of a violation; its path is relative to a folder."""
        key = plain_key(violation.record.key) if violation.record else ""
        path = stable_path(violation.path, root)
        return cls(violation.rule, _plain(path), _plain(key), _plain(violation.field), violation.fingerprint)

    def __str__(self) -> str:
        return _SEPARATOR.join(part or "-" for part in self)


@dataclass(slots=True)
class Baseline:
    """The violations that are known, and those of them that were found again."""

    path: str = ""
    entries: Counter[str] = field(default_factory=Counter)
    """Each line as it stands in the file, with how often."""
    hashes: Counter[str] = field(default_factory=Counter)
    """Each fingerprint, with how often it is known."""

    @classmethod
    def read(cls, path: str) -> Baseline:
        """The baseline of a file; raises `BaselineError` with the line for what is no baseline."""
        try:
            text = Path(path).read_text("utf-8-sig", "surrogateescape")
        except OSError as error:
            raise BaselineError(f"{path}: {error.strerror or error}") from None
        found = cls(path)
        for number, line in enumerate(text.splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            hash_ = line.rstrip().rpartition(_SEPARATOR)[2]
            if not _HASH.match(hash_):
                raise BaselineError(f"{path}:{number}: error: this is no line of a baseline{_conflict(line)}")
            found.entries[line.rstrip()] += 1
            found.hashes[hash_] += 1
        return found

    def part(self, violations: Iterable[Violation]) -> tuple[list[Violation], list[Violation]]:
        """The new and the known ones among the violations of a file, all of them at once."""
        left = Counter(self.hashes)
        new: list[Violation] = []
        known: list[Violation] = []
        for violation in violations:
            if left[violation.fingerprint] > 0:
                left[violation.fingerprint] -= 1
                known.append(violation)
            else:
                new.append(violation)
        return new, known

    def stale(self, met: Counter[str], was_asked: Callable[[str, str], bool]) -> Counter[str]:
        """The lines whose violations are gone, with how often.

        `met` counts the fingerprints that were found again; `was_asked(rule, path)` is true if a rule was asked about a
        file in this run, or the file is gone.
        """
        left = Counter(met)
        gone: Counter[str] = Counter()
        for line, count in self.entries.items():
            rule, path, hash_ = line_parts(line)
            if not was_asked(rule, path):
                continue
            kept = min(count, left[hash_])
            left[hash_] -= kept
            if kept < count:
                gone[line] = count - kept
        return gone


def write(path: str, lines: Counter[str]) -> None:
    """Write a baseline in one step; raises `BaselineError` if that cannot be."""
    text = "".join(f"{line}\n" for line in (HEAD, *sorted(lines.elements())))
    try:
        if Path(path).exists():
            write_atomically(Path(path), text.encode("utf-8", "surrogateescape"))
        else:
            Path(path).write_text(text, "utf-8", "surrogateescape", newline="\n")
    except (OSError, SourceError) as error:
        raise BaselineError(f"{path}: cannot write: {getattr(error, 'strerror', None) or error}") from None


def line_parts(line: str) -> tuple[str, str, str]:
    """The rule, the path and the fingerprint of a line."""
    parts = line.split(_SEPARATOR)
    return parts[0], parts[1] if len(parts) > 2 else "", parts[-1]


def _plain(text: str) -> str:
    """A text that fits between two separators in a line."""
    shown = "".join(char if char.isprintable() else f"\\x{ord(char):02x}" for char in text)
    return shown.replace("|", "¦")


def _conflict(line: str) -> str:
    """A hint for what a merge leaves behind."""
    return ": a merge was left unfinished" if line.startswith(("<<<<<<<", "=======", ">>>>>>>")) else ""
