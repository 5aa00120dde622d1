"""What the BibTeX reader notes: each slip by name and place, the edit that mends it, silence on sound entries."""

from __future__ import annotations

import pytest

from biblint.formats.bibtex import FORMAT
from biblint.model import Edit, Note, ReplaceRange
from tests.formats.laws import apply, read_text


def notes_of(text: str) -> list[Note]:
    return [note for record in read_text(FORMAT, text) for note in record.notes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@article{a b, title={x}}", [("bad-key", "a b")]),
        ("@article{a#b, title={x}}", [("bad-key", "a#b")]),
        ("@article{, title={x}}", [("missing-key", "{")]),
        ("@article{title={x}}", [("missing-key", "{")]),
        ("@article{title = x}", [("missing-key", "{"), ("undefined-macro", "x")]),
        ("@article{a title={x}}", [("missing-comma", "")]),
        ("@article{a\n title={x}}", [("missing-comma", "")]),
        ("@article{a, title={x} year=2000}", [("missing-comma", "")]),
        ("@article{a, title={x},, year=2000}", [("bad-field", ",")]),
        ("@article{a, title={x}, stray, year=2000}", [("bad-field", "stray")]),
        ("@article{a, title={x}, year=2000 b}", [("bad-field", "2000 b")]),
        ("@article{a, title={x}, % note\n year=2000}", [("bad-field", "% note")]),
        ("@article{a, title={x}, % note\n date=2000}", []),
        ("@article{a, title={x}, % the date = 2000\n year=2000}", [("bad-field", "% the date = 2000")]),
        ("@article{a, title={x} # , year=2000}", [("bad-field", "{x} # ")]),
        ("@article{a, title={x}, Title={y}}", [("duplicate-field", "Title")]),
        ("@article{a, title={}}", [("empty-field", "title")]),
        ("@article{a, title={{ }}}", [("empty-field", "title")]),
        ("@article{a, title=, year=2000}", [("empty-field", "title")]),
        ("@article{a, journal=nat}", [("undefined-macro", "nat")]),
        ("@article{a, journal={x} # nat}", [("undefined-macro", "nat")]),
        ("@artikel{a, title={x}}", [("unknown-type", "artikel")]),
        ("@article{a, crossref={b}}", [("missing-parent", "b")]),
        ("@article{a, title={x}", [("unclosed-record", "@article{a, title={x}")]),
        ("@article(a, title={x}}", [("unbalanced-braces", "}")]),
        ("@article{a, title={x}}, year={y}}", [("unbalanced-braces", "}")]),
        ("@article{a, title={x}}\n}\n", [("unbalanced-braces", "}")]),
        ('@article{a, title="a\\"b", year=2000}', [("unbalanced-braces", '"a\\"b"')]),
        ("@article{a,\n title={x{y},\n year=2000\n}", [("unbalanced-braces", "title={x{y}")]),
        ('@article{a,\n title="x,\n year=2000\n}', [("unbalanced-braces", 'title="x')]),
        ("@article{a, title={x{y}, year=2000}", [("unbalanced-braces", "title={x{y}")]),
    ],
)
def test_slips(text: str, expected: list[tuple[str, str]]):
    found = [(note.name, text[note.start : note.end]) for note in notes_of(text)]
    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        "@article{a, title={x}}",
        '@ARTICLE(a, title="x {"} y", year=2000,)',
        "@ article {a ,\n title = {x}\n , year = 2000 # feb }",
        "@article{a}",
        "@article{10.1016/S0140-6736(05)12:3+4, title = {x}}",
        "@misc{ключ, title = {x}, author+an = {1=x}, __markedentry = {}}".replace("{}", "{1}"),
        "@article{a, title={{{{{{{{{{x}}}}}}}}}}}",
        "@article{a, title={an @ sign}, email={a@b.example}}",
        "@article{a, title={x}},\n@article{b, title={y}},\n",
        "@article{a, title={x}} some words, year = {2000}",
        "@string{nat = {Nature}}@article{a, journal=NAT, month=JAN}",
        "@book{b, title={x}}@inbook{a, crossref={b}}",
    ],
)
def test_silence(text: str):
    assert notes_of(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "@article{a, title={x} year=2000}",
        "@article{a\n title={x}}",
        "@article{a, title={x},, year=2000}",
        "@article{a, title={x}}, year={y}}",
        "@article{a, title={x}}\n}\n",
        "@article(a, title={x}}",
        "@article{a, title={x}, note={}}",
    ],
)
def test_the_edit_of_a_note_mends_it(text: str):
    (record,) = read_text(FORMAT, text)
    (note,) = record.notes
    assert note.operation is not None
    assert notes_of(apply(text, FORMAT.edit(record, note.operation))) == []
    if isinstance(note.operation, ReplaceRange):
        assert FORMAT.edit(record, note.operation) == (Edit(note.start, note.end, note.operation.text),)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("@a{k,\n title={x{y},\n year=2000,\n note={n}\n}", {"title": "x{y}", "year": "2000", "note": "n"}),
        ("@a{k,\n title=x},\n year=2000\n}", {"title": "x", "year": "2000"}),
        ("@a{k,\n title={x,\n note={n}\n}\n@b{l,\n title={z}}", {"title": "x", "note": "n"}),
        ("@a{k, title={x}, year 2000, note={n}}", {"title": "x", "note": "n"}),
        ("@a{k, early access date = {May 2020}, note={n}}", {"early access date": "May 2020", "note": "n"}),
    ],
)
def test_fields_of_a_damaged_entry_are_kept(text: str, fields: dict[str, str]):
    record = read_text(FORMAT, text)[0]
    assert {field.tag: text[field.start : field.end] for field in record.fields} == fields


def test_many_open_braces_are_read_in_little_time():
    text = "@article{a,\n title={x{y,\n abstract={{{{{{{{{{z\n}\n" * 400
    assert len(read_text(FORMAT, text)) == 400
