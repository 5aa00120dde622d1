"""Where violations are of values that a file writes in several places."""

from __future__ import annotations

from biblint.source import Source


def test_a_place_ends_behind_its_start(linter_of):
    text = "TY  - JOUR\nEP  - x?\nTI  - Sand\nSP  - y?\nER  - \n"
    rule = {"select": {"field": "page"}, "check": {"kind": "pattern", "reject": r".*\?"}}
    (found,) = linter_of({"id": "own", "message": "m", **rule}).check(Source.of(text.encode(), "a.ris")).violations
    assert (found.line, found.column) == (4, 7)
    assert (found.end_line, found.end_column) == (4, 9)
