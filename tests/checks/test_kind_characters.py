"""The check kinds `characters` and `casing`."""

from __future__ import annotations

from typing import Any

import pytest

from biblint.checks import kind_named
from biblint.checks.base import Setting
from biblint.model import Finding


def found(kind: str, text: str, **options: Any) -> list[Finding]:
    check = kind_named(kind).compile({key.replace("_", "-"): value for key, value in options.items()}, Setting())
    return list(check(text))  # type: ignore[operator, arg-type, call-arg]


DAMAGED = [
    "MÃ¼ller", "a\ufffdb", "x 0???4", "Cats &amp; dogs", "<p>x</p> <i>y</i>", "a\x02b", "a\u200bb", "Öff\xad nen",
    "a\u2028b", "Petr\u043ev", "Ｍoss", "Mu\u0308ller", "a  b",
]  # fmt: skip


@pytest.mark.parametrize("text", DAMAGED)
def test_findings_are_of_the_closed_list_and_fill_their_placeholders(text: str) -> None:
    types = kind_named("characters").findings
    findings = found("characters", text)
    assert findings
    for finding in findings:
        assert set(types[finding.name].placeholders) <= set(finding.placeholders)
        assert finding.suggestion is None or types[finding.name].has_suggestion


def test_every_finding_is_met() -> None:
    met = {finding.name for text in DAMAGED for finding in found("characters", text)}
    assert met == set(kind_named("characters").findings)


def test_markup_that_is_notation_is_silent() -> None:
    text = "Cats &amp; <i>dogs</i>"
    assert [f.name for f in found("characters", text)] == ["html-entity", "inline-tag"]
    assert found("characters", text, except_markup=["html-entity", "inline-tag"]) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("MOSSES OF THE ALPS", ["all-caps"]),
        ("Mosses of the Alps", []),
        ("IL-6/JAK2/STAT3", []),
        ("mosses of the alps", ["all-lower"]),
        ("e-mail", []),
        ("3d printing of four mosses", []),
        ("墙上的苔藓", []),
        ("", []),
    ],
)
def test_casing(text: str, names: list[str]) -> None:
    assert [f.name for f in found("casing", text)] == names
