"""An XML element of a document as a tree whose every part knows its source offsets.

The tokens are those of XML 1.0; where they do not nest, an end tag closes the nearest open element of its name, or
nothing, so that damaged markup gives a tree too. Whether it is damaged, expat says (`wellformed`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

_TOKEN = re.compile(
    r"<!--|<!\[CDATA\[|<\?|</(?P<close>[^\s<>/]++)\s*+>"
    r"""|<(?P<open>[^\W\d][^\s<>/="']*+)(?P<rest>(?:"[^"<]*+"|'[^'<]*+'|[^<>"'])*+)>"""
)
_ATTRIBUTE = re.compile(r"""([^\s=/"'<>]++)\s*+=\s*+(?:"([^"<]*+)"|'([^'<]*+)')""")
_CDATA = "<![CDATA["
_ENDS = {"<!--": "-->", _CDATA: "]]>", "<?": "?>"}


class Chunk(NamedTuple):
    """A run of character data: its source range, and whether it is a CDATA section, where no reference is read."""

    start: int
    end: int
    is_cdata: bool = False


class Attribute(NamedTuple):
    """The value of an attribute as written, and its source range."""

    raw: str
    start: int
    end: int


@dataclass(slots=True, eq=False)
class Element:
    """One element; offsets count in `source`. `content` is its character data and elements in order."""

    source: str
    name: str
    """The local name: a prefix is not part of it."""
    prefix: str
    start: int
    attributes_start: int
    content_start: int
    content_end: int = -1
    end: int = -1
    content: list[Chunk | Element] = field(default_factory=list)
    parent: Element | None = None

    @property
    def elements(self) -> Iterator[Element]:
        """The elements directly inside."""
        return (item for item in self.content if isinstance(item, Element))

    @property
    def has_elements(self) -> bool:
        """True if an element stands inside."""
        return any(isinstance(item, Element) for item in self.content)

    def all(self, *path: str) -> Iterator[Element]:
        """The elements at a path of local names below this one, in document order."""
        if not path:
            yield self
            return
        for child in self.elements:
            if child.name == path[0]:
                yield from child.all(*path[1:])

    def one(self, *path: str) -> Element | None:
        """The first element at a path of local names, or None."""
        return next(self.all(*path), None)

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in document order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += reversed(list(element.elements))

    def attribute(self, name: str) -> Attribute | None:
        """An attribute by its name without prefix, or None."""
        for match in _ATTRIBUTE.finditer(self.source, self.attributes_start, self.content_start):
            if match[1].rpartition(":")[2] == name:
                group = 2 if match[2] is not None else 3
                return Attribute(match[group], *match.span(group))
        return None

    def get(self, name: str) -> str:
        """The raw value of an attribute, `''` if there is none."""
        found = self.attribute(name)
        return found.raw if found else ""

    def chunks(self) -> Iterator[Chunk]:
        """All character data inside, that of inner elements too, in order."""
        waiting: list[Chunk | Element] = self.content[::-1]
        while waiting:
            item = waiting.pop()
            if isinstance(item, Chunk):
                yield item
            else:
                waiting += item.content[::-1]

    @property
    def raw_text(self) -> str:
        """The character data inside as written, without outer blanks; references are not resolved."""
        return "".join(self.source[chunk.start : chunk.end] for chunk in self.chunks()).strip()


class _Builder:
    """The open elements while one source range is read."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.open: list[Element] = []
        self.written: list[str] = []
        """The names of the open elements with their prefixes."""
        self.counts: dict[str, int] = {}
        self.root: Element | None = None

    def begin(self, match: re.Match[str]) -> bool:
        """A start tag, or the tag of an empty element; true if it leaves the element open."""
        written = match["open"]
        prefix, _, name = written.rpartition(":") if ":" in written else ("", "", written)
        end = match.end()
        element = Element(self.source, name, prefix, match.start(), match.start("rest"), end)
        if self.open:
            element.parent = self.open[-1]
            self.open[-1].content.append(element)
        elif self.root is None:
            self.root = element
        if self.source[end - 2] == "/":
            element.content_end = element.end = end
            return False
        self.open.append(element)
        self.written.append(written)
        self.counts[written] = self.counts.get(written, 0) + 1
        return True

    def finish(self, match: re.Match[str]) -> None:
        """An end tag: it closes what is open inside its element too; one that closes nothing is passed over."""
        written = match["close"]
        if not self.counts.get(written):
            return
        start = match.start()
        while True:
            element, name = self.open.pop(), self.written.pop()
            element.content_end = element.end = start
            self.counts[name] -= 1
            if name == written:
                element.end = match.end()
                return

    def close_all(self, end: int) -> Element | None:
        """The root, with all that is still open closed at an offset."""
        for element in self.open:
            element.content_end = element.end = end
        return self.root


def read_tree(source: str, start: int, end: int, skipped: frozenset[str] = frozenset()) -> Element | None:
    """The first element in a source range, with all inside; None if there is no tag.

    The content of elements whose names are `skipped` is passed over.
    """
    builder = _Builder(source)
    stack = builder.open
    search = _TOKEN.search
    done = position = start
    hopeless: set[str] = set()
    while match := search(source, position, end):
        at, position, kind = match.start(), match.end(), match.lastgroup
        stop = position
        if kind is None:
            stop = _hidden_end(source, match[0], position, end, hopeless)
            if stop < 0:
                continue
        if done < at and stack:
            stack[-1].content.append(Chunk(done, at))
        done = stop
        if kind is None:
            if stack and match[0] == _CDATA:
                stack[-1].content.append(Chunk(position, stop - len(_ENDS[_CDATA]), True))
            position = stop
        elif kind == "close":
            builder.finish(match)
            if not stack:
                return builder.root
        elif builder.begin(match) and stack[-1].name in skipped:
            done = position = max(source.find(f"</{match['open']}", position, end), position)
    if done < end and stack:
        stack[-1].content.append(Chunk(done, end))
    return builder.close_all(end)


def _hidden_end(source: str, opener: str, position: int, end: int, hopeless: set[str]) -> int:
    """Where a comment, a CDATA section or an instruction ends; -1, and it is `hopeless`, if it does not."""
    close = -1 if opener in hopeless else source.find(_ENDS[opener], position, end)
    if close < 0:
        hopeless.add(opener)
        return -1
    return close + len(_ENDS[opener])
