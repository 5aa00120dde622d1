"""Check kind `range`: a number between two others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from biblint.checks.base import Check, FindingType, Kind, OptionError, Setting
from biblint.model import Finding
from biblint.regex import compile_pattern

_NUMBER = re.compile(r"[-−]?[0-9]{1,15}")


class Range(Kind):
    """The value, or the part that `extract` finds, must lie within the limits if it is a whole number."""

    name = "range"
    title = "A number within limits"
    scope = "text"
    findings = {
        "too-small": FindingType("less than the minimum", ("number", "limit")),
        "too-great": FindingType("more than the maximum", ("number", "limit")),
    }
    options = {
        "minimum": {"type": "integer", "description": "The least number."},
        "maximum": {"type": "integer", "description": "The greatest number."},
        "extract": {
            "type": "string",
            "format": "biblint-pattern",
            "description": "Where the number stands: the group `at`, else the match; by default the whole value.",
        },
    }

    def compile(self, options: Mapping[str, Any], setting: Setting) -> Check:
        """A text check; raises `OptionError` without a limit, or with limits that exclude everything."""
        minimum, maximum = options.get("minimum"), options.get("maximum")
        if minimum is None and maximum is None:
            raise OptionError("minimum", "a 'minimum' or a 'maximum' is wanted")
        if minimum is not None and maximum is not None and maximum < minimum:
            raise OptionError("maximum", "the maximum is less than the minimum")
        extract = compile_pattern(options["extract"]) if "extract" in options else None

        def check(text: str) -> Iterable[Finding]:
            match = extract.search(text) if extract else None
            start, end = match.span if match else (0, 0 if extract else len(text))
            digits = text[start:end].strip()
            if not _NUMBER.fullmatch(digits):
                return ()
            number = int(digits.replace("−", "-"))
            if minimum is not None and number < minimum:
                return (Finding("too-small", start, end, {"number": digits, "limit": str(minimum)}),)
            if maximum is not None and number > maximum:
                return (Finding("too-great", start, end, {"number": digits, "limit": str(maximum)}),)
            return ()

        return check


KIND = Range()
