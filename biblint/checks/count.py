"""Check kind `count`: a stated number against the number of items that are listed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from biblint.checks.base import Check, FindingType, Kind, Setting
from biblint.model import Finding, Record

_NUMBER = re.compile(r"\s*+([0-9]{1,6})\s*+")


class Count(Kind):
    """The selected variable states how many items the variable `of` has; the list may be shorter or longer."""

    name = "count"
    title = "A stated number against what is listed"
    scope = "record"
    selects = ("field",)
    classifier = True
    findings = {
        "fewer": FindingType("fewer items are listed than stated", ("stated", "listed", "list")),
        "more": FindingType("more items are listed than stated", ("stated", "listed", "list")),
    }
    options = {
        "of": {"type": "string", "description": "The variable whose values are counted."},
        "listed-at-least": {
            "type": "integer",
            "minimum": 0,
            "description": "Say nothing where fewer are listed; 1 (the default) skips lists that were not exported.",
        },
    }
    required = ("of",)

    def compile(self, options: Mapping[str, Any], setting: Setting) -> Check:
        """A record check for the selected variable."""
        stated_in, listed_in = setting.variables[0], options["of"]
        least = options.get("listed-at-least", 1)

        def check(record: Record) -> Iterable[Finding]:
            if stated_in not in record.tags:
                return ()
            match = _NUMBER.fullmatch(record.text(stated_in))
            if match is None:
                return ()
            stated, listed = int(match[1]), len(record.texts(listed_in))
            if listed < least or listed == stated:
                return ()
            value = record.first(stated_in)
            tags = record.tags.get(listed_in)
            told = {"stated": str(stated), "listed": str(listed), "list": tags[0].tag if tags else listed_in}
            name = "fewer" if listed < stated else "more"
            return (Finding(name, placeholders=told, value=value, variable=stated_in),)

        return check


KIND = Count()
