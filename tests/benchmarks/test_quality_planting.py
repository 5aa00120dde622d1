"""The same defects are planted every time, and what they are planted in can be read."""

from __future__ import annotations

from functools import cache

import pytest

from biblint.formats import format_named
from biblint.ruleset.store import builtin_rules
from biblint.source import Source
from tests.benchmarks.quality import DEFECTS, NOTATIONS, UNPLANTED, measuring, planting, works

POOL = works.works(90)


def plant(notation):
    mine = [work for work in POOL if notation.takes(work)]
    return [
        (defect, planted) for defect in DEFECTS for planted in planting.plantings(defect, notation, mine, defect.times)
    ]


@cache
def planted_in(name):
    return plant(NOTATIONS[name])


def records(notation, data):
    source, entry_format = Source.of(data), format_named(notation.format)
    (segment,) = source.segments(None)
    return entry_format.read(segment, entry_format.context([segment])).records


@pytest.mark.parametrize("notation", NOTATIONS.values(), ids=NOTATIONS)
def test_the_same_is_planted_every_time(notation):
    assert plant(notation) == planted_in(notation.format)


@pytest.mark.parametrize("notation", NOTATIONS.values(), ids=NOTATIONS)
def test_a_spoilt_value_leaves_as_many_records_as_there_were(notation):
    for defect, planted in planted_in(notation.format):
        if defect.work is not None:
            assert len(records(notation, planted.data)) == 3, defect.name


@pytest.mark.parametrize("notation", NOTATIONS.values(), ids=NOTATIONS)
def test_every_planted_file_differs_and_is_read(notation):
    for defect, planted in planted_in(notation.format):
        assert planted.data != planted.clean.encode(), defect.name
        assert all(0 <= start <= end <= len(planted.text) for start, end in planted.places), defect.name
        if defect.page is None:
            assert records(notation, planted.data), defect.name


@pytest.mark.parametrize("notation", NOTATIONS.values(), ids=NOTATIONS)
def test_the_clean_file_has_every_record(notation):
    for defect, planted in planted_in(notation.format):
        if defect.work is not None or defect.works is not None:
            assert len(records(notation, planted.clean.encode())) >= 3, defect.name


def test_what_no_defect_is_planted_for_is_known():
    targets = {name for defect in DEFECTS for name in defect.rules}
    assert UNPLANTED.keys() <= {rule.id for rule in builtin_rules()} - targets


@pytest.mark.parametrize(
    ("before", "after", "size"),
    [(b"a\nb\n", b"a\nb\n", 0), (b"a\nb\n", b"a\nc\n", 4), (b"a\nb\n", b"b\na\n", 1), (b"a\n", b"a\nxy\n", 3)],
)
def test_bytes_of_changed_lines_are_counted(before, after, size):
    assert measuring.changed_bytes(before, after) == size
