"""What is reported of a text's characters: one finding a kind of damage, placed at its first occurrence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Safety = Literal["safe", "unsafe"]

FINDINGS: dict[str, str] = {
    "mojibake": "UTF-8 text that was read in another encoding",
    "replacement-character": "a character that was lost when the text was decoded",
    "lost-characters": "question marks or a stray ÿ where other characters were",
    "html-entity": "an HTML entity that was not decoded",
    "html-tag": "an HTML, JATS or MathML tag left in the text",
    "inline-tag": "a tag of inline formatting: italic, bold, subscript, superscript, small capitals",
    "control-character": "a control character",
    "zero-width": "an invisible character without a function where it stands",
    "soft-hyphen": "a hyphenation hint or the remains of a line break inside a word",
    "line-separator": "a Unicode line or paragraph separator",
    "mixed-script": "letters of another script that look like the ones around them",
    "fullwidth": "full-width letters or digits in Latin or numeric text",
    "not-nfc": "letters and their marks stored apart (not in Normalization Form C)",
    "double-space": "several spaces in a row",
}
"""The closed list of findings: name to what it means."""


@dataclass(frozen=True, slots=True)
class CharacterFinding:
    """One kind of damage in a text.

    `start` and `end` (code points, end exclusive) are its first occurrence; `placeholders` hold at least `text` (what
    stands there), `character` (its first code point as `U+00AD`) and `count` (occurrences); `suggestion` is the whole
    text with every occurrence mended, or None.
    """

    name: str
    start: int
    end: int
    placeholders: Mapping[str, str]
    suggestion: str | None = None
    safety: Safety | None = None


def finding(
    name: str,
    text: str,
    spans: list[tuple[int, int]],
    suggestion: tuple[str, Safety] | None = None,
    **placeholders: str,
) -> CharacterFinding:
    """The finding of a kind for all its spans in a text; a suggestion that changes nothing is none."""
    start, end = spans[0]
    facts = {"text": text[start:end], "character": f"U+{ord(text[start]):04X}", "count": str(len(spans))} | placeholders
    if suggestion is None or suggestion[0] == text:
        return CharacterFinding(name, start, end, facts)
    return CharacterFinding(name, start, end, facts, suggestion[0], suggestion[1])
