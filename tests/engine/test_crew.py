"""However many processes check a file, the report is the same."""

from __future__ import annotations

import datetime
import os
import signal
import sys

import pytest

from biblint.checks import kind_named
from biblint.engine import CheckError, Linter
from biblint.engine.crew import WorkerCrew
from biblint.formats import format_named, recognise
from biblint.reports.asdata import violation_data
from biblint.ruleset.selection import Ruleset
from biblint.source import Source
from tests import samples
from tests.corpus import corpus_files, corpus_source, needs_corpus

TODAY = datetime.date(2026, 1, 1)
RULES = Ruleset(samples.rules())
SHARED = "".join(f"@book{{k{number % 9}, title = {{Sand {number % 7}}}, doi = {{x}}}}\n" for number in range(60))


@pytest.fixture(scope="module")
def crew():
    with_processes = WorkerCrew(2)
    yield with_processes
    with_processes.close()


@pytest.fixture(scope="module")
def linter():
    return Linter(RULES, today=TODAY)


def told(linter, source, entry_format, crew=None):
    """The report as data, with what else can be seen of it."""
    linter.crew = crew
    report = linter.check_whole(source, entry_format)
    violations = [(violation_data(one), one.excerpt) for one in report.violations]
    edits = [edit for one in report.violations if one.fix for edit in one.fix.edits]
    texts = [(edit.segment.text[edit.edit.start : edit.edit.end], edit.segment.path) for edit in edits]
    return report.path, report.encoding, report.records, violations, report.everywhere, texts


@pytest.mark.parametrize("size", [1, 700, 1 << 24])
@pytest.mark.parametrize("name", ["bibtex", "ris", "wos", "labelled", "nbib"])
def test_a_dirty_file(name, size, monkeypatch, crew, linter):
    source = Source.of("\n".join(samples.sources(name)).encode(), f"dirty.{name}")
    alone = told(linter, source, format_named(name))
    monkeypatch.setattr("biblint.source.SEGMENT_BYTES", size)
    linter.crew = crew
    linter.begin(source, format_named(name))
    assert told(linter, source, format_named(name), crew) == alone


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "big5", "utf-16"])
def test_a_file_in_another_encoding(encoding, monkeypatch, crew, linter):
    text = "".join(f"TY  - JOUR\r\nTI  - 漢字 {number} {number}\r\nSP  - 1-9\r\nER  - \r\n" for number in range(9))
    source = Source.of(text.encode(encoding), "a.ris")
    alone = told(linter, source, format_named("ris"))
    monkeypatch.setattr("biblint.source.SEGMENT_BYTES", 90)
    assert told(linter, source, format_named("ris"), crew) == alone


@pytest.mark.parametrize("once", [None, "record", "value", "file"])
@pytest.mark.parametrize("message", ["{key} {text}{places} {count}", "plain"])
def test_what_crosses_parts(linter_of, once, message, monkeypatch, crew):
    check = {"kind": "pattern", "reject": "[a-z]+ [0-3]|x"}
    rule = {"id": "own", "select": {"fields": ["title", "DOI"]}, "check": check, "message": message}
    unique = {"kind": "unique", "by": ["title"]}
    twins = {"id": "twin", "select": {"scope": "collection"}, "check": unique, "message": "{key} {other} {others}"}
    lacking = {"id": "lack", "select": {"field": "URL"}, "check": {"kind": "required"}, "message": "{key}"}
    linter = linter_of({**rule, "once": once} if once else rule, twins, lacking)
    source = Source.of(SHARED.encode(), "a.bib")
    alone = told(linter, source, format_named("bibtex"))
    monkeypatch.setattr("biblint.source.SEGMENT_BYTES", 200)
    assert told(linter, source, format_named("bibtex"), crew) == alone
    assert len(alone[3]) > 60


def test_a_fault_in_a_check_comes_up_as_without_processes(linter_of, monkeypatch, crew):
    class Broken(str):
        def __call__(self, text):
            raise ZeroDivisionError

    monkeypatch.setattr(type(kind_named("pattern")), "compile", lambda *_: Broken())
    rule = {"id": "own", "select": {"field": "title"}, "check": {"kind": "pattern", "reject": "("}, "message": "m"}
    linter = linter_of(rule)
    monkeypatch.setattr("biblint.source.SEGMENT_BYTES", 200)
    linter.crew = crew
    with pytest.raises(CheckError, match=r"a\.bib: record 1, line 1: ZeroDivisionError"):
        linter.check(Source.of(SHARED.encode(), "a.bib"), format_named("bibtex"))


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_a_process_that_is_killed_does_no_harm(linter, monkeypatch):
    crew = WorkerCrew(1)
    monkeypatch.setattr("biblint.source.SEGMENT_BYTES", 200)
    source = Source.of(SHARED.encode(), "a.bib")
    alone = told(linter, source, format_named("bibtex"))
    assert told(linter, source, format_named("bibtex"), crew) == alone
    os.kill(crew.processes[0].pid, signal.SIGKILL)
    assert told(linter, source, format_named("bibtex"), crew) == alone
    crew.close()
    assert told(linter, source, format_named("bibtex"), crew) == alone
    assert all(process.poll() is not None for process in crew.processes)


@needs_corpus
@pytest.mark.parametrize("name", corpus_files(25))
def test_a_real_file(name, monkeypatch, crew, linter):
    source = corpus_source(name)
    entry_format = recognise(source)
    alone = told(linter, source, entry_format)
    monkeypatch.setattr("biblint.source.SEGMENT_BYTES", max(2000, len(source.data) // 7))
    assert told(linter, source, entry_format, crew) == alone
