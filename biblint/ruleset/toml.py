"""A table of a TOML file as a document like those of YAML: plain data, and the place of keys and values.

The standard library's reader gives no places; they are found by looking for the tables and keys line by line. What
stands in an inline table or a list is looked for behind the key that it belongs to.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from biblint.model import Position
from biblint.ruleset.errors import YamlError, split_lines
from biblint.ruleset.yaml import Document, PathKeys, _Node

_PART = r"""(?:"(?:[^"\\]|\\.)*"|'[^']*'|[\w-]+)"""
_NAME = rf"{_PART}(?:\s*\.\s*{_PART})*"
_HEAD = re.compile(rf"\s*(\[\[?)\s*({_NAME})\s*\]\]?\s*(?:#.*)?\Z")
_KEY = re.compile(rf"\s*({_NAME})\s*=\s*")
_ERROR_PLACE = re.compile(r"\s*\(at line (\d+), column (\d+)\)\Z")


def load_table(path: Path, table: PathKeys, text: str | None = None) -> Document:
    """One table of a TOML file, e.g. `("tool", "biblint")`; raises `YamlError` if it is no TOML or cannot be read.

    `text` is the text of a file that has not been saved yet.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig") if text is None else text
        data: Any = tomllib.loads(text)
    except OSError as error:
        raise YamlError(str(path), 0, 0, error.strerror or str(error)) from None
    except UnicodeDecodeError:
        raise YamlError(str(path), 0, 0, "the file is not UTF-8", hint="save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise _syntax_error(str(path), text or "", str(error)) from None
    for step in table:
        data = data.get(step, {}) if isinstance(data, dict) else {}
    places = _Places(text)
    root = places.node(_plain(data), table, Position(1, 1))
    return Document(str(path), text, root.data, root)


def _syntax_error(path: str, text: str, message: str) -> YamlError:
    """What the reader complains of, in our form."""
    place = _ERROR_PLACE.search(message)
    if place is None:
        return YamlError(path, 0, 0, message)
    line, column = int(place[1]), int(place[2])
    return YamlError(path, line, column, message[: place.start()], excerpt=split_lines(text)[line - 1])


def _plain(data: Any) -> Any:
    """Data with dates and decimal numbers as the text that was written, since no setting is either."""
    if isinstance(data, dict):
        return {key: _plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_plain(value) for value in data]
    return data if isinstance(data, (str, int)) else str(data)


class _Places:
    """Where the keys of a TOML text stand."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._keys: dict[PathKeys, tuple[Position, Position]] = {}
        for path, key, value in self._found():
            self._keys.setdefault(path, (key, value))

    def node(self, data: Any, path: PathKeys, near: Position) -> _Node:
        """Data as a tree of nodes with places; `near` is where to look for what has none yet."""
        value = self._keys.get(path, (near, near))[1]
        node = _Node(value, data)
        steps: Iterator[tuple[str | int, Any]] = iter(())
        if isinstance(data, dict):
            steps = iter(data.items())
        elif isinstance(data, list):
            steps = iter(enumerate(data))
        for step, child in steps:
            inner = (*path, step)
            if inner not in self._keys:
                place = self._searched(step, child, value)
                self._keys[inner] = (place, place)
            node.keys[step] = self._keys[inner][0]
            node.children[step] = self.node(child, inner, value)
        return node

    def _found(self) -> Iterator[tuple[PathKeys, Position, Position]]:
        """Each table and key with its place and that of its value."""
        table: PathKeys = ()
        counts: dict[PathKeys, int] = {}
        for number, line in enumerate(self._lines, 1):
            head, key = _HEAD.match(line), _KEY.match(line)
            if head:
                table = _numbered(_parts(head[2]), counts, is_item=head[1] == "[[")
                place = Position(number, head.start(2) + 1)
                yield table, place, place
            elif key:
                path = (*table, *_parts(key[1]))
                start, end = Position(number, key.start(1) + 1), Position(number, key.end() + 1)
                yield path, start, end
                for length in range(len(table) + 1, len(path)):
                    yield path[:length], start, start

    def _searched(self, step: str | int, child: Any, near: Position) -> Position:
        """The first place from `near` on where a key, or a text in a list, is written; else `near`."""
        if isinstance(step, str):
            wanted = re.compile(rf"""["']?{re.escape(step)}["']?\s*=""")
        elif isinstance(child, str):
            wanted = re.compile(rf"""["']{re.escape(child)}["']""")
        else:
            return near
        column = near.column - 1
        for number in range(near.line, len(self._lines) + 1):
            found = wanted.search(self._lines[number - 1], column)
            if found:
                return Position(number, found.start() + 1)
            column = 0
        return near


def _parts(name: str) -> PathKeys:
    """The parts of a dotted key, without quotes."""
    parts = re.findall(_PART, name)
    return tuple(part[1:-1] if part[0] in "\"'" else part for part in parts)


def _numbered(path: PathKeys, counts: dict[PathKeys, int], *, is_item: bool) -> PathKeys:
    """The path of a table with the numbers of the lists of tables that it stands in."""
    found: PathKeys = ()
    for place, step in enumerate(path):
        found = (*found, step)
        if is_item and place == len(path) - 1:
            counts[found] = counts.get(found, -1) + 1
        if found in counts:
            found = (*found, counts[found])
    return found
