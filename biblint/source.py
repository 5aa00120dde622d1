"""Bytes and text: encoding, byte order mark, segments at record starts, and byte edits written atomically."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from biblint.encoding import Encoding, detect
from biblint.model import Edit, Segment

SEGMENT_BYTES = 1 << 20
HEAD_BYTES = 1 << 16
_NEWLINES = re.compile(r"\r\n?|\n")


def segment_bytes() -> int:
    """The size in bytes from which a file is cut."""
    return SEGMENT_BYTES


class SourceError(Exception):
    """A file that cannot be read, decoded or written; the message is for the user."""


class UnencodableError(SourceError):
    """New text that the encoding of the file cannot hold."""


@dataclass(slots=True)
class Source:
    """A file's bytes, with the encoding they are read in."""

    path: str
    data: bytes
    encoding: Encoding
    base: int = 0
    """Offset of the first byte in the file, where only a part of the file is at hand."""
    _exact: dict[int, bool] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Start of a segment -> whether its text encodes to its very bytes, where that has been asked."""
    _last: tuple[int, int, str] | None = field(default=None, init=False, repr=False, compare=False)
    """Start, end and text of the segment that was asked for again last."""

    @classmethod
    def of(cls, data: bytes, path: str = "-", encoding: str | None = None) -> Source:
        """A source of some bytes; `encoding` overrides detection. Raises `SourceError` for an unknown encoding."""
        try:
            return cls(path, data, detect(data, encoding))
        except LookupError as error:
            raise SourceError(f"unknown encoding '{encoding}', or one that files cannot be read in") from error

    @classmethod
    def read(cls, path: Path | str, encoding: str | None = None) -> Source:
        """Read a file; raises `SourceError` if it cannot be read."""
        try:
            return cls.of(Path(path).read_bytes(), str(path), encoding)
        except OSError as error:
            raise SourceError(f"{path}: {error.strerror or error}") from error

    def decode(self, start: int, end: int) -> str:
        """The text of a byte range that starts and ends at characters; an undecodable byte becomes one escape."""
        return self.encoding.decode(self._bytes(start, end))

    def _bytes(self, start: int, end: int) -> bytes:
        """A byte range of the file."""
        return self.data[start - self.base : end - self.base]

    def segment(self, start: int, end: int, first_line: int) -> Segment:
        """The segment of a byte range, without its text as long as nobody asks for it."""
        found = Segment("", self.path, start, end, first_line, self._again)
        found.release()
        return found

    def _again(self, start: int, end: int) -> str:
        """The text of a segment read before; the last one is kept, since edits come in order."""
        if self._last is None or self._last[:2] != (start, end):
            self._last = (start, end, self.decode(start, end))
        return self._last[2]

    @property
    def head(self) -> str:
        """The text of the first 64 KiB, for recognising the format."""
        start = len(self.encoding.bom)
        return self.encoding.decode(self.data[start : start + HEAD_BYTES]).removeprefix("\ufeff")

    def segments(self, boundary: re.Pattern[bytes] | None, size: int = 0) -> Iterator[Segment]:
        """The text in segments of about `size` bytes (0: `SEGMENT_BYTES`), cut where `boundary` matches.

        Cuts are at the start of a line only, since columns count from there. There is one segment without
        a boundary, and in UTF-16 and UTF-32.
        """
        line = 1
        for start, end in self._cuts(boundary, size or SEGMENT_BYTES):
            text = self.decode(start, end)
            yield Segment(text, self.path, start, end, line, self._again)
            line += count_newlines(text)

    def _cuts(self, boundary: re.Pattern[bytes] | None, size: int) -> Iterator[tuple[int, int]]:
        start, total = len(self.encoding.bom), len(self.data)
        if boundary is None or not self.encoding.is_ascii_superset:
            yield start, total
            return
        while total - start > size:
            starts = (match.start() for match in boundary.finditer(self.data, start + size))
            cut = next((at for at in starts if self.data[at - 1] in b"\r\n"), total)
            if cut == total:
                break
            yield start, cut
            start = cut
        yield start, total

    def apply(self, edits: Iterable[tuple[Segment, Edit]]) -> bytes:
        """The bytes with edits applied, all others as they were; edits must not overlap.

        Raises `UnencodableError` if new text cannot be encoded or `can_apply` is false for an edit.
        """
        by_segment: dict[int, tuple[Segment, list[Edit]]] = {}
        for segment, edit in edits:
            by_segment.setdefault(segment.byte_start, (segment, []))[1].append(edit)
        parts: list[bytes] = []
        done = 0
        for byte_start in sorted(by_segment):
            segment, changes = by_segment[byte_start]
            offset = self._offsets(segment)
            last = 0
            for start, end, text in sorted(changes):
                if start < last:
                    raise ValueError("edits overlap")
                parts += [self.data[done : byte_start + offset(start)], self._encoded(text)]
                done = byte_start + offset(end)
                last = end
        parts.append(self.data[done:])
        return b"".join(parts)

    def _encoded(self, text: str) -> bytes:
        try:
            return self.encoding.encode_new(text)
        except UnicodeEncodeError as error:
            raise UnencodableError(f"{self.encoding.name} cannot hold {text[error.start : error.end]!r}") from error

    def _offsets(self, segment: Segment) -> Callable[[int], int]:
        """A function from source offsets of a segment, asked for in rising order, to byte offsets in it."""
        if self._is_exact(segment):
            return _Measure(self.encoding, segment.text)
        return lambda offset: self._offset_by_line(segment, offset)

    def _is_exact(self, segment: Segment) -> bool:
        """True if a segment's text encodes to its very bytes."""
        if self.encoding.is_reversible:
            return True
        known = self._exact.get(segment.byte_start)
        if known is None:
            known = self.encoding.encode(segment.text) == self._bytes(segment.byte_start, segment.byte_end)
            self._exact[segment.byte_start] = known
        return known

    def _offset_by_line(self, segment: Segment, offset: int) -> int:
        """A byte offset by its line alone; raises `UnencodableError` if that does not encode to its very bytes."""
        text, data = segment.text, self._bytes(segment.byte_start, segment.byte_end)
        line = text.count("\n", 0, offset)
        start = text.rfind("\n", 0, offset) + 1
        lines = data.split(b"\n", line + 1)
        if self.encoding.encode(text[start:].partition("\n")[0]) != lines[line]:
            number = segment.position(offset).line
            raise UnencodableError(f"{self.path}:{number}: its bytes are not what {self.encoding.name} writes")
        return sum(map(len, lines[:line])) + line + len(self.encoding.encode(text[start:offset]))

    def can_apply(self, segment: Segment, edit: Edit) -> bool:
        """True if the file's encoding can hold the new text, and the bytes to be replaced are known exactly."""
        if not self.can_encode(edit.text):
            return False
        if self._is_exact(segment):
            return True
        try:
            self._offset_by_line(segment, edit.start)
            self._offset_by_line(segment, edit.end)
        except UnencodableError:
            return False
        return True

    def can_encode(self, text: str) -> bool:
        """True if the file's encoding can hold a text."""
        try:
            self.encoding.encode_new(text)
        except UnicodeEncodeError:
            return False
        return True


class _Measure:
    """Byte offsets of source offsets in a text, each counted on from the one before."""

    def __init__(self, encoding: Encoding, text: str) -> None:
        self._encoding = encoding
        self._text = text
        self._chars = self._bytes = 0

    def __call__(self, offset: int) -> int:
        """The byte offset of a source offset that is not below the one asked for before."""
        self._bytes += len(self._encoding.encode(self._text[self._chars : offset]))
        self._chars = offset
        return self._bytes


def count_newlines(text: str) -> int:
    """How many line ends (CRLF, LF, CR) a text has."""
    if "\r" not in text:
        return text.count("\n")
    return sum(1 for _ in _NEWLINES.finditer(text))


def write_atomically(path: Path, data: bytes) -> None:
    """Replace a file's content in one step; mode and owner stay, a symbolic link's target is written.

    Raises `SourceError` if the file cannot be written; it is then as it was.
    """
    target = Path(os.path.realpath(path))
    try:
        state = target.stat()
        if not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        import tempfile

        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:100]}.", suffix=".tmp")
    except OSError as error:
        raise SourceError(f"{path}: cannot write: {error.strerror or error}") from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if hasattr(os, "chown"):
            with contextlib.suppress(PermissionError):
                os.chown(name, state.st_uid, state.st_gid)
        Path(name).chmod(stat.S_IMODE(state.st_mode))
        Path(name).replace(target)
    except BaseException as error:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        if isinstance(error, OSError):
            raise SourceError(f"{path}: cannot write: {error.strerror or error}") from error
        raise


__all__ = ["Source", "SourceError", "UnencodableError", "count_newlines", "write_atomically"]
