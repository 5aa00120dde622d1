"""Letters that stand in for others: look-alikes of another script inside a word, and full-width forms.

Source of the pairs: Unicode Technical Standard 39 (confusables), exact look-alikes of ordinary letters only.
"""

from __future__ import annotations

from biblint.values.characters.finding import CharacterFinding, Safety, finding
from biblint.values.lazy import LazyPattern

_CYRILLIC_LATIN = dict(zip("аеорсухіјѕАВЕКМНОРСТУХІЈЅ", "aeopcyxijsABEKMHOPCTYXIJS", strict=True))
_LATIN_CYRILLIC = dict(zip("aeopcyxiABEKMHOPCTYXI", "аеорсухіАВЕКМНОРСТУХІ", strict=True))
_GREEK_LATIN = dict(zip("οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oABEZHIKMNOPTYX", strict=True))
_LATIN_GREEK = {latin: greek for greek, latin in _GREEK_LATIN.items()}
_LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"
_CYRILLIC = "Ѐ-ԯ"
_GREEK = "Ͱ-Ͽ"
_OTHER = LazyPattern(f"[{_CYRILLIC}{_GREEK}]")
_MIXED = LazyPattern(
    f"[{_LATIN}]++[{_CYRILLIC}{_GREEK}][{_LATIN}{_CYRILLIC}{_GREEK}]*+"
    f"|[{_CYRILLIC}{_GREEK}]++[{_LATIN}][{_LATIN}{_CYRILLIC}{_GREEK}]*+"
)
_IS_LATIN = LazyPattern(f"[{_LATIN}]")
_IS_CYRILLIC = LazyPattern(f"[{_CYRILLIC}]")
_FULL_WIDTH = LazyPattern("[０-９Ａ-Ｚａ-ｚ]+")
_EAST_ASIAN = LazyPattern("[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff66-\uffdc\U00020000-\U0003ffff]")
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_WORD_LETTERS = 3  # that a Greek look-alike needs beside it: shorter words are symbols


def mixed_scripts(text: str) -> CharacterFinding | None:
    """The finding for words with look-alikes of another script, transliterated to the one most letters are in."""
    if not _OTHER.search(text):
        return None
    spans = []
    parts = []
    at = 0
    for match in _MIXED.finditer(text):
        word = _in_one_script(match.group())
        if word is not None:
            spans.append(match.span())
            parts += [text[at : match.start()], word]
            at = match.end()
    if not spans:
        return None
    mended = "".join([*parts, text[at:]])
    odd = next(new for old, new in zip(text[spans[0][0] :], mended[spans[0][0] :], strict=True) if old != new)
    where = next(at for at, (old, new) in enumerate(zip(text, mended, strict=True)) if old != new)
    return finding("mixed-script", text, spans, (mended, "unsafe"), character=f"U+{ord(text[where]):04X}", meant=odd)


def _in_one_script(word: str) -> str | None:
    """The word with its minority of look-alikes replaced; None if the mixture may be meant."""
    cyrillic = len(_IS_CYRILLIC.findall(word))
    latin = len(_IS_LATIN.findall(word))
    if cyrillic and cyrillic + latin == len(word):
        return _transliterated(word, latin, cyrillic, _CYRILLIC_LATIN, _LATIN_CYRILLIC)
    greek = len(word) - latin - cyrillic
    if cyrillic or max(latin, greek) < _WORD_LETTERS or _is_symbol(word):
        return None
    return _transliterated(word, latin, greek, _GREEK_LATIN, _LATIN_GREEK)


def _transliterated(
    word: str, latin: int, other: int, to_latin: dict[str, str], from_latin: dict[str, str]
) -> str | None:
    """The word in Latin or in the other script, whichever more of its letters are in already."""
    if latin >= other and all(_IS_LATIN.match(letter) or letter in to_latin for letter in word):
        return "".join(to_latin.get(letter, letter) for letter in word)
    if other >= latin and all(not _IS_LATIN.match(letter) or letter in from_latin for letter in word):
        return "".join(from_latin.get(letter, letter) for letter in word)
    return None


def _is_symbol(word: str) -> bool:
    """Whether a word is an abbreviation with a Greek letter at its end (`TNFΑ` in a title in capitals)."""
    ends = not _IS_LATIN.match(word[0]) or not _IS_LATIN.match(word[-1])
    return ends and word.isupper() and len(_IS_LATIN.findall(word)) >= len(word) - 1


def full_width(text: str) -> CharacterFinding | None:
    """The finding for full-width letters and digits in text without East Asian letters."""
    spans = [match.span() for match in _FULL_WIDTH.finditer(text)]
    if not spans or _EAST_ASIAN.search(text):
        return None
    safety: Safety = "safe"
    return finding("fullwidth", text, spans, (text.translate(_NARROW), safety))
