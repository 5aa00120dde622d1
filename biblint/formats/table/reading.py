"""From the rows of a table to records: headers, types, repeated headers, ragged rows, cells that were cut."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from biblint.formats.cited import cited_records
from biblint.formats.table.alignment import align
from biblint.formats.table.heading import belied, cell_texts, find_heading, first_row, is_header, is_quoting
from biblint.formats.table.languages import language_notes
from biblint.formats.table.profile import Layout, Profile
from biblint.formats.table.scanner import STRAY, Cell, Row, RowScanner
from biblint.model import Batch, Builder, Field, Note, Record, ReplaceRange, Segment, Texter, Value
from biblint.values.lazy import LazyPattern
from biblint.variables import VARIABLES

LIMITS = frozenset({254, 255, 32767})
"""Lengths at which databases (255) and Excel (32,767) cut a text."""
_EXCEL = 32767
_SHORTEST_CUT = min(LIMITS)
_LEAST_CUT = 2
"""How many cells of a column must end at 254 or 255 characters."""
_new = tuple.__new__
_QUOTES = re.compile('"{1,2}')
_EXCLUSIVE = frozenset({"author", "editor", "affiliation", "URL"})
"""Lists that providers give several times; the first column in the profile that has something is read."""


class LayoutBuilder:
    """Makes values with the layout of their table; records carry it, so that edits know the layout too."""

    def __init__(self, layout: Layout, build: Builder) -> None:
        self.layout = layout
        self.order = {column.header: index for index, column in enumerate(layout.profile.columns)}
        self.cited = {tag for tag, column in layout.by_tag.items() if column.kind == "cited"}
        names = dict.fromkeys(header for header, _, _ in layout.profile.types)
        tags = {column.header: tag for tag, column in layout.by_tag.items()}
        self.types = {tags[name]: name for name in names if name in tags}
        self._build = build

    def __call__(self, record: Record, variable: str) -> Sequence[Value]:
        """The values of a variable."""
        return self._build(record, variable)


def layout_of(record: Record) -> Layout:
    """The layout of the table that a record was read from."""
    builder = record.builder
    assert isinstance(builder, LayoutBuilder)
    return builder.layout


class Table:
    """The reader of one text."""

    def __init__(self, name: str, profile: Profile, segment: Segment, build: Builder, texter: Texter) -> None:
        self.name = name
        self.profile = profile
        self.segment = segment
        self.records: list[Record] = []
        self.notes: list[Note] = []
        self._build = build
        self._texter = texter
        self._cut: list[tuple[Field, Record, int]] = []
        self._headings: list[tuple[Row, Sequence[str]]] = []

    def read(self) -> Batch:
        """All records and notes."""
        text = self.segment.text
        heading = find_heading(text, self.profile)
        if heading is None:
            if not text.strip():
                return Batch([])
            heading = first_row(text)
            self.notes.append(Note("missing-header", heading.row.start, heading.row.end))
        headers = without_last(heading.headers)
        layout = Layout(self.profile, self.name, headers, heading.delimiter)
        scanner = RowScanner(text, heading.delimiter, is_quoting(text, heading, self.profile))
        scanner.expected = len(headers)
        layout, notes = belied(text, heading, layout, scanner)
        self.notes += notes
        self._headings.append((heading.row, heading.headers))
        builder = LayoutBuilder(layout, self._build)
        for row in scanner.rows(heading.row.next):
            if len(row.cells) == 1 and len(layout.headers) > 1:
                self._lone(row)
                continue
            texts = self._header_texts(row, layout)
            if texts:
                self._repeated(row, texts == layout.headers)
                self._headings.append((row, texts))
                layout = Layout(self.profile, self.name, texts, heading.delimiter, layout.overrides)
                builder = LayoutBuilder(layout, self._build)
                scanner.expected = len(texts)
            else:
                self._record(row, builder)
        self._cut_notes()
        self.notes += language_notes(self.profile, self._headings)
        return Batch(self.records, self.notes)

    def _lone(self, row: Row) -> None:
        """A line without a delimiter: blank, or text that belongs to no row."""
        if self.segment.text[row.start : row.end].strip("\ufeff \t\x1a"):
            self.notes.append(Note("junk", row.start, row.end))

    def _repeated(self, row: Row, is_same: bool) -> None:
        mend = ReplaceRange(row.start, row.next, "") if is_same else None
        self.notes.append(Note("repeated-header", row.start, row.end, {}, mend))

    def _header_texts(self, row: Row, layout: Layout) -> tuple[str, ...]:
        """The headers of a row that is a header again; empty for any other."""
        text, cell = self.segment.text, row.cells[0]
        first = text[cell.start : cell.end].strip("\ufeff ")
        if first not in layout.headers and first.casefold() not in self.profile.aliases:
            return ()
        texts = cell_texts(text, row)
        return without_last(texts) if is_header(self.profile, texts) else ()

    def _record(self, row: Row, builder: LayoutBuilder) -> None:
        layout = builder.layout
        text, count = self.segment.text, len(layout.headers)
        cells = row.cells
        if not self.profile.quoting and len(cells) == count + 1 and cells[-1].start >= cells[-1].end:
            cells = cells[:-1]  # a delimiter at the end of each row, as Web of Science has it
        record = Record(self.name, len(self.records), self.segment, row.start, row.end, builder)
        record.texter = self._texter
        places: Sequence[int] = range(count)
        if len(cells) != count:
            places = align(text, cells, layout)
            if len(cells) == count + 1 and places[-1] < 0 and cells[-1].start >= cells[-1].end:
                cells, places = cells[:-1], places[:-1]
            else:
                told = {"cells": str(len(cells)), "columns": str(count)}
                record.notes.append(Note("ragged-row", row.start, _line_end(text, row), told))
        self._fill(record, cells, places, layout)
        if record.tags or any(entry.start < entry.end for entry in record.fields):
            self._finish(record, builder)
            self.records.append(record)

    def _fill(self, record: Record, cells: Sequence[Cell], places: Sequence[int], layout: Layout) -> None:
        """The fields of a record, and those that hold something by their variable."""
        text, fields, tags = self.segment.text, record.fields, record.tags
        headers, columns = layout.headers, layout.columns
        for cell, place in zip(cells, places, strict=True):
            tag = headers[place] if place >= 0 else ""
            whole_start, whole_end, start, end, writing = cell
            entry: Field = _new(Field, (tag, whole_start, whole_start, start, end, whole_start, whole_end))
            fields.append(entry)
            if start >= end:
                continue
            if end - start >= _SHORTEST_CUT:
                self._measure(entry, record, writing)
            if writing >= STRAY:
                mend = _requoted(text, cell) if len(cells) == len(headers) else None
                record.notes.append(Note("unbalanced-braces", whole_start, whole_end, {"tag": tag}, mend))
            variable = columns[place].variable if place >= 0 else ""
            if variable and not text[start:end].isspace():
                tags.setdefault(variable, []).append(entry)

    def _measure(self, entry: Field, record: Record, writing: int) -> None:
        length = entry.end - entry.start
        if writing:
            length -= self.segment.text.count('""', entry.start, entry.end)
        if length in LIMITS:
            self._cut.append((entry, record, length))

    def _cut_notes(self) -> None:
        """Cells as long as Excel allows; or several of 254 or 255 characters where no cell of the column is longer."""
        counts = Counter((entry.tag, length) for entry, _, length in self._cut)
        longest: dict[str, int] = {}
        for entry, record, length in self._cut:
            tag = entry.tag
            if length != _EXCEL:
                if counts[tag, length] < _LEAST_CUT:
                    continue
                if tag not in longest:
                    longest[tag] = self._longest(tag)
                if longest[tag] > length:
                    continue
            told = {"tag": tag, "length": str(length)}
            record.notes.append(Note("cut-value", entry.end - 1, entry.end, told))

    def _longest(self, tag: str) -> int:
        """The length of the longest cell of a column."""
        text = self.segment.text
        cells = (text[one.start : one.end] for record in self.records for one in record.fields if one.tag == tag)
        return max(len(cell) - cell.count('""') for cell in cells)

    def _finish(self, record: Record, builder: LayoutBuilder) -> None:
        """Choose between columns of one variable, and give a record its type, dialect and references."""
        by_tag, order = builder.layout.by_tag, builder.order
        for variable, fields in record.tags.items():
            if len(fields) > 1:
                fields.sort(key=lambda entry: order.get(by_tag[entry.tag].header, 0))
                known = VARIABLES.get(variable)
                if variable in _EXCLUSIVE or (variable != "page" and (known is None or not known.is_list)):
                    del fields[1:]
        record.dialect = self.profile.dialect
        if self.profile.composed:
            self._parts(record, builder, *self.profile.composed)
        self._type(record, builder)
        if builder.cited and any(entry.tag in builder.cited for entry in record.tags.get("reference", ())):
            record.lister = _cited

    def _parts(self, record: Record, builder: LayoutBuilder, header: str, pattern: LazyPattern) -> None:
        """The variables that share a cell, each as a field with the part of the cell that is its own."""
        text, by_tag = self.segment.text, builder.layout.by_tag
        for entry in record.fields:
            column = by_tag.get(entry.tag)
            if column is None or column.header != header:
                continue
            match = pattern.search(text, entry.start, entry.end)
            if match is None:
                return
            for variable, part in match.groupdict("").items():
                if part.strip() and variable not in record.tags:
                    start, end = match.span(variable)
                    record.tags[variable] = [entry._replace(start=start, end=end)]

    def _type(self, record: Record, builder: LayoutBuilder) -> None:
        record.type = self.profile.default_type
        if not builder.types:
            return
        text, tags = self.segment.text, builder.types
        texts = {tags[one.tag]: text[one.start : one.end] for one in record.fields if one.tag in tags}
        record.raw_type = next((texts[name] for name in tags.values() if texts.get(name)), "")
        for header, pattern, of in self.profile.types:
            if header in texts and re.search(pattern, texts[header].lower()):
                record.type = of
                return


def without_last(headers: tuple[str, ...]) -> tuple[str, ...]:
    """Headers without the empty ones behind a delimiter at the end of the line."""
    while len(headers) > 1 and not headers[-1]:
        headers = headers[:-1]
    return headers


def _line_end(text: str, row: Row) -> int:
    """The end of the first line of a row."""
    ends = [at for at in (text.find("\n", row.start, row.end), text.find("\r", row.start, row.end)) if at >= 0]
    return min(ends, default=row.end)


def _requoted(text: str, cell: Cell) -> ReplaceRange:
    """A cell in quotes that close, with those inside it doubled."""
    content = _QUOTES.sub('""', text[cell.start : cell.end])
    return ReplaceRange(cell.start - 1, cell.whole_end, f'"{content}"')


def _cited(record: Record) -> list[Record]:
    return cited_records(record, record.values("reference"))
