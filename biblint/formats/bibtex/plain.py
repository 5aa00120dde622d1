"""Values of fields that hold no TeX, the great majority: cut out of the source as they stand.

Whatever is not plainly one delimited text without markup gives None, and the general way in `values` is taken; both
ways give the same values.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from biblint.formats.bibtex.fields import NAME_VARIABLES
from biblint.model import Field, Piece, Value

_lone = re.compile("[\ud800-\udfff]").search
_range = re.compile(r"([^\s\\{}~$-]++)--([^\s\\{}~$-]++)").fullmatch
_serial = re.compile(r"[\w-]++").fullmatch
_and = re.compile(r"(?i)\sand(?=\s)|\Aand\s|\sand\Z").findall
_SEPARATORS = (";", ",")
RANGES = frozenset({"page", "volume", "issue", "number"})
_SERIALS = frozenset({"ISSN", "ISBN"})
_SPLIT_ELSEWHERE = frozenset({"affiliation", "reference", "classification", "email", "URL", "ORCID"})
_new_piece = tuple.__new__


def _has_markup(raw: str) -> bool:
    """True if anything in a text may be TeX, a folded line or an undecodable byte; single searches beat one pattern."""
    return (
        "\\" in raw
        or "{" in raw
        or "\n" in raw
        or "}" in raw
        or "~" in raw
        or "$" in raw
        or "\r" in raw
        or "``" in raw
        or "''" in raw
        or not (raw.isascii() or _lone(raw) is None)
    )


def plain_values(text: str, field: Field, variable: str) -> Sequence[Value] | None:
    """The values of a field whose content is plain text, or None where it may be anything else."""
    start = field[3]
    raw = _content(text, start, field[4], variable)
    if raw is None:
        return None
    if raw[0] == "{":
        raw = raw[1:-1]
        start += 1
    if variable in RANGES and "--" in raw:
        return _ranged(raw, start, field)
    if variable in NAME_VARIABLES:
        parts = _names(raw)
        return None if parts is None else _items(parts, start, field)
    if variable == "keyword":
        return _keywords(raw, start, field)
    if variable in _SERIALS and not _serial(raw):
        return None
    return (Value(raw, start, start + len(raw), field),)


def is_without_signs(source: str) -> bool:
    """True if a whole entry has none of the signs that make markup, braces and line ends aside."""
    return not (
        "\\" in source
        or "~" in source
        or "$" in source
        or "``" in source
        or "''" in source
        or not (source.isascii() or _lone(source) is None)
    )


def plain_texts(raw: str, variable: str, is_plain: bool) -> Sequence[str] | None:
    """The texts of the values that `plain_values` gives for a delimited content, and None where it does.

    `is_plain` says that the entry is known to be without signs of markup.
    """
    first, last = raw[0], raw[-1]
    if first == "{":
        if last != "}" or len(raw) <= 2 or variable in NAME_VARIABLES:
            return None
        raw = raw[1:-1]
        first, last = raw[0], raw[-1]
    if first <= " " or last <= " " or "{" in raw or "}" in raw or "\n" in raw or "\r" in raw:
        return None
    if not is_plain and not is_without_signs(raw):
        return None
    special = SPECIAL.get(variable)
    return (raw,) if special is None else special(raw)


def _keyword_texts(raw: str) -> Sequence[str] | None:
    if "&" in raw:
        return None
    return [word for part in raw.split(";" if ";" in raw else ",") if (word := part.strip())]


def _range_texts(raw: str) -> Sequence[str] | None:
    if "--" not in raw:
        return (raw,)
    found = _range(raw)
    return None if found is None else (f"{found[1]}-{found[2]}",)


def _serial_texts(raw: str) -> Sequence[str] | None:
    return (raw,) if _serial(raw) else None


def _content(text: str, start: int, end: int, variable: str) -> str | None:
    """A content without markup, with the one pair of braces that may stand around it; None where it is no such."""
    if text[start - 1] not in '{"' or variable in _SPLIT_ELSEWHERE:
        return None
    raw = text[start:end]
    if raw[0] <= " " or raw[-1] <= " ":
        return None
    if raw[0] == "{" and raw[-1] == "}" and end - start > 2:
        inner = raw[1:-1]
        if variable in NAME_VARIABLES or inner[0] <= " " or inner[-1] <= " " or _has_markup(inner):
            return None
        return raw
    return None if _has_markup(raw) else raw


def macro_value(text: str, field: Field, macros: Mapping[str, str]) -> Value | None:
    """The value of a field that is one bare macro with a plain text, such as a month; None for anything else."""
    meaning = macro_text(text, field, macros)
    if meaning is None:
        return None
    start, end = field[3], field[4]
    return Value(meaning, start, end, field, (_new_piece(Piece, (0, len(meaning), start, end, "foreign")),))


def macro_text(text: str, field: Field, macros: Mapping[str, str]) -> str | None:
    """The text of the value that `macro_value` gives, and None where it does."""
    start, end = field[3], field[4]
    if text[start - 1] in '{"':
        return None
    meaning = macros.get(text[start:end].lower())
    return meaning if meaning and plain_meaning(meaning) else None


def plain_meaning(meaning: str) -> bool:
    """True for the meaning of a macro that is a text without markup."""
    return bool(meaning) and meaning[0] > " " and meaning[-1] > " " and not _has_markup(meaning)


def _ranged(raw: str, start: int, field: Field) -> Sequence[Value] | None:
    """A range with BibTeX's dash: its text has `-` for `--`."""
    found = _range(raw)
    if found is None:
        return None
    cut = found.end(1)
    end = start + len(raw)
    pieces = (
        _new_piece(Piece, (0, cut, start, start + cut, "verbatim")),
        _new_piece(Piece, (cut, cut + 1, start + cut, start + cut + 2, "decoded")),
        _new_piece(Piece, (cut + 1, len(raw) - 1, start + cut + 2, end, "verbatim")),
    )
    return (Value(f"{found[1]}-{found[2]}", start, end, field, pieces),)


def _names(raw: str) -> list[str] | None:
    """The names of a list; None where an item is empty or has outer blanks."""
    parts = raw.split(" and ")
    # Any other `and` between blanks separates as well, in any case; then the general way decides.
    is_sure = raw.count("and") == len(parts) - 1 and "And" not in raw and "AND" not in raw
    if not is_sure and len(_and(raw)) != len(parts) - 1:
        return None
    for part in parts:
        if not part or part[0] <= " " or part[-1] <= " ":
            return None
    return parts


def _keywords(raw: str, start: int, field: Field) -> Sequence[Value] | None:
    if "&" in raw:
        return None
    separator = ";" if ";" in raw else ","
    values: list[Value] = []
    for part in raw.split(separator):
        word = part.strip()
        if word:
            low = start + len(part) - len(part.lstrip())
            values.append(Value(word, low, low + len(word), field))
        start += len(part) + 1
    return values


def _items(names: Sequence[str], start: int, field: Field) -> Sequence[Value]:
    """A value a name."""
    values: list[Value] = []
    for name in names:
        end = start + len(name)
        values.append(Value(name, start, end, field))
        start = end + len(" and ")
    return values


SPECIAL: Mapping[str, Callable[[str], Sequence[str] | None]] = {
    **dict.fromkeys(NAME_VARIABLES, _names),
    **dict.fromkeys(RANGES, _range_texts),
    **dict.fromkeys(_SERIALS, _serial_texts),
    **dict.fromkeys(_SPLIT_ELSEWHERE, lambda raw: None),
    "keyword": _keyword_texts,
}
"""Variables whose plain content is not one text as it stands -> the texts of a content."""
