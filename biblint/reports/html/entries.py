"""Violations as rows of small data: numbers of rule, file and texts, the excerpt around its mark, and the fix."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from biblint.model import Fix, LocatedEdit, Violation
from biblint.reports.display import ELLIPSIS, escaped

SEVERITIES = ("error", "warning", "info")
SAFETIES = ("safe", "unsafe", "manual")
_AROUND = 70
"""How many characters of context are kept before and after what matters."""
_LONGEST = 240
_MOST_CHANGES = 4
_MOST_RELATED = 5

EQUAL, DELETED, INSERTED = 0, 1, 2


class Strings:
    """Texts that occur often, each kept once and named by its number."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        """The number of a text, made fit to be shown."""
        return self._numbers.setdefault(escaped(text, tabs=True), len(self._numbers))

    @property
    def all(self) -> list[str]:
        """The texts in the order of their numbers."""
        return list(self._numbers)


def marked_lines(violation: Violation) -> list[list[str]]:
    """The lines of the excerpt, each as what is before the mark, marked, and behind it; long parts are cut."""
    lines = []
    for index, line in enumerate(violation.excerpt):
        number = violation.line + index
        start = violation.column - 1 if number == violation.line else len(line) - len(line.lstrip())
        end = violation.end_column - 1 if number == violation.end_line else len(line.rstrip())
        end = max(start, end)
        lines.append([_tail(line[:start]), _middle(line[start:end]), _head(line[end:])])
    return lines


def fix_data(fix: Fix, violation: Violation, strings: Strings) -> list[Any]:
    """A fix: its safety's number, its title's, the changed places as `[line, pieces]`, and how many more there are.

    A piece is a kind (`EQUAL`, `DELETED`, `INSERTED`) and a text. What an edit replaces is told where the excerpt has
    it, so that no file needs to be read again.
    """
    groups = _by_line(fix.edits)
    places = [_place(group, violation) for group in groups[:_MOST_CHANGES]]
    return [SAFETIES.index(fix.safety), strings.number(fix.title), places, len(groups) - len(places)]


def related_data(violation: Violation, strings: Strings) -> list[Any]:
    """Other places as `[path, line, message]` by numbers of their texts, and how many more there are."""
    shown = violation.related[:_MOST_RELATED]
    places = [[strings.number(place.path), place.line, strings.number(place.message)] for place in shown]
    return [places, len(violation.related) - len(shown)]


def _by_line(edits: Sequence[LocatedEdit]) -> list[list[LocatedEdit]]:
    groups: list[list[LocatedEdit]] = []
    for edit in sorted(edits, key=lambda one: (one.line, one.column)):
        if groups and groups[-1][-1].end_line == edit.line:
            groups[-1].append(edit)
        else:
            groups.append([edit])
    return groups


def _place(edits: Sequence[LocatedEdit], violation: Violation) -> list[Any]:
    """The pieces of one place: what stays around and between the edits, what goes, and what comes."""
    first, last = edits[0].line - violation.line, edits[-1].end_line - violation.line
    is_known = first >= 0 and last < len(violation.excerpt)
    pieces: list[tuple[int, str]] = []
    at = (edits[0].line, 1)
    for edit in edits:
        if is_known:
            before = _between(violation, at, (edit.line, edit.column))
            pieces.append((EQUAL, _middle(before) if pieces else _tail(before)))
            gone = _between(violation, (edit.line, edit.column), (edit.end_line, edit.end_column))
            pieces.append((DELETED, _middle(gone)))
        pieces.append((INSERTED, _middle(edit.text)))
        at = (edit.end_line, edit.end_column)
    if is_known:
        pieces.append((EQUAL, _head(violation.excerpt[last][at[1] - 1 :])))
    return [edits[0].line, [piece for piece in pieces if piece[1]]]


def _between(violation: Violation, start: tuple[int, int], end: tuple[int, int]) -> str:
    """The text of the excerpt between two places, given as line and column."""
    if start[0] == end[0]:
        return violation.excerpt[start[0] - violation.line][start[1] - 1 : end[1] - 1]
    lines = list(violation.excerpt[start[0] - violation.line : end[0] - violation.line + 1])
    lines[0], lines[-1] = lines[0][start[1] - 1 :], lines[-1][: end[1] - 1]
    return "\n".join(lines)


def _shown(text: str) -> str:
    """A text to be shown, its lines kept apart."""
    return text if text.isprintable() else "\n".join(escaped(line, tabs=True) for line in text.splitlines() or [""])


def _tail(text: str) -> str:
    """The end of what stands before something."""
    return _shown(text) if len(text) <= _AROUND else ELLIPSIS + _shown(text[-_AROUND:])


def _head(text: str) -> str:
    """The beginning of what stands behind something."""
    return _shown(text) if len(text) <= _AROUND else _shown(text[:_AROUND]) + ELLIPSIS


def _middle(text: str) -> str:
    """A text, or its beginning and its end."""
    if len(text) <= _LONGEST:
        return _lines(text)
    half = _LONGEST // 2
    return f"{_lines(text[:half])} {ELLIPSIS} {_lines(text[-half:])}"


def _lines(text: str) -> str:
    if text.isprintable():
        return text
    return "\n".join(escaped(line, tabs=True) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
