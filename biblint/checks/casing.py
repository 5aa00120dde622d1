"""Check kind `casing`: text set in capitals or without any."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from biblint.checks.base import Check, FindingType, Kind, Setting
from biblint.model import Finding
from biblint.values.scripts import is_all_caps

_WORD = re.compile(r"[^\W\d_]{2,}")
_FEW_WORDS = 4


class Casing(Kind):
    """Tells text in capitals, and text of several words without a single capital."""

    name = "casing"
    title = "Capitals and small letters"
    scope = "text"
    classifier = True
    selects = ("field", "fields", "group", "each", "raw")
    findings = {
        "all-caps": FindingType("the text is set in capitals"),
        "all-lower": FindingType("the text has at least four words, begins with one and has no capital"),
    }

    def compile(self, options: Mapping[str, Any], setting: Setting) -> Check:
        """A text check."""
        return _check


def _check(text: str) -> Iterable[Finding]:
    if text.islower():
        return _LOWER if text[0].islower() and _WORD.match(text) and len(text.split()) >= _FEW_WORDS else ()
    return _CAPITALS if is_all_caps(text) else ()


_LOWER = (Finding("all-lower"),)
_CAPITALS = (Finding("all-caps"),)

KIND = Casing()
