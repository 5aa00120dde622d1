"""Markdown in which data stay data: what comes from a file can be no link, picture, mention, table cell or HTML.

Source: GitHub Flavored Markdown 0.29: nothing is parsed in a code span; in a table a `|` even there ends the cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from biblint.reports.display import ELLIPSIS, escaped

_LONGEST = 200
_MARKUP = re.compile(r"[\\`*_\[\]<>#|~&]")
_UNPLAIN = re.compile(r"[^A-Za-z0-9 \u0080-\U0010ffff]")


def code(text: str, longest: int = _LONGEST) -> str:
    """A text as code in one line, cut after so many characters; `''` for an empty one."""
    shown = escaped(text, tabs=True)
    shown = shown if len(shown) <= longest else shown[: longest - 1] + ELLIPSIS
    if "`" in shown or "|" in shown:
        return "<code>" + _UNPLAIN.sub(lambda match: f"&#{ord(match[0])};", shown) + "</code>"
    return f"`{shown}`" if shown.strip() else ""


def plain(text: str) -> str:
    """A text of our own as text: what Markdown would take for markup is escaped."""
    return _MARKUP.sub(r"\\\g<0>", text)


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """A table by lines with their ends; heads that begin with `#` are numbers, to stand at the right."""
    names = list(heads)
    yield "| " + " | ".join(name.removeprefix("#") for name in names) + " |\n"
    yield "|" + "|".join("---:" if name.startswith("#") else "---" for name in names) + "|\n"
    for cells in rows:
        yield "| " + " | ".join(cells) + " |\n"
