"""Reading the Web of Science format: samples against golden files, lists with people, header and footer, damage."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings

from biblint.formats import recognise
from biblint.formats.wos import FORMAT
from biblint.source import Source
from tests.formats.golden import canonical, compare
from tests.formats.laws import read_source, read_text
from tests.formats.tagged import damaged, lawful, sample_text, samples

PATHS = samples(FORMAT)
TEXTS = [sample_text(path) for path in PATHS]


def record_of(*lines: str, letter: str = "J"):
    return read_text(FORMAT, "\n".join([f"PT {letter}", *lines, "ER", "", "EF"]))[0]


def texts(record, variable):
    return [value.text for value in record.values(variable)]


def people(record, variable):
    return [([person.text for person in value.people], value.text) for value in record.values(variable)]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_sample_reads_as_its_golden_file_says(path):
    batch = lawful(FORMAT, sample_text(path))
    compare(batch.records, path.with_suffix(".json"))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_sample_is_recognised_under_any_name(path):
    assert recognise(Source.of(path.read_bytes(), "savedrecs.ris")) is FORMAT


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_line_ends_do_not_matter(path, newline):
    text = sample_text(path)
    expected = [{v: texts(r, v) for v in r.tags} for r in lawful(FORMAT, text).records]
    found = lawful(FORMAT, text.replace("\n", newline)).records
    assert [{v: texts(r, v) for v in r.tags} for r in found] == expected


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_cutting_into_segments_changes_nothing(path):
    source = Source.read(path)
    whole = read_source(FORMAT, source)
    segments = list(source.segments(FORMAT.boundary, 40))
    context = FORMAT.context(segments)
    parts = [FORMAT.read(segment, context) for segment in segments]
    records = [record for part in parts for record in part.records]
    assert [note.name for part in parts for note in part.notes] == [note.name for note in whole[0].notes]
    assert [[n.name for n in r.notes] for r in records] == [[n.name for n in r.notes] for r in whole[0].records]
    assert [canonical(r)["values"].keys() for r in records] == [canonical(r)["values"].keys() for r in whole[0].records]


@pytest.mark.parametrize(
    ("head", "sure"),
    [
        ("FN Clarivate Analytics Web of Science\nVR 1.0\n", True),
        ("\n\nPT J\nAU A\nER\n", True),
        ("PT J\r\nAU A\r\nER\r\n\r\nEF", True),
        ("PT J\rAU A\rER\r", True),
        ("PT  - Journal Article\nER  - \n", False),
        ("FN something else\nPTX", False),
        ("", False),
    ],
)
def test_recognition_by_content(head, sure):
    assert (FORMAT.recognise(head) >= 80) is sure


@pytest.mark.parametrize(
    ("lines", "variable", "expected"),
    [
        (("AU Lee, A", "   Kim, B"), "author", ["Lee, A", "Kim, B"]),
        (("AU Lee, A", "AF Lee, Ada"), "author", ["Lee, Ada"]),
        (("AU Lee, A", "AF Lee, Ada"), "raw:AU", ["Lee, A"]),
        (("AU Lee, A", " Kim, B"), "author", ["Lee, A", "Kim, B"]),
        (("TI One title", "   on two lines"), "title", ["One title on two lines"]),
        (("DE alpha; beta", "   gamma; delta;"), "keyword", ["alpha", "beta gamma", "delta"]),
        (("DE alpha", "ID BETA"), "raw:ID", ["BETA"]),
        (("BP 12", "EP 19"), "page", ["12-19"]),
        (("BP 12", "EP 12"), "page", ["12"]),
        (("BP S1", "EP S9"), "page", ["S1-S9"]),
        (("AR 17",), "page", []),
        (("AR 17",), "article-number", ["17"]),
        (("PS 3-9",), "page", ["3-9"]),
        (("PS 3-9", "BP 3", "EP 9"), "page", ["3-9"]),
        (("PY 2020", "PD APR 15"), "issued", ["2020"]),
        (("PY 2020", "PD APR 15"), "issued.month", ["APR 15"]),
        (("EA MAR 2021",), "available-date", ["MAR 2021"]),
        (("SN 1234-5679", "EI 2345-6787"), "ISSN", ["1234-5679", "2345-6787"]),
        (("EM a@b.org; c@d.org;", "   e@f.org"), "email", ["a@b.org", "c@d.org", "e@f.org"]),
        (("DI ",), "DOI", []),
        (("SP IEEE; ACM",), "page", []),
        (("AB ", "   USE - Pots."), "abstract", ["USE - Pots."]),
    ],
)
def test_values_of_tags(lines, variable, expected):
    record = record_of(*lines)
    assert texts(record, variable) == expected
    assert (variable in record.tags) is (bool(expected) and not variable.startswith("raw:"))


@pytest.mark.parametrize(
    ("lines", "variable", "expected"),
    [
        (("C1 [Lee, A; Kim, B] X.", "   Inst Y."), "affiliation", [(["Lee, A", "Kim, B"], "X."), ([], "Inst Y.")]),
        (("C1 [Lee, A]",), "affiliation", [([], "[Lee, A]")]),
        (("RP Lee, A (reprint author), Univ X, Y.",), "correspondence", [(["Lee, A"], "Univ X, Y.")]),
        (
            ("RP Lee, A; Kim, B (corresponding author), X Inc.; Kim, B (corresponding author), Z.",),
            "correspondence",
            [(["Lee, A", "Kim, B"], "X Inc."), (["Kim, B"], "Z.")],
        ),
        (("RP UNIV X, CITY.",), "correspondence", [([], "UNIV X, CITY.")]),
        (("OI Lee, Ada/0000-0002-1825-0097; Kim,", "   B/0000-0001-5109-3700"), "ORCID",
         [(["Lee, Ada"], "0000-0002-1825-0097"), (["Kim, B"], "0000-0001-5109-3700")]),
        (("RI ; Lee, Ada/A-1234-2010; /",), "raw:RI", [(["Lee, Ada"], "A-1234-2010"), ([], "/")]),
    ],
)  # fmt: skip
def test_people_of_addresses_and_identifiers(lines, variable, expected):
    assert people(record_of(*lines), variable) == expected


@pytest.mark.parametrize(
    ("letter", "document", "expected"),
    [
        ("J", "Article", "article-journal"),
        ("J", "Article; Proceedings Paper", "article-journal"),
        ("J", "Review; Book Chapter", "article-journal"),
        ("J", "Book Review", "review-book"),
        ("B", "Article; Book Chapter", "chapter"),
        ("B", "Proceedings Paper", "paper-conference"),
        ("B", "Book", "book"),
        ("S", "Article; Book Chapter", "chapter"),
        ("P", "Patent", "patent"),
        ("C", "Meeting Abstract", "paper-conference"),
    ],
)
def test_type(letter, document, expected):
    assert record_of(f"DT {document}", letter=letter).type == expected


@pytest.mark.parametrize(
    ("number", "dialect"),
    [("WOS:000123", "wos"), ("ISI:000123", "wos"), ("CNKI:0", "citespace"), ("SCIELO:S1", "scielo"), ("KJD:1", "kjd"),
     ("000123", "")],
)  # fmt: skip
def test_dialect(number, dialect):
    assert record_of(f"UT {number}").dialect == dialect


def test_cited_references_are_records():
    record = record_of("CR [Anonymous], 2009, PEAT HDB", "   Torf J, 2015, SOIL, V12, P3, DOI 10.5555/a")
    first, second = record.references()
    assert (first.number, texts(first, "author"), first.parent) == ("1", ["[Anonymous]"], record)
    found = {name: second.text(name) for name in second.tags}
    assert found == {
        "author": "Torf J", "issued": "2015", "container-title": "SOIL", "volume": "12", "page": "3",
        "DOI": "10.5555/a",
    }  # fmt: skip


FRAMED = "FN Clarivate\nVR 1.0\n{}\nEF\n"


@pytest.mark.parametrize(
    ("text", "note", "source"),
    [
        (FRAMED.format("PT J\nAUGilles, H\n   Roe, P\nER\n"), "bad-field", "AUGilles, H"),
        (FRAMED.format("PT J\nTI a\nb c\nER\n"), "untagged-line", "b c"),
        (FRAMED.format("PT J\nER\nAB x\n"), "field-after-end", "AB x"),
        (FRAMED.format("PT J\nTI a\nPT J\nER\n"), "missing-terminator", "PT J"),
        (FRAMED.format("PT J\nTI a\n"), "missing-terminator", "PT J"),
        (FRAMED.format("PT Q\nER\n"), "unknown-type", "PT Q"),
        (FRAMED.format("PT\nER\n"), "missing-type", "PT"),
        (FRAMED.format("PT J\nER\n\nFN Clarivate\nVR 1.0\nPT J\nER\n"), "repeated-header", "FN Clarivate"),
        (FRAMED.format("PT J\nER\n\nlost words\n"), "junk", "lost words"),
        (FRAMED.format("AU A\nTI B\nPT J\nER\n"), "junk", "AU A\nTI B"),
        ("PT J\nER\n\nEF\n", "missing-header", "PT"),
        ("FN Clarivate\nPT J\nER\n", "missing-footer", ""),
    ],
)
def test_defect_is_noted(text, note, source):
    batch = lawful(FORMAT, text)
    notes = [*batch.notes, *(found for record in batch.records for found in record.notes)]
    assert [(found.name, text[found.start : found.end]) for found in notes] == [(note, source)]


def test_record_that_the_file_cuts_off_is_unclosed():
    batch = lawful(FORMAT, "FN x\nPT J\nTI a")
    assert [note.name for note in batch.records[0].notes] == ["unclosed-record"]


def test_glued_tag_is_read_all_the_same():
    assert texts(record_of("AUGilles, H", "   Roe, P"), "author") == ["Gilles, H", "Roe, P"]


@pytest.mark.parametrize("filler", [" ", "\t", "\n", "\r", ";", "[", "(", "a ", ", ", "-", ".; "])
def test_long_runs_take_no_longer_than_they_are(filler):
    text = "PT J\nAB x{}y\nDE x{}y\nRP x{}y\nC1 [{}\nCR a{}b, 2001,{}c\nER\n".replace("{}", filler * 40_000)
    started = time.perf_counter()
    lawful(FORMAT, text)
    assert time.perf_counter() - started < 5


@settings(max_examples=120, deadline=None)
@given(text=damaged(TEXTS))
def test_damage_raises_nothing_and_keeps_the_laws(text):
    assert FORMAT.recognise(text) >= 0
    starts = [record.start for record in lawful(FORMAT, text).records]
    assert starts == sorted(starts)
