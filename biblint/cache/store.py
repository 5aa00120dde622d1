"""Entries of plain data in the user's cache folder, named by a hash of all that they depend on.

An entry is a file: plain data, compressed, with a checksum. Entries are written in one step, so that any number of
runs may share them; one with which anything is wrong (damage, another owner, a folder that others may write) does not
count. Entries that have long not been of use go.
"""

from __future__ import annotations

import marshal
import os
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from biblint.ruleset.store import cache_folder, is_private

LIMIT = 256 << 20
"""So many bytes the entries may have together."""
LONGEST_IDLE = 30 * 24 * 3600
"""So many seconds an entry may be of no use before it goes."""
_KEPT = 0.8
"""The part of the limit that is left once it was passed."""
_MAGIC = b"biblint report 1\n"
_SUFFIX = ".report"
_NUMBER = 4
_TOUCHED = 3600
"""An entry's time of use is written anew only if it is older than so many seconds."""
_LEVEL = 1

Plain = Any
"""What `marshal` can hold."""


class Usage(NamedTuple):
    """What a cache holds."""

    entries: int
    bytes: int


class Entry(NamedTuple):
    """A file of the cache."""

    path: str
    bytes: int
    used: float
    """When it was written or last of use, in seconds since the epoch."""


class Cache:
    """Entries in a folder, by their names; nothing that goes wrong with the folder is an error."""

    def __init__(self, folder: Path | None = None, limit: int = LIMIT) -> None:
        self.folder = folder or cache_folder() / "reports"
        self._limit = limit
        self._has_new = False

    def get(self, name: str) -> Plain | None:
        """What was put under a name; None if there is nothing sound."""
        place = self._place(name)
        try:
            with open(place, "rb", buffering=0) as stream:  # noqa: PTH123 - a third of the time of Path.read_bytes
                status = os.fstat(stream.fileno())
                if not is_private(status) or not is_private(os.stat(self.folder)):  # noqa: PTH116
                    return None
                content = stream.readall()
        except OSError:
            return None
        found = _opened(content)
        if found is not None and time.time() - status.st_mtime > _TOUCHED:
            with suppress(OSError):
                os.utime(place)
        return found

    def put(self, name: str, data: Plain) -> None:
        """Keep plain data under a name, in one step; a folder that cannot be written is left alone."""
        place = self._place(name)
        draft = place.with_suffix(f".{os.getpid()}.tmp")
        try:
            self._make_folder(place.parent)
            if not is_private(self.folder.stat()):
                return
            handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
            with os.fdopen(handle, "wb") as stream:
                stream.write(_closed(data))
            draft.replace(place)
        except OSError:
            with suppress(OSError):
                draft.unlink()
        self._has_new = True

    def close(self) -> None:
        """At the end of a run: if it kept anything, let go what is too old or too much."""
        if not self._has_new:
            return
        self._has_new = False
        entries = sorted(self._entries(drafts=True), key=lambda entry: entry.used, reverse=True)
        oldest = time.time() - LONGEST_IDLE
        total = sum(entry.bytes for entry in entries)
        limit = self._limit * _KEPT if total > self._limit else total
        kept = 0
        for entry in entries:
            kept += entry.bytes
            if kept > limit or entry.used < oldest:
                _remove(entry.path)

    def clear(self) -> Usage:
        """Remove all entries; how many and how large those were that are gone."""
        gone = [entry for entry in self._entries(drafts=True) if _remove(entry.path)]
        return Usage(len(gone), sum(entry.bytes for entry in gone))

    def usage(self) -> Usage:
        """How many entries there are, and how large."""
        entries = list(self._entries())
        return Usage(len(entries), sum(entry.bytes for entry in entries))

    def _place(self, name: str) -> Path:
        return self.folder / name[:2] / f"{name[2:]}{_SUFFIX}"

    def _make_folder(self, folder: Path) -> None:
        if not folder.is_dir():
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            folder.mkdir(mode=0o700, exist_ok=True)

    def _entries(self, *, drafts: bool = False) -> Iterator[Entry]:
        """The entries, and with `drafts` also what runs that were cut short have left."""
        endings = (_SUFFIX, ".tmp") if drafts else (_SUFFIX,)
        for folder in _scanned(str(self.folder)):
            for entry in _scanned(folder.path) if len(folder.name) == 2 else ():
                with suppress(OSError):
                    if entry.name.endswith(endings):
                        status = entry.stat(follow_symlinks=False)
                        yield Entry(entry.path, status.st_size, status.st_mtime)


def _scanned(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []


def _remove(path: str) -> bool:
    """True if a file is gone now, by us."""
    try:
        os.unlink(path)  # noqa: PTH108
    except OSError:
        return False
    return True


def _closed(data: Plain) -> bytes:
    payload = zlib.compress(marshal.dumps(data), _LEVEL)
    return b"".join((_MAGIC, zlib.crc32(payload).to_bytes(_NUMBER, "big"), payload))


def _opened(content: bytes) -> Plain | None:
    start = len(_MAGIC) + _NUMBER
    payload = memoryview(content)[start:]
    if content[:start] != _MAGIC + zlib.crc32(payload).to_bytes(_NUMBER, "big"):
        return None
    try:
        return marshal.loads(zlib.decompress(payload))
    except (ValueError, EOFError, TypeError, zlib.error):  # written by another Python
        return None
