"""Real exports, if there are any at hand: the folder in BIBLINT_CORPUS, and a bounded choice of its files."""

from __future__ import annotations

import os
from collections import defaultdict
from pathlib import Path

import pytest

from biblint.formats import FormatError, formats, recognise
from biblint.source import Source

FOLDER = os.environ.get("BIBLINT_CORPUS", "")
needs_corpus = pytest.mark.skipif(not FOLDER, reason="BIBLINT_CORPUS names no folder of exports")


def corpus_files(per_format: int, largest: int = 300_000) -> list[str]:
    """Paths, relative to the folder, of up to so many files of each format, none larger than `largest` bytes."""
    if not FOLDER:
        return []
    chosen: dict[str, list[str]] = defaultdict(list)
    wanted = dict.fromkeys(formats(), per_format)
    for file in sorted(Path(FOLDER).rglob("*.*"), key=lambda path: path.name[::-1]):
        if file.is_file() and file.stat().st_size <= largest and any(wanted.values()):
            name = _format_of(file)
            if wanted.get(name):
                wanted[name] -= 1
                chosen[name].append(str(file.relative_to(FOLDER)))
    return [name for names in chosen.values() for name in names]


def corpus_source(name: str) -> Source:
    """A file of the corpus."""
    return Source.read(Path(FOLDER) / name)


def _format_of(file: Path) -> str:
    try:
        return recognise(Source.read(file)).name
    except FormatError:
        return ""
