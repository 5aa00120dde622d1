from __future__ import annotations

import datetime

import pytest

from biblint.engine import Linter
from biblint.fixing import fix_source
from biblint.formats import format_named
from biblint.ruleset.selection import choose
from biblint.ruleset.store import builtin_rules
from biblint.source import Source
from biblint.suppression import FileTerms, Selector, Waiver, check

TODAY = datetime.date(2026, 1, 1)
NOTHING_SAID = FileTerms()
RULES = ["page-range-separator", "doi-prefix", "suppression-unused", "suppression-expired"]
ALL_SUPPRESSION = [
    *RULES, "suppression-unknown-rule", "suppression-without-rule", "suppression-unreadable",
    "suppression-without-reason",
]  # fmt: skip
ENTRY = "@article{{{key}, title = {{Moss}}, doi = {{{doi}}}, pages = {{3287 / 3300}}}}\n"


def entry(key="moss", doi="10.1000/182"):
    return ENTRY.format(key=key, doi=doi)


def linter(*names):
    return Linter(choose(builtin_rules(), select=names or ALL_SUPPRESSION), today=TODAY)


def run(text, *, terms=NOTHING_SAID, name="bibtex", encoding="utf-8"):
    return check(linter(), Source.of(text.encode(encoding), "a.bib"), format_named(name), terms)


def told(report):
    return [(violation.rule, violation.line) for violation in report.violations]


IGNORE = "% biblint: ignore[page-range-separator] so it is printed\n"
PAGES = "page-range-separator"


@pytest.mark.parametrize(
    ("text", "expected", "suppressed"),
    [
        (entry(), [(PAGES, 1)], 0),
        (IGNORE + entry(), [], 1),
        (IGNORE + "\nsome text\n" + entry(), [], 1),
        (IGNORE + entry() + entry("fern"), [(PAGES, 3)], 1),
        ("%%  BibLint : ignore[page-range-separator]: why\n" + entry(), [], 1),
        (IGNORE.replace("\n", "\r\n") + entry(), [], 1),
        (entry()[:-1] + " " + IGNORE + entry("fern"), [(PAGES, 1)], 1),
        (IGNORE + IGNORE.replace(PAGES, "doi-prefix") + entry(doi="https://doi.org/10.1000/182"), [], 2),
        (IGNORE.replace(PAGES, f"{PAGES}, doi-prefix") + entry(doi="doi.org/10.1000/182"), [], 2),
        (IGNORE.replace("ignore", "ignore-file") + entry() + entry("fern"), [], 2),
        (IGNORE.replace("so", "until 2026-01-01 so") + entry(), [], 1),
        (IGNORE.replace("so", "until 2025-12-31 so") + entry(), [("suppression-expired", 1), (PAGES, 2)], 0),
        (IGNORE + "@book{a, title = {Moss}}\n" + entry(), [("suppression-unused", 1), (PAGES, 3)], 0),
        (entry() + IGNORE, [(PAGES, 1), ("suppression-unused", 2)], 0),
        (entry() + IGNORE.replace("ignore", "ignore-file") + entry("fern"),
         [(PAGES, 1), ("suppression-unused", 2), (PAGES, 3)], 0),
        ("% biblint: ignore\n" + entry(), [("suppression-without-rule", 1), (PAGES, 2)], 0),
        ("% biblint: ignore[] all\n" + entry(), [("suppression-without-rule", 1), (PAGES, 2)], 0),
        ("% biblint: ignore[page-range] x\n" + entry(), [("suppression-unknown-rule", 1), (PAGES, 2)], 0),
        ("% biblint: disable[page-range-separator]\n" + entry(), [("suppression-unreadable", 1), (PAGES, 2)], 0),
        (f"% biblint: ignore[{PAGES}]\n" + entry(), [("suppression-without-reason", 1)], 1),
        (f"% biblint: ignore[{PAGES}] until 2026-13-01 x\n" + entry(), [("suppression-unreadable", 1), (PAGES, 2)], 0),
        ("% checked with biblint\n" + entry(), [(PAGES, 2)], 0),
    ],
)  # fmt: skip
def test_comments(text, expected, suppressed):
    report = run(text)
    assert (told(report), len(report.suppressed)) == (expected, suppressed)


def test_a_comment_inside_an_entry_does_not_count_and_stays():
    text = "@article{moss,\n% biblint: ignore[page-range-separator] x\n pages = {3287 / 3300}}\n"
    found = {violation.rule: violation.fix for violation in run(text).violations}
    assert found["suppression-unused"] is None
    assert "page-range-separator" in found


def test_utf_16_is_read_too():
    assert run(IGNORE + entry(), encoding="utf-16").violations == []


def test_a_rule_that_did_not_run_is_not_unused():
    source = Source.of((IGNORE + "@book{a, title = {Moss}}\n").encode(), "a.bib")
    assert check(linter("suppression-unused"), source, format_named("bibtex")).violations == []


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        (IGNORE + "@book{a}\n", "@book{a}\n"),
        ("@book{a} " + IGNORE, "@book{a}\n"),
        ("@book{a}\n" + IGNORE.rstrip(), "@book{a}\n"),
        ("@book{a}\r\n" + IGNORE.replace("\n", "\r\n"), "@book{a}\r\n"),
        (IGNORE.replace("so", "until 2020-01-01 so") + "@book{a}\n", "@book{a}\n"),
        (IGNORE.replace(PAGES, f"doi-prefix, {PAGES}") + entry(),
         IGNORE + entry()),
        (IGNORE.replace(PAGES, f"{PAGES} , doi-prefix") + entry(), IGNORE + entry()),
    ],
)  # fmt: skip
def test_what_suppresses_nothing_is_removed(text, fixed):
    class Checker:
        def check(self, source, entry_format):
            return check(linter(*RULES), source, entry_format)

    result = fix_source(Checker(), Source.of(text.encode(), "a.bib"), format_named("bibtex"), ["safe"])
    assert result.source.data.decode() == fixed


RIS = "TY  - JOUR\nTI  - Moss\nDO  - 10.1000/{n}\nSP  - 3287 / 3300\nER  - \n"
FILE = RIS.format(n=182) + RIS.format(n="ABC")


def waiver(by, value, level="off"):
    return Waiver({PAGES: level}, (Selector(by, value, "it"),))


@pytest.mark.parametrize(
    ("by", "value", "lines"),
    [
        ("doi", "10.1000/abc", [4]),
        ("doi", "10.1000/182", [9]),
        ("doi", "10.1000/1", [4, 9]),
        ("line", "6", [4]),
        ("line", "5", [9]),
        ("key", "10.1000/182", [9]),
        ("key", "10.1000", [4, 9]),
    ],
)
def test_records_of_a_configuration(by, value, lines):
    report = run(FILE, terms=FileTerms((waiver(by, value),)), name="ris")
    assert [violation.line for violation in report.violations] == lines
    assert report.touched == ({("it", ""), ("it", PAGES)} if len(lines) == 1 else set())


def test_records_that_share_a_key_are_all_meant():
    assert run(entry() + entry(), terms=FileTerms((waiver("key", "moss"),))).violations == []
    report = run(entry() + entry(), terms=FileTerms((waiver("key", "moss#2"),)))
    assert [violation.line for violation in report.violations] == [1]


def test_a_record_without_the_violation_is_named_and_not_used():
    report = run("@book{moss, title = {Moss}}\n", terms=FileTerms((waiver("key", "moss"),)))
    assert report.touched == {("it", "")}


def test_another_severity():
    report = run(entry(), terms=FileTerms((waiver("key", "moss", "error"),)))
    assert [violation.severity for violation in report.violations] == ["error"]


def test_the_last_waiver_counts():
    report = run(entry(), terms=FileTerms((waiver("key", "moss"), waiver("key", "moss", "info"))))
    assert [violation.severity for violation in report.violations] == ["info"]


def test_what_is_suppressed_is_not_fixed():
    class Checker:
        def check(self, source, entry_format):
            return check(linter(), source, entry_format)

    source = Source.of((IGNORE + entry()).encode(), "a.bib")
    assert fix_source(Checker(), source, format_named("bibtex"), ["safe", "unsafe"]).source.data == source.data


def test_fixes_that_are_skipped_are_shown_only():
    report = run(entry(), terms=FileTerms(unfixed=frozenset({PAGES})))
    assert [violation.fix.safety for violation in report.violations] == ["manual"]


@pytest.mark.parametrize(("expected", "count"), [(1, 0), (2, 1), (0, 1), (None, 0)])
def test_expected_records(expected, count):
    names = Linter(choose(builtin_rules(), select=["record-count-unexpected"]), today=TODAY)
    report = check(names, Source.of(entry().encode()), format_named("bibtex"), FileTerms(expected=expected))
    assert len(report.violations) == count


def test_messages_name_the_rule_that_was_meant():
    (first, *_) = run("% biblint: ignore[page-range-seperator] x\n" + entry()).violations
    assert first.message == "there is no rule 'page-range-seperator' (did you mean 'page-range-separator'?)"
