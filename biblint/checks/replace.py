"""Check kind `replace`: known wrong texts, each with the right one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from biblint.checks.base import Check, FindingType, Kind, OptionError, Setting
from biblint.model import Finding

_FIRST_UNSPACED = "\u2e80"
"""From here on scripts write words without blanks between them."""


class Replace(Kind):
    """The value, or with `part` any word of it, must be none of the known wrong texts."""

    name = "replace"
    title = "Wrong texts and what is right instead"
    scope = "text"
    findings = {"wrong": FindingType("a text that is known to be wrong", ("wrong", "right"), True)}
    options = {
        "map": {
            "type": "object",
            "additionalProperties": {"type": "string"},
            "minProperties": 1,
            "description": "Wrong text to right text.",
        },
        "part": {"type": "boolean", "default": False, "description": "Look for whole words inside the value too."},
        "ignore-case": {"type": "boolean", "default": False, "description": "Capital and small letters are alike."},
    }
    required = ("map",)

    def compile(self, options: Mapping[str, Any], setting: Setting) -> Check:
        """A text check; raises `OptionError` for a text that would be replaced by one that is wrong again."""
        fold = str.casefold if options.get("ignore-case", False) else str
        rights = {fold(wrong): right for wrong, right in options["map"].items()}
        again = next((right for right in rights.values() if fold(right) in rights), None)
        if again is not None or "" in rights:
            raise OptionError("map", f"'{again or ''}' is wrong by this map itself")
        if not options.get("part", False):
            return lambda text: _whole(text, fold(text), rights)
        words = sorted(options["map"], key=len, reverse=True)
        flags = re.IGNORECASE if fold is str.casefold else re.NOFLAG
        pattern = re.compile("|".join(map(_word, words)), flags)
        all_wide = not any(map(str.isascii, words))

        def check(text: str) -> Iterable[Finding]:
            if all_wide and text.isascii():
                return ()
            return list(_parts(text, pattern, rights, fold is str.casefold))

        return check


def _whole(text: str, folded: str, rights: Mapping[str, str]) -> Iterable[Finding]:
    right = rights.get(folded)
    if right is None:
        return ()
    return (Finding("wrong", 0, len(text), {"wrong": text, "right": right}, right),)


def _parts(text: str, pattern: re.Pattern[str], rights: Mapping[str, str], folds: bool) -> Iterable[Finding]:
    def right_of(match: re.Match[str]) -> str:
        return rights.get(match[0].casefold() if folds else match[0], match[0])

    new = None
    for match in pattern.finditer(text):
        new = pattern.sub(right_of, text) if new is None else new
        yield Finding("wrong", match.start(), match.end(), {"wrong": match[0], "right": right_of(match)}, new)


def _word(text: str) -> str:
    """A pattern for a text that stands by itself, where its script parts words."""
    before = r"(?<!\w)" if _is_spaced(text[0]) else ""
    return before + re.escape(text) + (r"(?!\w)" if _is_spaced(text[-1]) else "")


def _is_spaced(char: str) -> bool:
    return (char.isalnum() or char == "_") and char < _FIRST_UNSPACED


KIND = Replace()
