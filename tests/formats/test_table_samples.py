"""Delimited formats over the samples: recognised, read as the golden files say, lawful, and alive after damage."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from biblint.formats import recognise
from biblint.formats.table import FORMATS
from biblint.source import Source
from tests.formats.golden import compare
from tests.formats.laws import breaches, read_source, read_text
from tests.formats.tagged import damaged, lawful, samples

FILES = [(entry, path) for entry in FORMATS for path in samples(entry)]
TEXTS = [(entry, Source.read(path)) for entry, path in FILES]
IDS = [f"{entry.name}/{path.name}" for entry, path in FILES]


def test_every_format_has_a_sample():
    assert {entry.name for entry, _ in FILES} == {entry.name for entry in FORMATS}


@pytest.mark.parametrize(("entry", "path"), FILES, ids=IDS)
def test_recognised_by_content_alone(entry, path: Path):
    assert recognise(Source.of(path.read_bytes(), "export")) is entry


@pytest.mark.parametrize(("entry", "path"), FILES, ids=IDS)
def test_golden_and_lawful(entry, path: Path):
    batches = read_source(entry, Source.read(path))
    assert [found for batch in batches for found in breaches(entry, batch)] == []
    compare((record for batch in batches for record in batch.records), path.with_suffix(".json"))


@pytest.mark.parametrize(("entry", "source"), TEXTS, ids=IDS)
def test_texts_are_those_of_the_values(entry, source):
    records = [record for batch in read_source(entry, source) for record in batch.records]
    told = [{name: list(record.texts(name)) for name in record.tags} for record in records]
    assert told == [{name: [value.text for value in record.values(name)] for name in record.tags} for record in records]


@pytest.mark.parametrize(("entry", "source"), TEXTS, ids=IDS)
def test_recognised_below_blank_lines_and_as_no_other(entry, source):
    head = "\r\n\n" + source.head
    assert [other.name for other in FORMATS if other.recognise(head)] == [entry.name]


@settings(max_examples=150)
@given(st.data())
def test_damage_is_read_lawfully(data):
    entry, source = data.draw(st.sampled_from(TEXTS))
    marks = ['"', ",", '""', '",', "\t", '\n"']
    text = data.draw(damaged([source.head]))
    at = data.draw(st.integers(0, len(text)))
    lawful(entry, text[:at] + data.draw(st.sampled_from(marks)) + text[at:])


@given(st.text(alphabet='ab,;\t\n\r" \ufeff\udce4', max_size=60), st.sampled_from(FORMATS))
def test_any_text_is_read_lawfully(text, entry):
    lawful(entry, text)


@given(st.lists(st.text(alphabet='ab,\n\r"', max_size=12), max_size=12).map("".join))
def test_no_text_is_lost(body):
    text = "Lens ID,Title,Author/s\n" + body
    (entry,) = (one for one in FORMATS if one.name == "lens-csv")
    batch = lawful(entry, text)
    ranges = [(record.start, record.end) for record in batch.records] + [(note.start, note.end) for note in batch.notes]
    left = list(body)
    for start, end in ranges:
        left[max(0, start - len(text) + len(body)) : end - len(text) + len(body)] = " " * (end - start)
    assert set("".join(left)) <= set(' ,"\r\n')


HEADERS = ["Lens ID", "Title", "Author/s", "Abstract", "Unknown"]
CELLS = st.text(alphabet='ab ,;\n\r"ä', max_size=12)


@given(
    st.lists(st.lists(CELLS, min_size=5, max_size=5).map(lambda row: ["x", *row[1:]]), max_size=5),
    st.sampled_from(",;\t"),
)
def test_cells_are_those_of_another_reader(rows, delimiter):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows([HEADERS, *rows])
    (entry,) = (one for one in FORMATS if one.name == "lens-csv")
    records = read_text(entry, out.getvalue())
    found = [
        [record.segment.text[one.start : one.end].replace('""', '"') for one in record.fields] for record in records
    ]
    assert found == list(csv.reader(io.StringIO(out.getvalue(), newline=""), delimiter=delimiter))[1:] == rows


def test_a_link_cut_by_a_line_end_is_cut_off_whole():
    entry = next(entry for entry in FORMATS if entry.name == "openalex-csv")
    source = next(source for other, source in TEXTS if other is entry)
    text = source.head.replace("nih.gov/38000001", "nih.gov/\n38000001")
    assert read_text(entry, text)[0].text("PMID") == "38000001"
