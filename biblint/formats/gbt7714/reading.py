"""Reading a list of references in the style of GB/T 7714: entries, their continuation lines, their parts as fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from biblint.formats.gbt7714.grammar import parse
from biblint.formats.tagged.values import make_value, trimmed, unfold
from biblint.model import Batch, Field, Note, Piece, Record, Segment, Value

ENTRY = re.compile(r"[ \t\u3000]*\ufeff?[ \t\u3000]*[\[［【](?P<number>\d{1,4})[\]］】][ \t\u3000]*(?=\S)")
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")
_HEADING = re.compile(r"\W*(?:主要)?(?:参考文献|References|Bibliography|REFERENCES|参\s+考\s+文\s+献)\W*")
_DASH = re.compile("[–—]")
DATES = frozenset({"issued", "accessed"})
"""Variables in which a dash is a hyphen."""
_BEFORE: dict[str, str] = {"page": ":：", "volume": ",，", "DOI": "", "URL": ".．。", "accessed": ""}
"""Variable -> the sign before it that goes with it."""


def read_list(segment: Segment, name: str) -> Batch:
    """The entries of a segment, one record each; other lines that continue none are junk, but for a heading."""
    batch = Batch([])
    text = segment.text
    start = end = number_end = -1
    number = ""
    for line in _LINE.finditer(text):
        low, high = line.span()
        if low == high:
            break
        entry = ENTRY.match(text, low, high)
        content = trimmed(text, low, high)
        if entry is None and content[0] < content[1] and start >= 0:
            end = high
            continue
        if start >= 0:
            batch.records.append(_record(segment, name, len(batch.records), (start, number_end, end), number))
            start = -1
        if entry is not None:
            start, number_end, end, number = low, entry.end(), high, entry["number"]
        elif content[0] < content[1] and not _HEADING.fullmatch(text, *content):
            batch.notes.append(Note("junk", *content))
    if start >= 0:
        batch.records.append(_record(segment, name, len(batch.records), (start, number_end, end), number))
    return batch


def _record(segment: Segment, name: str, index: int, place: tuple[int, int, int], number: str) -> Record:
    start, behind, end = place
    record = Record(name, index, segment, start, end, build)
    record.number = number
    low, high = trimmed(segment.text, start, end)
    low = low + (segment.text[low] == "\ufeff")
    whole = make_value(segment, low, high, None)
    at = len(make_value(segment, low, behind, None).text)
    type_, parts = parse(whole.text, at)
    record.type = "" if type_ == "-" else type_
    if type_ == "-":
        record.notes.append(Note("other-style", low, high, {"key": number}))
    order = sorted((span, variable) for variable, spans in parts.items() for span in spans if span[0] < span[1])
    for (first, last), variable in order:
        value = whole.part(first, last)
        if variable in DATES:
            value = _with_hyphens(value)
        entry = _field(segment, variable, value, (start, end))
        value.field = entry
        record.fields.append(entry)
        if variable == "raw:mark":
            record.raw_type = value.text
            continue
        record.tags.setdefault(variable, []).append(entry)
        record._values[variable] = (*record._values.get(variable, ()), value)
    return record


def _with_hyphens(value: Value) -> Value:
    """A date with hyphens for the dashes that a list puts between year, month and day."""
    if not _DASH.search(value.text):
        return value
    pieces = value.pieces or (Piece(0, len(value.text), value.start, value.end, "verbatim"),)
    value.pieces = tuple(part for piece in pieces for part in _cut_at_dashes(piece, value.text))
    value.text = _DASH.sub("-", value.text)
    return value


def _cut_at_dashes(piece: Piece, text: str) -> Iterator[Piece]:
    if piece.kind != "verbatim":
        yield piece
        return
    done, shift = piece.start, piece.source_start - piece.start
    for dash in _DASH.finditer(text, piece.start, piece.end):
        low, high = dash.span()
        if low > done:
            yield Piece(done, low, done + shift, low + shift, "verbatim")
        yield Piece(low, high, low + shift, high + shift, "decoded")
        done = high
    if done < piece.end:
        yield Piece(done, piece.end, done + shift, piece.end + shift, "verbatim")


def decode(raw: str, variable: str) -> str:
    """A fold is one space, an undecodable byte U+FFFD, a dash in a date a hyphen."""
    text = unfold(raw)
    return _DASH.sub("-", text) if variable.removeprefix("raw:") in DATES else text


def _field(segment: Segment, variable: str, value: Value, place: tuple[int, int]) -> Field:
    """A part as a field: what goes with it, if it is deleted, are its brackets and the sign before it."""
    text, low, high = segment.text, value.start, value.end
    if variable in ("issue", "accessed") and low > place[0] and text[low - 1] in "(（[［":
        low, high = low - 1, high + 1
    elif variable in _BEFORE:
        low = _sign_before(text, place[0], low, _BEFORE[variable])
    if variable == "DOI":
        label = re.search(r"[.．。,，;；]?\s*(?:DOI|doi)\s*[:：]\s*\Z", text[place[0] : low])
        low = place[0] + label.start() if label else low
    tag = "type" if variable == "raw:mark" else variable
    return Field(tag, value.start, value.start, value.start, value.end, low, min(high, place[1]))


def _sign_before(text: str, floor: int, at: int, signs: str) -> int:
    low = at
    while low > floor and text[low - 1].isspace():
        low -= 1
    if low > floor and text[low - 1] in signs:
        low -= 1
    return low if signs else at


def build(record: Record, variable: str) -> Sequence[Value]:
    """Everything there is was made with the record, but for the parts under their own name."""
    if not variable.startswith("raw:"):
        return ()
    tag = variable[4:]
    values = record._values.get(tag)
    if values:
        return values
    fields = [entry for entry in record.fields if entry.tag == tag and entry.start < entry.end]
    return [make_value(record.segment, entry.start, entry.end, entry) for entry in fields]
