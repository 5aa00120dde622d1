"""Colours of the reports for people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_STYLES: Mapping[str, Mapping[str, Any]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "info": {"fg": "cyan", "bold": True},
    "path": {"bold": True},
    "gutter": {"fg": "bright_black"},
    "removed": {"fg": "red"},
    "added": {"fg": "green"},
    "dim": {"dim": True},
}


class Painter:
    """Puts terminal colours around texts, or leaves them alone."""

    def __init__(self, color: bool) -> None:
        self._color = color

    def __call__(self, text: str, style: str) -> str:
        """A text in a style: a severity, `path`, `gutter`, `removed`, `added` or `dim`."""
        if not self._color or not text:
            return text
        from click import style as click_style

        return click_style(text, **_STYLES[style])
