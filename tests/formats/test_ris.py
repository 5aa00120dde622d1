"""Reading RIS: samples against their golden files, line ends, defects, dialects, laws under damage."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings

from biblint.formats import recognise
from biblint.formats.ris import FORMAT
from biblint.source import Source
from tests.formats.golden import canonical, compare
from tests.formats.laws import read_source, read_text
from tests.formats.tagged import damaged, lawful, sample_text, samples

PATHS = samples(FORMAT)
TEXTS = [sample_text(path) for path in PATHS]


def record_of(*lines: str):
    return read_text(FORMAT, "\n".join(["TY  - JOUR", *lines, "ER  - ", ""]))[0]


def texts(record, variable):
    return [value.text for value in record.values(variable)]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_sample_reads_as_its_golden_file_says(path):
    batch = lawful(FORMAT, sample_text(path))
    compare(batch.records, path.with_suffix(".json"))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_sample_is_recognised_under_any_name(path):
    assert recognise(Source.of(path.read_bytes(), "export.txt")) is FORMAT


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_line_ends_do_not_matter(path, newline):
    text = sample_text(path).replace("\r\n", "\n")
    expected = [{v: texts(r, v) for v in r.tags} for r in lawful(FORMAT, text).records]
    found = lawful(FORMAT, text.replace("\n", newline)).records
    assert [{v: texts(r, v) for v in r.tags} for r in found] == expected


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_cutting_into_segments_changes_nothing(path):
    source = Source.read(path)
    whole = read_source(FORMAT, source)[0].records
    segments = list(source.segments(FORMAT.boundary, 40))
    context = FORMAT.context(segments)
    parts = [record for segment in segments for record in FORMAT.read(segment, context).records]
    assert [[n.name for n in r.notes] for r in parts] == [[n.name for n in r.notes] for r in whole]
    assert [canonical(r)["values"].keys() for r in parts] == [canonical(r)["values"].keys() for r in whole]


@pytest.mark.parametrize(
    ("head", "sure"),
    [
        ("TY  - JOUR\nER  - \n", True),
        ("\ufeff\n\n1.\nTY  - JOUR\r\nER  -\r\n", True),
        ("TY - JOUR\nTI - x\nER -\n", True),
        ("Provider: JSTOR\n\nTY  - JOUR\rER  - \r", True),
        ("TYPE - of thing\nAU - thor", False),
        ("PMID- 1\nTI  - x\n", False),
        ("", False),
    ],
)
def test_recognition_by_content(head, sure):
    assert (FORMAT.recognise(head) >= 60) is sure


@pytest.mark.parametrize(
    ("lines", "page"),
    [
        (("SP  - 12", "EP  - 34"), ["12-34"]),
        (("SP  - 12",), ["12"]),
        (("EP  - 34",), ["34"]),
        (("SP  - 12-34",), ["12-34"]),
        (("SP  - 12-34", "EP  - 34"), ["12-34"]),
        (("SP  - 12-34", "EP  - 12-34"), ["12-34"]),
        (("SP  - 12", "EP  - 12-34"), ["12-34"]),
        (("SP  - 7", "EP  - 7"), ["7"]),
        (("SP  - 6-1", "EP  - 6-13"), ["6-1-6-13"]),
        (("SP  - 2181380", "EP  - 9"), ["2181380-9"]),
        (("SP  - ", "EP  - "), []),
        (("SP  - 3287 / 3300",), ["3287 / 3300"]),
    ],
)
def test_pages_out_of_two_fields(lines, page):
    assert texts(record_of(*lines), "page") == page


@pytest.mark.parametrize(
    ("kind", "number", "variable"),
    [
        ("PAT", "US 4,520,113", "number"),
        ("STAND", "GB/T 7714-2015", "number"),
        ("RPRT", "NASA-TM-1234", "number"),
        ("RPRT", "1234-5679", "ISSN"),
        ("RPRT", "978-0-306-40615-7", "ISBN"),
        ("CHAP", "306406152", "ISBN"),
        ("CONF", "978-0-306-40615", "ISBN"),
        ("JOUR", "12345", "ISSN"),
    ],
)
def test_what_the_standard_number_is_hangs_on_the_type(kind, number, variable):
    record = lawful(FORMAT, f"TY  - {kind}\nSN  - {number}\nER  - \n").records[0]
    assert texts(record, variable) == [number]


@pytest.mark.parametrize(
    ("lines", "variable", "expected"),
    [
        (("SN  - 1234-5679 (online)",), "ISSN", ["1234-5679 (online)"]),
        (("SN  - 12345679, 23456787",), "ISSN", ["12345679", "23456787"]),
        (("SN  - 978-0-306-40615-7; 1234-5679",), "ISBN", ["978-0-306-40615-7"]),
        (("SN  - 12345",), "ISSN", ["12345"]),
        (("PY  - 2014", "DA  - 2014/06/01"), "issued", ["2014/06/01"]),
        (("PY  - 2014", "DA  - 1991///"), "issued", ["2014"]),
        (("DA  - 2014/06/01/Summer",), "issued", ["2014/06/01/Summer"]),
        (("DA  - May", "PY  - 2018"), "issued.month", ["May"]),
        (("Y1  - 18-21 March 2013",), "issued", ["18-21 March 2013"]),
        (("JF  - Annals", "JO  - Ann."), "container-title-short", ["Ann."]),
        (("JO  - Annals of Sand",), "container-title", ["Annals of Sand"]),
        (("T2  - Annals", "JO  - Annals", "JA  - Annals"), "container-title", ["Annals"]),
        (("JA  - Ann.",), "container-title", ["Ann."]),
        (("M3  - doi: 10.5555/a.1",), "DOI", ["10.5555/a.1"]),
        (("N1  - 10.5555/a.1",), "DOI", ["10.5555/a.1"]),
        (("DO  - https://doi.org/10.5555/a.1",), "DOI", ["https://doi.org/10.5555/a.1"]),
        (("C7  - e12",), "article-number", ["e12"]),
        (("C2  - PMC123",), "PMCID", ["PMC123"]),
        (("DP  - NLM", "AN  - 123"), "PMID", ["123"]),
        (("KW  - a; b;c;",), "keyword", ["a", "b", "c"]),
        (("N1  - Cited Reference Count:  38",), "reference-count", ["38"]),
        (("U1  - one", "U1  - two"), "raw:U1", ["one", "two"]),
        (("AU  - Lee, A; Kim, B",), "author", ["Lee, A; Kim, B"]),
        (("VO  - 3", "VL  - 3"), "volume", ["3"]),
        (("M1  - 7", "M1  - Department of Sand, University of Dune"), "number", ["7"]),
    ],
)
def test_values_of_tags(lines, variable, expected):
    assert texts(record_of(*lines), variable) == expected


@pytest.mark.parametrize(
    ("lines", "dialect"),
    [
        (("DB  - Scopus",), "scopus"),
        (("AN  - WOS:000444108200009",), "wos"),
        (("UR  - https://www.scopus.com/inward/record.uri?eid=2-s2.0-1",), "scopus"),
        (("UR  - https://d.wanfangdata.com.cn/periodical/1",), "wanfang"),
        (("UR  - http://www.jstor.org/stable/1",), ""),
        (("UR  - www.scopus.com",), ""),
        (("DO  - 10.1109/X.2019.1", "VO  - 1", "VL  - 1"), "ieee"),
        (("M1  - Query date: 2022-03-14 10:23:13",), "publish-or-perish"),
        (("UR  - https://example.org",), ""),
    ],
)
def test_dialect(lines, dialect):
    assert record_of(*lines).dialect == dialect


@pytest.mark.parametrize(
    ("text", "note", "source"),
    [
        ("TY  - JOUR\nTI - x\nER  - \n", "misspaced-tag", "TI - "),
        ("TY  - JOUR\nTI  - x\ny\nER  - \n", "untagged-line", "y"),
        ("TY  - JOUR\nKW  - x\ny\nz\nER  - \n", "untagged-line", "y\nz"),
        ("TY  - JOUR\nER  - \nNL  - x\n", "field-after-end", "NL  - x"),
        ("TY  - JOUR\nER  - \"\n", "junk", '"'),
        ("TY  - \nER  - \n", "missing-type", "TY  - "),
        ("TY  - Journal\nER  - \n", "unknown-type", "TY  - Journal"),
        ("TY  - JOUR\nTY  - JOUR\nER  - \n", "missing-terminator", "TY  - JOUR"),
        ("TY  - JOUR\nTI  - x", "unclosed-record", "TY  - JOUR"),
    ],
)
def test_defect_of_a_record_is_noted(text, note, source):
    notes = [found for record in lawful(FORMAT, text).records for found in record.notes]
    assert [(found.name, text[found.start : found.end].strip()) for found in notes] == [(note, source.strip())]


@pytest.mark.parametrize(
    "text",
    [
        "1.\nTY  - JOUR\nER  - \n\n2.\nTY  - JOUR\nER  - \n",
        "TY  - JOUR\nIS  - \nSP  -\nER  -\n",
        "TY  - JOUR\nAB  - one\ntwo\n\nthree\nER  - \n",
        "TY  - JOUR\nPU  - A\nWE  - B\nU5  - C\nER  - \n",
    ],
)
def test_custom_of_writers_is_no_defect(text):
    batch = lawful(FORMAT, text)
    assert [*batch.notes, *(note for record in batch.records for note in record.notes)] == []


def test_line_that_looks_like_a_tag_is_a_keyword():
    assert texts(record_of("KW  - a", "NF-kappa B/metabolism"), "keyword") == ["a", "NF-kappa B/metabolism"]


def test_undecodable_byte_is_shown_as_replacement_character():
    record = read_text(FORMAT, "TY  - JOUR\nTI  - Ca\udc88H\n bond\nER  - \n")[0]
    assert texts(record, "title") == ["Ca\ufffdH bond"]


@pytest.mark.parametrize("filler", [" ", "\t", "\n", "\r", ";", "[", "(", "a ", ", ", "-", ".; "])
def test_long_runs_take_no_longer_than_they_are(filler):
    lines = "TY  - JOUR\nAB  - x{}y\nKW  - x{}y\nSN  - {}\nN1  - References: a{}\nb{}\nER  - \n"
    text = lines.replace("{}", filler * 40_000)
    started = time.perf_counter()
    lawful(FORMAT, text)
    assert time.perf_counter() - started < 5


@settings(max_examples=120, deadline=None)
@given(text=damaged(TEXTS))
def test_damage_raises_nothing_and_keeps_the_laws(text):
    assert FORMAT.recognise(text) >= 0
    starts = [record.start for record in lawful(FORMAT, text).records]
    assert starts == sorted(starts)
