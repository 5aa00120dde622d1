"""Diagnostics as `reviewdog.proto` describes them."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator
from violations import CASES, fix, shown, violation


def message(required=(), **properties):
    return {"type": "object", "additionalProperties": False, "required": [*required], "properties": properties}


COUNT = {"type": "integer", "minimum": 1}
POSITION = message(["line"], line=COUNT, column=COUNT)
RANGE = message(["start"], start=POSITION, end=POSITION)
LOCATION = message(["path"], path={"type": "string"}, range=RANGE)
DIAGNOSTIC = message(
    ["message", "location"],
    message={"type": "string", "minLength": 1},
    location=LOCATION,
    severity={"enum": ["ERROR", "WARNING", "INFO"]},
    code=message(["value"], value={"type": "string"}, url={"type": "string"}),
    suggestions={"type": "array", "items": message(["range", "text"], range=RANGE, text={"type": "string"})},
    related_locations={
        "type": "array",
        "items": message(["location"], message={"type": "string"}, location=LOCATION),
    },
)
SOURCE = message(["name"], name={"const": "biblint"})
SCHEMA = Draft202012Validator(
    message(["source", "diagnostics"], source=SOURCE, diagnostics={"type": "array", "items": DIAGNOSTIC})
)


def diagnostics(*found):
    data = json.loads(shown("rdjson", *found))
    SCHEMA.validate(data)
    return data["diagnostics"]


def place(line, column):
    return {"line": line, "column": column}


@pytest.mark.parametrize("found", CASES.values(), ids=CASES)
def test_valid(found):
    assert len(diagnostics(found)) == 1


def test_nothing():
    assert diagnostics() == []


@pytest.mark.parametrize(
    ("excerpt", "start", "end"),
    [("abcd", 2, 3), ("äbcd", 3, 4), ("a北c", 2, 5), ("𐐀bcd", 5, 6), ("a\udc80cd", 2, 3), ("", 1, 1)],
)
def test_columns_count_bytes(excerpt, start, end):
    (found,) = diagnostics(violation(5, 2, 3, excerpt=excerpt))
    assert found["location"]["range"] == {"start": place(5, start), "end": place(5, end)}


def test_a_range_ends_with_what_is_known_of_it():
    (found,) = diagnostics(violation(5, 2, end_line=20, end_column=7, excerpt="ab"))
    assert found["location"]["range"]["end"] == place(5, 3)


@pytest.mark.parametrize(
    ("text", "edits", "suggestion"),
    [
        ("abc", [(0, 1, "é")], ((1, 1), (1, 2), "é")),
        ("abc", [(1, 1, "X")], ((1, 2), (1, 2), "X")),
        ("é北c", [(2, 3, "")], ((1, 6), (1, 7), "")),
        ("abc\ndef\n", [(5, 6, ""), (0, 1, "X")], ((1, 1), (2, 3), "Xbc\nd")),
    ],
)
def test_all_edits_are_one_suggestion(text, edits, suggestion):
    (found,) = diagnostics(violation(9, fix=fix(text, *edits)))
    start, end, new = suggestion
    assert found["suggestions"] == [{"range": {"start": place(*start), "end": place(*end)}, "text": new}]


def test_other_places_are_lines():
    first, second = diagnostics(CASES["with other places"])[0]["related_locations"]
    assert first == {"location": {"path": "b.bib", "range": {"start": {"line": 1}, "end": {"line": 1}}}}
    assert second["message"] == "x"
