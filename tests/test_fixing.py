"""Fixing a source: passes, overlaps, verification, and what is undone."""

from __future__ import annotations

import datetime
import time

import pytest

from biblint.engine import FileReport, Linter
from biblint.fixing import FixUndoneError, fix_source
from biblint.formats import canonical, format_named
from biblint.model import Edit, Fix, LocatedEdit, RecordRef, Violation
from biblint.ruleset.selection import Ruleset, choose
from biblint.source import Source
from tests import samples

TODAY = datetime.date(2026, 1, 1)
RIS = "TY  - JOUR\r\nTI  - A\r\nSP  - 3287 / 3300\r\nVL  - 3\r\nER  - \r\n"


class Scripted:
    """A linter whose fixes are given: what is found in a text -> edits of its first segment, by rule."""

    def __init__(self, rules):
        self.rules = rules

    def check(self, source, entry_format):
        segment = next(iter(source.segments(entry_format.boundary)))
        found = []
        for name, find, safety in self.rules:
            edits = tuple(LocatedEdit(1, 1, 1, 1, edit.text, edit, segment) for edit in find(segment.text))
            if edits:
                violation = Violation(
                    name,
                    "pages",
                    "warning",
                    "",
                    "-",
                    1,
                    1,
                    1,
                    1,
                    RecordRef("", 0, ""),
                    "",
                    "",
                    "",
                    Fix(safety, "", edits),
                )
                found.append(violation)
        return FileReport("-", "", "", 1, found)


def replacing(old, new, extent=None):
    """A function that finds the first `old` in a text and edits it, or another range from its start."""

    def find(text):
        at = text.find(old)
        return [Edit(at, at + len(extent or old), new)] if at >= 0 else []

    return find


def run(text, *rules, entry_format="ris", safeties=("safe", "unsafe")):
    """The fixed text, and the names of the rules applied."""
    scripted = Scripted([(name, find, "safe") for name, find in rules])
    result = fix_source(scripted, Source.of(text.encode()), format_named(entry_format), safeties)
    return result.source.data.decode(), [violation.rule for violation in result.applied]


def test_what_overlaps_waits_for_the_next_pass():
    inner, outer = replacing("/", "-"), replacing("3287 - 3300", "3287-3300")
    wide = replacing("3287 / 3300", "3287 / 3301")
    assert run(RIS, ("a", wide), ("b", inner), ("c", outer)) == (RIS.replace("3287 / 3300", "3287 - 3301"), ["a", "b"])
    assert run(RIS, ("b", inner), ("c", outer)) == (RIS.replace(" / ", "-"), ["b", "c"])


def test_equal_edits_of_two_rules_are_one():
    mend = replacing(" / ", "-")
    assert run(RIS, ("a", mend), ("b", mend)) == (RIS.replace(" / ", "-"), ["a", "b"])


def test_safeties_choose():
    scripted = Scripted([("a", replacing(" / ", "-"), "unsafe"), ("b", replacing("3\r", "4\r"), "manual")])
    source = Source.of(RIS.encode())
    assert fix_source(scripted, source, format_named("ris"), ["safe"]).source is source
    assert len(fix_source(scripted, source, format_named("ris"), ["safe", "unsafe"]).applied) == 1


UNDONE = {
    "the field after it is gone": (replacing(" / 3300\r\n", ""), "VL of record 1"),
    "a record comes": (replacing("3300", "3300\r\nER  - \r\nTY  - JOUR"), "record"),
    "a record goes": (lambda text: [Edit(0, len(text), "")], "no record 1"),
    "the type is another": (replacing("VL  - 3", "TY  - BOOK"), "record"),
    "fields come that no edit accounts for": (
        replacing("3300", "3300\r\nIS  - 2\r\nPY  - 1\r\nKW  - b"),
        "number of fields",
    ),
    "it does not settle": (replacing("/", "//"), "do not settle after 10 passes"),
}


@pytest.mark.parametrize(("find", "fault"), UNDONE.values(), ids=UNDONE)
def test_a_misbehaving_fix_is_undone_and_named(find, fault):
    with pytest.raises(FixUndoneError, match=rf"(?s)({fault}).*bad-rule"):
        run(RIS, ("bad-rule", find))


def test_a_brace_that_swallows_the_next_field_is_undone():
    text = "@book{a, title = {x}, year = 2001}\n@book{b, title = {y}}\n"
    with pytest.raises(FixUndoneError, match="bad-rule"):
        run(text, ("bad-rule", replacing("x}", "x{")), entry_format="bibtex")


def test_a_format_that_reads_back_something_else_is_found_out():
    class Fickle(canonical.CanonicalFormat):
        def read(self, segment, context):
            batch = super().read(segment, context)
            if "-" in segment.text:
                batch.records[0].fields.reverse()
            return batch

    text = canonical.write({"page": "1 / 9", "title": "A", "volume": "2"})
    scripted = Scripted([("a", replacing(" / ", "-"), "safe")])
    with pytest.raises(FixUndoneError, match=r"volume|title"):
        fix_source(scripted, Source.of(text.encode()), Fickle(), ["safe"])


def test_a_field_may_be_inserted():
    linter = Linter(choose(samples.rules(), select=["page-range-separator"]), today=TODAY)
    result = fix_source(linter, Source.of(RIS.encode()), format_named("ris"), ["safe", "unsafe"])
    assert result.source.data.decode() == RIS.replace("3287 / 3300\r\n", "3287\r\nEP  - 3300\r\n")
    assert result.report.violations == []


def test_text_that_the_file_cannot_hold_is_no_fix(linter_with):
    source = Source.of("TY  - JOUR\nTI  - Über ss\nER  - \n".encode("cp1252"))
    violation, greek = (linter_with("ss", new).check(source, format_named("ris")).violations[0] for new in ("ß", "σ"))
    assert violation.fix
    assert greek.fix is None


@pytest.fixture
def linter_with():
    """A function that gives a linter of one rule, which replaces a text in titles."""
    rule = next(rule for rule in samples.rules() if rule.id == "issue-label")

    def make(old, new):
        options = {"reject": old, "replace": {"with": new}}
        select = rule.select._replace(names=("title",), variables=("title",))
        return Linter(Ruleset((rule._replace(select=select, check=rule.check._replace(options=options)),)), today=TODAY)

    return make


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_time_grows_with_the_number_of_fixes(linter_with, encoding):
    linter = linter_with("x", "y")
    times = []
    for count in (500, 4000):
        source = Source.of(("TY  - JOUR\nTI  - A x\nVL  - 3\nER  - \n" * count).encode(encoding))
        start = time.process_time()
        assert len(fix_source(linter, source, format_named("ris"), ["safe", "unsafe"]).applied) == count
        times.append(time.process_time() - start)
    assert times[1] < 8 * 3 * times[0]
