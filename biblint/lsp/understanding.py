"""What biblint understood of a field, in words for people."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from biblint.model import Record, Value
from biblint.values.affiliations import ordinal
from biblint.variables import label

_VALUES_SHOWN = 30
_LONGEST = 400
_LINKS_SHOWN = 8
_WORDS: Mapping[str, tuple[str, str]] = {
    "family": ("family", "姓"),
    "given": ("given", "名"),
    "particle": ("particle", "前缀"),
    "suffix": ("suffix", "后缀"),
    "literal": ("one whole name", "整体名称"),
    "year": ("year", "年"),
    "month": ("month", "月"),
    "day": ("day", "日"),
    "season": ("season", "季"),
    "approximate": ("approximate", "约"),
    "uncertain": ("uncertain", "存疑"),
    "marks": ("affiliations", "单位"),
    "at": ("at", "所在单位"),
    "of": ("of", "作者"),
    "unread": ("not understood", "未能理解"),
}


def field_text(record: Record, offset: int, language: str) -> str:
    """The field at an offset of a record's segment: its variables, their values and what these mean; `''` if none."""
    parts = [
        "\n".join(_lines(record, variable, offset, language))
        for variable, fields in record.tags.items()
        if not variable.startswith("raw:")
        and variable != "label"
        and any(min(field.tag_start, field.start) <= offset <= max(field.end, field.tag_end) for field in fields)
    ]
    return "\n\n".join(part for part in parts if part)


def _lines(record: Record, variable: str, offset: int, language: str) -> Iterator[str]:
    values = record.values(variable)
    here = [number for number, value in enumerate(values, 1) if value.start <= offset <= _end(value)]
    name = f"**{label(variable, language)}** (`{variable}`)"
    if len(values) > 1 and here:
        yield f"{name} {here[0]}/{len(values)}"
        values = (values[here[0] - 1],)
    else:
        yield name
    if values:
        yield ""
    for value in values[:_VALUES_SHOWN]:
        parts = (_meaning(variable, value, language), _linked(record, variable, value, language))
        meaning = "; ".join(part for part in parts if part)
        yield f"- {_code(value.text)}{': ' if meaning else ''}{meaning}"
    if len(values) > _VALUES_SHOWN:
        yield f"- … (+{len(values) - _VALUES_SHOWN})"


def _end(value: Value) -> int:
    """Where a value ends, its indices included."""
    return max(value.end, *(mark.end for mark in value.marks), 0)


def _meaning(variable: str, value: Value, language: str) -> str:
    reader = _READERS.get(variable)
    parts = [reader(value, language)] if reader else []
    if value.marks:
        parts.append(f"{_word('marks', language)} {', '.join(mark.text for mark in value.marks)}")
    return "; ".join(part for part in parts if part)


def _linked(record: Record, variable: str, value: Value, language: str) -> str:
    """The affiliations of an author, or the authors of an affiliation."""
    if variable == "author":
        found, word = linked_affiliations(record, value), "at"
    elif variable == "affiliation":
        found, word = linked_authors(record, value), "of"
    else:
        return ""
    shown = [_code(one.text) for one in found[:_LINKS_SHOWN]]
    more = f" (+{len(found) - _LINKS_SHOWN})" if len(found) > _LINKS_SHOWN else ""
    return f"{_word(word, language)} {', '.join(shown)}{more}" if shown else ""


def linked_affiliations(record: Record, author: Value) -> list[Value]:
    """The affiliations of an author: those with its indices, or in which it is named."""
    return [one for one in record.values("affiliation") if _are_linked(record, author, one)]


def linked_authors(record: Record, affiliation: Value) -> list[Value]:
    """The authors that have the index of an affiliation, or that it names."""
    return [one for one in record.values("author") if _are_linked(record, one, affiliation)]


def _are_linked(record: Record, author: Value, affiliation: Value) -> bool:
    if affiliation.people:
        return any(same_person(author.text, person.text) for person in affiliation.people)
    marks = {mark.text for mark in author.marks}
    if affiliation.marks:
        return not marks.isdisjoint(mark.text for mark in affiliation.marks)
    every = record.values("affiliation")
    if any(one.marks for one in every):
        return False
    return any(ordinal(mark) == every.index(affiliation) + 1 for mark in marks)


def same_person(one: str, other: str) -> bool:
    """True if two names may be written forms of one: the same family name, and given names with the same initials."""
    from biblint.values.names import parse_name

    left, right = parse_name(one), parse_name(other)
    if left.literal or right.literal or left.family.casefold() != right.family.casefold():
        return one.casefold() == other.casefold()
    short, long = sorted((_initials(left.given), _initials(right.given)), key=len)
    return long.startswith(short)


def _initials(given: str) -> str:
    words = re.findall(r"[^\W\d_]+", given)
    return "".join(word if word.isupper() else word[0] for word in words).casefold()


def _name(value: Value, language: str) -> str:
    from biblint.values.names import parse_name

    name = parse_name(value.text, literal=value.literal)
    if name.literal:
        return _word("literal", language)
    shown = ("family", "given", "particle", "suffix")
    return ", ".join(f"{_word(part, language)} {_code(getattr(name, part))}" for part in shown if getattr(name, part))


def _date(value: Value, language: str) -> str:
    from biblint.values.dates.parse import parse_date

    date = parse_date(value.text)
    if date is None:
        return _word("unread", language)
    parts = ("year", "month", "day", "season")
    first = _date_parts([(part, getattr(date, part)) for part in parts], language)
    last = _date_parts([(part, getattr(date, f"end_{part}")) for part in parts], language)
    qualities = [_word(name, language) for name in ("approximate", "uncertain") if getattr(date, name)]
    return ", ".join([" – ".join(part for part in (first, last) if part), *qualities])


def _date_parts(parts: Iterable[tuple[str, object]], language: str) -> str:
    return ", ".join(f"{_word(name, language)} {part}" for name, part in parts if part)


def _pages(value: Value, language: str) -> str:
    from biblint.values.pages import classify

    pages = classify(value.text)
    shown = [_code(part) for part in (pages.first, pages.last) if part]
    return " ".join([str(pages.kind), " – ".join(shown)]).strip()


def _word(name: str, language: str) -> str:
    return _WORDS[name][1 if language == "zh" else 0]


def _code(text: str) -> str:
    """A text as Markdown code, whatever is in it."""
    shown = " ".join(text.split())
    shown = shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
    fence = "``" if "`" in shown else "`"
    return f"{fence} {shown} {fence}" if fence == "``" else f"`{shown}`"


_READERS: Mapping[str, Callable[[Value, str], str]] = {
    **dict.fromkeys(("author", "editor", "translator", "container-author", "director"), _name),
    **dict.fromkeys(("issued", "accessed", "event-date", "original-date"), _date),
    "page": _pages,
}
