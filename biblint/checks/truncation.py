"""Check kind `truncation`: signs that a list of names was cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from biblint.checks.base import Check, FindingType, Guarded, Kind, Setting
from biblint.model import Finding, Record, Value
from biblint.values.truncation import FINDINGS, TruncationFinding, has_sign, truncation_findings

_EVEN_WHOLE = frozenset(("et-al", "ellipsis", "and-others"))
"""What is no institution's name though a format marks it as whole; braces in BibTeX are somebody's own decision."""


class TruncationKind(Kind):
    """Judges a list of names as a whole; the finding is on the item that shows the cut."""

    name = "truncation"
    title = "Lists of names that were cut"
    scope = "list"
    classifier = True
    selects = ("field", "fields", "group")
    findings = {name: FindingType(text, ("found", "listed")) for name, text in FINDINGS.items()}

    def compile(self, options: Mapping[str, Any], setting: Setting) -> Check:
        """A list check."""
        joined_by_and = setting.format == "bibtex"

        def check(values: Sequence[Value], variable: str, record: Record) -> Iterable[Finding]:
            tail_cut = joined_by_and and _waits_for_another(values[-1], record)
            found = truncation_findings([value.text for value in values], tail_cut=tail_cut)
            return _findings(found, values, braced=joined_by_and) if found else ()

        def suspects(texts: Sequence[str], variable: str, record: Record) -> bool:
            if has_sign(texts):
                return True
            return joined_by_and and _may_wait(record, variable)

        return Guarded(check, suspects)


def _may_wait(record: Record, variable: str) -> bool:
    """False if no field of a BibTeX list ends in `and`."""
    if variable not in record.tags:
        return True
    return any(content[-3:].casefold() == "and" for content in record.contents(variable))


def _findings(signs: Sequence[TruncationFinding], values: Sequence[Value], *, braced: bool) -> Iterator[Finding]:
    instead = {sign.index for sign in signs if sign.end - sign.start >= len(values[sign.index].text.strip(" ,;.[]()"))}
    listed = str(len(values) - len(instead))
    for sign in signs:
        value = values[sign.index]
        if not value.literal or (not braced and sign.name in _EVEN_WHOLE):
            placeholders = {"found": sign.placeholders.get("found", "and"), "listed": listed}
            yield Finding(sign.name, sign.start, sign.end, placeholders, safety=sign.safety, value=value)


def _waits_for_another(last: Value, record: Record) -> bool:
    """Tell a BibTeX list that ends in `and`, after which another name should stand."""
    field = last.field
    if field is None or last.end >= field.end:
        return False
    return record.segment.text[last.end : field.end].strip().casefold() == "and"


KIND = TruncationKind()
