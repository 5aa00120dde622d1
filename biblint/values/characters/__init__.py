"""Damage to the characters of a text: wrong encodings, left-over markup, invisible and lost characters."""

from __future__ import annotations

from unicodedata import is_normalized, normalize

from biblint.values.characters.finding import FINDINGS, CharacterFinding, Safety, finding
from biblint.values.characters.invisible import invisible_characters
from biblint.values.characters.lookalikes import full_width, mixed_scripts
from biblint.values.characters.markup import html_entities, html_tags
from biblint.values.characters.mojibake import damaged_ranges, may_be_mojibake, mojibake
from biblint.values.lazy import LazyPattern

__all__ = ["FINDINGS", "CharacterFinding", "character_findings"]

_OTHER_SCRIPTS = LazyPattern("[\u0370-\u052f一-鿿０-９Ａ-Ｚａ-ｚ]")
_REPLACEMENT = LazyPattern("[\ufffd\ud800-\udfff]+")
_LOST = LazyPattern(
    r"(?<=[^\W_])\?{3,}(?=[^\W_])|(?<=[A-Z]{2})ÿ(?![a-zà-ÿ])"
    r"|(?:(?<=[a-zß-ö])|(?<=[\s(\[][A-Z])|(?<=\A[A-Z]))\?(?=[a-zß-ö]++(?![\w?]*[=/]))"
)
_ADDRESS = LazyPattern(r"\S*(?:/|www\.)\S*")
_SPACES = LazyPattern(r"(?<=\S) {2,}(?=\S)")
_COMPATIBILITY = LazyPattern("[\uf900-\ufaff\U0002f800-\U0002fa1f]")


def character_findings(text: str, *, markup: frozenset[str] = frozenset()) -> tuple[CharacterFinding, ...]:
    """Judge the characters of a decoded text; at most one finding a name, ordered by position.

    `markup` names the findings that are legal notation where the text stands (`html-entity`, `html-tag`, `inline-tag`).
    """
    found: list[CharacterFinding | None] = []
    if "&" in text and "html-entity" not in markup:
        found.append(html_entities(text))
    if "<" in text:
        found += [tag for tag in html_tags(text) if tag.name not in markup]
    if "  " in text:
        found.append(_double_spaces(text))
    if "?" in text or "ÿ" in text:
        found.append(_lost(text))
    if not text.isascii():
        found += _beyond_ascii(text)
    elif not text.isprintable():
        found += invisible_characters(text, [])
    return tuple(sorted(filter(None, found), key=lambda each: each.start)) if found else ()


def _beyond_ascii(text: str) -> list[CharacterFinding | None]:
    """The findings that only text with other than ASCII characters can have."""
    found: list[CharacterFinding | None] = []
    covered: list[tuple[int, int]] = []
    other_scripts = bool(_OTHER_SCRIPTS.search(text))
    if may_be_mojibake(text, other_scripts) and (wrong := mojibake(text)):
        found.append(wrong)
        covered = damaged_ranges(text)
    if not text.isprintable():
        found += invisible_characters(text, covered)
        found.append(_replacements(text))
    elif "\ufffd" in text:
        found.append(_replacements(text))
    if other_scripts and not covered:
        found += [mixed_scripts(text), full_width(text)]
    if not is_normalized("NFC", text):
        found.append(_not_normalized(text))
    return found


def _replacements(text: str) -> CharacterFinding | None:
    """The finding for characters that decoding lost, and for bytes that it could not decode."""
    spans = [match.span() for match in _REPLACEMENT.finditer(text)]
    return finding("replacement-character", text, spans) if spans else None


def _lost(text: str) -> CharacterFinding | None:
    """The finding for characters that an encoding without them replaced."""
    spans = [match.span() for match in _LOST.finditer(text)]
    if spans and ("/" in text or "www." in text):
        addresses = [match.span() for match in _ADDRESS.finditer(text)]
        spans = [span for span in spans if not any(low <= span[0] < high for low, high in addresses)]
    return finding("lost-characters", text, spans) if spans else None


def _double_spaces(text: str) -> CharacterFinding | None:
    spans = [match.span() for match in _SPACES.finditer(text)]
    return finding("double-space", text, spans, (_SPACES.sub(" ", text), "safe")) if spans else None


def _not_normalized(text: str) -> CharacterFinding:
    """The finding for text that Normalization Form C would change; unified ideographs may lose a variant in it."""
    composed = normalize("NFC", text)
    start = next((at for at, (old, new) in enumerate(zip(text, composed, strict=False)) if old != new), len(composed))
    safety: Safety = "unsafe" if _COMPATIBILITY.search(text) else "safe"
    return finding("not-nfc", text, [(start, min(start + 2, len(text)))], (composed, safety))
