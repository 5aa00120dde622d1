"""Errors in files that people write (rules, configuration): where, what, and what was probably meant.

    InvalidFileError
    ├── FileError        one error at a place in a file
    │   ├── YamlError        the text is not strict YAML
    │   └── RuleFileError    the text is YAML, but not a rule
    └── FileErrors       several of them, of one file or many
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from unicodedata import east_asian_width

_LINE_END = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")
_MAX_LISTED = 24
_EXCERPT_WIDTH = 160


class InvalidFileError(Exception):
    """A file that a person wrote and that has to be mended; `errors` says where."""

    @property
    def errors(self) -> tuple[FileError, ...]:
        """The single errors, in the order in which they are to be shown."""
        raise NotImplementedError


class FileError(InvalidFileError):
    """One error at a place in a file; line and column are 1-based code points, 0 where there is no place."""

    def __init__(
        self, path: str, line: int, column: int, message: str, *, hint: str = "", excerpt: str | None = None
    ) -> None:
        super().__init__(message)
        self.path = path
        self.line = line
        self.column = column
        self.message = message
        self.hint = hint
        self.excerpt = excerpt
        """The line of the file, or None where there is none to show."""

    @property
    def errors(self) -> tuple[FileError, ...]:
        """This error alone."""
        return (self,)

    def __str__(self) -> str:
        """`file:line:column: error: message`, the excerpt with a caret, and the hint."""
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        lines = [f"{place}: error: {self.message}"]
        margin = " " * 6
        if self.line and self.excerpt is not None:
            lines += _pointed(self.excerpt, self.line, self.column)
            margin = " " * max(6, len(str(self.line)) + 1)
        if self.hint:
            lines.append(f"{margin}= help: {self.hint}")
        return "\n".join(lines)


class YamlError(FileError):
    """A text that is not YAML, or not the strict YAML that biblint reads."""


class RuleFileError(FileError):
    """A rule file that is YAML but not a rule."""


class FileErrors(InvalidFileError):  # noqa: N818 - a plural
    """Several errors at once, sorted by file and place."""

    def __init__(self, errors: Iterable[FileError]) -> None:
        self._errors = tuple(sorted(errors, key=lambda error: (error.path, error.line, error.column)))
        super().__init__(f"{len(self._errors)} errors")

    @property
    def errors(self) -> tuple[FileError, ...]:
        """The single errors, by file and place."""
        return self._errors

    def __str__(self) -> str:
        """Every error in full."""
        return "\n".join(map(str, self._errors))


def split_lines(text: str) -> list[str]:
    """The lines of a text as YAML counts them, without their ends."""
    return _LINE_END.split(text)


def nearest(word: str, known: Collection[str]) -> str | None:
    """The known word that was probably meant, or None; a difference in case alone counts for nothing."""
    from difflib import get_close_matches

    folded = {name.casefold(): name for name in known}
    found = get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    return folded[found[0]] if found else None


def did_you_mean(word: str, known: Collection[str]) -> str:
    """A hint for an unknown word: the nearest known one, else the known ones if they are few, else `''`."""
    near = nearest(word, known)
    if near is not None:
        return f"did you mean '{near}'?"
    return f"known: {', '.join(known)}" if 0 < len(known) <= _MAX_LISTED else ""


def _pointed(excerpt: str, line: int, column: int) -> list[str]:
    """A source line with its number, and a caret below the column; wide characters count for two."""
    shown = "".join(character if character.isprintable() else " " for character in excerpt)
    first = max(0, column - _EXCERPT_WIDTH // 2) if len(shown) > _EXCERPT_WIDTH else 0
    shown = shown[first : first + _EXCERPT_WIDTH]
    before = shown[: max(0, column - 1 - first)]
    indent = " " * sum(2 if east_asian_width(character) in "WF" else 1 for character in before)
    gutter = max(5, len(str(line)))
    return [f"{line:>{gutter}} | {shown}".rstrip(), f"{'':>{gutter}} | {indent}^"]
