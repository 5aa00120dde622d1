from __future__ import annotations

import pytest

from biblint.values.scripts import is_language, language_scripts, scripts
from biblint.values.scripts.language_table import LANGUAGES, OTHER_CODES


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("English", {"latin"}),
        ("eng", {"latin"}),
        ("en-US", {"latin"}),
        ("pt_BR", {"latin"}),
        ("GERMAN", {"latin"}),
        ("Deutsch", {"latin"}),
        ("ngerman", {"latin"}),
        ("fre", {"latin"}),
        ("français", {"latin"}),
        ("{English}.", {"latin"}),
        ("中文;", {"han"}),
        ("英文", {"latin"}),
        ("chi", {"han"}),
        ("zho", {"han"}),
        ("zh-Hant-TW", {"han"}),
        ("zh-Latn", {"latin"}),
        ("Chinese", {"han"}),
        ("chs", {"han"}),
        ("日本語", {"han", "kana"}),
        ("ko", {"hangul", "han"}),
        ("Русский", {"cyrillic"}),
        ("sr-Latn", {"latin"}),
        ("srp", {"cyrillic", "latin"}),
        ("Norsk (Bokmål)", {"latin"}),
    ],
)
def test_known_language(language, written):
    assert is_language(language)
    assert language_scripts(language) == written


@pytest.mark.parametrize("language", ["und", "mul", "gez", "zxx"])
def test_language_in_any_script(language):
    assert is_language(language)
    assert language_scripts(language) is None


@pytest.mark.parametrize("text", ["", "JavaScript", "romaji", "spanish/english", "qq-US", "the language", "x", "zh--"])
def test_unknown_language(text):
    assert not is_language(text)
    assert language_scripts(text) is None


def test_table_names_scripts_that_texts_have():
    known = set(scripts("a字あ한яωشשไह")) | {"?"}
    assert {script for line in LANGUAGES.split("\n") for script in line.split("|")[0].split()} == known


def test_no_other_code_repeats_a_language():
    codes = {code for line in LANGUAGES.strip().split("\n") for code in line.split("|")[1].split()}
    assert codes.isdisjoint(OTHER_CODES.split())
