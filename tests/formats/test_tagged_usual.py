"""The quick way of reading a tagged record gives what the general way gives: fields, texts, values, notes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblint.formats import format_named
from biblint.formats.tagged import reader
from biblint.formats.tagged.usual import Lines
from biblint.model import Batch, Segment
from tests.corpus import corpus_files, corpus_source, needs_corpus
from tests.formats.told import told

_RIS_TAGS = (
    "TI T1 AU A1 A2 T2 JF JO JA J2 T3 VL VO IS SP EP C7 PY Y1 DA DO SN UR AB N2 KW LA PB CY ET AD AN C2 N1 M1 M3 DB AI"
    " DP ZZ ER TY"
).split()
_RIS_CONTENTS = [
    "2001", "2001/05/03", "1234-5678", "12345678", "9781234567897", "1234-5678; 8765-4321", "12-19", "12", "19",
    "10.1109/x.1", "WOS:000", "Scopus", "PubMed", "PMC12", "12345", "References: Roe 2001; Doe 2002", "Cited By :3",
    "Query date: 2001", "https://www.scopus.com/x", "Moss; fern", "Moss；fern", ";", "Moss journal", "Moss j.",
]  # fmt: skip
_WOS_TAGS = (
    "AU AF CA BE ED TI SO JI J9 SE VL IS BP EP PS AR PG PY DI SN EI AB DE ID LA C1 RP EM OI CR NR TC UT DT WC ZZ X FN"
    " ER PT"
).split()
_WOS_CONTENTS = [
    "Roe, Ann\n   Doe, Bo", "[Roe, Ann; Doe, Bo] Univ Moss, Oslo.\n   Univ Fern, Bonn.", "[Roe, Ann]", "Article",
    "Book Chapter", "WOS:000123", "KJD:ART1", "KJD", "moss; fern;\n   wall", "moss wall\n   fern", "12", "19", "12-19",
    "Roe A, 2001, J MOSS, V1, P2\n   Doe B, 2002", "a\n    b", "a \n   b", "a\n\tb", "a\n   \n   b", "a\n   ", "\n   a",
    "Roe (corresponding author), Univ Moss.; Doe (corresponding author), Oslo.", "Roe, Ann/0000-0001-2345-6789",
]  # fmt: skip
_ODD = st.text("aZé ;-\n\r\t\v\u3000\ud800", max_size=5)


def _lines(separator: str, tags: list[str], contents: list[str]) -> st.SearchStrategy[str]:
    gap = st.sampled_from([separator] * 9 + [separator.strip(), separator + " "])
    content = st.one_of(st.sampled_from(contents), st.sampled_from(contents), _ODD)
    return st.tuples(st.sampled_from(tags), gap, content).map("".join)


def _files(first: list[str], last: list[str], line: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    record = st.tuples(st.sampled_from(first), st.lists(line, max_size=7), st.sampled_from(last))
    records = st.lists(record.map(lambda one: "\n".join([one[0], *one[1], one[2]])), min_size=1, max_size=3)
    head = st.sampled_from(["", "FN Clarivate Analytics Web of Science\nVR 1.0\n", "\ufeff", "1. \n"])
    texts = st.tuples(head, records.map("".join), st.sampled_from(["", "", "EF", "x"])).map("".join)
    return st.tuples(texts, st.sampled_from(["\n", "\n", "\r\n"])).map(lambda one: one[0].replace("\n", one[1]))


_RIS = _files(
    ["TY  - JOUR"] * 3 + ["TY  - BOOK", "TY  - RPRT", "TY  - ", "TY  - XX"],
    ["ER  - \n\n"] * 3 + ["ER  -\n", "ER  - ", "ER  - x\n", "", "ER  - \nKW  - late\n", "\n"],
    _lines("  - ", _RIS_TAGS, _RIS_CONTENTS),
)
_WOS = _files(
    ["PT J"] * 3 + ["PT B", "PT ", "PT X"],
    ["ER\n\n"] * 3 + ["ER \n", "ER", "ER x\n", "", "ER\nTI late\n", "\n"],
    _lines(" ", _WOS_TAGS, _WOS_CONTENTS),
)


def both(name: str, segment: Segment) -> tuple[Batch, Batch]:
    """What a segment is read as, and what the general way reads it as."""
    chosen = format_named(name)
    with pytest.MonkeyPatch.context() as patch:
        quick = chosen.read(segment, None)
        patch.setattr(reader, "usual_of", lambda *_: None)
        return quick, chosen.read(segment, None)


def agree(name: str, segment: Segment) -> bool:
    """True if both ways give the same."""
    quick, general = both(name, segment)
    return quick.notes == general.notes and [*map(told, quick.records)] == [*map(told, general.records)]


@given(_RIS)
def test_both_ways_agree_on_ris(text: str) -> None:
    assert agree("ris", Segment(text))


@given(_WOS)
def test_both_ways_agree_on_web_of_science(text: str) -> None:
    assert agree("wos", Segment(text))


@needs_corpus
@pytest.mark.parametrize("name", [name for name in corpus_files(40) if name.endswith((".ris", ".txt", ".ciw"))])
def test_both_ways_agree_on_real_files(name: str) -> None:
    source = corpus_source(name)
    for chosen in ("ris", "wos"):
        assert all(agree(chosen, segment) for segment in source.segments(format_named(chosen).boundary))


@pytest.mark.parametrize(
    ("name", "text", "variables"),
    [
        ("ris", "TY  - JOUR\nAU  - Roe, A.\nAU  - Doe, B.\nSP  - 1\nEP  - 2\nSN  - 1234-5678\nER  - \n",
         ["author", "page", "ISSN"]),
        ("wos", "PT J\r\nAU Roe, A\r\n   Doe, B\r\nAF Roe, Ann\r\n   Doe, Bo\r\nC1 [Roe, A] Oslo.\r\nER\r\n\r\n",
         ["author", "affiliation"]),
    ],
)  # fmt: skip
def test_usual_records_have_their_texts_at_hand(name: str, text: str, variables: list[str]) -> None:
    (record,) = format_named(name).read(Segment(text), None).records
    assert isinstance(record.tags, Lines)
    assert list(record.known_texts) == list(record.tags) == variables
    assert record._fields is None


@pytest.mark.parametrize("variable", ["raw:PT", "raw:AU", "raw:ZZ", "raw:ER", "raw:XX"])
def test_contents_of_a_tag_are_told_alike(variable: str) -> None:
    text = "PT J\nAU Roe, A\n   Doe, B\nAF Roe, Ann\n   Doe, Bo\nZZ x \nZZ\nER\n\n"
    quick, general = both("wos", Segment(text))
    told_quick, told_general = ([*one.records[0].contents(variable)] for one in (quick, general))
    assert told_quick == told_general
    assert bool(told_quick) == (variable != "raw:XX")
    assert [value.text for value in quick.records[0].values(variable)] == [
        value.text for value in general.records[0].values(variable)
    ]
