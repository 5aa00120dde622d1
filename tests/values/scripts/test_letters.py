from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblint.values.scripts import dominant, is_all_caps, scripts


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("", {}),
        ("12-15", {}),
        ("Abc d", {"latin": 4}),
        ("Müller Čapek ŋ", {"latin": 12}),
        ("深度学习CNN", {"han": 4, "latin": 3}),
        ("データの分析", {"kana": 4, "han": 2}),
        ("한국어", {"hangul": 3}),
        ("Привет μ", {"cyrillic": 6, "greek": 1}),
        ("شكرا", {"arabic": 4}),
        ("שלום", {"hebrew": 4}),
        ("ไทย", {"thai": 3}),
        ("हिन", {"other": 2}),
    ],
)
def test_scripts(text, counts):
    assert scripts(text) == counts


@given(st.text())
def test_every_letter_is_counted_once(text):
    assert sum(scripts(text).values()) <= len(text)
    assert (dominant(text) is None) == (not scripts(text))


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("A title", "latin"),
        ("2021", None),
        ("基于Transformer的目标检测", "han"),
        ("Zhang San (张三)", "latin"),
        ("ディープラーニング入門", "kana"),
        ("Анализ DNA", "cyrillic"),
        ("«»–", None),
    ],
)
def test_dominant(text, script):
    assert dominant(text) == script


@pytest.mark.parametrize(
    "title",
    [
        "SIZE MATTERS WHEN FISH MEET BIRDS",
        "INTRODUCTION TO QUANTUM MECHANICS",
        "THE ROLE OF NF-kB IN CELL DEATH",
        "ÜBER DIE GRENZEN DER ERKENNTNIS",
        "АНАЛИЗ ДАННЫХ НАБЛЮДЕНИЙ",
        "HOW TO READ A BOOK",
        "INTRODUCTION",
    ],
)
def test_title_in_capitals(title):
    assert is_all_caps(title)


@pytest.mark.parametrize(
    "title",
    [
        *("", "NASA", "BRCA1 PIK3CA KRAS EGFR", "TNF-α IL-6 NF-κB CD4", "C6H12O6 NaCl HCl", "SARS-CoV-2", "PREFACE"),
        *("A Study in Scarlet", "DNA REPAIR AND the cell CYCLE", "深度学习", "A", "IEEE TPAMI ACM TOG"),
    ],
)
def test_title_not_in_capitals(title):
    assert not is_all_caps(title)
