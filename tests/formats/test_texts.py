"""Texts are told without making values, and are those of the values that would be made."""

from __future__ import annotations

from pathlib import Path

import pytest

from biblint.formats import FormatError, format_named, recognise
from biblint.model import Segment
from biblint.source import Source

SAMPLES = Path(__file__).parent.parent / "samples"
FOLDERS = ("bibtex", "nbib", "ovid", "refer", "refworks", "ris", "wos")
FILES = sorted(path for folder in FOLDERS for path in (SAMPLES / folder).iterdir() if path.suffix != ".json")

ALL_FILES = sorted(path for path in SAMPLES.rglob("*") if path.is_file() and path.parent != SAMPLES)


def told_and_made(source: Source, entry_format):
    """Of every variable of every record: the texts as told, and those of the values."""
    for record in records_of(source, entry_format):
        for variable in record.tags:
            told = [*record.texts(variable)]
            yield variable, told, [value.text for value in record.values(variable)]


def records_of(source: Source, entry_format):
    """The records of a source."""
    context = entry_format.context(source.segments(entry_format.boundary))
    for segment in source.segments(entry_format.boundary):
        yield from entry_format.read(segment, context).records


def recognised(path: Path) -> Source | None:
    """A file of a format that is known; None for others."""
    source = Source.read(path)
    try:
        return source if recognise(source) else None
    except FormatError:
        return None


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_texts_are_those_of_the_values(path):
    source = Source.read(path)
    for variable, told, made in told_and_made(source, recognise(source)):
        assert told == made, variable


@pytest.mark.parametrize(
    ("name", "text", "variable", "texts"),
    [
        ("bibtex", "@book{a, author = {Moss, A. and Fern, B.}}", "author", ["Moss, A.", "Fern, B."]),
        ("bibtex", "@book{a, pages = {12--19}}", "page", ["12-19"]),
        ("bibtex", "@book{a, keywords = {moss; ; fern}}", "keyword", ["moss", "fern"]),
        ("bibtex", "@book{a, year = 2020, month = may}", "issued.month", ["May"]),
        ("ris", "TY  - JOUR\nSP  - 12\nEP  - 19\nER  - \n", "page", ["12-19"]),
        ("ris", "TY  - JOUR\nSP  - 12-19\nEP  - 19\nER  - \n", "page", ["12-19"]),
        ("ris", "TY  - JOUR\nKW  - moss; fern\nKW  - wall\nER  - \n", "keyword", ["moss", "fern", "wall"]),
        ("refer", "%0 Book\n%A 林苔;石墙\n%J x\n%K a;;b\n%W CNKI\n", "keyword", ["a", "b"]),
        ("nbib", "PMID- 1\nTI  - Moss.\nVI  - 3\n", "volume", ["3"]),
        ("wos", "PT J\nAF Moss, Ann\n   Fern, Bo\nER\nEF\n", "author", ["Moss, Ann", "Fern, Bo"]),
    ],
)
def test_plain_fields_need_no_values(name, text, variable, texts):
    (record,) = format_named(name).read(Segment(text), None).records
    assert list(record.texts(variable)) == texts
    assert record.texter is not None
    assert record.texter(record, variable) is not None


@pytest.mark.parametrize("path", ALL_FILES, ids=lambda path: path.name)
def test_what_is_told_without_values_has_no_marks(path):
    source = recognised(path)
    for record in records_of(source, recognise(source)) if source is not None else ():
        for variable in filter(record.is_told, ("author", "affiliation")):
            assert not any(value.marks for value in record.values(variable))
