"""Rules over several files: every member is told, whatever the order of files and however few are reported on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblint.engine import Collection, Linter, Loaded, identity
from biblint.formats import format_named
from biblint.model import Violation
from biblint.ruleset.selection import choose
from biblint.ruleset.store import builtin_rules
from biblint.source import Source
from tests.engine.conftest import TODAY

RULES = (
    "duplicate-doi", "near-duplicate", "twin-disagrees", "twin-has-more", "issn-of-two-journals", "issue-of-two-years",
    "journal-in-several-spellings", "overlapping-pages", "volume-against-year",
)  # fmt: skip
LINTER = Linter(choose(builtin_rules(), select=RULES), today=TODAY)
BIBTEX = format_named("bibtex")

ENTRIES = st.builds(
    "@article{{x, title = {{{}}}, author = {{{}}}, journal = {{{}}}, volume = {{{}}}, number = 1, year = {}, "
    "pages = {{{}}}{}}}\n".format,
    st.sampled_from(
        ["Mosses of the northern wall", "Seventeen ferns and their spores", "Mosses of the Northern Walls"]
    ),
    st.sampled_from(["Halvorsen, Ida", "Halvorsen, I.", "Brekke, Tor"]),
    st.sampled_from(["Annals of Walls", "Fern Quarterly Letters", "Ann. Walls"]),
    st.integers(1, 5),
    st.integers(2001, 2006),
    st.sampled_from(["1--10", "5--15", "20--30"]),
    st.sampled_from(["", ", doi = {10.1000/1}", ", issn = {0028-0836}", ", doi = {10.1000/1}, issn = {0028-0836}"]),
)
FILES = st.lists(st.lists(ENTRIES, min_size=1, max_size=4).map("".join), min_size=2, max_size=4)


def told(texts: Mapping[str, str], reported: Sequence[str]) -> list[Violation]:
    """What is reported on some of the files when they are compared with all of them."""
    loads = {
        identity(name): lambda name=name, text=text: Loaded(Source.of(text.encode(), name), BIBTEX)
        for name, text in texts.items()
    }
    collection = Collection(LINTER, loads, frozenset(map(identity, reported)))
    collection.prepare()
    found = (collection.violations(Source.of(texts[name].encode(), name), BIBTEX) for name in reported)
    return in_order(one for each in found for one in each)


def in_order(violations: Iterable[Violation]) -> list[Violation]:
    """Violations that can be compared: a fix holds the segment that it was made of."""
    plain = (one._replace(fix=one.fix and one.fix._replace(edits=())) for one in violations)
    return sorted(plain, key=lambda one: (one.path, repr(one)))


@given(FILES, st.randoms())
def test_the_order_of_files_does_not_matter(texts, random):
    files = {f"{number}.bib": text for number, text in enumerate(texts)}
    names = list(files)
    random.shuffle(names)
    assert told({name: files[name] for name in names}, names) == told(files, list(files))


@given(FILES, st.data())
def test_reporting_on_fewer_files_only_leaves_violations_out(texts, data):
    files = {f"{number}.bib": text for number, text in enumerate(texts)}
    some = data.draw(st.lists(st.sampled_from(list(files)), min_size=1, unique=True))
    assert told(files, some) == [one for one in told(files, list(files)) if one.path in some]


@given(FILES)
def test_a_file_that_was_changed_is_compared_as_it_is_now(texts):
    files = {f"{number}.bib": text for number, text in enumerate(texts)}
    loads = {
        identity(name): lambda name=name, text=text: Loaded(Source.of(text.encode(), name), BIBTEX)
        for name, text in files.items()
    }
    collection = Collection(LINTER, loads, frozenset(loads))
    collection.prepare()
    changed = files["1.bib"]
    now = collection.violations(Source.of(changed.encode(), "0.bib"), BIBTEX)
    assert in_order(now) == told({**files, "0.bib": changed}, ["0.bib"])


MOSS = "@article{a, title = {Mosses of the northern wall}, doi = {10.1000/1}}\n"


def test_members_point_at_each_other_across_files():
    found = told({"a.bib": MOSS, "b.bib": "\n" + MOSS}, ["a.bib", "b.bib"])
    assert [(one.path, one.related[0].path, one.related[0].line) for one in found] == [
        ("a.bib", "b.bib", 2), ("b.bib", "a.bib", 1),
    ]  # fmt: skip
    assert "b.bib:2" in found[0].message


def test_a_file_that_cannot_be_read_is_left_out():
    collection = Collection(LINTER, {identity("a.bib"): lambda: None, identity("b.bib"): lambda: None}, frozenset())
    collection.prepare()
    assert collection.violations(Source.of(MOSS.encode(), "c.bib"), BIBTEX) == []


@pytest.mark.parametrize("repeats", [1, 3])
def test_files_in_parts_have_the_same_groups(repeats):
    from biblint.engine.groups import FileIndex, Place
    from biblint.engine.judging import colliding

    records = BIBTEX.read(next(iter(Source.of((MOSS * repeats).encode()).segments(None))), BIBTEX.context([])).records
    whole, merged = (FileIndex(LINTER.plan("bibtex").groups) for _ in range(2))
    whole.begin_segment()
    for number, record in enumerate(records):
        whole.add(record, Place(0, number))
        part = FileIndex(LINTER.plan("bibtex").groups)
        part.add(record, Place(0, 0))
        merged.begin_segment()
        merged.absorb(*part.packed())
    assert [groups.items for groups in colliding([whole], {0})] == [groups.items for groups in colliding([merged], {0})]
    assert merged.place(repeats - 1) == Place(repeats - 1, 0)
