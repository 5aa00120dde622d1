"""Whatever the text: reading does not raise, values keep the laws, and an edit changes nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from biblint.formats import EditError
from biblint.formats.labelled import FORMAT
from biblint.model import NOTES, DeleteItem, Segment, SetValue
from biblint.source import Source
from tests.formats.laws import apply, breaches

SAMPLES = sorted((Path(__file__).parents[1] / "samples" / "labelled").glob("*.txt"))
TEXTS = [source.decode(0, len(source.data)) for source in map(Source.read, SAMPLES)]
PARTS = [
    *(
        "\n",
        "\r\n",
        "作者",
        "摘要:",
        "：",
        "[1 ,2 ]",
        "[1-3]",
        "①",
        "¹²",
        "共 9 条",
        "[J]. N, 2001, 1 (2) : 3",
        "\udc80",
    ),
    *("；", "A", "引用", "参考文献", "\u3000", "题", "页码:1 / 2", "  ", "Title: ", "[", "]", "1.", "*"),
]


@example("摘要:作者\u3000  摘要:")
@given(st.lists(st.sampled_from(PARTS), max_size=40).map("".join))
@settings(max_examples=300, deadline=None)
def test_any_mixture_of_parts_keeps_the_laws(text: str):
    batch = FORMAT.read(Segment(text), None)
    assert breaches(FORMAT, batch) == []
    for record in batch.records:
        assert {note.name for note in record.notes} <= set(NOTES)
        for reference in record.references():
            assert record.start <= reference.start <= reference.end <= record.end


@given(st.sampled_from(TEXTS), st.data())
@settings(max_examples=150, deadline=None)
def test_mutated_samples_keep_the_laws(text: str, data: st.DataObject):
    at = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(at, min(len(text), at + 30)))
    mutated = text[:at] + data.draw(st.sampled_from(["", *PARTS])) + text[end:]
    assert breaches(FORMAT, FORMAT.read(Segment(mutated), None)) == []


@pytest.mark.parametrize("text", TEXTS, ids=[path.stem for path in SAMPLES])
def test_deleting_an_item_changes_no_other_variable(text: str):
    for index, record in enumerate(FORMAT.read(Segment(text), None).records):
        for variable in ("keyword", "classification", "author"):
            values = record.values(variable)
            if len(values) < 2:
                continue
            for place, value in enumerate(values):
                after = FORMAT.read(
                    Segment(apply(text, FORMAT.edit(record, DeleteItem(value, variable)))), None
                ).records[index]
                expected = [v.text for i, v in enumerate(values) if i != place]
                assert [v.text for v in after.values(variable)] == expected
                assert _others(after, variable) == _others(record, variable)


def _others(record, variable: str) -> dict[str, list[str]]:
    names = [name for name in record.tags if name not in (variable, "label")]
    return {name: [v.text for v in record.values(name)] for name in names}


@pytest.mark.parametrize("text", TEXTS, ids=[path.stem for path in SAMPLES])
def test_setting_any_value_reads_back(text: str):
    for index, record in enumerate(FORMAT.read(Segment(text), None).records):
        for variable in ("title", "page", "DOI", "volume", "issue", "container-title", "keyword", "publisher"):
            for place, value in enumerate(record.values(variable)):
                new = value.text + "7"
                try:
                    edits = FORMAT.edit(record, SetValue(value, variable, new))
                except EditError:
                    continue
                after = FORMAT.read(Segment(apply(text, edits)), None).records[index]
                assert after.values(variable)[place].text == new
                assert _others(after, variable) == _others(record, variable)


@pytest.mark.parametrize(
    "text",
    [
        "[" + "a" * 5000,
        "[1," * 3000,
        "A. " * 3000 + "[J]",
        "1," * 5000,
        "X " * 4000,
        "(1 " * 3000,
        "；" * 5000,
        "张三，" * 3000,
    ],
)
def test_long_lines_are_read_in_time(text: str):
    page = f"T\n作者\n{text}\n机构\n{text}\n关键词\n{text}\n来源\n{text}\n参考文献\n[1] {text}\n"
    assert breaches(FORMAT, FORMAT.read(Segment(page), None)) == []
