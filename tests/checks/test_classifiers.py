from __future__ import annotations

import datetime
from typing import Any

import pytest

from biblint.checks import kind_named
from biblint.checks.base import Setting

TODAY = Setting(today=datetime.date(2026, 1, 1))
TEXTS = [
    "", "10.1000/182", "doi:10.1000/182", "ISSN 0028-0836", "978-0-306-40615-7 (pbk)", "PMID 1", "0000", "2113.13384",
    "htp://x.org/a", "10.1000/a 10.1000/b", "<Go to ISI>", "(x", "2014/05/01/", "1986a", "35 May 2014", "n.d.", "??",
]  # fmt: skip


@pytest.mark.parametrize("scheme", kind_named("identifier").options["scheme"]["enum"])
@pytest.mark.parametrize("text", TEXTS)
def test_identifier_findings_fill_their_placeholders(scheme: str, text: str) -> None:
    _check("identifier", {"scheme": scheme}, text)


@pytest.mark.parametrize("part", ["date", "year", "month"])
@pytest.mark.parametrize("text", TEXTS)
def test_date_findings_fill_their_placeholders(part: str, text: str) -> None:
    _check("dates", {"part": part}, text)


def _check(kind: str, options: dict[str, Any], text: str) -> None:
    types = kind_named(kind).findings
    for finding in kind_named(kind).compile(options, TODAY)(text):  # type: ignore[operator, arg-type, call-arg, union-attr]
        assert set(types[finding.name].placeholders) <= set(finding.placeholders)
        assert finding.suggestion is None or types[finding.name].has_suggestion


@pytest.mark.parametrize(
    ("kind", "options", "text", "names"),
    [
        ("identifier", {"scheme": "doi"}, "https://doi.org/10.1000/182", ["prefix"]),
        ("identifier", {"scheme": "issn"}, "0028-0837", ["checksum"]),
        ("identifier", {"scheme": "url"}, "https://doi.org/10.1000/182", []),
        ("dates", {}, "2031", ["future"]),
        ("dates", {}, "2026-13-01", ["impossible"]),
        ("dates", {"part": "month"}, "Foo", ["not-a-month"]),
        ("dates", {"part": "year"}, "2014-05-01", ["full-date-in-year"]),
    ],
)
def test_names(kind: str, options: dict[str, Any], text: str, names: list[str]) -> None:
    findings = kind_named(kind).compile(options, TODAY)(text)  # type: ignore[operator, arg-type, call-arg]
    assert [finding.name for finding in findings] == names  # type: ignore[union-attr]
