"""What the tests of JSON formats share: samples, and the laws of a text with the works that its records list."""

from __future__ import annotations

from pathlib import Path

from biblint.formats import formats
from biblint.formats._json.format import JsonFormat
from biblint.model import Batch, Segment
from tests.formats.laws import breaches

SAMPLES = Path(__file__).parents[1] / "samples"
FORMATS = [entry for entry in formats().values() if isinstance(entry, JsonFormat)]
PATHS = [
    (entry, path) for entry in FORMATS for path in sorted((SAMPLES / entry.name).iterdir()) if path.suffix != ".json"
]
IDS = [f"{entry.name}/{path.name}" for entry, path in PATHS]


def lawful(entry: JsonFormat, text: str) -> Batch:
    """Read a text as one file and assert every law of it and of its listed works."""
    batch = entry.read(Segment(text), None)
    assert breaches(entry, batch) == []
    for record in batch.records:
        listed = list(record.references())
        for index, reference in enumerate(listed):
            reference.index = index
        assert breaches(entry, Batch(listed)) == []
    return batch
