"""Check kind `enum`: a text that must be one of some values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from biblint.checks.base import Check, FindingType, Kind, Setting
from biblint.model import Finding


class Enum(Kind):
    """The value must be one of a list; the nearest of them is suggested by hand."""

    name = "enum"
    title = "A text that is one of some values"
    scope = "text"
    findings = {"unknown": FindingType("the value is not one of the list", ("nearest",), True)}
    options = {
        "values": {
            "type": "array",
            "items": {"type": "string"},
            "minItems": 1,
            "uniqueItems": True,
            "description": "All that is allowed.",
        },
        "ignore-case": {"type": "boolean", "default": False, "description": "Capital and small letters are alike."},
    }
    required = ("values",)

    def compile(self, options: Mapping[str, Any], setting: Setting) -> Check:
        """A text check over the allowed values."""
        fold = str.casefold if options.get("ignore-case", False) else str
        allowed = {fold(value): value for value in options["values"]}

        def check(text: str) -> Iterable[Finding]:
            if fold(text) in allowed:
                return ()
            near = _nearest(fold(text), list(allowed))
            suggestion = allowed[near] if near else None
            return (Finding("unknown", 0, len(text), {"nearest": suggestion or ""}, suggestion, "manual"),)

        return check


def _nearest(text: str, allowed: list[str]) -> str:
    from difflib import get_close_matches

    return next(iter(get_close_matches(text[:200], allowed, 1)), "")


KIND = Enum()
