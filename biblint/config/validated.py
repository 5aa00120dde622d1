"""Remembers which configuration texts the schema has been found to allow, so that a run need not ask it again."""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import sys
from pathlib import Path

from biblint import __version__
from biblint.ruleset.store import cache_folder
from biblint.ruleset.yaml import Document

_SOURCES = ("schema.py", "loading.py")


def is_known_valid(document: Document) -> bool:
    """True if this text was found valid before, by this very version of biblint, and the note of it is our own."""
    try:
        status = _note(document).lstat()
    except OSError:
        return False
    if sys.platform == "win32":
        return True
    return status.st_uid == os.geteuid() and not status.st_mode & stat.S_IWOTH


def remember_valid(document: Document) -> None:
    """Note that a text is valid; where that cannot be written, it is validated again the next time."""
    with contextlib.suppress(OSError):
        note = _note(document)
        note.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        note.touch(mode=0o600)


def _note(document: Document) -> Path:
    """The file whose being there says that a text is valid."""
    digest = hashlib.blake2b(__version__.encode(), digest_size=16)
    for name in _SOURCES:
        digest.update(Path(__file__).with_name(name).read_bytes())
    digest.update(Path(document.path).suffix.encode())
    digest.update(document.text.encode("utf-8", "surrogatepass"))
    return cache_folder() / f"config-{digest.hexdigest()}.ok"
