"""What crosses entries: macros that `@string` defines, and the entries that others inherit from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from biblint.formats.bibtex.fields import MACROS
from biblint.formats.bibtex.scanner import Command, scan
from biblint.formats.bibtex.syntax import closing_brace, closing_quote
from biblint.model import Segment

_STRING = re.compile(r"@[sS][tT][rR][iI][nN][gG]\s*[{(]")
_REFERENCE_WORDS = ("rossref", "ROSSREF", "rossRef", "xdata", "XDATA", "Xdata", "XData")
_REFERENCE = re.compile(r"(?i)(?:crossref|xdata)\s*+=\s*+(?:\{([^{}]*+)\}|\"([^\"{}]*+)\")")
_DEFINITION = re.compile(r"\s*+([^\s={},\"#()%]++)\s*+=\s*+")
_ENTRY = re.compile(r"@[ \t]*+\w++\s*+[{(]\s*+([^\s,{}]++)\s*+,")
_WORD = re.compile(r"[^\s{},\"#=()]++")
_JOIN = re.compile(r"\s*+#\s*+")


@dataclass(frozen=True)
class Context:
    """Macros by name in lower case, and the sources of parents by key; hashable."""

    macros: tuple[tuple[str, str], ...] = ()
    """Name -> its text as BibTeX writes it, expanded."""
    parents: tuple[tuple[str, str], ...] = ()
    """Citation key -> source of the entry."""

    @cached_property
    def macro_texts(self) -> Mapping[str, str]:
        """All macros with those that styles define, by name in lower case."""
        return MACROS | dict(self.macros)

    @cached_property
    def parent_sources(self) -> Mapping[str, str]:
        """The source of each parent, by its key and by its key in lower case."""
        return {key.lower(): source for key, source in self.parents} | dict(self.parents)

    @cached_property
    def memory(self) -> dict[Any, Any]:
        """What a reader has worked out for this context; no part of its identity."""
        return {}

    def __getstate__(self) -> dict[str, Any]:
        return {"macros": self.macros, "parents": self.parents}


def gather(segments: Iterable[Segment]) -> Context:
    """The context of a file's segments."""
    seen: list[Segment] = []
    macros: dict[str, str] = {}
    wanted: set[str] = set()
    for segment in segments:
        text = segment.text
        if _STRING.search(text):
            _gather_macros(text, macros)
        if any(word in text for word in _REFERENCE_WORDS):
            for found in _REFERENCE.finditer(text):
                wanted.update(key.strip().lower() for key in (found[1] or found[2] or "").split(","))
        segment.release()
        seen.append(segment)
    parents: dict[str, str] = {}
    for segment in seen if wanted else ():
        _gather_parents(segment.text, wanted, parents)
    return Context(tuple(sorted(macros.items())), tuple(sorted(parents.items())))


def _gather_macros(text: str, macros: dict[str, str]) -> None:
    """Add the macros of a text; a later definition replaces an earlier one."""
    done = 0
    for found in _STRING.finditer(text):
        for item in scan_at(text, found.start()) if found.start() >= done else ():
            done = item.end
            if definition := _DEFINITION.match(text, item.body_start, item.body_end):
                macros[definition[1].lower()] = _expression(text, definition.end(), item.body_end, macros)


def scan_at(text: str, start: int) -> list[Command]:
    """The command that starts at an offset, as a list of one; empty if there is none."""
    for item in scan(text, start):
        return [item] if isinstance(item, Command) and item.start == start else []
    return []


def _expression(text: str, at: int, end: int, macros: Mapping[str, str]) -> str:
    """The content of an expression, macros put in; what comes behind a slip in it is left out."""
    parts: list[str] = []
    while at < end:
        if text[at] == "{" or text[at] == '"':
            closing = (closing_brace if text[at] == "{" else closing_quote)(text, at, end)
            if closing < 0:
                break
            parts.append(text[at + 1 : closing])
            at = closing + 1
        elif word := _WORD.match(text, at, end):
            name = word.group().lower()
            parts.append(macros.get(name) or MACROS.get(name) or word.group())
            at = word.end()
        joint = _JOIN.match(text, at, end)
        if joint is None:
            break
        at = joint.end()
    return "".join(parts)


def _gather_parents(text: str, wanted: set[str], parents: dict[str, str]) -> None:
    """Add the sources of the wanted entries of a text; the first of several with one key."""
    for found in _ENTRY.finditer(text):
        key = found[1]
        if key.lower() in wanted and key not in parents:
            item = next(iter(scan(text, found.start())), None)
            if item is not None and item.start == found.start() and not isinstance(item, Command):
                parents[key] = text[item.start : item.end]
