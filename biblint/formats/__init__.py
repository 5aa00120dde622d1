"""The formats: found by scanning this package, recognised by content first and by name second."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Mapping
from functools import cache

from biblint.formats.base import EditError, Format
from biblint.source import Source

_HELPERS = frozenset({"base", "diff", "canonical"})
EXTENSIONS: Mapping[str, str] = {
    ".bib": "bibtex", ".biblatex": "bibtex", ".bibtex": "bibtex", ".ciw": "wos", ".isi": "wos", ".ris": "ris",
    ".cff": "cff",
    ".txt": "labelled", ".nbib": "nbib", ".medline": "nbib", ".enw": "refer", ".ref": "refer", ".csv": "scopus-csv",
    ".net": "noteexpress",
    ".mrc": "marc21", ".marc": "marc21",
}  # fmt: skip
"""File name extension -> its format, or the commonest of several, known without importing any."""
_VAGUE = frozenset({".txt", ".csv"})
"""Extensions that say nothing unless the content speaks for their format too."""
_SURE = 60
"""A score that settles the format of a file that has its extension, without asking the others."""


class FormatError(Exception):
    """A file whose format is unknown, or a format name that is; the message is for the user."""


_added: dict[str, Format] = {}
"""Formats of the user's own, by name; they are asked first."""


def add_format(entry: Format) -> None:
    """Make a format of the user's own known in this process; raises `FormatError` if its name is taken."""
    if entry.name in formats():
        raise FormatError(f"there is a format '{entry.name}' already")
    _added[entry.name] = entry


def is_own(entry: Format) -> bool:
    """True for a format of the user's own."""
    return _added.get(entry.name) is entry


def formats() -> Mapping[str, Format]:
    """Every format by its name: the built-in ones, then those of the user's own."""
    return {**_builtin(), **_added} if _added else _builtin()


def extensions() -> tuple[str, ...]:
    """The file name extensions that a walk over a folder takes up."""
    return (*EXTENSIONS, *(one for entry in _added.values() for one in entry.extensions if one not in EXTENSIONS))


@cache
def _builtin() -> Mapping[str, Format]:
    """The formats of each module or package here: its `FORMAT`, or all of its `FORMATS`."""
    found: dict[str, Format] = {}
    for module in pkgutil.iter_modules(__path__):
        if module.name in _HELPERS or module.name.startswith("_"):
            continue
        found |= {entry.name: entry for entry in _load(module.name)}
    return dict(sorted(found.items()))


def _load(module: str) -> tuple[Format, ...]:
    """The formats of a module or package here, none if it has none."""
    home = importlib.import_module(f"{__name__}.{module}")
    found = getattr(home, "FORMATS", ()) or (getattr(home, "FORMAT", None),)
    return tuple(entry for entry in found if isinstance(entry, Format))


def format_named(name: str) -> Format:
    """The format of that name; raises `FormatError` with the nearest names if there is none."""
    is_home = name in EXTENSIONS.values() and name.isidentifier()
    entry = _load(name)[0] if is_home else formats().get(name)
    if entry is None:
        raise FormatError(f"unknown format '{name}'; known formats: {', '.join(formats())}")
    return entry


def recognise(source: Source) -> Format:
    """The format of a source: the surest by content, the file name's extension deciding between near equals.

    Raises `FormatError` if nothing in the content speaks for any format and the extension is nobody's either.
    """
    head = source.head
    own = next((entry for entry in _added.values() if entry.recognise(head)), None)
    if own is not None:
        return own
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
        raise FormatError(f"{source.path}: {_unread(head)}")
    return best


_UNREAD = (
    (r"PK\x03\x04", "a packed file (Excel, Word, zip) is not read; save the table as CSV"),
    (r"%PDF-", "a PDF is not read; export the references"),
    (r"SQLite format 3", "a database (Zotero, EndNote, Mendeley) is not read; export it, as RIS or CSL-JSON"),
    (r"[^<]*(?:<\?xml[^>]*>\s*)?<rdf:RDF", "RDF is not read; Zotero exports CSL-JSON, RIS and BibTeX too"),
    (r"[^<]*(?:<\?xml[^>]*>\s*)?<CitaviExchangeData", "Citavi's projects are not read; it exports RIS and BibTeX"),
    (r"[^<]*(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE dblp|<dblp)", "dblp's own XML is not read; dblp exports BibTeX"),
    (r'\s*\{\s*"code"\s*:\s*\d+,\s*"msg"', "the answer of a web service is not read; take the export that is in it"),
    (r"(?i)\s*(?:<!DOCTYPE html|<html)", "a web page is not read; export the references, or copy the text of the page"),
)
"""Beginnings of files that people take for exports, and what to do instead."""


def _unread(head: str) -> str:
    """What to say of a file of no known format."""
    told = next((advice for beginning, advice in _UNREAD if re.match(beginning, head)), "")
    return told or "no known format; name one with --input-format"


__all__ = [
    "EXTENSIONS",
    "EditError",
    "Format",
    "FormatError",
    "add_format",
    "extensions",
    "format_named",
    "formats",
    "is_own",
    "recognise",
]
