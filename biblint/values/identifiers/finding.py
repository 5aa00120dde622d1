"""The finding that every identifier scheme reports, and the decoding steps that schemes share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from biblint.values.lazy import LazyPattern

Safety = Literal["safe", "unsafe", "manual"]

DASHES = "‐‑‒–—―−﹣－"
"""Hyphens, dashes and minus signs that stand where an identifier has an ASCII hyphen."""

_PLACEHOLDER = LazyPattern(
    r"(?i:n\s?[./]?\s?a\.?|nan|none|null|nil|unknown|undefined|missing|todo|t\.?b\.?[ad]\.?"
    r"|not (?:available|applicable|found)|(?:no )?(?:doi|issn|isbn|url|pmid|orcid)"
    r"|\(?:(?:unav|unas|tba|null|none)\)?)"
    r"|[-–—?.*_/#]+|无|暂无|不详"
)
_TEMPLATE_SLOT = LazyPattern(r"<[A-Z][A-Z _]+>|\[[A-Z]+ (?:DOI|URL|ISSN|ISBN)\]|\{\{?[a-z_]+\}?\}|\bX{4,}\b")
_ENTITY = LazyPattern(r"&(?:lt|gt|amp|quot|apos|#[0-9]{1,6}|#[xX][0-9A-Fa-f]{1,5});")


@dataclass(frozen=True, slots=True)
class IdentifierFinding:
    """One thing noticed in an identifier: `start` and `end` are code-point offsets into the given text.

    `placeholders` feed a message; `suggestion` is the whole new text, or None; `safety` belongs to it.
    """

    name: str
    start: int
    end: int
    placeholders: dict[str, str] = field(default_factory=dict)
    suggestion: str | None = None
    safety: Safety | None = None


def is_placeholder(text: str) -> bool:
    """Tell whether a trimmed text stands for a missing identifier (`n/a`, `-`, `<DOI INFORMATION>`)."""
    return _PLACEHOLDER.fullmatch(text) is not None or _TEMPLATE_SLOT.search(text) is not None


def outer(text: str) -> tuple[int, int]:
    """Give the offsets of a text without the blanks around it."""
    start = len(text) - len(text.lstrip())
    return start, max(start, len(text.rstrip()))


def replaced(text: str, start: int, end: int, new: str) -> str:
    """Give a text with the characters from start to end exchanged for new ones."""
    return text[:start] + new + text[end:]


def repeated(name: str, text: str, span: tuple[int, int], placeholders: dict[str, str], kept: int) -> IdentifierFinding:
    """Report a repeated item, to be removed with the separator after the item that ends at `kept`."""
    start, end = span
    alone = not text[kept:start].strip(" \t;,/|")
    suggestion = replaced(text, kept, end, "") if alone and "(" not in text else None
    return IdentifierFinding(name, start, end, placeholders, suggestion, "safe" if suggestion else None)


def decode_entities(text: str) -> str:
    """Decode `&amp;`, `&lt;`, `&gt;`, quotes and numeric references, however often they were encoded."""
    import html

    while (decoded := _ENTITY.sub(lambda match: html.unescape(match[0]), text)) != text:
        text = decoded
    return text
