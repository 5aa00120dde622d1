"""Scanned entries to records: variables of fields, item types, writers, notes, parents."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence, Set

from biblint.formats.bibtex.context import Context, gather
from biblint.formats.bibtex.fields import BOOK_TYPES, FIELDS, ISSUE_TYPES, KNOWN_TYPES, TYPES
from biblint.formats.bibtex.scanner import Command, Entry, item_of, next_start, scan
from biblint.formats.bibtex.syntax import Heads, field_tuple
from biblint.formats.bibtex.usual import Usual
from biblint.formats.bibtex.values import Values
from biblint.model import Batch, DeleteField, Field, Note, Record, Segment, Value

_SPECIAL = frozenset({"year", "number", "eprint", "publisher", "publisher-place", "container-title", "crossref"})
_DIALECTS = re.compile(
    r"(?P<wos>(?:WOS|ISI):)|(?P<acm>10\.1145/)|(?P<ieee>\d{5,}\Z)|(?P<google>[a-z]+\d{4}[a-z]+\Z)"
    r"|(?P<zotero>[^\W_\d]\w*?_\w+?_(?:\d{4}|nodate)\w?\Z)"
)
_MARKS = {"unique-id": "wos", "publication_stage": "scopus", "mendeley-groups": "mendeley", "bdsk-url-1": "bibdesk"}
_LINK = re.compile(r"(?i)\\url|https?:|www\.")
_ARXIV = re.compile(r"(?i)(?:arxiv:)?(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?\Z")
_PARENT_LIMIT = 8


def read(segment: Segment, context: Context | None) -> Batch:
    """The records of one segment; without a context the segment's own is gathered."""
    return Batch([*records_of(segment, context)])


def records_of(segment: Segment, context: Context | None) -> Iterator[Record]:
    """The records of one segment, one by one."""
    if context is None:
        context = gather([Segment(segment.text)])
    reader = _Reader(segment, context)
    text = segment.text
    heads = Heads(text)
    head = next_start(text, 0)
    while head is not None:
        record = reader.usual_record(head, heads.soft(head.start()))
        if record is not None:
            end = record.end
            yield record
        else:
            item = item_of(heads, head)
            end = max(item.end, head.end())
            if not isinstance(item, Command):
                yield reader.record(item)
        head = next_start(text, end)


class _Reader:
    """Makes the records of one segment."""

    __slots__ = ("build", "context", "count", "inherits", "macros", "segment", "text", "texts", "usual")

    def __init__(self, segment: Segment, context: Context, inherits: bool = True) -> None:
        self.segment = segment
        self.text = segment.text
        self.context = context
        self.inherits = inherits
        self.macros = context.macro_texts
        values = Values(context)
        self.build: Callable[[Record, str], Sequence[Value]] = values.build
        self.texts = values.texts
        self.count = 0
        self.usual = Usual(segment, self.macros, context.memory, self.build, self.texts)

    def usual_record(self, head: re.Match[str], soft: int) -> Record | None:
        """The record of the entry that begins with `head`, if it is an usual one; the general way reads the others."""
        found = self.usual.record(head, soft, self.count)
        if found is None:
            return None
        record, names = found
        self.count += 1
        record.dialect = _dialect(record.key, names, record.tags, self.text)
        return record

    def record(self, entry: Entry) -> Record:
        """The record of an entry."""
        text = self.text
        fields = entry.fields
        name = entry.name
        lowered = name.lower()
        csl = TYPES.get(lowered, "")
        tags: dict[str, list[Field]] = {}
        key_start, key_end = entry.key_start, entry.key_end
        key = text[key_start:key_end]
        if key:
            field = field_tuple(("citation-key", key_start, key_start, key_start, key_end, key_start, key_end))
            tags["citation-key"] = [field]
        record = Record(
            "bibtex", self.count, self.segment, entry.start, entry.end, self.build, csl, name, key, "",
            fields, tags, entry.notes,
        )  # fmt: skip
        record.texter = self.texts
        names = {field[0].lower() for field in fields}
        variable_of = FIELDS.get
        for field in fields:
            tag, _, _, start, end, _, _ = field
            if start == end or (text[start] in "{ \t\r\n" and not text[start:end].strip("{} \t\r\n")):
                record.notes.append(Note("empty-field", field[1], field[2], {"tag": field[0]}, DeleteField(field)))
                continue
            variable = variable_of(tag) or variable_of(tag.lower())
            if variable is not None:
                if variable in tags:
                    tags[variable].append(field)
                else:
                    tags[variable] = [field]
        self.count += 1
        if len(names) != len(fields):
            _note_repeated(record)
        if not csl and lowered not in KNOWN_TYPES:
            start = text.index(name, entry.start)
            record.notes.append(Note("unknown-type", start, start + len(name), {"type": name}))
        if entry.bare:
            self.check_macros(record, entry.bare)
        record.dialect = _dialect(key, names, tags, text)
        if not _SPECIAL.isdisjoint(tags) or "xdata" in names:
            self.settle(record, names)
        return record

    def check_macros(self, record: Record, bare: list[tuple[int, int]]) -> None:
        """Note the bare words that are neither numbers nor macros."""
        for start, end in bare:
            word = self.text[start:end]
            if not word.isdigit() and word.lower() not in self.macros:
                record.notes.append(Note("undefined-macro", start, end, {"macro": word}))

    def settle(self, record: Record, names: set[str]) -> None:
        """Give the fields their variables that depend on the rest of the entry."""
        tags = record.tags
        if "year" in tags:
            year = tags.pop("year")
            tags.setdefault("issued", year)
        if "number" in tags and record.type in ISSUE_TYPES and "issue" not in tags:
            tags["issue"] = tags.pop("number")
        if "eprint" in tags:
            variable = self.eprint_variable(record, tags["eprint"][0])
            eprint = tags.pop("eprint")
            if variable:
                tags.setdefault(variable, eprint)
        if "location" in names and "address" in names:
            settle_location(tags)
        if "howpublished" in names:
            self.settle_howpublished(tags)
        if "container-title" in tags:
            self.settle_container(record)
        if self.inherits and ("crossref" in tags or "xdata" in names):
            self.adopt(record)

    def eprint_variable(self, record: Record, field: Field) -> str:
        """`arXiv`, `PMID` or none for an `eprint`, by the archive named beside it or by its look."""
        for other in record.fields:
            if other.tag.lower() in ("eprinttype", "archiveprefix"):
                archive = self.text[other.start : other.end].strip("{} ").lower()
                return {"arxiv": "arXiv", "pubmed": "PMID"}.get(archive, "")
        return "arXiv" if _ARXIV.match(self.text[field.start : field.end].strip("{} ")) else ""

    def settle_howpublished(self, tags: dict[str, list[Field]]) -> None:
        """A link in `howpublished` is an address and no publisher."""
        publishers = tags.get("publisher", [])
        links = [
            field
            for field in publishers
            if field.tag.lower() == "howpublished" and _LINK.search(self.text, field.start, field.end)
        ]
        if not links:
            return
        rest = [field for field in publishers if field not in links]
        if rest:
            tags["publisher"] = rest
        else:
            del tags["publisher"]
        tags.setdefault("URL", links)

    def settle_container(self, record: Record) -> None:
        """A book's own `booktitle` is meant for the parts that inherit it."""
        if record.type in BOOK_TYPES:
            kept = [field for field in record.tags["container-title"] if field.tag.lower() != "booktitle"]
            if kept:
                record.tags["container-title"] = kept
            else:
                del record.tags["container-title"]

    def adopt(self, record: Record) -> None:
        """Find the records that this one inherits from, nearest first."""
        parents: list[Record] = []
        for field in record.fields:
            tag = field.tag.lower()
            if tag == "crossref" or tag == "xdata":
                for key in self.text[field.start : field.end].strip("{} ").split(","):
                    parent = parent_record(self.context, key.strip())
                    if parent is not None:
                        parents.append(parent)
                    elif key.strip():
                        placeholders = {"key": key.strip()}
                        record.notes.append(Note("missing-parent", field.start, field.end, placeholders))
        xdata_first = sorted(parents, key=lambda parent: parent.raw_type.lower() != "xdata")
        record.parents = tuple(_with_ancestors(xdata_first, self.context, record.key))


def settle_location(tags: dict[str, list[Field]]) -> None:
    """Beside an `address`, the publisher's, a `location` is that of the event (ACM)."""
    places = tags.get("publisher-place", [])
    events = [field for field in places if field.tag.lower() == "location"]
    if 0 < len(events) < len(places):
        tags["publisher-place"] = [field for field in places if field not in events]
        tags.setdefault("event-place", events)


def _with_ancestors(parents: list[Record], context: Context, key: str) -> list[Record]:
    """Parents, their parents after them; nobody twice, and never the record itself."""
    line = list(parents)
    for parent in line:
        for field in parent.fields:
            if field.tag.lower() in ("crossref", "xdata") and len(line) < _PARENT_LIMIT:
                for name in parent.segment.text[field.start : field.end].strip("{} ").split(","):
                    ancestor = parent_record(context, name.strip())
                    if ancestor is not None and ancestor not in line:
                        line.append(ancestor)
    return [parent for parent in line if parent.key != key]


def parent_record(context: Context, key: str) -> Record | None:
    """The record of a parent by its citation key, read once a context; None if it is not in the file."""
    source = context.parent_sources.get(key) or context.parent_sources.get(key.lower())
    if source is None:
        return None
    record: Record | None = context.memory.get(source)
    if record is None:
        segment = Segment(source)
        reader = _Reader(segment, context, inherits=False)
        record = reader.record(next(item for item in scan(source) if isinstance(item, Entry)))
        context.memory[source] = record
    return record


def _note_repeated(record: Record) -> None:
    seen: set[str] = set()
    for field in record.fields:
        tag = field.tag.lower()
        if tag in seen:
            record.notes.append(Note("duplicate-field", field.tag_start, field.tag_end, {"tag": field.tag}))
        seen.add(tag)


def _dialect(key: str, names: Set[str], tags: dict[str, list[Field]], text: str) -> str:
    """The product that wrote an entry, by fields that only it writes, else by the look of its key; `''` if unknown."""
    if "source" in tags and text.startswith("Scopus", tags["source"][0].start):
        return "scopus"
    if not names.isdisjoint(_MARKS):
        return next(dialect for name, dialect in _MARKS.items() if name in names)
    rights = tags["rights"][0] if "copyright" in names and "rights" in tags else None
    if rights is not None and "Compilation and indexing terms" in text[rights.start : rights.end]:
        return "engineering-village"
    found = _DIALECTS.match(key)
    return found.lastgroup or "" if found else ""
