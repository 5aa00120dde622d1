"""Reading the JSON formats: samples against golden files, one record or many, damage, and the decoder as an oracle."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblint.formats import FormatError, format_named, recognise
from biblint.formats._json.damage import Repair
from biblint.formats._json.nodes import Node, measure
from biblint.formats.crossref_json import FORMAT as CROSSREF
from biblint.formats.csl_json import FORMAT as CSL
from biblint.source import Source
from tests.formats.golden import canonical, compare
from tests.formats.jsonlaws import FORMATS, IDS, PATHS, SAMPLES, lawful
from tests.formats.laws import read_source
from tests.formats.tagged import sample_text

TEXTS = [(entry, sample_text(path)) for entry, path in PATHS]


@pytest.mark.parametrize(("entry", "path"), PATHS, ids=IDS)
def test_sample_reads_as_its_golden_file_says(entry, path):
    compare(lawful(entry, sample_text(path)).records, path.with_suffix(".json"))


@pytest.mark.parametrize(("entry", "path"), PATHS, ids=IDS)
def test_sample_is_recognised_by_its_content(entry, path):
    assert recognise(Source.of(b"\xef\xbb\xbf\r\n" + path.read_bytes(), "export.json")) is entry


@pytest.mark.parametrize("text", ['{"name": "package", "version": "1.0.0"}', "[1, 2, 3]", "[]", "{}", '{"items": []}'])
def test_other_json_is_of_no_format(text):
    with pytest.raises(FormatError):
        recognise(Source.of(text.encode(), "a.json"))


@pytest.mark.parametrize("entry", FORMATS, ids=lambda entry: entry.name)
def test_folders_are_not_searched_for_json(entry):
    assert entry.extensions == ()


def test_lines_can_be_cut_into_segments():
    lines = "".join(f'{{"DOI": "10.5555/{n}", "reference-count": 0, "title": ["T{n}"]}}\n' for n in range(9))
    source = Source.of(lines.encode())
    segments = list(source.segments(CROSSREF.boundary, 40))
    found = [r.text("title") for s in segments for r in CROSSREF.read(s, None).records]
    assert len(segments) == 9
    assert found == [f"T{n}" for n in range(9)]
    assert [len(batch.records) for batch in read_source(CROSSREF, source)] == [9]


ITEM = '{"type": "book", "title": "Walls"}'


@pytest.mark.parametrize(
    ("text", "count", "notes"),
    [
        (ITEM, 1, []),
        (f"[{ITEM}, {ITEM}]", 2, []),
        (f"[[{ITEM}], {ITEM}]", 2, []),
        (f'{{"items": [{ITEM}]}}', 1, []),
        (f'{{"total": 3, "items": [{ITEM}], "next": null}}', 1, []),
        (f"{ITEM}\n{ITEM}\n", 2, []),
        (f"[{ITEM},]", 1, ["bad-field"]),
        (f"[{ITEM} {ITEM}]", 2, ["missing-comma"]),
        (f"[{ITEM},, {ITEM}]", 2, ["bad-field"]),
        (f"[{ITEM}, 12]", 1, ["junk"]),
        (f"[{ITEM}", 1, ["missing-footer"]),
        (f'{{"items": [{ITEM}', 1, ["missing-footer"]),
        (f"[{ITEM}, {ITEM[:20]}", 2, ["missing-footer"]),
        (f"[{ITEM}]\n[{ITEM}]", 2, ["repeated-header"]),
        (f"{ITEM}{ITEM}", 2, []),
        (f"TY  - BOOK\nER  - \n{ITEM}", 1, ["junk"]),
        (f"callback({ITEM});", 1, ["junk", "junk"]),
        (f"[{ITEM}]]", 1, ["junk"]),
        ("[]", 0, []),
        ('{"items": []}', 0, []),
        ("", 0, []),
        ('{"title"', 0, ["junk"]),
        ("[" * 5000, 0, None),
        ('{"items":' * 5000, 1, None),
        ('{"title":' * 5000, 1, None),
    ],
    ids=lambda value: str(value)[:30],
)
def test_where_records_are_found(text, count, notes):
    batch = lawful(CSL, text)
    assert len(batch.records) == count
    assert notes is None or [note.name for note in batch.notes] == notes


@pytest.mark.parametrize("lead", ["[", "[\n", ""])
def test_each_damaged_record_costs_itself_only(lead):
    good = '{"type": "book", "title": "Walls"}'
    text = lead + ",\n".join([good[:-1], good, good[:-4] + "}", f'{good[:-1]}, "note": {"[" * 70_000}', good])
    records = lawful(CSL, text).records
    assert [record.text("title") for record in records] == ["Walls", "Walls", "Wal}", "Walls", "Walls"]
    assert [bool(record.notes) for record in records] == [True, False, True, True, False]


def test_many_damaged_records_are_read_in_linear_time():
    text = "[" + ",".join(['{"type": "book", "title": "Walls", }'] * 4000) + "]"
    start = time.process_time()
    assert len(lawful(CSL, text).records) == 4000
    assert time.process_time() - start < 6


@pytest.mark.parametrize(
    ("body", "notes"),
    [
        ('"title": "A", "title": "B"', [("duplicate-field", "title")]),
        ('"title": "A",', [("bad-field", ",")]),
        ('"title": "A" // why', [("bad-field", "// why")]),
        ('"title": "A" "page": "3"', [("missing-comma", '"')]),
        ('"title": "A "B" C"', [("bad-field", '"A "B" C"')]),
        ("\"title\": 'A'", [("bad-field", "'A'")]),
        ('"title": "A, \n"page": "3"', [("bad-field", '"A'), ("missing-comma", "A")]),
        ('title: "A"', [("bad-field", "title")]),
        ('"page": 3, "title": None', [("bad-field", "None")]),
        ('"author": [{"family": "A"}, "title": "B"', [("bad-field", ":")]),
        ('"author": [{}, {"family": "A"}]', [("empty-field", "{}")]),
        ('"author": [{"family": "", "given": "Eva"}, {"family": "A", "given": ""}]', [("empty-field", '""')]),
        ('"type": "artikel"', [("unknown-type", "artikel")]),
    ],
)
def test_damage_inside_a_record_is_noted(body, notes):
    text = f'[{{"id": 1, {body}\n}}]'
    (record,) = lawful(CSL, text).records
    found = [(note.name, text[note.start : note.end]) for note in record.notes]
    assert found[: len(notes)] == notes


@pytest.mark.parametrize(
    ("body", "is_mended"),
    [('"title": "A" "page": "3"', True), ('"title": "A,"page":"3","volume":"4"', False)],
)
def test_a_comma_is_put_in_only_where_nothing_else_stands(body, is_mended):
    (record,) = lawful(CSL, f'[{{"id": 1, {body}}}]').records
    commas = [note for note in record.notes if note.name == "missing-comma"]
    assert commas
    assert any(note.operation for note in commas) == is_mended


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("978-0-306-40615-7 0-306-40615-2", ["978-0-306-40615-7", "0-306-40615-2"]),
        ("ISBN 0-306-40615-2", ["ISBN 0-306-40615-2"]),
        ("ISBN-13: 9780306406157, eISBN 0306406152", ["ISBN-13: 9780306406157", "eISBN 0306406152"]),
    ],
)
def test_the_label_of_an_isbn_stays_with_its_number(text, numbers):
    (record,) = lawful(format_named("zotero-json"), f'[{{"itemType": "book", "title": "A", "ISBN": "{text}"}}]').records
    assert [value.text for value in record.values("ISBN")] == numbers


@pytest.mark.parametrize(("entry", "text"), TEXTS, ids=IDS)
def test_every_beginning_of_a_file_is_read(entry, text):
    full = [{**canonical(record), "notes": None} for record in lawful(entry, text).records]
    for end in range(0, len(text), 7):
        found = lawful(entry, text[:end]).records
        complete = [{**canonical(record), "notes": None} for record in found[:-1]]
        assert complete == full[: len(complete)]


@given(st.data())
def test_damaged_samples_keep_the_laws(data):
    entry, text = data.draw(st.sampled_from(TEXTS))
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 40)))
        new = data.draw(st.sampled_from(["", *'"{}[],:', "\\", "\n", "\udce4", "null", "/*", "'"]))
        text = text[:start] + new + text[end:]
    lawful(entry, text)


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ("[[2019]]", "2019"),
        ('[["2019", "4"]]', "2019-04"),
        ("[[2019, 11, 2]]", "2019-11-02"),
        ("[[2019, 4], [2020, 1]]", "2019-04/2020-01"),
        ("[[2019, null]]", "2019"),
        ("[[null]]", ""),
        ("[]", ""),
        ("[[987]]", "0987"),
        ("[[-44, 3]]", "-0044-03"),
        ("[[2017, 15]]", "2017-23"),
        ("[[1901], [0]]", "1901/.."),
        ("[[0]]", ""),
        ('[["c1990"]]', "c1990"),
        ("[[20\udce419]]", "20\ufffd19"),
    ],
)
def test_date_parts(parts, text):
    (record,) = lawful(CSL, f'{{"title": "A", "issued": {{"date-parts": {parts}}}}}').records
    assert record.text("issued") == text


@pytest.mark.parametrize(
    ("entry", "raw", "text"),
    [
        (CSL, "The <i>Moss</i> of <span class=\\\"nocase\\\">Ghent<\\/span>", "The Moss of Ghent"),
        (CSL, "<b>A</b>", "A"),
        (CSL, "a < b and <br> c", "a < b and <br> c"),
        (CROSSREF, "<jats:title>Abstract<\\/jats:title>\\n <jats:p>One <jats:italic>two</jats:italic>.</jats:p>",
         "Abstract One two."),
        (CROSSREF, "<p>One</p>", "<p>One</p>"),
        (CROSSREF, "<jats:p> </jats:p>", ""),
    ],
)  # fmt: skip
def test_markup_of_the_format_is_no_text(entry, raw, text):
    variable = "title" if entry is CSL else "abstract"
    (record,) = lawful(entry, f'{{"DOI": "10.1/a", "{variable}": "{raw}"}}').records
    assert record.text(variable) == text


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=20,
)


def plain(node: Node):
    """A tree as the decoder of the standard library gives it."""
    if node.kind == "object":
        return {member.name: plain(member.node) for member in node.members}
    if node.kind == "array":
        return [plain(item) for item in node.items]
    return json.loads(node.raw, strict=False)


@given(JSON, st.booleans(), st.sampled_from([None, 0, 2, "\t"]))
def test_the_tree_is_what_the_decoder_reads(value, ascii_only, indent):
    text = json.dumps([value], ensure_ascii=ascii_only, indent=indent)
    node = measure(text, 0)
    assert node is not None
    assert plain(node) == [value]


@given(JSON, st.booleans(), st.sampled_from([None, 0, 2]))
def test_the_reader_of_damage_reads_sound_json_too(value, ascii_only, indent):
    text = json.dumps([value], ensure_ascii=ascii_only, indent=indent)
    repair = Repair(text, len(text))
    assert plain(repair.read(0)) == [value]
    assert repair.is_closed
    assert repair.notes == []


def test_raw_values_are_what_stands_under_a_path():
    text = '{"DOI": "d", "event": {"name": "N", "acronym": ""}, "score": 1.5, "link": [{"URL": "u"}], "a": null}'
    (record,) = lawful(CROSSREF, text).records
    tags = ["DOI", "event.name", "event.acronym", "score", "link", "a", "c"]
    found = {tag: [value.text for value in record.values(f"raw:{tag}")] for tag in tags}
    assert found == {
        "DOI": ["d"], "event.name": ["N"], "event.acronym": [], "score": ["1.5"], "link": ['[{"URL": "u"}]'], "a": [],
        "c": [],
    }  # fmt: skip


def test_listed_works_are_records_with_numbers():
    path = SAMPLES / "crossref-json" / "works.jsn"
    record, _ = lawful(CROSSREF, sample_text(path)).records
    found = [(work.number, work.text("DOI"), work.text("title"), work.text("page")) for work in record.references()]
    assert found == [("1", "10.5555/older.1", "", ""), ("2", "", "Ferns of old walls", "11"), ("3", "", "", "")]
    assert all(work.parent is record for work in record.references())


TITLES = st.text(min_size=1, max_size=30)


@given(st.lists(TITLES, min_size=1, max_size=4), st.booleans())
def test_texts_are_what_the_decoder_reads(titles, ascii_only):
    text = json.dumps([{"type": "book", "title": title} for title in titles], ensure_ascii=ascii_only)
    found = [record.text("title") for record in lawful(CSL, text).records]
    assert found == [title.strip() if title.strip() else "" for title in titles]
