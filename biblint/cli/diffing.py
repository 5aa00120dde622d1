"""What fixing a file would change, as a unified diff."""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblint.reports.painting import Painter
from biblint.source import Source

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


_STYLES = {"+": "added", "-": "removed", "@": "gutter"}


def unified_diff(before: Source, after: Source, paint: Painter) -> Iterator[bytes]:
    """The lines of a diff in UTF-8, with their ends; nothing if nothing changes.

    Text of another encoding is decoded, so that it can be read; bytes that are valid in none stay as they are.
    """
    if before.data == after.data:
        return
    old, new = (_LINE.findall(source.decode(0, len(source.data))) for source in (before, after))
    name = before.path.lstrip("/")
    import difflib

    for line in difflib.unified_diff(old, new, f"a/{name}", f"b/{name}"):
        yield _painted(_ended(line), paint).encode("utf-8", "surrogateescape")


def _painted(line: str, paint: Painter) -> str:
    """A line in the colour of its sign."""
    style = _STYLES.get(line[0])
    return paint(line[:-1], style) + "\n" if style else line


def _ended(line: str) -> str:
    """A line of the diff that ends in a newline, as `patch` wants it."""
    if line.endswith("\n"):
        return line
    if line.endswith("\r"):
        return line[:-1] + "\n"
    return line + "\n\\ No newline at end of file\n"
