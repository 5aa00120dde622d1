"""The check kind `names`."""

from __future__ import annotations

import pytest

from biblint.checks.base import Setting
from biblint.checks.names import KIND
from biblint.formats import canonical
from biblint.model import Finding, Segment
from biblint.values.names import FINDINGS


def findings(*texts: str, literal: bool = False, **more: str) -> list[Finding]:
    """What is found in the last of some authors, the second time it is asked for."""
    segment = Segment(canonical.write({"author": texts, **more}))
    record = canonical.FORMAT.read(segment, None).records[0]
    value = record.values("author")[-1]
    value.literal = literal
    check = KIND.compile({}, Setting(("author",), format="bibtex"))
    return [list(check(value, "author", record)) for _ in range(2)][1]


def test_it_publishes_what_names_know() -> None:
    assert KIND.findings.keys() == FINDINGS.keys()


@pytest.mark.parametrize(
    ("text", "finding", "reported", "suggestion"),
    [
        ("Müller, Hans1", "index-in-name", "1", "Müller, Hans"),
        ("Roe, Anna; Doe, Max", "several-people", "Roe, Anna; Doe, Max", None),
        ("null Roe", "null-part", "null", "Roe"),
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


def test_a_placeholder_is_told_beside_other_names_only() -> None:
    assert findings("佚名") == []
    assert [found.name for found in findings("王小明", "佚名")] == ["placeholder"]
    assert [found.name for found in findings("佚名", editor="王小明")] == ["placeholder"]


def test_a_comma_at_the_end_of_a_list_is_no_matter_of_the_name() -> None:
    assert findings("Roe, Anna", "Doe,") == []
    assert [found.name for found in findings("Doe,")] == ["dangling-comma"]
