"""Cited references in short form: the parts of a text, and where they stand."""

from __future__ import annotations

import pytest

from biblint.formats.cited import cited_records, parse_cited
from biblint.formats.wos import FORMAT
from biblint.model import Piece, Value
from tests.formats.laws import read_text

CASES = [
    ("Aap B., 2020, BOGS, V12, P12", "author=Aap B.|issued=2020|container-title=BOGS|volume=12|page=12"),
    ("BEEK C, 1988, BOG Q, VB 15, P94", "author=BEEK C|issued=1988|container-title=BOG Q|volume=B 15|page=94"),
    ("[Anonymous], 2009, PEAT HDB", "author=[Anonymous]|issued=2009|container-title=PEAT HDB"),
    ("Torf J, 2015, VACCINE, PE12", "author=Torf J|issued=2015|container-title=VACCINE|page=E12"),
    ("Torf J, 1999, Rods and Poles, V, P", "author=Torf J|issued=1999|container-title=Rods and Poles"),
    ("Torf J, RODS", "author=Torf J|container-title=RODS"),
    ("Torf J, 2010, RODS, V3, ARTN e7", "author=Torf J|issued=2010|container-title=RODS|volume=3|article-number=e7"),
    ("A B, 2001, C, DOI 10.5555/x", "author=A B|issued=2001|container-title=C|DOI=10.5555/x"),
    ("A B, 2001, C, DOI DOI 10.5555/x", "author=A B|issued=2001|container-title=C|DOI=10.5555/x"),
    ("A B, 2001, C, DOI [DOI 10.5555/x, 10.5555/y]",
     "author=A B|issued=2001|container-title=C|DOI=10.5555/x|DOI=10.5555/y"),
    ("A B, 2002, C, DOI 10.1890/0012-9658(2002)083[1421:S]2.0.CO;2",
     "author=A B|issued=2002|container-title=C|DOI=10.1890/0012-9658(2002)083[1421:S]2.0.CO;2"),
    ("A B, 2001, C, DOI broken", "author=A B|issued=2001|container-title=C|DOI=broken"),
    ("王石, 2010, 石头出版社", "author=王石|issued=2010|container-title=石头出版社"),
    ("A sentence without the form", ""),
    ("", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_parts_of_a_cited_reference(text, expected):
    assert "|".join(f"{name}={text[start:end]}" for name, start, end in parse_cited(text)) == expected


def test_records_know_their_parent_number_and_place():
    parent = read_text(FORMAT, "PT J\nER\n")[0]
    value = Value("A B, 2001, C", 100, 112)
    reference = cited_records(parent, [value, value])[1]
    year = reference.values("issued")[0]
    assert (reference.number, reference.parent, year.start, year.end) == ("2", parent, 105, 109)
    assert reference.values("volume") == ()


def test_slice_of_a_value_with_pieces_keeps_their_sources():
    pieces = (Piece(0, 3, 10, 13, "verbatim"), Piece(3, 4, 13, 17, "decoded"), Piece(4, 7, 17, 20, "verbatim"))
    part = Value("one two", 10, 20, None, pieces).part(2, 6)
    assert part.text == "e tw"
    assert [(piece.source_start, piece.source_end) for piece in part.pieces] == [(12, 13), (13, 17), (17, 19)]
    assert (part.start, part.end) == (12, 19)
