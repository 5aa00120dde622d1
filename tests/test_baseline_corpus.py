"""Baselines of real exports hold when the records change places and lines move."""

from __future__ import annotations

import datetime
import random
from collections import Counter
from itertools import pairwise

import pytest

from biblint.baseline import Baseline
from biblint.engine import Linter
from biblint.formats import recognise
from biblint.ruleset.selection import choose
from biblint.ruleset.store import builtin_rules
from biblint.source import Source
from tests.corpus import corpus_files, corpus_source, needs_corpus

LINTER = Linter(choose(builtin_rules(), profile="strict"), today=datetime.date(2026, 1, 1))
FORMATS = ("bibtex", "ris")
FILES = [name for name in corpus_files(25) if recognise(corpus_source(name)).name in FORMATS]


def shuffled(source):
    """The same records in another order with empty lines before them; None where that would change the records."""
    entry_format = recognise(source)
    (segment,) = source.segments(None)
    records = entry_format.read(segment, entry_format.context([segment])).records
    starts = [record.start for record in records] + [len(segment.text)]
    parts = [segment.text[start:end].rstrip("\n") + "\n" for start, end in pairwise(starts)]
    random.Random(1).shuffle(parts)
    data = ("\n\n" + segment.text[: starts[0]] + "".join(parts)).encode(source.encoding.name, "surrogateescape")
    return Source.of(data, source.path, source.encoding.name)


@needs_corpus
@pytest.mark.parametrize("name", FILES)
def test_no_violation_is_new_when_records_change_places(name):
    source = corpus_source(name)
    if source.encoding.bom or not source.encoding.is_ascii_superset:
        pytest.skip("the records are moved as text")
    before = LINTER.check_whole(source, recognise(source)).violations
    after = LINTER.check_whole(shuffled(source), recognise(source)).violations
    known = Baseline(hashes=Counter(violation.fingerprint for violation in before))
    assert known.part(after)[0] == []
