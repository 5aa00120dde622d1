"""What a line-tagged format is, as data: its line, its tags, how lists are written, how records begin and end."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

LINES = re.compile(r"(?:\r\n?|\n)\s*")
"""Separator of a list whose items stand on lines of their own."""
SEMICOLON = re.compile(r"[;；]\s*")
"""Separator of a list written with semicolons, folded or not."""
_ANY_LINE_START = r"(?:(?<=[\r\n])|\A)"


@dataclass(frozen=True, slots=True)
class Table:
    """A line-tagged format."""

    line: str
    """Pattern of a field's lines, from `^` to behind the line end.

    Three groups: the tag; what stands between tag and content where that is not exactly as the format wants it; the
    content, which begins at no blank.
    """
    first: str
    """The tag that begins a record."""
    last: str
    """The tag that ends a record; `''` if there is none."""
    variables: Mapping[str, str]
    """Tag -> variable; a tag that is not here is reached as `raw:<tag>` only."""
    separator: str
    """What stands between tag and content in a new field."""
    order: tuple[str, ...]
    """Tags in the order in which writers put them; a new field follows the nearest one before it."""
    usual: Mapping[str, str]
    """Variable -> the tag of a new field."""
    separators: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    """Tag -> what stands between the items of one field."""
    item_lines: frozenset[str] = frozenset()
    """Tags after which each untagged line is a further field of the same tag."""
    prose: frozenset[str] = frozenset()
    """Tags whose values go over several untagged lines by custom."""
    pages: tuple[str, str] = ("", "")
    """The tags of the first and the last page, where those are two fields."""
    width: int = 0
    """To how many characters writers fill up a tag with blanks before the separator."""
    starters: frozenset[str] = frozenset()
    """Where a blank line ends a record: tags that begin the next one, besides the first."""
    banner: re.Pattern[str] | None = None
    """Lines that writers put between records; no junk."""
    patterns: tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]] = field(init=False)
    """For texts with LF only, with CRLF, and with lines that end at CR alone."""

    def __post_init__(self) -> None:
        plain = re.compile(self.line.replace(r"[^\r\n]", "."), re.MULTILINE)
        universal = re.compile(self.line.replace("^", _ANY_LINE_START, 1))
        object.__setattr__(self, "patterns", (plain, re.compile(self.line, re.MULTILINE), universal))

    def pattern(self, text: str) -> re.Pattern[str]:
        """The compiled line for a text, by its line ends."""
        if "\r" not in text:
            return self.patterns[0]
        return self.patterns[2 if _LONE_CR.search(text) else 1]


_LONE_CR = re.compile(r"\r(?!\n)")
