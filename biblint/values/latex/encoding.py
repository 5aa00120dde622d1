"""New text for a BibTeX field: what TeX would read as markup is escaped, letters stay Unicode."""

from __future__ import annotations

import re

from biblint.values.latex.braces import unbalanced

_SPECIAL = re.compile(r"[&%#_$~^\\{}]|(?<=')'|(?<=`)`")
_ESCAPES = {
    **{character: "\\" + character for character in "&%#_${}"},
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    "\\": "\\textbackslash{}",
    "'": "{}'",
    "`": "{}`",
}
_BRACE_WORDS = {"{": "\\textbraceleft{}", "}": "\\textbraceright{}"}


def encode(text: str) -> str:
    """Escape a text so that `decode` gives it back, for a field delimited by braces.

    Doubled apostrophes are kept apart, and braces without a partner are spelt as words, because BibTeX counts escaped
    braces too. A line break comes back as a space.
    """
    if not _SPECIAL.search(text):
        return text
    escapes = _ESCAPES | _BRACE_WORDS if unbalanced(text) else _ESCAPES
    return _SPECIAL.sub(lambda found: escapes[found.group()], text)
