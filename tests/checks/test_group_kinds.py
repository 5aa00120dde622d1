"""What kinds of group checks count as one work, one name, one person; and what they leave alone."""

from __future__ import annotations

import pytest

from biblint.checks._works import is_generic, notice, numbers, page_numbers, title_likeness
from biblint.checks.base import Setting
from biblint.checks.consistent import is_spelling
from biblint.checks.drift import KIND as DRIFT
from biblint.checks.overlap import KIND as OVERLAP
from biblint.formats.bibtex import FORMAT
from biblint.model import Segment


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Annals of Walls", "ANNALS OF WALLS", True),
        ("Ann. Walls", "Annals of Walls", True),
        ("Annals of Walls", "Annals of Walls: Mosses", True),
        ("Commun. ACM", "Communications of the ACM", True),
        ("PNAS", "Proceedings of the National Academy of Sciences", True),
        ("Med Trop (Mars)", "Médecine tropicale : revue du corps", True),
        ("Revue des mousses de mur", "Journal of Wall Mosses", True),
        ("苔藓研究", "Journal of Mosses", True),
        ("Annals of Walls", "Fern Quarterly Letters", False),
        ("苔藓研究", "蕨类植物学报", False),
    ],
)
def test_spellings_of_journals(one, other, expected):
    assert is_spelling(one, other) is is_spelling(other, one) is expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("preface", True),
        ("editorial", True),
        ("introductiontothespecialissue", True),
        ("前言", True),
        ("mosses", False),
    ],
)
def test_generic_titles(title, expected):
    assert is_generic(title) is expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [("erratummosses", "erratum"), ("mossesauthorsreply", "authorsreply"), ("苔藓研究更正", "更正"), ("mosses", "")],
)
def test_notices(title, expected):
    assert notice(title) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [("Mosses, part I", "Mosses, part II"), ("苔藓（上）", "苔藓（下）"), ("The first moss", "The second moss")],
)
def test_parts_differ_by_their_numbers(one, other):
    assert numbers(one) != numbers(other)
    assert title_likeness(one, one) == "alike"


@pytest.mark.parametrize(
    ("pages", "expected"),
    [("101--119", (101, 119)), ("101--19", (101, 119)), ("7", (7, 7)), ("S1--S9", None), ("e123", None), ("9-1", None)],
)
def test_page_numbers(pages, expected):
    record = FORMAT.read(Segment(f"@article{{a, pages = {{{pages}}}}}"), FORMAT.context([])).records[0]
    assert page_numbers(record) == expected


@pytest.mark.parametrize(
    ("options", "variants", "expected"),
    [
        ({"within": ["volume"], "spread": 2}, {2001, 2002}, False),
        ({"within": ["volume"], "spread": 2}, {2001, 2003}, True),
        ({"within": ["container-title"], "along": "volume"}, {12001, 22002, 32003, 42004}, False),
        ({"within": ["container-title"], "along": "volume"}, {12001, 22002, 32003, 41999}, True),
        ({"within": ["container-title"], "along": "volume"}, {12001, 21999}, False),
    ],
)
def test_years_that_are_worth_a_look(options, variants, expected):
    found = DRIFT.compile(options, Setting()).discordant(dict.fromkeys(variants, 1))  # type: ignore[union-attr]
    assert bool(found) is expected


@pytest.mark.parametrize(
    ("variants", "expected"),
    [({1_000010, 10_000015}, False), ({1_000010, 9_000015}, True), ({1_000010}, False), ({1_000030, 5_000009}, True)],
)
def test_ranges_that_overlap(variants, expected):
    found = OVERLAP.compile({}, Setting()).discordant(dict.fromkeys(variants, 1))  # type: ignore[union-attr]
    assert bool(found) is expected
