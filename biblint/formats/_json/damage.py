"""Reading JSON that is damaged: what is there is kept, what is wrong with it noted. Never raises, in linear time."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from biblint.formats._json.nodes import Member, Node, kind_at, unescaped_name
from biblint.model import Note, ReplaceRange

_TOKEN = re.compile(
    r"""[ \t\r\n\ufeff]*+(?:
      (?P<string> "(?:[^"\\\r\n]++|\\.)*+"(?=[ \t]*+(?:[,:}\]\r\n\#]|/[/*]|\Z|"[^"\\\r\n]*+"[ \t]*+:)) )
    | (?P<quoted> "(?:[^\\\r\n]|\\.)*?"(?=[ \t]*+(?:[,:}\]\r\n]|\Z)) | '(?:[^'\\\r\n]++|\\.)*+' )
    | (?P<lines> "(?:[^"\\]++|\\.)*+"(?=[ \t\r\n]*+[,:}\]]) )
    | (?P<unclosed> "[^\r\n]*+ )
    | (?P<comment> //[^\r\n]*+ | /\*.*?(?:\*/|\Z) | \#[^\r\n]*+ )
    | (?P<mark> [{}\[\],:] )
    | (?P<word> [^\s"{}\[\],:]++ )
    | (?P<other> \S )
    )""",
    re.X | re.S,
)
_CLOSER = {"}": "object", "]": "array"}
_WORDS = ("true", "false", "null")


@dataclass(slots=True)
class _Frame:
    """An object or array that is open."""

    node: Node
    members: list[Member] = field(default_factory=list)
    items: list[Node] = field(default_factory=list)
    name: Node | None = None
    has_colon: bool = False
    comma: int = -1
    """Offset of the comma behind the last value, -1 without one."""

    @property
    def last(self) -> Node | None:
        """The last value."""
        if self.members:
            return self.members[-1].node
        return self.items[-1] if self.items else None

    def close(self, end: int) -> None:
        """The container ends."""
        self.node.end = end
        self.node.fill(self.members, self.items)


@dataclass(slots=True)
class Repair:
    """The reading of one damaged object or array, up to a limit."""

    text: str
    limit: int
    notes: list[Note] = field(default_factory=list)
    is_closed: bool = False
    """True if the value was closed before the limit."""
    _stack: list[_Frame] = field(default_factory=list)
    _depths: dict[str, int] = field(default_factory=lambda: {"object": 0, "array": 0})
    """How many containers of either kind are open."""

    def read(self, start: int) -> Node:
        """The object or array that begins at an offset."""
        root = Node(self.text, start, start + 1, kind_at(self.text, start))
        self._push(root)
        at = end = start + 1
        while self._stack:
            found = _TOKEN.match(self.text, at, self.limit)
            if found is None:
                break
            at = end = found.end()
            self._take(found)
        self.is_closed = not self._stack
        self._withhold()
        for frame in self._stack:
            if frame.name is not None:
                self._bad(frame.name.start, frame.name.end)
            frame.close(end)
        return root

    def _withhold(self) -> None:
        """Offer to take out commas only where nothing else is amiss, so that they cannot stand for something lost."""
        if any(note.name == "bad-field" and note.operation is None for note in self.notes):
            self.notes = [note._replace(operation=None) if note.name == "bad-field" else note for note in self.notes]

    def _push(self, node: Node) -> None:
        self._stack.append(_Frame(node))
        self._depths[node.kind] += 1

    def _bad(self, start: int, end: int, new: str | None = None) -> None:
        mend = None if new is None else ReplaceRange(start, end, new)
        self.notes.append(Note("bad-field", start, end, {}, mend))

    def _take(self, found: re.Match[str]) -> None:
        group = str(found.lastgroup)
        start, end = found.span(group)
        if group == "mark":
            self._mark(found[group], start)
        elif group in ("comment", "other"):
            self._bad(start, end)
        elif group == "word":
            self._value(Node(self.text, start, end, kind_at(self.text, start)))
        else:
            if group == "unclosed":
                end = _content_end(self.text, start, end)
            if group != "string":
                self._bad(start, end)
            self._value(Node(self.text, start, end, "string", is_open=group == "unclosed"))

    def _mark(self, mark: str, at: int) -> None:
        frame = self._stack[-1]
        if mark in "{[":
            node = Node(self.text, at, at + 1, kind_at(self.text, at))
            self._value(node)
            self._push(node)
        elif mark in "}]":
            self._close(mark, at)
        elif mark == ":":
            if frame.name is None or frame.has_colon:
                self._bad(at, at + 1)
            frame.has_colon = True
        else:
            self._comma(frame, at)

    def _comma(self, frame: _Frame, at: int) -> None:
        if frame.name is not None:
            self._bad(frame.name.start, frame.name.end)
            frame.name = None
        if frame.comma >= 0 or frame.last is None:
            self._bad(at, at + 1, "")
        else:
            frame.comma = at

    def _close(self, mark: str, at: int) -> None:
        kind = _CLOSER[mark]
        if not self._depths[kind]:
            self._bad(at, at + 1)
            return
        while self._stack:
            frame = self._stack.pop()
            self._depths[frame.node.kind] -= 1
            if frame.name is not None:
                self._bad(frame.name.start, frame.name.end)
            if frame.comma >= 0:
                self._bad(frame.comma, frame.comma + 1, "")
            if frame.node.kind == kind:
                frame.close(at + 1)
                return
            self._bad(at, at + 1)
            frame.close(at)

    def _value(self, node: Node) -> None:
        frame = self._stack[-1]
        if frame.node.kind == "array":
            self._separate(frame, node)
            frame.items.append(node)
            self._judge(node)
        elif frame.name is None:
            self._separate(frame, node)
            frame.name, frame.has_colon = node, False
        elif not frame.has_colon:
            self._bad(frame.name.start, frame.name.end)
            frame.name = node
        else:
            low, high = frame.name.inner
            raw = frame.name.raw
            name = unescaped_name(raw) if frame.name.kind == "string" and not frame.name.is_open else raw.strip('"')
            if frame.name.kind != "string":
                self._bad(frame.name.start, frame.name.end)
            frame.members.append(Member(frame.name.start, name, low, high, node))
            frame.name = None
            self._judge(node)

    def _judge(self, node: Node) -> None:
        """Note a bare word that is none of the three that JSON knows."""
        if node.kind == "literal" and node.raw not in _WORDS:
            self._bad(node.start, node.end)

    def _separate(self, frame: _Frame, node: Node) -> None:
        """A further value begins: it wants a comma before it, and no more than that where nothing stands between."""
        last = frame.last
        if frame.comma < 0 and last is not None:
            is_all = _is_whole(last) and not self.text[last.end : node.start].strip()
            mend = ReplaceRange(last.end, last.end, ",") if is_all else None
            self.notes.append(Note("missing-comma", last.end - 1, last.end, {}, mend))
        frame.comma = -1


def _is_whole(node: Node) -> bool:
    """True for a value that ends as its kind does."""
    if node.kind in _CLOSER.values():
        return _CLOSER.get(node.raw[-1]) == node.kind
    return not node.is_open and (node.kind != "literal" or node.raw in _WORDS)


def _content_end(text: str, start: int, end: int) -> int:
    """The end of a string without its closing quote: before the commas and brackets at the end of its line."""
    while end > start + 1 and text[end - 1] in " \t,":
        end -= 1
    return end
