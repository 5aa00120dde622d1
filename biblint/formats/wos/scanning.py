"""What the common reader must know of Web of Science files: header, footer, tags glued to their content."""

from __future__ import annotations

import re
from dataclasses import dataclass

from biblint.formats.tagged.reader import Scan, first_line_end, line_after
from biblint.formats.tagged.values import trimmed
from biblint.formats.wos.tables import FRAME, TAGS
from biblint.model import Batch, Field, Note, ReplaceRange

_GLUED = re.compile(r"([A-Z][A-Z0-9])(?=[A-ZÀ-ÞĀ-ɏ](?:[a-zß-ɏ]|['’][A-Z])|\d)")


@dataclass(slots=True)
class WosScan(Scan):
    """The state of reading one segment of a Web of Science file."""

    has_header: bool = False
    has_footer: bool = False
    """True if nothing but blank lines followed an EF so far."""

    def run(self) -> Batch:
        """Read the segment; never raises."""
        batch = Scan.run(self)
        text = self.segment.text
        if self.at_end and not self.has_footer and self.records:
            newline = first_line_end(text)
            lines = len(text[len(text.rstrip("\r\n")) :].replace("\r\n", "\n"))
            glue = newline * max(0, 2 - lines)
            mend = ReplaceRange(len(text), len(text), glue + "EF" + newline)
            self.notes.append(Note("missing-footer", len(text), len(text), {"tag": "EF"}, mend))
        return batch

    def special(self, entry: Field) -> tuple[list[Field], dict[str, list[Field]]]:
        """As for every tagged format; the lines of the file itself end a record that is open."""
        if entry.tag not in FRAME:
            return Scan.special(self, entry)
        self.finish("missing-terminator")
        if entry.tag == "FN" and (self.records or self.segment.first_line > 1):
            self.notes.append(Note("repeated-header", entry.whole_start, max(entry.end, entry.tag_end)))
        self.has_header = self.has_header or entry.tag != "EF"
        self.has_footer = entry.tag == "EF"
        return [], {}

    def starting(self, start: int, end: int) -> None:
        """The first record of a file wants a header before it."""
        if not self.records and not self.has_header and self.segment.first_line == 1:
            self.notes.append(Note("missing-header", start, end))
        self.has_footer = False


def glued_field(text: str, start: int, end: int) -> tuple[Field, Note] | None:
    """The field of a line whose tag is glued to its content (`AUGilles, H`), and the note on it; None for others."""
    match = _GLUED.match(text, start, end)
    if match is None or match[1] not in TAGS:
        return None
    at = match.end()
    entry = Field(match[1], start, at, *trimmed(text, at, end), start, line_after(text, end))
    return entry, Note("bad-field", start, end, {"tag": match[1]}, ReplaceRange(at, at, " "))
