"""The scripts in which a text is written, and whether it is written in capitals.

Source of the ranges: Unicode Standard, `Blocks.txt` and `Scripts.txt`.
"""

from __future__ import annotations

from collections import Counter

from biblint.values.lazy import LazyPattern

_SCRIPT = LazyPattern(
    r"(?P<latin>[A-Za-zªºÀ-ÖØ-öø-ʯ\u1d00-\u1d25\u1e00-\u1eff\u2c60-\u2c7f\ua722-\ua7ff\ufb00-\ufb06Ａ-Ｚａ-ｚ]++)"
    r"|(?P<han>[々〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]++)"
    r"|(?P<kana>[\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9d]++)"
    r"|(?P<hangul>[\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\uac00-\ud7fb]++)"
    r"|(?P<cyrillic>[\u0400-\u0481\u048a-\u052f\u1c80-\u1c8a\ua640-\ua69d]++)"
    r"|(?P<greek>[µ\u0370-\u0373\u0376-\u037d\u037f\u0386\u0388-\u03ff\u1f00-\u1fbc\u1fc2-\u1ffc]++)"
    r"|(?P<arabic>[\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c9\ufb50-\ufdfb\ufe70-\ufefc]++)"
    r"|(?P<hebrew>[\u05d0-\u05f2\ufb1d-\ufb4f]++)"
    r"|(?P<thai>[\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46]++)"
    r"|(?P<other>[^\W\d_])"
)
_ASCII_LETTERS = LazyPattern(r"[A-Za-z]++")
_WEIGHTS = {"han": 3, "kana": 2, "hangul": 2}  # an ideograph or a syllable says as much as so many letters
_WORD = LazyPattern(r"[^\W_]+(?:['’.-][^\W_]+)*")
_LOWER_WORD = LazyPattern(r"(?<![^\W_])[a-zß-öø-ÿα-ωа-яё]{3,}+(?![^\W_])")
_FEW_WORDS = 4
_FEW_LETTERS = 12
_SMALLEST_SHARE = 0.9
_LONG_WORD = 5
_LONG_LETTERS = 10
_FUNCTION_WORDS = frozenset(
    (
        *("A", "AN", "AND", "AS", "AT", "BY", "FOR", "FROM", "HOW", "IN", "IS", "OF", "ON", "OR", "THE", "TO", "WITH"),
        *("DE", "DER", "DES", "DIE", "DU", "E", "EL", "EN", "ET", "IL", "LA", "LE", "LES", "LOS", "UND", "Y"),
    )
)


def scripts(text: str) -> Counter[str]:
    """The number of letters of each script: latin, han, kana, hangul, cyrillic, greek, arabic, hebrew, thai, other."""
    if text.isascii():
        letters = sum(map(len, _ASCII_LETTERS.findall(text)))
        return Counter({"latin": letters}) if letters else Counter()
    counts: Counter[str] = Counter()
    for run in _SCRIPT.finditer(text):
        counts[run.lastgroup or "other"] += run.end() - run.start()
    return counts


def dominant(text: str) -> str | None:
    """The script that most of a text is in, an ideograph counted as three letters, a syllable as two; None: no letters.

    A text with both ideographs and kana is `kana` only if it is mostly kana.
    """
    if text.isascii():
        return "latin" if _ASCII_LETTERS.search(text) else None
    counts = scripts(text)
    return max(counts, key=lambda script: counts[script] * _WEIGHTS.get(script, 1)) if counts else None


def is_all_caps(text: str) -> bool:
    """Whether a title is set in capitals: more than nine in ten letters, no ordinary word in lower case.

    At least four words or twelve letters are needed, and real words among them: a row of gene or chemical symbols is
    not a title in capitals.
    """
    if _LOWER_WORD.search(text):
        return False
    upper = sum(map(str.isupper, text))
    lower = sum(map(str.islower, text))
    if not upper or upper <= _SMALLEST_SHARE * (upper + lower):
        return False
    words = _WORD.findall(text)
    if len(words) < _FEW_WORDS and upper + lower < _FEW_LETTERS:
        return False
    capitals = [word for word in words if word.isalpha() and word.isupper()]
    long_letters = sum(len(word) for word in capitals if len(word) >= _LONG_WORD)
    return long_letters >= _LONG_LETTERS or not _FUNCTION_WORDS.isdisjoint(capitals)
