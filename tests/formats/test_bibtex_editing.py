"""Edits of BibTeX entries: what is written, that it reads back, and that nothing else changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from biblint.formats.base import EditError
from biblint.formats.bibtex import FORMAT
from biblint.model import DeleteField, DeleteItem, InsertField, Record, SetValue
from biblint.source import Source
from tests.formats.laws import apply, read_text

SAMPLES = sorted((Path(__file__).parent.parent / "samples" / "bibtex").glob("*.bi*"))


def only(text: str) -> Record:
    (record,) = read_text(FORMAT, text)
    return record


@pytest.mark.parametrize(
    ("field", "variable", "text", "after"),
    [
        ("pages = {3287 / 3300}", "page", "3287-3300", "pages = {3287--3300}"),
        ("pages = {12---15}", "page", "12-15", "pages = {12--15}"),
        ("pages = 12", "page", "12-15", "pages = {12--15}"),
        ("year = 2001", "issued", "2002", "year = 2002"),
        ("year = 2001", "issued", "2002?", "year = {2002?}"),
        ("title = {A {DNA} tset}", "title", "A DNA test", "title = {A {DNA} test}"),
        ("title = {A tset by P{\\\"o}l}", "title", "A test by Pöl", "title = {A test by P{\\\"o}l}"),
        ("title = {Costs}", "title", "Costs & 5%", "title = {Costs \\& 5\\%}"),
        ("title = \"Big\"", "title", "Big \"x\"", "title = \"Big {\"}x{\"}\""),
        ("doi = {https://doi.org/10.1000/a_b}", "DOI", "10.1000/a_b", "doi = {10.1000/a_b}"),
        ("url = {www.example.org}", "URL", "https://www.example.org/~a%20", "url = {https://www.example.org/~a%20}"),
        ("Title = {{All in caps}}", "title", "All in Caps", "Title = {{All in Caps}}"),
        ("author = {Roe, J and Doe, A}", "author", "Roe, J.", "author = {Roe, J. and Doe, A}"),
        ("publisher = {A\n   B}", "publisher", "A C", "publisher = {A\n   C}"),
    ],
)  # fmt: skip
def test_set_value(field: str, variable: str, text: str, after: str):
    source = f"@article{{a,\n  {field},\n}}\n"
    record = only(source)
    edits = FORMAT.edit(record, SetValue(record.values(variable)[0], variable, text))
    assert apply(source, edits) == f"@article{{a,\n  {after},\n}}\n"


@pytest.mark.parametrize(
    ("field", "variable", "text"),
    [
        ("title = {On \\LaTeX{} now}", "title", "On LaXeX now"),
        ("title = {x}", "title", "x\ny"),
        ("title = {x}", "title", ""),
        ("title = {x} # feb", "title", "x March"),
        ("month = feb", "issued.month", "March"),
        ("doi = {10.1/a}", "DOI", "10.1/{a"),
        ("author = {Roe, J and Doe, A}", "author", "Roe, J and Poe, B"),
        ("keywords = {a, b}", "keyword", "a, c"),
        ("title = {x}", "citation-key", "a key"),
    ],
)  # fmt: skip
def test_set_value_is_refused(field: str, variable: str, text: str):
    record = only(f"@article{{a, {field}}}")
    with pytest.raises(EditError):
        FORMAT.edit(record, SetValue(record.values(variable)[0], variable, text))


@pytest.mark.parametrize(
    ("before", "variable", "index", "after"),
    [
        ("author = {A, B and C, D and E, F},", "author", 0, "author = {C, D and E, F},"),
        ("author = {A, B and C, D and E, F},", "author", 1, "author = {A, B and E, F},"),
        ("author = {A, B and {C D} and others},", "author", 2, "author = {A, B and {C D}},"),
        ("author = {A, B and {C D}},", "author", 1, "author = {A, B},"),
        ("keywords = {a; b; c;},", "keyword", 2, "keywords = {a; b;},"),
        ("keywords = {{a, b}},", "keyword", 0, "keywords = {{b}},"),
        ("title = {x}, keywords = {a},", "keyword", 0, "title = {x},"),
    ],
)
def test_delete_item(before: str, variable: str, index: int, after: str):
    source = f"@article{{a, {before}}}"
    record = only(source)
    edits = FORMAT.edit(record, DeleteItem(record.values(variable)[index], variable))
    assert apply(source, edits) == f"@article{{a, {after}}}"


@pytest.mark.parametrize(
    ("source", "tag", "after"),
    [
        ("@a{k,\n  title = {x},\n  year = 2000,\n}", "title", "@a{k,\n  year = 2000,\n}"),
        ("@a{k,\n  title = {x},\n  year = 2000\n}", "year", "@a{k,\n  title = {x},\n}"),
        ("@a{k,\r\n  title = {x},\r\n  year = 2000\r\n}", "title", "@a{k,\r\n  year = 2000\r\n}"),
        ("@a{k, title={x}, year=2000}", "title", "@a{k, year=2000}"),
        ("@a{k, title={x}, year=2000}", "year", "@a{k, title={x}}"),
        ("@a{k, title={x}}", "title", "@a{k,}"),
        ("@a{k\n , title={x}\n , year=2000\n}", "title", "@a{k\n , year=2000\n}"),
        ("@a{k, title={x}, year=2000,\n note={n}}", "year", "@a{k, title={x},\n note={n}}"),
        ("@a{k, title={x}\n year=2000}", "title", "@a{k,\n year=2000}"),
    ],
)
def test_delete_field(source: str, tag: str, after: str):
    record = only(source)
    field = next(field for field in record.fields if field.tag == tag)
    assert apply(source, FORMAT.edit(record, DeleteField(field))) == after


@pytest.mark.parametrize(
    ("source", "variable", "text", "after"),
    [
        ("@article{k,\n  title = {x},\n}", "DOI", "10.1/a", "@article{k,\n  title = {x},\n  doi = {10.1/a},\n}"),
        ("@article{k,\n\ttitle={x}\n}", "page", "1-2", "@article{k,\n\ttitle={x},\n\tpages={1--2}\n}"),
        ("@ARTICLE{k, TITLE=\"x\"}", "issued", "2000", "@ARTICLE{k, TITLE=\"x\", YEAR=\"2000\"}"),
        ("@article{k,\r\n Title   = {x}\r\n}", "issue", "2", "@article{k,\r\n Title   = {x},\r\n Number  = {2}\r\n}"),
        ("@article{k,\n  date = {2000},\n  note = {n}\n}", "container-title", "J",
         "@article{k,\n  date = {2000},\n  note = {n},\n  journaltitle = {J}\n}"),
        ("@article{k,\n  title = {x},\n  note = {n}\n}", "container-title", "J",
         "@article{k,\n  title = {x},\n  journal = {J},\n  note = {n}\n}"),
        ("@inbook{k,\n  title = {x}\n}", "container-title", "B", "@inbook{k,\n  title = {x},\n  booktitle = {B}\n}"),
        ("@article{k\n , title={x}\n , year=2000\n}", "language", "en",
         "@article{k\n , title={x}\n , year=2000\n , language={en}\n}"),
        ("@article{k}", "title", "A & B", "@article{k,\n  title = {A \\& B}\n}"),
        ("@article{k,\n title = {x},\n pages = {},\n}", "page", "7", "@article{k,\n title = {x},\n pages = {7},\n}"),
    ],
)  # fmt: skip
def test_insert_field(source: str, variable: str, text: str, after: str):
    record = only(source)
    assert apply(source, FORMAT.edit(record, InsertField(variable, text))) == after
    assert only(after).text(variable) == text


@pytest.mark.parametrize(("variable", "text"), [("title", "y"), ("label", "y"), ("note", "a\nb")])
def test_insert_field_is_refused(variable: str, text: str):
    with pytest.raises(EditError):
        FORMAT.edit(only("@article{k, title = {x}}"), InsertField(variable, text))


@pytest.mark.parametrize(
    ("type_", "variable", "tag"),
    [
        ("article", "container-title", "journal"),
        ("inproceedings", "container-title", "booktitle"),
        ("phdthesis", "publisher", "school"),
        ("techreport", "publisher", "institution"),
        ("book", "publisher", "publisher"),
        ("article", "page", "pages"),
        ("article", "raw:cstr", "cstr"),
        ("article", "label", ""),
    ],
)
def test_usual_tag(type_: str, variable: str, tag: str):
    assert FORMAT.usual_tag(only(f"@{type_}{{k, title = {{x}}}}"), variable) == tag


RECORDS = [record for path in SAMPLES for record in read_text(FORMAT, Source.read(path).decode(0, path.stat().st_size))]


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_an_edited_value_reads_back_and_the_rest_stays(data: st.DataObject):
    record = data.draw(st.sampled_from(RECORDS))
    variable = data.draw(st.sampled_from(sorted(set(record.tags) - {"citation-key"})))
    index = data.draw(st.integers(0, len(record.values(variable)) - 1))
    value = record.values(variable)[index]
    cut = data.draw(st.integers(0, len(value.text)))
    new = value.text[:cut] + data.draw(st.text("ab é&%_~-'{}\"\\$", max_size=4)) + value.text[cut + 1 :]
    assume(new.strip() == new)
    try:
        edits = FORMAT.edit(record, SetValue(value, variable, new))
    except EditError:
        return
    source = record.segment.text
    after = read_text(FORMAT, apply(source, edits))[record.index]
    assert after.values(variable)[index].text == new
    others = [field for field in record.fields if field is not value.field]
    kept = [field for field in after.fields if field.tag_start != value.field.tag_start]
    assert [source[field.start : field.end] for field in others] == [
        after.segment.text[field.start : field.end] for field in kept
    ]
