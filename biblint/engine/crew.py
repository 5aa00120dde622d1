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
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import Any

from biblint.engine.packing import unpack_report
from biblint.engine.parts import MergingRun
from biblint.engine.run import FileReport, Linter
from biblint.engine.worker import FAILED, Part, Request, Setting, read_frame, write_frame
from biblint.formats import is_own
from biblint.formats.base import Format
from biblint.model import Segment
from biblint.source import SEGMENT_BYTES, Source

_COMMAND = "import sys; sys.path[:] = sys.argv[1:]; from biblint.engine.worker import serve; serve()"
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
        contexts = setting.contexts if request.part is not None and request.file != self.file else {}
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
        self.file = request.file or self.file
        return answer

    def end(self) -> None:
        """End the process at once; there is nothing to be lost in it."""
        with suppress(OSError):
            self.process.kill()
        for stream in (self.process.stdin, self.process.stdout):
            with suppress(OSError):
                stream.close()  # type: ignore[union-attr]
        self.process.wait()


@dataclass(slots=True, eq=False)
class _Begun:
    """A file that is being checked."""

    source: Source
    whole: Future[bytes] | None = None
    parts: Sequence[Future[bytes]] = ()
    segments: Sequence[Segment] = ()
    context: Any = None


class WorkerCrew:
    """Up to `jobs` processes."""

    def __init__(self, jobs: int) -> None:
        self._threads = ThreadPoolExecutor(jobs, "biblint")
        self._idle: SimpleQueue[_Worker] = SimpleQueue()
        self._workers: list[_Worker] = []
        self._begun: dict[int, _Begun] = {}
        self._linters: dict[Linter, tuple[int, tuple[Any, ...]]] = {}
        self._numbers = itertools.count(1)
        self._seed = str(random.SystemRandom().randint(1, _LARGEST_SEED))
        """All processes hash alike, so that hashes of keys can be compared; those of this process are others."""

    def begin(self, linter: Linter, source: Source, chosen: Format, *, alone: bool) -> None:
        """Have a file checked; `report` then tells what came of it."""
        sent = chosen if is_own(chosen) else chosen.name
        number, plain = self._number_of(linter)
        begun = self._begun[id(source)] = _Begun(source)
        if len(source.data) <= SEGMENT_BYTES or chosen.boundary is None or not source.encoding.is_ascii_superset:
            request = Request(number, source.path, source.encoding, sent, alone, source.data)
            begun.whole = self._threads.submit(self._ask, Setting({number: plain}, {}), request)
            return
        begun.segments, begun.context = _surveyed(source, chosen)
        file = next(self._numbers)
        setting = Setting({number: plain}, {file: begun.context})
        begun.parts = [
            self._threads.submit(self._ask_part, setting, source, segment, Request(
                number, source.path, source.encoding, sent, alone, b"",
                Part(place, segment.byte_start, segment.first_line), file,
            ))
            for place, segment in enumerate(begun.segments)
        ]  # fmt: skip

    def report(self, linter: Linter, source: Source, chosen: Format, *, alone: bool) -> FileReport | None:
        """What there is to say of a file; None if this process has to check it. Raises `CheckError`."""
        if id(source) not in self._begun:
            if len(source.data) <= SEGMENT_BYTES:
                return None  # asked for at once: nothing is gained
            self.begin(linter, source, chosen, alone=alone)
        begun = self._begun.pop(id(source))
        try:
            if begun.whole is not None:
                report = unpack_report(marshal.loads(begun.whole.result()), source)
                linter.advance(report.records, len(source.data))
                return report
            run = MergingRun(linter, source, chosen, begun.context, alone=alone)
            return run.merged((part.result() for part in begun.parts), begun.segments)
        except _LostError:
            return None

    def close(self) -> None:
        """End all processes, whatever they are at."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in self._workers:
            worker.end()
        self._threads.shutdown()

    def _number_of(self, linter: Linter) -> tuple[int, tuple[Any, ...]]:
        """The number that a linter goes by, and what it is made of."""
        known = self._linters.get(linter)
        if known is None:
            plain = (linter.ruleset, linter.today, linter.language, linter.root)
            known = self._linters[linter] = (next(self._numbers), plain)
        return known

    def _ask_part(self, setting: Setting, source: Source, segment: Segment, request: Request) -> bytes:
        """The answer for a part, whose bytes are cut out as late as can be."""
        return self._ask(setting, request._replace(data=source.data[segment.byte_start : segment.byte_end]))

    def _ask(self, setting: Setting, request: Request) -> bytes:
        """The answer of whichever process has nothing to do; raises `_LostError`."""
        try:
            worker = self._idle.get_nowait()
        except Empty:
            worker = self._started()
        try:
            return worker.ask(setting, request)
        finally:
            if worker.process.poll() is None:
                self._idle.put(worker)

    def _started(self) -> _Worker:
        """One more process; raises `_LostError` if none can be started."""
        try:
            process = subprocess.Popen(
                [sys.executable, "-c", _COMMAND, *sys.path],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env={**os.environ, "PYTHONHASHSEED": self._seed},
            )
        except OSError as error:
            raise _LostError from error
        worker = _Worker(process)
        self._workers.append(worker)
        return worker


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
