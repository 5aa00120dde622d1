"""Check kind `length`: how many characters a text has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from biblint.checks.base import Check, FindingType, Kind, OptionError, Setting
from biblint.model import Finding

_COUNT = {"type": "integer", "minimum": 0}


class Length(Kind):
    """The number of characters (code points) must lie within the limits, both included."""

    name = "length"
    title = "Length of a text"
    scope = "text"
    findings = {
        "too-short": FindingType("fewer characters than the minimum", ("length", "limit")),
        "too-long": FindingType("more characters than the maximum", ("length", "limit")),
    }
    options = {
        "minimum": {**_COUNT, "description": "The least number of characters."},
        "maximum": {**_COUNT, "description": "The greatest number of characters."},
    }

    def compile(self, options: Mapping[str, Any], setting: Setting) -> Check:
        """A text check; raises `OptionError` without a limit, or with limits that exclude everything."""
        minimum, maximum = options.get("minimum", 0), options.get("maximum")
        if not minimum and maximum is None:
            raise OptionError("minimum", "a 'minimum' or a 'maximum' is wanted")
        if maximum is not None and maximum < minimum:
            raise OptionError("maximum", "the maximum is less than the minimum")

        def check(text: str) -> Iterable[Finding]:
            length = len(text)
            if length < minimum:
                return (Finding("too-short", 0, length, {"length": str(length), "limit": str(minimum)}),)
            if maximum is not None and length > maximum:
                return (Finding("too-long", 0, length, {"length": str(length), "limit": str(maximum)}),)
            return ()

        return check


KIND = Length()
