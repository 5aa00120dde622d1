"""Check kind `consistent`: one thing that is written in several ways, such as the journal of one ISSN."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from typing import Any

from biblint.checks._works import normal, place, ratio, remembered
from biblint.checks.base import Check, Digest, FindingType, Kind, Member, OptionError, Setting
from biblint.model import Record, Value
from biblint.values.names import fold
from biblint.values.scripts import dominant
from biblint.variables import VARIABLES

_WORD = re.compile(r"[^\W_]+")
_ENGLISH = frozenset("a an and at by for in of on or the to with".split())
_FOREIGN = frozenset("da das de del della der des di do du e el et fur i la le les los und ve y z zu zur".split())
_BRACKETED = re.compile(r"[(\[][^()\[\]]*[)\]]")
_UNLIKE = 60
"""Up to this similarity (0 to 100) two names are not spellings of one."""
_RELATED = 5


class OneWay:
    """A group check: records with one key, and what they write for it."""

    def __init__(self, by: str, normalise: str, variable: str, language: str) -> None:
        self.variable = variable
        self.keyed = ""
        self.compared = ("title",)
        self.pointed = (variable,)
        self._by = by
        self._scheme = normalise
        self._language = language

    def _keys(self, record: Record) -> Iterable[str]:
        if self._by not in record.tags or self.variable not in record.tags or not record.text(self.variable):
            return ()
        texts = record.texts(self._by)
        if self._scheme == "text":
            return dict.fromkeys(folded for text in texts if (folded := remembered(text)))
        if len(texts) == 1:
            return normal(self._scheme, texts[0])
        return dict.fromkeys(key for text in texts for key in normal(self._scheme, text))

    def keys(self, record: Record) -> Iterable[tuple[Hashable, Value | None]]:
        """The keys of a record, with what it writes for them."""
        return [(key, record.first(self.variable)) for key in self._keys(record)]

    def hashed(self, record: Record) -> Sequence[int]:
        """The hashes of the keys."""
        return [hash(key) for key in self._keys(record)]

    def variants(self, record: Record) -> Sequence[tuple[int, int]]:
        """The hashes of the keys, each with that of the text; space at its ends does not count."""
        keys = self._keys(record)
        return [(hash(key), hash(record.text(self.variable).strip())) for key in keys] if keys else ()

    def discordant(self, variants: Mapping[int, int]) -> Collection[int]:
        """All of several texts."""
        return variants if len(variants) > 1 else ()

    def judge(self, digests: Sequence[Digest]) -> Iterable[Member]:
        """Every member that differs from what most of them write, or from another if there is no such thing."""
        counts = Counter(digest.text.strip() for digest in digests)
        ranked = sorted(counts, key=lambda text: (-counts[text], text))
        first = {text: next(at for at, one in enumerate(digests) if one.text.strip() == text) for text in ranked}
        has_usual = counts[ranked[0]] > counts[ranked[1]] if len(ranked) > 1 else True
        for at, own in enumerate(digests):
            text = own.text.strip()
            others = [ranked[0]] if has_usual else [other for other in ranked if other != text]
            other = next((other for other in others if other != text), None)
            if other is None:
                continue
            told = {
                "other-value": other,
                "others": str(counts[other]),
                "other-place": place(digests[first[other]], own, self._language),
                "shared": str(own.key),
            }
            related = [first[each] for each in ranked if each != text]
            yield Member(at, told, tuple(related[:_RELATED]), "spelling" if is_spelling(text, other) else "other")


def is_spelling(one: str, other: str) -> bool:
    """True unless two names are clearly those of two things: abbreviations, subtitles and typing errors are allowed."""
    first, second = remembered(one), remembered(other)
    short, long = sorted((first, second), key=len)
    if not short or short in long or dominant(one) != dominant(other) or _are_translations(one, other):
        return True
    return ratio()(first, second) > _UNLIKE or _is_short_for(_words(one), _words(other))


def _are_translations(one: str, other: str) -> bool:
    """True if only one of two names has letters or small words of another language than English: one may render it."""
    return _is_foreign(one) != _is_foreign(other)


def _is_foreign(name: str) -> bool:
    words = set(_WORD.findall(fold(name)))
    return not name.isascii() or (not words.isdisjoint(_FOREIGN) and words.isdisjoint(_ENGLISH))


def _words(text: str) -> list[str]:
    words = _WORD.findall(fold(_BRACKETED.sub(" ", text)))
    return [word for word in words if word not in _ENGLISH and word not in _FOREIGN]


def _is_short_for(one: list[str], other: list[str]) -> bool:
    """True if each word of the shorter name begins a word of the longer, in their order; or if it is its initials."""
    short, long = sorted((one, other), key=lambda words: (len(words), sum(map(len, words))))
    initials = "".join(word[0] for word in long)
    if not short:
        return True
    if len(short) == 1 and len(short[0]) > 1 and (short[0] in initials or initials.startswith(short[0])):
        return True
    rest = iter(long)
    return all(any(_begins_alike(word, whole) for whole in rest) for word in short)


def _begins_alike(one: str, other: str) -> bool:
    """`phys` and `physics`, but also `commun` and `communications`, `assoc` and `association`."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) or (len(short) > 1 and short[0] == long[0] and _is_inside(short, long))


def _is_inside(short: str, long: str) -> bool:
    rest = iter(long)
    return len(short) < len(long) and all(letter in rest for letter in short)


class Consistent(Kind):
    """Texts that should be the same wherever the key is the same."""

    name = "consistent"
    title = "One thing written in several ways"
    scope = "group"
    classifier = True
    selects = ("scope",)
    findings = {
        "spelling": FindingType(
            "most others write it in another way", ("other-value", "others", "other-place", "shared")
        ),
        "other": FindingType(
            "others have something else altogether", ("other-value", "others", "other-place", "shared")
        ),
    }
    options = {
        "by": {"type": "string", "format": "biblint-variable", "description": "The variable that is the key."},
        "value": {"type": "string", "format": "biblint-variable", "description": "The variable that must be the same."},
        "normalise": {
            "enum": ["text", "issn", "isbn", "doi"],
            "default": "text",
            "description": "How keys are made comparable; as an identifier, invalid values are none.",
        },
    }
    required = ("by", "value")

    def compile(self, options: Mapping[str, Any], setting: Setting) -> Check:
        """A group check; raises `OptionError` for an unknown variable."""
        for key in ("by", "value"):
            if options[key] not in VARIABLES:
                raise OptionError(key, f"'{options[key]}' is no variable")
        return OneWay(options["by"], options.get("normalise", "text"), options["value"], setting.language)


KIND = Consistent()
