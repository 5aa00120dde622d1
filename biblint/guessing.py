"""Guesses the encoding of bytes that are not UTF-8 and name none, among those that exports use.

GB 2312, Big5 and JIS X 0208 put the frequent characters of their language in blocks of their own (level 1). Text in one
of these encodings consists of runs of such characters; Western text read as one of them gives single rare characters
between letters. Sources: GB/T 2312-1980, the Big5 tables of cp950, JIS X 0208:1997 as in cp932.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_SAMPLE = 1 << 16
_HIGH_LINE = re.compile(rb"[\x80-\xff][^\r\n]{0,4000}")
_UNDEFINED_IN_CP1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_CHOSEN_FROM = 0.5


class _Candidate(NamedTuple):
    name: str
    token: re.Pattern[bytes]
    """One character that is not ASCII, or one byte that is no character."""
    frequent: re.Pattern[bytes]
    """Characters of running text, and kana."""
    sign: re.Pattern[bytes]
    """Punctuation, and what Western text would never be read as."""
    common: frozenset[str]
    """The characters that most often decide where two candidates are equally good."""


_CANDIDATES = (
    _Candidate(
        "gb18030",
        re.compile(rb"[\x81-\xfe][0-9][\x81-\xfe][0-9]|[\x81-\xfe][\x40-\x7e\x80-\xfe]|[\x80-\xff]"),
        re.compile(rb"[\xb0-\xd7][\xa1-\xfe]|[\xa4\xa5][\xa1-\xf6]"),
        re.compile(
            rb"\xa1[\xa2-\xa4\xaa-\xb1\xb4-\xbf\xc0-\xc3\xd6\xe3-\xe6\xec]|\xa3[\xa1-\xfe]|\xa8[\x43-\x45\xa1-\xba]|\xa6[\xa1-\xd8]"
            rb"|\xa2[\xb1-\xfc]|[\x81-\x84][0-9][\x81-\xfe][0-9]"
        ),
        frozenset(
            "的一是在不了和有中大为这上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过民前面学文研究化理"
            "科业报第期刊等与方法分析应系统技术"
        ),
    ),
    _Candidate(
        "cp950",
        re.compile(rb"[\x81-\xfe][\x40-\x7e\xa1-\xfe]|[\x80-\xff]"),
        re.compile(rb"[\xa4-\xc5][\x40-\x7e\xa1-\xfe]|\xc6[\x40-\x7e]"),
        re.compile(rb"\xa1[\x41-\x50\x56\x58\x5d-\x7e\xa1-\xac\xb0\xd1\xd2]|\xa2[\xaf-\xfe]|\xa3[\x40-\x73]"),
        frozenset(
            "的一是在不了和有中大為這上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過民前面學文研究化理"
            "科業報第期刊等與方法分析應系統技術論"
        ),
    ),
    _Candidate(
        "cp932",
        re.compile(rb"[\x81-\x9f\xe0-\xfc][\x40-\x7e\x80-\xfc]|[\x80-\xff]"),
        re.compile(rb"\x82[\x9f-\xf1]|\x83[\x40-\x96]|\x88[\x9f-\xfc]|[\x89-\x97][\x40-\x7e\x80-\xfc]|\x98[\x40-\x72]"),
        re.compile(rb"\x81[\x40-\x4b\x58\x5b-\x5f\x60-\x7e\x80-\x8b]|\x82[\x4f-\x9a]|\x83[\x9f-\xd6]"),
        frozenset("のにはをたがでてとしれさあるいうかなくりこまもらアンスルトリイラ研究学会日本年号巻文大中化方法論"),
    ),
)


def guess(data: bytes) -> str:
    """The codec name of the likeliest encoding: gb18030, cp950 (Big5), cp932 (Shift_JIS), cp1252 or iso8859-1."""
    sample = _sample(data)
    scored = [(_score(sample, candidate), candidate) for candidate in _CANDIDATES]
    best = max(score for score, _ in scored)
    if best >= _CHOSEN_FROM:
        near = [candidate for score, candidate in scored if score > best - 0.2]
        return near[0].name if len(near) == 1 else max(near, key=lambda one: _commonness(sample, one)).name
    return "iso8859-1" if _UNDEFINED_IN_CP1252.search(data) else "cp1252"


def _sample(data: bytes) -> bytes:
    """Lines from their first byte that is not ASCII on, with the byte before it, up to 64 KiB."""
    parts: list[bytes] = []
    size = 0
    for match in _HIGH_LINE.finditer(data):
        parts.append(data[max(0, match.start() - 1) : match.end()])
        size += len(parts[-1])
        if size >= _SAMPLE:
            break
    return b"\n".join(parts)


def _score(sample: bytes, candidate: _Candidate) -> float:
    """The share of characters that are as they should be, less twice the share of bytes that are no character."""
    total = good = bad = 0
    run = before = 0
    for match in candidate.token.finditer(sample):
        start, end = match.span()
        token = match[0]
        total += 1
        run = run + 1 if start == before and run else 1
        before = end
        if len(token) == 1:
            bad += 1
            run = 0
        else:
            is_frequent = candidate.frequent.fullmatch(token) and _is_in_text(sample, start, end, run)
            good += bool(is_frequent or candidate.sign.fullmatch(token))
    return (good - 2 * bad) / max(1, total)


def _is_in_text(sample: bytes, start: int, end: int, run: int) -> bool:
    """True for a character beside another of its kind, or alone between signs; false in a Western word."""
    if run > 1 or sample[end : end + 1] >= b"\x80":
        return True
    is_alone = not sample[start - 1 : start].isalpha() and not sample[end : end + 1].isalpha()
    return is_alone and sample[start + 1] >= 0x98  # below are the quotation marks and dashes of Windows-1252


def _commonness(sample: bytes, candidate: _Candidate) -> float:
    text = sample.decode(candidate.name, "replace")
    wide = sum(1 for char in text if char > "\x7f")
    return sum(1 for char in text if char in candidate.common) / max(1, wide)
