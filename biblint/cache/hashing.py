"""Hashes of what a report depends on: bytes, settings, and biblint itself."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from biblint import __version__


def digest(*parts: bytes | str) -> str:
    """A hash of some parts, each with its length: 40 hexadecimal digits."""
    found = hashlib.blake2b(digest_size=20)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(len(data).to_bytes(8, "big"))
        found.update(data)
    return found.hexdigest()


def canonical(thing: Any) -> str:
    """A text that is the same for equal settings in every process: dataclasses, mappings, sets, sequences, scalars."""
    if is_dataclass(thing):
        parts = (f"{one.name}={canonical(getattr(thing, one.name))}" for one in fields(thing))
        return f"{type(thing).__name__}({','.join(parts)})"
    if isinstance(thing, Mapping):
        return f"{{{','.join(sorted(f'{canonical(key)}:{canonical(value)}' for key, value in thing.items()))}}}"
    if isinstance(thing, set | frozenset):
        return f"<{','.join(sorted(map(canonical, thing)))}>"
    if isinstance(thing, tuple | list):
        return f"[{','.join(map(canonical, thing))}]"
    return repr(thing)


def program_state() -> str:
    """What tells this biblint from another: its version, and in a source tree the state of its modules."""
    package = Path(__file__).parent.parent
    if (package / "_rules").is_dir():
        return __version__
    states = []
    for folder, _, names in os.walk(package):
        for name in names:
            if name.endswith((".py", ".json")):
                status = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118
                states.append(f"{folder}/{name} {status.st_size} {status.st_mtime_ns}")
    return digest(__version__, *sorted(states))
