"""Values of fields that hold no TeX, the great majority: cut out of the source as they stand.

Whatever is not plainly one delimited text without markup gives None, and the general way in `values` is taken; both
ways give the same values.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from biblint.formats.bibtex.fields import NAME_VARIABLES
from biblint.model import Field, Piece, Value

_lone = re.compile("[\ud800-\udfff]").search
_range = re.compile(r"([^\s\\{}~$-]++)--([^\s\\{}~$-]++)").fullmatch
_serial = re.compile(r"[\w-]++").fullmatch
_and = re.compile(r"(?i)\sand(?=\s)|\Aand\s|\sand\Z").findall
_SEPARATORS = (";", ",")
_RANGES = frozenset({"page", "volume", "issue", "number"})
_SERIALS = frozenset({"ISSN", "ISBN"})
_SPLIT_ELSEWHERE = frozenset({"affiliation", "reference", "classification", "email", "URL", "ORCID"})
_new_piece = tuple.__new__


def plain_values(text: str, field: Field, variable: str) -> Sequence[Value] | None:
    """The values of a field whose content is plain text, or None where it may be anything else."""
    start, end = field[3], field[4]
    if text[start - 1] not in '{"':
        return None
    raw = text[start:end]
    if raw[0] == "{" and raw[-1] == "}" and end - start > 2:
        if variable in NAME_VARIABLES:
            return None
        start += 1
        raw = raw[1:-1]
    if raw[0] <= " " or raw[-1] <= " " or variable in _SPLIT_ELSEWHERE or _has_markup(raw):
        return None
    if variable in _RANGES and "--" in raw:
        return _ranged(raw, start, field)
    if variable in NAME_VARIABLES:
        return _names(raw, start, field)
    if variable == "keyword":
        return _keywords(raw, start, field)
    if variable in _SERIALS and not _serial(raw):
        return None
    return (Value(raw, start, start + len(raw), field),)


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


def macro_value(text: str, field: Field, macros: Mapping[str, str]) -> Value | None:
    """The value of a field that is one bare macro with a plain text, such as a month; None for anything else."""
    start, end = field[3], field[4]
    if text[start - 1] in '{"':
        return None
    meaning = macros.get(text[start:end].lower())
    if not meaning or meaning[0] <= " " or meaning[-1] <= " " or _has_markup(meaning):
        return None
    return Value(meaning, start, end, field, (_new_piece(Piece, (0, len(meaning), start, end, "foreign")),))


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


def _names(raw: str, start: int, field: Field) -> Sequence[Value] | None:
    parts = raw.split(" and ")
    # Any other `and` between blanks separates as well, in any case; then the general way decides.
    is_sure = raw.count("and") == len(parts) - 1 and "And" not in raw and "AND" not in raw
    if not is_sure and len(_and(raw)) != len(parts) - 1:
        return None
    return _items(parts, 5, start, field)


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


def _items(parts: Sequence[str], width: int, start: int, field: Field) -> Sequence[Value] | None:
    """A value an item; None where an item is empty or has outer blanks."""
    values: list[Value] = []
    for part in parts:
        if not part or part[0] <= " " or part[-1] <= " ":
            return None
        end = start + len(part)
        values.append(Value(part, start, end, field))
        start = end + width
    return values
