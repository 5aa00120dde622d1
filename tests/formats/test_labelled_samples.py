"""Sample pages: recognised, read as the JSON beside them says, and every value keeps the laws."""

from __future__ import annotations

from pathlib import Path

import pytest

from biblint.formats import recognise
from biblint.formats.labelled import FORMAT
from biblint.source import Source
from tests.formats.golden import compare
from tests.formats.laws import breaches, read_source

SAMPLES = Path(__file__).parents[1] / "samples" / "labelled"
PAGES = sorted(SAMPLES.glob("*.txt"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_sample_is_read_as_its_golden_file_says(path: Path):
    source = Source.read(path)
    assert recognise(source).name == ("cnki-estudy" if path.stem == "bilingual" else "labelled")
    records = [record for batch in read_source(FORMAT, source) for record in batch.records]
    listed = [reference for record in records for reference in record.references()]
    compare([*records, *listed], path.with_suffix(".json"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_values_of_samples_and_their_references_keep_the_laws(path: Path):
    for batch in read_source(FORMAT, Source.read(path)):
        assert breaches(FORMAT, batch) == []
        for record in batch.records:
            for reference in record.references():
                alone = type(batch)([reference])
                assert [found for found in breaches(FORMAT, alone) if "has the index" not in found] == []


@pytest.mark.parametrize(("name", "other"), [("simplified", "simplified-gb18030"), ("traditional", "traditional-crlf")])
def test_encoding_and_line_ends_change_no_text(name: str, other: str):
    first, second = (read_source(FORMAT, Source.read(SAMPLES / f"{stem}.txt"))[0].records[0] for stem in (name, other))
    texts = [[v.text for variable in r.tags for v in r.values(variable)] for r in (first, second)]
    assert texts[0] == texts[1]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_bytes_out_are_bytes_in(path: Path):
    source = Source.read(path)
    for batch in read_source(FORMAT, source):
        record = batch.records[0]
        start = record.fields[0].tag_start
        edit = FORMAT.edit(record, _replace(start, record.segment.text[start : start + 1]))
        assert source.apply([(record.segment, edit[0])]) == path.read_bytes()


def _replace(start: int, text: str):
    from biblint.model import ReplaceRange

    return ReplaceRange(start, start + len(text), text)
