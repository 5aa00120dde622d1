"""Rules that are told once: for a record, for a text in a file, for a file."""

from __future__ import annotations

import pytest

from biblint.source import Source

TEXT = """@article{a, volume = {NA}, number = {NA}}
@article{b, volume = {NA}}
@article{c, volume = {nil}, volume = {nil}}
"""


@pytest.mark.parametrize(
    ("once", "told"),
    [
        (None, ["NA", "NA", "NA", "nil", "nil"]),
        ("record", ["NA (such places: 2)", "NA", "nil (such places: 2)"]),
        ("value", ["NA (such places: 2)", "NA", "nil (such places: 2)"]),
        ("file", ["NA (such places: 5)"]),
    ],
)
def test_the_first_place_is_told_with_the_number_of_places(linter_of, once, told):
    check = {"kind": "pattern", "reject": "NA|nil"}
    rule = {"id": "own", "select": {"fields": ["volume", "issue"]}, "check": check, "message": "{text}{places}"}
    linter = linter_of({**rule, "once": once} if once else rule)
    report = linter.check(Source.of(TEXT.encode(), "own.bib"))
    assert [violation.message for violation in report.violations] == told
    assert sum(1 + len(violation.related) for violation in report.violations) == 5


def test_one_text_in_two_variables_is_told_for_each(linter_of):
    check = {"kind": "pattern", "reject": "NA"}
    select = {"fields": ["volume", "issue"]}
    linter = linter_of({"id": "own", "select": select, "check": check, "message": "{field}{places}", "once": "value"})
    report = linter.check(Source.of(TEXT.encode(), "own.bib"))
    assert [violation.message for violation in report.violations] == ["volume (such places: 2)", "number"]
