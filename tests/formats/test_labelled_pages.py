"""What begins a record: an unlabelled title above a label, or the first label met again."""

from __future__ import annotations

import pytest

from biblint.formats.labelled import FORMAT
from biblint.model import Batch, Segment
from tests.formats.laws import breaches

FIRST = "First title\n\n作者\nAlm, G\n摘要\nOne.\n"
SECOND = "Second title\n\n作者\nBro, S\n摘要\nTwo.\n"

CASES = [
    (FIRST + "\n" + SECOND, ["First title", "Second title"]),
    (FIRST + "\n\n\n" + SECOND, ["First title", "Second title"]),
    (FIRST + "-----------\n" + SECOND, ["First title", "Second title"]),
    ("First title\n作者: A\n摘要: x\n页码: 1-2\nSecond title\n作者: B\n摘要: y\n", ["First title", "Second title"]),
    (FIRST + "收藏\n" + SECOND, ["First title", "Second title"]),
    (FIRST + "\nA second paragraph.\n\n关键词\nx\n页码\n1\n", ["First title"]),
    (FIRST + "\nA second paragraph.\n\n关键词\nx\n\n" + SECOND, ["First title", "Second title"]),
    (FIRST + "\nEnglish title\n\nAuthors\nAlm, G\nAbstract\nOne.\n", ["First title"]),
    ("Banner of the site\n\n" + FIRST, ["First title"]),
    ("题名: 甲\n作者: A\n题名: 乙\n作者: B\n", ["甲", "乙"]),
    ("作者: A\n题名: 甲\n\n作者: B\n题名: 乙\n", ["甲", "乙"]),
    ("来源库: X\n题名: 甲\n作者: A\n来源库: X\n题名: 乙\n", ["甲", "乙"]),
    ("题名: 甲\n作者: A\n作者: B\n作者: C\n", ["甲"]),
    ("作者\nAlm, G\n摘要\nOne.\n\n作者\nBro, S\n摘要\nTwo.\n", ["", ""]),
    ("Two lines\nof a title\n\n作者\nAlm, G\n", ["Two lines of a title"]),
    ("两行的题目，\n文字\n\n作者\n罗田\n", ["两行的题目，文字"]),
    ("雨季的桥\nIts English form\n\n作者\n罗田\n", ["雨季的桥"]),
    ("First title\n收藏 分享\n作者\nAlm, G\n摘要\nOne.\n\nA paragraph.\n引用\n收藏\n页码: 1\n", ["First title"]),
    ("no labels at all\n", []),
    ("", []),
]  # fmt: skip


def read(text: str) -> Batch:
    return FORMAT.read(Segment(text), None)


@pytest.mark.parametrize(("text", "titles"), CASES)
def test_records_and_their_titles(text: str, titles: list[str]):
    batch = read(text)
    assert [record.text("title") for record in batch.records] == titles
    assert breaches(FORMAT, batch) == []


def test_a_title_in_another_script_is_the_translated_title():
    assert read("雨季的桥\nIts English form\n\n作者\n罗田\n").records[0].text("translated-title") == "Its English form"


def test_an_abstract_of_two_paragraphs_stays_whole():
    record = read(FIRST + "\nA second paragraph.\n\n关键词\nx\n").records[0]
    assert record.text("abstract") == "One. A second paragraph."


@pytest.mark.parametrize("below", ["Alm, G; Bro, S", "University of Lund"])
def test_a_short_title_does_not_go_on_in_the_next_line(below: str):
    record = read(f"A short title\n{below}\n摘要\nOne.\n").records[0]
    assert (record.text("title"), [note.name for note in record.notes]) == ("A short title", ["untagged-line"])


def test_text_before_the_first_record_is_noted():
    note = read("Banner\n\n" + FIRST).notes[0]
    assert (note.name, note.start, note.end) == ("junk", 0, 6)


def test_a_record_spans_from_its_title_to_its_last_line():
    text = "\n" + FIRST + "\n" + SECOND
    records = read(text).records
    assert [text[record.start : record.end] for record in records] == [FIRST, SECOND]


def test_further_lines_above_the_labels_are_noted():
    record = read("First title\nA\nB\nC\nD\nE\n作者\nAlm, G\n").records[0]
    assert record.text("title") == "First title"
    assert [note.name for note in record.notes] == ["untagged-line"] * 5
