"""The made-up works are clean, and the writers write what the readers read."""

from __future__ import annotations

import pytest
from stdnum import isbn, issn

from biblint.formats import format_named, recognise
from biblint.source import Source
from tests.benchmarks.quality import NOTATIONS, marks, works

POOL = works.works(60)
def with_stop(title):
    return title if title[-1] in "?." else f"{title}."


TITLES = dict.fromkeys(("nbib", "pubmed-xml", "pubmed-csv"), with_stop)
SHORTENED = {"gbt7714": 3, "springer-csv": 1}
"""Formats that give so many authors at most, or all of them as one."""
IN_WORDS = frozenset(("dublin-core",))
"""Formats that give journal, volume and pages in one text, which is not taken apart."""


def read(notation, pool):
    text = notation.head + notation.joint.join(notation.fold(notation.write(work)) for work in pool) + notation.tail
    source = Source.of(text.encode())
    (segment,) = source.segments(None)
    entry_format = format_named(notation.format)
    return entry_format.read(segment, entry_format.context([segment])).records


@pytest.mark.parametrize("notation", NOTATIONS.values(), ids=NOTATIONS)
def test_readers_read_what_is_written(notation):
    mine = [work for work in POOL if notation.takes(work)]
    change = TITLES.get(notation.format, str)
    records = read(notation, mine)
    assert [record.text("title") for record in records] == [change(work.title) for work in mine]
    assert [len(record.values("author")) for record in records] == [
        min(len(work.people), SHORTENED.get(notation.format, 99)) for work in mine
    ]
    volumes = {""} if notation.format in IN_WORDS else {work.volume for work in mine}
    assert {record.text("volume") for record in records} == volumes


@pytest.mark.parametrize("notation", NOTATIONS.values(), ids=NOTATIONS)
def test_files_are_recognised(notation):
    mine = [work for work in POOL if notation.takes(work)]
    text = notation.head + notation.joint.join(map(notation.write, mine)) + notation.tail
    assert recognise(Source.of(text.encode())).name == notation.format


def test_works_are_the_same_for_a_seed():
    assert works.works(20) == POOL[:20]
    assert works.works(20, seed=8) != POOL[:20]


def test_check_digits_are_right():
    assert all(issn.is_valid(work.issn) for work in POOL if work.issn)
    assert all(isbn.is_valid(work.isbn) for work in POOL if work.isbn)


def test_no_two_articles_of_an_issue_share_a_page():
    taken = [
        (work.container, work.volume, page)
        for work in works.works(400)
        if work.kind == "article-journal" and work.pages
        for page in range(*(int(end) for end in work.pages.split("-")))
    ]
    assert len(taken) == len(set(taken))


@pytest.mark.parametrize(
    ("text", "plain", "ranges"),
    [
        ("moss", "moss", []),
        (f"a {marks.marked('moss')} b", "a moss b", [(2, 6)]),
        (marks.marked("") + marks.marked("x"), "x", [(0, 0), (0, 1)]),
        (f"ab{marks.START}cd", "abcd", [(2, 2)]),
    ],
)
def test_marks_become_ranges(text, plain, ranges):
    assert marks.split(text) == (plain, ranges)
    assert marks.plain(text) == plain
