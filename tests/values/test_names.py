"""Names in parts, and two spellings of one name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblint.values.names import Name, fold, is_extended, name_key, parse_name, same_person, script_of

# text, family, given, particle, suffix, order
PARSED = [
    ("Lovelace, Ada", "Lovelace", "Ada", "", "", "family-first"),
    ("Ada Lovelace", "Lovelace", "Ada", "", "", "given-first"),
    ("Peterson, Jr., Jon", "Peterson", "Jon", "", "Jr.", "family-first"),
    ("Peterson, Jon, Jr.", "Peterson", "Jon", "", "Jr.", "family-first"),
    ("Jon Peterson, Jr.", "Peterson", "Jon", "", "Jr.", "given-first"),
    ("Peterson, Jon III", "Peterson", "Jon", "", "III", "family-first"),
    ("von Neumann, John", "Neumann", "John", "von", "", "family-first"),
    ("Neumann, John von", "Neumann", "John", "von", "", "family-first"),
    ("John von Neumann", "Neumann", "John", "von", "", "given-first"),
    ("Charles de la Vallée Poussin", "Vallée Poussin", "Charles", "de la", "", "given-first"),
    ("de la Cruz", "Cruz", "", "de la", "", "family-first"),
    ("bin Laden, Osama", "Laden", "Osama", "bin", "", "family-first"),
    ("al-Khwarizmi, M", "Khwarizmi", "M", "al-", "", "family-first"),
    ("Brito e Abreu, Fernando", "Brito e Abreu", "Fernando", "", "", "family-first"),
    ("José Ortega y Gasset", "Ortega y Gasset", "José", "", "", "given-first"),
    ("Andruss, B F", "Andruss", "B F", "", "", "family-first"),
    ("Baig MD", "Baig", "MD", "", "", "family-first"),
    ("Zoysa, MD", "Zoysa", "MD", "", "", "family-first"),
    ("Liu R.", "Liu", "R.", "", "", "family-first"),
    ("LI J", "LI", "J", "", "", "family-first"),
    ("Shaffer AL 3rd", "Shaffer", "AL", "", "3rd", "family-first"),
    ("van Raaij MJ", "Raaij", "MJ", "van", "", "family-first"),
    ("JOHN DOE", "DOE", "JOHN", "", "", "given-first"),
    ("J. R. R. Tolkien", "Tolkien", "J. R. R.", "", "", "given-first"),
    ("W. H. Press", "Press", "W. H.", "", "", "given-first"),
    ("E, Weinan", "E", "Weinan", "", "", "family-first"),
    ("Ø, Å", "Ø", "Å", "", "", "family-first"),
    ("Иванов И.И.", "Иванов", "И.И.", "", "", "family-first"),
    ("王, 小明", "王", "小明", "", "", "family-first"),
    ("王 小明", "王", "小明", "", "", "family-first"),
    ("Mougenot,", "Mougenot", "", "", "", "family-first"),
    ("family=Groote, given=Frank, prefix=de, useprefix=true", "Groote", "Frank", "de", "", "family-first"),
    ('given="Jean, P.", family=Gris', "Gris", "Jean, P.", "", "", "family-first"),
]


@pytest.mark.parametrize(("text", "family", "given", "particle", "suffix", "order"), PARSED)
def test_parts(text: str, family: str, given: str, particle: str, suffix: str, order: str) -> None:
    name = parse_name(text)
    assert (name.family, name.given, name.particle, name.suffix, name.order) == (family, given, particle, suffix, order)
    assert name.literal == ""


@pytest.mark.parametrize(
    "text",
    [
        "王小明",
        "Plato",
        "World Health Organization",
        "北京大学 研究所",
        "中国科学技术协会",
        "김세훈",
        "3M Company",
        ",",
    ],
)
def test_whole_names(text: str) -> None:
    name = parse_name(text)
    assert (name.literal, name.family, name.order) == (text, "", "literal")


def test_protected_name_is_kept_whole() -> None:
    assert parse_name("Barnes  and Noble, Inc.", literal=True) == Name(literal="Barnes and Noble, Inc.", script="latin")


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Lovelace", "latin"), ("Řehůřek", "latin"), ("王", "han"), ("すずき 一", "kana"), ("김", "hangul"),
        ("Иванов", "cyrillic"), ("王 Wang", "mixed"), ("آقا", "other"), ("12", "none"), ("①", "none"),
    ],
)  # fmt: skip
def test_script(text: str, script: str) -> None:
    assert script_of(text) == script


def test_extended_notation_is_told_by_its_keys() -> None:
    assert is_extended("given-i=F, family=Groote")
    assert not is_extended("Groote, Frank = x")


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Müller, Hans", "muller|h"), ("van der Berg, J", "berg|j"), ("De Souza, Ana", "souza|a"),
        ("García-López, M", "garcialopez|m"), ("O’Neill, J.", "oneill|j"), ("王, 小明", "王小明|"),
        ("王小明", "王小明|"), ("ATLAS Collaboration", "atlascollaboration|"), ("Smith,", "smith|"), ("", "|"),
    ],
)  # fmt: skip
def test_key(name: str, key: str) -> None:
    assert name_key(name) == key
    assert name_key(parse_name(name)) == key


SAME = [
    ("Lu, Jianle", "Lu, JL"), ("Lai, I-Tzu", "Lai, IT"), ("Zhang, San-Feng", "Zhang SF"), ("Wei Li", "Li, Wei"),
    ("Müller, Hans", "Mueller, H."), ("Müller, H", "Muller, Hans"), ("Øvrebø, K", "Ovrebo, K"),
    ("García-López, M", "Garcia Lopez, Maria"), ("García, M", "García-López, Marta"),
    ("van der Berg, J", "Berg, J. van der"), ("De Souza, A", "de Souza, Ana"), ("VanDyke, M", "van Dyke, M"),
    ("王小明", "王, 小明"), ("Smith", "Smith, J"), ("Smith,", "Smith, John"), ("DOE, JOHN", "Doe, John"),
    ("Aguirre‐Urreta, B", "Aguirre-Urreta, Beatriz"), ("Al-Khwarizmi, M", "al-Khwarizmi, Muhammad"),
    ("Oppenheimer, J. Robert", "Oppenheimer, Robert"), ("Peterson, Jr., Jon", "Peterson, J"), ("", ""),
    ("Zhang, ZW", "Zhang Zhi-Wei"), ("Salas Huamani JR", "Salas Huamani, Juana Rosmeri"),
    ("Oliveira, FD", "Oliveira, Francisco de Assis"), ("Gao, HY", "Gao, Haoyun (Harry)"),
    ("Barbosa TS", "Barbosa, Tais de Souza"), ("Correia MITD", "Correia, Maria Isabel Toulson Davisson"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), SAME)
def test_one_person(a: str, b: str) -> None:
    assert same_person(a, b)
    assert same_person(b, a)


DIFFERENT = [
    ("Smith, John", "Smith, Jane"), ("Smith, Jon", "Jones, Jon"), ("Li, Wei", "Li, Ming"), ("王小明", "王小红"),
    ("Smith, J", "Smithson, J"), ("ATLAS Collaboration", "CMS Collaboration"), ("Smith, A", "Smith, B"),
    ("王小明", "Wang, Xiaoming"), ("", "Smith, J"), ("Li, Bin", "Li, Jiabin"), ("Yang, Yue", "Yang, Yuxin"),
    ("H. Huo", "H. Du"), ("Kim, So Young", "Kim, Da Som"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_two_people(a: str, b: str) -> None:
    assert not same_person(a, b)
    assert not same_person(b, a)


def test_folding_keeps_letters_of_other_scripts() -> None:
    assert fold("Łukasz Đorđević ’王") == "lukasz dordevic '王"


NAME_LIKE = st.text(st.sampled_from("ABab ,.-'éü王明等1(=") | st.characters(), max_size=24)


@given(NAME_LIKE)
def test_every_text_is_a_name_and_is_itself(text: str) -> None:
    assert parse_name(text).order in ("family-first", "given-first", "literal")
    assert same_person(text, text)


@given(NAME_LIKE, NAME_LIKE)
def test_comparison_is_symmetric(a: str, b: str) -> None:
    assert same_person(a, b) == same_person(b, a)
