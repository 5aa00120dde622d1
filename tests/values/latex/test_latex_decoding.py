from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblint.values.latex import Decoded, decode

TEXTS = {
    "accent_in_braces": (r"M{\"u}ller", "Müller"),
    "accent_with_argument": (r"M\"{u}ller", "Müller"),
    "accent_bare": (r"M\"uller", "Müller"),
    "accent_of_dotless_i": (r"Garc\'{\i}a", "García"),
    "accent_of_dotless_i_in_group": (r"Garc{\'\i}a", "García"),
    "accent_of_dotless_i_with_blank": (r"Garc\'\i a", "García"),
    "letter_accent_with_blank": (r"Du\v sek", "Dušek"),
    "letter_accent_with_argument": (r"\c{C}elik, \H{o}, \k{a}, \r{a}, \d{h}, \b{k}, \u{g}", "Çelik, ő, ą, å, ḥ, ḵ, ğ"),
    "symbol_accents": (r"\~n \=a \.z \`e \^o", "ñ ā ż è ô"),
    "tie_accent": (r"\t{oo}", "o͡o"),
    "accent_on_accent": (r"Nguy\~{\^e}n", "Nguyễn"),
    "accent_over_nothing": (r"www.x.org/\~{}me", "www.x.org/~me"),
    "accent_over_digit": (r"\'{1}", r"\'{1}"),
    "letters": (r"\ae\AE\oe\OE\o\O\l\L\aa\AA\dh\DH\th\TH\ng\ss", "æÆœŒøØłŁåÅðÐþÞŋß"),
    "letter_ends_with_blank": (r"Stra\ss e", "Straße"),
    "letter_ends_with_group": (r"S\o{}ren", "Søren"),
    "letter_in_braces": (r"{\L}ukasz", "Łukasz"),
    "escapes": (r"R\&D 5\% \#1 a\_b \$3 \{x\}", "R&D 5% #1 a_b $3 {x}"),
    "tie": ("A.~B. Smith", "A. B. Smith"),
    "quotes": ("``so'' it's `here'", "“so” it's `here'"),
    "dashes_stay": ("1--2 a---b", "1--2 a---b"),
    "text_symbols": (r"a\textendash b\textquoteright{}s \ldots", "a–b’s …"),
    "formatting": (r"\textit{Homo \emph{sapiens}} CO\textsubscript{2} {\em so}", "Homo sapiens CO2 so"),
    "grouping": ("{NASA} and {{GPS}}", "NASA and GPS"),
    "address": (r"see \url{http://x.org/~a_b%20}", "see http://x.org/~a_b%20"),
    "link": (r"\href{http://x.org}{Site}", "Site"),
    "spaces": (r"et\ al.\,x\-y", "et al. xy"),
    "line_break": ("one \\\\ two\\\\[2pt]three", "one two three"),
    "folded": ("a \r\n\t b\rc\n\nd", "a b c d"),
    "unknown_macro": (r"\foo[1]{a {b}}{c} d", r"\foo[1]{a {b}}{c} d"),
    "unknown_macro_in_group": (r"{\foo{a} b}", r"\foo{a} b"),
    "maths": (r"{On} $\alpha_{1} \& ~ x$ and $$y$$", r"On $\alpha_{1} \& ~ x$ and $$y$$"),
    "maths_folded": ("$a\n b$", "$a b$"),
    "currency": ("{US$5} or {10$}", "US$5 or 10$"),
    "open_brace": ("a {b", "a b"),
    "close_brace": ("a} b", "a b"),
    "only_braces": ("{}", ""),
    "open_argument": (r"\foo{a", r"\fooa"),
    "lone_backslash": ("a\\", "a\\"),
}


@pytest.mark.parametrize(("raw", "text"), TEXTS.values(), ids=TEXTS)
def test_text(raw, text):
    assert decode(raw).text == text


@pytest.mark.parametrize("raw", ["", "Müller", "it's a-b", r"\foo{x}", "$x^{2}$", "a\\"])
def test_unchanged_text_has_no_pieces(raw):
    assert decode(raw) == Decoded(raw, ())


def test_pieces_of_accent_between_verbatim():
    assert decode(r"M{\"u}ller").pieces == (
        (0, 1, 0, 1, "verbatim"),
        (1, 2, 1, 6, "decoded"),
        (2, 6, 6, 10, "verbatim"),
    )


def test_pieces_leave_grouping_braces_out():
    assert decode("{GPS} on").pieces == ((0, 3, 1, 4, "verbatim"), (3, 6, 5, 8, "verbatim"))


def test_folded_line_is_one_decoded_piece():
    assert decode("a \n  b").pieces[1] == (1, 2, 1, 5, "decoded")


def test_empty_text_keeps_its_source():
    assert decode("{}").pieces == ((0, 0, 0, 2, "decoded"),)


MARKUP = st.lists(
    st.sampled_from(
        [
            "{",
            "}",
            "\\",
            '\\"',
            "\\'",
            "\\v",
            "\\c",
            "\\i",
            "\\o",
            "\\ss",
            "\\&",
            "\\{",
            "\\,",
            "\\\\",
            "\\foo",
            "\\emph",
            "\\url",
            "\\href",
            "~",
            "$",
            "``",
            "''",
            "`",
            "'",
            "\n",
            "\r\n",
            " ",
            "\t",
            "[",
            "]",
            "*",
            "a",
            "é",
            "ı",
            "1",
        ]
    ),
    max_size=24,
).map("".join)


@given(st.one_of(MARKUP, st.text()))
def test_pieces_cover_text_and_decode_alone(raw):
    text, pieces = decode(raw)
    if not pieces:
        assert text == raw
        return
    assert [piece[0] for piece in pieces] == [0, *(piece[1] for piece in pieces[:-1])]
    assert pieces[-1][1] == len(text)
    assert all(before[3] <= after[2] for before, after in pairwise(pieces))
    for text_start, text_end, raw_start, raw_end, kind in pieces:
        source = raw[raw_start:raw_end]
        assert text[text_start:text_end] == (source if kind == "verbatim" else decode(source).text)


@pytest.mark.parametrize("raw", ["\\'{" * 3000, "\\'" * 3000, "{x" * 5000, "\\foo{" * 3000, "$" * 9001, "\\(" * 3000])
def test_damaged_input_of_any_depth(raw):
    assert decode(raw).text
