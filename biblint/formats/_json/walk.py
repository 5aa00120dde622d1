"""Finding the records in a JSON text: a list of them, an envelope around it, one record, or one a line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field

from biblint.formats._json.damage import Repair
from biblint.formats._json.nodes import Node, measure, measure_within, skip_blanks, unescaped_name
from biblint.model import Note, ReplaceRange

_NAME = re.compile(r'[ \t\r\n]*+("(?:[^"\\\r\n]++|\\.)*+")[ \t\r\n]*+:[ \t\r\n]*+')
_OUTSIDE = re.compile(r"[ \t\r\n\ufeff\x1e]*+")
_NEXT = re.compile(r"[{\[]|\Z")
_LINE = re.compile(r"[\r\n](?=[ \t]*+\{)")
_SCALAR = re.compile(r'"(?:[^"\\]++|\\.)*+"|[^\s"{}\[\],:]++')
_LISTED_BY_LINE = re.compile(r"[ \t\r\n\ufeff]*+\[[ \t]*+[\r\n]")
_MAX_DEPTH = 12
_WINDOW = 1 << 16
_MARGIN = 1 << 10
"""How far before a record its line may begin."""


@dataclass(slots=True)
class FoundRecord:
    """An object that is a record, and what is wrong with its notation."""

    node: Node
    notes: list[Note]


@dataclass(slots=True)
class Walk:
    """The reading of one text; the names are those of members: of envelopes, of records only, of records at all."""

    text: str
    envelope: frozenset[str]
    marks: frozenset[str]
    known: frozenset[str]
    is_record: Callable[[Node], bool]
    """Whether an object that stands alone, without any of the names, is a record."""
    records: list[FoundRecord] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)
    """The brackets of lists and envelopes that were never closed."""
    _has_damage: bool = False
    _lines: list[int] | None = None
    """Where lines begin whose first sign is a brace, once that has been asked."""

    def run(self) -> None:
        """Read the whole text; never raises."""
        text, at, end = self.text, 0, len(self.text)
        while True:
            at = _skip(_OUTSIDE, text, at)
            if at >= end:
                break
            start = at
            if text[at] == "{":
                at = self._object(at, 0, is_listed=False)
            elif text[at] == "[":
                if self.records:
                    self.notes.append(Note("repeated-header", at, at + 1))
                at = self._list(at, 0)
            else:
                found = _NEXT.search(text, at + 1)
                at = found.start() if found else end
                self._junk(start, at)
        if self._open:
            closers = "".join("]" if bracket == "[" else "}" for bracket in reversed(self._open))
            last = len(text.rstrip())
            lines = "\n" if closers == "]" and _LISTED_BY_LINE.match(self.text) else ""
            mend = None if self._is_open() or self._has_damage else ReplaceRange(last, last, lines + closers)
            self.notes.append(Note("missing-footer", last, last, {"tag": closers}, mend))

    def _junk(self, start: int, end: int) -> None:
        end = start + len(self.text[start:end].rstrip())
        self.notes.append(Note("junk", start, max(end, start)))

    def _object(self, start: int, depth: int, *, is_listed: bool) -> int:
        """A record, or an envelope that is entered; the offset behind it."""
        inside = self._envelope_value(start)
        if inside is None or depth > _MAX_DEPTH:
            return self._record(start, is_listed=is_listed)
        return self._envelope(start, depth)

    def _envelope_value(self, start: int) -> int | None:
        """Where the value of the envelope's member begins; None if the object is none, by its members in order."""
        text, at = self.text, start + 1
        while True:
            found = _NAME.match(text, at)
            if found is None or found.end() >= len(text):
                return None
            name = unescaped_name(found[1])
            if name in self.marks:
                return None
            if name in self.envelope and text[found.end()] in "{[":
                return found.end()
            value = measure(text, found.end())
            if value is None:
                return None
            at = skip_blanks(text, value.end)
            if not text.startswith(",", at):
                return None
            at += 1

    def _envelope(self, start: int, depth: int) -> int:
        text, at = self.text, start + 1
        self._open.append("{")
        while True:
            found = _NAME.match(text, at)
            if found is None or found.end() >= len(text):
                break
            at = found.end()
            if unescaped_name(found[1]) in self.envelope and text[at] in "{[":
                at = self._list(at, depth + 1) if text[at] == "[" else self._object(at, depth + 1, is_listed=True)
            else:
                value = measure(text, at)
                if value is None:
                    break
                at = value.end
            at = skip_blanks(text, at)
            if not text.startswith(",", at):
                break
            at += 1
        at = skip_blanks(text, at)
        if text.startswith("}", at):
            self._open.pop()
            return at + 1
        return self._to_closer(at)

    def _to_closer(self, at: int) -> int:
        """An envelope goes on with something else than a member: on to where something can be read again."""
        if at >= len(self.text):
            return at
        self._open.pop()
        found = _NEXT.search(self.text, at)
        end = found.start() if found else len(self.text)
        self._junk(at, max(end, at + 1))
        return max(end, at)

    def _list(self, start: int, depth: int) -> int:
        """A list of records; the offset behind it."""
        text, at, end = self.text, start + 1, len(self.text)
        self._open.append("[")
        comma, last = -1, -1
        while True:
            at = _skip(_OUTSIDE, text, at)
            if at >= end:
                return end
            mark = text[at]
            if mark == "]":
                if comma >= 0:
                    self.notes.append(Note("bad-field", comma, comma + 1, {}, ReplaceRange(comma, comma + 1, "")))
                self._open.pop()
                return at + 1
            if mark == ",":
                if comma >= 0 or last < 0:
                    self.notes.append(Note("bad-field", at, at + 1, {}, ReplaceRange(at, at + 1, "")))
                else:
                    comma = at
                at += 1
                continue
            if mark not in "{[":
                if mark == "}" and len(self._open) > 1:
                    self._open.pop()
                    return at
                at = last = self._stray(at)
                comma = -1
                continue
            if comma < 0 and last >= 0:
                is_whole = text[last - 1] in "]}" and not self._is_open()
                mend = ReplaceRange(last, last, ",") if is_whole else None
                self.notes.append(Note("missing-comma", last - 1, last, {}, mend))
            at = self._element(at, depth)
            comma, last = -1, at

    def _is_open(self) -> bool:
        """True if the last record was never closed."""
        return bool(self.records) and any(note.name == "unclosed-record" for note in self.records[-1].notes)

    def _element(self, at: int, depth: int) -> int:
        if self.text[at] == "{":
            return self._object(at, depth + 1, is_listed=True)
        if depth < _MAX_DEPTH:
            return self._list(at, depth + 1)
        return self._stray(at)

    def _stray(self, at: int) -> int:
        """Something in a list that is no record."""
        found = _SCALAR.match(self.text, at)
        end = found.end() if found else at + 1
        self._junk(at, end)
        return end

    def _record(self, start: int, *, is_listed: bool) -> int:
        node = measure_within(self.text, start, _WINDOW) if self._has_damage else measure(self.text, start)
        notes: list[Note] = []
        if node is None:
            self._has_damage = True
            repair = Repair(self.text, self._limit(start))
            node = repair.read(start)
            notes = repair.notes
            if not repair.is_closed:
                notes.append(Note("unclosed-record", node.start, node.start + 1))
        if is_listed or any(member.name in self.marks for member in node.members) or self.is_record(node):
            self.records.append(FoundRecord(node, notes))
        else:
            self._junk(node.start, node.end)
        return node.end

    def _limit(self, start: int) -> int:
        """Where a damaged record ends at the latest: before the next line that begins a record as its own line does."""
        text = self.text
        if self._lines is None:
            self._lines = [found.start() + 1 for found in _LINE.finditer(text)]
        own = _NAME.match(text, start + 1)
        names = {unescaped_name(own[1])} if own else set()
        low = max(0, start - _MARGIN)
        line = max(text.rfind("\n", low, start), text.rfind("\r", low, start)) + 1
        indentation = text[line or low : start].replace("\ufeff", "")
        is_own_line = not indentation.strip(" \t")
        if is_own_line:
            names |= self.known
        for index in range(bisect_right(self._lines, start), len(self._lines)):
            at = self._lines[index]
            brace = text.index("{", at)
            if is_own_line and text[at:brace] != indentation:
                continue
            first = _NAME.match(text, brace + 1)
            if first and unescaped_name(first[1]) in names:
                return at
        return len(text)


def _skip(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at
