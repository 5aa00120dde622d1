"""Plants defects in records of real exports that have no violation: the values are real, only the defect is made."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from biblint.formats import FormatError, recognise
from biblint.formats.base import Format
from biblint.model import Record, Value
from biblint.source import Source, SourceError
from quality.defects import Defect
from quality.marks import split
from quality.measuring import Clean, Judge, Result, Tally, weigh
from quality.planting import Planted

LARGEST = 60_000
"""Bytes; each planting lints its file twice."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A value of a clean record whose source is the value itself."""

    file: Path
    text: str
    entry_format: Format
    value: Value
    start: int
    end: int
    kind: str
    """The type of its record, `''` if that is not known."""
    language: str
    """`zh`, `ja` or `ru` by the letters of the title, else `en`."""


_LETTERS = (("ja", re.compile("[぀-ヿ]")), ("zh", re.compile("[一-鿿]")), ("ru", re.compile("[а-яА-Я]")))
_NO_JSON = re.compile(r'["\\\x00-\x1f]')


def measure_folder(judge: Judge, defects: Sequence[Defect], folder: Path, count: int) -> Result:
    """Plant each defect of one value up to `count` times in each format of the files below a folder."""
    spots: dict[tuple[str, str], list[Spot]] = defaultdict(list)
    result = Result()
    for path in sorted(folder.rglob("*.*")):
        for variable, spot in _spots(judge, path, result):
            spots[variable, spot.entry_format.name].append(spot)
    for defect in defects:
        for (variable, form), mine in spots.items():
            if defect.text is not None and variable == defect.variable and defect.formats_hold(form):
                tally = _plant(judge, defect, mine, count)
                if tally.planted:
                    result.tallies[defect.name, form] = tally
    return result


def _spots(judge: Judge, path: Path, result: Result) -> Iterator[tuple[str, Spot]]:
    try:
        if not path.is_file() or path.stat().st_size > LARGEST:
            return
        source = Source.read(path)
        entry_format = recognise(source)
    except (FormatError, SourceError):
        return
    if source.encoding.name != "utf-8" or source.encoding.bom or not entry_format.can_edit:
        return
    report = judge.everybody.check(source, entry_format)
    dirty = {one.record.index for one in report.violations if one.record}
    (segment,) = source.segments(None)
    records = entry_format.read(segment, entry_format.context([segment])).records
    tally = result.clean.setdefault(entry_format.name, Clean())
    for index, record in enumerate(records):
        if index not in dirty:
            tally.records += 1
            tally.read += 1
            yield from _values(path, segment.text, entry_format, record)


def _values(path: Path, text: str, entry_format: Format, record: Record) -> Iterator[tuple[str, Spot]]:
    title = record.text("title")
    language = next((name for name, letters in _LETTERS if letters.search(title)), "en")
    for variable in record.tags:
        for value in record.values(variable)[:1]:
            if text[value.start : value.end] == value.text:
                yield variable, Spot(path, text, entry_format, value, value.start, value.end, record.type, language)


def _plant(judge: Judge, defect: Defect, spots: Sequence[Spot], count: int) -> Tally:
    tally = Tally()
    spots = [spot for spot in spots if _suits(defect, spot)]
    for spot in random.Random(defect.name).sample(spots, min(len(spots), 4 * count)):
        if tally.planted == count:
            break
        texts = _texts(defect, spot.value.text)
        is_json = spot.entry_format.name.endswith("json")
        if texts is None or "\n" in texts[1] or (is_json and _NO_JSON.search(texts[1])):
            continue
        clean = spot.text[: spot.start] + texts[0] + spot.text[spot.end :]
        text, places = split(spot.text[: spot.start] + texts[1] + spot.text[spot.end :])
        planted = Planted(defect.name, clean, text, tuple(places))
        weigh(judge, spot.entry_format.name, defect, planted, tally)
    return tally


def _suits(defect: Defect, spot: Spot) -> bool:
    """True if the defect is made for such works."""
    kinds, languages = defect.kinds, defect.languages
    return (kinds is None or spot.kind in kinds) and (languages is None or spot.language in languages)


def _texts(defect: Defect, text: str) -> tuple[str, str] | None:
    """The right and the wrong text; None for a value that the defect is not made for, such as a year with a month."""
    try:
        return defect.text(text) if defect.text else None
    except (ValueError, IndexError):
        return None
