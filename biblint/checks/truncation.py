"""Check kind `truncation`: signs that a list of names was cut."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from biblint.checks.base import Check, FindingType, Guarded, Kind, Setting
from biblint.model import Finding, Record, ReplaceRange, Value
from biblint.values.truncation import FINDINGS, TruncationFinding, has_sign, truncation_findings

_EVEN_WHOLE = frozenset(("et-al", "ellipsis", "and-others"))
"""What is no institution's name though a format marks it as whole; braces in BibTeX are somebody's own decision."""
_EMPTY, _EMPTY_TEXT = "empty-name", "has a separator with no name in front of it"
_LEADING = re.compile(r"\s*(?P<at>(?:and\s++)++)", re.IGNORECASE)
_DOUBLED = re.compile(r"\s*and(?P<at>(?:\s++and)++)\s*", re.IGNORECASE)
_AND_AND = re.compile(r"and\s++and\s")


class TruncationKind(Kind):
    """Judges a list of names as a whole; the finding is on the item that shows the cut."""

    name = "truncation"
    title = "Lists of names that were cut"
    scope = "list"
    classifier = True
    selects = ("field", "fields", "group")
    findings = {
        name: FindingType(text, ("found", "listed")) for name, text in {**FINDINGS, _EMPTY: _EMPTY_TEXT}.items()
    }

    def compile(self, options: Mapping[str, Any], setting: Setting) -> Check:
        """A list check."""
        joined_by_and = setting.format == "bibtex"

        def check(values: Sequence[Value], variable: str, record: Record) -> Iterable[Finding]:
            tail_cut = joined_by_and and _waits_for_another(values[-1], record)
            found = truncation_findings([value.text for value in values], tail_cut=tail_cut)
            cuts = _findings(found, values, braced=joined_by_and) if found else ()
            return (*cuts, *_empty_names(values, record)) if joined_by_and else cuts

        def suspects(texts: Sequence[str], variable: str, record: Record) -> bool:
            if has_sign(texts):
                return True
            return joined_by_and and _may_wait(record, variable)

        return Guarded(check, suspects)


def _may_wait(record: Record, variable: str) -> bool:
    """False if no field of a BibTeX list begins or ends in `and` or has two side by side."""
    return variable not in record.tags or any(map(_has_lone_and, record.contents(variable)))


def _has_lone_and(content: str) -> bool:
    if content[-3:].casefold() == "and" or content[:3].casefold() == "and":
        return True
    return "and and" in content or (("\n" in content or "  " in content) and _AND_AND.search(content) is not None)


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


def _empty_names(values: Sequence[Value], record: Record) -> Iterator[Finding]:
    """An `and` in front of the first name of a BibTeX field, or behind another `and`; its edit takes it away."""
    last: Value | None = None
    for value in values:
        field, before = value.field, last
        last = value
        if field is None:
            continue
        follows = before is not None and before.field is field
        start = before.end if before is not None and follows else field.start
        match = (_DOUBLED if follows else _LEADING).fullmatch(record.segment.text, start, max(start, value.start))
        if match is not None:
            low, high = match.span("at")
            told = {"found": "and", "listed": str(len(values))}
            blanks = len(match["at"]) - len(match["at"].lstrip()), len(match["at"]) - len(match["at"].rstrip())
            span = low + blanks[0], high - blanks[1]
            yield Finding(
                "empty-name", placeholders=told, span=span, value=value, operation=ReplaceRange(low, high, "")
            )


KIND = TruncationKind()
