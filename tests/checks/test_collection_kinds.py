"""Fields that stop in the middle of a file, persons under several names, third ISSNs, preprints and their articles."""

from __future__ import annotations

import datetime
from collections import Counter

import pytest

import biblint.source
from biblint.checks.base import Setting
from biblint.checks.batches import KIND as BATCHES
from biblint.checks.persons import KIND as PERSONS
from biblint.checks.similar import KIND as SIMILAR
from biblint.engine import Linter
from biblint.formats.bibtex import FORMAT
from biblint.model import Segment
from biblint.ruleset.lists import ListFile
from biblint.ruleset.selection import choose
from biblint.ruleset.store import builtin_rules
from biblint.source import Source


def records(text):
    return FORMAT.read(Segment(text), FORMAT.context([])).records


@pytest.mark.parametrize(
    ("having", "expected"),
    [
        ([1] * 20 + [0] * 20, {19, 20}),
        ([1] * 19 + [0] + [1] * 5 + [0] * 30, {24, 25}),
        ([1] * 20 + [0] * 19, set()),
        ([1] * 10 + [0] * 2 + [1] * 10 + [0] * 30, set()),
        ([1, 0] * 40, set()),
        ([0] * 60, set()),
        ([1] * 60, set()),
    ],
)
def test_where_a_field_stops(having, expected):
    check = BATCHES.compile({"variables": ["abstract"]}, Setting())
    assert set(check.remarkable(having)) == expected  # type: ignore[union-attr]


@pytest.mark.parametrize("segment", [1, 700, 1 << 24])
def test_a_batch_is_told_however_a_file_is_cut(monkeypatch, segment):
    monkeypatch.setattr(biblint.source, "SEGMENT_BYTES", segment)
    text = "@article{a, title = {Mosses}, doi = {10.1000/1}}\n" * 30 + "@article{b, title = {Ferns}}\n" * 25
    linter = Linter(choose(builtin_rules(), select=["field-missing-from-here-on"]), today=datetime.date(2026, 1, 1))
    (found,) = linter.check(Source.of(text.encode()), FORMAT).violations
    assert (found.line, found.related[0].line) == (31, 30)
    assert "30 of the 30" in found.message
    assert "none of the 25" in found.message


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Müller, Hans", "Mueller, H.", True),
        ("Strauß, Eva", "Strauss, E", True),
        ("Brekke, T. A.", "Brekke, TA", True),
        ("Brekke, Tor", "Brekke, Ida", False),
        ("Nagel, E.", "Nägler, E.", False),
    ],
)
def test_names_that_may_be_of_one_person_share_a_key(one, other, same):
    check = PERSONS.compile({}, Setting())
    text = "@article{{a, author = {{{} and Halvorsen, Ida and Lund, Per}}}}"
    first, second = (next(iter(check.keys(records(text.format(name))[0])))[0] for name in (one, other))  # type: ignore[union-attr]
    assert (first == second) is same


def test_a_common_name_is_left_alone():
    check = PERSONS.compile({}, Setting())
    assert not check.discordant({1: 60, 2: 60})  # type: ignore[union-attr]
    assert check.discordant({1: 6, 2: 6})  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("year = 2015", "year = 2015", True),
        ("year = 2015", "year = 2016", True),
        ("year = 2015", "year = 2018", False),
        ("year = 2015", "", True),
        ("year = 2015, doi = {10.1000/1}", "year = 2015, doi = {10.1000/2}", False),
        ("year = 2015, doi = {10.1000/1}", "year = 2015", True),
    ],
)
def test_traits_that_rule_out_one_work(first, second, expected):
    check = SIMILAR.compile({}, Setting())
    text = "@article{{a, title = {{Mosses of the northern wall}}, {}}}"
    counts: dict[int, int] = {}
    for each in (first, second):
        for _, variant in check.variants(records(text.format(each))[0])[:1]:  # type: ignore[union-attr]
            counts[variant] = counts.get(variant, 0) + 1
    assert bool(check.discordant(counts)) is expected  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("10.48550/arXiv.1501.1", "10.1000/2", True),
        ("10.48550/arXiv.1501.1", "10.48550/arXiv.1502.2", False),
        ("10.1000/1", "10.1000/2", False),
    ],
)
def test_a_preprint_and_its_article_have_a_doi_each(first, second, expected):
    check = SIMILAR.compile({"list": ListFile.of("servers.csv", "beginning\n10.48550/arxiv\n")}, Setting())
    text = "@article{{a, title = {{Mosses of the northern wall}}, doi = {{{}}}}}"
    variants = [check.variants(records(text.format(doi))[0])[0][1] for doi in (first, second)]  # type: ignore[union-attr]
    assert bool(check.discordant(Counter(variants))) is expected  # type: ignore[union-attr]
