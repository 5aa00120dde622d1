"""The usual record, read without looking for its fields one by one: every line exactly as the format has it.

Most records of a file have the same few orders of tags; what follows from the tags alone is worked out once for each
such layout. Fields are made when they are asked for, texts at once. Whatever is not usual gives None, and the general
way in `reader` is taken; both ways give the same records.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any, NamedTuple

from biblint.formats.tagged.table import LINES, SEMICOLON, Table
from biblint.model import Builder, Field, Record, Segment, Texter
from biblint.outline import Outline
from biblint.variables import VARIABLES

_TAG = re.compile(r"[A-Z][A-Z0-9]").fullmatch
_LAYOUTS = 4096
FOLD = "\v"
"""Stands for a line end and the indentation behind it."""

Plan = tuple[int, ...]
"""The lines that the fields of a variable stand in."""
How = Callable[[Sequence[str]], Sequence[str] | None]
"""Makes texts out of the contents of a variable's fields; None where they are not plain."""


class Layout(NamedTuple):
    """What the tags of a record say."""

    plans: Mapping[str, Plan]
    """Variable -> its lines, in the order in which records have them."""
    ways: Mapping[str, How | None]
    """Variable -> how its texts are made; None for one field that is plain but for folds."""
    tags: Mapping[str, Plan]
    """Tag -> its lines."""
    empty: int
    """How many fields are empty."""
    last: int
    """The line of the end tag; what follows is blank."""


@dataclass(slots=True, eq=False)
class Manner:
    """What a format's usual records are like, beyond its table."""

    types: Mapping[str, str]
    """Type as written -> CSL type; records of other types are not usual."""
    complete: Callable[[Record], None]
    """Completes a record whose type is known."""
    ways: Callable[[str, Sequence[str]], How | None]
    """How the texts of a variable are made that is more than its fields, by the tags of these; None for no way."""
    composed: frozenset[str] = frozenset()
    """The variables for which `ways` speaks."""
    chosen: Callable[[str, Sequence[str]], Sequence[int]] = lambda variable, tags: range(len(tags))
    """Which of a variable's fields count, by their tags."""
    late: frozenset[str] = frozenset()
    """Long variables, whose texts are made only when they are asked for."""
    indentation: str = ""
    """What the further lines of a field begin with; `''` where a field has one line."""
    outside: frozenset[str] = frozenset()
    """Tags that do not belong to a record."""
    layouts: dict[tuple[str, ...], Layout | None] = field(default_factory=dict)
    """Those met so far, by how the lines begin."""


class Lines(Outline):
    """The fields of a usual record, as numbers of its lines."""

    __slots__ = ("_made", "_usual", "contents_", "layout", "lines", "start")

    def __init__(self, usual: Usual, layout: Layout, start: int, lines: list[str], contents: list[str]) -> None:
        super().__init__(layout.plans)
        self._usual = usual
        self._made: list[Field] | None = None
        self.layout = layout
        self.start = start
        self.lines = lines
        self.contents_ = contents

    def made(self, plan: Plan) -> list[Field]:
        """The fields on some lines."""
        fields = self.fields()
        return [fields[at] for at in plan]

    def fields(self) -> list[Field]:
        """All fields in their order."""
        if self._made is None:
            self._made = self._usual.fields(self.start, self.lines, self.contents_[: self.layout.last + 1])
        return self._made

    def contents(self, variable: str) -> Sequence[str]:
        """The contents of a variable's fields, a fold as it is in the source."""
        found = dict.get(self, variable)
        if found.__class__ is list:
            text = self._usual.text
            return [text[entry.start : entry.end] for entry in found or ()]
        contents = self.contents_
        if found is None and variable.startswith("raw:"):
            found = self.layout.tags.get(variable[4:])
        return [self._usual.as_written(contents[at]) for at in found or ()]

    def count(self, variable: str) -> int:
        """How many fields a variable has."""
        return len(dict.get(self, variable) or ())

    def first_tag(self, variable: str) -> str:
        """The tag of the first field of a variable that has one."""
        found: Any = dict.get(self, variable)
        tag: str = found[0].tag if found.__class__ is list else self.lines[found[0]][:2]
        return tag

    def texts(self, variable: str) -> Sequence[str] | None:
        """The texts of a variable whose fields nobody has changed; None if they are not plain."""
        plan = self.layout.plans.get(variable)
        if plan is None or variable not in self.layout.ways:
            return None
        held = dict.get(self, variable)
        if held is not plan and (held is None or held != self.made(plan)):
            return None
        way = self.layout.ways[variable]
        contents = [self.contents_[at] for at in plan]
        if way is None:
            return unfolded(contents) if self._usual.has_folds else contents
        return way(contents)


class Usual:
    """Reads the usual records of one segment."""

    __slots__ = (
        "_build", "_fold", "_is_mixed", "_manner", "_marker", "_name", "_newline", "_segment", "_texts", "_width",
        "has_folds", "table", "text",
    )  # fmt: skip

    def __init__(
        self, name: str, segment: Segment, table: Table, manner: Manner, newline: str, build: Builder, texts: Texter
    ) -> None:
        self._name = name
        self._segment = segment
        self._manner = manner
        self._newline = newline
        self.has_folds = bool(manner.indentation)
        self._fold = newline + manner.indentation if manner.indentation else ""
        self._marker = table.first + table.separator
        self._width = len(self._marker)
        self._build = build
        self._texts = texts
        self.table = table
        self.text = segment.text
        self._is_mixed = not self._has_usual_lines(segment.text)

    def chunks(self) -> Iterator[tuple[int, int]]:
        """From where to where there may be a usual record: from each first tag to the next."""
        text, marker = self.text, "\n" + self._marker
        start = 0 if text.startswith(self._marker) else text.find(marker) + 1
        while start or text.startswith(self._marker, start):
            end = text.find(marker, start) + 1
            yield start, end or len(text)
            if not end:
                return
            start = end

    def record(self, start: int, end: int) -> Record | None:
        """The record that stands there; None if it is not usual. Its index is left to the caller."""
        chunk, manner, width = self.text[start:end], self._manner, self._width
        if self._is_mixed and not self._has_usual_lines(chunk):
            return None
        if self._fold:
            chunk = chunk.replace(self._fold, FOLD)
        lines = chunk.split(self._newline)
        shape = (*[line[:width] for line in lines],)
        layouts = manner.layouts
        layout = layouts[shape] if shape in layouts else self._layout(shape)
        if layout is None:
            return None
        contents = [line[width:] for line in lines]
        type_ = manner.types.get(contents[0])
        if type_ is None or contents[layout.last]:
            return None
        stripped = [*map(str.strip, contents)]
        if stripped != contents:
            if stripped.count("") > contents.count("") or stripped != [content.strip(" \t") for content in contents]:
                return None
            contents = stripped
        behind = len(lines) - layout.last
        if contents.count("") != behind + layout.empty:
            heads = zip(shape, contents, strict=True)
            shape = (*[head if content else head.rstrip() for head, content in heads],)
            layout = layouts[shape] if shape in layouts else self._layout(shape)
            if layout is None:
                return None
        if behind > 1:
            end -= (behind - 2) * len(self._newline)
        tags = Lines(self, layout, start, lines, contents)
        texts: dict[str, Sequence[str]] = {}
        record = Record.outlined(
            self._name, 0, self._segment, start, end, self._build, self._texts, tags, texts, type_, contents[0], "", ""
        )
        manner.complete(record)
        held, plans, late, is_folded = dict.get, layout.plans, manner.late, self.has_folds and FOLD in chunk
        for variable, way in layout.ways.items():
            plan = plans[variable]
            if held(tags, variable) is not plan:
                continue
            if way is None:
                content = contents[plan[0]]
                if not is_folded or FOLD not in content:
                    texts[variable] = (content,)
            elif variable not in late and (found := way([contents[at] for at in plan])) is not None:
                texts[variable] = found
        return record

    def _has_usual_lines(self, chunk: str) -> bool:
        """True if all line ends are those that most lines have."""
        ends = chunk.count(self._newline)
        return ends == chunk.count("\n") and chunk.count("\r") == ends * (len(self._newline) - 1)

    def _layout(self, shape: tuple[str, ...]) -> Layout | None:
        layouts = self._manner.layouts
        if len(layouts) >= _LAYOUTS:
            layouts.clear()
        layout = layouts[shape] = layout_of(shape, self.table, self._manner)
        return layout

    def as_written(self, content: str) -> str:
        """A content with its folds as they are in the source."""
        return content.replace(FOLD, self._fold) if self._fold else content

    def fields(self, start: int, lines: Sequence[str], contents: Sequence[str]) -> list[Field]:
        """The fields of a record that starts at a source offset."""
        newline, width = len(self._newline), self._width
        sizes = [*map(len, map(self.as_written, lines))]
        found = []
        starts = accumulate((size + newline for size in sizes), initial=start)
        for at, line, content, size in zip(starts, lines, contents, sizes, strict=False):
            low, high = at + min(width, len(line)), at + size
            if low + len(content) != high and (raw := line[width:]) != content:
                low, high = low + len(raw) - len(raw.lstrip()), high - len(raw) + len(raw.rstrip())
            found.append(Field(line[:2], at, at + 2, low, high, at, at + size + newline))
        if len(contents) == len(lines):
            found[-1] = found[-1]._replace(whole_end=found[-1].end)
        return found


def field_count(record: Record, variable: str) -> int:
    """How many fields a variable of a record has; no field is made."""
    tags = record.tags
    return tags.count(variable) if isinstance(tags, Lines) else len(tags.get(variable, ()))


def first_tag(record: Record, variable: str) -> str:
    """The tag of the first field of a variable that has one; no field is made."""
    tags = record.tags
    return tags.first_tag(variable) if isinstance(tags, Lines) else tags[variable][0].tag


def usual_of(name: str, segment: Segment, table: Table, manner: Manner, build: Builder, texts: Texter) -> Usual | None:
    """What reads the usual records of a segment; None where there may be none: bytes without a character, odd signs."""
    text = segment.text
    newline = "\r\n" if "\r" in text and text.count("\r\n") * 2 > text.count("\n") else "\n"
    if (manner.indentation and FOLD in text) or (not text.isascii() and _has_lone(text)):
        return None
    return Usual(name, segment, table, manner, newline, build, texts)


def _has_lone(text: str) -> bool:
    """True if a text holds a byte that could not be decoded."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def layout_of(shape: Sequence[str], table: Table, manner: Manner) -> Layout | None:
    """The layout of records whose lines begin so; None if such records are not usual."""
    last = len(shape) - 1
    while last and not shape[last]:
        last -= 1
    closing = table.last + table.separator
    if not last or shape[0] != table.first + table.separator or shape[last] not in (closing, closing.rstrip()):
        return None
    filed: dict[str, list[int]] = {}
    tagged: dict[str, list[int]] = {table.first: [0], table.last: [last]}
    outside = {table.first, table.last, *manner.outside}
    empty = 0
    for at, prefix in enumerate(shape[1:last], 1):
        tag, separator = prefix[:2], prefix[2:]
        if not _TAG(tag) or tag in outside:
            return None
        tagged.setdefault(tag, []).append(at)
        variable = table.variables.get(tag)
        if separator == table.separator.rstrip():
            empty += 1
        elif separator != table.separator:
            return None
        elif variable is not None:
            filed.setdefault(variable, []).append(at)
    plans: dict[str, Plan] = {}
    ways: dict[str, How | None] = {}
    for variable, lines in filed.items():
        chosen = manner.chosen(variable, [shape[at][:2] for at in lines])
        plans[variable] = plan = tuple(lines[number] for number in chosen)
        tags = [shape[at][:2] for at in plan]
        if variable in manner.composed:
            way = manner.ways(variable, tags)
            if way is not None:
                ways[variable] = way
        elif len(plan) == 1 or (known := VARIABLES.get(variable)) is None or known.is_list:
            _add_way(ways, variable, {table.separators.get(tag) for tag in tags}, len(plan), manner)
    return Layout(plans, ways, {tag: tuple(lines) for tag, lines in tagged.items()}, empty, last)


def _add_way(
    ways: dict[str, How | None], variable: str, separators: set[re.Pattern[str] | None], count: int, manner: Manner
) -> None:
    """Say how the texts of plain fields are made, if the separators of their tags allow."""
    if len(separators) > 1:
        return
    (separator,) = separators
    if separator is SEMICOLON:
        ways[variable] = between_semicolons
    elif separator is LINES and manner.indentation:
        ways[variable] = on_lines
    elif separator is None or separator is LINES:
        ways[variable] = None if count == 1 else unfolded if manner.indentation else as_they_are


def as_they_are(contents: Sequence[str]) -> Sequence[str]:
    """The contents themselves."""
    return contents


def unfolded(contents: Sequence[str]) -> Sequence[str] | None:
    """The contents, a fold being a blank; None where blanks stand at a fold."""
    found = []
    for content in contents:
        if FOLD in content:
            parts = content.split(FOLD)
            if "" in parts or parts != [*map(str.strip, parts)]:
                return None
            content = " ".join(parts)
        found.append(content)
    return found


def on_lines(contents: Sequence[str]) -> Sequence[str] | None:
    """The lines of the contents; None where one has blanks around it."""
    if len(contents) == 1 and FOLD not in contents[0]:
        return contents
    parts = [part for content in contents for part in content.split(FOLD)]
    return None if "" in parts or parts != [*map(str.strip, parts)] else parts


def between_semicolons(contents: Sequence[str]) -> Sequence[str] | None:
    """What stands between semicolons, and folds a blank; None where blanks stand at a fold."""
    whole = FOLD.join(contents)
    if ";" not in whole and "；" not in whole:
        return unfolded(contents)
    found: list[str] = []
    for content in unfolded(contents) or ():
        parts: Any = content.replace("；", ";").split(";")
        found += filter(None, map(str.strip, parts))
    return found or None
