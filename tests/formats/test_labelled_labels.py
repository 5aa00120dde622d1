"""What labels mean, in which language they are, and how near misspelt ones come."""

from __future__ import annotations

import pytest

from biblint.formats.labelled import FORMAT
from biblint.formats.labelled.labels import MEANINGS, lookup, nearest, usual
from biblint.formats.labelled.words import PAIRS
from biblint.variables import VARIABLES
from tests.formats.laws import read_text

KNOWN = [
    ("作者", "author", "zh"),
    ("页码", "page", "zh-Hans"),
    ("頁碼", "page", "zh-Hant"),
    ("ページ", "page", "ja"),
    ("Pages", "page", "en"),
    ("pp.", "page", "en"),
    ("D O I", "DOI", None),
    ("ＤＯＩ", "DOI", None),
    ("关 键 词", "keyword", "zh-Hans"),
    ("關鍵字", "keyword", "zh-Hant"),
    ("KEYWORDS", "keyword", "en"),
    ("Key words", "keyword", "en"),
    ("Author(s)", "author", "en"),
    ("作者單位", "affiliation", "zh-Hant"),
    ("页数", "number-of-pages", "zh-Hans"),
    ("Page count", "number-of-pages", "en"),
    ("被引", "times-cited", "zh"),
    ("相关论文", "reference", "zh-Hans"),
    ("參考文獻", "reference", "zh-Hant"),
    ("引證文獻", "", "zh-Hant"),
    ("英文作者", "", "zh"),
    ("题名（英文）", "translated-title", "zh-Hans"),
    ("中图分类号", "classification", "zh-Hans"),
    ("学位授予单位", "publisher", "zh-Hans"),
    ("語種", "language", "zh-Hant"),
    ("年，卷（期）", "issue-line", "zh"),
    ("收录情况", "", "zh-Hans"),
    ("Title-题名", "title", "mixed"),
    ("作者 Author", "author", "mixed"),
    ("摘要(Abstract)", "abstract", "mixed"),
    ("关键词/Keywords", "keyword", "mixed"),
    ("Roll-卷", "volume", "mixed"),
    ("Period-期", "issue", "mixed"),
    ("DOI-DOI", None, None),
]


@pytest.mark.parametrize(("label", "variable", "language"), KNOWN)
def test_label_means(label: str, variable: str | None, language: str | None):
    meaning = lookup(label)
    assert (meaning and meaning.variable, meaning and meaning.language) == (variable, language)


@pytest.mark.parametrize("label", ["", "Results", "结论", "Smith", "1", "作者们说", "Title-卷-期"])
def test_other_words_are_no_labels(label: str):
    assert lookup(label) is None


@pytest.mark.parametrize(("label", "disagrees"), [("PageCount-页码", True), ("PageCount-页数", False), ("页码", False)])
def test_halves_of_bilingual_labels(label: str, disagrees: bool):
    meaning = lookup(label)
    assert meaning is not None
    assert meaning.disagrees is disagrees


@pytest.mark.parametrize(
    ("label", "near"),
    [
        ("关健词", "关键词"),
        ("作着单位", "作者单位"),
        ("开工日期", ""),
        ("Abstrct", "Abstract"),
        ("Abstrat", "Abstract"),
        ("完全无关的话", ""),
        ("Zebra", ""),
    ],
)
def test_nearest_known_label(label: str, near: str):
    assert nearest(label) == near


@pytest.mark.parametrize(
    ("variable", "language", "label"),
    [
        ("page", "zh-Hans", "页码"),
        ("page", "zh-Hant", "頁碼"),
        ("page", "en", "Pages"),
        ("page", "ja", "ページ"),
        ("author", "zh-Hant", "作者"),
        ("DOI", "en", "DOI"),
        ("DOI", "zh-Hans", "DOI"),
        ("crossref", "en", ""),
    ],
)
def test_usual_label(variable: str, language: str, label: str):
    assert usual(variable, language) == label


def test_every_label_stands_for_a_known_variable():
    allowed = {*VARIABLES, "issue-line", ""}
    assert {meaning.variable for meaning in MEANINGS.values()} <= allowed


def test_character_pairs_are_pairs_of_different_characters():
    assert [pair for pair in PAIRS if len(pair) != 2 or pair[0] == pair[1]] == []


@pytest.mark.parametrize(
    ("labels", "languages"),
    [
        (("作者", "页码", "摘要"), ["zh-Hans"] * 3),
        (("作者", "頁碼", "摘要"), ["zh-Hant"] * 3),
        (("作者", "頁碼", "页数", "关键词"), ["zh-Hans", "zh-Hant", "zh-Hans", "zh-Hans"]),
        (("作者", "Keywords", "DOI"), ["zh-Hans", "en", None]),
        (("Author-作者", "Pages"), ["mixed", "en"]),
    ],
)
def test_language_of_labels_in_a_page(labels: tuple[str, ...], languages: list[str | None]):
    record = read_text(FORMAT, "T\n" + "".join(f"{label}: x\n" for label in labels))[0]
    assert [value.text for value in record.values("label")] == list(labels)
    assert [value.language for value in record.values("label")] == languages
