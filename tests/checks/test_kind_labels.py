"""The check kind `labels`, on pages of labelled text."""

from __future__ import annotations

import pytest

from biblint.checks.base import Setting
from biblint.checks.labels import KIND
from biblint.formats import format_named
from biblint.model import Finding, Segment


def findings(page: str, format_name: str = "labelled") -> list[Finding]:
    records = format_named(format_name).read(Segment(page), None).records
    return list(KIND.compile({}, Setting())(records[0]))  # type: ignore[operator, arg-type, call-arg]


def told(page: str) -> list[tuple[str, str, str | None]]:
    return [(f.name, f.value.text, f.suggestion) for f in findings(page) if f.value is not None]


HEAD = "Moss on walls\n\n"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("作者: Li, Ming\n关键词: moss\n摘要: Moss grows.\n", []),
        ("作者: Li, Ming\nKeywords: moss\n摘要: Moss grows.\n", [("two-languages", "Keywords", "关键词")]),
        ("作者: Li, Ming\nKeywords: moss\nDOI: 10.1000/182\n", [("two-languages", "Keywords", None)]),
        ("作者: Li, Ming\nDOI: 10.1000/182\n摘要: Moss grows.\n", []),
        ("作者: Li\nAuthor: Wu\n年份: 2020\n摘要: Moss.\n", [("labelled-twice", "Author", None)]),
        ("作者: 李明\nAuthor: Li Ming\n摘要: 苔藓生长。\nAbstract: Moss grows.\n年份: 2020\n", []),
        ("作者: Li\nPageCount-页码: 12\n摘要: Moss.\n年份: 2020\n",
         [("halves-disagree", "PageCount-页码", None), ("lone-bilingual", "PageCount-页码", None)]),
        ("作者: 3\n关键词: moss\n摘要: Moss grows.\n", [("contradicts-content", "作者", None)]),
        ("作 者: Li\n关键词: moss\nD O I: 10.1000/182\n", [("padded", "作 者", "作者"), ("padded", "D O I", "DOI")]),
        ("Author keywords: moss\nAuthors: Li\nYear: 2020\n", []),
        ("作者: Li\n關鍵詞: moss\n页码: 3-4\n题名: Moss\n", [("script-variants", "關鍵詞", "关键词")]),
        ("作者: Li\n关键词：moss\n页码: 3-4\n", [("mixed-colons", "关键词", None)]),
        ("作者: Li\nKeyword-关键词: moss\n页码: 3-4\n摘要: Moss.\n", [("lone-bilingual", "Keyword-关键词", None)]),
        ("Authors: Li\nKeywords: moss\nYear: 2020\nShelf colour: green\n", [("unknown-label", "Shelf colour", None)]),
        ("Authors: Li\nAbstarct: Moss\nYear: 2020\n", [("misspelt-label", "Abstarct", None)]),
        ("作者\nLi\n关键词\nmoss\n引用\n页码\n3-4\n", [("interface-word", "引用", None)]),
    ],
)  # fmt: skip
def test_labels(page: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert told(HEAD + page) == expected


def test_every_finding_fills_its_placeholders() -> None:
    page = (
        "作者: Li\nAuthor: Wu\nKeywords：moss\nD O I: 10.1000/182\n關鍵詞: fern\n页码: 3-4\n题名: Moss\n摘要: Moss.\n"
    )
    for finding in findings(HEAD + page):
        assert set(KIND.findings[finding.name].placeholders) == set(finding.placeholders)


def test_formats_without_labels_are_silent() -> None:
    assert findings("TY  - JOUR\nTI  - Moss\nER  - \n", "ris") == []
