"""What the tests of XML formats and of MARC share: their formats, samples, and damage."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from biblint.formats import format_named
from biblint.formats.base import Format
from biblint.model import NOTES, Batch, Segment
from biblint.source import Source
from tests.formats.laws import breaches

SAMPLES = Path(__file__).parents[1] / "samples"
NAMES = ("pubmed-xml", "endnote-xml", "marc21", "marcxml", "mods", "crossref-xml", "jats", "dublin-core", "primo-xml")
FORMATS = [format_named(name) for name in NAMES]
CASES = [
    (format_, path)
    for format_ in FORMATS
    for path in sorted((SAMPLES / format_.name).iterdir())
    if path.suffix != ".json"
]
"""(format, sample) of all of them."""
IDS = [f"{format_.name}/{path.name}" for format_, path in CASES]
MARKS = [
    "", "<", ">", "&", "&#xD;", "&#1;", "&nope;", "\n", "\t ", "<!--", "-->", "<![CDATA[", "]]>", "<?", '"',
    "</record>", "<record>", "<mods>", "<PubmedArticle>", "</a>", "\x1d", "\x1e", "\x1f", "\x1fa", "\x1b$1",
    "\x1bb", "\udce2",
    "\udcff", "é", "\ufeff", "\x00", "99999", "<!DOCTYPE x [<!ENTITY a 'b'>]>",
]  # fmt: skip
"""What damage puts into a text: characters that mean something to a reader."""


def sample_text(path: Path) -> str:
    """The text of a sample as its file's encoding gives it."""
    source = Source.read(path)
    return source.decode(0, len(source.data))


def lawful(format_: Format, text: str) -> Batch:
    """What a text reads as, after a look that it breaks no law and notes nothing unknown."""
    batch = format_.read(Segment(text), None)
    assert breaches(format_, batch) == []
    notes = [*batch.notes, *(note for record in batch.records for note in record.notes)]
    assert {note.name for note in notes} <= NOTES.keys()
    assert all(0 <= note.start <= note.end <= len(text) for note in notes)
    return batch


@st.composite
def damaged(draw: st.DrawFn) -> tuple[Format, str]:
    """A sample with pieces cut out, doubled, or replaced by characters that mean something."""
    format_, path = draw(st.sampled_from(CASES))
    text = sample_text(path)
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 60)))
        middle = draw(st.sampled_from([*MARKS, text[start:end] * 2]))
        text = text[:start] + middle + text[end:]
    return format_, text
