"""Defects are planted where they are said to be, and what is counted is what happened."""

from __future__ import annotations

import random
from collections import Counter
from functools import cache

import pytest

from biblint.ruleset.rule import CATEGORIES
from biblint.ruleset.store import builtin_rules
from tests.benchmarks.quality import DEFECTS, NOTATIONS, folder, marks, measuring, planting, report, works

BY_NAME = {defect.name: defect for defect in DEFECTS}


@cache
def pool():
    return works.works(120)


@cache
def judge():
    return measuring.Judge.of(builtin_rules(), DEFECTS)


@cache
def small():
    chosen = [BY_NAME[name] for name in ("pages-slash", "doi-address", "no-title", "same-key", "year-future")]
    return chosen, measuring.measure(judge(), chosen, [NOTATIONS["bibtex"], NOTATIONS["ris"]], pool(), 2)


def test_defects_have_names_of_their_own_and_known_categories():
    assert Counter(defect.name for defect in DEFECTS).most_common(1)[0][1] == 1
    assert {defect.category for defect in DEFECTS} <= set(CATEGORIES)


@pytest.mark.parametrize("defect", DEFECTS, ids=[defect.name for defect in DEFECTS])
def test_every_defect_can_be_planted_somewhere(defect):
    assert any(
        next(planting.plantings(defect, notation, [work for work in pool() if notation.takes(work)], 1), None)
        for notation in NOTATIONS.values()
    )


def test_the_place_is_where_the_text_differs():
    notation = NOTATIONS["ris"]
    work = next(work for work in pool() if work.pages and work.kind == "article-journal")
    planted = planting.plant(BY_NAME["year-future"], notation, [work], 0, random.Random(1))
    (place,) = planted.places
    assert planted.text[slice(*place)] == "2219"
    assert marks.plain(planted.text) == planted.text
    assert planted.text[: place[0]] == planted.clean[: place[0]]


def test_a_format_without_the_field_takes_no_defect_of_it():
    assert not list(planting.plantings(BY_NAME["issn-dash"], NOTATIONS["cnki-estudy"], pool(), 1))


def test_clean_records_raise_no_alarm_and_stay_as_they_are():
    for clean in small()[1].clean.values():
        assert (clean.read, clean.alarms, clean.changed) == (clean.records, Counter(), False)


def test_what_is_found_and_restored_is_counted():
    tally = small()[1].tallies["doi-address", "bibtex"]
    assert (tally.planted, tally.found, tally.offered, tally.restored) == (2, 2, 2, 2)


def test_a_rule_for_something_else_finds_nothing():
    defect = BY_NAME["pages-slash"]
    planted = next(planting.plantings(defect, NOTATIONS["bibtex"], pool(), 1))
    source = measuring.Source.of(planted.text.encode())
    report_ = judge().every.check(source, measuring.format_named("bibtex"))
    assert not measuring.told(planted, report_, report_, defect.rules), "what was there before is not new"
    assert not measuring.told(planted, judge().every.check(source), report_, ("doi-prefix",))


def test_the_page_tells_it_all():
    chosen, result = small()
    text = report.page(result, chosen)
    assert "| pages |" in text
    assert "| **all** |" in text
    assert "## False alarms" in text


SHARES = [(0, 0, ""), (1, 3, "33.3 %"), (1999, 2000, "99.9 %"), (5, 5, "100 %")]


@pytest.mark.parametrize(("part", "whole", "text"), SHARES)
def test_shares_are_rounded_down(part, whole, text):
    assert report.percent(part, whole) == text


def test_defects_are_planted_in_files_too(tmp_path):
    notation = NOTATIONS["bibtex"]
    (tmp_path / "clean.bib").write_text("".join(map(notation.write, pool()[:5])), encoding="utf-8")
    result = folder.measure_folder(judge(), [BY_NAME["doi-address"]], tmp_path, 2)
    tally = result.tallies["doi-address", "bibtex"]
    assert (result.clean["bibtex"].records, tally.planted, tally.found) == (5, 2, 2)
