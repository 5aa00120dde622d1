"""Strict YAML for rules and configuration: plain data, and the place of every key and value.

Plain scalars are `true`, `false`, decimal integers without leading zeros, and `null` or nothing; all others are text,
so that `off`, `NO`, `1:2`, `010`, `1.10` and `2020-01-01` stay what was written. Refused: duplicate keys, keys that are
not text, tags, merge keys, second documents, and aliases that multiply the text (PyYAML reads all of these silently).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import yaml

from biblint.model import Position
from biblint.ruleset.errors import FileError, YamlError, split_lines

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\Z")
_CONSTANTS: dict[str, bool | None] = {"": None, "null": None, "true": True, "false": False}
_MAX_DEPTH = 60
_MAX_ALIASED = 5_000
"""How many values aliases may stand for in one document, all together."""

PathKeys = tuple[str | int, ...]
"""The way to a value: keys of mappings and indices of lists."""
ErrorType = TypeVar("ErrorType", bound=FileError)


@dataclass(slots=True, eq=False)
class _Node:
    """A value with its place, and the nodes of what it holds (with the place of each key)."""

    position: Position
    data: Any
    children: dict[str | int, _Node] = field(default_factory=dict)
    keys: dict[str | int, Position] = field(default_factory=dict)
    size: int = 1
    closed: bool = True
    pending: tuple[str, Position] | None = None
    """The key that waits for its value."""


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML text as plain data; what an alias stands for is shared, so the data is to be read only."""

    path: str
    text: str
    data: Any
    _root: _Node

    def position(self, path: PathKeys = (), *, key: bool = False) -> Position:
        """The place of a value, or of its key; of the nearest value around it where the path leads nowhere."""
        node, found = self._root, self._root.position
        for step in path:
            child = node.children.get(step)
            if child is None:
                return found
            found = node.keys.get(step, child.position) if key else child.position
            node = child
        return found

    def error(
        self, kind: type[ErrorType], path: PathKeys, message: str, *, hint: str = "", key: bool = False
    ) -> ErrorType:
        """An error of some type at a value or its key, with the excerpt."""
        line, column = self.position(path, key=key)
        return kind(self.path, line, column, message, hint=hint, excerpt=split_lines(self.text)[line - 1])


def load(text: str, path: str = "-") -> Document:
    """Read a YAML text; raises `YamlError`. An empty text gives None as its data."""
    builder = _Builder(text, path)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        raise _syntax_error(text, path, error) from None
    except yaml.reader.ReaderError as error:
        before = text.encode("utf-8", "replace")[: error.position].decode("utf-8", "ignore")
        lines = split_lines(before)
        message = f"the character U+{error.character:04X} is not allowed in YAML"
        raise builder.error(Position(len(lines), len(lines[-1]) + 1), message) from None
    except UnicodeEncodeError as error:
        lines = split_lines(text[: error.start])
        raise builder.error(Position(len(lines), len(lines[-1]) + 1), "the text holds half a character") from None
    return Document(path, text, builder.root.data, builder.root)


def load_file(path: Path) -> Document:
    """Read a YAML file, UTF-8 with or without a byte order mark; raises `YamlError`, also if it cannot be read."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise YamlError(str(path), 0, 0, error.strerror or str(error)) from None
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise YamlError(str(path), line, 1, "the file is not UTF-8", hint="save it as UTF-8") from None
    return load(text, str(path))


def _syntax_error(text: str, path: str, error: yaml.MarkedYAMLError) -> YamlError:
    """What the YAML parser complains of, in our form."""
    mark = error.problem_mark or error.context_mark
    lines = split_lines(text)
    line = min(mark.line, len(lines) - 1) if mark else 0
    column = mark.column if mark and mark.line == line else len(lines[line])
    message = ", ".join(part for part in (error.problem, error.context) if part)
    hint = "indent with spaces, not tabs" if lines[line][column : column + 1] == "\t" else ""
    return YamlError(path, line + 1, column + 1, message, hint=hint, excerpt=lines[line])


class _Builder:
    """Makes nodes of the parser's events, without recursion."""

    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.path = path
        self.root = _Node(Position(1, 1), None)
        self.stack: list[_Node] = []
        self.anchors: dict[str, _Node] = {}
        self.aliased = 0
        self.documents = 0

    def error(self, position: Position, message: str, hint: str = "") -> YamlError:
        """An error at a place of the text."""
        excerpt = split_lines(self.text)[position.line - 1]
        return YamlError(self.path, position.line, position.column, message, hint=hint, excerpt=excerpt)

    def take(self, event: yaml.Event) -> None:
        """Take in the next event."""
        mark = event.start_mark
        position = Position(mark.line + 1, mark.column + 1) if mark else Position(1, 1)
        tag = getattr(event, "tag", None)
        if tag:
            raise self.error(position, f"tags are not allowed: '{tag}'", "put a text that starts with ! in quotes")
        if isinstance(event, yaml.ScalarEvent):
            self.take_scalar(event, position)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self.open(event, position)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            node = self.stack.pop()
            node.closed = True
            self.attach(node)
        elif isinstance(event, yaml.AliasEvent):
            self.attach(self.dereference(str(event.anchor), position))
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise self.error(position, "a second document in the file", "remove the line '---'")

    def take_scalar(self, event: yaml.ScalarEvent, position: Position) -> None:
        """A scalar is the key that a mapping waits for, or a value."""
        parent = self.stack[-1] if self.stack else None
        if parent is not None and isinstance(parent.data, dict) and parent.pending is None:
            self.take_key(parent, event, position)
            return
        node = _Node(position, _resolve(event.value) if event.implicit[0] else event.value)
        self.remember(event.anchor, node)
        self.attach(node)

    def take_key(self, parent: _Node, event: yaml.ScalarEvent, position: Position) -> None:
        """Keep a key until its value comes."""
        key: str = event.value
        if key == "<<" and event.implicit[0]:
            raise self.error(position, "merge keys are not allowed")
        if key in parent.children:
            raise self.error(position, f"duplicate key '{key}'", f"it stands first in line {parent.keys[key].line}")
        parent.pending = (key, position)

    def open(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent, position: Position) -> None:
        """Begin a mapping or a list."""
        if len(self.stack) >= _MAX_DEPTH:
            raise self.error(position, f"nested more than {_MAX_DEPTH} deep")
        parent = self.stack[-1] if self.stack else None
        if parent is not None and isinstance(parent.data, dict) and parent.pending is None:
            raise self.error(position, "a key must be text", "put a text that starts with { or [ in quotes")
        node = _Node(position, {} if isinstance(event, yaml.MappingStartEvent) else [], closed=False)
        self.remember(event.anchor, node)
        self.stack.append(node)

    def remember(self, anchor: str | None, node: _Node) -> None:
        """Keep a node under its anchor."""
        if anchor is not None:
            self.anchors[anchor] = node

    def dereference(self, anchor: str, position: Position) -> _Node:
        """The node that an alias stands for."""
        parent = self.stack[-1] if self.stack else None
        if parent is not None and isinstance(parent.data, dict) and parent.pending is None:
            raise self.error(position, "a key must be text, not an alias")
        node = self.anchors.get(anchor)
        if node is None:
            raise self.error(position, f"undefined alias '{anchor}'", "put a text that starts with * in quotes")
        if not node.closed:
            raise self.error(position, f"the alias '{anchor}' stands inside what it stands for")
        self.aliased += node.size
        if self.aliased > _MAX_ALIASED:
            raise self.error(position, f"the aliases stand for more than {_MAX_ALIASED} values")
        return node

    def attach(self, node: _Node) -> None:
        """Put a finished value where it belongs."""
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        step: str | int
        if parent.pending is not None:
            step, parent.keys[parent.pending[0]] = parent.pending
            parent.data[step] = node.data
            parent.pending = None
        else:
            step = len(parent.children)
            parent.data.append(node.data)
        parent.children[step] = node
        parent.size += node.size


def _resolve(text: str) -> str | int | bool | None:
    """The value of a plain scalar."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    return int(text) if _INTEGER.match(text) else text
