"""The comments for biblint in a document, and the records that its configuration names, found piece by piece."""

from __future__ import annotations

from collections.abc import Sequence

from biblint.engine.keys import plain_key
from biblint.formats.base import Format
from biblint.lsp.assembling import Spread, Totals, numbered_keys
from biblint.lsp.checking import named_in, records_of, segment_of
from biblint.lsp.pieces import Named
from biblint.suppression.directives import Directive, directives
from biblint.suppression.survey import INSIDE, NOTHING, Survey
from biblint.suppression.waivers import Waiver


def survey_pieces(
    placed: Sequence[Spread], totals: Totals, chosen: Format, path: str, waivers: Sequence[Waiver]
) -> Survey:
    """What `suppression.survey` finds in the text of the pieces, with waivers told which records they name."""
    found = Survey(count=totals.records)
    waiting: list[Directive] = []
    for one in placed:
        if waiting and one.found.keys:
            found.comments += [(comment, one.base) for comment in waiting]
            waiting = []
        if one.found.may_comment:
            waiting += _comments(one, chosen, path, found)
    found.comments += [(comment, NOTHING) for comment in waiting]
    sought = _Sought(waivers)
    if sought.is_any:
        for one, keys in zip(placed, numbered_keys(placed, totals), strict=True):
            _tell(one, keys, chosen, sought)
    return found


class _Sought:
    """The records that a configuration names, by what it names them by."""

    def __init__(self, waivers: Sequence[Waiver]) -> None:
        self._by: dict[tuple[str, str], list[tuple[int, Waiver, str]]] = {}
        self._lines: list[tuple[int, int, Waiver, str]] = []
        selectors = [(waiver, selector) for waiver in waivers for selector in waiver.selectors]
        for number, (waiver, one) in enumerate(selectors):
            if one.by == "line":
                self._lines.append((int(one.value), number, waiver, one.token))
            else:
                self._by.setdefault((one.by, one.value), []).append((number, waiver, one.token))
        self.is_any = bool(selectors)

    def tell(self, index: int, key: str, named: Named, line: int) -> None:
        """Tell waivers that a record is there, if they name it; so many line ends stand before its piece."""
        found = [
            *self._by.get(("key", key), ()),
            *(one for doi in named.dois for one in self._by.get(("doi", doi), ())),
        ]
        if plain_key(key) != key:
            found += self._by.get(("key", plain_key(key)), ())
        first, last = named.first + line, named.last + line
        found += [(number, waiver, token) for at, number, waiver, token in self._lines if first <= at <= last]
        for _, waiver, token in sorted(found, key=lambda one: one[0]):
            waiver.records.setdefault(index, token)


def _comments(one: Spread, chosen: Format, path: str, found: Survey) -> list[Directive]:
    """Take up the comments in a piece; those behind its last record are given back."""
    segment = segment_of(one.piece, path, one.line, one.start)
    end = len(one.piece.text)
    comments = [comment for comment in directives(segment) if comment.start < end]
    records = records_of(one.piece, segment, chosen, one.found.context) if comments else ()
    for number, record in enumerate(records, one.base):
        while comments and comments[0].start < record.end:
            comment = comments.pop(0)
            found.comments.append((comment, number if comment.start < record.start else INSIDE))
    return comments


def _tell(one: Spread, keys: Sequence[str], chosen: Format, sought: _Sought) -> None:
    """Tell waivers which records of a piece they name."""
    if one.found.named is None:
        one.found.named = named_in(one.piece, chosen, one.found.context)
    for number, (named, key) in enumerate(zip(one.found.named, keys, strict=True), one.base):
        sought.tell(number, key, named, one.line)
