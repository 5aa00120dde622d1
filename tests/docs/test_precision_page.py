"""The counts of reports read by eye: every rule once, sums that add up, and a page made of them."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from pathlib import Path

import pytest

from biblint.ruleset.store import builtin_rules
from scripts.docgen.pages import ROOT
from scripts.docgen.precision import Tally, precision_page, tallies

COUNTED = tallies()
ENTRIES = list(chain.from_iterable(COUNTED.values()))
RULES = builtin_rules()


def test_every_rule_is_counted_once_in_the_file_of_its_category():
    counted = Counter((category, entry.rule) for category, entries in COUNTED.items() for entry in entries)
    assert counted == Counter((rule.category, rule.id) for rule in RULES)


def test_rules_stand_in_the_order_of_their_ids():
    orders = {category: [entry.rule for entry in entries] for category, entries in COUNTED.items()}
    assert orders == {category: sorted(order) for category, order in orders.items()}


def test_what_was_read_adds_up_and_was_seen():
    assert [one.rule for one in ENTRIES if one.right + one.wrong + one.taste != one.read] == []
    assert [one.rule for one in ENTRIES if one.read > one.seen or one.files > one.seen] == []


def test_what_fires_was_read():
    assert [one.rule for one in ENTRIES if one.read < min(20, one.seen)] == []


def test_what_was_not_right_is_explained():
    assert [one.rule for one in ENTRIES if one.right < one.read and not one.note] == []


@pytest.mark.parametrize("severities", [{"error", "warning"}, {"info"}], ids=["errors-and-warnings", "infos"])
def test_nineteen_of_twenty_reports_are_right(severities):
    of = {rule.id for rule in RULES if rule.severity in severities}
    read = [one for one in ENTRIES if one.rule in of]
    taken = sum(one.right + (one.taste if severities == {"info"} else 0) for one in read)
    assert taken >= 0.95 * sum(one.read for one in read) > 0


def test_the_page_is_current():
    """If not: `make docs`."""
    assert (ROOT / "docs" / "precision.md").read_text("utf-8") == precision_page(RULES)


def test_a_rule_has_a_row_and_a_silent_one_is_named():
    page = precision_page(RULES, {"dates": [Tally("date-future", 9, 3, 4, 3, 0, 1, "a|b"), Tally("month-x", *[0] * 6)]})
    assert "| [date-future](rules/date-future.md) | warning | 9 | 3 | 4 | 3 |  | 1 | a\\|b |" in page
    assert "Not met in the corpus: [month-x](rules/month-x.md)." in page
    assert "| **warning** | 1 | 1 | 4 | 3 | 0 | 1 | 75 % |" in page


@pytest.mark.parametrize("entry", ["read: 1", "read: 1, seen: 1, righ: 1", "read: x, seen: 1"])
def test_a_slip_in_a_file_is_an_error(tmp_path: Path, entry: str):
    (tmp_path / "dates.yaml").write_text(f"- {{rule: a, {entry}}}\n", "utf-8")
    with pytest.raises(ValueError, match=r"dates\.yaml: a"):
        tallies(tmp_path)
