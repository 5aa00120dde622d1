"""Workflow commands: as the runner reads them, whatever the data say."""

from __future__ import annotations

import re

import pytest
from violations import CASES, HOSTILE, shown, violation

COMMAND = re.compile(r"::(?P<name>error|warning|notice) (?P<properties>[^:\n]+)::(?P<data>[^\r\n]+)\n")


def command(found):
    """The name, properties and message of the one command that is printed, as the runner takes it apart."""
    match = COMMAND.fullmatch(shown("github", found))
    assert match
    properties = dict(part.split("=", 1) for part in match["properties"].split(","))
    return match["name"], {name: unescaped(value) for name, value in properties.items()}, unescaped(match["data"])


def unescaped(text):
    for escape, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escape, char)
    return text


@pytest.mark.parametrize("found", CASES.values(), ids=CASES)
def test_one_command_with_its_place(found):
    name, properties, _ = command(found)
    assert name == {"error": "error", "warning": "warning", "info": "notice"}[found.severity]
    assert (int(properties["line"]), int(properties["endLine"])) == (found.line, found.end_line)


def test_a_command_in_full():
    place = "file=a.bib,line=3,endLine=3,col=4,endColumn=5,title=biblint%3A some-rule"
    assert shown("github", violation(3, 4, 5)) == (
        f"::warning {place}::a.bib:3:4: warning[some-rule] something is wrong\n"
    )


def test_columns_only_within_a_line():
    assert command(CASES["over lines"])[1].keys() == {"file", "line", "endLine", "title"}


def test_data_stay_data():
    _, properties, data = command(CASES["hostile"])
    shown_path = properties["file"]
    assert data.startswith(f"{shown_path}:1:1: warning[some-rule] a,b:c%0A::error::x\\n::error::y\\r")
    assert set(properties) == {"file", "line", "endLine", "col", "endColumn", "title"}


def test_no_line_of_data_begins_a_line():
    lines = shown("github", violation(message=f"::stop-commands::x\r\n::{HOSTILE}")).splitlines()
    assert len(lines) == 1
