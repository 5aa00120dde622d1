"""However a file is cut into segments, the report is the same."""

from __future__ import annotations

import datetime

import pytest

from biblint.engine import Linter
from biblint.formats import format_named, recognise
from biblint.reports.asdata import violation_data
from biblint.ruleset.selection import Ruleset
from biblint.source import Source
from tests import samples
from tests.corpus import corpus_files, corpus_source, needs_corpus

TODAY = datetime.date(2026, 1, 1)
ALL = Linter(Ruleset(samples.rules()), today=TODAY)


def told(source, entry_format, size, monkeypatch):
    """The report as data, with a limit on the size of segments."""
    monkeypatch.setattr("biblint.source.SEGMENT_BYTES", size)
    report = ALL.check(source, entry_format)
    return report.records, [(violation_data(one), one.excerpt) for one in report.violations]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("size", [1, 700])
@pytest.mark.parametrize("name", ["bibtex", "ris", "wos", "labelled"])
def test_a_dirty_file(name, size, newline, monkeypatch):
    text = "\n".join(samples.sources(name)).replace("\n", newline)
    source = Source.of(text.encode(), f"dirty.{name}")
    entry_format = format_named(name)
    assert told(source, entry_format, size, monkeypatch) == told(source, entry_format, 1 << 24, monkeypatch)


@needs_corpus
@pytest.mark.parametrize("name", corpus_files(25))
def test_a_real_file(name, monkeypatch):
    source = corpus_source(name)
    entry_format = recognise(source)
    size = max(2000, len(source.data) // 7)
    assert told(source, entry_format, size, monkeypatch) == told(source, entry_format, 1 << 24, monkeypatch)
