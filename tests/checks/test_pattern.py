from __future__ import annotations

from typing import Any

import pytest

from biblint.checks.base import OptionError, Setting
from biblint.checks.pattern import KIND
from biblint.regex import PatternError


def found(text: str, **options: Any) -> list[tuple[str, str, str | None]]:
    options = {key.replace("_", "-"): value for key, value in options.items()}
    findings = KIND.compile(options, Setting())(text)  # type: ignore[operator, arg-type, call-arg]
    return [(f.name, text[f.start : f.end], f.suggestion) for f in findings]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "options", "expected"),
    [
        ("vol. 3", {"reject": r"^(?P<at>vol\. )\d"}, [("match", "vol. ", None)]),
        ("a  b  c", {"reject": " {2,}", "replace": {"with": " "}}, [("match", "  ", "a b c")] * 2),
        ("12 (3)", {"reject": r"(?P<v>\d+) \((?P<i>\d+)\)", "replace": {"with": "{i}/{v}"}},
         [("match", "12 (3)", "3/12")]),
        ("VOL", {"reject": "vol"}, []),
        ("VOL", {"reject": "vol", "ignore_case": True}, [("match", "VOL", None)]),
        ("vol 3", {"reject": "vol", "whole": True}, []),
        ("2021", {"require": r"\d{4}", "whole": True}, []),
        ("x2021", {"require": r"\d{4}"}, []),
        ("x2021", {"require": r"\d{4}", "whole": True}, [("mismatch", "x2021", None)]),
        ("第3卷", {"reject": "卷"}, [("match", "卷", None)]),
    ],
)  # fmt: skip
def test_findings(text: str, options: dict[str, Any], expected: list[tuple[str, str, str | None]]) -> None:
    assert found(text, **options) == expected


@pytest.mark.parametrize(
    ("options", "key"),
    [
        ({}, "reject"),
        ({"reject": "a", "require": "b"}, "reject"),
        ({"require": "a", "replace": {"with": "b"}}, "replace"),
        ({"reject": "(?P<v>a)", "replace": {"with": "{w}"}}, "replace"),
    ],
)
def test_options_that_do_not_fit(options: dict[str, Any], key: str) -> None:
    with pytest.raises(OptionError) as caught:
        KIND.compile(options, Setting())
    assert caught.value.key == key


def test_a_rejected_pattern_may_not_match_nothing() -> None:
    with pytest.raises(PatternError):
        KIND.compile({"reject": "a*"}, Setting())


def test_only_a_rejected_pattern_can_go_into_a_set() -> None:
    assert KIND.compile({"reject": "a+"}, Setting()).prefilter.search("caab")  # type: ignore[union-attr]
    assert KIND.compile({"require": "a+"}, Setting()).prefilter is None  # type: ignore[union-attr]
