"""The check kind `affiliations`, on records of authors and affiliations with marks and people."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from biblint.checks.affiliations import KIND
from biblint.checks.affiliations.people import Roll
from biblint.checks.base import Setting
from biblint.formats import format_named
from biblint.model import Finding, Record, Segment, Value


def marked(text: str, *marks: str, people: Sequence[str] = ()) -> Value:
    return Value(
        text,
        0,
        0,
        marks=tuple(Value(mark, 0, 0) for mark in marks),
        people=tuple(Value(person, 0, 0) for person in people),
    )


def findings(*authors: str, places: str = "", dialect: str = "") -> list[Finding]:
    """Authors as `Roe, Anna|1,2`, affiliations as `1:Moss Lab;2:Fern Lab`."""
    values = {
        "author": [
            marked(name, *filter(None, marks.split(","))) for name, _, marks in (a.partition("|") for a in authors)
        ],
        "affiliation": [
            marked(text, *filter(None, [number]))
            for number, _, text in (p.partition(":") for p in places.split(";") if p)
        ],
    }
    tags = {name: [] for name, listed in values.items() if listed}
    record = Record("labelled", 0, Segment(" " * 9), 0, 9, lambda _, name: values[name], dialect=dialect, tags=tags)
    return list(KIND.compile({}, Setting())(record))


@pytest.mark.parametrize(
    ("authors", "places", "expected"),
    [
        (["Roe|1", "Doe|1,3"], "1:Moss;2:Fern", [("undefined-index", "3"), ("unused-affiliation", "Fern")]),
        (["Roe|1", "Doe|3", "Poe|3"], "1:Moss", [("undefined-index", "3")]),
        (["Roe|1", "Doe|2"], ":Moss", [("undefined-index", "2")]),
        (["Roe|1", "Doe|2"], "", [("no-affiliations", "1")]),
        (["Roe|1", "Doe"], "1:Moss", [("author-without-index", "Doe")]),
        (["Roe|1,2"], "1:Moss;2:Fern;2:Alga", [("duplicate-number", "2")]),
        (["Roe|1,4"], "1:Moss;4:Fern", [("skipped-number", "4"), ("skipped-number", "4")]),
        (["Roe|1,l,3"], "1:Moss;l:Fern;3:Alga", [("zero-or-bad-number", "l"), ("skipped-number", "3")]),
        (["Roe|0"], "0:Moss", [("zero-or-bad-number", "0")]),
        (["Roe|1,2"], "1:Moss;:Fern;2:Alga", [("without-number", "Fern")]),
        (["Roe|1,2"], "1:Moss;2:moss", [("repeated-affiliation", "moss")]),
    ],
)
def test_indices(authors: list[str], places: str, expected: list[tuple[str, str]]) -> None:
    found = findings(*authors, places=places)
    assert [(finding.name, finding.value.text) for finding in found if finding.value] == expected
    for finding in found:
        assert set(finding.placeholders) == set(KIND.findings[finding.name].placeholders)


@pytest.mark.parametrize(
    ("authors", "places"),
    [
        (["Roe|1", "Doe|1,2"], "1:Moss;2:Fern"),
        (["Roe|a,*", "Doe|b"], "a:Moss;b:Fern"),
        (["Roe|A", "Doe|B"], "a:Moss;b:Fern"),
        (["Roe|1", "Doe|2"], ":Moss;:Fern"),
        (["Roe|*", "Doe"], "1:Moss;2:Fern"),
        (["Roe", "Doe"], "1:Moss;2:Fern"),
        (["Roe|*", "Doe"], ""),
        (["Roe|1", "Moss Research Group", "et al."], "1:Moss"),
        (["王小明|1"], "1:苔藓大学;1:Moss Univ"),
    ],
)
def test_indices_in_order(authors: list[str], places: str) -> None:
    assert findings(*authors, places=places) == []


def test_all_authors_with_an_unknown_index_are_pointed_at() -> None:
    (found,) = findings("Roe|1", "Doe|3", "Poe|3", places="1:Moss")
    assert [mark.message for mark in found.related] == ["Poe"]


@pytest.mark.parametrize(
    ("name", "is_among"),
    [
        ("Roe, Anna", True),
        ("Roe, A", True),
        ("Roé, A.", True),
        ("Roe, Berta", False),
        ("Cruz, Eva", True),
        ("Li, B", False),
    ],
)
def test_names_are_looked_up_in_other_spellings(name: str, is_among: bool) -> None:
    assert (name in Roll(["Roe, Anna", "de la Cruz, Eva", "Li, A"])) is is_among


@pytest.mark.parametrize(("accession", "expected"), [("WOS:1", ["name-not-an-author"]), ("CNKI:1", []), ("KJD:1", [])])
def test_names_in_addresses_count_in_the_core_collection_alone(accession: str, expected: list[str]) -> None:
    source = f"PT J\nAU Roe, A\nAF Roe, Anna\nC1 [Roe, Anna; Doe, Max] Moss Univ, Bern.\nUT {accession}\nER\n"
    entry_format, segment = format_named("wos"), Segment(source)
    record = entry_format.read(segment, entry_format.context([segment])).records[0]
    assert [finding.name for finding in KIND.compile({}, Setting())(record)] == expected
