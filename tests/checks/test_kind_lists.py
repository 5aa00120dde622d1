"""The check kinds `separators`, `keywords` and `latex`, on records of BibTeX."""

from __future__ import annotations

from typing import Any

import pytest

from biblint.checks import kind_named
from biblint.checks.base import Setting
from biblint.formats import format_named
from biblint.model import Finding, Record, ReplaceRange, Segment

BIBTEX = format_named("bibtex")


def record(keywords: str) -> Record:
    segment = Segment(f"@article{{a, keywords = {{{keywords}}}}}\n")
    return BIBTEX.read(segment, BIBTEX.context([segment])).records[0]


def found(kind: str, one: Record) -> list[Finding]:
    check: Any = kind_named(kind).compile({}, Setting())
    return list(check(one.values("keyword"), "keyword", one))


def mended(one: Record, finding: Finding) -> str:
    operation = finding.operation
    assert isinstance(operation, ReplaceRange)
    text = one.segment.text
    return text[: operation.start] + operation.text + text[operation.end :]


@pytest.mark.parametrize(
    ("keywords", "name", "after"),
    [
        ("moss; wall;", "trailing-separator", "moss; wall"),
        ("moss, wall ,", "trailing-separator", "moss, wall"),
        ("{moss; wall; }", "trailing-separator", "{moss; wall }"),
        ("; moss; wall", "leading-separator", "moss; wall"),
        ("moss;; wall; ; stone", "doubled-separator", "moss; wall; stone"),
        ("苔；；墙", "doubled-separator", "苔；墙"),
    ],
)
def test_stray_separators(keywords: str, name: str, after: str) -> None:
    one = record(keywords)
    findings = found("separators", one)
    assert [f.name for f in findings] == [name]
    assert mended(one, findings[0]) == record(after).segment.text


@pytest.mark.parametrize("keywords", ["moss; wall", "moss, wall", "moss &amp;", "moss", "苔；墙；石"])
def test_good_separators(keywords: str) -> None:
    assert found("separators", record(keywords)) == []


def test_mixed_separators() -> None:
    (finding,) = found("separators", record("苔；墙; 石；雪"))
    assert finding.placeholders == {"separator": ";", "other": "；"}


@pytest.mark.parametrize(
    ("keywords", "expected"),
    [
        ("moss; wall; moss", [("repeated", "moss", None)]),
        ("Moss; wall; moss", [("repeated", "moss", "unsafe")]),
        ("moss; mosses", []),
        ("moss; wall; STONE WALLS; GROWTH; NORTHERN", [("two-vocabularies", "NORTHERN", None)]),
        ("moss; wall; DNA; PCR", []),
        ("DNA; NORTHERN WALLS; GROWTH", []),
        ("moss; NORTHERN; wall", []),
    ],
)
def test_keywords(keywords: str, expected: list[tuple[str, str, str | None]]) -> None:
    findings = found("keywords", record(keywords))
    assert [(f.name, f.value.text, f.safety) for f in findings if f.value] == expected


@pytest.mark.parametrize(
    ("value", "after"),
    [
        ("Cats & dogs", r"Cats \& dogs"),
        (r"R&D \& more & less", r"R\&D \& more \& less"),
        (r"Cats \& dogs", None),
        ("Cats &amp; dogs", None),
        (r"\url{http://x.org/?a=1&b=2}", None),
        ("$a & b$", None),
    ],
)
def test_ampersands(value: str, after: str | None) -> None:
    one = record(value)
    check: Any = kind_named("latex").compile({}, Setting())
    findings = list(check(one.values("keyword")[0], "keyword", one))
    assert [mended(one, f) for f in findings] == ([] if after is None else [record(after).segment.text])
