"""Telling a list of people that was read as one name."""

from __future__ import annotations

import re

from biblint.values.lazy import LazyPattern
from biblint.values.name_parts import INSTITUTION

_HAN_ITEM = LazyPattern(r"[一-鿿]{2,4}(?:·[一-鿿]+)?")
_HAN_SPLIT = LazyPattern(r"\s*[,，、/]\s*|\s+")
_ENTITY = LazyPattern(r"&#?\w+;")
_WORD = r"[A-ZÀ-Þ][a-zß-ÿ'’-]+"
_INITIALS_LAST = LazyPattern(rf"{_WORD} [A-Z]{{1,3}}\.?")
_INITIALS_FIRST = LazyPattern(rf"(?:[A-Z]\.[ -]?)+ ?{_WORD}")
_BARE_INITIALS_FIRST = LazyPattern(rf"[A-Z]{{1,4}} (?:[a-z]{{1,3}} )*{_WORD}(?:[ -]{_WORD})*")
_INVERTED = rf"{_WORD}, ?(?:[A-Z]\.[ -]?)+"
_SHAPES = (_INITIALS_LAST, _INITIALS_FIRST, _BARE_INITIALS_FIRST)
_JOINED = LazyPattern(rf"{_INVERTED},? ?(?:&|and) {_INVERTED}")
_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田"
    "任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文颜"
)


def people_in_one(text: str) -> tuple[int, str] | None:
    """Count the people that one name holds and give what separates them, or None where it can be one person."""
    if ";" in text or "；" in text:
        return _by_semicolon(text)
    if not text.isascii():
        han = _by_han(text)
        if han:
            return han
    if "," in text:
        return _by_initials(text)
    return None


def _by_semicolon(text: str) -> tuple[int, str] | None:
    plain = _ENTITY.sub("", text)
    parts = [part for part in re.split("[;；]", plain) if any(map(str.isalpha, part))]
    brackets = re.search(r"[\[(][^\])]*;", plain)
    return None if len(parts) < 2 or brackets else (len(parts), ";" if ";" in plain else "；")


def _by_han(text: str) -> tuple[int, str] | None:
    parts = _HAN_SPLIT.split(text.strip())
    if len(parts) < 2 or INSTITUTION.search(text) or not all(map(_HAN_ITEM.fullmatch, parts)):
        return None
    separator = next((mark for mark in "、/，," if mark in text), " ")
    if len(parts) > 2 or separator in "、/" or _two_surnames(parts):
        return len(parts), separator
    return None


def _two_surnames(parts: list[str]) -> bool:
    return all(part[0] in _SURNAMES for part in parts) and max(map(len, parts)) == 3


def _by_initials(text: str) -> tuple[int, str] | None:
    """Count people in ``Smith J, Doe A``, in ``J. Smith, A. Doe`` and in ``Smith, J. & Doe, A.``."""
    if _JOINED.fullmatch(text):
        return 2, "&" if "&" in text else "and"
    parts = text.split(", ")
    if len(parts) > 1 and any(all(map(shape.fullmatch, parts)) for shape in _SHAPES):
        return len(parts), ","
    return None
