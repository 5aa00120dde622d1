"""A process that checks files, or parts of them, for another one.

It reads requests from standard input and writes answers to standard output, each a frame: its length in eight bytes,
and so many bytes. A request is pickled, since it comes from the process that started this one; an answer is plain data,
and empty where a check failed: whoever asked tries it then itself and sees why.
"""

from __future__ import annotations

import marshal
import pickle
import signal
import sys
from typing import Any, BinaryIO, NamedTuple

from biblint.encoding import Encoding
from biblint.engine.packing import pack_report
from biblint.engine.parts import PartRun
from biblint.engine.run import FileRun, Linter
from biblint.formats import format_named
from biblint.formats.base import Format
from biblint.source import Source

_NUMBER = 8
FAILED = b""


class Part(NamedTuple):
    """A segment to be checked by itself."""

    number: int
    """How many segments stand before it."""
    start: int
    end: int
    """Its bytes in the file."""
    first_line: int


class Request(NamedTuple):
    """A file, or a part of it."""

    linter: int
    """The number that the linter goes by."""
    path: str
    encoding: Encoding
    format: str | Format
    """The name of a format, or one that the user has described."""
    alone: bool
    data: bytes
    part: Part | None = None
    file: int = 0
    """The number that the file's context goes by; for parts."""


class Setting(NamedTuple):
    """What a worker keeps for further requests: new linters, and the context of a file."""

    linters: dict[int, tuple[Any, ...]]
    """Number -> ruleset, date, language and root."""
    contexts: dict[int, Any]


def read_frame(stream: BinaryIO) -> bytes | None:
    """The next frame; None at the end, or if the other side is gone."""
    head = stream.read(_NUMBER)
    if len(head) < _NUMBER:
        return None
    size = int.from_bytes(head, "big")
    data = stream.read(size)
    return data if len(data) == size else None


def write_frame(stream: BinaryIO, data: bytes) -> None:
    """Write a frame; raises OSError if the other side is gone."""
    stream.write(len(data).to_bytes(_NUMBER, "big"))
    stream.write(data)
    stream.flush()


class Worker:
    """Answers requests."""

    def __init__(self) -> None:
        self._linters: dict[int, Linter] = {}
        self._contexts: dict[int, Any] = {}

    def answer(self, setting: Setting, request: Request) -> bytes:
        """The answer to a request; raises what checks and readers raise."""
        for number, (ruleset, today, language, root) in setting.linters.items():
            self._linters[number] = Linter(ruleset, today=today, language=language, root=root)
        if setting.contexts:
            self._contexts = setting.contexts
        linter = self._linters[request.linter]
        chosen = request.format if isinstance(request.format, Format) else format_named(request.format)
        part = request.part
        source = Source(request.path, request.data, request.encoding, part.start if part else 0)
        if part is None:
            context = chosen.context(source.segments(chosen.boundary))
            return marshal.dumps(pack_report(FileRun(linter, source, chosen, context, alone=request.alone).run()))
        run = PartRun(linter, source, chosen, self._contexts[request.file], alone=request.alone)
        return run.part(part.number, source.segment(part.start, part.end, part.first_line))


def serve() -> None:
    """Answer requests until there are no more; an interruption is for the process that asks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing else may come between the frames
    worker = Worker()
    while (frame := read_frame(requests)) is not None:
        try:
            answer = worker.answer(*pickle.loads(frame))
        except Exception:
            answer = FAILED
        try:
            write_frame(answers, answer)
        except OSError:
            return
