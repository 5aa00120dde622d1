"""The quick way of reading an entry gives what the general way gives: fields, texts, values, notes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblint.formats.bibtex import FORMAT, reading
from biblint.model import Record, Segment
from biblint.outline import Outline
from tests.corpus import corpus_files, corpus_source, needs_corpus

_CONTENTS = st.one_of(
    st.sampled_from(
        [
            "",
            " ",
            "{}",
            "{{}}",
            "2001",
            "jun",
            "nosuch",
            "12--15",
            "a, b; c",
            "Roe, J. and Doe, A.",
            "Roe and",
            "{{Roe}}",
        ]
    ),
    st.text("aZé0 ,;-{}\\~$&\n\r\u3000%@=\"'`", max_size=12),
)
_FIELDS = st.tuples(
    st.sampled_from(
        "author Author title journal booktitle year date number issue pages doi eprint month keywords issn eissn x-own"
        " source howpublished copyright address location crossref note".split()
    ),
    st.sampled_from(["{%s}", '"%s"', "%s", "{{%s}}"]),
    _CONTENTS,
)
_ENTRIES = st.tuples(
    st.sampled_from(["@article{%s,", "@book(%s,", "@ MISC {%s ,", "@inproceedings{ %s,\r\n", "@nonsense{%s,"]),
    st.sampled_from(["k", "Roe2001", "a/b_c", "WOS:1", "é", ""]),
    st.lists(_FIELDS, max_size=5),
    st.sampled_from([",\n", ", ", "\n,", ",\r\n", " "]),
    st.sampled_from(["}\n", ",}\n", ")\n", "\n}}\n", "", "}, x = {1}\n", "\n"]),
)


def written(entry: tuple[str, str, list[tuple[str, str, str]], str, str]) -> str:
    """The source of an entry."""
    head, key, fields, separator, end = entry
    return head % key + separator.join(f" {tag} = {form % content}" for tag, form, content in fields) + end


def told(record: Record) -> dict[str, Any]:
    """All that is to be known of a record."""
    texts = {variable: [*record.texts(variable)] for variable in record.tags}
    values = {
        variable: [(v.text, v.start, v.end, v.field, v.pieces, v.literal) for v in record.values(variable)]
        for variable in record.tags
    }
    plain = (record.index, record.start, record.end, record.type, record.raw_type, record.key, record.dialect)
    contents = {variable: [*record.contents(variable)] for variable in record.tags}
    tags = [*record.tags.items()]
    return {"plain": plain, "fields": record.fields, "tags": tags, "contents": contents, "texts": texts,
            "values": values, "notes": record.notes}  # fmt: skip


def both(text: str, context: Any = None) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The records of a text as they are read, and as the general way reads them."""
    quick = [told(record) for record in reading.records_of(Segment(text), context)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading._Reader, "usual_record", lambda self, head, soft: None)
        return quick, [told(record) for record in reading.records_of(Segment(text), context)]


@given(st.lists(_ENTRIES, min_size=1, max_size=3).map(lambda entries: "".join(map(written, entries))))
def test_both_ways_agree(text: str) -> None:
    quick, general = both(text)
    assert quick == general


@needs_corpus
@pytest.mark.parametrize("name", [name for name in corpus_files(12) if name.endswith(".bib")])
def test_both_ways_agree_on_real_files(name: str) -> None:
    segments = list(corpus_source(name).segments(FORMAT.boundary))
    context = FORMAT.context(segments)
    for segment in segments:
        quick, general = both(segment.text, context)
        assert quick == general


def test_usual_entries_are_outlines() -> None:
    (record,) = reading.records_of(
        Segment("@article{k,\n  title = {{A {B} c}},\n  year = 2001,\n  pages = {1--2},\n}\n"), None
    )
    assert isinstance(record.tags, Outline)
    assert list(record.tags) == ["citation-key", "title", "page", "issued"]
    assert record.tags["issued"] is record.tags.get("issued") is record.tags.setdefault("issued", [])
    assert [field.tag for field in record.fields] == ["title", "year", "pages"]
    assert record.tags.pop("page")[0].tag == "pages"
    assert record.tags.pop("page", None) is None
