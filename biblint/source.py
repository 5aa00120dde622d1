"""Bytes and text: encoding, byte order mark, segments at record starts, and byte edits written atomically."""

from __future__ import annotations

import contextlib
import os
import re
import stat
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from biblint.encoding import Encoding, detect
from biblint.model import Edit, Segment

SEGMENT_BYTES = 1 << 20
HEAD_BYTES = 1 << 16
_NEWLINES = re.compile(r"\r\n?|\n")


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

    @classmethod
    def of(cls, data: bytes, path: str = "-", encoding: str | None = None) -> Source:
        """A source of some bytes; `encoding` overrides detection. Raises `SourceError` for an unknown encoding."""
        try:
            return cls(path, data, detect(data, encoding))
        except LookupError as error:
            raise SourceError(f"unknown encoding '{encoding}'") from error

    @classmethod
    def read(cls, path: Path | str, encoding: str | None = None) -> Source:
        """Read a file; raises `SourceError` if it cannot be read."""
        try:
            return cls.of(Path(path).read_bytes(), str(path), encoding)
        except OSError as error:
            raise SourceError(f"{path}: {error.strerror or error}") from error

    def decode(self, start: int, end: int) -> str:
        """The text of a byte range that starts and ends at characters; an undecodable byte becomes one escape."""
        return self.encoding.decode(self.data[start:end])

    @property
    def head(self) -> str:
        """The text of the first 64 KiB, for recognising the format."""
        start = len(self.encoding.bom)
        return self.encoding.decode(self.data[start : start + HEAD_BYTES]).removeprefix("\ufeff")

    def segments(self, boundary: re.Pattern[bytes] | None, size: int = SEGMENT_BYTES) -> Iterator[Segment]:
        """The text in segments of about `size` bytes, cut where `boundary` matches; one segment without a boundary."""
        line = 1
        for start, end in self._cuts(boundary, size):
            text = self.decode(start, end)
            yield Segment(text, self.path, start, end, line)
            line += count_newlines(text)

    def _cuts(self, boundary: re.Pattern[bytes] | None, size: int) -> Iterator[tuple[int, int]]:
        start, total = len(self.encoding.bom), len(self.data)
        if boundary is None or not self.encoding.is_ascii_superset:
            yield start, total
            return
        while total - start > size:
            match = boundary.search(self.data, start + size)
            if match is None:
                break
            yield start, match.start()
            start = match.start()
        yield start, total

    def apply(self, edits: Iterable[tuple[Segment, Edit]]) -> bytes:
        """The bytes with edits applied; edits must not overlap.

        Raises `UnencodableError` if new text cannot be encoded, or a segment that is edited does not encode to its own
        bytes again (then no edit of it would be exact).
        """
        by_segment: dict[int, tuple[Segment, list[Edit]]] = {}
        for segment, edit in edits:
            by_segment.setdefault(segment.byte_start, (segment, []))[1].append(edit)
        parts: list[bytes] = []
        done = 0
        for byte_start in sorted(by_segment):
            segment, changes = by_segment[byte_start]
            parts += [self.data[done:byte_start], self._edited(segment, changes)]
            done = segment.byte_end
        parts.append(self.data[done:])
        return b"".join(parts)

    def _edited(self, segment: Segment, changes: list[Edit]) -> bytes:
        encode = self.encoding.encode
        if encode(segment.text) != self.data[segment.byte_start : segment.byte_end]:
            raise UnencodableError(f"{self.path}: its bytes are not exactly what {self.encoding.name} writes")
        parts: list[bytes] = []
        done = 0
        for start, end, text in sorted(changes):
            if start < done:
                raise ValueError("edits overlap")
            try:
                parts += [encode(segment.text[done:start]), self.encoding.encode_new(text)]
            except UnicodeEncodeError as error:
                raise UnencodableError(f"{self.encoding.name} cannot hold {text[error.start : error.end]!r}") from error
            done = end
        parts.append(encode(segment.text[done:]))
        return b"".join(parts)

    def can_encode(self, text: str) -> bool:
        """True if the file's encoding can hold a text."""
        try:
            self.encoding.encode_new(text)
        except UnicodeEncodeError:
            return False
        return True


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
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".tmp")
    except OSError as error:
        raise SourceError(f"{path}: cannot write: {error.strerror or error}") from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(stat.S_IMODE(state.st_mode))
        if hasattr(os, "chown"):
            with contextlib.suppress(PermissionError):
                os.chown(name, state.st_uid, state.st_gid)
        Path(name).replace(target)
    except OSError as error:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise SourceError(f"{path}: cannot write: {error.strerror or error}") from error


__all__ = ["Source", "SourceError", "UnencodableError", "count_newlines", "write_atomically"]
