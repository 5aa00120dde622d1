"""What `.gitignore` files leave out, for folders that are in no git work tree.

Source: the manual page gitignore(5).
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line of a `.gitignore` file."""

    expression: re.Pattern[str]
    """Matches a path relative to the file's folder, with `/` between its parts."""
    is_negated: bool
    only_folders: bool


class IgnoreFile:
    """The patterns of one `.gitignore` file."""

    def __init__(self, folder: str, text: str) -> None:
        self._folder = "" if folder == "." else _slashed(folder).rstrip("/") + "/"
        self._patterns = tuple(_patterns(text))

    @classmethod
    def of_folder(cls, folder: str) -> IgnoreFile | None:
        """The `.gitignore` of a folder; None if it has none that can be read."""
        try:
            return cls(folder, Path(folder, ".gitignore").read_text("utf-8", "surrogateescape"))
        except OSError:
            return None

    def verdict(self, path: str, is_folder: bool) -> bool | None:
        """True if a path is left out, False if it is taken back in, None if no pattern speaks of it."""
        inner = _slashed(path).removeprefix(self._folder)
        for pattern in reversed(self._patterns):
            if (is_folder or not pattern.only_folders) and pattern.expression.fullmatch(inner):
                return not pattern.is_negated
        return None


def _slashed(path: str) -> str:
    return path if os.sep == "/" else path.replace(os.sep, "/")


def is_ignored(path: str, is_folder: bool, files: tuple[IgnoreFile, ...]) -> bool:
    """True if the innermost `.gitignore` that speaks of a path leaves it out; `files` from outer to inner."""
    for file in reversed(files):
        verdict = file.verdict(path, is_folder)
        if verdict is not None:
            return verdict
    return False


def _patterns(text: str) -> Iterator[Pattern]:
    for raw in text.removeprefix("\ufeff").splitlines():
        line = re.sub(r"(?<!\\)\s+$", "", raw)
        if not line or line.startswith("#"):
            continue
        is_negated = line.startswith("!")
        line = line[1:] if is_negated else line
        only_folders = line.endswith("/")
        line = line.rstrip("/")
        if line:
            yield Pattern(_expression(line), is_negated, only_folders)


_TOKEN = re.compile(r"/\*\*/|^\*\*/|/\*\*$|\*+|\?|\[[!^]?\]?[^\]]*\]|\\.|.", re.S)
_RANGE_DASH = re.compile(r"(?<=\w)\\-(?=\w)")
"""A dash between two letters or digits, as `re.escape` writes it."""


def _expression(line: str) -> re.Pattern[str]:
    """The regular expression of a pattern; without a slash inside it matches in every subfolder."""
    anchored = "/" in line
    parts = [_part(token) for token in _TOKEN.findall(line.removeprefix("/"))]
    try:
        return re.compile(("" if anchored else "(?:.*/)?") + "".join(parts), re.S)
    except re.error:
        return re.compile(re.escape(line))


def _part(token: str) -> str:
    """The expression of one token of a pattern."""
    fixed = {"/**/": "/(?:.*/)?", "**/": "(?:.*/)?", "/**": "/.*", "?": "[^/]"}
    if token in fixed:
        return fixed[token]
    if token.startswith("*"):
        return "[^/]*"
    if len(token) > 1 and token.startswith("["):
        negation, inner = ("^", token[2:-1]) if token[1] in "!^" else ("", token[1:-1])
        return f"[{negation}{_RANGE_DASH.sub('-', re.escape(inner))}]"
    return re.escape(token[1:] if len(token) == 2 and token[0] == "\\" else token)
