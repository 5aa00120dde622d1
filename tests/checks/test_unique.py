from __future__ import annotations

import datetime

import pytest

from biblint.checks.base import Digest, Setting
from biblint.checks.unique import KIND, title_likeness
from biblint.engine import Linter
from biblint.formats.bibtex import FORMAT
from biblint.model import Location, RecordRef, Segment
from biblint.ruleset.build import build_rule
from biblint.ruleset.selection import Ruleset
from biblint.source import Source


def reported(text: str, **options: object) -> list[int]:
    data = {
        "id": "x", "title": "x", "category": "duplicates", "severity": "warning", "since": "0.1.0", "rationale": "x",
        "message": "like '{other}' and {others}", "select": {"scope": "file"}, "check": {"kind": "unique", **options},
    }  # fmt: skip
    linter = Linter(Ruleset((build_rule(data, "x.yaml"),)), today=datetime.date(2026, 1, 1))
    return [violation.line for violation in linter.check(Source.of(text.encode()), FORMAT).violations]


MOSS = "@article{a, title={Mosses of the northern wall}, doi={10.1000/1}}\n"
MOSS_AGAIN = "@article{b, title={Mosses of the northern wall: a survey}, doi={https://doi.org/10.1000/1}}\n"
FERN = "@article{c, title={Seventeen ferns and their spores}, doi={10.1000/1}}\n"
BOOK = "@book{d, title={Green walls}, doi={10.1000/1}}\n"
CHAPTER = "@incollection{e, title={Mosses of the northern wall}, doi={10.1000/1}}\n"


@pytest.mark.parametrize(
    ("text", "options", "lines"),
    [
        (MOSS + MOSS_AGAIN, {"by": ["DOI"], "normalise": "doi"}, [1, 2]),
        (MOSS + MOSS_AGAIN, {"by": ["DOI"], "normalise": "text"}, []),
        (MOSS + FERN, {"by": ["DOI"], "normalise": "doi", "titles": "alike"}, []),
        (MOSS + FERN, {"by": ["DOI"], "normalise": "doi", "titles": "different"}, [1, 2]),
        (BOOK + CHAPTER, {"by": ["DOI"], "normalise": "doi"}, [1, 2]),
        (BOOK + CHAPTER, {"by": ["DOI"], "normalise": "doi", "parts": False}, []),
        (CHAPTER + CHAPTER, {"by": ["DOI"], "normalise": "doi", "parts": False}, [1, 2]),
        (CHAPTER + CHAPTER, {"by": ["DOI"], "normalise": "doi", "titles": "different", "parts": False}, []),
        (MOSS + MOSS_AGAIN, {"by": ["DOI", "title"]}, []),
        (MOSS + MOSS, {"by": ["citation-key"], "normalise": "key"}, [1, 2]),
        ("@book{a, isbn={9780306406157, 0-306-40615-2}}", {"by": ["ISBN"], "normalise": "isbn"}, []),
        ("@book{a, doi={n/a}}\n@book{b, doi={n/a}}", {"by": ["DOI"], "normalise": "doi"}, []),
    ],
)
def test_reported_lines(text: str, options: dict[str, object], lines: list[int]) -> None:
    assert reported(text, **options) == lines


def test_few_of_many_others_are_named() -> None:
    records = FORMAT.read(Segment(MOSS * 300), FORMAT.context([])).records
    place = Location("-", 1, 1, 1, 1)
    digests = [Digest(place, RecordRef(f"a#{at}", at, ""), "", one) for at, one in enumerate(records)]
    check = KIND.compile({"by": ["DOI"], "titles": "alike"}, Setting())
    members = list(check.judge(digests))  # type: ignore[union-attr]
    assert [member.place for member in members] == list(range(300))
    assert all(len(member.related) == 5 and member.place not in member.related for member in members)


def test_a_key_is_given_once_a_record() -> None:
    record = FORMAT.read(Segment("@book{a, isbn={9780306406157, 0-306-40615-2}}"), FORMAT.context([])).records[0]
    check = KIND.compile({"by": ["ISBN"], "normalise": "isbn"}, Setting())
    assert [key for key, _ in check.keys(record)] == [("9780306406157",)]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("Mosses of the wall", "MOSSES OF THE WALL.", "alike"),
        ("Mosses of the wall", "Mosses of the wall: a survey", "alike"),
        ("Mosses of the wall", "Quantum error correction", "different"),
        ("Mosses of the wall", "墙上的苔藓及其生态意义研究", "unclear"),
        ("Preface", "Index", "unclear"),
        ("Mosses of the wall", "", "unclear"),
    ],
)
def test_title_likeness(one: str, other: str, likeness: str) -> None:
    assert title_likeness(one, other) == title_likeness(other, one) == likeness
