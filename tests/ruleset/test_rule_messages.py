"""Message templates: placeholders, braces, and how values are shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblint.ruleset.messages import MessageError, Template, compile_template, shown


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("no placeholder", "no placeholder"), ("{a}", "1"), ("<{a}{b}{a}>", "<1二1>"), ("{{a}} {a}", "{a} 1"),
        ("{{{a}}}", "{1}"), ("{other.key}", "k"), ("{none}!", "!"), ("", ""), ("{{}}", "{}"),
    ],
)  # fmt: skip
def test_formatting(text, message):
    assert Template(text).format({"a": "1", "b": "二", "other.key": "k"}) == message


@pytest.mark.parametrize("text", ["{", "}", "{}", "a { b }", "{a!r}", "{a:>10}", "{a[0]}", "{0}", "{a}}"])
def test_anything_but_a_name_in_braces_is_refused(text):
    with pytest.raises(MessageError, match="single") as caught:
        Template(text)
    assert "for a brace itself" in caught.value.hint


def test_names_are_listed_once_in_order():
    assert Template("{b}{a}{b}").names == ("b", "a")


def test_an_unknown_placeholder_names_the_nearest():
    with pytest.raises(MessageError, match=r"unknown placeholder '\{valeu\}'") as caught:
        compile_template("{valeu}", ["value", "field"])
    assert caught.value.hint == "did you mean 'value'? known: value, field"


@pytest.mark.parametrize(
    ("value", "seen"),
    [
        ("plain 页码\u3000é", "plain 页码\u3000é"), ("a\u200bb", r"a\u200bb"), ("tab\there", r"tab\there"),
        ("\x1b[31m", r"\x1b[31m"), ("a\udc80", r"a\udc80"), ("\u202eevil", r"\u202eevil"), ("a\xa0b", "a\xa0b"),
        ("x" * 120, "x" * 120), ("a" * 100 + "z" * 100, "a" * 80 + " … " + "z" * 37),
    ],
)  # fmt: skip
def test_values_are_shown_short_and_visible(value, seen):
    assert shown(value) == seen


@given(st.text())
def test_a_doubled_brace_gives_every_text_back(text):
    doubled = text.replace("{", "{{").replace("}", "}}")
    assert Template(doubled).format({}) == text


@given(st.text())
def test_a_shown_value_never_moves_the_cursor(value):
    assert not set(shown(value)) & set(map(chr, (*range(32), 127, 0x85, 0x2028, 0x2029)))
