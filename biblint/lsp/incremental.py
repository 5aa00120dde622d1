"""Checking a document anew after a change: only the pieces that the change touches are read and checked again.

What was found in the others is kept with lines counted from their start, and put together as the parts of a large file
are, so that the report is that of the whole text.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from biblint.engine import FileReport, Linter, identity
from biblint.formats.base import Format
from biblint.formats.bibtex.context import Context
from biblint.formats.tagged.format import TaggedFormat
from biblint.lsp.assembling import Assembly, Spread, Totals, spread
from biblint.lsp.checking import Checker, named_in, records_of, segment_of
from biblint.lsp.cutting import UncuttableError, can_cut, pieces_of
from biblint.lsp.document import BOM, TextDocument
from biblint.lsp.outline import entries_of, moved, record_among
from biblint.lsp.pieces import Checked, Entry, Piece
from biblint.lsp.remembering import Remembered
from biblint.lsp.surveying import survey_pieces
from biblint.model import Record, Segment, Violation
from biblint.source import Source
from biblint.suppression.survey import Survey
from biblint.suppression.waivers import Waiver

_QUICK = 100_000
"""How many characters may be checked at once."""
_TAGGED_END = 1
"""The context of tagged formats is where the file ends; each piece is told whether it is the last."""


@dataclass(slots=True, eq=False)
class _Kept:
    """What is kept of a document."""

    setting: tuple[Any, ...]
    """What the findings depend on besides the text."""
    pieces: list[Piece] = field(default_factory=list)
    found: list[Checked | None] = field(default_factory=list)
    """What was found in each piece, None where it has not been checked."""
    totals: Totals = field(default_factory=Totals)
    context: Any = None
    grouped: Remembered | None = None
    """What rules over groups said of the document when they were asked last."""
    compared: Remembered | None = None
    """What rules over groups said of it beside other files."""

    @property
    def both(self) -> Iterator[tuple[Piece, Checked | None]]:
        """Each piece with what was found in it."""
        return zip(self.pieces, self.found, strict=True)

    def placed(self) -> list[Spread]:
        """The pieces at their places, all of which must have been checked."""
        return spread(self.pieces, (found for found in self.found if found is not None))

    def lines(self) -> list[int]:
        """How many line ends each piece has, all of which must have been checked."""
        return [found.lines for found in self.found if found is not None]


class Memory:
    """Checks documents for a linter and keeps what it found in their pieces."""

    def __init__(self) -> None:
        self._kept: dict[str, _Kept] = {}
        self._ready: tuple[Source, str] | None = None
        """The source that can be reported, and the path of its document."""
        self.is_partial = False
        """True if the last report holds what was said before, of what a change may have touched."""

    def knows(self, path: str) -> bool:
        """True if pieces of a document are kept."""
        return path in self._kept

    def forget(self, path: str = "") -> None:
        """Forget a document, or all of them."""
        self._ready = None
        if path:
            self._kept.pop(path, None)
        else:
            self._kept.clear()

    def begin(self, linter: Linter, source: Source, chosen: Format, *, alone: bool) -> None:
        """Nothing is begun beforehand."""

    def is_complete(self, path: str) -> bool:
        """True if a document has been checked, so that a change to it can be answered at once."""
        kept = self._kept.get(path)
        return kept is not None and kept.grouped is not None

    def prepare(
        self, linter: Linter, source: Source, chosen: Format, document: TextDocument, *, is_quick: bool
    ) -> bool:
        """Check at once what there is to check in a document; false if it has to be checked in one go.

        If it is to be quick, what a change means for others than its own pieces is left as it is. Raises `CheckError`.
        """
        self._ready, self.is_partial = None, False
        if is_quick and self._prepare_quickly(linter, source, chosen, document):
            self._ready, self.is_partial = (source, document.path), True
        elif _finished(self.steps(linter, source, chosen, document)):
            self._ready = source, document.path
        return self._ready is not None

    def _prepare_quickly(self, linter: Linter, source: Source, chosen: Format, document: TextDocument) -> bool:
        kept = self._cut(linter, chosen, document) if self.is_complete(document.path) else None
        if kept is None or kept.grouped is None:
            return False
        if sum(len(piece.text) for piece in kept.pieces) <= _QUICK:
            self._set_context(kept, chosen, document)
        if sum(len(piece.text) for piece, found in kept.both if found is None) > _QUICK:
            return False
        for _ in self._checks(kept, linter, source, chosen):
            pass
        return True

    def steps(
        self, linter: Linter, source: Source, chosen: Format, document: TextDocument, *, wants_names: bool = False
    ) -> Generator[None, None, bool]:
        """Check what there is to check in a document, piece by piece; false if it has to be checked in one go.

        Raises `CheckError`.
        """
        kept = self._cut(linter, chosen, document)
        if kept is None:
            return False
        self._set_context(kept, chosen, document)
        yield from self._checks(kept, linter, source, chosen)
        for piece, found in kept.both if wants_names else ():
            if found is not None and found.named is None:
                found.named = named_in(piece, chosen, kept.context)
                yield
        return True

    def _checks(self, kept: _Kept, linter: Linter, source: Source, chosen: Format) -> Iterator[None]:
        checker: Checker | None = None
        for number, (piece, found) in enumerate(kept.both):
            if found is None:
                if checker is None:
                    alone = identity(source.path) not in linter.collections
                    checker = Checker(linter, source, chosen, kept.context, alone=alone)
                found = checker.check(piece)
                kept.found[number] = found
                kept.totals.add(found)
                yield

    def _cut(self, linter: Linter, chosen: Format, document: TextDocument) -> _Kept | None:
        """A document as it is now in pieces; None if it cannot be cut."""
        kept = self._kept.get(document.path)
        setting = (linter, chosen, identity(document.path) in linter.collections)
        if kept is None or kept.setting != setting:
            if not can_cut(chosen, document.text) or _tells_lines(linter, chosen):
                self._kept.pop(document.path, None)
                return None
            kept = self._kept[document.path] = _Kept(setting, context=_first_context(chosen))
        parts = [document.parts[0].removeprefix(BOM), *document.parts[1:]]
        if len(parts) == len(kept.pieces) and all(a == b.text for a, b in zip(parts, kept.pieces, strict=True)):
            return kept
        try:
            if len(parts) == 1 and not can_cut(chosen, parts[0]):
                raise UncuttableError
            pieces, first, last = pieces_of(chosen, parts, kept.pieces)
        except UncuttableError:
            self._kept.pop(document.path, None)
            return None
        _exchange(kept, pieces, first, last)
        lead = BOM if document.parts[0].startswith(BOM) else ""
        document.part_anew([lead + pieces[0].text, *(piece.text for piece in pieces[1:])])
        return kept

    def _set_context(self, kept: _Kept, chosen: Format, document: TextDocument) -> None:
        """Find what crosses the records of a document, and leave what was found that depends on it."""
        if isinstance(chosen, TaggedFormat):
            return
        text = document.text.removeprefix(BOM) if any(piece.is_linking for piece in kept.pieces) else ""
        context = chosen.context([Segment(text)])
        if context == kept.context:
            return
        same_macros = isinstance(context, Context) and context.macros == kept.context.macros
        for number, (piece, found) in enumerate(kept.both):
            if found is not None and (piece.is_linking or not same_macros):
                kept.totals.drop(found)
                kept.found[number] = None
        kept.context = context

    def report(self, linter: Linter, source: Source, chosen: Format, *, alone: bool) -> FileReport | None:
        """What there is to say of a document that was prepared; None for others. Raises `CheckError`."""
        if self._ready is None or source is not self._ready[0]:
            return None
        kept = self._kept[self._ready[1]]
        asks_groups = not self.is_partial
        assembly = Assembly(linter, source, chosen, kept.context, alone=alone, asks_groups=asks_groups)
        report = assembly.put_together(kept.placed(), kept.totals)
        if kept.grouped is not None and self.is_partial:
            report.violations += kept.grouped.moved(kept.pieces, kept.lines())
            report.violations.sort(key=lambda one: (one.line, one.column, one.rule))
        else:
            rules = {entry.rule.id for entry, _ in linter.plan(chosen.name).groups}
            grouped = [violation for violation in report.violations if violation.rule in rules]
            kept.grouped = Remembered(grouped, list(kept.pieces), kept.lines())
        return report

    def survey(self, chosen: Format, waivers: Sequence[Waiver]) -> Survey:
        """The comments in the document that was prepared, with waivers told which records they name."""
        assert self._ready is not None
        path = self._ready[1]
        kept = self._kept[path]
        return survey_pieces(kept.placed(), kept.totals, chosen, path, waivers)

    def outline(self, document: TextDocument, chosen: Format) -> Generator[None, None, list[Entry] | None]:
        """The records of a document that was prepared, in short; None if no pieces of it are kept."""
        kept = self._kept.get(document.path)
        found: list[Entry] = []
        for one in kept.placed() if kept else ():
            if one.found.entries is None:
                one.found.entries = entries_of(one.piece, chosen, one.found.context)
                yield
            found += moved(one.found.entries, one.line)
        return found if kept else None

    def record_at(self, document: TextDocument, chosen: Format, line: int, column: int) -> Record | None:
        """The record of a document that was prepared, at a line and column (from 1); None between records."""
        placed = self._kept[document.path].placed()
        one = next(one for one in reversed(placed) if one.line < line)
        segment = segment_of(one.piece, document.path, one.line, one.start)
        return record_among(records_of(one.piece, segment, chosen, one.found.context), line, column)

    def compared(self, path: str, ask: Callable[[], list[Violation]]) -> list[Violation]:
        """What rules say of a document beside other files: what `ask` gives, or what that was before in a hurry."""
        kept = self._kept.get(path)
        if kept is None:
            return ask()
        if self.is_partial and kept.compared is not None:
            return list(kept.compared.moved(kept.pieces, kept.lines()))
        found = ask()
        kept.compared = Remembered(found, list(kept.pieces), kept.lines())
        return found


def _finished(steps: Generator[None, None, bool]) -> bool:
    while True:
        try:
            next(steps)
        except StopIteration as stop:
            return bool(stop.value)


def _exchange(kept: _Kept, pieces: list[Piece], first: int, last: int) -> None:
    """Take up new pieces, of which some at both ends are the old ones; what is known of the others is kept."""
    end = len(kept.pieces) - last
    gone: dict[Piece, list[tuple[Piece, Checked]]] = {}
    for piece, found in zip(kept.pieces[first:end], kept.found[first:end], strict=True):
        if found is not None:
            gone.setdefault(piece, []).append((piece, found))
    middle: list[Checked | None] = []
    for number in range(first, len(pieces) - last):
        same = gone.get(pieces[number])
        if same:
            pieces[number], found = same.pop()  # the very same one, so that its text is kept once
            middle.append(found)
        else:
            middle.append(None)
    for dropped in gone.values():
        for _, found in dropped:
            kept.totals.drop(found)
    kept.found = [*kept.found[:first], *middle, *kept.found[end:]]
    kept.pieces = pieces


def _tells_lines(linter: Linter, chosen: Format) -> bool:
    """True if a message says the number of a line, which changes from edit to edit."""
    plan = linter.plan(chosen.name)
    entries = (*plan.entries, *(plan.references.entries if plan.references else ()))
    return any("line" in entry.message.names for entry in entries)


def _first_context(chosen: Format) -> Any:
    """What is known of a document in which nothing crosses records."""
    return _TAGGED_END if isinstance(chosen, TaggedFormat) else chosen.context(())
