"""The check kind `names`."""

from __future__ import annotations

import pytest

from biblint.checks.base import Setting
from biblint.checks.names import KIND
from biblint.model import Finding, Record, Segment, Value
from biblint.values.names import FINDINGS


def findings(text: str, *, literal: bool = False) -> list[Finding]:
    value = Value(text, 0, len(text), literal=literal)
    record = Record("bibtex", 0, Segment(text), 0, len(text), lambda *_: [value])
    check = KIND.compile({}, Setting(("author",), format="bibtex"))
    return [list(check(value, "author", record)) for _ in range(2)][1]


def test_it_publishes_what_names_know() -> None:
    assert KIND.findings.keys() == FINDINGS.keys()


@pytest.mark.parametrize(
    ("text", "finding", "reported", "suggestion"),
    [
        ("Müller, Hans1", "index-in-name", "1", "Müller, Hans"),
        ("Roe, Anna; Doe, Max", "several-people", "Roe, Anna; Doe, Max", None),
        ("佚名", "placeholder", "佚名", None),
    ],
)
def test_findings_have_spans_placeholders_and_suggestions(
    text: str, finding: str, reported: str, suggestion: str | None
) -> None:
    (found,) = findings(text)
    assert (found.name, text[found.start : found.end], found.suggestion) == (finding, reported, suggestion)
    assert set(found.placeholders) <= set(KIND.findings[finding].placeholders)
    assert KIND.findings[finding].has_suggestion >= (suggestion is not None)


def test_names_that_the_format_protects_are_left_alone() -> None:
    assert findings("NOAA; NASA; ESA", literal=True) == []
    assert findings("NOAA; NASA; ESA") != []
