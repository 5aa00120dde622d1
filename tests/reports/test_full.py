"""The report for people, as whole texts."""

from __future__ import annotations

import pytest
from violations import fix, shown, violation

from biblint.model import Location, RecordRef

CASES = {
    "carets under wide characters": (
        violation(28, 4, 15, "页码:3287 / 3300"),
        """\
a.bib:28:4: warning[some-rule] something is wrong
   |
28 | 页码:3287 / 3300
   |      ^^^^^^^^^^^

""",
    ),
    "carets as wide as what is marked": (
        violation(2, 3, 5, "作者关键字"),
        """\
a.bib:2:3: warning[some-rule] something is wrong
  |
2 | 作者关键字
  |     ^^^^

""",
    ),
    "an empty range is one caret": (
        violation(1, 4, 4, "abc"),
        """\
a.bib:1:4: warning[some-rule] something is wrong
  |
1 | abc
  |    ^

""",
    ),
    "an empty line": (
        violation(1, 1, 1, ""),
        """\
a.bib:1:1: warning[some-rule] something is wrong
1 |
  | ^

""",
    ),
    "several lines, and more than are shown": (
        violation(1, 3)._replace(end_line=5, end_column=4, excerpt=("ab cd", "  ef", "gh")),
        """\
a.bib:1:3: warning[some-rule] something is wrong
  |
1 | ab cd
  |   ^^^
2 |   ef
  |   ^^
3 | gh
  | ^^
  | …

""",
    ),
    "control characters are escaped everywhere": (
        violation(1, 1, 3, "a\x1bb", message="bad \x1b[31m", path="a\nb.bib"),
        """\
a\\nb.bib:1:1: warning[some-rule] bad \\x1b[31m
  |
1 | a\\x1bb
  | ^^^^^

""",
    ),
    "a fix within a line": (
        violation(1, 2, 3, fix=fix("abc\ndef", (1, 2, "X"))),
        """\
a.bib:1:2: warning[some-rule] something is wrong
  |
1 | abc
  |  ^
  = fix (safe): Mend it
  - abc
  + aXc

""",
    ),
    "a fix that deletes a line": (
        violation(2, 1, 4, "def", fix=fix("abc\r\ndef\r\nghi", (5, 10, ""), safety="unsafe")),
        """\
a.bib:2:1: warning[some-rule] something is wrong
  |
2 | def
  | ^^^
  = fix (unsafe): Mend it
  - def

""",
    ),
    "a fix that puts a line in": (
        violation(1, 1, 4, fix=fix("abc\nghi", (3, 3, "\ndef"), safety="manual")),
        """\
a.bib:1:1: warning[some-rule] something is wrong
  |
1 | abc
  | ^^^
  = fix (by hand): Mend it
  + def

""",
    ),
    "a fix in many places": (
        violation(1, 1, 2, "a", fix=fix("a\na\na\na\na", *((2 * at, 2 * at + 1, "b") for at in range(5)))),
        """\
a.bib:1:1: warning[some-rule] something is wrong
  |
1 | a
  | ^
  = fix (safe): Mend it
  - a
  + b
  - a
  + b
  - a
  + b
    … and 2 more changes

""",
    ),
    "related places, at most three": (
        violation(related=tuple(Location("b.bib", line, 2, line, 3, "its twin") for line in range(1, 6))),
        """\
a.bib:1:1: warning[some-rule] something is wrong
  |
1 | abc
  | ^
  = also: b.bib:1:2 its twin
  = also: b.bib:2:2 its twin
  = also: b.bib:3:2 its twin
  = and 2 more

""",
    ),
}


@pytest.mark.parametrize(("found", "text"), CASES.values(), ids=CASES)
def test_block(found, text):
    assert shown("full", found) == text


@pytest.mark.parametrize(
    ("ref", "where"),
    [
        (RecordRef("smith2020", 0, "book"), " in smith2020"),
        (RecordRef("smith2020", 0, "book", "12"), " in reference 12 of smith2020"),
        (RecordRef("0123456789ab", 0, "book"), ""),
        (RecordRef("0123456789ab#2", 0, "book"), ""),
        (RecordRef("abc", 0, "book"), ""),
        (None, ""),
    ],
)
def test_the_record_is_named_unless_it_shows(ref, where):
    assert shown("full", violation(record=ref), records=2).splitlines()[-2] == f"  | ^{where}"


def test_a_long_line_is_cut_around_the_carets():
    line = "x" * 300 + "BAD" + "y" * 300
    lines = shown("full", violation(7, 301, 304, line), width=60).splitlines()
    assert all(len(entry) <= 60 for entry in lines[1:])
    assert lines[3].index("^^^") == lines[2].index("BAD")


def test_a_long_line_in_a_fix_is_cut_around_the_change():
    line = "x" * 300 + "BAD" + "y" * 300
    lines = shown("full", violation(1, 301, 304, line, fix=fix(line, (300, 303, "GOOD"))), width=60).splitlines()
    assert lines[5].index("BAD") == lines[6].index("GOOD")
    assert all(len(entry) <= 60 for entry in lines[1:])


def _in_records(count, records):
    found = [violation(line, record=RecordRef(f"r{line}", line - 1, "book")) for line in range(1, count + 1)]
    return shown("full", *found, records=records)


@pytest.mark.parametrize(
    ("count", "records", "blocks"), [(1204, 1204, 3), (4, 7, 3), (4, 8, 4), (3, 3, 3), (20, 1000, 20)]
)
def test_a_rule_that_fires_in_most_records_shows_three(count, records, blocks):
    text = _in_records(count, records)
    assert text.count("something is wrong") == blocks
    assert (f"= some-rule: {count:,} of {records:,} records\n" in text) == (blocks < count)


def test_a_rule_with_many_reports_in_a_file_shows_three_unless_details_are_asked_for():
    found = [violation(line) for line in range(1, 22)]
    text = shown("full", *found, records=1000)
    assert (text.count("something is wrong"), "= some-rule: 21 in this file\n" in text) == (3, True)
    assert shown("full", *found, records=1000, details=True).count("something is wrong") == 21


@pytest.mark.parametrize(("show_info", "blocks"), [(False, 0), (True, 1)])
def test_infos_are_shown_on_demand(show_info, blocks):
    text = shown("full", violation(severity="info"), show_info=show_info)
    assert text.count("info[some-rule]") == blocks


def test_colors():
    text = shown("full", violation(2, 1, 3, fix=fix("x\nabc", (2, 3, "X"))), color=True)
    assert text == (
        "\x1b[1ma.bib:2:1:\x1b[0m \x1b[33m\x1b[1mwarning[some-rule]\x1b[0m something is wrong\n"
        "\x1b[90m  |\x1b[0m\n"
        "\x1b[90m2 |\x1b[0m abc\n"
        "\x1b[90m  |\x1b[0m \x1b[33m\x1b[1m^^\x1b[0m\n"
        "\x1b[90m  =\x1b[0m fix (safe): Mend it\n"
        "  \x1b[31m- abc\x1b[0m\n"
        "  \x1b[32m+ Xbc\x1b[0m\n"
        "\n"
    )
