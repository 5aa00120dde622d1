"""Check kind `listed-name`: a name that differs from what a list says for an identifier, such as a journal's ISSN."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from biblint.checks._lists import COLUMNS, LIST, ListKind, columns_of, keys_for, name_keys, names_in, table_of
from biblint.checks.base import Check, FindingType, Setting
from biblint.checks.consistent import is_spelling
from biblint.checks.required import is_placeholder
from biblint.model import Finding, Record
from biblint.tables import texts
from biblint.values.lazy import LazyPattern
from biblint.values.names import fold

_LEFT_OUT = 2
_MORE = LazyPattern(r"\s*[(\[][^()\[\]]*[)\]]|\s*:\s.*\Z")
"""What tells journals of one name apart, and subtitles: `(Oxford, England : 1990)`, `: official journal of ...`."""
_WORD = LazyPattern(r"[^\W_]+")
_SMALL = frozenset("a an and for in of on the to with de der di du et für i la le und y".split())


class ListedName(ListKind):
    """The name must be one that the list gives for an identifier; abbreviations of it and capitals do not count."""

    name = "listed-name"
    title = "A name that is not the one of a list"
    scope = "record"
    classifier = True
    selects = ("field",)
    findings = {
        "spelling": FindingType("the list writes the name in another way", ("right", "shared", "list-name"), True),
        "other": FindingType("the list has quite another name", ("right", "shared", "list-name")),
    }
    options = {
        "list": LIST,
        "columns": {**COLUMNS, "description": "The columns that hold the identifier, of those the list has."},
        "names": {**COLUMNS, "description": "The columns that hold names, of those the list has; the first is right."},
        "by": {"type": "string", "format": "biblint-variable", "description": "The variable of the identifier."},
    }
    required = ("list", "columns", "names", "by")
    naming = ("columns", "names")

    def compile(self, options: Mapping[str, Any], setting: Setting) -> Check:
        """A record check of one variable; raises `OptionError` if the list has none of the columns."""
        table = table_of(options)
        if table is None:
            return lambda record: ()
        variable, by = setting.variables[0], options["by"]
        keys = keys_for(by)
        places, named = columns_of(table, options, "columns"), columns_of(table, options, "names")
        known: dict[str, list[str]] = {}
        for row in table.rows:
            for text in texts(row, places):
                for key in keys(text):
                    known.setdefault(key, []).extend(names_in(texts(row, named)))

        def check(record: Record) -> Iterable[Finding]:
            if by not in record.tags or variable not in record.tags:
                return ()
            value = record.first(variable)
            found = ((key, known.get(key, ())) for text in record.texts(by) for key in keys(text))
            shared, names = next(((key, names) for key, names in found if names), ("", ()))
            if value is None or not names or is_placeholder(value.text) or any(_is_that(value.text, n) for n in names):
                return ()
            right = names[0]
            finding = "spelling" if any(is_spelling(value.text, name) for name in names) else "other"
            told = {"right": right, "shared": shared, "list-name": table.name}
            suggestion = right if finding == "spelling" else None
            return (Finding(finding, 0, len(value.text), told, suggestion, value=value, variable=variable),)

        return check


def _is_that(text: str, name: str) -> bool:
    """True if a text is a name, whatever its capitals and signs, or an abbreviation of it."""
    if name_keys(text) == name_keys(name):
        return True
    if text.isupper() and "-" in text and _is_that(text.rpartition("-")[0].lower(), name):
        return True  # Web of Science tells journals of one name apart by what stands behind the hyphen
    one, other = _words(_MORE.sub("", text)), _words(_MORE.sub("", name))
    short, long = sorted((one, other), key=lambda words: sum(map(len, words)))
    if len(short) == 1 < len(long) and (text.isupper() or name.isupper()):
        return short[0].startswith("".join(word[0] for word in long)[:2])
    return len(one) == len(other) and all(map(_is_short_for, short, long))


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(fold(text)) if word not in _SMALL]


def _is_inside(word: str, whole: str) -> bool:
    """True if the letters of a word come in that order in another, which begins with the same one."""
    rest = iter(whole)
    return word[0] == whole[0] and all(letter in rest for letter in word)


def _is_short_for(word: str, whole: str) -> bool:
    """True if a word is another or abbreviates it; an abbreviation leaves two letters out at least."""
    return word == whole or (len(whole) - len(word) >= _LEFT_OUT and _is_inside(word, whole))


KIND = ListedName()
