"""Judging the dates of exports: what is no year, what cannot be, what lies in the future."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from biblint.values.dates.parse import MONTHS, Date, parse_date
from biblint.values.lazy import LazyPattern

Safety = Literal["safe", "unsafe", "manual"]
Part = Literal["date", "year", "month"]

FINDINGS: dict[str, str] = {
    "placeholder": "a stand-in instead of a date",
    "in-press": "a word for a work not published yet",
    "not-a-year": "digits, but no year of four",
    "not-a-month": "no month, season or range of them",
    "not-a-date": "no date in any known notation",
    "year-with-letter": "a letter after the year that tells works of one year apart",
    "full-date-in-year": "a whole date where a year belongs",
    "year-in-month": "a year where a month belongs",
    "day-without-month": "a day whose month is missing",
    "uncertain": "a year marked as uncertain or known in part only",
    "open-range": "a range without its last year",
    "reversed": "a range that ends before it begins",
    "ambiguous": "day and month could be the other way round",
    "impossible": "a month or day that the calendar does not have",
    "implausible": "a year before printing, or far in the future",
    "future": "a year later than the next one",
}
"""Finding → one-line description: all the names that `date_findings` can report."""

_FIRST_PLAUSIBLE = 1450
_FAR_FUTURE = 5
_PLACEHOLDER = LazyPattern(
    r"(?i)n\s?[./]?\s?a\.?|n\.?\s?d\.?|nan|none|null|unknown|undefined|undated|no date|tba|tbd"
    r"|s\.?\s?[ad]\.?|o\.?\s?j\.?"
    r"|\?+|[-–—./]+|x+|date|year|0{4}(?:[-/]00?)*|yyyy(?:-mm)?(?:-dd)?|无日期|不详|出版日期不详"
)
_IN_PRESS = LazyPattern(
    r"(?i)in (?:press|prep(?:aration|\.)?|review)|im druck|en prensa|to (?:appear|be published)|forthcoming|submitted"
    r"|accepted|under review|online first|advance online(?: publication)?|待刊|待发表|出版中|印刷中"
)
_WITH_LETTER = LazyPattern(r"([0-9]{4})-?[a-z]")
_SWAPPABLE = LazyPattern(r"([0-9]{1,2})([/-])([0-9]{1,2})\2[0-9]{4}")
_RIS_STAND_IN = LazyPattern(r"(?i)([0-9]{4}/[0-9]*/[0-9]*/)(?:nan|undefined|null|none|n/a)")
_DAY_ONLY = LazyPattern(r"[0-9]{4}//[0-9]{1,2}(?:/.*)?", re.S)
_LONE_MONTH = LazyPattern(r"[0-9]{1,2}")


@dataclass(frozen=True, slots=True)
class DateFinding:
    """One thing noticed in a date: `start` and `end` are code-point offsets into the given text.

    `placeholders` feed a message; `suggestion` is the whole new text, or None; `safety` belongs to it.
    """

    name: str
    start: int
    end: int
    placeholders: dict[str, str] = field(default_factory=dict)
    suggestion: str | None = None
    safety: Safety | None = None


def date_findings(text: str, *, part: Part = "date", today: datetime.date) -> tuple[DateFinding, ...]:
    """Report what is noticed in a date, year or month of an export, measured against a given today; never raises."""
    if len(text) == 4 and text.isascii() and text.isdigit() and "1450" <= text <= str(today.year + 1):
        return () if part != "month" else (DateFinding("year-in-month", 0, 4),)
    return _cached(text, part, today)


@lru_cache(maxsize=8192)
def _cached(text: str, part: Part, today: datetime.date) -> tuple[DateFinding, ...]:
    core = text.strip()
    start = text.index(core)
    return tuple(_judged(text, start, start + len(core), part, today)) if core else ()


def _judged(text: str, start: int, end: int, part: Part, today: datetime.date) -> Iterator[DateFinding]:
    core = text[start:end]
    if _PLACEHOLDER.fullmatch(core):
        yield DateFinding("placeholder", start, end)
    elif _IN_PRESS.fullmatch(core):
        yield DateFinding("in-press", start, end)
    elif part == "month":
        yield from _month(core, start, end)
    elif part == "year" and (lettered := _WITH_LETTER.fullmatch(core)):
        suggestion = text[:start] + lettered[1] + text[end:]
        yield DateFinding("year-with-letter", start, end, {"year": lettered[1]}, suggestion, "unsafe")
        yield from _years(Date(int(lettered[1])), start, end, today)
    elif re.fullmatch("[0-9]{5}", core):
        yield DateFinding("implausible", start, end, {"year": core})
    elif (date := parse_date(core)) is None or (part == "year" and date.year is None):
        worded = part == "date" and any(char.isalpha() for char in core)
        yield DateFinding("not-a-date" if worded else "not-a-year", start, end)
    else:
        yield from _notation(text, start, end, date, part)
        yield from _calendar(date, start, end)
        yield from _years(date, start, end, today)


def _month(core: str, start: int, end: int) -> Iterator[DateFinding]:
    """Report what is wrong in a month field; BibTeX writes days there too, so a day is no defect."""
    if _LONE_MONTH.fullmatch(core):
        if not 1 <= int(core) <= 12:
            yield DateFinding("impossible", start, end)
        return
    parts = re.split(r"\s*(?:[-–—/,]+|\band\b)\s*", core)
    if all(re.fullmatch("0?[1-9]|1[0-2]", item) for item in parts):
        return
    date = parse_date(core)
    if date is None:
        if not all(item.rstrip(".").lower() in MONTHS for item in parts):
            yield DateFinding("not-a-month", start, end)
    elif date.year is not None:
        yield DateFinding("year-in-month", start, end)
    elif not date.possible:
        yield DateFinding("impossible", start, end)


def _notation(text: str, start: int, end: int, date: Date, part: Part) -> Iterator[DateFinding]:
    """Report what is odd in how a readable date is written."""
    core = text[start:end]
    if part == "year" and date.precision in ("day", "month", "season"):
        suggestion = f"{text[:start]}{date.year:04d}{text[end:]}"
        yield DateFinding("full-date-in-year", start, end, {"year": str(date.year)}, suggestion, "manual")
    if stand_in := _RIS_STAND_IN.fullmatch(core):
        at = start + stand_in.end(1)
        yield DateFinding("placeholder", at, end, {}, text[:at] + text[end:], "safe")
    if _DAY_ONLY.fullmatch(core):
        yield DateFinding("day-without-month", start, end, {"day": str(date.day)})
    if date.uncertain:
        yield DateFinding("uncertain", start, end)
    if date.open:
        yield DateFinding("open-range", start, end)
    if (
        (numbers := _SWAPPABLE.fullmatch(core))
        and numbers[1] != numbers[3]
        and max(map(int, numbers.group(1, 3))) <= 12
    ):
        yield DateFinding("ambiguous", start, end)


def _calendar(date: Date, start: int, end: int) -> Iterator[DateFinding]:
    """Report months and days that do not exist, and a range that runs backwards."""
    if not date.possible:
        yield DateFinding("impossible", start, end)
    elif date.year is not None and date.end_year is not None:
        first = (date.year, date.month or 0, date.day or 0)
        last = (date.end_year, date.end_month or 12, date.end_day or 31)
        if first > last:
            yield DateFinding("reversed", start, end)


def _years(date: Date, start: int, end: int, today: datetime.date) -> Iterator[DateFinding]:
    """Report a year out of bounds; years before Christ are written with a sign on purpose."""
    for year in dict.fromkeys((date.year, date.end_year)):
        if year is None or year < 0:
            continue
        placeholders = {"year": str(year)}
        if year < _FIRST_PLAUSIBLE or year > today.year + _FAR_FUTURE:
            yield DateFinding("implausible", start, end, placeholders)
        elif year > today.year + 1:
            yield DateFinding("future", start, end, placeholders)
