"""From a new text to edits of the source: minimal, mapped through pieces, withheld where they would cut one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblint.formats.diff import text_changes, value_edits
from biblint.model import Piece, Value
from tests.formats.laws import apply

WORDS = st.lists(st.sampled_from(["a", "b", " ", "-", "苔", "é", "\n"]), max_size=30).map("".join)

SOURCE = r"{Sm{\"o}rg\aa s and tea}"
"""Decoded: `Smörgås and tea`; the accents are written as macros."""
VALUE = Value(
    "Smörgås and tea", 1, 23,
    pieces=(
        Piece(0, 2, 1, 3, "verbatim"), Piece(2, 3, 3, 8, "decoded"), Piece(3, 5, 8, 10, "verbatim"),
        Piece(5, 6, 10, 14, "decoded"), Piece(6, 15, 14, 23, "verbatim"),
    ),
)  # fmt: skip


@given(WORDS, WORDS)
def test_changes_make_the_new_text(old, new):
    changes = text_changes(old, new)
    assert apply(old, tuple(changes)) == new
    assert all(start < end or text for start, end, text in changes)


@given(WORDS, WORDS)
def test_a_value_without_pieces_is_edited_where_it_stands(old, new):
    edits = value_edits(Value(old, 2, 2 + len(old)), new)
    assert apply(f"x{{{old}}}", tuple(edits)) == f"x{{{new}}}"


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ("3287 / 3300", "3287-3300", [(4, 7, "-")]),
        ("one two three", "one 2 three", [(4, 7, "2")]),
        ("a  b  c", "a b c", [(2, 3, ""), (4, 5, "")]),
        ("same", "same", []),
        ("", "new", [(0, 0, "new")]),
    ],
)
def test_changes_are_small(old, new, changes):
    assert apply(old, tuple(text_changes(old, new))) == new
    assert sum(end - start + len(text) for start, end, text in text_changes(old, new)) <= sum(
        end - start + len(text) for start, end, text in changes
    )


@pytest.mark.parametrize(
    ("new", "source"),
    [
        ("Smörgås and coffee", r"{Sm{\"o}rg\aa s and coffee}"),
        ("Smorgås and tea", r"{Smorg\aa s and tea}"),
        ("Smrgås and tea", r"{Smrg\aa s and tea}"),
        ("Smörgås tea", r"{Sm{\"o}rg\aa s tea}"),
        ("SM and tea", "{SM and tea}"),
    ],
)
def test_decoded_pieces_are_kept_or_replaced_whole(new, source):
    assert apply(SOURCE, tuple(value_edits(VALUE, new))) == source


@pytest.mark.parametrize("kind", ["foreign", "synthetic"])
def test_what_stands_elsewhere_is_not_edited(kind):
    value = Value("May 2001", 4, 8, pieces=(Piece(0, 4, -1, -1, kind), Piece(4, 8, 4, 8, "verbatim")))
    assert value_edits(value, "June 2001") is None
    assert value_edits(value, "May 2002") == [(7, 8, "2")]


def test_part_of_a_decoded_piece_is_not_cut():
    value = Value("ffi", 0, 9, pieces=(Piece(0, 3, 0, 9, "decoded"),))
    assert value_edits(value, "ffo") is None
    assert value_edits(value, "xyz") == [(0, 9, "xyz")]


def test_a_change_over_a_fold_is_withheld():
    value = Value("two lines", 0, 14, pieces=(Piece(0, 3, 0, 3, "verbatim"), Piece(3, 9, 8, 14, "verbatim")))
    assert value_edits(value, "twines") is None
    assert value_edits(value, "two lanes") == [(10, 11, "a")]


def test_a_compact_value_goes_whole():
    assert value_edits(Value("3287 / 3300", 5, 16), "3287-3300", whole=True) == [(5, 16, "3287-3300")]
    assert value_edits(VALUE, "Smörgås and te", whole=True) == [(22, 23, "")]
