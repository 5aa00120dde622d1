"""Reading the dates that exports write: ISO 8601, EDTF, RIS slashes, MEDLINE and WoS words, cataloguers' forms."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from biblint.values.lazy import LazyPattern

Precision = Literal["day", "month", "season", "year", "decade", "century", "none"]


@dataclass(frozen=True, slots=True)
class Date:
    """A date, or a span of dates when an `end_…` part is given; parts as written, so perhaps impossible ones.

    `season` is spring, summer, autumn or winter; `open` names the missing end of an interval.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: str | None = None
    end_year: int | None = None
    end_month: int | None = None
    end_day: int | None = None
    end_season: str | None = None
    approximate: bool = False
    uncertain: bool = False
    open: Literal["start", "end"] | None = None
    precision: Precision = "none"

    @property
    def possible(self) -> bool:
        """Whether every month and day exists in the calendar."""
        return _exists(self.year, self.month, self.day) and _exists(self.end_year, self.end_month, self.end_day)


_MONTH_NAMES = (
    "january jan januar janvier janv enero ene gennaio",
    "february feb febr februar février fevrier févr febrero",
    "march mar märz maerz mrz mars marzo",
    "april apr avril avr abril abr",
    "may mai mayo",
    "june jun juni juin junio",
    "july jul juli juillet juil julio",
    "august aug août aout agosto ago",
    "september sep sept septembre septiembre",
    "october oct oktober okt octobre octubre",
    "november nov novembre noviembre",
    "december dec dezember dez décembre decembre déc diciembre dic",
)
MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
"""Month names and abbreviations in small letters (English, German, French, Spanish) → number."""

SEASONS = {"spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn", "winter": "winter"}
SEASONS |= {"spr": "spring", "sum": "summer", "fal": "autumn", "aut": "autumn", "win": "winter"}
_EDTF_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_IGNORED = frozenset(
    "of the accessed epub published print printed and st nd rd th mon monday tue tues tuesday wed wednesday thu thur"
    " thurs thursday fri friday sat saturday sun sunday".split()
)

_EDTF = LazyPattern(r"(-?[0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?([?~%]?)")
_BLURRED = LazyPattern(r"([0-9]{2})([0-9])?[XxUu?-]{1,2}(?<=^....)")
_RIS = LazyPattern(r"([0-9]{4})/([0-9]{1,2})?(?:/([0-9]{1,2})?(?:/(.*))?)?", re.S)
_COMPACT = LazyPattern(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_CLOCK = LazyPattern(r"(?<=[0-9\s/])(?:[T/\s]\s*)?[0-9]{1,2}:[0-9]{2}.*$|(?<=[0-9])T(?:Z|[0-9]{2}.*)?$", re.S)
_CHINESE = LazyPattern(r"([0-9]{4})\s*年(?:\s*([0-9]{1,2})\s*月(?:\s*([0-9]{1,2})\s*[日号])?)?")
_DAY_FIRST = LazyPattern(r"([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{4})")
_NAMED_MONTH = LazyPattern(r"([0-9]{1,4})-([^\W\d_]{3,9})-([0-9]{1,4})")
_CATALOGUED = LazyPattern(
    r"[\[<(]?(?P<about>ca?\.?\s*|©|℗|p|cop\.\s*|um\s)?(?P<year>[0-9]{4})(?P<unsure>\?)?[\])>]?(?P<range>[-–—]+)?"
    r"[\[<(]?(?:c?(?P<last>[0-9]{4}))?[\])>?]{0,2}\s*(?:[（(][^()（）]*[)）]|印刷|[,;]\s*.*)?\.?",
    re.S,
)
_LAST_ONLY = LazyPattern(r"[-–—]\s+([0-9]{4})\.?")
_SEASONS_BEFORE_CHRIST = LazyPattern(
    r"(?i)(spring|summer|autumn|winter) -([0-9]{4})(?: - (spring|summer|autumn|winter) -([0-9]{4}))?"
)
"""As Zotero writes them."""
_TOKEN = LazyPattern(
    r"(?P<year>[0-9]{4})(?![0-9])|(?P<number>[0-9]{1,2})(?![0-9])|(?P<word>[^\W\d_]+)\.?|(?P<dash>\s*(?:--?|[–—/])\s*)"
    r"|(?P<blank>[\s,.;:()\[\]~]+)|(?P<other>.)",
    re.S,
)


@lru_cache(maxsize=8192)
def parse_date(text: str) -> Date | None:
    """Read a date as exports write them, or None when the text is none; impossible parts are given as written."""
    text = text.strip()
    for reader in (_edtf, _interval, _numeric, _catalogued, _worded):
        date = reader(text)
        if date is not None:
            return replace(date, precision=_precision(date)) if date.precision == "none" else date
    return None


def _exists(year: int | None, month: int | None, day: int | None) -> bool:
    if month is not None and not 1 <= month <= 12:
        return False
    if day is None:
        return True
    leap_year = year if year is not None and year > 0 else 2000
    return 1 <= day <= (31 if month is None else calendar.monthrange(leap_year, month)[1])


def _precision(date: Date) -> Precision:
    if date.day is not None:
        return "day"
    if date.month is not None:
        return "month"
    return "season" if date.season else "year"


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _parts(year: str | None, month: str | None, day: str | None) -> Date:
    number = _number(month)
    season = _EDTF_SEASONS.get(number or 0)
    return Date(_number(year), None if season else number, _number(day), season)


def _edtf(text: str) -> Date | None:
    """Read `2021`, `2021-05-03`, `1984~`, `2004-06-11?`, `2001-21`, `199X`."""
    if match := _EDTF.fullmatch(text):
        date = _parts(*match.group(1, 2, 3))
        return replace(date, approximate=match[4] in ("~", "%"), uncertain=match[4] in ("?", "%"))
    if match := _BLURRED.fullmatch(text):
        first = int(match[1]) * 100 + int(match[2] or 0) * 10
        return Date(first, uncertain=True, precision="decade" if match[2] else "century")
    return None


def _interval(text: str) -> Date | None:
    """Read an EDTF interval: `2003/2005`, `2004-06/..`, `../2000`."""
    first, slash, last = text.partition("/")
    if not slash or "/" in last:
        return None
    begin, end = _edtf(first), _edtf(last)
    if begin and end:
        return _joined(begin, end)
    if begin and last in ("..", "open"):
        return replace(begin, open="end")
    return replace(end, open="start") if end and first in ("", "..", "open") else None


def _joined(begin: Date, end: Date) -> Date:
    return replace(
        begin,
        end_year=end.year,
        end_month=end.month,
        end_day=end.day,
        end_season=end.season,
        approximate=begin.approximate or end.approximate,
        uncertain=begin.uncertain or end.uncertain,
    )


def _numeric(text: str) -> Date | None:
    """Read `2014/05/01/`, `1991///`, `20020702`, timestamps, `14.01.1930`, `2021年5月3日`."""
    bare = _CLOCK.sub("", text).rstrip()
    if match := _RIS.fullmatch(bare):
        date = _parts(*match.group(1, 2, 3))
        other = (match[4] or "").strip(" /")
        return replace(date, end_year=int(other)) if re.fullmatch("[0-9]{4}", other) else date
    if match := _COMPACT.fullmatch(bare) or _CHINESE.fullmatch(bare):
        return _parts(*match.group(1, 2, 3))
    if match := _DAY_FIRST.fullmatch(bare):
        day, month = match[1], match[3]
        if int(month) > 12 >= int(day):
            day, month = month, day
        return Date(int(match[4]), int(month), int(day))
    return _edtf(bare) if bare != text else None


def _catalogued(text: str) -> Date | None:
    """Read cataloguers' years: `c2002.`, `[1982?]`, `1984-`, `1957-1990`, `1894, c1887.`, `1865（清同治四年）`."""
    if last := _LAST_ONLY.fullmatch(text):
        return Date(int(last[1]), open="start")
    match = _CATALOGUED.fullmatch(text)
    if match is None or (match["last"] and not match["range"]):
        return None
    about = (match["about"] or "").startswith(("c", "u")) and match["about"].strip() not in ("c", "cop.")
    return Date(
        int(match["year"]),
        end_year=_number(match["last"]),
        approximate=about,
        uncertain=match["unsure"] is not None or "?" in text,
        open="end" if match["range"] and not match["last"] else None,
    )


def _worded(text: str) -> Date | None:
    """Read dates with names of months or seasons: `2016 Jan-Feb`, `18-21 March 2013`, `2018-Apr-21`."""
    text = _CLOCK.sub("", text).replace(" through ", "-")
    if past := _SEASONS_BEFORE_CHRIST.fullmatch(text):
        begin = Date(-int(past[2]), season=SEASONS[past[1].lower()])
        return _joined(begin, Date(-int(past[4]), season=SEASONS[past[3].lower()])) if past[3] else begin
    if named := _NAMED_MONTH.fullmatch(text):
        text = " ".join(named.groups())
    points: list[dict[str, int | str]] = [{}]
    for token in _TOKEN.finditer(text):
        if token["dash"] and points[-1]:
            points.append({})
        elif not (token["dash"] or token["blank"]) and not _put(points[-1], token):
            return None
    points = [point for point in points if point]
    if not 1 <= len(points) <= 2 or not any("month" in point or "season" in point for point in points):
        return None
    return _span(points[0], points[-1]) if len(points) == 2 else _date(points[0])


def _put(point: dict[str, int | str], token: re.Match[str]) -> bool:
    """Add a token to a point in time; False when it has no place there."""
    word = (token["word"] or "").lower()
    key: str
    value: int | str
    if token["year"]:
        key, value = "year", int(token["year"])
    elif token["number"]:
        key, value = "day", int(token["number"])
    elif word in MONTHS:
        key, value = "month", MONTHS[word]
    elif word in SEASONS:
        key, value = "season", SEASONS[word]
    else:
        return word in _IGNORED
    return point.setdefault(key, value) == value


def _date(point: dict[str, int | str]) -> Date:
    return Date(**point)  # type: ignore[arg-type]


def _span(begin: dict[str, int | str], end: dict[str, int | str]) -> Date:
    """Join two points, each taking from the other what it leaves out: `18-21 March 2013`, `2016 Jan-Feb`."""
    larger = [key for key in ("year", "month") if key in end and key not in begin]
    if "season" in begin or "season" in end:
        larger = [key for key in larger if key == "year"]
    first = begin | {key: end[key] for key in larger}
    last = end | {key: begin[key] for key in ("year",) if key in begin and key not in end}
    if "day" in end and "month" not in end and "month" in begin:
        last["month"] = begin["month"]
    return _joined(_date(first), _date(last))
