"""Texts as editors change them, and the places in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblint.lsp.document import Spot, TextDocument
from biblint.lsp.lines import line_edits
from biblint.lsp.positions import code_points, units
from biblint.model import Segment

ENCODINGS = ("utf-8", "utf-16", "utf-32")
TEXTS = st.text(st.sampled_from("a中𝔸é\ufeff \r\n\n\u2028\x85"), max_size=30)
SPOTS = st.tuples(st.integers(0, 9), st.integers(0, 20)).map(lambda pair: Spot(*pair))


@pytest.mark.parametrize(("encoding", "length"), [("utf-8", 1 + 3 + 4), ("utf-16", 1 + 1 + 2), ("utf-32", 3)])
def test_units(encoding, length):
    assert units("a中𝔸", encoding) == length
    assert code_points("a中𝔸", length, encoding) == 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_place_amid_a_character_is_at_its_start(encoding):
    assert code_points("a𝔸b", 2, encoding) == 1


def test_lone_surrogates_keep_their_width():
    assert TextDocument("", "", "a\ud835b").text == "a\ufffdb"


def test_a_leading_mark_is_no_column():
    document = TextDocument("", "", "\ufeff@a\n@b", encoding="utf-16")
    assert document.spot(1, 1) == Spot(0, 1)
    assert document.place(Spot(0, 1)) == (1, 1)
    assert document.spot(2, 1) == Spot(1, 0)
    assert next(document.source().segments(None)).text == "@a\n@b"


@given(TEXTS, st.sampled_from(ENCODINGS), st.data())
def test_places_come_back(text, encoding, data):
    document = TextDocument("", "", text, encoding=encoding)
    offset = data.draw(st.integers(0, len(text)))
    spot = document.spot_at(offset)
    within = document.starts[spot.line] + len(document.line(spot.line))
    assert document.offset(spot) == min(offset, within)


@given(TEXTS, st.lists(st.tuples(SPOTS, SPOTS, TEXTS), max_size=5), st.sampled_from(ENCODINGS))
def test_lines_are_kept_through_changes(text, changes, encoding):
    document = TextDocument("", "", text, encoding=encoding)
    for start, end, new in changes:
        low, high = sorted((document.offset(start), document.offset(end)))
        expected = document.text[:low] + new + document.text[high:]
        document.replace(start, end, new)
        assert document.text == expected
        assert document.starts == list(Segment(expected).line_starts)


@given(TEXTS, TEXTS)
def test_line_edits_make_the_new_text(old, new):
    starts = [*Segment(old).line_starts, len(old)]
    text = old
    for edit in reversed(line_edits(old, new)):
        low, high = starts[min(edit.start, len(starts) - 1)], starts[min(edit.end, len(starts) - 1)]
        text = text[:low] + edit.text + text[high:]
    assert text == new
