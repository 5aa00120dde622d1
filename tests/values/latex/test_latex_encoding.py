from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblint.values.latex import decode, encode, unbalanced


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("Müller", "Müller"),
        ("R&D 5% #1 a_b $3", r"R\&D 5\% \#1 a\_b \$3"),
        ("{x}", r"\{x\}"),
        ("x}", r"x\textbraceright{}"),
        ("~ ^ \\", r"\textasciitilde{} \textasciicircum{} \textbackslash{}"),
        ("f''", "f'{}'"),
    ],
)
def test_encode(text, raw):
    assert encode(text) == raw


@given(st.one_of(st.text(), st.text("&%#_${}~\\^'` ab", max_size=30)).filter(lambda text: not set("\r\n") & set(text)))
def test_encoded_text_decodes_to_itself_and_keeps_braces_balanced(text):
    raw = encode(text)
    assert decode(raw).text == text
    assert unbalanced(raw) == []
