"""Check kind `required`: at least one of some variables has a real value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from biblint.checks.base import Check, FindingType, Kind, Setting
from biblint.model import Finding, Record

PLACEHOLDER = re.compile(
    r"""\s*+(?:
        \[?\s*no\ (?:author|title|abstract|source|journal|name|date|id)s?(?:\ (?:name|id|title))?s?
            (?:\ (?:available|given|specified|listed|found))?\s*\]?
      | \[?(?:not\ available|not\ specified|unavailable|unknown|untitled|missing|none|null|undefined|nan)\]?
      | \[?(?:author|title|date|year|source|journal|publisher)\ (?:unknown|missing|not\ available)\]?
      | n\.?/?a\.? | \[?s\.\s?[adln]\.\]? | \(?:\s?(?:unav|tba|unkn|none)\)? | [-–—?._/*0x]{1,4} | \.\.\. | …
      | 佚名 | 无名氏 | 無名氏 | 不详 | 不詳 | 未知 | 无 | 無 | 暂无 | 作者不详 | 作者不詳
      | \[?出版[者地]不[详詳]\]? | \[?责任者不详\]?
    )\s*+""",
    re.VERBOSE | re.IGNORECASE,
)
"""Values that say no more than an empty field: what Scopus, R, spreadsheets, DataCite and Chinese platforms write."""

_DOI = re.compile(r"10\.[0-9]{4,9}/\S+")
_FIRST = frozenset("[(nNuUsSmMaAtTdDyYjJpP:-–—?._/*0xX.…佚无無不未暂作出责 \t\u3000")
_LONGEST = 40
"""No placeholder is longer."""
_LETTERS = frozenset("nusmatdyjpxNUSMATDYJPX")
_TWO = frozenset("no un mi nu na n n/ n. s. au ti da ye so jo pu x x- x– x— x? x. x_ x/ x* x0 xx".split())
"""What a placeholder begins with; where that is a letter, its first two signs in small letters."""


def is_placeholder(text: str) -> bool:
    """True for a text that only stands for a missing value, such as `n/a`, `[No author name available]` or `佚名`."""
    if not text:
        return True
    first = text[0]
    if first not in _FIRST or len(text) > _LONGEST or (first in _LETTERS and text[:2].lower().rstrip() not in _TWO):
        return False
    return PLACEHOLDER.fullmatch(text) is not None


class Required(Kind):
    """At least one of the variables must be there, with a value that is no placeholder, own or inherited."""

    name = "required"
    title = "A variable that must be there"
    scope = "record"
    selects = ("field", "fields")
    findings = {
        "missing": FindingType("none of the variables has a value", ("doi", "placeholder")),
    }
    options = {
        "or-in": {
            "type": "array",
            "items": {"type": "string"},
            "description": "Further variables, any of which does as well, that a message does not name.",
        },
        "at": {
            "type": "array",
            "items": {"type": "string"},
            "description": "Report at the first of these variables that has a value, not on the record's first line.",
        },
    }

    def compile(self, options: Mapping[str, Any], setting: Setting) -> Check:
        """A record check for the selected variables; the first is the one that is reported."""
        variables = (*setting.variables, *options.get("or-in", ()))
        reported = usual = setting.variables[0]
        at = tuple(options.get("at", ()))

        def check(record: Record) -> Iterable[Finding]:
            known = record.known_texts.get(usual)
            if known and not is_placeholder(known[0]):
                return ()
            tags = record.tags
            for variable in variables:
                if variable in tags or record.parents:
                    for text in record.texts(variable):
                        if (text and text[0] not in _FIRST) or not is_placeholder(text):
                            return ()
            place = next((value for variable in at for value in record.values(variable)), None)
            return (Finding("missing", placeholders=_told(record, variables), value=place, variable=reported),)

        return check


def _told(record: Record, variables: Iterable[str]) -> dict[str, str]:
    found = _DOI.search(record.text("DOI"))
    doi = found[0] if found else ""
    said = next((value.text for variable in variables for value in record.values(variable)), "")
    return {"doi": f" (DOI {doi})" if doi else "", "placeholder": f" ('{said}')" if said else ""}


KIND = Required()
