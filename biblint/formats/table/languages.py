"""The languages that the header rows of a table are in: localised headers, and two languages in one file.

Source: exports of Scopus from its Chinese and Japanese pages. These leave columns that were added later in English
(`Author full names`), so one header of another language says nothing yet.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from biblint.formats.table.profile import Profile, fold, usual_header
from biblint.formats.table.scanner import Row
from biblint.model import Note

_KANA = re.compile(r"[\u3040-\u30ff]")
_LEAST_OTHERS = 2
"""How many headers of a row must be of another language than most."""
_ENGLISH, _CHINESE, _JAPANESE = "en", "zh", "ja"


class _Header(NamedTuple):
    """A header cell: its place in its row, its text, its language."""

    place: int
    text: str
    language: str


def language_notes(profile: Profile, rows: Sequence[tuple[Row, Sequence[str]]]) -> list[Note]:
    """What is to say of the languages of the header rows of a file, the texts of their cells given: at most one note.

    `header-languages` stands on the first header that is of another language than most of the first row that has any,
    `localised-header` on the first header of a row that is not in English.
    """
    main, named = "", list[_Header]()
    localised: Note | None = None
    for row, texts in rows:
        told = _languages(profile, texts)
        counts = Counter(header.language for header in told)
        if not counts:
            continue
        most = counts.most_common(1)[0][0]
        if not main:  # the first row may have no header that tells a language
            main, named = most, list(told)
        other = next((header for header in told if header.language != main), None)
        if other and (most != main or counts.total() - counts[main] >= _LEAST_OTHERS):
            usual = next(header.text for header in named if header.language == main)
            return [_note("header-languages", row, other, {"tag": other.text, "expected": usual})]
        if localised is None and main != _ENGLISH:
            first = next(header for header in told if header.language != _ENGLISH)
            localised = _note("localised-header", row, first, {"tag": first.text})
    return [localised] if localised else []


def _note(name: str, row: Row, header: _Header, told: dict[str, str]) -> Note:
    cell = row.cells[header.place]
    return Note(name, cell.start, cell.end, told)


def _languages(profile: Profile, texts: Iterable[str]) -> list[_Header]:
    """The headers that the provider translates, with their languages."""
    translated = _translated(profile)
    known = [(index, text) for index, text in enumerate(texts) if usual_header(profile, text) in translated]
    beyond = _JAPANESE if any(_KANA.search(text) for _, text in known) else _CHINESE
    return [_Header(index, text, _ENGLISH if text.isascii() else beyond) for index, text in known]


@lru_cache(maxsize=32)
def _translated(profile: Profile) -> frozenset[str]:
    """The usual headers of a provider that have a name in another language."""
    names = {usual for name, usual in profile.aliases.items() if not name.isascii()}
    return frozenset(usual for usual in names if fold(usual).isascii())
