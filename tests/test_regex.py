from __future__ import annotations

import pickle
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblint import regex
from biblint.regex import PatternError, PatternSet, compile_pattern


def spans(pattern, text, **options):
    return [match.span for match in compile_pattern(pattern, **options).finditer(text)]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        (r"\s", "a\u3000b\u00a0c", [(1, 2), (3, 4)]),
        (r"\S+", "a\u3000b", [(0, 1), (2, 3)]),
        (r"\w+", "Müller-中文_1", [(0, 6), (7, 11)]),
        (r"\w+", "Mu\u0308ller", [(0, 7)]),
        (r"\W", "é,中", [(1, 2)]),
        (r"\d", "1\uff11", [(0, 1)]),
        (r"[\s,]+", "a,\u3000b", [(1, 3)]),
        (r"[^\w]", "é,中", [(1, 2)]),
        (r"[\W1]", "é1,中", [(1, 2), (2, 3)]),
        (r"[^\W\d_]+", "é1中_", [(0, 1), (2, 3)]),
        (r"[\Sx]", " é\u2003", [(1, 2)]),
        (r"[]\s]", "]a ", [(0, 1), (2, 3)]),
        (r"[^]]", "]a", [(1, 2)]),
        (r"[[:digit:]\s]", "1a\u3000", [(0, 1), (2, 3)]),
        (r"[\pL-]", "a-1", [(0, 1), (1, 2)]),
        (r"[\x{4E00}-\x{9FFF}]", "a中", [(1, 2)]),
        (r"\Q\b(\E", r"a\b(", [(1, 4)]),
        (r"\p{Han}+", "ab中文", [(2, 4)]),
        (r"(?:^|\W)(?P<at>pp)(?:\W|$)", "é pp.", [(2, 4)]),
        (r"x(?P<at>y)?", "x中xy", [(0, 1), (3, 4)]),
    ],
)
def test_spans_are_code_points_of_the_reported_part(pattern, text, expected):
    assert spans(pattern, text) == expected


@pytest.mark.parametrize(
    ("pattern", "offset", "hint"),
    [
        (r"a\b", 1, "(?P<at>"),
        (r"a[\b]", 2, "(?P<at>"),
        (r"(?=a)", 0, "(?P<at>"),
        (r"x(?<!a)", 1, "(?P<at>"),
        (r"(a)\1", 3, "linear-time"),
        (r"(?P<x>a)(?P=x)", 8, "linear-time"),
        (r"(?P<at>a)|(?P<at>b)", 10, "inside one group"),
        (r"a\Z", 1, r"\z"),
        (r"\u3000", 0, r"\x{3000}"),
        (r"\C", 0, "(?s:.)"),
        (r"[\w-.]", 1, "dash last"),
        (r"[a-\s]", 2, "dash last"),
        ("a++", 1, "never backtracks"),
        ("a{2000}", 1, "1000"),
        ("(a", 0, r"\("),
        ("[a", 0, r"\["),
        ("*a", 0, "backslash"),
        ("(?x)a", 0, "flags"),
        ("a\\", 1, "twice"),
        ("a)", 0, r"\)"),
        ("\ud800", 0, ""),
    ],
)
def test_what_the_dialect_refuses_says_where_and_what_instead(pattern, offset, hint):
    with pytest.raises(PatternError) as caught:
        compile_pattern(pattern)
    assert caught.value.offset == offset
    assert hint in caught.value.hint


@pytest.mark.parametrize("pattern", ["a*", "^", r"\s*$", "a|"])
def test_a_reject_pattern_may_not_match_the_empty_text(pattern):
    assert compile_pattern(pattern).search("") is not None
    with pytest.raises(PatternError, match="empty text"):
        compile_pattern(pattern, reject=True)


def test_matches_give_their_groups():
    match = compile_pattern(r"(?P<first>\d+)(-)(?P<last>\d+)(?P<rest>x)?").search("中 12-34")
    assert match.whole == (2, 7)
    assert match.group(2) == "-"
    assert match.group(4) is None
    assert match.named() == {"first": "12", "last": "34"}


def test_searching_starts_at_a_code_point_offset():
    pattern = compile_pattern("é")
    assert pattern.search("中éxé", 2).span == (3, 4)
    assert pattern.search("中é", 2) is None


def test_fullmatch_wants_the_whole_text():
    pattern = compile_pattern("a|ab")
    assert pattern.fullmatch("ab").span == (0, 2)
    assert pattern.fullmatch("abc") is None


def test_ignoring_case_covers_other_scripts_and_keeps_numbers_of_groups():
    match = compile_pattern("(É)t", ignore_case=True).search("xéT")
    assert (match.span, match.group(1)) == ((1, 3), "é")


def test_undecodable_bytes_match_as_replacement_characters():
    text = "中\udc80\udcffb"
    assert spans("\ufffd+", text) == [(1, 3)]
    assert compile_pattern("b").search(text).span == (3, 4)
    assert compile_pattern(".(.)").search(text).group(1) == "\udc80"
    assert PatternSet([compile_pattern("\ufffd"), compile_pattern("c")]).match(text) == [0]


def test_patterns_and_sets_survive_pickling():
    pattern = pickle.loads(pickle.dumps(compile_pattern("A", ignore_case=True)))
    assert pattern.search("a") is not None
    assert pickle.loads(pickle.dumps(PatternSet([pattern, pattern]))).match("a") == [0, 1]
    error = pickle.loads(pickle.dumps(PatternError("m", 3, "h")))
    assert (error.message, error.offset, error.hint) == ("m", 3, "h")


def test_a_set_gives_every_pattern_that_matches():
    patterns = [compile_pattern(source) for source in ("é$", r"\d", "x", r"^\w+$")]
    assert PatternSet(patterns).match("1é") == [0, 1, 3]
    assert PatternSet(patterns).match("!") == []
    assert PatternSet([]).match("a") == []


def test_a_set_too_large_for_its_memory_is_halved_and_still_answers(monkeypatch):
    monkeypatch.setattr(regex, "_SET_MEMORY", 1 << 15)
    patterns = [compile_pattern(rf"{letter}\w{{20}}") for letter in "abcdefgh"]
    together = PatternSet(patterns)
    assert len(together._parts) > 1
    assert together.match("g" + "é" * 20) == [6]


def test_word_and_blank_in_brackets_split_all_characters_in_two():
    every = "".join(
        map(chr, (*range(0xD800), *range(0xE000, 0x3100), *range(0x1F000, 0x20100), *range(0xE0000, 0xE0200)))
    )
    for inside, outside in ((r"[\w]", r"[\W]"), (r"[\s]", r"[\S]")):
        lengths = [sum(end - start for start, end in spans(part + "+", every)) for part in (inside, outside)]
        assert sum(lengths) == len(every)
        assert all(lengths)


ALPHABET = "aAbé中1٣_- \t\u3000\u00a0,\n"
ATOMS = st.sampled_from(
    [
        *map(re.escape, "aé中1-,"),
        ".",
        r"\s",
        r"\S",
        r"\w",
        r"\W",
        "[0-9]",
        "[a-é]",
        r"[^a\s]",
        r"[\W1]",
        r"[^\W1]",
        r"[\S,]",
    ]
)
REPEATED = st.builds("{}{}".format, ATOMS, st.sampled_from(["", "", "*", "+", "?", "{1,2}", "*?", "+?"]))
SEQUENCES = st.lists(REPEATED, min_size=1, max_size=4).map("".join)
PATTERNS = st.one_of(
    SEQUENCES,
    st.builds("{}(?:{}|{}){}".format, SEQUENCES, SEQUENCES, SEQUENCES, SEQUENCES),
    st.builds("^{}".format, SEQUENCES),
    st.builds("{}(?P<at>{})".format, SEQUENCES, SEQUENCES),
)
TEXTS = st.text(ALPHABET, max_size=12)


@given(PATTERNS, TEXTS)
def test_the_first_match_is_the_one_python_finds(pattern, text):
    found = compile_pattern(pattern).search(text)
    expected = re.search(pattern, text)
    assert (found and found.span) == (expected and expected.span("at" if "<at>" in pattern else 0))


@given(PATTERNS, TEXTS)
def test_fullmatch_agrees_with_python(pattern, text):
    assert (compile_pattern(pattern).fullmatch(text) is None) == (re.fullmatch(pattern, text) is None)


@given(st.lists(PATTERNS, max_size=5), TEXTS)
def test_a_set_agrees_with_its_patterns(sources, text):
    patterns = [compile_pattern(source) for source in sources]
    alone = [index for index, pattern in enumerate(patterns) if pattern.search(text)]
    assert PatternSet(patterns).match(text) == alone


@given(st.text(r"ab\[]^-()?P<at>|*+{}1,$.sSwWdbQE:" + "中", max_size=14), st.text(max_size=8))
def test_any_pattern_compiles_or_is_refused(source, text):
    try:
        pattern = compile_pattern(source)
    except PatternError as error:
        assert error.offset is None or 0 <= error.offset <= len(source)
    else:
        assert all(0 <= match.start <= match.end <= len(text) for match in pattern.finditer(text))


def test_the_differential_alphabet_has_no_marks():
    assert not any(unicodedata.category(char).startswith("M") for char in ALPHABET)


@pytest.mark.parametrize("text", ["", "moss", "Moos", "苔藓 moss", "m\udce9oss", "MOSS"])
def test_being_in_a_text_is_having_a_match(text):
    for pattern in (compile_pattern("mo+s"), compile_pattern("mo+s", ignore_case=True), compile_pattern(r"^\w+$")):
        assert pattern.is_in(text) == (pattern.search(text) is not None)
