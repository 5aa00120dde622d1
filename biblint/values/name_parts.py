"""Reading one personal or corporate name into its parts.

The notations are those of BibTeX and BibLaTeX (``Last, Jr., First``; ``family=…, given=…``), of MEDLINE and Web of
Science (``Shaffer AL 3rd``, ``Smith, SH``) and of Chinese, Japanese and Korean lists.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from biblint.values.lazy import LazyPattern

Order = Literal["family-first", "given-first", "literal"]
Script = Literal["latin", "han", "kana", "hangul", "cyrillic", "other", "mixed", "none"]


@dataclass(frozen=True, slots=True)
class Name:
    """A name in parts; ``literal`` holds it whole where there are none (an institution, ``王小明``, ``Plato``)."""

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""
    order: Order = "literal"
    script: Script = "none"


PARTICLES = frozenset(
    "von van vom zum zur zu und der den dem des de del della delle degli di da dal do dos das du la le los las el al "
    "af av ten ter te 't op het in bin ben ibn bint abu".split()
)
_CONJUNCTIONS = frozenset(("y", "e", "i"))
_SUFFIX = LazyPattern(r"(?:[Jj]r|[Ss]r|[Jj]unior|[Ss]enior|Filho|Neto|2nd|3rd|4th|II|III|IV)\.?|[JS]R\.")
_EXTENDED = LazyPattern(r"\s*(?:family|given|prefix|suffix)(?:-i)?\s*=", re.IGNORECASE)
_EXTENDED_PART = LazyPattern(r'\s*([a-z]+(?:-i)?)\s*=\s*("[^"]*"|[^,]*)\s*(?:,|$)', re.IGNORECASE)
_DOTTED_INITIAL = LazyPattern(r"(?:\A|\s)[^\W\d_]\.\s")
_INITIALS = LazyPattern(r"(?:[^\W\d_a-z]\.?-?){1,4}")
_SCRIPTS: tuple[tuple[Script, LazyPattern], ...] = (
    ("latin", LazyPattern(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")),
    ("kana", LazyPattern(r"[\u3040-\u30fa\u30fc-\u30ff]")),
    ("han", LazyPattern(r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003134f]")),
    ("hangul", LazyPattern(r"[\u1100-\u11ff\uac00-\ud7af]")),
    ("cyrillic", LazyPattern(r"[\u0400-\u052f]")),
)
_EAST_ASIAN = frozenset(("han", "kana", "hangul"))

INSTITUTION = LazyPattern(
    r"\b(?:universi\w+|université\w*|institut\w*|istituto|instytut|college|faculty|faculté|department|dept|ministr?y|"
    r"ministè?r\w*|ministé?r\w*|agenc\w+|agence|organi[sz]a\w+|associa\w+|societ\w+|société|gesellschaft|verein|"
    r"foundation|fundaci\w+|stiftung|fondation|committee|commission|comit[ée]\w*|council|consorti\w+|collaborat\w+|"
    r"groups?|teams?|cent(?:er|re|ro|rum)s?|laborator\w+|corporation|corp|inc|ltd|llc|gmbh|company|office|bureau|"
    r"services?|administration|academ\w+|akademi\w*|projects?|programs?|programmes?|networks?|federation|alliance|"
    r"authority|library|museum|hospital|clinic|clinics|investigators|partnership|initiative|government|nations|"
    r"division|section|unit|task force|publishing|publications|technologies|systems|studies|editors|trust|fund|"
    r"press|bank|board|club|studio|media|solutions|international|national|congress|conference|symposium|workshop|secretariat|directorate|secretaría)\b"
    r"|大学|大學|学院|學院|研究|公司|中心|医院|醫院|委员会|委員會|协会|協會|学会|學會|编辑部|編輯部|实验室|集团|出版社"
    r"|银行|政府|图书馆|课题组|编写组|办公室|中学|小学|株式会社|대학|연구",
    re.IGNORECASE,
)
"""Words that only institutions have in their names, in the languages of exports: no proof, a reason for silence."""


def parse_name(text: str, *, literal: bool = False) -> Name:
    """Parse one decoded name into parts; with ``literal`` (braces protected it) it is kept whole. Never raises."""
    clean = " ".join(text.split())
    script = script_of(clean)
    if literal or not clean:
        return Name(literal=clean, script=script)
    if is_extended(clean):
        return _extended(clean, script)
    if script in _EAST_ASIAN or (script == "mixed" and not _SCRIPTS[0][1].search(clean)):
        return _east_asian(clean, script)
    if "," in clean:
        return _with_commas(clean, script)
    return _without_comma(clean, script)


def script_of(text: str) -> Script:
    """Tell the one script of a text's letters: Han with kana is ``kana``, several others ``mixed``, none ``none``."""
    if text.isascii():
        return "latin" if any(map(str.isalpha, text)) else "none"
    found = {script for script, letters in _SCRIPTS if letters.search(text)}
    if found == {"han", "kana"}:
        return "kana"
    if len(found) > 1:
        return "mixed"
    if found:
        return found.pop()
    return "other" if any(map(str.isalpha, text)) else "none"


def is_extended(text: str) -> bool:
    """Tell whether a name is in BibLaTeX's extended notation, ``family=…, given=…`` (BibLaTeX manual, 3.4)."""
    return "=" in text and _EXTENDED.match(text) is not None


def is_suffix(text: str) -> bool:
    """Tell whether a word is a generation suffix, as ``Jr.``, ``III`` or MEDLINE's ``3rd``; ``JR`` is two initials."""
    return _SUFFIX.fullmatch(text) is not None


def _extended(text: str, script: Script) -> Name:
    parts = {key.lower(): value.strip().strip('"') for key, value in _EXTENDED_PART.findall(text)}
    return Name(
        family=parts.get("family", ""),
        given=parts.get("given", "") or parts.get("given-i", ""),
        particle=parts.get("prefix", ""),
        suffix=parts.get("suffix", ""),
        order="family-first",
        script=script,
    )


def _east_asian(text: str, script: Script) -> Name:
    parts = [part.strip() for part in re.split(r"[,，]|\s", text, maxsplit=1)]
    if len(parts) == 2 and all(parts) and not INSTITUTION.search(text):
        return Name(family=parts[0], given=parts[1], order="family-first", script=script)
    return Name(literal=text, script=script)


def _with_commas(text: str, script: Script) -> Name:
    parts = [part for part in (piece.strip() for piece in text.split(",")) if part]
    if not parts:
        return Name(literal=text, script=script)
    suffixes = [part for part in parts[1:] if is_suffix(part)]
    rest = [part for part in parts[1:] if not is_suffix(part)]
    if suffixes and not rest:
        whole = _without_comma(parts[0], script)
        return Name(whole.family, whole.given, whole.particle, " ".join(suffixes), whole.literal, whole.order, script)
    before, family = _leading_particle(parts[0])
    given, after, inner = _given(" ".join(rest))
    return Name(family, given, before or after, " ".join(suffixes) or inner, "", "family-first", script)


def _leading_particle(family: str) -> tuple[str, str]:
    words = family.split(" ")
    count = 0
    while count < len(words) - 1 and words[count] in PARTICLES:
        count += 1
    particle, rest = " ".join(words[:count]), " ".join(words[count:])
    if rest[:3] in ("al-", "el-") and len(rest) > 3:
        return f"{particle} {rest[:3]}".strip(), rest[3:]
    return particle, rest


def _given(text: str) -> tuple[str, str, str]:
    """Cut given names into (given, particle, suffix): ``John von`` and ``Jon Jr.`` carry parts of another kind."""
    words = text.split()
    suffix = words.pop() if len(words) > 1 and is_suffix(words[-1]) else ""
    end = len(words)
    while end > 1 and words[end - 1] in PARTICLES:
        end -= 1
    return " ".join(words[:end]), " ".join(words[end:]), suffix


def _without_comma(text: str, script: Script) -> Name:
    words = text.split(" ")
    suffix = words.pop() if len(words) > 2 and is_suffix(words[-1]) else ""
    if len(words) == 1 or (INSTITUTION.search(text) and not _DOTTED_INITIAL.search(text)):
        return Name(literal=text, script=script)
    if all(word in PARTICLES for word in words[:-1]):
        return Name(words[-1], "", " ".join(words[:-1]), suffix, "", "family-first", script)
    if _ends_in_initials(words):
        particle, family = _leading_particle(" ".join(words[:-1]))
        return Name(family, words[-1], particle, suffix, "", "family-first", script)
    start = _family_start(words)
    particle, family = _leading_particle(" ".join(words[start:]))
    return Name(family, " ".join(words[:start]), particle, suffix, "", "given-first", script)


def _ends_in_initials(words: list[str]) -> bool:
    """Tell MEDLINE's ``Liu R``, ``Baig MD`` from ``J. R. Smith`` and from ``JOHN DOE``."""
    *family, last = words
    if not _INITIALS.fullmatch(last):
        return False
    return any(len(word) > 1 and not _INITIALS.fullmatch(word) and not word.isupper() for word in family) or (
        len(last.rstrip(".")) <= 2 and len(family) == 1 and len(family[0]) > 1 and "." not in family[0]
    )


def _family_start(words: list[str]) -> int:
    """Give the index where the family name begins: at the first particle, before ``y``/``e``, else the last word."""
    for index in range(1, len(words) - 1):
        if words[index] in _CONJUNCTIONS and index > 1:
            return index - 1
        if words[index] in PARTICLES:
            return index
    return len(words) - 1
