"""Records that share a key are read again by themselves, or in batches; what is told of them is the same."""

from __future__ import annotations

import pytest

from biblint.engine import Linter, judging
from biblint.formats import format_named
from biblint.ruleset.selection import choose
from biblint.ruleset.store import builtin_rules
from biblint.source import Source
from tests.engine.conftest import TODAY

LINTER = Linter(choose(builtin_rules(), select=["category:duplicates", "category:consistency"]), today=TODAY)
RECORDS = {
    "bibtex": "@article{{k{0},\n  title = {{Mosses of wall {1}}}, doi = {{10.1000/{1}}}, volume = {{{0}}}}}\n",
    "ris": "TY  - JOUR\nTI  - Mosses of wall {1}\nDO  - 10.1000/{1}\nVL  - {0}\nER  - \n\n",
    "nbib": "PMID- {1}\nTI  - Mosses of wall {1}\nAID - 10.1000/{1} [doi]\nVI  - {0}\n\n",
    "wos": "PT J\nTI Mosses of wall {1}\nDI 10.1000/{1}\nVL {0}\nUT WOS:{1}\nER\n\n",
}


def file_of(name: str, count: int, repeated: int) -> Source:
    texts = (RECORDS[name].format(number, 30_000_000 + number % repeated) for number in range(1, count))
    return Source.of("".join(texts).encode(), f"a.{name}")


@pytest.mark.parametrize("name", sorted(RECORDS))
def test_records_read_by_themselves(monkeypatch, name):
    source, chosen = file_of(name, 200, 190), format_named(name)
    found = LINTER.check(source, chosen).violations
    monkeypatch.setattr(judging, "_FEW", 1000)
    assert LINTER.check(source, chosen).violations == found
    assert {one.rule for one in found} >= {"duplicate-doi", "twin-disagrees"}


@pytest.mark.parametrize("limit", [1, 3, 50])
def test_batches(monkeypatch, limit):
    source, chosen = file_of("ris", 120, 60), format_named("ris")
    found = LINTER.check(source, chosen).violations
    monkeypatch.setattr(judging, "BATCH", limit)
    monkeypatch.setattr(judging, "_SHARE", 1000)
    assert LINTER.check(source, chosen).violations == found
    assert len(found) > 200
