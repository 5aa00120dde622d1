"""How far a long run is: one line on standard error, where somebody sits in front of it."""

from __future__ import annotations

import os
import sys
import time
from typing import TextIO

from biblint.cli.output import terminal_width
from biblint.reports.texts import counted

DELAY = 1.0
"""So many seconds a run takes before it says how far it is."""
_INTERVAL = 0.1
_CELLS = 24
_ERASE = "\r\x1b[K"


def wants_progress(stream: TextIO) -> bool:
    """True if a stream is a terminal that can erase a line, and no CI service is at work."""
    if os.environ.get("CI") or os.environ.get("TERM") == "dumb" or not stream.isatty():
        return False
    return sys.platform != "win32" or bool(os.environ.get("WT_SESSION") or os.environ.get("TERM"))


class Progress:
    """Counts what is done, and shows it in one line that comes and goes; does nothing without a stream."""

    def __init__(self, stream: TextIO | None, language: str = "en") -> None:
        self._stream = stream
        self._language = language
        self._files = self._total_files = 0
        self._bytes = self._total_bytes = 0
        self._records = 0
        self._file_bytes = self._file_records = self._file_size = 0
        self._next = 0.0
        self._is_shown = False

    def start(self, files: int, bytes_: int) -> None:
        """There are so many files to be checked, of so many bytes."""
        self._total_files, self._total_bytes = files, bytes_
        self._next = time.monotonic() + DELAY

    def begin_file(self, bytes_: int) -> None:
        """The next file has so many bytes."""
        self._file_bytes = self._file_records = 0
        self._file_size = bytes_

    def advance(self, records: int, bytes_: int) -> None:
        """So many more records and bytes of the file have been checked; what is checked again does not count."""
        if self._file_bytes < self._file_size:
            self._file_records += records
            self._file_bytes = min(self._file_size, self._file_bytes + bytes_)
        if self._stream is not None and time.monotonic() >= self._next:
            self._show(self._stream)

    def end_file(self) -> None:
        """The file is done; the line goes, since a report may come."""
        self._files += 1
        self._bytes += self._file_size
        self._records += self._file_records
        self._file_size = self._file_bytes = self._file_records = 0
        self.clear()

    def clear(self) -> None:
        """Take the line away."""
        if self._is_shown and self._stream is not None:
            self._is_shown = False
            _write(self._stream, _ERASE)

    def _show(self, stream: TextIO) -> None:
        self._next = time.monotonic() + _INTERVAL
        self._is_shown = True
        _write(stream, _ERASE + self.line()[: max(terminal_width(stream) - 1, 1)])

    def line(self) -> str:
        """The line as it is now."""
        share = min((self._bytes + self._file_bytes) / self._total_bytes, 1.0) if self._total_bytes else 0.0
        bar = "#" * int(share * _CELLS)
        records = counted("records", self._records + self._file_records, self._language)
        files = counted("files", self._total_files, self._language)
        done = f"{self._files:,}/{files}" if self._total_files > 1 else ""
        return "  ".join(part for part in (f"[{bar:<{_CELLS}}] {share:4.0%}", records, done) if part)


def _write(stream: TextIO, text: str) -> None:
    try:
        stream.write(text)
        stream.flush()
    except (OSError, UnicodeEncodeError):
        pass  # not worth a word
