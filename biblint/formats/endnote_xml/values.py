"""The variables of an EndNote record that are more than the text of one element."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from biblint.formats._xml.tree import Element
from biblint.formats._xml.values import Composer, lines, texts
from biblint.model import Field, Value

_QUALIFIER = re.compile(r"\s*\([^()]*\)\s*\Z")
_ET_AL = re.compile(r"(?i)et\.? al")
_ISBN = re.compile(r"(?:ISBN\W*)?(?:[0-9]-?){9,12}[0-9Xx]")
_ISSN = re.compile(r"[0-9]{4}-?[0-9]{3}[0-9Xx]|[0-9]{4}[-‐-―−][0-9]{3}[0-9Xx]{0,2}")


def people(found: Sequence[tuple[Element, Field]]) -> list[Value]:
    """The people of a list; a comma at the end says that a name is an institution's, not to be parsed."""
    values = []
    for value in texts(found):
        if value.text.endswith(",") and value.text.count(",") == 1 and len(value.text) > 1:
            whole, value = value, value.part(0, len(value.text) - 1)
            value.field = whole.field
            value.literal = not _ET_AL.match(value.text)
        values.append(value)
    return values


def standard_numbers(found: Sequence[tuple[Element, Field]]) -> list[Value]:
    """The ISSN and ISBN, one a line, without their qualifiers `(Print)` and `(Linking)`."""
    return [_bare(value) for value in lines(found)]


def _bare(value: Value) -> Value:
    match = _QUALIFIER.search(value.text)
    if match is None or not match.start():
        return value
    bare = value.part(0, match.start())
    bare.field = value.field
    return bare


def is_issn(value: Value) -> bool:
    """True for what has the form of an ISSN, perhaps with another dash, a digit lost or one too many."""
    return _ISSN.fullmatch(value.text) is not None


def is_isbn(value: Value) -> bool:
    """True for what has the form of an ISBN."""
    return _ISBN.fullmatch(value.text) is not None


COMPOSERS: Mapping[str, Composer] = {
    **dict.fromkeys(("author", "editor", "collection-editor", "contributor", "translator"), people),
    "affiliation": lines,
    "URL": lines,
    "file": lines,
    "keyword": lines,
    "ISBN": lambda found: [value for value in standard_numbers(found) if not is_issn(value)],
    "ISSN": lambda found: [value for value in standard_numbers(found) if is_issn(value)],
}
"""Variable -> what makes its values out of its elements."""
