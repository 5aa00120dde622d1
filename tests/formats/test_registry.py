"""The registry of formats: what it knows without importing is what the formats say."""

from __future__ import annotations

import pytest

from biblint.formats import EXTENSIONS, FormatError, format_named, formats, recognise
from biblint.source import Source


def test_extensions_are_those_of_the_formats():
    owners: dict[str, set[str]] = {}
    for entry in formats().values():
        for extension in entry.extensions:
            owners.setdefault(extension, set()).add(entry.name)
    assert EXTENSIONS.keys() == owners.keys()
    assert [ext for ext, name in EXTENSIONS.items() if name not in owners[ext]] == []


@pytest.mark.parametrize("name", sorted(formats()))
def test_a_format_goes_by_its_name(name):
    assert format_named(name) is formats()[name]


@pytest.mark.parametrize("name", ["bibtx", "base", "", "../ris"])
def test_an_unknown_format_is_refused(name):
    with pytest.raises(FormatError, match="unknown format"):
        format_named(name)


def test_content_wins_over_a_wrong_extension():
    source = Source.of(b"TY  - JOUR\r\nTI  - A\r\nER  - \r\n", "a.bib")
    assert recognise(source).name == "ris"


def test_an_extension_that_anything_may_have_is_not_enough():
    with pytest.raises(FormatError, match="no known format"):
        recognise(Source.of(b"Shopping: milk, bread\n", "list.txt"))


def test_an_extension_of_a_format_is_enough():
    assert recognise(Source.of(b"", "empty.ris")).name == "ris"


@pytest.mark.parametrize(
    ("data", "advice"),
    [
        (b"PK\x03\x04\x14\x00", "save the table as CSV"),
        (b'<?xml version="1.0"?>\n<rdf:RDF xmlns:rdf="x">', "Zotero exports CSL-JSON"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<CitaviExchangeData Version="6">', "RIS and BibTeX"),
        (b'<?xml version="1.0"?>\n<!DOCTYPE dblp SYSTEM "dblp.dtd">', "dblp exports BibTeX"),
        (b'{ "code": 1, "msg": "ok", "data": [] }', "a web service"),
        (b"<!doctype html><html>", "a web page"),
    ],
)
def test_a_file_that_is_not_read_is_told_what_to_do(data, advice):
    with pytest.raises(FormatError, match=advice):
        recognise(Source.of(data, "file.dat"))
