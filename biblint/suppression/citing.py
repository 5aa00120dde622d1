"""Reports on what a document cites alone: entries that it cites, entries never cited, and citations of no entry."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from biblint.citations import Citations
from biblint.engine import FileReport, Linter
from biblint.engine.emit import Emitter, Hit, Subject
from biblint.engine.keys import KeyCounter, record_key
from biblint.engine.plan import Entry
from biblint.formats import format_named
from biblint.formats.base import Format
from biblint.model import Finding, Record
from biblint.source import Source

UNUSED = "never-cited-entry"
UNDEFINED = "undefined-citation"
_HELPERS = frozenset({"xdata", "set"})
"""Types of entries that are never cited themselves."""


class _Entry(NamedTuple):
    record: Record
    key: str
    number: int


def keep_cited(report: FileReport, linter: Linter, source: Source, chosen: Format, citations: Citations) -> None:
    """Leave only what concerns cited records and the file as a whole, and report entries never cited.

    Formats without citation keys stay as they are. What cited entries inherit from is cited too.
    """
    entries = list(_entries(source, chosen))
    report.defined = {name for entry in entries for name in _names(entry.record)}
    if not report.defined:
        return
    cited = {entry.number for entry in entries if any(map(citations.covers, _names(entry.record)))}
    parents = {parent.key for entry in entries if entry.number in cited for parent in entry.record.parents}
    cited |= {entry.number for entry in entries if entry.record.key in parents}
    report.violations = [one for one in report.violations if one.record is None or one.record.index in cited]
    emitter = Emitter(source, chosen, None, linter.language, linter.root)
    for rule in _rules(linter, chosen.name, UNUSED):
        for entry in entries:
            if entry.number not in cited and entry.record.raw_type.lower() not in _HELPERS and entry.record.key:
                subject = Subject(entry.record, entry.record.segment, entry.key, entry.number)
                value = entry.record.first("citation-key")
                report.violations.append(emitter.violation(Hit(rule, Finding(UNUSED), "citation-key", value, subject)))
    report.violations.sort(key=lambda one: (one.line, one.column, one.rule))


def undefined_citations(linter: Linter, citations: Citations, defined: Collection[str]) -> FileReport:
    """A report on the document's file: citations of what is in none of the bibliographies."""
    known = {key.lower() for key in defined}
    report = FileReport(citations.path, "latex", "utf-8")
    emitter = Emitter(Source.of(b"", citations.path), format_named("bibtex"), None, linter.language, linter.root)
    for entry in _rules(linter, "bibtex", UNDEFINED):
        for key, segment, start, end in citations.citations:
            if key.lower() not in known:
                finding = Finding(UNDEFINED, span=(start, end), placeholders={"key": key})
                report.violations.append(emitter.violation(Hit(entry, finding, "", None, Subject(None, segment))))
    return report


def _rules(linter: Linter, format_name: str, note: str) -> Iterator[Entry]:
    return (entry for _, entry in linter.plan(format_name).notes.get(note, ()))


def _names(record: Record) -> list[str]:
    """The keys of an entry: its own, and with biblatex its aliases."""
    aliases = [alias.strip() for value in record.values("raw:ids") for alias in value.text.split(",")]
    return [name for name in (record.key, *aliases) if name]


def _entries(source: Source, chosen: Format) -> Iterator[_Entry]:
    keys = KeyCounter()
    context = chosen.context(source.segments(chosen.boundary))
    number = 0
    for segment in source.segments(chosen.boundary):
        for record in chosen.read(segment, context).records:
            yield _Entry(record, keys.unique(record_key(record)), number)
            number += 1
