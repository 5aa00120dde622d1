"""What holds for each line-tagged format without an end tag: samples, line ends, segments, laws under damage."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from biblint.formats import format_named, recognise
from biblint.source import Source
from tests.formats.golden import canonical, compare
from tests.formats.laws import read_source
from tests.formats.tagged import damaged, lawful, sample_text, samples

NAMES = (
    "nbib", "ovid", "refer", "refworks", "noteexpress", "cnki-estudy", "cssci", "gbt7714",
)
FORMATS = [format_named(name) for name in NAMES]
SAMPLES = [(format_, path) for format_ in FORMATS for path in samples(format_)]
TEXTS = {format_.name: [sample_text(path) for path in samples(format_)] for format_ in FORMATS}
each_sample = pytest.mark.parametrize(("format_", "path"), SAMPLES, ids=lambda found: getattr(found, "name", ""))


def contents(records):
    return [{variable: [v.text for v in record.values(variable)] for variable in record.tags} for record in records]


@each_sample
def test_sample_reads_as_its_golden_file_says(format_, path):
    compare(lawful(format_, sample_text(path)).records, path.with_suffix(".json"))


@each_sample
@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf", b"\n\n"])
def test_sample_is_recognised_under_any_name(format_, path, before):
    assert recognise(Source.of(before + path.read_bytes(), "export.txt")) is format_
    assert recognise(Source.of(before + path.read_bytes(), "export.ris")) is format_


@each_sample
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_ends_do_not_matter(format_, path, newline):
    text = sample_text(path).replace("\r\n", "\n")
    expected = contents(lawful(format_, text).records)
    assert expected
    assert contents(lawful(format_, text.replace("\n", newline)).records) == expected


@each_sample
def test_cutting_into_segments_changes_nothing(format_, path):
    source = Source.read(path)
    whole = read_source(format_, source)
    segments = list(source.segments(format_.boundary, 40))
    context = format_.context(segments)
    parts = [format_.read(segment, context) for segment in segments]
    records = [record for part in parts for record in part.records]
    assert [note.name for part in parts for note in part.notes] == [note.name for note in whole[0].notes]
    assert [[n.name for n in r.notes] for r in records] == [[n.name for n in r.notes] for r in whole[0].records]
    assert [canonical(r)["values"].keys() for r in records] == [canonical(r)["values"].keys() for r in whole[0].records]


@each_sample
@pytest.mark.parametrize("filler", [" ", "\t", "\n", "\r", ";", "[", "(", "a ", ", ", "-", "<", "%"])
def test_long_runs_take_no_longer_than_they_are(format_, path, filler):
    text = sample_text(path)
    middle = text.index(" ", len(text) // 2)
    started = time.perf_counter()
    lawful(format_, text[:middle] + filler * 40_000 + text[middle:])
    assert time.perf_counter() - started < 5


@settings(max_examples=200, deadline=None)
@given(data=st.data(), format_=st.sampled_from(FORMATS))
def test_damage_raises_nothing_and_keeps_the_laws(data, format_):
    text = data.draw(damaged(TEXTS[format_.name]))
    assert format_.recognise(text) >= 0
    starts = [record.start for record in lawful(format_, text).records]
    assert starts == sorted(starts)


@pytest.mark.parametrize("format_", FORMATS, ids=lambda format_: format_.name)
def test_other_formats_do_not_take_it_for_theirs(format_):
    for other in ("ris", "wos", "bibtex", "nbib", "ovid", "refer", "refworks"):
        if other != format_.name:
            assert all(format_named(other).recognise(text) < format_.recognise(text) for text in TEXTS[format_.name])
