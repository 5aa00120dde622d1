"""JSON values with their places in a text: measured by the decoder of the standard library, opened when looked into."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import lru_cache
from json.scanner import make_scanner
from typing import Any, Literal, NamedTuple, cast

from biblint.formats._json.strings import string_value
from biblint.formats.text import mark_undecodable
from biblint.model import Field, Value

Kind = Literal["object", "array", "string", "number", "literal"]

STRING = r'"(?:[^"\\]++|\\.)*+"'
BLANKS = re.compile(r"[ \t\r\n]*+")
_SCALAR = rf'(?:(?:({STRING})|([^ \t\r\n"{{\[,}}\]]++))[ \t\r\n]*+(,)?+)?+'
_MEMBER = re.compile(rf'[ \t\r\n]*+"((?:[^"\\]++|\\.)*+)"[ \t\r\n]*+:[ \t\r\n]*+{_SCALAR}', re.S)
_ITEM = re.compile(rf"[ \t\r\n]*+(){_SCALAR}", re.S)
_BRACKET = re.compile(rf"[{{\[}}\]]|{STRING}", re.S)
_COMMA = re.compile(r"[ \t\r\n]*+,?+")
_CONTENT = re.compile(r'"[ \t\r\n]*+[^" \t\r\n]|[\[,:{][ \t\r\n]*+(?:-?[0-9]|true)|[\[,][ \t\r\n]*+[{]')
_NUMBER_STARTS = frozenset("-0123456789")

_scan_once: Callable[[str, int], tuple[Any, int]] = cast(Any, make_scanner)(
    json.JSONDecoder(parse_int=str, parse_float=str)
)
"""The decoder in C; numbers stay texts, for Python refuses to read integers of very many digits."""


class Member(NamedTuple):
    """A name and its value in an object; the range of the name lies inside its quotes, `start` before them."""

    start: int
    name: str
    name_start: int
    name_end: int
    node: Node


class Node:
    """A JSON value in a text; the range of a string holds its quotes. What is inside is found when first asked for."""

    __slots__ = ("_items", "_members", "end", "is_open", "kind", "start", "text")

    def __init__(self, text: str, start: int, end: int, kind: Kind, *, is_open: bool = False) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.kind = kind
        self.is_open = is_open
        """True for a string without its closing quote."""
        self._members: list[Member] | None = None
        self._items: list[Node] | None = None

    @property
    def raw(self) -> str:
        """The source of the value."""
        return self.text[self.start : self.end]

    @property
    def inner(self) -> tuple[int, int]:
        """The range of the content: inside the quotes of a string, all of any other value."""
        if self.kind != "string":
            return self.start, self.end
        return self.start + 1, self.end if self.is_open else self.end - 1

    @property
    def members(self) -> list[Member]:
        """The members of an object in order, repeated names included; of another value none."""
        if self._members is None:
            self._members = _members(self.text, self.start + 1) if self.kind == "object" else []
        return self._members

    @property
    def items(self) -> list[Node]:
        """The items of an array; of another value none."""
        if self._items is None:
            self._items = _items(self.text, self.start + 1) if self.kind == "array" else []
        return self._items

    def value(self, field: Field | None, tags: re.Pattern[str] | None = None) -> Value | None:
        """The value of a string or number, without tags; None for others and for blanks."""
        if self.kind == "string":
            return string_value(self.text, *self.inner, field, tags)
        if self.kind == "number":
            return mark_undecodable(Value(self.raw, self.start, self.end, field))
        return None

    def holds(self, name: str) -> bool:
        """Whether a list or object may hold something under a name, or at all (`''`); found without opening it."""
        pattern = _filled(name) if name else _CONTENT
        return pattern.search(self.text, self.start, self.end) is not None

    def fill(self, members: list[Member], items: list[Node]) -> None:
        """Give an object its members, or an array its items, where they were found otherwise."""
        self._members, self._items = members, items

    def get(self, name: str) -> Node | None:
        """The value of the last member of that name, as JSON readers take it; None if there is none."""
        return next((member.node for member in reversed(self.members) if member.name == name), None)


@lru_cache(maxsize=512)
def _filled(name: str) -> re.Pattern[str]:
    """The pattern of a member of that name that holds something."""
    blank = r"[ \t\r\n]*+"
    return re.compile(rf'"{re.escape(name)}"{blank}:{blank}(?:"{blank}[^"]|[-0-9]|[\[{{]{blank}[^\]}} \t\r\n])')


def skip_blanks(text: str, at: int) -> int:
    """The offset behind blanks."""
    found = BLANKS.match(text, at)
    return found.end() if found else at


def measure(text: str, start: int) -> Node | None:
    """The well-formed value that begins at an offset; None if there is none, or it is nested too deeply."""
    try:
        end = _scan_once(text, start)[1]
    except (ValueError, StopIteration, RecursionError):
        return None
    return Node(text, start, end, kind_at(text, start))


def measure_within(text: str, start: int, size: int) -> Node | None:
    """As `measure`, looking no further than it must: what fails costs nothing of the text around it."""
    window = text[start : start + size]
    try:
        end = _scan_once(window, 0)[1]
    except json.JSONDecodeError as error:
        is_cut = error.pos + 64 > len(window) or error.msg.startswith("Unterminated")
        return measure(text, start) if is_cut and start + size < len(text) else None
    except StopIteration as error:
        return measure(text, start) if error.value + 64 > len(window) and start + size < len(text) else None
    except RecursionError:
        return None
    return Node(text, start, start + end, kind_at(text, start))


def kind_at(text: str, start: int) -> Kind:
    """The kind of the value that begins at an offset."""
    first = text[start]
    if first == "{":
        return "object"
    if first == "[":
        return "array"
    if first == '"':
        return "string"
    return "number" if first in _NUMBER_STARTS else "literal"


def unescaped_name(raw: str) -> str:
    """A name without its quotes and escapes."""
    if "\\" not in raw:
        return raw[1:-1]
    try:
        return str(json.loads(raw, strict=False))
    except ValueError:
        return raw[1:-1]


def _members(text: str, at: int) -> list[Member]:
    """The members of an object known to be well formed, from behind its brace."""
    members: list[Member] = []
    found = _MEMBER.match(text, at)
    while found is not None:
        low, high = found.span(1)
        name = found[1] if "\\" not in found[1] else unescaped_name(f'"{found[1]}"')
        node, at = _value(text, found)
        members.append(Member(low - 1, name, low, high, node))
        found = _MEMBER.match(text, at) if at else None
    return members


def _items(text: str, at: int) -> list[Node]:
    """The items of an array known to be well formed, from behind its bracket."""
    items: list[Node] = []
    found = _ITEM.match(text, at)
    while found is not None and (found.lastindex != 1 or text[found.end()] != "]"):
        node, at = _value(text, found)
        items.append(node)
        found = _ITEM.match(text, at) if at else None
    return items


def _value(text: str, found: re.Match[str]) -> tuple[Node, int]:
    """The value of a match, and the offset behind its comma; 0 where none follows."""
    start, end = found.span(2)
    if start >= 0:
        return Node(text, start, end, "string"), found.end() if found[4] else 0
    start, end = found.span(3)
    if start >= 0:
        return Node(text, start, end, kind_at(text, start)), found.end() if found[4] else 0
    start = found.end()
    try:
        end = _scan_once(text, start)[1]
    except RecursionError:
        end = _end_by_brackets(text, start)
    comma = _COMMA.match(text, end)
    behind = comma.end() if comma is not None and comma[0].endswith(",") else 0
    return Node(text, start, end, kind_at(text, start)), behind


def _end_by_brackets(text: str, start: int) -> int:
    """The end of a well-formed container, however deep it is."""
    depth = 0
    for found in _BRACKET.finditer(text, start):
        if found[0] in "{[":
            depth += 1
        elif found[0] in "}]":
            depth -= 1
            if depth == 0:
                return found.end()
    return len(text)
