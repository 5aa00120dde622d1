"""Check kind `forbidden`: a variable that must not be there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from biblint.checks.base import Check, FindingType, Kind, Setting
from biblint.model import Finding, Record, Value


class Forbidden(Kind):
    """A value of the variable is a finding, once for all values; what is only inherited does not count."""

    name = "forbidden"
    title = "A variable that must not be there"
    scope = "list"
    findings = {"present": FindingType("the variable has a value")}

    def compile(self, options: Mapping[str, Any], setting: Setting) -> Check:
        """A list check that always finds something."""
        return _present


def _present(values: Sequence[Value], variable: str, record: Record) -> Iterable[Finding]:
    return (Finding("present"),)


KIND = Forbidden()
