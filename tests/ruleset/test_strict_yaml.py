"""Strict YAML: what scalars mean, where things are, what is refused."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblint.ruleset.errors import RuleFileError, YamlError
from biblint.ruleset.yaml import load, load_file


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True), ("false", False), ("null", None), ("", None), ("0", 0), ("-7", -7), ("2024", 2024),
        ("'5'", "5"), ('"true"', "true"), ("''", ""),
        *((same, same) for same in ("off", "no", "NO", "yes", "True", "~", "1:2", "12:30", "010", "1_000", "0x1F",
                                    "0o17", "1.10", "1e3", ".inf", "2020-01-01", "+5", "=", "9" * 19)),
    ],
)  # fmt: skip
def test_scalars_mean_what_is_written(written, value):
    found = load(f"a: {written}\n").data["a"]
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("path", "key", "place"),
    [
        ((), False, (1, 1)), (("a",), False, (1, 4)), (("a",), True, (1, 1)),
        (("b", 1, "日本"), False, (4, 13)), (("b", 1, "日本"), True, (4, 9)), (("b", 0), False, (3, 5)),
        (("b", 0), True, (3, 5)), (("b", 5), False, (3, 3)), (("nothing", "there"), False, (1, 1)),
        (("c", "x"), True, (4, 18)),
    ],
)  # fmt: skip
def test_places_of_keys_and_values(path, key, place):
    text = "a: 1\nb:\n  - x\n  - &p {日本: 'y', x: 1}\nc: *p\n"
    assert load(text).position(path, key=key) == place


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, 1, "duplicate key 'a'"),
        ("a: {b: 1, b: 2}", 1, 11, "duplicate key 'b'"),
        ("a: !!str 5", 1, 4, "tags are not allowed: 'tag:yaml.org,2002:str'"),
        ("a: !!python/object:os.system x", 1, 4, "tags are not allowed"),
        ("a: !x [1]", 1, 4, "tags are not allowed"),
        ("a: &x {b: 1}\nc:\n  <<: *x", 3, 3, "merge keys are not allowed"),
        ("? [a, b]\n: 1", 1, 3, "a key must be text"),
        ("a: &x b\n*x : c", 2, 1, "a key must be text"),
        ("a: 1\n---\nb: 2\n", 2, 1, "a second document"),
        ("a: *x", 1, 4, "undefined alias 'x'"),
        ("a: &x [*x]", 1, 8, "stands inside"),
        ("[" * 70 + "]" * 70, 1, 61, "nested more than 60 deep"),
        ("a: [1\n", 2, 1, "did not find expected"),
        ("a:\n\t- b", 2, 1, "found character that cannot start any token"),
        ("日: ok\nb: x\x07", 2, 5, "U+0007"),
        ("a: 1\nb: \ud800", 2, 4, "half a character"),
    ],
)
def test_refusals_say_where(text, line, column, message):
    with pytest.raises(YamlError) as caught:
        load(text, "r.yaml")
    assert (caught.value.line, caught.value.column) == (line, column)
    assert message in caught.value.message
    assert str(caught.value).startswith(f"r.yaml:{line}:{column}: error: ")


def test_aliases_may_stand_for_values_but_not_multiply_them():
    assert load("a: &x [1, 2]\nb: *x\n").data == {"a": [1, 2], "b": [1, 2]}
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9))
    with pytest.raises(YamlError, match="aliases stand for more than"):
        load(bomb)


@pytest.mark.parametrize("quoted", ["'<<'", '"<<"'])
def test_a_quoted_merge_key_is_a_key(quoted):
    assert load(f"{quoted}: 1").data == {"<<": 1}


def test_an_empty_text_is_nothing():
    assert load("# only a comment\n").data is None


def test_an_error_shows_the_line_with_a_caret_below_wide_characters():
    document = load("题名: 页码\nb: 2\n", "config.yaml")
    assert str(document.error(RuleFileError, ("题名",), "wrong", hint="did you mean 'x'?")) == (
        "config.yaml:1:5: error: wrong\n"
        "    1 | 题名: 页码\n"
        "      |       ^\n"
        "      = help: did you mean 'x'?"
    )


def test_files_are_utf8_with_or_without_a_mark(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_bytes("\ufeffa: 页\n".encode())
    assert load_file(file).data == {"a": "页"}
    file.write_bytes("b: 1\na: 题名\n".encode("gb18030"))
    with pytest.raises(YamlError, match="not UTF-8") as caught:
        load_file(file)
    assert caught.value.line == 2
    with pytest.raises(YamlError, match="No such file"):
        load_file(tmp_path / "none.yaml")


_VISIBLE = st.characters(exclude_categories=("C", "Zl", "Zp"))
_PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**17), 10**17) | st.text(_VISIBLE, max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abc日", min_size=1), inner, max_size=4),
    max_leaves=12,
)


@given(_PLAIN)
def test_json_is_read_as_json_means_it(data):
    assert load(json.dumps({"a": data}, ensure_ascii=False)).data == {"a": data}


@given(st.text())
def test_any_text_is_data_or_an_error(text):
    try:
        load(text)
    except YamlError as error:
        assert 1 <= error.line <= error.line + error.column
