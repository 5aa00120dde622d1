"""Damage in every format's samples: nothing raises, the laws hold, what is lost is told, and the rest is read."""

from __future__ import annotations

import datetime
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from biblint.engine import Linter
from biblint.formats import formats
from biblint.ruleset.selection import Ruleset
from biblint.source import Source
from tests import samples
from tests.formats.laws import breaches, read_source

SAMPLES = Path(__file__).parent.parent / "samples"
NAMES = sorted(name for name in formats() if (SAMPLES / name).is_dir())
FILES = [path for name in NAMES for path in sorted((SAMPLES / name).iterdir()) if path.suffix != ".json"]
ENDED = ("bibtex", "ris", "wos", "marc21")
"""Formats with a mark at the end of each record, beside those of JSON and XML."""
FREE = {"labelled", "cnki-estudy", "cssci", "gbt7714"}
"""Formats of pages, which may quote each other."""
every_file = pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.name}")


@cache
def linter():
    """A linter of the rules on structure and characters."""
    chosen = tuple(rule for rule in samples.rules() if rule.category in ("structure", "characters"))
    return Linter(Ruleset(chosen), today=datetime.date(2026, 1, 1))


@cache
def text_of(path):
    source = Source.read(path)
    return source.decode(len(source.encoding.bom), len(source.data))


@cache
def clean(name):
    """The text of a format's sample with the fewest violations."""
    return min((text_of(path) for path in FILES if path.parent.name == name), key=lambda one: len(judged(name, one)[1]))


def judged(name, text):
    """The number of records in a text, and the violations that are more than blemishes; the laws hold."""
    entry, source = formats()[name], Source.of(text.encode("utf-8", "surrogateescape"), encoding="utf-8")
    assert [found for batch in read_source(entry, source) for found in breaches(entry, batch)] == []
    report = linter().check(source, entry)
    return report.records, [one for one in report.violations if one.severity != "info"]


def is_ended(name):
    return name in ENDED or name.endswith(("json", "xml")) or formats()[name].title in ("MODS", "JATS", "Dublin Core")


def inside_a_record(name, text, cut):
    """True if a cut falls behind the beginning of a record and before its last character."""
    source = Source.of(text.encode("utf-8", "surrogateescape"), encoding="utf-8")
    batches = read_source(formats()[name], source)
    return any(one.start + 20 < cut < one.end - 1 for batch in batches for one in batch.records)


@every_file
def test_a_file_that_is_cut(path):
    name, text = path.parent.name, text_of(path)
    silent = [
        text[max(0, cut - 40) : cut]
        for cut in range(25, len(text), 50)
        if not judged(name, text[:cut])[1] and is_ended(name) and inside_a_record(name, text, cut)
    ]
    assert silent == []


@pytest.mark.parametrize("name", NAMES)
def test_two_files_in_one(name):
    first = clean(name).rstrip("\n") + "\n"
    records = judged(name, first)[0]
    silent = []
    for other in NAMES:
        count, found = judged(name, first + clean(other))
        assert count >= records
        line = first.count("\n")
        if not any(one.line >= line for one in found) and other != name and not {name, other} <= FREE:
            silent.append(other)
    assert silent == []


@every_file
def test_a_byte_order_mark_in_the_middle(path):
    name, text = path.parent.name, text_of(path)
    for at in range(len(text) // 7 + 1, len(text), len(text) // 7 + 1):
        rules = [one.rule for one in judged(name, f"{text[:at]}\ufeff{text[at:]}")[1]]
        assert "byte-order-mark-inside" in rules or name == "marc21"


@every_file
def test_bytes_of_another_encoding(path):
    name, text = path.parent.name, text_of(path)
    at = text.find("o", len(text) // 2)
    rules = [one.rule for one in judged(name, f"{text[:at]}\udcf6{text[at + 1:]}")[1]]
    assert at < 0 or "undecodable-bytes" in rules or name == "marc21"


@every_file
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_other_line_ends(path, newline):
    name, text = path.parent.name, text_of(path)
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    assert judged(name, lines.replace("\n", newline))[0] == judged(name, lines)[0]


@pytest.mark.parametrize("name", NAMES)
def test_what_follows_damage_is_read(name):
    text = clean(name)
    source = Source.of(text.encode("utf-8", "surrogateescape"), encoding="utf-8")
    ranges = [(one.start, one.end) for batch in read_source(formats()[name], source) for one in batch.records]
    for (start, end), (following, _) in pairwise(ranges):
        count, _ = judged(name, text[: (start + end) // 2] + "\n" + text[following:])
        assert count >= len(ranges) - 1


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith("-csv") or name == "wos-tab"])
@pytest.mark.parametrize(
    ("damage", "rule"),
    [
        (lambda lines: [*lines, lines[0]], "repeated-header"),
        (lambda lines: [*lines, "two\tcells" if "\t" in lines[0] else "two,cells"], "ragged-row"),
        (lambda lines: [*lines[:-1], lines[-1] + ",,,;;;\t\t\tand,more;\tmore"], "ragged-row"),
    ],
)
def test_rows_of_a_table(name, damage, rule):
    lines = clean(name).rstrip("\r\n").splitlines()
    first = next(place for place, line in enumerate(lines) if line.count(",") + line.count("\t") > 4)
    rules = [one.rule for one in judged(name, "\n".join(damage(lines[first:])) + "\n")[1]]
    assert rule in rules
