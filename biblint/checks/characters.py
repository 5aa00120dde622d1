"""Check kind `characters`: damage to the characters of a text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from biblint.checks.base import Check, FindingType, Kind, Setting
from biblint.model import Finding
from biblint.values.characters import FINDINGS, CharacterFinding, character_findings

_MEANT = frozenset({"mojibake", "html-entity", "control-character", "mixed-script"})
_WITHOUT_SUGGESTION = frozenset({"replacement-character", "lost-characters", "inline-tag"})


def _finding_type(name: str, description: str) -> FindingType:
    placeholders = ("character", "meant") if name in _MEANT else ("character",)
    return FindingType(description, placeholders, name not in _WITHOUT_SUGGESTION)


class Characters(Kind):
    """One finding a text and kind of damage: at its first place, `{count}` of them, the suggestion mends them all."""

    name = "characters"
    title = "Damaged characters"
    scope = "text"
    classifier = True
    selects = ("field", "fields", "group", "each", "raw")
    findings = {name: _finding_type(name, text) for name, text in FINDINGS.items()}
    options = {
        "except-markup": {
            "type": "array",
            "items": {"enum": ["html-entity", "html-tag", "inline-tag"]},
            "description": "Markup that is the notation of the format where the texts stand.",
        },
    }

    def compile(self, options: Mapping[str, Any], setting: Setting) -> Check:
        """A text check."""
        markup = frozenset(options.get("except-markup", ()))

        def check(text: str) -> Iterable[Finding]:
            found = character_findings(text, markup=markup)
            return tuple(map(_finding, found)) if found else ()

        return check


def _finding(found: CharacterFinding) -> Finding:
    return Finding(found.name, found.start, found.end, found.placeholders, found.suggestion, found.safety)


KIND = Characters()
