"""Check kind `latex`: characters that LaTeX takes for commands where a BibTeX value means themselves.

Source: The LaTeX Companion, 3rd edition, on special characters: `&` outside a table stops LaTeX.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from biblint.checks.base import Check, FindingType, Kind, Setting
from biblint.model import Finding, Record, ReplaceRange, Value

_BARE = re.compile(r"(?<!\\)&(?!(?:[A-Za-z]\w{1,31}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});)")
_MEANT = re.compile(r"\\(?:url|href|path|verb|begin)\b|\$[^$]*&[^$]*\$")
"""Where an ampersand is right as it is: in an address or a formula."""
_SPECIAL = re.compile(r"[&%#_$]")
_VERBATIM = re.compile(r"\\(?:url|href|path|verb|begin|texttt|detokenize)\b")
_FORMULA = re.compile(r"(?<!\\)\$[^$]*(?<!\\)\$|\\\(.*?\\\)|&#?\w{1,31};", re.DOTALL)
_SIGN = re.compile(r"(?<!\\)[%#_]")
_DOLLAR = re.compile(r"(?<!\\)\$(?!\d)")
"""A dollar sign before a digit is a price."""
_MACRO = re.compile(r"[A-Za-z][\w:+./-]*")


class Latex(Kind):
    """Looks at the source of values in formats whose values are LaTeX; the fix escapes every place in the value."""

    name = "latex"
    title = "LaTeX in values"
    scope = "value"
    classifier = True
    selects = ("field", "fields", "group")
    findings = {
        "unescaped-ampersand": FindingType("an ampersand without the backslash that LaTeX needs"),
        "unescaped-special": FindingType("a percent sign, number sign or underscore without its backslash"),
        "unbalanced-dollar": FindingType("a dollar sign that begins a formula which does not end"),
    }

    def compile(self, options: Mapping[str, Any], setting: Setting) -> Check:
        """A value check."""
        return _check


def _check(value: Value, variable: str, record: Record) -> Iterable[Finding]:
    text = value.text
    if value.is_foreign or not _SPECIAL.search(text):
        return ()
    source = record.segment.text[value.start : value.end]
    if _MACRO.fullmatch(source) and record.segment.text[value.start - 1 : value.start] not in ("{", '"'):
        return ()  # the name of a macro, which LaTeX never sees
    found = [*_ampersand(value, source)] if "&" in text else []
    return (*found, *_signs(value, source))


def _signs(value: Value, source: str) -> Iterable[Finding]:
    """Signs outside of formulae and addresses, each told where it first stands; without a fix, for none is certain."""
    if "\\" in source and _VERBATIM.search(source):
        return
    prose = _FORMULA.sub(lambda match: " " * len(match[0]), source)
    for name, pattern in (("unescaped-special", _SIGN), ("unbalanced-dollar", _DOLLAR)):
        match = pattern.search(prose)
        if match:
            at = value.start + match.start()
            yield Finding(name, span=(at, at + 1))


def _ampersand(value: Value, source: str) -> Iterable[Finding]:
    places = [match.start() for match in _BARE.finditer(source)]
    if not places or _MEANT.search(source):
        return ()
    first, last = places[0], places[-1] + 1
    at = value.start + first
    operation = ReplaceRange(at, value.start + last, _BARE.sub(r"\\&", source[first:last]))
    placeholders = {"count": str(len(places))}
    return (Finding("unescaped-ampersand", placeholders=placeholders, span=(at, at + 1), operation=operation),)


KIND = Latex()
