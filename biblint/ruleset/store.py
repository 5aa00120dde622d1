"""The built-in rules, read from a prebuilt form, so that a run pays for neither YAML nor JSON Schema.

The prebuilt form is a file in the user's cache folder. It holds the text of all rule files and the plain data made of
it (without samples); it counts only if the text is byte for byte that of the rule files now, so it cannot be stale.
Anything wrong with it (damage, another owner, a folder that others may write) means that the rules are read from YAML.
"""

from __future__ import annotations

import marshal
import os
import stat
import sys
import zlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from biblint import __version__
from biblint.ruleset.build import build_rule
from biblint.ruleset.packs import builtin_rules_folder, yaml_files
from biblint.ruleset.rule import Rule

_MAGIC = b"biblint rules 1\n"
_NUMBER = 8

Entries = list[tuple[str, Mapping[str, Any]]]
"""The path of each rule file, and what it says."""


def builtin_rules(*, with_samples: bool = False) -> list[Rule]:
    """The built-in rules in the order of their paths; their samples only if asked for, which is slower.

    Raises `FileErrors` if a rule of a source tree is wrong; an installed package's rules are taken as tested.
    """
    folder = builtin_rules_folder()
    if with_samples:
        return _read(folder)
    files = yaml_files(folder)
    sources = _sources(files)
    place = _cache_file(str(folder))
    entries = _prebuilt(place, sources)
    if entries is None:
        entries = _parse(folder, files)
        _keep(place, sources, entries)
    return [build_rule(data, path) for path, data in entries]


def cache_folder() -> Path:
    """The folder for what biblint may forget: BIBLINT_CACHE_DIR, or `biblint` in the platform's cache folder."""
    own = os.environ.get("BIBLINT_CACHE_DIR")
    if own:
        return Path(own)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.expanduser("~\\AppData\\Local")  # noqa: PTH111 - never fails
        return Path(base, "biblint", "Cache")
    base = os.environ.get("XDG_CACHE_HOME") or ""
    if not base.startswith("/"):  # the XDG specification: relative paths are to be ignored
        base = os.path.expanduser("~/.cache")  # noqa: PTH111 - never fails
    return Path(base, "biblint")


def _read(folder: Path) -> list[Rule]:
    """The rules with their samples; those of a source tree are validated, because somebody may be writing them."""
    if folder.name != "_rules":
        from biblint.ruleset.loader import load_rules

        return load_rules(folder)
    from biblint.ruleset.yaml import load_file

    documents = map(load_file, yaml_files(folder))
    return [build_rule(document.data, document.path, document) for document in documents]


def _parse(folder: Path, files: list[Path]) -> Entries:
    """The data of the rules without their samples, from YAML."""
    from biblint.ruleset.yaml import load_file

    if folder.name != "_rules" and files:
        from biblint.ruleset.loader import load_rules

        load_rules(folder)
    documents = ((str(file), load_file(file).data) for file in files)
    return [(path, {key: value for key, value in data.items() if key != "examples"}) for path, data in documents]


def _sources(files: list[Path]) -> bytes:
    """The text of all rule files, each after its path."""
    parts = []
    for file in files:
        with open(file, "rb", buffering=0) as stream:  # noqa: PTH123 - a third of the time of Path.read_bytes
            parts += [os.fsencode(str(file)), stream.read()]
    return b"\0".join(parts)


def _cache_file(folder: str) -> Path:
    """The file of the prebuilt form: one for each version, Python and folder of rules."""
    name = f"rules-{__version__}-{sys.implementation.cache_tag}-{zlib.crc32(os.fsencode(folder)):08x}.bin"
    return cache_folder() / name


def _prebuilt(place: Path, sources: bytes) -> Entries | None:
    """The kept data if it is whole, ours, and made of these sources; otherwise None."""
    try:
        with open(place, "rb", buffering=0) as stream:  # noqa: PTH123 - as above
            if not is_private(os.fstat(stream.fileno())) or not is_private(os.stat(place.parent)):  # noqa: PTH116
                return None
            content = stream.read()
    except OSError:
        return None
    head = _MAGIC + len(sources).to_bytes(_NUMBER, "big")
    end = len(head) + len(sources)
    if not content.startswith(head) or content[len(head) : end] != sources:
        return None
    checksum, payload = content[end : end + _NUMBER], content[end + _NUMBER :]
    if checksum != zlib.crc32(payload).to_bytes(_NUMBER, "big"):
        return None
    entries: Entries = marshal.loads(payload)
    return entries


def _keep(place: Path, sources: bytes, entries: Entries) -> None:
    """Write the prebuilt form in one step; a cache that cannot be written, or that others may write, is left alone."""
    payload = marshal.dumps(entries)
    checksum = zlib.crc32(payload).to_bytes(_NUMBER, "big")
    content = b"".join((_MAGIC, len(sources).to_bytes(_NUMBER, "big"), sources, checksum, payload))
    draft = place.with_suffix(f".{os.getpid()}.tmp")
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not is_private(place.parent.stat()):
            return
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        draft.replace(place)
    except OSError:
        with suppress(OSError):
            draft.unlink()


def is_private(status: os.stat_result) -> bool:
    """True if a file or folder is this user's and not everybody may write it (always true on Windows)."""
    if sys.platform == "win32":
        return True
    return status.st_uid == os.geteuid() and not status.st_mode & stat.S_IWOTH
