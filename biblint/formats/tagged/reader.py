"""The reader of line-tagged formats: one pass over the lines of a segment, records and flat fields out of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from biblint.formats.tagged.table import Table
from biblint.formats.tagged.usual import Manner, usual_of
from biblint.formats.tagged.values import trimmed
from biblint.model import Batch, Field, Note, Record, ReplaceRange, Segment, Value

_NEWLINE = re.compile(r"\r\n?|\n")
_LINE = re.compile(r"[^\r\n]+")
_BARE = re.compile(r"[\s\ufeff]*+")
_new = tuple.__new__


class Hooks(Protocol):
    """What a format adds to the common reader; `finish` is called once a record, the others rarely."""

    @property
    def table(self) -> Table:
        """The format as data."""

    @property
    def manner(self) -> Manner | None:
        """What the usual records are like that are read in a shorter way; None if none are."""

    def build(self, record: Record, variable: str) -> Sequence[Value]:
        """The values of one variable of a record."""

    def texts(self, record: Record, variable: str) -> Sequence[str] | None:
        """The texts of the values of one variable of a record, if they can be told without making these."""

    def finish(self, record: Record) -> None:
        """Complete a record whose fields are all read: type, dialect, variables that hang on other fields."""

    def check_line(self, scan: Scan, entry: Field) -> bool:
        """True if a line that does not look exactly like one of the format is one."""

    def foreign_line(self, scan: Scan, start: int, end: int) -> tuple[Field, Note] | None:
        """The field that an untagged line of an open record holds all the same; None leaves it a continuation."""


@dataclass(slots=True)
class Scan:
    """The state of reading one segment."""

    name: str
    """Name of the format."""
    hooks: Hooks
    segment: Segment
    at_end: bool
    """True if nothing follows the segment in its file."""
    records: list[Record] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    record: Record | None = None
    is_open: bool = False
    """True if the current record has no end tag yet."""
    odd: list[Note] = field(default_factory=list)
    """Notes on the line at hand, for the record that it turns out to belong to."""

    @property
    def table(self) -> Table:
        """The format as data."""
        return self.hooks.table

    def run(self) -> Batch:
        """Read the segment; never raises."""
        hooks, segment, done = self.hooks, self.segment, 0
        if hooks.manner is not None:
            usual = usual_of(self.name, segment, self.table, hooks.manner, hooks.build, hooks.texts)
            for start, end in usual.chunks() if usual is not None else ():
                record = usual.record(start, end) if usual is not None else None
                if record is not None:
                    if done < start:
                        self.lines(done, start, self.table.first)
                    self.take(record)
                    done = end
        if done < len(segment.text):
            self.lines(done, len(segment.text), "")
        self.finish("unclosed-record" if self.at_end else "missing-terminator")
        return Batch(self.records, self.notes)

    def take(self, record: Record) -> None:
        """A record that is complete already."""
        if self.record is not None:
            self.finish("missing-terminator")
        self.starting(record.start, record.start + len(self.table.first))
        record.index = len(self.records)
        self.records.append(record)

    def lines(self, position: int, behind_all: int, next_tag: str) -> None:
        """Read the lines of a range; `next_tag` is the one that follows it, `''` at the end of the text."""
        text, table = self.segment.text, self.table
        variable_of = table.variables.get
        fields: list[Field] = []
        tags: dict[str, list[Field]] = {}
        is_open = False
        for match in table.pattern(text).finditer(text, position, behind_all):
            (at, behind), (tag_start, tag_end), (odd, _), (start, end) = match.regs
            if start < end and (text[end - 1].isspace() or text[start].isspace()):
                start, end = trimmed(text, start, end)
            tag = text[tag_start:tag_end]
            entry: Field = _new(Field, (tag, tag_start, tag_end, start, end, at, behind))
            if odd >= 0 and not self.hooks.check_line(self, entry):
                continue
            if at != position:
                self.between(position, at, tag)
                is_open = self.is_open
            position = behind
            variable = variable_of(tag)
            if variable is None or not is_open:
                fields, tags = self.special(entry)
                is_open = self.is_open
            else:
                fields.append(entry)
                if start < end:
                    filed = tags.get(variable)
                    if filed is None:
                        tags[variable] = [entry]
                    else:
                        filed.append(entry)
            if odd >= 0:
                self.settle()
        if position != behind_all:
            self.between(position, behind_all, next_tag)

    def starting(self, start: int, end: int) -> None:
        """A record is about to begin with the tag that stands at `start`."""

    def special(self, entry: Field) -> tuple[list[Field], dict[str, list[Field]]]:
        """Take a field that begins or ends a record, has no variable, or stands outside; the open record's fields."""
        record, tag = self.record, entry.tag
        if tag == self.table.first:
            record = self.begin(entry)
        elif record is None:
            self.stray(entry)
            return [], {}
        elif not self.is_open:
            self.after_end(entry)
        else:
            record.fields.append(entry)
            self.is_open = tag != self.table.last
        return record.fields, record.tags

    def settle(self) -> None:
        """Hand the notes on the line at hand to the record that it turned out to belong to."""
        (self.notes if self.record is None else self.record.notes).extend(self.odd)
        self.odd.clear()

    def begin(self, entry: Field) -> Record:
        """A record starts, whatever is open."""
        if self.record is not None:
            self.finish("missing-terminator")
        self.starting(entry.tag_start, entry.tag_end)
        at = entry.whole_start
        record = Record(self.name, len(self.records), self.segment, at, entry.whole_end, self.hooks.build)
        record.texter = self.hooks.texts
        record.fields.append(entry)
        self.records.append(record)
        self.record, self.is_open = record, True
        return record

    def finish(self, defect: str) -> None:
        """The current record is over; `defect` is the note that it gets if its end tag is missing."""
        record = self.record
        if record is None:
            return
        record.end = record.fields[-1].whole_end
        if self.is_open and self.table.last:
            final = record.fields[-1]
            mend = ReplaceRange(record.end, record.end, self.terminator(final))
            record.notes.append(Note(defect, record.fields[0].whole_start, record.fields[0].end, {}, mend))
        self.hooks.finish(record)
        self.record, self.is_open = None, False

    def terminator(self, final: Field) -> str:
        """An end tag line to stand after a field."""
        text = self.segment.text
        newline = line_end(text, final.whole_end) or first_line_end(text)
        separator = self.table.separator
        line = self.table.last + (separator if separator.strip() else "") + newline
        return line if line_end(text, final.whole_end) else newline + line

    def stray(self, entry: Field) -> None:
        """A field outside any record; one note for all that stand together."""
        start, end = entry.whole_start, max(entry.end, entry.tag_end)
        if self.notes and self.notes[-1].name == "junk" and self.segment.text[self.notes[-1].end : start].isspace():
            start = self.notes.pop().start
        self.notes.append(Note("junk", start, end))

    def after_end(self, entry: Field) -> None:
        """A field behind the end tag belongs to the record all the same."""
        assert self.record is not None
        self.record.fields.append(entry)
        self.file(entry)
        self.record.notes.append(Note("field-after-end", entry.tag_start, entry.end, {"tag": entry.tag}))

    def file(self, entry: Field) -> None:
        """Put a field under its variable."""
        assert self.record is not None
        variable = self.table.variables.get(entry.tag)
        if variable is not None and entry.start < entry.end:
            self.record.tags.setdefault(variable, []).append(entry)

    def between(self, start: int, end: int, next_tag: str) -> None:
        """Whole lines between two tagged ones; `next_tag` is `''` at the end of the text."""
        if not self.segment.text[start:end].isspace():
            self.gap(start, end, next_tag)

    def gap(self, start: int, end: int, next_tag: str) -> None:
        """Text between two tagged lines: blank lines, banners, continuations or junk."""
        text = self.segment.text
        lines = [line.span() for line in _LINE.finditer(text, start, end) if not _BARE.fullmatch(line[0])]
        banner = self.table.banner
        if banner is not None and (self.record is None or not self.is_open):
            lines = [(low, high) for low, high in lines if not banner.match(text, low, high)]
        elif banner is not None and next_tag == self.table.first:
            while lines and banner.match(text, *lines[-1]):
                lines.pop()
        if not lines:
            return
        if self.record is None or not self.is_open:
            self.notes.append(Note("junk", lines[0][0], lines[-1][1]))
            return
        self.untagged(lines)

    def untagged(self, lines: list[tuple[int, int]]) -> None:
        """Untagged lines of an open record, in order: those that the format reads itself, and continuations."""
        record, pending = self.record, list[tuple[int, int]]()
        assert record is not None
        for line in lines:
            found = self.hooks.foreign_line(self, *line)
            if found is None:
                pending.append(line)
                continue
            if pending:
                self.continued(pending)
                pending = []
            record.fields.append(found[0])
            self.file(found[0])
            record.notes.append(found[1])
        if pending:
            self.continued(pending)

    def continued(self, lines: list[tuple[int, int]]) -> None:
        """Untagged lines of an open record: further items, or the continuation of the last field."""
        record, text = self.record, self.segment.text
        assert record is not None
        last = record.fields[-1]
        if last.tag in self.table.item_lines:
            self.items(lines)
            return
        behind = line_after(text, lines[-1][1])
        if last.tag == self.table.first:
            record.fields[-1] = last._replace(whole_end=behind)
            record.notes.append(Note("untagged-line", lines[0][0], lines[-1][1], {"tag": last.tag}))
            return
        longer = last._replace(end=trimmed(text, *lines[-1])[1], whole_end=behind)
        if last.start == last.end:
            longer = longer._replace(start=trimmed(text, *lines[0])[0])
        self.replace_last(longer)
        if last.tag not in self.table.prose and any(text[low] not in " \t" for low, _ in lines):
            record.notes.append(Note("untagged-line", lines[0][0], lines[-1][1], {"tag": last.tag}))

    def replace_last(self, longer: Field) -> None:
        """Put a longer field in the place of the last one."""
        record = self.record
        assert record is not None
        last = record.fields[-1]
        record.fields[-1] = longer
        variable = self.table.variables.get(last.tag)
        if variable is None:
            return
        filed = record.tags.setdefault(variable, [])
        if filed and filed[-1] is last:
            filed[-1] = longer
        elif longer.start < longer.end:
            filed.append(longer)
        if not filed:
            del record.tags[variable]

    def items(self, lines: list[tuple[int, int]]) -> None:
        """Untagged lines that are items of a list: each a field of its own, an indented one continues."""
        record, text = self.record, self.segment.text
        assert record is not None
        tag, run, mended = record.fields[-1].tag, lines[0][0], ""
        done = run
        for low, high in lines:
            start, end = trimmed(text, low, high)
            behind = line_after(text, high)
            if text[low] in " \t" and record.fields[-1].start < record.fields[-1].end:
                self.replace_last(record.fields[-1]._replace(end=end, whole_end=behind))
                continue
            entry = Field(tag, low, low, start, end, low, behind)
            record.fields.append(entry)
            self.file(entry)
            mended += text[done:low] + tag + self.table.separator
            done = low
        mended += text[done : lines[-1][1]]
        mend = ReplaceRange(run, lines[-1][1], mended)
        record.notes.append(Note("untagged-line", run, lines[-1][1], {"tag": tag}, mend))


def line_after(text: str, end: int) -> int:
    """The offset behind the line end that stands at an offset."""
    match = _NEWLINE.match(text, end)
    return match.end() if match else end


def line_end(text: str, behind: int) -> str:
    """The line end that stands before an offset; `''` if none does."""
    if text.endswith("\r\n", 0, behind):
        return "\r\n"
    return text[behind - 1] if behind and text[behind - 1] in "\r\n" else ""


def first_line_end(text: str) -> str:
    """The line end that a text uses first; LF if it has none."""
    match = _NEWLINE.search(text)
    return match[0] if match else "\n"
