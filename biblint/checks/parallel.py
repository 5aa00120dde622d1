"""Check kind `parallel`: lists in which the same place means the same thing, and which are not equally long."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from biblint.checks.base import Check, FindingType, Kind, Setting
from biblint.model import Finding, Record


class Parallel(Kind):
    """Compares the number of items of the selected fields; those that the record lacks or leaves empty are no list."""

    name = "parallel"
    title = "Lists that must be equally long"
    scope = "record"
    selects = ("fields", "raw")
    findings = {
        "differs": FindingType(
            "a list is shorter or longer than the first one", ("first", "first-count", "other", "other-count")
        ),
    }

    def compile(self, options: Mapping[str, Any], setting: Setting) -> Check:
        """A record check."""
        variables = setting.variables

        def check(record: Record) -> Iterable[Finding]:
            lists = [(variable, values) for variable in variables if (values := record.values(variable))]
            for variable, values in lists[1:]:
                entry = values[0].field
                if len(values) == len(lists[0][1]) or entry is None:
                    continue
                first = lists[0][1][0].field
                told = {
                    "first": first.tag if first else lists[0][0],
                    "first-count": str(len(lists[0][1])),
                    "other": entry.tag,
                    "other-count": str(len(values)),
                }
                yield Finding("differs", placeholders=told, variable=variable, span=(entry.start, entry.end))

        return check


KIND = Parallel()
