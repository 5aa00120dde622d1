"""BibTeX: samples against their golden records, recognition, laws, and that nothing crashes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from biblint.formats import formats, recognise
from biblint.formats.bibtex import FORMAT
from biblint.model import Segment
from biblint.source import Source
from tests.formats.golden import compare
from tests.formats.laws import breaches, read_source, read_text

SAMPLES = sorted((Path(__file__).parent.parent / "samples" / "bibtex").glob("*.bi*"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_sample(path: Path):
    source = Source.read(path)
    assert recognise(source) is formats()["bibtex"]
    batches = read_source(FORMAT, source)
    assert [found for batch in batches for found in breaches(FORMAT, batch)] == []
    compare((record for batch in batches for record in batch.records), path.with_suffix(".json"))


@pytest.mark.parametrize(
    ("head", "low", "high"),
    [
        ("@article{a,\n title={x}}", 90, 100),
        ("\n\n 1.\n@Article(a, title={x})", 90, 100),
        ("@string{a = {b}}", 50, 90),
        ("@misc{}", 50, 90),
        ("write to me@example.org {soon}", 0, 0),
        ("TY  - JOUR\nAU  - Roe, Jane\nER  - \n", 0, 0),
        ('[\n{"note": "\n@article{a, title={x}}"}]', 0, 20),
        ("<p>\n@article{a, title={x}}</p>", 0, 20),
        ("", 0, 0),
    ],
)
def test_recognise(head: str, low: int, high: int):
    assert low <= FORMAT.recognise(head) <= high


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("% @article{a, title={x}}\n@article{b, title={y}}", ["b"]),
        ("see @article{a, title={x}} and @article{b, title={y}}", ["a", "b"]),
        ("me@article{a, title={x}}", []),
        ("@comment{\n@article{a, title={x}}\n}\n@article{b, title={y}}", ["b"]),
        ("@comment no braces\n@article{b, title={y}}", ["b"]),
        ("@comment{open\n@article{b, title={y}}", ["b"]),
        ("@article{a, abstract={first\n@home{text} last}}\n@article{b, title={y}}", ["a", "b"]),
        ("@article{a, abstract={first\n@article{b,\n title={y}}", ["a", "b"]),
        ("@article{a, title={x}\n\n@misc{b}", ["a", "b"]),
        ("@article{a, title={x}}\r@article{b,\r title={y}}\r", ["a", "b"]),
    ],
)
def test_where_records_begin(text: str, keys: list[str]):
    assert [record.key for record in read_text(FORMAT, text)] == keys


def test_a_large_file_reads_as_its_segments_do():
    source = Source.read(SAMPLES[0].parent / "damaged.bib")
    whole = [record.key for batch in read_source(FORMAT, source) for record in batch.records]
    segments = list(source.segments(FORMAT.boundary, size=1))
    context = FORMAT.context(segments)
    assert len(segments) > 3
    assert [record.key for segment in segments for record in FORMAT.read(segment, context).records] == whole


TEXTS = [Source.read(path).decode(0, path.stat().st_size) for path in SAMPLES]


@st.composite
def damaged_samples(draw: st.DrawFn) -> str:
    """A sample with pieces of it cut out, or signs that mean something put in."""
    text = draw(st.sampled_from(TEXTS))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        cut = draw(st.integers(0, 30))
        text = (
            text[:at]
            + draw(st.sampled_from(["", "{", "}", '"', ",", "=", "#", "@a{", "\\", "\n", "\udce9"]))
            + text[at + cut :]
        )
    return text


@settings(max_examples=150, deadline=None)
@given(st.one_of(damaged_samples(), st.text('@a{}",=#\\\n %-é\udce9', max_size=60)))
def test_damage_never_raises_and_keeps_the_laws(text: str):
    segment = Segment(text)
    assert breaches(FORMAT, FORMAT.read(segment, FORMAT.context([segment]))) == []
