"""What rules over groups said of a document before it was changed, at the places where that is now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from biblint.lsp.pieces import Piece
from biblint.model import Fix, Location, Violation


@dataclass(slots=True, eq=False)
class Remembered:
    """Violations of a document, with the pieces that it had then."""

    violations: Sequence[Violation]
    pieces: Sequence[Piece]
    lines: Sequence[int]
    """How many line ends each piece has."""

    def moved(self, pieces: Sequence[Piece], lines: Sequence[int]) -> Iterator[Violation]:
        """The violations in a document of other pieces, each with so many line ends.

        Those in lines that were changed are left out.
        """
        first = _common(self.pieces, pieces)
        old, new = self.pieces[first:], pieces[first:]
        tail = _common(old[::-1], new[::-1])
        before, after = _lines(old[: len(old) - tail]), _lines(new[: len(new) - tail])
        head = _common(before, after)
        start = 1 + sum(self.lines[:first]) + head
        end = start + len(before) - head - _common(before[head:][::-1], after[head:][::-1])
        delta = len(after) - len(before)

        def line_now(line: int) -> int:
            if line < start:
                return line
            return line + delta if line >= end else 0

        for violation in self.violations:
            now = _placed(violation, line_now)
            if now is not None:
                yield now


def _lines(pieces: Iterable[Piece]) -> list[str]:
    """The lines of some pieces that follow each other; the last one is what stands behind the last line end."""
    return "".join(piece.text for piece in pieces).split("\n")


def _common(one: Sequence[object], other: Sequence[object]) -> int:
    """How many items two sequences have in common at the start."""
    for index, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return index
    return min(len(one), len(other))


def _placed(violation: Violation, line_now: Callable[[int], int]) -> Violation | None:
    """A violation at its new place; None if its lines were changed."""
    line, end_line = line_now(violation.line), line_now(violation.end_line)
    if not line or not end_line:
        return None
    if line == violation.line and not violation.related and violation.fix is None:
        return violation
    related = tuple(_location(place, violation.path, line_now) for place in violation.related)
    return violation._replace(line=line, end_line=end_line, related=related, fix=_fix(violation.fix, line_now))


def _location(place: Location, path: str, line_now: Callable[[int], int]) -> Location:
    if place.path != path:
        return place
    line = line_now(place.line) or place.line
    return place._replace(line=line, end_line=line + place.end_line - place.line)


def _fix(fix: Fix | None, line_now: Callable[[int], int]) -> Fix | None:
    """A fix at its new place; None if a line that it edits was changed."""
    if fix is None:
        return None
    edits = []
    for edit in fix.edits:
        line, end_line = line_now(edit.line), line_now(edit.end_line)
        if not line or not end_line:
            return None
        edits.append(edit._replace(line=line, end_line=end_line))
    return fix._replace(edits=tuple(edits))
