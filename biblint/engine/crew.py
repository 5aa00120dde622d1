"""Several processes that check files at once: small files whole, the segments of large ones one by one.

The processes are started when the first file is waiting for them, and each is asked by a thread of its own, which only
waits. Whatever a process cannot do is left to the one that asks, so that a report, and an error, is what it would be
without them.
"""

from __future__ import annotations

import itertools
import marshal
import os
import pickle
import random
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from queue import SimpleQueue
from typing import Any

from biblint.engine.packing import unpack_report
from biblint.engine.parts import MergingRun
from biblint.engine.run import FileReport, Linter
from biblint.engine.worker import FAILED, Part, Request, Setting, read_frame, write_frame
from biblint.formats import is_own
from biblint.formats.base import Format
from biblint.model import Segment
from biblint.source import Source, segment_bytes

_COMMAND = "import sys; sys.path[:] = sys.argv[1:]; from biblint.engine.worker import serve; serve()"
_APART: dict[str, Any] = (
    {"creationflags": getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)}
    if sys.platform == "win32"
    else {"process_group": 0}
)
"""An interruption at the terminal is for this process, which then ends the others."""
_PATIENCE = 60.0
"""So many seconds a wait lasts before the next."""
_LARGEST_SEED = 4_294_967_295


class _LostError(Exception):
    """A process ended, or could not check what it was given."""


@dataclass(slots=True, eq=False)
class _Worker:
    """A process, and what it has been told for good."""

    process: subprocess.Popen[bytes]
    linters: set[int] = field(default_factory=set)
    file: int = 0

    def ask(self, setting: Setting, request: Request) -> bytes:
        """The answer to a request; raises `_LostError` if there is none."""
        new = {number: linter for number, linter in setting.linters.items() if number not in self.linters}
        contexts = setting.contexts if request.file != self.file else {}
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        try:
            data = pickle.dumps((Setting(new, contexts), request), pickle.HIGHEST_PROTOCOL)
        except Exception as error:  # a format of the user's own may hold what cannot be sent
            raise _LostError from error
        try:
            write_frame(self.process.stdin, data)  # type: ignore[arg-type]
            answer = read_frame(self.process.stdout)  # type: ignore[arg-type]
        except (OSError, ValueError) as error:  # it is gone, or was ended
            raise _LostError from error
        if answer is None or answer == FAILED:
            raise _LostError
        self.linters |= new.keys()
        if contexts:
            self.file = request.file
        return answer

    @property
    def is_alive(self) -> bool:
        """False once the process has ended."""
        return self.process.poll() is None

    def end(self) -> None:
        """End the process at once; there is nothing to be lost in it."""
        with suppress(OSError):
            self.process.kill()
        for stream in (self.process.stdin, self.process.stdout):
            with suppress(OSError):
                stream.close()  # type: ignore[union-attr]
        self.process.wait()


class _Answer:
    """An answer that is being waited for."""

    __slots__ = ("_data", "_is_there", "file", "request", "setting")

    def __init__(self, setting: Setting, request: Request, file: Source | None = None) -> None:
        self.setting = setting
        self.request = request
        self.file = file
        """Where the bytes of the request are to be cut out, as late as can be."""
        self._data: bytes | None = None
        self._is_there = threading.Event()

    def put(self, data: bytes | None) -> None:
        """Give the answer, None if there is none."""
        self._data = data
        self._is_there.set()

    def get(self) -> bytes:
        """Wait for the answer; raises `_LostError` if there is none."""
        while not self._is_there.wait(_PATIENCE):
            pass  # waiting without a limit cannot be interrupted on Windows
        if self._data is None:
            raise _LostError
        return self._data


@dataclass(slots=True, eq=False)
class _Begun:
    """A file that is being checked."""

    source: Source
    answers: Sequence[_Answer]
    segments: Sequence[Segment] = ()
    """Those of the parts that the answers are for; none if there is one answer, for the whole file."""
    context: Any = None


class WorkerCrew:
    """Up to `jobs` processes."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._waiting: SimpleQueue[_Answer | None] = SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._workers: list[_Worker] = []
        self._begun: dict[int, _Begun] = {}
        self._linters: dict[Linter, tuple[int, tuple[Any, ...]]] = {}
        self._numbers = itertools.count(1)
        self._is_closed = False
        self._seed = str(random.SystemRandom().randint(1, _LARGEST_SEED))
        """All processes hash alike, so that hashes of keys can be compared; those of this process are others."""

    def begin(self, linter: Linter, source: Source, chosen: Format, *, alone: bool) -> None:
        """Have a file checked; `report` then tells what came of it."""
        number, plain = self._number_of(linter)
        sent = chosen if is_own(chosen) else chosen.name
        request = Request(number, source.path, source.encoding, sent, alone, source.data)
        if not _is_large(source, chosen):
            self._begun[id(source)] = _Begun(source, [self._asked(_Answer(Setting({number: plain}, {}), request))])
            return
        segments, context = _surveyed(source, chosen)
        file = next(self._numbers)
        setting = Setting({number: plain}, {file: context})
        request = request._replace(data=b"", file=file)
        parts = (Part(place, one.byte_start, one.byte_end, one.first_line) for place, one in enumerate(segments))
        answers = [self._asked(_Answer(setting, request._replace(part=part), source)) for part in parts]
        self._begun[id(source)] = _Begun(source, answers, segments, context)

    def report(self, linter: Linter, source: Source, chosen: Format, *, alone: bool) -> FileReport | None:
        """What there is to say of a file; None if this process has to check it. Raises `CheckError`."""
        if id(source) not in self._begun:
            if not _is_large(source, chosen):
                return None  # asked for at once: nothing is gained
            self.begin(linter, source, chosen, alone=alone)
        begun = self._begun.pop(id(source))
        try:
            if begun.segments:
                run = MergingRun(linter, source, chosen, begun.context, alone=alone)
                return run.merged((answer.get() for answer in begun.answers), begun.segments)
            report = unpack_report(marshal.loads(begun.answers[0].get()), source)
        except _LostError:
            return None
        linter.advance(report.records, len(source.data))
        return report

    @property
    def processes(self) -> Sequence[subprocess.Popen[bytes]]:
        """All processes that were started."""
        return [worker.process for worker in self._workers]

    def close(self) -> None:
        """End all processes, whatever they are at."""
        self._is_closed = True
        for _ in self._threads:
            self._waiting.put(None)
        for worker in list(self._workers):
            worker.end()

    def _number_of(self, linter: Linter) -> tuple[int, tuple[Any, ...]]:
        """The number that a linter goes by, and what it is made of."""
        known = self._linters.get(linter)
        if known is None:
            plain = (linter.ruleset, linter.today, linter.language, linter.root)
            known = self._linters[linter] = (next(self._numbers), plain)
        return known

    def _asked(self, answer: _Answer) -> _Answer:
        """Put a request in the queue; the first ones start a thread each."""
        if self._is_closed:
            answer.put(None)
            return answer
        self._waiting.put(answer)
        if len(self._threads) < self._jobs:
            thread = threading.Thread(target=self._serve, name="biblint", daemon=True)
            self._threads.append(thread)
            thread.start()
        return answer

    def _serve(self) -> None:
        """A thread: hands requests on to a process of its own until there are no more, or the process is lost."""
        worker: _Worker | None = None
        while (answer := self._waiting.get()) is not None:
            try:
                worker = worker if worker is not None and worker.is_alive else self._started()
                answer.put(worker.ask(answer.setting, _filled(answer)))
            except Exception:  # whatever it is, it comes up again where the file is checked in this process
                answer.put(None)

    def _started(self) -> _Worker:
        """One more process; raises `_LostError` if none can be started."""
        if self._is_closed:
            raise _LostError
        process = subprocess.Popen(
            [sys.executable, "-c", _COMMAND, *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONHASHSEED": self._seed},
            **_APART,
        )
        worker = _Worker(process)
        self._workers.append(worker)
        return worker


def _is_large(source: Source, chosen: Format) -> bool:
    """True if a file has several segments."""
    is_cut = chosen.boundary is not None and source.encoding.is_ascii_superset
    return is_cut and len(source.data) - len(source.encoding.bom) > segment_bytes()


def _filled(answer: _Answer) -> Request:
    """A request with its bytes."""
    request, part = answer.request, answer.request.part
    if part is None or answer.file is None:
        return request
    return request._replace(data=answer.file.data[part.start : part.end])


def _surveyed(source: Source, chosen: Format) -> tuple[list[Segment], Any]:
    """The segments of a file without their texts, and its context."""
    found: list[Segment] = []

    def passing() -> Iterator[Segment]:
        for segment in source.segments(chosen.boundary):
            found.append(segment)
            yield segment
            segment.release()

    stream = passing()
    context = chosen.context(stream)
    for _ in stream:
        pass  # a format without a context does not look
    return found, context
