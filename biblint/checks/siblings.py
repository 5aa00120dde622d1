"""Check kind `siblings`: a variable that a listed reference lacks although most references beside it have one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from biblint.checks.base import Check, FindingType, Kind, Setting
from biblint.model import Finding, Record


class Siblings(Kind):
    """Compares the references of one record with each other; a list in which all lack the variable is silent."""

    name = "siblings"
    title = "A variable that the other references have"
    scope = "record"
    selects = ("field",)
    findings = {
        "missing": FindingType("the reference lacks what most others have", ("number", "others", "total")),
    }
    options = {
        "share": {
            "type": "integer",
            "minimum": 1,
            "maximum": 100,
            "description": "How many of a hundred references must have the variable; 50 if not given.",
        },
    }

    def compile(self, options: Mapping[str, Any], setting: Setting) -> Check:
        """A record check; it is silent on records that are listed by no other."""
        variable = setting.variables[0]
        share = options.get("share", 50)

        def check(record: Record) -> Iterable[Finding]:
            if record.parent is None or record.has(variable):
                return ()
            siblings = record.parent.references()
            having = sum(sibling.has(variable) for sibling in siblings)
            if having * 100 <= share * len(siblings):
                return ()
            told = {"number": record.number, "others": str(having), "total": str(len(siblings))}
            return (Finding("missing", placeholders=told, variable=variable),)

        return check


KIND = Siblings()
