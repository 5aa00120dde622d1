"""Check kind `pattern`: a text in which a pattern must not be found, or must be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from biblint.checks.base import Check, FindingType, Kind, OptionError, Setting
from biblint.model import Finding
from biblint.regex import Match, Pattern, compile_pattern

_SLOT = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)\}")


class Rejected:
    """A text check: every match of a pattern is a finding. `prefilter` finds the texts that are worth a call."""

    __slots__ = ("_replacement", "_whole", "prefilter")

    def __init__(self, pattern: Pattern, whole: bool, replacement: str | None) -> None:
        self.prefilter = pattern
        self._whole = whole
        self._replacement = replacement

    def __call__(self, text: str) -> Iterable[Finding]:
        """One finding for each match."""
        matches = self._matches(text)
        if not matches:
            return ()
        new = self._replaced(text, matches)
        return [Finding("match", m.start, m.end, {"match": text[m.start : m.end]}, new) for m in matches]

    def _matches(self, text: str) -> list[Match]:
        if not self._whole:
            return list(self.prefilter.finditer(text))
        match = self.prefilter.fullmatch(text)
        return [match] if match else []

    def _replaced(self, text: str, matches: list[Match]) -> str | None:
        """The text with every match replaced, so that one edit mends them all; None without a replacement."""
        if self._replacement is None:
            return None
        parts, done = [], 0
        for match in matches:
            parts += [text[done : match.start], _filled(self._replacement, match.named())]
            done = match.end
        return "".join(parts) + text[done:]


def _filled(template: str, named: Mapping[str, str]) -> str:
    return _SLOT.sub(lambda slot: named.get(slot[1], ""), template)


class Required:
    """A text check: a text without a match is a finding."""

    __slots__ = ("_matches", "prefilter")

    def __init__(self, pattern: Pattern, whole: bool) -> None:
        self.prefilter = None
        self._matches = pattern.fullmatch if whole else pattern.search

    def __call__(self, text: str) -> Iterable[Finding]:
        """One finding over the whole text, or none."""
        return () if self._matches(text) else (Finding("mismatch", 0, len(text), {"match": text}),)


class PatternKind(Kind):
    """Finds what a pattern rejects, or a text in which a required pattern is not found."""

    name = "pattern"
    title = "A pattern that a text must not have, or must have"
    scope = "text"
    findings = {
        "match": FindingType("the rejected pattern is found here", ("match",), True),
        "mismatch": FindingType("the required pattern is not found", ("match",)),
    }
    options = {
        "reject": {
            "type": "string",
            "format": "biblint-pattern",
            "minLength": 1,
            "description": "What must not be found; the group `at` is reported, else the whole match.",
        },
        "require": {
            "type": "string",
            "format": "biblint-pattern",
            "minLength": 1,
            "description": "What must be found; give either `reject` or `require`.",
        },
        "ignore-case": {"type": "boolean", "default": False, "description": "Capital and small letters are alike."},
        "whole": {"type": "boolean", "default": False, "description": "The pattern has to match the whole value."},
        "replace": {
            "type": "object",
            "properties": {"with": {"type": "string"}},
            "required": ["with"],
            "additionalProperties": False,
            "description": "What each match becomes; {name} stands for the text of a named group.",
        },
    }

    def compile(self, options: Mapping[str, Any], setting: Setting) -> Check:
        """A text check; raises `OptionError` unless exactly one of `reject` and `require` is given."""
        if ("reject" in options) == ("require" in options):
            raise OptionError("reject", "exactly one of 'reject' and 'require' is wanted")
        ignore_case, whole = options.get("ignore-case", False), options.get("whole", False)
        if "require" in options:
            if "replace" in options:
                raise OptionError("replace", "there is nothing to replace where a required pattern is missing")
            return Required(compile_pattern(options["require"], ignore_case=ignore_case), whole)
        pattern = compile_pattern(options["reject"], ignore_case=ignore_case, reject=True)
        replacement = options.get("replace", {}).get("with")
        unknown = set(_SLOT.findall(replacement or "")) - set(re.findall(r"\(\?P?<(\w+)>", pattern.source))
        if unknown:
            raise OptionError("replace", f"the pattern has no group '{min(unknown)}'", "name it (?P<name>...)")
        return Rejected(pattern, whole, replacement)


KIND = PatternKind()
