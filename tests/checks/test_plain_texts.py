from __future__ import annotations

from typing import Any

import pytest

from biblint.checks import kind_named
from biblint.checks.base import OptionError, Setting


@pytest.mark.parametrize(
    ("kind", "options", "text", "expected"),
    [
        ("enum", {"values": ["Spring", "Autumn"]}, "Spring", []),
        ("enum", {"values": ["Spring", "Autumn"]}, "Sprung", [("unknown", "Sprung", "Spring")]),
        ("enum", {"values": ["Spring", "Autumn"]}, "12", [("unknown", "12", None)]),
        ("enum", {"values": ["Spring"], "ignore-case": True}, "SPRING", []),
        ("replace", {"map": {"Jhon": "John"}}, "Jhon", [("wrong", "Jhon", "John")]),
        ("replace", {"map": {"Jhon": "John"}}, "Jhon B", []),
        ("replace", {"map": {"Univ": "University"}, "part": True}, "Univ of Univers",
         [("wrong", "Univ", "University of Univers")]),
        ("replace", {"map": {"teh": "the"}, "part": True, "ignore-case": True}, "Teh", [("wrong", "Teh", "the")]),
        ("replace", {"map": {"學報": "学报"}, "part": True}, "植物學報刊", [("wrong", "學報", "植物学报刊")]),
        ("length", {"minimum": 3}, "ab", [("too-short", "ab", None)]),
        ("length", {"minimum": 3, "maximum": 3}, "abc", []),
        ("length", {"cut-at": [5, 9]}, "moss o", []),
        ("length", {"cut-at": [5, 9]}, "moss", []),
        ("length", {"cut-at": [5, 9]}, "moss o wa", [("cut", "a", None)]),
        ("length", {"cut-at": [5, 9]}, "mosses a.", []),
        ("length", {"maximum": 2}, "青海湖", [("too-long", "青海湖", None)]),
        ("range", {"minimum": 1, "maximum": 12}, "13", [("too-great", "13", None)]),
        ("range", {"minimum": 1, "maximum": 12}, "0", [("too-small", "0", None)]),
        ("range", {"minimum": 1, "maximum": 12}, "xii", []),
        ("range", {"maximum": 1900, "extract": r"\d{4}"}, "May 1912", [("too-great", "1912", None)]),
        ("range", {"maximum": 1900, "extract": r"\d{4}"}, "May", []),
    ],
)  # fmt: skip
def test_findings(kind: str, options: dict[str, Any], text: str, expected: list[tuple[str, str, str | None]]) -> None:
    findings = kind_named(kind).compile(options, Setting())(text)  # type: ignore[operator, arg-type, call-arg]
    assert [(f.name, text[f.start : f.end], f.suggestion) for f in findings] == expected  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("kind", "options", "key"),
    [
        ("replace", {"map": {"a": "b", "b": "c"}}, "map"),
        ("replace", {"map": {"": "b"}}, "map"),
        ("length", {}, "minimum"),
        ("length", {"minimum": 3, "maximum": 2}, "maximum"),
        ("range", {}, "minimum"),
        ("range", {"minimum": 3, "maximum": 2}, "maximum"),
    ],
)
def test_options_that_do_not_fit(kind: str, options: dict[str, Any], key: str) -> None:
    with pytest.raises(OptionError) as caught:
        kind_named(kind).compile(options, Setting())
    assert caught.value.key == key
