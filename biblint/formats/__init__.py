"""The formats: found by scanning this package, recognised by content first and by name second."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache

from biblint.formats.base import EditError, Format
from biblint.source import Source

_HELPERS = frozenset({"base", "diff", "canonical"})
EXTENSIONS: Mapping[str, str] = {
    ".bib": "bibtex", ".biblatex": "bibtex", ".bibtex": "bibtex", ".ciw": "wos", ".isi": "wos", ".ris": "ris",
    ".txt": "labelled", ".nbib": "nbib", ".medline": "nbib", ".enw": "refer",
    ".ref": "refer",
}  # fmt: skip
"""File name extension -> its format, known without importing any; a test holds it against the formats themselves."""
_VAGUE = frozenset({".txt"})
"""Extensions that say nothing unless the content speaks for their format too."""
_SURE = 60
"""A score that settles the format of a file that has its extension, without asking the others."""


class FormatError(Exception):
    """A file whose format is unknown, or a format name that is; the message is for the user."""


@cache
def formats() -> Mapping[str, Format]:
    """Every format by its name: each module or package here that has a `FORMAT`."""
    found: dict[str, Format] = {}
    for module in pkgutil.iter_modules(__path__):
        if module.name in _HELPERS or module.name.startswith("_"):
            continue
        entry = _load(module.name)
        if entry is not None:
            found[entry.name] = entry
    return dict(sorted(found.items()))


def _load(module: str) -> Format | None:
    """The format of a module or package here, None if it has none."""
    entry = getattr(importlib.import_module(f"{__name__}.{module}"), "FORMAT", None)
    return entry if isinstance(entry, Format) else None


def format_named(name: str) -> Format:
    """The format of that name; raises `FormatError` with the nearest names if there is none."""
    entry = _load(name) if name in EXTENSIONS.values() else formats().get(name)
    if entry is None:
        raise FormatError(f"unknown format '{name}'; known formats: {', '.join(formats())}")
    return entry


def recognise(source: Source) -> Format:
    """The format of a source: the surest by content, the file name's extension deciding between near equals.

    Raises `FormatError` if nothing in the content speaks for any format and the extension is nobody's either.
    """
    head = source.head
    name = source.path.lower()
    owner = next((owner for extension, owner in EXTENSIONS.items() if name.endswith(extension)), None)
    if owner is not None and format_named(owner).recognise(head) >= _SURE:
        return format_named(owner)
    best: Format | None = None
    best_score = 0
    for entry in formats().values():
        score = entry.recognise(head)
        if name.endswith(entry.extensions) and (score or not name.endswith(tuple(_VAGUE))):
            score += 15
        if score > best_score:
            best, best_score = entry, score
    if best is None:
        raise FormatError(f"{source.path}: no known format; name one with --input-format")
    return best


__all__ = ["EXTENSIONS", "EditError", "Format", "FormatError", "format_named", "formats", "recognise"]
