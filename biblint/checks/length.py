"""Check kind `length`: how many characters a text has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from biblint.checks.base import Check, FindingType, Kind, OptionError, Setting
from biblint.model import Finding

_WHOLE = re.compile(r"""[.?!)\]>}"'”’»。！？）］】》」』…]\s*\Z""")
"""The end of a text that says all it has to say."""
_COUNT = {"type": "integer", "minimum": 0}


class Length(Kind):
    """The number of characters (code points) must lie within the limits, and not be that of a cut text."""

    name = "length"
    title = "Length of a text"
    scope = "text"
    findings = {
        "too-short": FindingType("fewer characters than the minimum", ("length", "limit")),
        "too-long": FindingType("more characters than the maximum", ("length", "limit")),
        "cut": FindingType("as many characters as a program keeps, and no end of a sentence", ("length", "limit")),
    }
    options = {
        "minimum": {**_COUNT, "description": "The least number of characters."},
        "maximum": {**_COUNT, "description": "The greatest number of characters."},
        "cut-at": {
            "type": "array",
            "items": {"type": "integer", "minimum": 1},
            "minItems": 1,
            "uniqueItems": True,
            "description": "Lengths at which programs cut: a text of this length must end as sentences or brackets do.",
        },
    }

    def compile(self, options: Mapping[str, Any], setting: Setting) -> Check:
        """A text check; raises `OptionError` without a limit, or with limits that exclude everything."""
        minimum, maximum = options.get("minimum", 0), options.get("maximum")
        cuts = frozenset(options.get("cut-at", ()))
        if not minimum and maximum is None and not cuts:
            raise OptionError("minimum", "a 'minimum', a 'maximum' or 'cut-at' is wanted")
        if maximum is not None and maximum < minimum:
            raise OptionError("maximum", "the maximum is less than the minimum")

        def check(text: str) -> Iterable[Finding]:
            length = len(text)
            if length < minimum:
                return (Finding("too-short", 0, length, {"length": str(length), "limit": str(minimum)}),)
            if maximum is not None and length > maximum:
                return (Finding("too-long", 0, length, {"length": str(length), "limit": str(maximum)}),)
            if length in cuts and not _WHOLE.search(text):
                return (Finding("cut", length - 1, length, {"length": str(length), "limit": str(length)}),)
            return ()

        return check


KIND = Length()
