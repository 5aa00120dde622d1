"""Reads list files, the data that rules look things up in: CSV, TSV, TXT, YAML and JSON.

The first row of a CSV or TSV file names its columns. A TXT file holds one entry a line. A YAML or JSON file holds a
list of texts, or of mappings whose keys name the columns; inside nested data a column is named by the way to it, such
as `names.value`. Lines in front that begin with `#` say where a CSV, TSV or TXT list is from, and under which licence.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from biblint.ruleset.errors import FileError
from biblint.source import Source, SourceError
from biblint.tables import Cell, Table

SUFFIXES = (".csv", ".tsv", ".txt", ".yaml", ".yml", ".json")
_DELIMITERS = ",;\t"
_LONGEST_CELL = 1 << 24
asked: set[str] = set()
"""The list files that this process has wanted to read, by their absolute paths."""


class ListFile(str):
    """The path of a list file, an option like any other text, that gives what the file holds when asked.

    Whatever tells settings apart by their `repr` tells apart what the file held, too.
    """

    _loaded: Loaded | None = None

    @classmethod
    def of(cls, name: str, text: str) -> ListFile:
        """A list that is in no file, as samples have it."""
        found = cls(name)
        found._loaded = parsed(name, text.encode())
        return found

    @property
    def table(self) -> Table:
        """What the file holds; raises `FileError`."""
        return self.loaded.table

    @property
    def loaded(self) -> Loaded:
        """What the file holds, with a hash of its bytes; read when first asked for. Raises `FileError`."""
        if self._loaded is None:
            self._loaded = read(str(self))
        return self._loaded

    def only(self, names: Iterable[str]) -> ListFile:
        """The same list with some of its columns; what is made of those is remembered."""
        found = ListFile(self)
        table = self.table
        found._loaded = self.loaded._replace(table=table.remembered(wanted := tuple(names), lambda: table.only(wanted)))
        return found

    def __repr__(self) -> str:
        return f"ListFile({str.__repr__(self)}, {self.loaded.digest})"

    def __reduce__(self) -> Any:
        return _restored, (str(self), self.loaded)


class Loaded(NamedTuple):
    """What a file held when it was read."""

    table: Table
    digest: str


def _restored(path: str, loaded: Loaded) -> ListFile:
    found = ListFile(path)
    found._loaded = loaded
    return found


def read(path: str) -> Loaded:
    """Read a list file, once as long as it stays the same; raises `FileError` if it cannot be read, or is empty."""
    asked.add(os.path.abspath(path))  # noqa: PTH100 - symbolic links are left as they are
    try:
        status = os.stat(path)  # noqa: PTH116
    except OSError as error:
        raise FileError(path, 0, 0, f"the list cannot be read: {error.strerror or error}") from None
    return _read(path, status.st_mtime_ns, status.st_size)


@lru_cache(16)
def _read(path: str, modified: int, size: int) -> Loaded:
    del modified, size
    if not path.endswith(SUFFIXES):
        raise FileError(path, 0, 0, f"the name of a list ends in {', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}")
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise FileError(path, 0, 0, f"the list cannot be read: {error.strerror or error}") from None
    return parsed(path, data)


def parsed(path: str, data: bytes) -> Loaded:
    """What the bytes of a list file say; raises `FileError`."""
    try:
        source = Source.of(data, path)
    except SourceError as error:
        raise FileError(path, 0, 0, str(error)) from None
    text = source.decode(len(source.encoding.bom), len(data))
    name, suffix = Path(path).name, Path(path).suffix
    if suffix in (".yaml", ".yml", ".json"):
        columns, rows = _of_items(path, _items(path, text))
    elif suffix == ".txt":
        columns, rows = ("",), [(line,) for line in map(str.strip, text.splitlines()) if line and line[0] != "#"]
    else:
        columns, rows = _of_rows(path, text)
    if not rows:
        raise FileError(path, 0, 0, "the list is empty")
    return Loaded(Table(name, columns, rows), hashlib.blake2b(data, digest_size=16).hexdigest())


Rows = list[tuple[Cell, ...]]


def _of_rows(path: str, text: str) -> tuple[tuple[str, ...], Rows]:
    """The columns and rows of separated values; raises `FileError` with the line of what is none."""
    import csv
    import io

    skipped = 0
    while text.startswith("#"):
        text = text.partition("\n")[2]
        skipped += 1
    delimiter = "\t" if path.endswith(".tsv") else max(_DELIMITERS, key=text.partition("\n")[0].count)
    before = csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    columns: tuple[str, ...] = ()
    rows: Rows = []
    try:
        columns = tuple(name.strip() for name in next(reader, ()))
        width = len(columns)
        for cells in reader:
            if len(cells) == width:
                rows.append(tuple(cells))
            elif cells:
                rows.append(_fitted(cells, width))
    except (csv.Error, ValueError) as error:
        raise FileError(path, skipped + reader.line_num, 1, f"the list cannot be read: {error}") from None
    finally:
        csv.field_size_limit(before)
    return columns, rows


def _fitted(cells: list[str], width: int) -> tuple[str, ...]:
    """A row with a cell for each column; raises ValueError if it says more than that."""
    if any(cells[width:]):
        raise ValueError(f"{len(cells)} values under {width} columns")
    return tuple(cells[:width] + [""] * (width - len(cells)))


def _items(path: str, text: str) -> Sequence[Any]:
    """The items of a YAML or JSON list; raises `FileError`."""
    if path.endswith(".json"):
        import json

        try:
            data = json.loads(text)
        except json.JSONDecodeError as error:
            raise FileError(path, error.lineno, error.colno, f"the list is no JSON: {error.msg}") from None
        except RecursionError:
            raise FileError(path, 1, 1, "the list is nested too deeply") from None
    else:
        from biblint.ruleset import yaml

        data = yaml.load(text, path).data
    if not isinstance(data, list):
        raise FileError(path, 1, 1, "the list is not a list of texts, or of mappings")
    return data


def _of_items(path: str, items: Sequence[Any]) -> tuple[tuple[str, ...], Rows]:
    """The columns and rows of items, which are all texts or all mappings; raises `FileError`."""
    if all(isinstance(item, str | int) for item in items):
        return ("",), [(str(item),) for item in items]
    found: list[dict[str, list[str]]] = []
    for number, item in enumerate(items, 1):
        if not isinstance(item, Mapping):
            raise FileError(path, 0, 0, f"item {number} of the list is no mapping as others are")
        cells: dict[str, list[str]] = {}
        for name, text in _leaves("", item):
            cells.setdefault(name, []).append(text)
        found.append(cells)
    columns = tuple(dict.fromkeys(name for cells in found for name in cells))
    return columns, [tuple(_cell(cells.get(name, ())) for name in columns) for cells in found]


def _cell(texts: Sequence[str]) -> Cell:
    return texts[0] if len(texts) == 1 else tuple(texts)


def _leaves(name: str, data: object) -> Iterator[tuple[str, str]]:
    """Every text inside some data, with the way to it; lists are no steps on that way."""
    if isinstance(data, Mapping):
        inner: Iterable[tuple[str, object]] = ((f"{name}.{key}" if name else str(key), data[key]) for key in data)
    elif isinstance(data, list):
        inner = ((name, item) for item in data)
    else:
        if data is not None and data != "":
            yield name, str(data)
        return
    for step, item in inner:
        yield from _leaves(step, item)
