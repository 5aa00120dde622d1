"""Patterns for paths, as configurations write them.

`*` and `?` stay within a name, `**` stands for any number of folders, `[ab]` for one of some characters. A pattern
without a slash is for names in every folder; one that matches a folder is for all that is in it.
"""

from __future__ import annotations

import os
import re
from functools import cache

_TOKEN = re.compile(r"/\*\*/|^\*\*/|/\*\*$|\*+|\?|\[!?\]?[^\]]*\]|.", re.S)
_FIXED = {"/**/": "/(?:.*/)?", "**/": "(?:.*/)?", "/**": "/.*", "?": "[^/]"}


@cache
def compiled(glob: str) -> re.Pattern[str]:
    """The regular expression of a pattern, for paths relative to the configuration's folder with `/` between."""
    plain = glob.removeprefix("./").rstrip("/")
    lead = "" if "/" in plain else "(?:.*/)?"
    return re.compile(lead + "".join(map(_part, _TOKEN.findall(plain.removeprefix("/")))) + "(?:/.*)?", re.S)


def matches(glob: str, path: str) -> bool:
    """True if a pattern matches a relative path."""
    return compiled(glob).fullmatch(path) is not None


def relative(path: str, folder: str) -> str:
    """A path relative to a folder with `/` between its parts; a path on another drive stays as it is."""
    try:
        return os.path.relpath(path, folder).replace(os.sep, "/")
    except ValueError:
        return path.replace(os.sep, "/")


def _part(token: str) -> str:
    if token in _FIXED:
        return _FIXED[token]
    if token.startswith("*"):
        return "[^/]*"
    if len(token) > 2 and token[0] == "[":
        negation, inner = ("^", token[2:-1]) if token[1] == "!" else ("", token[1:-1])
        return f"[{negation}{inner.replace(chr(92), chr(92) * 2).replace('[', chr(92) + '[')}]"
    return re.escape(token)
