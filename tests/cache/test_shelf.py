"""Reports from the cache: the same as new ones, and new ones whenever anything has changed."""

from __future__ import annotations

import ast
import datetime
from pathlib import Path

import pytest

import biblint.checks
from biblint.cache import Cache, KeptCollection, ReportShelf
from biblint.cache.hashing import canonical
from biblint.cache.shelf import _DATED_KINDS
from biblint.checks import kinds
from biblint.engine import Collection, Linter, Loaded
from biblint.formats import format_named
from biblint.reports.asdata import violation_data
from biblint.ruleset.selection import Ruleset
from biblint.source import Source
from tests import samples

TODAY = datetime.date(2026, 1, 1)
RULES = Ruleset(samples.rules())
BIBTEX = format_named("bibtex")


@pytest.fixture
def shelf(tmp_path):
    return ReportShelf(Cache(tmp_path / "reports"))


def linter(shelf, rules=RULES, **options):
    made = Linter(rules, **{"today": TODAY, **options})
    made.shelf = shelf
    return made


def told(report):
    lines = [[edit.segment.line_text(edit.line) for edit in one.fix.edits] for one in report.violations if one.fix]
    violations = [(violation_data(one), one.excerpt) for one in report.violations]
    return report.records, report.encoding, violations, report.everywhere, lines


def is_known(linter, source):
    return linter.shelf.get(linter, source, BIBTEX, alone=True) is not None


def dirty():
    return Source.of("\n".join(samples.sources("bibtex")).encode(), "dirty.bib")


def test_a_report_from_the_cache_is_the_same(shelf):
    new = linter(shelf).check(dirty(), BIBTEX)
    assert is_known(linter(shelf), dirty())
    assert told(linter(shelf).check(dirty(), BIBTEX)) == told(new)
    assert len(new.violations) > 100


@pytest.mark.parametrize(
    "source",
    [Source.of(b"@book{b}", "a.bib"), Source.of(b"@book{a}", "b.bib"), Source.of(b"@book{a}", "a.bib", "cp1252")],
)
def test_another_file_is_checked(shelf, source):
    linter(shelf).check(Source.of(b"@book{a}", "a.bib"), BIBTEX)
    assert not is_known(linter(shelf), source)


@pytest.mark.parametrize(
    "options",
    [
        {"rules": Ruleset(RULES.rules[1:])},
        {"rules": Ruleset(RULES.rules, {RULES.rules[0].id: "info"})},
        {"rules": Ruleset(RULES.rules, params={RULES.rules[0].id: {"limit": 3}})},
        {"language": "zh"},
        {"root": "/srv"},
        {"today": datetime.date(2026, 1, 2)},
    ],
)
def test_other_settings_ask_for_another_check(shelf, options):
    source = Source.of(b"@book{a}", "a.bib")
    linter(shelf).check(source, BIBTEX)
    assert not is_known(linter(shelf, **options), source)


def test_the_day_does_not_matter_where_no_rule_asks_for_it(shelf):
    rules = Ruleset(tuple(rule for rule in RULES.rules if rule.check.kind not in _DATED_KINDS))
    source = Source.of(b"@book{a}", "a.bib")
    linter(shelf, rules).check(source, BIBTEX)
    assert is_known(linter(shelf, rules, today=datetime.date(2030, 1, 1)), source)


def test_the_kinds_that_ask_for_the_day_are_known():
    asking = set()
    for path in Path(biblint.checks.__file__).parent.rglob("*.py"):
        nodes = ast.walk(ast.parse(path.read_text("utf-8")))
        if any(isinstance(node, ast.Attribute) and node.attr == "today" for node in nodes):
            asking.add(path.stem)
    assert asking == _DATED_KINDS
    assert set(kinds()) >= _DATED_KINDS


def test_a_setting_is_told_alike_in_every_order():
    assert canonical({"a": frozenset("xyz"), "b": (1, "2")}) == canonical({"b": (1, "2"), "a": frozenset("zyx")})
    assert canonical({"a": 1}) != canonical({"a": "1"})


def kept(shelf, files):
    """A kept collection of sources by path, ready to be asked, and whether it was read."""
    made, read = linter(shelf), []
    collection = Collection(made, (loads := {name: lambda one=one: Loaded(one, BIBTEX) for name, one in files.items()}))
    collection.prepare, prepare = lambda: read.append(1) or prepare(), collection.prepare
    found = KeptCollection(shelf, made, collection, loads, frozenset(files))
    found.prepare()
    return [[violation_data(one) for one in found.violations(source, BIBTEX)] for source in files.values()], read


def test_a_collection_is_compared_again_only_if_a_file_has_changed(shelf):
    record = b"@article{%s, title = {Moss on old stone walls}, doi = {10.1000/xyz1}, year = 2001}"
    names = [str(Path(name).resolve()) for name in ("a.bib", "b.bib")]
    files = {name: Source.of(record % str(number).encode(), name) for number, name in enumerate(names)}
    first, was_read = kept(shelf, files)
    assert (first[0] != [], was_read) == (True, [1])
    assert kept(shelf, files) == (first, [])
    files[names[1]] = Source.of(b"@book{x}", names[1])
    assert kept(shelf, files)[1] == [1]
