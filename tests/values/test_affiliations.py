"""Affiliations as text."""

from __future__ import annotations

import pytest

from biblint.values.affiliations import gaps, is_sign, ordinal, repeats, unfit


@pytest.mark.parametrize(
    ("mark", "place"), [("3", 3), ("0", 0), ("c", 3), ("C", 3), ("*", None), ("ab", None), ("é", None), ("", None)]
)
def test_ordinals(mark: str, place: int | None) -> None:
    assert ordinal(mark) == place


def test_signs() -> None:
    assert is_sign("*†") and not is_sign("*1") and not is_sign("")


@pytest.mark.parametrize(
    ("one", "two", "more"),
    [
        ("Bern Univ, Moss Lab, Bern", "BERN UNIV, Moss Lab. , Bern", ""),
        ("Bern Univ, Moss Lab, Bern", "Bern Univ, Moss Lab, 12 Farn Rd, CH-3012 Bern", "12 Farn Rd, CH-3012"),
        ("Bern Univ, Moss Lab, Bahnhofstr 7, Bern", "Bern Univ, Moss Lab, Bern", "Bahnhofstr 7"),
        ("Moss Univ, Dept Fern, London, England", "Moss Univ, Dept Fern, London SW7 2AZ, England", "SW7 2AZ"),
        ("苔藓大学, 北京", "苔藓大学, 北京 100871", "100871"),
        ("苔藓大学,北京100871", "苔藓大学,北京", "100871"),
        ("苔藓大学, 北京", "苔藓大学, 蕨路5号, 北京", "蕨路5号"),
    ],
)
def test_repeats(one: str, two: str, more: str) -> None:
    assert repeats(["Fern Inst, Ulm", one, two]) == [(2, 1, more)]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Bern Univ, Moss Lab 1, Bern", "Bern Univ, Moss Lab 2, Bern"),
        ("Bern Univ, Bern", "Bern Univ, Dept Fern, Bern"),
        ("Bern Univ, Hosp 1, Bern", "Bern Univ, Hosp 1, Cent Lab, Bern"),
        ("Bern Univ", "Bern Univ, 12 Farn Rd"),
        ("Bern Univ, 12 Farn Rd, Bern", "Bern Univ, 14 Farn Rd, Bern"),
        ("CR ACAD, V274, P164", "CR ACAD, V274, P1299"),
        ("", ""),
    ],
)
def test_different_affiliations(one: str, two: str) -> None:
    assert repeats([one, two]) == []


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [([1, 2, 3], []), ([1, 4], [(2, 4), (3, 4)]), ([2], [(1, 2)]), ([3, 1, 2, 1], []), ([], [])],
)
def test_gaps(numbers: list[int], expected: list[tuple[int, int]]) -> None:
    assert gaps(numbers) == expected


@pytest.mark.parametrize(
    ("text", "name", "found", "suggestion"),
    [
        ("Moss Lab, Bern. E-mail: roe@moss.example", "email-inside", "E-mail: roe@moss.example", None),
        (", Farnweg 7, Ulm", "leading-punctuation", ",", "Farnweg 7, Ulm"),
        ("1 Moss Laboratory, Bern", "leading-index", "1", "Moss Laboratory, Bern"),
        ("1 School of Walls, Bern", "leading-index", "1", "School of Walls, Bern"),
        ("2 Alpine Field Station, Bern", "leading-index", "2", "Alpine Field Station, Bern"),
        ("aDepartment of Moss, Bern", "leading-index", "a", "Department of Moss, Bern"),
    ],
)
def test_what_does_not_belong(text: str, name: str, found: str, suggestion: str | None) -> None:
    (part,) = unfit(text)
    assert (part.name, text[part.start : part.end], part.suggestion) == (name, found, suggestion)


@pytest.mark.parametrize(
    "text",
    [
        "12 Farn Rd, Bern",
        "1 School Lane, Bern",
        "1st Dept Moss",
        "301 Hospital, Bern",
        "a Coruna",
        "(Moss) Lab",
        "Lab @ Ulm",
    ],
)
def test_what_belongs(text: str) -> None:
    assert unfit(text) == []


@pytest.mark.parametrize(("text", "is_sure"), [(", Moss University, Ulm", True), (", Farnweg 7, Ulm", False)])
def test_punctuation_before_a_street_hides_a_lost_name(text: str, is_sure: bool) -> None:
    (part,) = unfit(text)
    assert part.is_sure is is_sure
