"""Reading and editing CITATION.cff: samples against golden files, damage, edits that are read again."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from biblint.formats import recognise
from biblint.formats.base import EditError
from biblint.formats.cff import FORMAT
from biblint.model import DeleteField, InsertField, SetValue
from biblint.source import Source
from tests.formats.golden import compare
from tests.formats.laws import apply, read_text
from tests.formats.tagged import lawful, sample_text, samples

PATHS = samples(FORMAT)
TEXTS = [sample_text(path) for path in PATHS]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_sample_reads_as_its_golden_file_says(path):
    compare(lawful(FORMAT, sample_text(path)).records, path.with_suffix(".json"))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_sample_is_recognised_under_any_name(path):
    assert recognise(Source.of(path.read_bytes(), "a.yaml")) is FORMAT


@pytest.mark.parametrize("text", TEXTS, ids=[path.name for path in PATHS])
def test_every_beginning_of_a_file_is_read(text):
    for end in range(0, len(text), 5):
        lawful(FORMAT, text[:end])


@given(st.data())
def test_damaged_samples_keep_the_laws(data):
    text = data.draw(st.sampled_from(TEXTS))
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        new = data.draw(st.sampled_from(["", *"'\"{}[],:|>#&*!%-?", "\n", "\t", "\udce4", "\x00", "---\n", "\r\n"]))
        text = text[:at] + new + text[at + data.draw(st.integers(0, 9)) :]
    lawful(FORMAT, text)


@pytest.mark.parametrize(
    ("text", "variable", "value"),
    [
        ("title: Wall\n  data", "title", "Wall data"),
        ("title: Wall\n", "title", "Wall"),
        ("authors:\n  - orcid: 'https://orcid.org/0000-\n      0001'", "ORCID", "https://orcid.org/0000- 0001"),
        ("year: 2011\udce4", "issued", "2011\ufffd"),
        ("title: |\n  Wall\n   data\n", "title", "Wall\n data"),
    ],
)
def test_scalars_of_all_styles_keep_the_laws(text, variable, value):
    (record,) = lawful(FORMAT, f"cff-version: 1.2.0\n{text}").records
    assert record.text(variable) == value


@pytest.mark.parametrize("text", ["", "a: b", "[1]", "&a [*a]", "a: &b\n  - *b\n", "[" * 200_000, "a:\n" * 3])
def test_what_is_no_citation_file_raises_nothing(text):
    lawful(FORMAT, text)


def test_lines_before_a_fault_are_read_and_the_fault_is_noted():
    text = sample_text(next(path for path in PATHS if path.stem == "damaged"))
    (record,) = read_text(FORMAT, text)
    (note,) = record.notes
    assert record.text("DOI") == "10.5555/data"
    assert (note.name, record.segment.position(note.start).line) == ("bad-field", 8)


HEAD = "cff-version: 1.2.0\n"


@pytest.mark.parametrize(
    ("line", "variable", "new", "expected"),
    [
        ("title: A titel", "title", "A title", "title: A title"),
        ("title: 'A titel'", "title", "Bo's title", "title: 'Bo''s title'"),
        ('title: "A titel"', "title", 'A "title"', 'title: "A \\"title\\""'),
        ("year: 2011", "issued", "2012", "year: 2012"),
        ("authors: [{family-names: Leee, given-names: A}]", "author", "Lee, A",
         "authors: [{family-names: Lee, given-names: A}]"),
    ],
)  # fmt: skip
def test_set_value(line, variable, new, expected):
    text = f"{HEAD}{line}\nurl: https://a.example.org\n"
    (record,) = read_text(FORMAT, text)
    changed = apply(text, FORMAT.edit(record, SetValue(record.values(variable)[0], variable, new)))
    assert changed == f"{HEAD}{expected}\nurl: https://a.example.org\n"
    assert read_text(FORMAT, changed)[0].text(variable) == new
    assert yaml.safe_load(changed).keys() == yaml.safe_load(text).keys()


@pytest.mark.parametrize("new", ["A: title", "- title", "A # title", "", "two\nlines"])
def test_a_text_that_would_read_otherwise_is_refused(new):
    (record,) = read_text(FORMAT, f"{HEAD}title: A titel\n")
    with pytest.raises(EditError):
        FORMAT.edit(record, SetValue(record.values("title")[0], "title", new))


def test_members_are_neither_added_nor_removed():
    (record,) = read_text(FORMAT, f"{HEAD}title: A\n")
    for operation in (DeleteField(record.fields[0]), InsertField("volume", "3")):
        with pytest.raises(EditError):
            FORMAT.edit(record, operation)
