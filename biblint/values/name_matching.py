"""Comparing two spellings of a name: full against initials, with and without diacritics, hyphens and particles."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from biblint.values.lazy import LazyPattern
from biblint.values.name_parts import PARTICLES, Name, parse_name

_FOLDED = str.maketrans(
    {
        "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŋ": "n",
        "ʼ": "'", "’": "'", "‘": "'", "‐": "-", "‑": "-", "‒": "-", "–": "-", "−": "-",
    }
)  # fmt: skip
_MARKS = LazyPattern(r"[\u0300-\u036f]+")
_NO_WORD = LazyPattern(r"[\W_]+")
_BRACKETED = LazyPattern(r"\([^()]*\)?")
_UMLAUT_E = LazyPattern(r"(?<=[aou])e")


def fold(text: str) -> str:
    """Fold a name to lower case without diacritics (``Müller`` → ``muller``), apostrophes and hyphens made plain."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    return _MARKS.sub("", unicodedata.normalize("NFD", folded.translate(_FOLDED))).translate(_FOLDED)


def name_key(name: Name | str) -> str:
    """Give a comparison key: the folded family name without particles, ``|``, the first initial (or none)."""
    parts = parse_name(name) if isinstance(name, str) else name
    if not parts.family:
        return _NO_WORD.sub("", fold(parts.literal)) + "|"
    given = _NO_WORD.sub("", fold(parts.given))
    if parts.script in ("han", "kana", "hangul"):
        return _NO_WORD.sub("", fold(parts.family)) + given + "|"
    return "".join(_family_words(parts.family)) + "|" + given[:1]


def same_person(a: str, b: str) -> bool:
    """Tell whether two names can be one person's: tolerant, so that only a clear difference answers no.

    Initials agree with full names, a missing given name with any; one half of a double-barrelled surname agrees with
    the whole when both given names are there, and a name without a comma is read in either order. Names in
    different scripts are never matched.
    """
    if a == b or name_key(a) == name_key(b) == "|":
        return True
    words_a, words_b = _words(a), _words(b)
    if sorted(words_a) == sorted(words_b) or "".join(words_a) == "".join(words_b):
        return True
    one, two = _with_family(a), _with_family(b)
    if not one.family or not two.family:
        return False
    return any(
        _same_family(first, second) and _same_given(first.given, second.given)
        for first in _readings(one)
        for second in _readings(two)
    )


def _with_family(text: str) -> Name:
    """Parse a name, and take a single word for a family name whose given name is missing."""
    name = parse_name(text)
    if name.order == "literal" and name.script == "latin" and " " not in name.literal:
        return parse_name(name.literal + ",")
    return name


def _readings(name: Name) -> tuple[Name, ...]:
    """Give a name and, where no comma told the family name, the reading with the first word as family name."""
    if name.order != "given-first" or name.particle or " " in name.family:
        return (name,)
    first, _, middle = name.given.partition(" ")
    if len(first.rstrip(".")) < 2:
        return (name,)
    return name, replace(name, family=first, given=f"{middle} {name.family}".strip())


def _words(text: str) -> list[str]:
    return [word for word in _NO_WORD.split(fold(text)) if word]


def _family_words(family: str) -> list[str]:
    words = [word for word in _NO_WORD.split(fold(family).replace("'", "")) if word]
    start = 0
    while start < len(words) - 1 and words[start] in PARTICLES:
        start += 1
    return words[start:]


def _same_family(a: Name, b: Name) -> bool:
    one, two = _family_words(a.family), _family_words(b.family)
    joined = {_UMLAUT_E.sub("", "".join(words)) for words in (one, two)}
    if len(joined) == 1:
        return True
    with_particle = {fold(_NO_WORD.sub("", name.particle + name.family)) for name in (a, b)}
    if len(with_particle) == 1:
        return True
    if not a.given or not b.given or not one or not two:
        return False
    short, long = sorted((one, two), key=len)
    return len(short) < len(long) and short in (long[: len(short)], long[-len(short) :])


def _given_words(given: str) -> list[str]:
    """Cut given names into folded words; ``JL`` and ``J.L.`` into their letters. What is in brackets is left out."""
    words: list[str] = []
    for word in _NO_WORD.split(_BRACKETED.sub(" ", given)):
        if len(word) <= 4 and word.isupper():
            words.extend(fold(word))
        elif word:
            words.append(fold(word))
    return words


def _same_given(a: str, b: str) -> bool:
    """Compare given names twice: initials were made now with, now without the particles (``TS``, Tais de Souza)."""
    one, two = _given_words(a), _given_words(b)
    if _agreeing(one, two) or _spelt_alike(a, b):
        return True
    return _agreeing(_without_particles(one), _without_particles(two))


def _without_particles(words: list[str]) -> list[str]:
    return words[:1] + [word for word in words[1:] if word not in PARTICLES]


def _agreeing(one: list[str], two: list[str]) -> bool:
    if not one or not two or all(map(_agree, one, two)):
        return True
    short, long = sorted((one, two), key=len)
    rest = iter(long)
    return max(map(len, short)) > 1 and all(any(word == other for other in rest) for word in short)


def _agree(a: str, b: str) -> bool:
    """Compare two given names: an initial, or a short form of three letters; ``Yu`` is not short for ``Yuxin``."""
    a, b = _UMLAUT_E.sub("", a), _UMLAUT_E.sub("", b)
    return a == b or (min(len(a), len(b)) != 2 and (a.startswith(b) or b.startswith(a)))


def _spelt_alike(a: str, b: str) -> bool:
    one, two = (_NO_WORD.sub("", fold(given)) for given in (a, b))
    return one == two
