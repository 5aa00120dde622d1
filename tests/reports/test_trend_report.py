"""A comparison as text, Markdown and JSON."""

from __future__ import annotations

import json

import pytest
from violations import HOSTILE

from biblint.reports.trendreport import FORMATS
from biblint.trends import Seen, compare


def seen(fingerprint, rule="some-rule", severity="warning", message="something is wrong"):
    return Seen(rule, "titles", severity, message, "a.bib", 1, 2, "k", "title", fingerprint)


TREND = compare(
    [seen("a"), seen("b")], [seen("b"), seen("c", "other", "info"), seen("d", "other", "error", f"{HOSTILE}")]
)


def shown(name, trend=TREND, language="en"):
    return "".join(FORMATS[name](trend, language))


def test_text():
    assert shown("text", compare([seen("a"), seen("b")], [seen("b"), seen("c", "other", "error")])) == (
        "1 new, 1 fixed, 1 unchanged; violations: 2 before, 2 now.\n"
        "\n"
        "  new  fixed  unchanged  rule\n"
        "    1      0          0  error[other]\n"
        "    0      1          1  warning[some-rule]\n"
        "\n"
        "new:\n"
        "  a.bib:1:2: error[other] something is wrong\n"
        "\n"
        "fixed:\n"
        "  a.bib:1:2: warning[some-rule] something is wrong\n"
    )


@pytest.mark.parametrize("name", FORMATS)
def test_nothing(name):
    text = shown(name, compare([], []))
    assert text.endswith("\n") and text.count("\n") <= 4


def test_errors_come_first():
    lines = shown("text").splitlines()
    at = lines.index("new:")
    assert [line.split()[1] for line in lines[at + 1 : at + 3]] == ["error[other]", "info[other]"]


def test_markdown_tables_hold():
    rows = [line for line in shown("markdown").splitlines() if line.startswith("| ")]
    assert {row.count("|") for row in rows} == {5, 6}
    assert "http://" not in shown("markdown")


def test_only_the_first_are_listed():
    trend = compare([], [seen(str(number)) for number in range(60)])
    assert "  and 10 more\n" in shown("text", trend)
    assert len(json.loads(shown("json", trend))["new"]) == 60


def test_json():
    data = json.loads(shown("json"))
    assert {name: data[name] for name in ("version", "before", "after", "unchanged")} == {
        "version": 1, "before": 2, "after": 3, "unchanged": 1,
    }  # fmt: skip
    assert data["rules"][0] == {"rule": "other", "severity": "error", "new": 2, "fixed": 0, "unchanged": 0}
    assert [one["fingerprint"] for one in data["fixed"]] == ["a"]


def test_in_chinese():
    assert shown("text", language="zh").startswith("新增 2，已修复 1，未变 1")
