"""The check kind `truncation`."""

from __future__ import annotations

import pytest

from biblint.checks.base import Setting
from biblint.checks.truncation import KIND
from biblint.formats import format_named
from biblint.model import Finding, Record, Segment
from biblint.values.truncation import FINDINGS


def read(source: str) -> Record:
    entry_format = format_named("bibtex")
    segment = Segment(source)
    return entry_format.read(segment, entry_format.context([segment])).records[0]


def findings(source: str) -> list[Finding]:
    record = read(source)
    check = KIND.compile({}, Setting(("author",), format="bibtex"))
    return list(check(record.values("author"), "author", record))


def test_it_publishes_what_lists_know() -> None:
    assert KIND.findings.keys() == FINDINGS.keys() | {"empty-name"}


@pytest.mark.parametrize(
    ("authors", "finding", "item", "listed"),
    [
        ("Roe, Anna and others", "and-others", "others", "1"),
        ("Roe, Anna and Doe, Max and et al.", "et-al", "et al.", "2"),
        ("Roe, Anna and Doe, Max et al.", "et-al", "Doe, Max et al.", "2"),
        ("Roe, Anna and Doe, Max and", "cut-at-separator", "Doe, Max", "2"),
        ("Roe, Anna and Doe, Ma-", "cut-in-name", "Doe, Ma-", "2"),
    ],
)
def test_the_item_that_shows_the_cut(authors: str, finding: str, item: str, listed: str) -> None:
    (found,) = findings(f"@article{{a, author = {{{authors}}}}}")
    assert found.value is not None
    assert (found.name, found.value.text, found.placeholders["listed"]) == (finding, item, listed)


@pytest.mark.parametrize(
    ("authors", "at"),
    [
        ("and Roe, Anna", [0]),
        ("Roe, Anna and and Doe, Max", [14]),
        ("Roe, Anna and\n and {Doe} and Poe, Eva and  and and Fern, Max", [15, 43]),
        ("{Sand and and Sons} and Andand, Max", []),
    ],
)
def test_a_name_that_is_missing_before_and(authors: str, at: list[int]) -> None:
    start = "@article{a, author = {"
    found = findings(f"{start}{authors}}}}}")
    assert [one.span and one.span[0] - len(start) for one in found if one.name == "empty-name"] == at


@pytest.mark.parametrize("authors", ["Roe, Anna and Doe, Max", "{Moss and others}", "Roe, Anna and {Moss, Inc.,}"])
def test_whole_lists(authors: str) -> None:
    assert findings(f"@article{{a, author = {{{authors}}}}}") == []
