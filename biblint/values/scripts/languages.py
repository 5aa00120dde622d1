"""What languages are called in exports, and the scripts they are written in.

Codes of ISO 639 with the subtags of BCP 47, English, native and Chinese names, names of the babel package.
"""

from __future__ import annotations

import re
from functools import cache

from biblint.values.scripts.language_table import LANGUAGES, OTHER_CODES

_SUBTAGS = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{1,8})+")
_SCRIPT_SUBTAGS = {
    "latn": "latin",
    "cyrl": "cyrillic",
    "hans": "han",
    "hant": "han",
    "hani": "han",
    "jpan": "kana",
    "kana": "kana",
    "hira": "kana",
    "hang": "hangul",
    "kore": "hangul",
    "arab": "arabic",
    "hebr": "hebrew",
    "grek": "greek",
    "thai": "thai",
}


def is_language(code_or_name: str) -> bool:
    """Whether a text is one language's code (with any subtags) or name, in any case, a full stop or `;` after it."""
    return _entry(_plain(code_or_name)) is not None


def language_scripts(code_or_name: str) -> frozenset[str] | None:
    """The scripts a language is written in, named as `scripts` does; None if language or script is unknown.

    A script subtag decides (`zh-Latn`); a language with several scripts has them all.
    """
    plain = _plain(code_or_name)
    if _SUBTAGS.fullmatch(plain) and _entry(plain):
        for subtag in re.split("[-_]", plain)[1:]:
            if subtag in _SCRIPT_SUBTAGS:
                return frozenset({_SCRIPT_SUBTAGS[subtag]})
    return _entry(plain) or None


def _plain(code_or_name: str) -> str:
    """The code or name in lower case, without the punctuation that exports put around it."""
    return code_or_name.strip(" \t\r\n{}[].;,。；，").casefold()


def _entry(plain: str) -> frozenset[str] | None:
    """The scripts of a known code or name (none: any script), None if it is unknown."""
    table = _table()
    found = table.get(plain)
    if found is None and _SUBTAGS.fullmatch(plain):
        found = table.get(re.split("[-_]", plain, maxsplit=1)[0])
    return found


@cache
def _table() -> dict[str, frozenset[str]]:
    """Each code and name with its scripts."""
    table = dict.fromkeys(OTHER_CODES.split(), frozenset[str]())
    for line in LANGUAGES.strip().splitlines():
        written, codes, names = line.split("|")
        known = frozenset() if written == "?" else frozenset(written.split())
        table.update(dict.fromkeys([*codes.split(), *names.split(";")], known))
    return table
