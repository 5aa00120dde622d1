"""XML and MARC samples: recognised, read as their golden files say, and readable whatever the damage."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from biblint.formats import EditError, recognise
from biblint.model import InsertField, SetValue
from biblint.source import Source
from tests.formats.golden import canonical, compare
from tests.formats.laws import read_source
from tests.formats.markup import CASES, FORMATS, IDS, damaged, lawful, sample_text

XML = [(format_, path) for format_, path in CASES if path.suffix == ".xml"]
XML_IDS = [f"{format_.name}/{path.name}" for format_, path in XML]


@pytest.mark.parametrize(("format_", "path"), CASES, ids=IDS)
def test_sample_reads_as_its_golden_file_says(format_, path):
    batch = lawful(format_, sample_text(path))
    compare(batch.records, path.with_suffix(".json"))


@pytest.mark.parametrize(("format_", "path"), CASES, ids=IDS)
def test_sample_is_recognised_under_any_name(format_, path):
    assert recognise(Source.of(path.read_bytes(), "export")) is format_
    assert recognise(Source.of(b"\xef\xbb\xbf" + path.read_bytes(), "export.txt")) is format_


@pytest.mark.parametrize(("format_", "path"), XML, ids=XML_IDS)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_the_encoding_does_not_matter(format_, path, encoding):
    text = sample_text(path)
    plain = lawful(format_, text).records
    source = Source.of(text.encode(encoding), "export.xml")
    found = [record for batch in read_source(format_, source) for record in batch.records]
    assert [canonical(record) for record in found] == [canonical(record) for record in plain]


@pytest.mark.parametrize(("format_", "path"), XML, ids=XML_IDS)
def test_cutting_into_segments_changes_no_value(format_, path):
    source = Source.read(path)
    whole = [record for batch in read_source(format_, source) for record in batch.records]
    segments = list(source.segments(format_.boundary, 200))
    context = format_.context(segments)
    parts = [record for segment in segments for record in format_.read(segment, context).records]

    def texts(records):
        return [{v: [value.text for value in record.values(v)] for v in record.tags} for record in records]

    assert texts(parts) == texts(whole)
    assert [[note.name for note in r.notes] for r in parts] == [[note.name for note in r.notes] for r in whole]
    assert [r.segment.position(r.start) for r in parts] == [r.segment.position(r.start) for r in whole]


@pytest.mark.parametrize(("format_", "path"), CASES, ids=IDS)
def test_every_beginning_of_a_sample_can_be_read(format_, path):
    text = sample_text(path)
    for end in range(0, len(text), max(1, len(text) // 150)):
        lawful(format_, text[:end])


@given(damaged())
@settings(max_examples=400, deadline=None)
def test_damaged_samples_keep_the_laws(case):
    lawful(*case)


@pytest.mark.parametrize("format_", FORMATS, ids=lambda format_: format_.name)
@pytest.mark.parametrize("text", ["", " ", "<", "<a", "&", "\x1e", "00000", "<record>", "<mods/>", "</mods>", "\udc80"])
def test_texts_that_are_next_to_nothing_can_be_read(format_, text):
    lawful(format_, text)


@pytest.mark.parametrize(("format_", "path"), CASES, ids=IDS)
def test_nothing_is_edited(format_, path):
    assert not format_.can_edit
    record = lawful(format_, sample_text(path)).records[0]
    for operation in (SetValue(record.values("title")[0], "title", "New"), InsertField("note", "New")):
        with pytest.raises(EditError, match="reported on"):
            format_.edit(record, operation)


@pytest.mark.parametrize("format_", FORMATS, ids=lambda format_: format_.name)
def test_a_missing_variable_has_a_name(format_):
    record = lawful(format_, sample_text(next(path for f, path in CASES if f is format_))).records[0]
    assert format_.usual_tag(record, "title")
    assert format_.usual_tag(record, "no-such-variable") == ""
