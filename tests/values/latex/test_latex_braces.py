from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblint.values.latex import split_names, unbalanced

NAMES = {
    "two": ("Knuth, Donald and Lamport, Leslie", ["Knuth, Donald", "Lamport, Leslie"]),
    "any_case": ("A AND B And C", ["A", "B", "C"]),
    "any_blank": ("A\n\tand\r\n B", ["A", "B"]),
    "in_braces": ("{Smith and Sons} and B", ["{Smith and Sons}", "B"]),
    "deep_braces": ("{{A and B} and C}", ["{{A and B} and C}"]),
    "inside_word": ("Alexander, M and Brandt, B", ["Alexander, M", "Brandt, B"]),
    "others": ("A and others", ["A", "others"]),
    "empty_between": ("A and and B", ["A", "", "B"]),
    "empty_ends": ("and A and", ["", "A", ""]),
    "one": (" A ", ["A"]),
    "blank": (" \n", []),
    "stray_closing_brace": ("A} and B", ["A}", "B"]),
    "tie_is_no_blank": ("A~and~B", ["A~and~B"]),
}


@pytest.mark.parametrize(("raw", "names"), NAMES.values(), ids=NAMES)
def test_split_names(raw, names):
    assert [raw[start:end] for start, end in split_names(raw)] == names


@given(st.text("ad n{}AND\n", max_size=40))
def test_name_ranges_are_ordered_and_trimmed(raw):
    ends = 0
    for start, end in split_names(raw):
        assert ends <= start <= end <= len(raw)
        assert raw[start:end] == raw[start:end].strip()
        ends = end


@pytest.mark.parametrize(
    ("raw", "offsets"),
    [("", []), ("{a{b}}", []), ("{a", [0]), ("a}", [1]), ("}{", [0, 1]), ("{{a}", [0]), (r"\{", [1]), (r"\{\}", [])],
)
def test_unbalanced(raw, offsets):
    assert unbalanced(raw) == offsets
