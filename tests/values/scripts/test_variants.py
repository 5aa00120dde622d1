from __future__ import annotations

import pytest

from biblint.values.scripts import simplified_or_traditional
from biblint.values.scripts.variants import PAIRS, WEAK_PAIRS


@pytest.mark.parametrize(
    ("text", "variant"),
    [
        ("关键词", "simplified"),
        ("關鍵詞", "traditional"),
        ("关鍵詞", "mixed"),
        ("摘要", None),
        ("中国", "simplified"),
        ("國際期刊", "traditional"),
        ("Title", None),
        ("国際学会", None),
        ("関係の研究", None),
        ("題名のデータ", None),
    ],
)
def test_variant(text, variant):
    assert simplified_or_traditional(text) == variant


def can_encode(character, encoding):
    return character.encode(encoding, "ignore") != b""


@pytest.mark.parametrize("pair", (PAIRS + WEAK_PAIRS).split())
def test_pair_is_told_apart_by_the_national_standards(pair):
    simplified, traditional = pair
    assert can_encode(simplified, "gb2312") and not can_encode(traditional, "gb2312")
    assert can_encode(traditional, "big5")
    assert pair in WEAK_PAIRS or not (can_encode(simplified, "big5") or can_encode(simplified, "shift_jis"))
