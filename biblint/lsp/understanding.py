"""What biblint understood of a field, in words for people."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from biblint.model import Record, Value
from biblint.variables import label

_VALUES_SHOWN = 30
_LONGEST = 400
_WORDS: Mapping[str, tuple[str, str]] = {
    "family": ("family", "姓"),
    "given": ("given", "名"),
    "particle": ("particle", "前缀"),
    "suffix": ("suffix", "后缀"),
    "literal": ("one whole name", "整体名称"),
    "year": ("year", "年"),
    "month": ("month", "月"),
    "day": ("day", "日"),
    "marks": ("affiliations", "单位"),
    "unread": ("not understood", "未能理解"),
}


def field_text(record: Record, offset: int, language: str) -> str:
    """The field at an offset of a record's segment: its variables, their values and what these mean; `''` if none."""
    parts = [
        "\n".join(_lines(record, variable, language))
        for variable, fields in record.tags.items()
        if not variable.startswith("raw:")
        and any(min(field.tag_start, field.start) <= offset <= max(field.end, field.tag_end) for field in fields)
    ]
    return "\n\n".join(parts)


def _lines(record: Record, variable: str, language: str) -> Iterator[str]:
    yield f"**{label(variable, language)}** (`{variable}`)"
    values = record.values(variable)
    if values:
        yield ""
    for value in values[:_VALUES_SHOWN]:
        meaning = _meaning(variable, value, language)
        yield f"- {_code(value.text)}{': ' if meaning else ''}{meaning}"
    if len(values) > _VALUES_SHOWN:
        yield f"- … (+{len(values) - _VALUES_SHOWN})"


def _meaning(variable: str, value: Value, language: str) -> str:
    reader = _READERS.get(variable)
    parts = [reader(value, language)] if reader else []
    if value.marks:
        parts.append(f"{_word('marks', language)} {', '.join(mark.text for mark in value.marks)}")
    return "; ".join(part for part in parts if part)


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
    shown = [(part, getattr(date, part, None)) for part in ("year", "month", "day")]
    return ", ".join(f"{_word(part, language)} {number}" for part, number in shown if number)


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
