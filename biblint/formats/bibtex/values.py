"""Values of BibTeX fields: expressions put together, lists split, LaTeX decoded, parents' values inherited."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from biblint.formats.bibtex.context import Context
from biblint.formats.bibtex.fields import BOOK_TYPES, NAME_VARIABLES, PART_TYPES, VERBATIM_TAGS
from biblint.formats.bibtex.plain import is_without_signs, macro_text, macro_value, plain_texts, plain_values
from biblint.formats.bibtex.syntax import closing_brace, closing_quote
from biblint.formats.text import mark_undecodable, trim
from biblint.model import Field, Piece, Record, Value
from biblint.values.latex import decode, split_names

_WORD = re.compile(r"[^\s{},\"#=()]++")
_JOIN = re.compile(r"\s*+#\s*+")
_URL = re.compile(r"\\(?:url|path|nolinkurl)\s*+\{([^{}]*+)\}\Z")
_DASHES = re.compile(r"(?<![-\\])--(?!-)")
_SEMICOLON = re.compile(r"(?<!\\)(?:&#?\w{1,8};|(;))|[{}]")
_COMMA = re.compile(r"(?<!\\)(,)|[{}]")
_SERIAL = re.compile(r"([;,])|[{}]")
_LINE = re.compile(r"([\r\n]+)")
_LINK = re.compile(r"(?i)(?:https?://|www\.)[^\s{}]+")
_LINE_FIELDS = frozenset({"cited-references", "affiliation", "author-email"})
RANGES = frozenset({"page", "volume", "issue", "number"})
"""Variables in which `--` is BibTeX's way to write the dash of a range."""
_ORCID = re.compile(r"(?i)(?:\d{4}-){3}\d{3}[\dX]")
_NOT_INHERITED = frozenset(
    """title title-short citation-key crossref DOI URL PMID PMCID arXiv accession abstract file page keyword note
    annote""".split()
)

Range = tuple[int, int]
Decoding = tuple[int, int, int, int, str]
piece_tuple = partial(tuple.__new__, Piece)
"""Makes a `Piece` of a tuple of its five parts, without the cost of keywords."""


class Part(NamedTuple):
    """One part of an expression: its range in the joined raw text and in the source; a macro is not its own."""

    start: int
    end: int
    source_start: int
    source_end: int
    own: bool


class Raw(NamedTuple):
    """The raw content of a field with where it comes from; without parts it stands at `start` in the source."""

    text: str
    start: int
    parts: tuple[Part, ...] = ()


class Values:
    """Builds the values of the records of one segment."""

    __slots__ = ("_is_plain", "_seen", "context")

    def __init__(self, context: Context) -> None:
        self.context = context
        self._seen = -1  # where the record starts that was asked for last: holding it would hold its text
        self._is_plain = False

    def build(self, record: Record, variable: str) -> Sequence[Value]:
        """The values of a variable, of `raw:<tag>` too (tags in any case); its parents' if the record has none."""
        if variable.startswith("raw:"):
            tag = variable[4:].lower()
            fields = [field for field in record.fields if field.tag.lower() == tag]
            return [value for field in fields for value in self._field_values(record, field, variable)]
        own = record.tags.get(variable)
        if not own:
            return inherited(record, variable)
        if len(own) == 1:
            plain = plain_values(record.segment.text, own[0], variable)
            if plain is not None:
                return plain
            if variable not in _SPLITTERS and variable not in RANGES:
                macro = macro_value(record.segment.text, own[0], self.context.macro_texts)
                if macro is not None:
                    return (macro,)
        else:
            return [value for field in own for value in self._field_values(record, field, variable)]
        return self._field_values(record, own[0], variable)

    def texts(self, record: Record, variable: str) -> Sequence[str] | None:
        """The texts of the values of a variable that is one plain field; None where it is anything else."""
        own = record.tags[variable]
        if len(own) != 1:
            return None
        field = own[0]
        source = record.segment.text
        start, end = field[3], field[4]
        if source[start - 1] not in '{"':
            if variable in _SPLITTERS or variable in RANGES:
                return None
            macro = macro_text(source, field, self.context.macro_texts)
            return None if macro is None else (macro,)
        if record.start != self._seen:
            self._seen = record.start
            self._is_plain = is_without_signs(source[record.start : record.end])
        return plain_texts(source[start:end], variable, self._is_plain)

    def _field_values(self, record: Record, field: Field, variable: str) -> Sequence[Value]:
        raw = self.raw(record.segment.text, field)
        verbatim = field[0] in VERBATIM_TAGS or field[0].lower() in VERBATIM_TAGS or variable in ("citation-key", "URL")
        splitter = _SPLITTERS.get(variable)
        if splitter is None:
            value = make(raw, 0, len(raw.text), field, variable, verbatim)
            return () if value is None else (value,)
        if variable == "ORCID":
            verbatim = True
        values = [make(raw, start, end, field, variable, verbatim) for start, end in splitter(raw.text, record, field)]
        return [value for value in values if value is not None]

    def raw(self, text: str, field: Field) -> Raw:
        """The content of a field: between its delimiters, or put together from the parts of its expression."""
        start, end = field.start, field.end
        if text[start - 1] in '{"' or not field.tag_end < start:
            return Raw(text[start:end], start)
        content = text[start:end]
        if content.isdigit():
            return Raw(content, start)
        return self._expression(text, start, end)

    def _expression(self, text: str, start: int, end: int) -> Raw:
        """A bare word or a concatenation; words that are no macros stand for themselves."""
        raw, parts, at, length = "", [], start, 0
        while at < end:
            own, low, high, at = _part(text, at, end)
            part = text[low:high]
            if not own:
                known = self.context.macro_texts.get(part.lower())
                own = known is None
                part = part if known is None else known
            raw += part
            parts.append(Part(length, len(raw), low, high, own))
            length = len(raw)
            joint = _JOIN.match(text, at, end)
            at = joint.end() if joint else at
        if len(parts) == 1 and parts[0].own:
            return Raw(raw, parts[0].source_start)
        return Raw(raw, start, tuple(parts))


def _part(text: str, at: int, end: int) -> tuple[bool, int, int, int]:
    """The next part of an expression: is it delimited text, its content's range, and where it ends."""
    if text[at] in '{"':
        closing = (closing_brace if text[at] == "{" else closing_quote)(text, at, end)
        if closing >= 0:
            return True, at + 1, closing, closing + 1
    word = _WORD.match(text, at, end)
    if word is None or (at == word.start() and word.end() < end and not _JOIN.match(text, word.end(), end)):
        return True, at, end, end
    return False, at, word.end(), word.end()


def is_verbatim(tag: str) -> bool:
    """True for a field whose content is no TeX."""
    return tag in VERBATIM_TAGS or tag.lower() in VERBATIM_TAGS


def make(raw: Raw, start: int, end: int, field: Field, variable: str, verbatim: bool) -> Value | None:
    """The value of a range of a raw content; None if nothing is left of it."""
    part = raw.text[start:end]
    stripped = part.strip()
    if not stripped:
        return None
    if len(stripped) != len(part):
        start += len(part) - len(part.lstrip())
        part = stripped
    if verbatim:
        return _verbatim(raw, start, part, field)
    text: str
    found: Sequence[Decoding]
    text, found = decode(part)
    dashed = "--" in text and variable in RANGES
    if not found and not raw.parts and not dashed:
        low = raw.start + start
        plain = Value(text, low, low + len(part), field)
        return plain if text.isascii() else mark_undecodable(plain)
    if dashed:
        text, found = _dashes(text, found or ((0, len(text), 0, len(text), "verbatim"),))
    value = _pieced(raw, start, part, text, found or ((0, len(text), 0, len(text), "verbatim"),), field)
    if value is not None and part[0] == "{" and variable in NAME_VARIABLES:
        value.literal = closing_brace(part, 0, len(part)) == len(part) - 1
    return value


def _pieced(raw: Raw, start: int, part: str, text: str, found: Iterable[Decoding], field: Field) -> Value | None:
    """The value of a text with pieces that count in `part`, which begins at `start` of the raw content."""
    if raw.parts:
        starts = [part.start for part in raw.parts]
        pieces = tuple(moved for piece in found for moved in _through_parts(piece, start, raw.parts, starts))
        low, high = field.start, field.end
    else:
        low = raw.start + start
        high = low + len(part)
        pieces = tuple(piece_tuple((a, b, c + low, d + low, kind)) for a, b, c, d, kind in found)
    if text[:1].isspace() or text[-1:].isspace() or not text:
        text, pieces = trim(text, pieces)
        if not text:
            return None
    value = Value(text, low, high, field, pieces)
    return value if text.isascii() else mark_undecodable(value)


def _verbatim(raw: Raw, start: int, part: str, field: Field) -> Value | None:
    """A value taken as it is, but for braces and an address macro around all of it."""
    while part[0] == "{" and closing_brace(part, 0, len(part)) == len(part) - 1:
        inner = part[1:-1]
        part = inner.strip()
        start += 1 + len(inner) - len(inner.lstrip())
        if not part:
            return None
    if part[0] == "\\" and (address := _URL.match(part)) and address[1].strip():
        part, start = address[1].strip(), start + address.start(1) + len(address[1]) - len(address[1].lstrip())
    if not raw.parts:
        low = raw.start + start
        value = Value(part, low, low + len(part), field)
        return value if part.isascii() else mark_undecodable(value)
    return _pieced(raw, start, part, part, ((0, len(part), 0, len(part), "verbatim"),), field)


def _dashes(text: str, found: Iterable[Decoding]) -> tuple[str, list[Decoding]]:
    """The text with `-` for each `--` that stands in a verbatim piece, and its pieces."""
    made: list[Decoding] = []
    parts: list[str] = []
    length = 0
    for start, end, low, high, kind in found:
        marks = [*_DASHES.finditer(text, start, end)] if kind == "verbatim" else []
        done = start
        for mark in marks:
            first = mark.start()
            if first > done:
                parts.append(text[done:first])
                made.append((length, length + first - done, low + done - start, low + first - start, kind))
                length += first - done
            parts.append("-")
            made.append((length, length + 1, low + first - start, low + first + 2 - start, "decoded"))
            length += 1
            done = first + 2
        if done < end or start == end:
            parts.append(text[done:end])
            made.append((length, length + end - done, low + done - start, high, kind))
            length += end - done
    return "".join(parts), made


def _through_parts(found: Decoding, start: int, parts: Sequence[Part], starts: list[int]) -> list[Piece]:
    """One piece moved to the source of the parts it lies in; what a macro wrote is foreign."""
    piece = Piece(*found)  # type: ignore[arg-type]  # the kind is one of two words
    low, high = piece.source_start + start, piece.source_end + start
    near = parts[max(0, bisect_right(starts, low) - 1) : bisect_right(starts, high)]
    touched = [part for part in near if part.start < high and low < part.end]
    if piece.kind != "verbatim":
        part = touched[0] if touched else near[0]
        if len(touched) == 1 and part.own:
            shift = part.source_start - part.start
            return [Piece(piece.start, piece.end, low + shift, high + shift, piece.kind)]
        return [Piece(piece.start, piece.end, part.source_start, part.source_end, "foreign")]
    moved = []
    for part in touched:
        first, last = max(low, part.start), min(high, part.end)
        text_start = piece.start + first - low
        text_end = text_start + last - first
        if part.own:
            shift = part.source_start - part.start
            moved.append(Piece(text_start, text_end, first + shift, last + shift, "verbatim"))
        else:
            moved.append(Piece(text_start, text_end, part.source_start, part.source_end, "foreign"))
    return moved


def _unbraced(raw: str) -> Range:
    """The range inside the braces that stand around all of a list."""
    start, end = 0, len(raw)
    while True:
        part = raw[start:end].strip()
        if not part.startswith("{") or closing_brace(part, 0, len(part)) != len(part) - 1:
            return start, end
        start = raw.index("{", start) + 1
        end = raw.rindex("}", start - 1, end)


def split(raw: str, start: int, end: int, separator: re.Pattern[str]) -> list[Range]:
    """The ranges between the separators (group 1 of the pattern) outside braces; outer blanks are cut off."""
    ranges: list[Range] = []
    depth, done = 0, start
    for found in separator.finditer(raw, start, end):
        sign = found.group()
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth = max(0, depth - 1)
        elif depth == 0 and found.lastindex:
            ranges.append((done, found.start()))
            done = found.end()
    ranges.append((done, end))
    return [cut for low, high in ranges if (cut := _cut(raw, low, high))[0] < cut[1]]


def _cut(raw: str, start: int, end: int) -> Range:
    part = raw[start:end]
    stripped = part.lstrip()
    start = end - len(stripped)
    return start, start + len(stripped.rstrip())


def _names(raw: str, record: Record, field: Field) -> list[Range]:
    return split_names(raw)


def _keywords(raw: str, record: Record, field: Field) -> list[Range]:
    """Items parted by semicolons if the field has one that ends no entity, else by commas."""
    start, end = _unbraced(raw)
    if ";" in raw and any(found.lastindex for found in _SEMICOLON.finditer(raw)):
        return split(raw, start, end, _SEMICOLON)
    return split(raw, start, end, _COMMA)


def _serials(raw: str, record: Record, field: Field) -> list[Range]:
    return split(raw, *_unbraced(raw), _SERIAL)


def _lines(raw: str, record: Record, field: Field) -> list[Range]:
    """One item a line where Web of Science has it so, else items parted by semicolons (Scopus)."""
    start, end = _unbraced(raw)
    if record.dialect == "wos" and field.tag.lower() in _LINE_FIELDS:
        return split(raw, start, end, _LINE)
    return split(raw, start, end, _SEMICOLON)


def _links(raw: str, record: Record, field: Field) -> list[Range]:
    """The whole of an address field; the addresses alone in a note on how something was published."""
    if field.tag.lower() == "howpublished":
        return [found.span() for found in _LINK.finditer(raw)]
    return [(0, len(raw))]


def _identifiers(raw: str, record: Record, field: Field) -> list[Range]:
    """The ORCID iDs in a field, whatever names stand between them."""
    return [found.span() for found in _ORCID.finditer(raw)]


_SPLITTERS: dict[str, Callable[[str, Record, Field], list[Range]]] = {
    "author": _names,
    "editor": _names,
    "translator": _names,
    "keyword": _keywords,
    "ISSN": _serials,
    "ISBN": _serials,
    "affiliation": _lines,
    "reference": _lines,
    "classification": _keywords,
    "email": _lines,
    "URL": _links,
    "ORCID": _identifiers,
}


def inherited(record: Record, variable: str) -> list[Value]:
    """The values of a variable that a record takes from its nearest parent that has them; all their text is foreign."""
    for parent in record.parents:
        values = _parent_values(record, parent, variable)
        if values:
            return [_foreign(value, record) for value in values]
    return []


def _parent_values(record: Record, parent: Record, variable: str) -> Sequence[Value]:
    """What a parent gives: `xdata` everything, a book its title as the title of the container."""
    if parent.raw_type.lower() == "xdata":
        return parent.values(variable)
    if variable in _NOT_INHERITED:
        return ()
    if variable == "container-title" and (record.type in PART_TYPES or parent.type in BOOK_TYPES):
        return parent.values("raw:booktitle") or parent.values("title")
    return parent.values(variable)


def _foreign(value: Value, record: Record) -> Value:
    """A parent's value as its child's: placed where the child names the parent."""
    named = record.tags.get("crossref") or record.fields[:1]
    start, end = (named[0].start, named[0].end) if named else (record.start, record.start)
    field = named[0] if named else None
    pieces = (Piece(0, len(value.text), -1, -1, "foreign"),)
    return replace(value, start=start, end=end, field=field, pieces=pieces, marks=(), people=())
