"""Braces in BibTeX field content, and the name lists that they structure.

Source: `bibtex.web`, procedures `scan_balanced_braces` (a brace counts even after a backslash) and `name_scan_for_and`.
"""

from __future__ import annotations

import re

_ESCAPE_OR_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_BRACE_OR_AND = re.compile(r"[{}]|(?<!\S)[aA][nN][dD](?!\S)")
_AND = re.compile(r"(?<!\S)[aA][nN][dD](?!\S)")


def closings(raw: str) -> dict[int, int]:
    """The offset of the closing brace for the offset of each opening one that is closed; escaped braces are text."""
    found: dict[int, int] = {}
    open_at: list[int] = []
    for token in _ESCAPE_OR_BRACE.finditer(raw):
        if token.group() == "{":
            open_at.append(token.start())
        elif token.group() == "}" and open_at:
            found[open_at.pop()] = token.start()
    return found


def grouped(raw: str) -> bool:
    """Whether every brace of a piece of TeX has its partner in it; escaped braces are text."""
    depth = 0
    for token in _ESCAPE_OR_BRACE.finditer(raw):
        depth += {"{": 1, "}": -1}.get(token.group(), 0)
        if depth < 0:
            return False
    return depth == 0


def unbalanced(raw: str) -> list[int]:
    """The offsets of the braces without a partner, in order; escaped ones count, as they do for BibTeX."""
    if raw.count("{") == raw.count("}") == 0:
        return []
    alone: list[int] = []
    open_at: list[int] = []
    for offset, character in enumerate(raw):
        if character == "{":
            open_at.append(offset)
        elif character == "}":
            if open_at:
                open_at.pop()
            else:
                alone.append(offset)
    return sorted(alone + open_at)


def split_names(raw: str) -> list[tuple[int, int]]:
    """The ranges (code points, end exclusive, blanks trimmed) of the names in a raw name list.

    Names are parted by the word `and` in any case at brace depth 0. An `and` with nothing before or after it leaves
    an empty name there; BibTeX reads a first or last one as a surname, which nobody means.
    """
    if not raw.strip():
        return []
    separators = _and_spans(raw) if "{" in raw else [found.span() for found in _AND.finditer(raw)]
    starts = [0, *(end for _, end in separators)]
    ends = [*(start for start, _ in separators), len(raw)]
    return [_trimmed(raw, start, end) for start, end in zip(starts, ends, strict=True)]


def _and_spans(raw: str) -> list[tuple[int, int]]:
    """The ranges of the separating words outside braces."""
    spans = []
    depth = 0
    for found in _BRACE_OR_AND.finditer(raw):
        token = found.group()
        if token == "{":
            depth += 1
        elif token == "}":
            depth = max(0, depth - 1)
        elif depth == 0:
            spans.append(found.span())
    return spans


def _trimmed(raw: str, start: int, end: int) -> tuple[int, int]:
    """The range without the blanks at its ends; an empty range stands where its blanks end."""
    name = raw[start:end]
    stripped = name.lstrip()
    start = end - len(stripped)
    return start, start + len(stripped.rstrip())
