"""Every format that can be edited, edited in its samples: what is asked for happens, and nothing else does."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path

import pytest
import yaml

from biblint.engine import Linter
from biblint.formats import EditError, formats
from biblint.model import DeleteField, DeleteItem, InsertField, Segment, SetValue
from biblint.ruleset.loader import parse_rule
from biblint.ruleset.selection import Ruleset
from biblint.source import Source
from tests.formats.laws import apply, read_text

SAMPLES = Path(__file__).parent.parent / "samples"
EDITABLE = sorted(name for name, entry in formats().items() if entry.can_edit and (SAMPLES / name).is_dir())
FILES = [path for name in EDITABLE for path in sorted((SAMPLES / name).iterdir()) if path.suffix != ".json"]
INSERTED = {
    "DOI": "10.5555/moss.1", "language": "en", "abstract": "A note on moss.", "volume": "12", "issued": "2020",
    "publisher": "Harbour Press",
}  # fmt: skip
REFUSED = {
    "append": {
        "cff": "members of CITATION.cff are not added or removed",
        "gbt7714": "the names of an entry end where its title begins",
        "openalex-json": "an author is an object with identifiers of its own",
        "scopus-csv": "the numbers of the authors stand in another column",
        "springer-csv": "nothing stands between two names",
        "wos-csv": "two columns name the authors",
        "wos-tab": "two columns name the authors",
    },
    "delete": {"cff": "members of CITATION.cff are not added or removed", "pop-csv": "no keywords",
               "openalex-csv": "no keywords", "openalex-json": "no keywords", "pubmed-csv": "no keywords",
               "springer-csv": "no keywords", "gbt7714": "no keywords"},
    "insert": {"cff": "members of CITATION.cff are not added or removed"},
    "remove": {"cff": "nothing is inserted", "cssci": "volume, issue and pages hang on the year"},
}  # fmt: skip
"""Operation -> formats that refuse it in all their samples, and why."""
DEPENDENT = {"label", "citation-key", "issued.year", "title-short", "translated-title"}
"""Variables that may change with another."""


@cache
def opened(path):
    """The format of a sample, its text, its records."""
    entry = formats()[path.parent.name]
    source = Source.read(path)
    text = source.decode(len(source.encoding.bom), len(source.data))
    return entry, text, read_text(entry, text)


def contents(record, *left_out):
    return {name: [*record.texts(name)] for name in record.tags if name not in {*left_out, *DEPENDENT}}


def attempt(path, index, operation, variable, *, others=()):
    """The text and the record after an operation, None if it is refused; other variables and records stay."""
    entry, text, records = opened(path)
    try:
        edits = entry.edit(records[index], operation, entry.context([Segment(text)]))
    except EditError:
        return None
    changed = apply(text, edits)
    again = read_text(entry, changed)
    assert len(again) == len(records)
    for place, (old, new) in enumerate(zip(records, again, strict=True)):
        left_out = (variable, *others) if place == index or old.parents else ()
        assert contents(new, *left_out) == contents(old, *left_out)
    return changed, again[index]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_set_value(path):
    for index, record in enumerate(opened(path)[2]):
        for value in record.values("title")[:1]:
            new = f"{value.text} once more" if value.text.isascii() else f"{value.text}续"
            done = attempt(path, index, SetValue(value, "title", new), "title")
            assert done is None or done[1].text("title") == new


def appended(path, index, record):
    before = [*record.texts("author")]
    for name in ("Newman, Ada", "Newman A"):
        done = attempt(path, index, InsertField("author", name), "author", others=("composer", "affiliation"))
        if done:
            assert [*done[1].texts("author")] == [*before, name]
            return True
    return False


def deleted(path, index, record):
    values = record.values("keyword")
    done = attempt(path, index, DeleteItem(values[0], "keyword"), "keyword") if values else None
    assert done is None or [*done[1].texts("keyword")] == [value.text for value in values[1:]]
    return done is not None


def inserted(path, index, record, *, then_removed=False):
    """Whether a field could be put in somewhere; it is taken out again, and the record is as it was."""
    outcomes = []
    for variable, text in INSERTED.items():
        entry, _, records = opened(path)
        done = None if record.has(variable) else attempt(path, index, InsertField(variable, text), variable)
        if done:
            changed, after = done
            assert text in after.texts(variable)
            outcomes.append(not then_removed or removed(entry, changed, after, variable, records[index]))
    return any(outcomes)


def removed(entry, text, record, variable, original):
    try:
        edits = entry.edit(record, DeleteField(record.tags[variable][0]), entry.context([Segment(text)]))
    except EditError:
        return False
    again = read_text(entry, apply(text, edits))[record.index]
    assert contents(again) == contents(original)
    return True


OPERATIONS = {
    "append": appended, "delete": deleted, "insert": inserted,
    "remove": lambda *place: inserted(*place, then_removed=True),
}  # fmt: skip


@pytest.mark.parametrize("operation", OPERATIONS)
@pytest.mark.parametrize("name", EDITABLE)
def test_operation(name, operation):
    paths = [path for path in FILES if path.parent.name == name]
    outcomes = [
        OPERATIONS[operation](path, index, record)
        for path in paths
        for index, record in enumerate(opened(path)[2])
        if operation != "append" or record.has("author")
    ]
    assert any(outcomes) != (name in REFUSED[operation]), outcomes


def greek(title):
    """A linter whose only rule adds a Greek letter to a title."""
    rule = {
        "schema": 1, "id": "greek-title", "title": "A title without Greek", "category": "titles",
        "severity": "warning", "since": "0.1.0", "rationale": "It is mended with a letter that an encoding may lack.",
        "select": {"field": "title"}, "check": {"kind": "replace", "map": {title: f"{title} ὁ"}}, "message": "no Greek",
        "fix": {"safety": "safe", "title": "Add Greek", "apply": "suggestion"},
        "examples": {"valid": [{"record": {"title": "-"}}],
                     "invalid": [{"record": {"title": title}, "reports": [{"field": "title"}],
                                  "fixed": {"title": f"{title} ὁ"}}]},
    }  # fmt: skip
    parsed = parse_rule(yaml.safe_dump(rule, allow_unicode=True))
    return Linter(Ruleset((parsed,)), today=datetime.date(2026, 1, 1))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_what_the_encoding_cannot_hold_is_no_fix(path):
    entry, text, _ = opened(path)
    plain = text.encode("latin-1", "replace").decode("latin-1")
    record = next(iter(read_text(entry, plain)), None)
    if record is None or not record.has("title"):
        return
    linter = greek(record.text("title"))
    held, lost = (linter.check(Source.of(plain.encode(code), encoding=code), entry) for code in ("utf-8", "latin-1"))
    fixes = [one.fix for one in lost.violations if one.fix]
    assert len(held.violations) == len(lost.violations) > 0
    assert any(one.fix for one in held.violations) or entry.name in ("cff",)
    assert not fixes or entry.name.endswith("-json")
    assert all(edit.text.isascii() for fix in fixes for edit in fix.edits)
