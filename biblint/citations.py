"""What a LaTeX document cites, by the `.aux` file that LaTeX writes, or by the `.bcf` file that biblatex writes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from biblint.model import Segment
from biblint.source import Source

_AUX = re.compile(r"\\citation\{(?P<keys>[^{}]*)\}|\\abx@aux@cite(?:\{[^{}]*\})?\{(?P<key>[^{}]*)\}")
_INPUT = re.compile(r"\\@input\{([^{}]+)\}")
_BCF = re.compile(r"<bcf:citekey(?P<attributes>[^<>]*)>(?P<keys>[^<>]*)</bcf:citekey>")
_KEY = re.compile(r"[^,\s][^,]*(?<!\s)")
_ALL = "*"


class Citation(NamedTuple):
    """One key that is cited, with its place in the file that says so."""

    key: str
    segment: Segment
    start: int
    end: int


class Citations(NamedTuple):
    """What a document cites, each key once where it is first cited."""

    path: str
    citations: tuple[Citation, ...]
    keys: frozenset[str]
    """The keys in small letters: BibTeX does not tell capitals from small letters in keys."""
    cites_all: bool
    """True for `\\nocite{*}`: every entry is cited."""

    def covers(self, key: str) -> bool:
        """True if an entry is cited."""
        return self.cites_all or key.lower() in self.keys


def read_citations(path: str) -> Citations:
    """What an `.aux` or `.bcf` file and the `.aux` files that it takes in cite; raises `SourceError`.

    A file that is taken in and cannot be read is left out: LaTeX leaves out chapters that were not compiled.
    """
    return citations_of(Source.read(path), _chapter)


Chapter = Callable[[str, str], Source | None]


def citations_of(source: Source, chapter: Chapter | None = None) -> Citations:
    """What a source cites; `chapter` reads a file that it takes in, by both paths, or is None for nothing."""
    found: dict[str, Citation] = {}
    seen: set[str] = set()
    waiting = [source]
    while waiting:
        current = waiting.pop(0)
        seen.add(current.path)
        segment = Segment(current.decode(len(current.encoding.bom), len(current.data)), current.path)
        for citation in _citations(segment):
            found.setdefault(citation.key, citation)
        for match in _INPUT.finditer(segment.text) if chapter else ():
            inner = chapter(source.path, match[1]) if chapter else None
            if inner is not None and inner.path not in seen:
                waiting.append(inner)
    cites_all = found.pop(_ALL, None) is not None
    return Citations(source.path, tuple(found.values()), frozenset(map(str.lower, found)), cites_all)


def _chapter(path: str, name: str) -> Source | None:
    place = Path(path).parent / name
    return Source.read(place) if place.is_file() else None


def _citations(segment: Segment) -> Iterator[Citation]:
    text = segment.text
    pattern = _BCF if "<bcf:" in text else _AUX
    for match in pattern.finditer(text):
        group = "key" if match.groupdict().get("key") is not None else "keys"
        if 'type="set"' in (match.groupdict().get("attributes") or ""):
            continue
        for key in _KEY.finditer(text, *match.span(group)):
            yield Citation(key[0], segment, *key.span())
