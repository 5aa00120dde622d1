"""What the tests of line-tagged formats share: samples, damage, and edits that are read again."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from biblint.formats.base import Format
from biblint.model import Batch, Operation, Record, Segment
from tests.formats.laws import apply, breaches, read_text

SAMPLES = Path(__file__).parents[1] / "samples"


def samples(format_: Format) -> list[Path]:
    """The sample files of a format, golden files apart."""
    return sorted(path for path in (SAMPLES / format_.name).iterdir() if path.suffix != ".json")


def sample_text(path: Path) -> str:
    """The text of a sample with its own line ends."""
    return path.read_bytes().decode("utf-8")


MARKS = [
    "", "\n", "\r", "\r\n", " ", "  - ", "TY  - ", "PT ", "ER", "\ufeff", "\udce4", "; ", "[", "EF\n",
    "PMID- ", "\nFAU - ", "%0 ", "\n\n", "\nRT ", "<3. >\n", "(", "]",
    "{Reference Type}: ", "\n{Title}：", "\nDataType: ", "\nSrcDatabase-来源库: ", "\n【来源篇名】", "】",
    "-" * 71, "\n[3] ", "[J]", "//", "\u3000",
]  # fmt: skip
"""What damage puts into a text: characters that mean something to a reader."""


@st.composite
def damaged(draw: st.DrawFn, texts: list[str]) -> str:
    """A sample with pieces cut out, doubled, or replaced by characters that mean something."""
    text = draw(st.sampled_from(texts))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 60)))
        middle = draw(st.sampled_from([*MARKS, text[start:end] * 2]))
        text = text[:start] + middle + text[end:]
    return text


def lawful(format_: Format, text: str) -> Batch:
    """Read a text as one file and assert every law of it and of its cited references."""
    segment = Segment(text)
    batch = format_.read(segment, None)
    assert breaches(format_, batch) == []
    for record in batch.records:
        references = Batch(list(record.references()))
        for index, reference in enumerate(references.records):
            reference.index = index
        assert breaches(format_, references) == []
    return batch


def edited(format_: Format, text: str, operation: Operation, record: Record) -> tuple[str, Record]:
    """The text after an operation, and the record read again; other records stay as they were."""
    changed = apply(text, format_.edit(record, operation))
    before, after = read_text(format_, text), read_text(format_, changed)
    assert len(before) == len(after)
    for old, new in zip(before, after, strict=True):
        if old.index != record.index:
            assert text[old.start : old.end] == changed[new.start : new.end]
    lawful(format_, changed)
    return changed, after[record.index]


def others(record: Record, *variables: str) -> dict[str, list[str]]:
    """The texts of all variables but some."""
    return {
        name: [value.text for value in record.values(name)] for name in record.tags if name not in variables
    }
