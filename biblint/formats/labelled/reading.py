"""From the rows of a labelled page to a record: fields, the variables they stand for, notes, type."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from biblint.formats.labelled.labels import (
    ABSTRACT_LABELS,
    ABSTRACT_PARTS,
    COMPOUND,
    Meaning,
    lookup,
    nearest,
    normalise,
    usual,
)
from biblint.formats.labelled.languages import page_language
from biblint.formats.labelled.pages import ONE_LINE, TITLE_ROWS, Page, pages_of
from biblint.formats.labelled.references import references_of
from biblint.formats.labelled.rows import COUNT, Hit, Row, rows_of, unknown_label
from biblint.formats.labelled.values import build, compound
from biblint.model import Batch, Field, Note, Record, ReplaceRange, Segment
from biblint.variables import VARIABLES

INTERFACE = "raw:interface"
PROSE = frozenset({"abstract", "reference", "note", "title", "translated-title", "rights"})
"""Variables under which a line with a colon is text, not an unknown label."""

IN_REFERENCES = frozenset({"DOI", "URL", "PMID", "PMCID", "ISSN", "ISBN", "arXiv"})
"""Labels that, inside a list of references and not behind a blank line, belong to the reference."""

FULL_LINE = 50
"""Columns of a title line behind which the next line may be its rest."""

_RANGE = re.compile(r"[A-Za-z]{0,3}\d+\s*(?:[-–—~～/]|to|至)\s*[A-Za-z]{0,3}\d+(?:\s*[,+].*)?")
_INDEXED_NAMES = re.compile(r"(?:[^,;\[\d]{1,40}, [^,;\[]+|[一-鿿·]{2,6}) \[\d[\d ,-]*\]\s*;?")

_KINDS: tuple[tuple[str, str], ...] = (
    (r"期刊|期刊|journal|article|review|综述|letter|论著", "article-journal"),
    (r"学位|學位|博士|硕士|碩士|thesis|dissertation|master|doctor|ph\.?d", "thesis"),
    (r"会议|會議|conference|proceeding|meeting", "paper-conference"),
    (r"专利|專利|patent", "patent"),
    (r"标准|標準|standard", "standard"),
    (r"报纸|報紙|newspaper", "article-newspaper"),
    (r"图书|圖書|专著|專著|book|monograph", "book"),
    (r"报告|報告|report", "report"),
)


class _Reader:
    """Reads the rows of one page into one record."""

    def __init__(self, segment: Segment, rows: Sequence[Row], page: Page, index: int) -> None:
        self.text = segment.text
        self.rows = rows
        last = page.end - 1
        while rows[last].kind == "blank":
            last -= 1
        self.page = Page(page.first, page.label, last + 1)
        first = rows[page.first]
        self.record = Record("labelled", index, segment, first.start, rows[last].next, build)
        self.record.lister = references_of
        self.hit: Hit | None = None
        self.opened = first
        self.content: list[Row] = []
        self.low = self.high = -1
        self.after_blank = False
        self.met: list[str] = []

    def read(self) -> Record:
        self._title()
        buttons = [row for row in self.rows[self.page.first : self.page.label] if row.kind == "interface"]
        for row in (*buttons, *self.rows[self.page.label : self.page.end]):
            if row.kind == "blank":
                self.after_blank = True
                continue
            self._row(row)
            self.after_blank = False
        self._close()
        record = self.record
        _settle_type(record)
        _name_variables(record)
        return record

    def _title(self) -> None:
        rows = [row for row in self.rows[self.page.first : self.page.label] if row.kind == "text"]
        if not rows:
            return
        cut = self._title_end(rows, 0)
        end = cut
        if cut < len(rows) and _is_han(self._line(rows[cut])) != _is_han(self._line(rows[0])):
            end = self._title_end(rows, cut)
        for variable, group in (("title", rows[:cut]), ("translated-title", rows[cut:end])):
            if not group:
                continue
            low, high = group[0].low, group[-1].high
            self._add(variable, Field("", low, low, low, high, group[0].start, group[-1].next))
        for row in rows[end:]:
            self.record.notes.append(Note("untagged-line", row.low, row.high))

    def _title_end(self, rows: Sequence[Row], start: int) -> int:
        """The end of the lines that make one title."""
        end = start + 1
        while end < min(len(rows), start + TITLE_ROWS) and _goes_on(self._line(rows[end - 1]), self._line(rows[end])):
            end += 1
        return end

    def _line(self, row: Row) -> str:
        return self.text[row.low : row.high]

    def _row(self, row: Row) -> None:
        if row.kind == "interface":
            self._close()
            self._add(INTERFACE, Field(self._line(row), row.low, row.low, row.low, row.high, row.start, row.next))
        elif row.kind == "count" and self._variable() in ("reference", "reference-count"):
            self._count(row)
        elif row.kind == "label" and not self._inside(row.hit):
            self._close()
            self._open(row, row.hit)
        else:
            self._text(row)

    def _variable(self) -> str | None:
        """The variable of the open field; `''` for one without a variable, None if no field is open."""
        if self.hit is None:
            return None
        return self.hit.meaning.variable if self.hit.meaning else ""

    def _inside(self, hit: Hit | None) -> bool:
        """True for a label that is text of the open abstract or list of references, not a field of its own."""
        if hit is None or hit.meaning is None or self.after_blank or self.low < 0:
            return False
        variable = self._variable()
        if variable == "reference":
            return hit.meaning.variable in IN_REFERENCES
        return variable == "abstract" and normalise(self._tag(hit)) in ABSTRACT_LABELS

    def _open(self, row: Row, hit: Hit | None) -> None:
        self.hit, self.opened, self.content = hit, row, [row]
        self.low = self.high = -1
        if hit is not None and hit.start < hit.end:
            self.low, self.high = hit.start, hit.end
            if self._variable() == "reference":
                self._inline_count(hit)

    def _inline_count(self, hit: Hit) -> None:
        match = COUNT.fullmatch(self.text, hit.start, hit.end) or _PLAIN_COUNT.fullmatch(self.text, hit.start, hit.end)
        if match is None:
            return
        low, high = match.span(match.lastgroup or 0)
        row = self.opened
        self._add("reference-count", Field(self._tag(hit), hit.tag_start, hit.tag_end, low, high, row.start, row.next))
        self.low = self.high = -1

    def _count(self, row: Row) -> None:
        match = COUNT.fullmatch(self.text, row.low, row.high)
        assert match is not None
        low, high = match.span(match.lastgroup or 0)
        tag = self._tag(self.hit) if self.hit else ""
        self._add("reference-count", Field(tag, row.low, row.low, low, high, row.start, row.next))
        if self.content:
            self.content.append(row)

    def _text(self, row: Row) -> None:
        variable = self._variable()
        unknown = None if variable in PROSE else unknown_label(self.text, row)
        if unknown is not None and normalise(self._tag(unknown)) not in ABSTRACT_PARTS:
            self._close()
            self._open(row, unknown)
            return
        if variable is None or (variable in ONE_LINE and self.low >= 0):
            self.record.notes.append(Note("untagged-line", row.low, row.high))
            return
        if self.low < 0:
            self.low = row.low
        self.high = row.high
        self.content.append(row)

    def _tag(self, hit: Hit) -> str:
        return self.text[hit.tag_start : hit.tag_end]

    def _close(self) -> None:
        hit, self.hit = self.hit, None
        if hit is None:
            return
        low, high = self.low, self.high
        if low < 0:
            low = high = hit.end if hit.start >= hit.end else hit.start
        tag = self._tag(hit)
        start, last = self.opened.start, self.content[-1]
        is_first = start == 0 or self.text[start - 1] in "\r\n"
        field = Field(tag, hit.tag_start, hit.tag_end, low, high, start, last.next if is_first else last.high)
        self._notes(field, hit.meaning)
        self.record.tags.setdefault("label", []).append(field)
        if low >= high:
            self.record.fields.append(field)
            if len(self.content) == 1 and not self._counted(field):
                self.record.notes.append(Note("empty-field", hit.tag_start, hit.tag_end, {"tag": tag}))
            return
        self._add(self._understood(field, hit.meaning), field)

    def _counted(self, field: Field) -> bool:
        return any(f.whole_start == field.whole_start for f in self.record.tags.get("reference-count", ()))

    def _understood(self, field: Field, meaning: Meaning | None) -> str:
        """The variable of a field; where the halves of its label disagree on pages, its content decides."""
        variable = meaning.variable if meaning else ""
        if meaning and {"page", "number-of-pages"} == set(meaning.halves):
            return "page" if _RANGE.fullmatch(self.text[field.start : field.end]) else "number-of-pages"
        return variable

    def _notes(self, field: Field, meaning: Meaning | None) -> None:
        span = field.tag_start, field.tag_end
        notes = self.record.notes
        if meaning is None:
            near = nearest(field.tag)
            mend = ReplaceRange(*span, near) if near else None
            notes.append(Note("unknown-tag", *span, {"tag": field.tag, "nearest": near}, mend))
            return
        content = self.text[field.start : field.end]
        if meaning.disagrees or _contradicts(meaning.variable, content):
            notes.append(Note("contradictory-label", *span, {"tag": field.tag}))
        name = normalise(field.tag)
        known = VARIABLES.get(meaning.variable)
        if name in self.met[:-1] and known is not None and not known.is_list:
            notes.append(Note("duplicate-field", *span, {"tag": field.tag}))
        self.met.append(name)

    def _add(self, variable: str, field: Field) -> None:
        record = self.record
        record.fields.append(field)
        if variable in (COMPOUND, "container-title"):
            spans = compound(self.text, field, variable)
            for part in spans:
                record.tags.setdefault(part, []).append(field)
            if spans:
                return
            variable = variable if variable != COMPOUND else "issued"
        if variable:
            record.tags.setdefault(variable, []).append(field)


_PLAIN_COUNT = re.compile(r"[(（\[]\s*(?P<n>\d+)\s*[)）\]]|(?P<m>\d+)")


def _contradicts(variable: str, content: str) -> bool:
    if variable == "number-of-pages":
        return _RANGE.fullmatch(content) is not None
    if variable == "keyword":
        lines = content.splitlines()
        return len(lines) > 1 and all(_INDEXED_NAMES.fullmatch(line.strip()) for line in lines)
    return False


def _goes_on(line: str, following: str) -> bool:
    """True if a title goes on in the next line: after a colon, comma or dash, in lower case, or behind a full line."""
    if _is_han(line) != _is_han(following):
        return False
    width = len(line) * (2 if _is_han(line) else 1)
    return line[-1] in ":：,，、—–-" or following[0].islower() or width >= FULL_LINE


def _is_han(line: str) -> bool:
    return not line.isascii() and any("\u3400" <= sign <= "\u9fff" for sign in line)


def read_segment(segment: Segment) -> Batch:
    """The records of a segment, and a note for text in front of the first of them."""
    rows = rows_of(segment.text)
    pages = pages_of(segment.text, rows)
    records = [_Reader(segment, rows, page, index).read() for index, page in enumerate(pages)]
    batch = Batch(records)
    first = pages[0].first if pages else len(rows)
    loose = [row for row in rows[:first] if row.kind != "blank"]
    if loose:
        batch.notes.append(Note("junk", loose[0].low, loose[-1].high))
    return batch


def _settle_type(record: Record) -> None:
    """The item type: what a document type says, else what the fields make it, else a journal article."""
    tags = record.tags
    labels = {meaning.variable for field in tags.get("label", ()) if (meaning := lookup(field.tag))}
    if "genre" in tags:
        field = tags["genre"][0]
        record.raw_type = record.segment.text[field.start : field.end]
        for pattern, kind in _kinds():
            if pattern.search(record.raw_type):
                record.type = kind
                return
    if "thesis-advisor" in tags or any("学位" in f.tag or "學位" in f.tag for f in tags.get("label", ())):
        record.type = "thesis"
    elif labels & {"event-title", "event-place", "event-date"}:
        record.type = "paper-conference"
    elif "ISBN" in tags and not labels & {"container-title", "ISSN", "issue"}:
        record.type = "book"
    elif any("专利" in f.tag or "專利" in f.tag or "Patent" in f.tag for f in tags.get("label", ())):
        record.type = "patent"
    else:
        record.type = "article-journal"


@cache
def _kinds() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern, re.I), kind) for pattern, kind in _KINDS)


def _name_variables(record: Record) -> None:
    """Names for what the page does not label: its title, and the stated count of a list."""
    tags, language = record.tags, page_language(record)
    for variable in ("title", "translated-title"):
        if variable in tags and not tags[variable][0].tag:
            record.labels[variable] = usual(variable, language) or "title"
    for field in tags.get("reference-count", ()):
        if not field.tag:
            record.labels["reference-count"] = usual("reference-count", language)
