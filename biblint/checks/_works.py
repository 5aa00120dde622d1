"""What several kinds of group checks know of works: folded titles, likeness, years, pages, and what is no duplicate."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

from biblint.checks.base import Digest
from biblint.model import Record
from biblint.values import identifiers
from biblint.values.lazy import LazyPattern
from biblint.values.pages import Pages, classify
from biblint.values.scripts import dominant

PARTS = frozenset({"chapter", "paper-conference", "entry", "entry-encyclopedia", "entry-dictionary"})
"""Item types whose records may carry the identifiers of the book that they are in."""
_SAME_TITLE = 80
"""From this similarity (0 to 100) on two titles are those of one work; subtitles and typing errors are allowed for."""
_OTHER_TITLE = 55
"""Up to this similarity two titles in one script are those of two works."""
_SHORTEST = 8
"""Titles with fewer letters say too little (`Preface`)."""
_NO_LETTER = LazyPattern(r"[\W_]+")
_ASCII_SIGNS = bytes(code for code in range(128) if not chr(code).isalnum())
_YEAR = LazyPattern(r"(?<![0-9])(?:1[5-9]|20)[0-9]{2}(?:(?![0-9])|(?=(?:0[1-9]|1[0-2])[0-3][0-9](?![0-9])))")
_PLAIN_RANGE = LazyPattern(r"([1-9][0-9]{0,5})-([1-9][0-9]{0,5})")
_NUMBER = LazyPattern(
    r"[0-9]+|(?<![^\W_])[IVX]+(?![^\W_])"
    r"|[一二三四五六七八九十上中下甲乙丙丁]+[编篇部卷册辑]?(?=$|[)）】\]：:—])"
)
_ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth one two three four five six seven".split()
)
_WORD = LazyPattern(r"[^\W_]+")

_GENERIC = LazyPattern(
    r"""(?:front|back)matter | (?:editors?|presidents?|chairs?|guesteditors?)?
        (?:preface|foreword|editorial|introduction|conclusions?|commentary|comment|reply|response|letter|news|errata
           |obituary|index|contents?|tableofcontents|abstracts?|acknowledge?ments?|bookreviews?|reviews?|afterword
           |epilogue|prologue|appendix|glossary|bibliography|references|summary|discussion|overview|inmemoriam
           |announcements?|masthead|untitled|notitle|correspondence|perspective|viewpoint|issueinformation
           |listofcontributors|contributors|abouttheauthors?|calendar|corrections?|erratum|corrigendum|retraction)
        (?:totheeditor|tothespecialissue|tothisissue|note|remarks|comments?)?
    | (?:introductionto|prefaceto|editorial|forewordto|letterto)(?:the|this)?(?:special(?:issue)?|issue|editor).{0,40}
    | (?:前言|序言?|编后记?|编者按|后记|卷首语|目录|导言|引言|绪论|结语|书评|简讯|消息|征稿.*|稿约|启事|致谢|封面|封底
        |英文摘要)
    """,
    re.VERBOSE,
)
_NOTICE = LazyPattern(
    r"""(?:author|publisher)?(?:erratum|errata|corrigend(?:um|a)|corrections?|addendum|retraction|retracted|withdrawn
        |withdrawal|expressionofconcern|commenton|commentary|replyto|reply|responseto|authorsreply|discussionof
        |rebuttal|republished|更正|勘误|撤稿|撤回|更正声明)""",
    re.VERBOSE,
)
_NOTICE_END = LazyPattern(
    r"(?:erratum|corrigendum|correction|reply|authorsreply|retracted|retractedarticle|更正|勘误|续)$"
)


def folded(text: str) -> str:
    """A text as its letters and digits alone, in small letters."""
    if text.isascii():
        return text.lower().encode().translate(None, _ASCII_SIGNS).decode()
    return _NO_LETTER.sub("", unicodedata.normalize("NFKC", text).casefold())


remembered = lru_cache(4096)(folded)
"""`folded` for texts that repeat: names of journals, volumes."""


@cache
def ratio() -> Callable[[str, str], float]:
    """The similarity of two texts, from 0 to 100."""
    from rapidfuzz.fuzz import ratio as similarity

    return similarity


def title_likeness(one: str, other: str) -> str:
    """`alike`, `different`, or `unclear` for two titles: missing, too short, in two scripts, or half alike."""
    first, second = folded(one), folded(other)
    if not first or not second:
        return "unclear"
    if first == second:
        return "alike"
    short, long = sorted((first, second), key=len)
    if len(short) < _SHORTEST or dominant(one) != dominant(other):
        return "unclear"
    likeness = ratio()(first, second)
    if likeness >= _SAME_TITLE or short in long:
        return "alike"
    return "different" if likeness <= _OTHER_TITLE else "unclear"


def is_one_work(one: Record, other: Record) -> bool:
    """True unless two records that share an identifier are of two works: a book and its part, or other titles."""
    likeness = title_likeness(one.text("title"), other.text("title"))
    if one.type in PARTS or other.type in PARTS:
        return one.type == other.type and likeness == "alike"
    return likeness != "different"


def is_same_work(one: Record, other: Record) -> bool:
    """True if two records that share an identifier are surely of one work: a title may differ in its script only."""
    likeness = title_likeness(one.text("title"), other.text("title"))
    if numbers(one.text("title")) != numbers(other.text("title")):
        return False
    if likeness == "unclear" and one.type not in PARTS and other.type not in PARTS:
        return dominant(one.text("title")) != dominant(other.text("title"))
    return likeness == "alike" and is_one_work(one, other)


def is_generic(title: str) -> bool:
    """True for a folded title that many works have: `preface`, `editorial`, `前言`."""
    return _GENERIC.fullmatch(title) is not None


def notice(title: str) -> str:
    """The word at either end of a folded title that makes it a notice on another work (erratum, reply); or `''`."""
    match = _NOTICE.match(title) or _NOTICE_END.search(title)
    return match[0] if match else ""


def numbers(title: str) -> list[str]:
    """The numbers in a title, by which parts, volumes and years differ."""
    return _NUMBER.findall(title) + [word for word in _WORD.findall(title.lower()) if word in _ORDINALS]


def year(record: Record) -> int:
    """The year of issue; 0 if there is none."""
    return _year(record.text("issued"))


@lru_cache(1024)
def _year(text: str) -> int:
    match = _YEAR.search(text)
    return int(match[0]) if match else 0


@lru_cache(64)
def normal(scheme: str, text: str) -> tuple[str, ...]:
    """The identifiers in a text, normalised; remembered, since several checks ask for those of one record."""
    return identifiers.normalise_each(scheme, text)


def pages(record: Record) -> Pages | None:
    """What the pages of a record are; None if it has none."""
    text = record.text("page")
    return classify(text) if text else None


def page_numbers(record: Record) -> tuple[int, int] | None:
    """First and last page of an ordinary range, with the last one written out; None for anything else."""
    return _page_numbers(record.text("page"))


@lru_cache(1024)
def _page_numbers(text: str) -> tuple[int, int] | None:
    plain = _PLAIN_RANGE.fullmatch(text)
    if plain and len(plain[1]) <= len(plain[2]) and int(plain[1]) < int(plain[2]):
        return int(plain[1]), int(plain[2])
    found = classify(text) if text else None
    if found is None or found.kind not in ("page", "range", "abbreviated-end") or found.first is None:
        return None
    first, last = found.first, found.last or found.first
    if not (first.isascii() and first.isdigit() and last.isascii() and last.isdigit()):
        return None
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return (int(first), int(last)) if len(first) < 7 and len(last) < 7 and int(first) <= int(last) else None


def place(other: Digest, own: Digest, language: str) -> str:
    """Where another member is: its line, with its file if that is another one."""
    line = other.location.line
    if other.location.path != own.location.path:
        return f"{other.location.path}:{line}"
    return f"第 {line} 行" if language == "zh" else f"line {line}"


def shown(text: str, limit: int = 80) -> str:
    """A text for a message, cut if it is long."""
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"
