"""Which encoding bytes are taken for, and that none of them is lost."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblint.encoding import Encoding, detect

SIMPLIFIED = "题名: 高原湿地苔藓植物的多样性研究\n作者: 王小明; 李秀英\n刊名: 植物科学学报\n年: 2019\n页码: 12-19\n"
TRADITIONAL = "題名: 高山濕地苔蘚植物之多樣性研究\n作者: 陳怡君; 林志明\n刊名: 臺灣植物學報\n年: 2019\n頁碼: 12-19\n"
JAPANESE = "TY  - JOUR\nAU  - 山田, 花子\nTI  - 湿原におけるミズゴケの分布について\nJO  - 植物分類学会誌\nER  - \n"
GERMAN = "@article{a, author = {Müller, Jörg and Weiß, Änne}, title = {Über die Moose der Ostküste – ein Überblick}}\n"
FRENCH = "TY  - JOUR\nAU  - Lefèvre, Théo\nTI  - L’étude des forêts brûlées : où en est-on ?\nER  - \n"
SPANISH = (
    "@book{b, title = {¿Dónde están los niños?}, author = {Núñez, Íñigo and Peña, Ángel}, publisher = {«Océano»}}\n"
)
NORDIC = "TY  - BOOK\nTI  - ÅRSSKRIFT FÖR SJÖFÅGLAR PÅ ÖLAND\nAU  - Ångström, Åsa\nER  - \n"
TYPOGRAPHIC = "TY  - JOUR\nTI  - The author’s “own” view — “seen”\nER  - \n"
ENGLISH = "TY  - JOUR\nTI  - Mosses of the coast\nER  - \n"

GUESSED = [
    (SIMPLIFIED, "gb18030"), (TRADITIONAL, "cp950"), (JAPANESE, "cp932"), (GERMAN, "cp1252"), (FRENCH, "cp1252"),
    (SPANISH, "cp1252"), (NORDIC, "cp1252"), (TYPOGRAPHIC, "cp1252"), (SIMPLIFIED + GERMAN, "gb18030"),
    ("@article{a, title = {植物}}\n", "gb18030"), ("作者: 王小明\n", "gb18030"), ("作者: 林志明、陳怡君\n", "cp950"),
    ("TI  - ミズゴケ\n", "cp932"), ("TI  - 10 °C bis 20 °C\n", "cp1252"), ("TI  - “”\n", "cp1252"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), GUESSED)
def test_an_encoding_without_a_declaration_is_guessed(text, name):
    data = text.encode(name)
    assert detect(data) == Encoding(name, guessed=True)
    assert detect(data).decode(data) == text


@pytest.mark.parametrize("text", [SIMPLIFIED, TRADITIONAL, JAPANESE, GERMAN, ENGLISH])
@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be", "utf-8"])
def test_unicode_needs_no_mark(text, name):
    found = detect(text.encode(name))
    assert (found.name, found.guessed) == (name, name != "utf-8")


@pytest.mark.parametrize("text", [SIMPLIFIED, GERMAN, ENGLISH, ""])
@pytest.mark.parametrize(
    ("mark", "name"),
    [
        (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)  # fmt: skip
def test_a_mark_settles_it(text, mark, name):
    assert detect(mark + text.encode(name)) == Encoding(name, mark)


DECLARED = {
    "% Encoding: Cp1252": "cp1252",
    "% Encoding: ISO8859_15": "iso8859-15",
    "% Encoding: MacRoman": "mac-roman",
    "Encoding: GBK": "gb18030",
    "% !TeX encoding = ISO-8859-1": "iso8859-1",
    "% !TeX encoding = UTF-8": "utf-8",
    "% !TeX encoding = IsoLatin": "iso8859-1",
    "%!TEX encoding=latin1": "iso8859-1",
    "% -*- coding: latin-1 -*-": "iso8859-1",
}


@pytest.mark.parametrize(("comment", "name"), DECLARED.items())
@pytest.mark.parametrize("at_end", [False, True])
def test_a_comment_declares_it(comment, name, at_end):
    entry = b"@article{a, title = {Gr\xfc\xdfe}}\n"
    data = entry + comment.encode() if at_end else comment.encode() + b"\n" + entry
    assert detect(data) == Encoding(name)


@pytest.mark.parametrize("comment", ["% Encoding: ASCII", "% Encoding: Klingon", "% Encoding: utf-7", "no encoding: x"])
def test_a_declaration_that_cannot_be_is_passed_over(comment):
    assert detect(f"{comment}\n".encode() + b"@article{a, title = {Gr\xfc\xdfe}}\n") == Encoding("cp1252", guessed=True)


@pytest.mark.parametrize(
    "data",
    [
        GERMAN.encode()[:-1] + b"\xe9\n",
        SIMPLIFIED.encode().replace("湿".encode(), b"\xff\xe9"),
        SIMPLIFIED.encode()[: SIMPLIFIED.encode().index("藓".encode()) + 1],
        JAPANESE.encode().replace("花".encode(), "花".encode()[:2]),
    ],
)
def test_a_stray_byte_leaves_it_utf8(data):
    found = detect(data)
    text = found.decode(data)
    assert found == Encoding("utf-8")
    assert any("\udc80" <= char <= "\udcff" for char in text)
    assert found.encode(text) == data


@pytest.mark.parametrize("name", ["gb18030", "cp950", "cp932", "utf-16-le", "utf-16-be"])
def test_a_file_cut_in_the_middle_of_a_character_is_still_known(name):
    data = {"cp950": TRADITIONAL, "cp932": JAPANESE}.get(name, SIMPLIFIED).encode(name)
    cut = next(size for size in range(len(data) // 2, len(data)) if data[size - 1] >= 0x80 or "utf" in name)
    for size in (cut, cut + 1):
        assert detect(data[:size]).name == name
        detect(data[:size]).decode(data[:size])


OVERRIDES = [
    ("GBK", "gb18030"), ("gb2312", "gb18030"), ("Shift_JIS", "cp932"), ("big5", "cp950"), ("latin-1", "iso8859-1"),
    ("utf-8-sig", "utf-8"), ("UTF-16", "utf-16-le"), ("utf-16-be", "utf-16-be"), ("windows-1252", "cp1252"),
    ("koi8-r", "koi8-r"), ("euc-kr", "euc_kr"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "name"), OVERRIDES)
def test_an_override_wins(given, name):
    assert detect(GERMAN.encode(), given) == Encoding(name)


@pytest.mark.parametrize("given", ["UTF-16", "utf-16-be"])
def test_an_override_keeps_the_mark_and_its_byte_order(given):
    data = codecs.BOM_UTF16_BE + GERMAN.encode("utf-16-be")
    assert detect(data, given) == Encoding("utf-16-be", codecs.BOM_UTF16_BE)


@pytest.mark.parametrize("given", ["gb18031", "base64", "rot13", "utf-7", "hz", "cp037", "unicode_escape", "idna", "x"])
def test_an_override_that_cannot_be_read_is_refused(given):
    with pytest.raises(LookupError):
        detect(b"abc", given)


@given(st.binary(max_size=200))
def test_bytes_come_back_from_what_is_reversible(data):
    found = detect(data)
    body = data[len(found.bom) :]
    text = found.decode(body)
    if found.is_reversible and not found.name.startswith(("utf-16", "utf-32")):
        assert found.encode(text) == body


@given(st.text(max_size=100))
def test_utf8_is_utf8(text):
    assert detect(b"% " + text.replace("\0", "").encode()).name in ("utf-8", "utf-32-le")


def test_a_large_file_is_looked_at_part_by_part():
    data = "a苔".encode() * (1 << 19) + b"\xe9 " + "苔 ".encode() * 20
    assert detect(data) == Encoding("utf-8")
    assert detect(data[:-1] + b"\xff") == Encoding("utf-8")
