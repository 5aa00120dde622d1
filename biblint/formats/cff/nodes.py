"""YAML values with their places in a text, in the shape of the tree that JSON records are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from biblint.formats._json.nodes import Kind, Member, Node
from biblint.formats.text import mark_undecodable, show_undecodable
from biblint.model import Field, Piece, Value

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_NOTHING = frozenset(("", "~", "null", "Null", "NULL"))
_UNREADABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|(?<!\\A)\ufeff")
_MAX_DEPTH = 50


class YamlNode(Node):
    """A YAML value; a scalar that is not written as it reads has what it reads in `content`."""

    __slots__ = ("content",)

    def __init__(self, text: str, start: int, end: int, kind: Kind, content: str | None = None) -> None:
        super().__init__(text, start, end, kind)
        self.content = content

    @property
    def inner(self) -> tuple[int, int]:
        """The range of the content: inside quotes where there are any."""
        if self.kind == "string" and self.end - self.start > 1 and self.text[self.start] in "\"'":
            return self.start + 1, self.end - 1
        return self.start, self.end

    def value(self, field: Field | None, tags: re.Pattern[str] | None = None) -> Value | None:
        """The value of a scalar; one decoded piece where it is folded or escaped."""
        if self.kind not in ("string", "number"):
            return None
        start, end = self.inner
        if self.content is None:
            raw = self.text[start:end]
            blanks = len(raw) - len(raw.lstrip())
            text = raw.strip()
            return mark_undecodable(Value(text, start + blanks, start + blanks + len(text), field)) if text else None
        text = self.content.strip()
        piece = Piece(0, len(text), self.start, self.end, "decoded")
        return Value(text, self.start, self.end, field, (piece,)) if text else None

    def holds(self, name: str) -> bool:
        """Whether a list or mapping holds something under a name, or at all (`''`)."""
        if not name:
            return bool(self.members or self.items)
        return any(member.name == name for node in (self, *self.items) for member in node.members)


def read_yaml(text: str) -> tuple[YamlNode | None, int]:
    """The first document of a text, and where it could not be read on (-1: all could); None if nothing can be read.

    What stands before a fault is read. Too deep a nesting is a fault.
    """
    import yaml

    builder = _Builder(text)
    try:
        for event in yaml.parse(_UNREADABLE.sub("\ufffd", text), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            if isinstance(event, yaml.DocumentEndEvent):
                break
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        builder.close_all()
        return builder.root, min(mark.index, len(text)) if mark is not None else len(text)
    except yaml.YAMLError:
        return None, 0
    except _TooDeepError as error:
        builder.close_all()
        return builder.root, error.args[0]
    return builder.root, -1


class _TooDeepError(Exception):
    """Nesting beyond what any citation file has; its argument is the offset."""


@dataclass(slots=True)
class _Frame:
    """A mapping or sequence that is open."""

    node: YamlNode
    anchor: str | None
    members: list[Member] = field(default_factory=list)
    items: list[Node] = field(default_factory=list)
    key: YamlNode | None = None


class _Builder:
    """Puts a tree together out of the events of PyYAML's parser."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._stack: list[_Frame] = []
        self._anchors: dict[str, YamlNode] = {}
        self._end = 0
        self.root: YamlNode | None = None

    def take(self, event: Any) -> None:
        """Take the next event."""
        start, end = event.start_mark.index, event.end_mark.index
        kind = type(event).__name__
        if kind == "ScalarEvent":
            self._add(self._scalar(event, start, end), event.anchor)
        elif kind == "AliasEvent":
            self._end = end
            self._place(self._anchors.get(event.anchor) or YamlNode(self._text, start, end, "literal"))
        elif kind in ("MappingStartEvent", "SequenceStartEvent"):
            if len(self._stack) >= _MAX_DEPTH:
                raise _TooDeepError(start)
            node = YamlNode(self._text, start, end, "object" if kind.startswith("M") else "array")
            self._stack.append(_Frame(node, event.anchor))
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            if end > start:
                self._end = end
            self._close()

    def close_all(self) -> None:
        """End everything that is open."""
        while self._stack:
            self._close()

    def _close(self) -> None:
        frame = self._stack.pop()
        frame.node.end = max(frame.node.end, self._end)
        frame.node.fill(frame.members, frame.items)
        self._add(frame.node, frame.anchor)

    def _add(self, node: YamlNode, anchor: str | None) -> None:
        if anchor:
            self._anchors[anchor] = node
        self._end = max(self._end, node.end)
        self._place(node)

    def _place(self, node: YamlNode) -> None:
        if not self._stack:
            self.root = self.root or node
            return
        frame = self._stack[-1]
        if frame.node.kind == "array":
            frame.items.append(node)
        elif frame.key is None:
            frame.key = node
        else:
            start, end = frame.key.inner
            name = frame.key.content if frame.key.content is not None else self._text[start:end]
            frame.members.append(Member(frame.key.start, name, start, end, node))
            frame.key = None

    def _scalar(self, event: Any, start: int, end: int) -> YamlNode:
        raw = self._text[start:end]
        if event.style in ("|", ">"):
            return YamlNode(self._text, start, start + len(raw.rstrip()), "string", show_undecodable(event.value))
        written = raw[1:-1] if event.style in ("'", '"') else raw
        if not event.style:
            if raw in _NOTHING:
                return YamlNode(self._text, start, end, "literal")
            if _NUMBER.fullmatch(raw):
                return YamlNode(self._text, start, end, "number")
        as_it_reads = written == event.value or _UNREADABLE.sub("\ufffd", written) == event.value
        return YamlNode(self._text, start, end, "string", None if as_it_reads else event.value)


@lru_cache(maxsize=256)
def scalar_text(raw: str) -> str:
    """What a scalar reads, by its source; the source itself if it is none."""
    import yaml

    readable = _UNREADABLE.sub("\ufffd", raw)
    for written in (readable, readable.replace("\n", "\n ")):  # at the root a scalar goes on at the margin
        try:
            root: Any = yaml.compose(f"x: {written}\n", Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
            (_, value), *more = root.value
        except (yaml.YAMLError, AttributeError, TypeError, ValueError):
            continue
        if not more and isinstance(value.value, str):
            return str(value.value.strip())
    return raw
