"""Where reports go: standard output, standard error or files, with colours only where a person looks on."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from biblint.cli.errors import CommandError, end_quietly

DEFAULT_WIDTH = 120


def wants_color(stream: TextIO) -> bool:
    """True if colours may be written to a stream: NO_COLOR forbids, FORCE_COLOR orders, else a terminal decides."""
    if os.environ.get("NO_COLOR"):
        return False
    forced = os.environ.get("FORCE_COLOR")
    if forced:
        return forced != "0"
    if sys.platform == "win32" and not (os.environ.get("WT_SESSION") or os.environ.get("TERM")):
        return False
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def terminal_width(stream: TextIO) -> int:
    """The columns of the terminal behind a stream, COLUMNS first; 120 where there is no terminal."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return int(columns)
    try:
        return os.get_terminal_size(stream.fileno()).columns or DEFAULT_WIDTH
    except (OSError, ValueError):
        return DEFAULT_WIDTH


def terminal_height(stream: TextIO) -> int:
    """The lines of the terminal behind a stream, LINES first; 0 where there is no terminal."""
    lines = os.environ.get("LINES", "")
    if lines.isdecimal() and int(lines):
        return int(lines)
    try:
        return os.get_terminal_size(stream.fileno()).lines
    except (OSError, ValueError):
        return 0


def write_text(parts: Iterable[str], stream: TextIO) -> None:
    """Write text for people; what the stream's encoding lacks is escaped. A closed pipe ends the run quietly."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="backslashreplace")
    try:
        for part in parts:
            stream.write(part)
        stream.flush()
    except BrokenPipeError:
        end_quietly(stream)


def write_bytes(parts: Iterable[bytes], stream: TextIO) -> None:
    """Write bytes as they are. A closed pipe ends the run quietly."""
    try:
        stream.flush()
        for part in parts:
            stream.buffer.write(part)
        stream.buffer.flush()
    except BrokenPipeError:
        end_quietly(stream)


def write_file(parts: Iterable[str], path: str) -> None:
    """Write a report to a file in UTF-8 with LF, in one step where that can be; raises `CommandError` if it cannot."""
    target = Path(path)
    draft = None
    try:
        draft = _draft(target)
        with (draft or target).open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.writelines(parts)
        if draft is not None:
            draft.replace(target)
    except BaseException as error:
        if draft is not None:
            draft.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise CommandError(f"{path}: cannot write: {error.strerror or error}") from error
        raise


def _draft(target: Path) -> Path | None:
    """Where a new file is written before it takes its name; None for what is there already, whatever it is."""
    return None if target.exists() or target.is_symlink() else target.with_name(f".{target.name}.{os.getpid()}.tmp")
