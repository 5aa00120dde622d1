"""The TeX macros whose text is known: accents, letters, symbols, spaces and formatting that prints its argument.

Sources: *The TeXbook*, chapter 9 and appendix B; LaTeX2e `ltoutenc.dtx` (text symbols), `fontenc` T1 letters.
"""

from __future__ import annotations

ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "h": "\u0309",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
    "t": "\u0361",
}
"""Accent macro to the combining character it puts after its letter."""

BARE_ACCENTS = {"~": "~", "^": "^"}
"""What an accent over an empty group prints: people write a tilde or a caret so."""

SYMBOLS = {character: character for character in "&%#_${}"}
"""Escaped characters."""

SPACES = frozenset(",;:>")
"""Control symbols that print a space of some width."""

DROPPED = frozenset("-/!@")
"""Control symbols that print nothing: hyphenation hint, italic correction, negative space, end of sentence."""

_LETTERS = {
    "ss": "ß",
    "SS": "ẞ",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "aa": "å",
    "AA": "Å",
    "i": "ı",
    "j": "ȷ",
    "dh": "ð",
    "DH": "Ð",
    "dj": "đ",
    "DJ": "Đ",
    "th": "þ",
    "TH": "Þ",
    "ng": "ŋ",
    "NG": "Ŋ",
    "ij": "ĳ",
    "IJ": "Ĳ",
}
_SYMBOL_WORDS = {
    "textendash": "–",
    "textemdash": "—",
    "textquoteleft": "‘",
    "textquoteright": "’",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "textquotedbl": '"',
    "textquotesingle": "'",
    "quotesinglbase": "‚",
    "quotedblbase": "„",
    "glqq": "„",
    "grqq": "“",
    "guillemotleft": "«",
    "guillemotright": "»",
    "guilsinglleft": "‹",
    "guilsinglright": "›",
    "textexclamdown": "¡",
    "textquestiondown": "¿",
    "textellipsis": "…",
    "ldots": "…",
    "dots": "…",
    "textbackslash": "\\",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textunderscore": "_",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textdollar": "$",
    "textbar": "|",
    "textdoublepipe": "‖",
    "textless": "<",
    "textgreater": ">",
    "textbullet": "•",
    "textperiodcentered": "·",
    "textasteriskcentered": "∗",
    "textdegree": "°",
    "textmu": "µ",
    "textpm": "±",
    "texttimes": "×",
    "textdiv": "÷",
    "textminus": "−",
    "textonehalf": "½",
    "textordfeminine": "ª",
    "textordmasculine": "º",
    "textregistered": "®",
    "texttrademark": "™",
    "textcopyright": "©",
    "copyright": "©",
    "texteuro": "€",
    "euro": "€",
    "textsterling": "£",
    "pounds": "£",
    "textyen": "¥",
    "textsection": "§",
    "S": "§",
    "textparagraph": "¶",
    "P": "¶",
    "textdagger": "†",
    "dag": "†",
    "slash": "/",
    "TeX": "TeX",
    "LaTeX": "LaTeX",
    "XeLaTeX": "XeLaTeX",
    "quad": " ",
    "qquad": " ",
    "space": " ",
    "newline": " ",
}
_FORMATTING = (
    "textit textbf textsc textrm textsf texttt textsl textup textmd textnormal textsubscript textsuperscript emph "
    "enquote mkbibquote mkbibemph mbox hbox underline uline "
    "em it bf sc rm sf tt sl up itshape slshape bfseries mdseries scshape upshape rmfamily sffamily ttfamily "
    "normalfont normalsize relax allowbreak nobreak protect"
).split()

WORDS = _LETTERS | _SYMBOL_WORDS | dict.fromkeys(_FORMATTING, "")
"""Control word to the text it prints; formatting prints nothing of its own, its argument follows as text."""

FIRST_ARGUMENT_DROPPED = frozenset({"href", "foreignlanguage", "textcolor"})
"""Macros that print their second argument only."""

ADDRESSES = frozenset({"url", "path", "nolinkurl"})
"""Macros whose argument is no TeX but an address or a file name."""
