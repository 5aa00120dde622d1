"""What there is to say of a file's bytes: a guessed encoding, undecodable bytes, marks in the middle."""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblint.model import Note, Segment
from biblint.source import Source

_UNDECODABLE = re.compile("[\udc80-\udcff]+")


def _has_surrogates(text: str) -> bool:
    """True for a text with a lone surrogate; encoding finds one much sooner than a pattern."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def source_notes(source: Source, segment: Segment, number: int) -> Iterator[Note]:
    """The notes on one segment; those on the whole file come with its first segment."""
    if number == 0 and source.encoding.guessed:
        yield Note("guessed-encoding", 0, 0, {"encoding": source.encoding.name})
    text = segment.text
    if text.isascii():
        return
    mark = text.find("\ufeff")
    while mark >= 0:
        yield Note("byte-order-mark", mark, mark + 1)
        mark = text.find("\ufeff", mark + 1)
    for match in _UNDECODABLE.finditer(text) if _has_surrogates(text) else ():
        raw = " ".join(f"0x{ord(char) - 0xDC00:02X}" for char in match[0][:8])
        yield Note("undecodable-bytes", match.start(), match.end(), {"bytes": raw, "encoding": source.encoding.name})
