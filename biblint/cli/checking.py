"""Checks and fixes one file after the other, and keeps what the exit status depends on."""

from __future__ import annotations

import os
import sys
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

import click

from biblint.cli.errors import STATUS_FOUND, STATUS_OK, STATUS_TROUBLE, complain
from biblint.cli.gathering import gather
from biblint.cli.progress import Progress
from biblint.cli.settings import told_errors
from biblint.cli.walking import Input
from biblint.config.setups import FileLinter, Setups
from biblint.engine import CheckError, Loaded
from biblint.fixing import FixResult, FixUndoneError, fix_source
from biblint.formats import FormatError, format_named, recognise
from biblint.formats.base import Format
from biblint.model import Safety
from biblint.reports.base import Checked
from biblint.source import Source, SourceError, write_atomically

if TYPE_CHECKING:
    from biblint.cache import ReportShelf
    from biblint.engine.crew import WorkerCrew as Crew

FailOn = Literal["error", "warning", "info", "never"]
_RANKS = {"info": 0, "warning": 1, "error": 2, "never": 3}

Change = Callable[[Source, Source], None]
"""Takes a source as it was and as it is fixed."""


_LARGE = 5_000_000
"""From so many bytes in all it pays to start other processes."""
_KEPT = 250_000
"""From so many bytes in all it pays to look into the cache."""
_AHEAD = 4
"""So many files for each process are read ahead,"""
_AHEAD_BYTES = 1 << 25
"""as long as they have no more bytes than these."""


class Ready(NamedTuple):
    """A file that was read and perhaps begun with, or what is wrong with it."""

    entry: Input
    source: Source | None = None
    linter: FileLinter | None = None
    format: Format | None = None
    fault: Exception | None = None

    @property
    def size(self) -> int:
        """How many bytes it holds."""
        return len(self.source.data) if self.source else 0


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _size(entry: Input) -> int:
    try:
        return 0 if entry.path == "-" else os.stat(entry.path).st_size  # noqa: PTH116 - keeps it cheap
    except OSError:
        return 0


@dataclass(slots=True)
class Session:
    """A run over files: how they are read and fixed, and what came of it."""

    setups: Setups
    input_format: str = ""
    """The format of all files; `''` to recognise it."""
    encoding: str | None = None
    safeties: tuple[Safety, ...] = ()
    """Fixes of these safeties are applied."""
    change: Change | None = None
    """What is done with a fixed source; None writes it to its file."""
    stdin_name: str = "-"
    verbose: bool = False
    has_trouble: bool = False
    """True once something could not be checked or fixed."""
    fails: bool = False
    """True once there was a violation that makes a run fail."""
    paths: list[str] = field(default_factory=list)
    """The files that were checked."""
    touched: set[tuple[str, str]] = field(default_factory=set)
    """What entries of configurations named, as in `FileReport`."""
    defined: set[str] = field(default_factory=set)
    """The keys of the entries of all files, where citations are looked at."""
    known: Counter[str] = field(default_factory=Counter)
    """Fingerprints of violations that are in a baseline."""
    fixed: int = 0
    """How many violations were mended, or would be."""
    fixed_files: int = 0
    jobs: int = 1
    """How many processes may check at once; 0: as many as there are cores, if there is much to check."""
    shelf: ReportShelf | None = None
    """Where reports are kept."""
    progress: Progress = field(default_factory=lambda: Progress(None))
    crew: Crew | None = None
    """The processes, once there are any."""

    def trouble(self, message: str) -> None:
        """Tell the user what could not be done; the other files are still checked."""
        self.has_trouble = True
        complain(message)

    def checked(self, inputs: Iterable[Input], *, whole: bool = False) -> Iterator[Checked]:
        """Check and fix files, one at a time; those that cannot be read are told and left out.

        With `whole` they are only checked, and what every record of a file lacks is told for each of them.
        """
        try:
            for ready in self._ahead(self._gathered(inputs)):
                checked = self._tried(ready, whole=whole)
                self.progress.end_file()
                if checked is not None:
                    self._count(checked)
                    yield checked
        finally:
            self.close()
        if not whole:
            yield from self._about_citations()
            yield from self._about_configs()

    def close(self) -> None:
        """End what works for the session; does no harm if done again."""
        self.progress.clear()
        if self.crew is not None:
            self.crew.close()
            self.crew = None
        if self.shelf is not None:
            self.shelf.cache.close()

    def _tried(self, ready: Ready, *, whole: bool) -> Checked | None:
        """Check a file; what cannot be is told and left out."""
        self.progress.begin_file(len(ready.source.data) if ready.source else 0)
        try:
            return self._one(ready, whole=whole)
        except (SourceError, FormatError) as error:
            self.trouble(str(error))
        except click.ClickException:
            raise
        except CheckError as error:
            self._internal(str(error))
        except Exception as error:  # a reader's defect must not keep other files from being checked
            self._internal(f"{ready.entry.path}: {type(error).__name__}: {error}")
        return None

    def _ahead(self, entries: Sequence[Input]) -> Iterator[Ready]:
        """The files, read some way ahead if there are processes that begin with them."""
        jobs = self._engage(entries)
        waiting: deque[Ready] = deque()
        size = 0
        for entry in entries:
            ready = self._read_and_begun(entry)
            waiting.append(ready)
            size += ready.size
            while waiting and (jobs == 1 or len(waiting) > _AHEAD * jobs or size > _AHEAD_BYTES):
                size -= waiting[0].size
                yield waiting.popleft()
        yield from waiting

    def _engage(self, entries: Sequence[Input]) -> int:
        """See how much there is to do, and engage others if it is much; how many."""
        total = sum(map(_size, entries))
        self.progress.start(len(entries), total)
        jobs = self.jobs or (cores() if total > _LARGE else 1)
        if jobs > 1:
            from biblint.engine.crew import WorkerCrew

            self.crew = WorkerCrew(jobs)
        return jobs

    def _read_and_begun(self, entry: Input) -> Ready:
        """Read a file, and begin with it if there is somebody to; what is wrong is told in its turn."""
        try:
            source = self._read(entry.path)
        except Exception as error:
            return Ready(entry, fault=error)
        try:
            with told_errors():
                linter = self.setups.linter_for(source.path)
            engine = linter.setup.linter
            engine.crew, engine.shelf, engine.advance = self.crew, self.shelf, self.progress.advance
            chosen = self._format(source)
            engine.begin(source, chosen)
        except Exception as error:
            return Ready(entry, source, fault=error)
        return Ready(entry, source, linter, chosen)

    def _gathered(self, inputs: Iterable[Input]) -> Sequence[Input]:
        """The same inputs, after linters were told which files are compared with each other."""
        entries = list(inputs)
        if sum(map(_size, entries)) < _KEPT:
            self.shelf = None
        names = [self.stdin_name if entry.path == "-" else entry.path for entry in entries]
        told = frozenset(names)  # what is wrong with these files is told where they are checked
        try:
            with told_errors():
                gather(self.setups, names, lambda path: self._load(path, is_told=path in told), self.shelf)
        except click.ClickException:
            raise
        except Exception as error:  # a defect in comparing must not keep files from being checked
            self._internal(f"files compared: {type(error).__name__}: {error}")
        return entries

    def _load(self, path: str, *, is_told: bool) -> Loaded | None:
        """Read a file to compare others with it; None if it is no bibliography, or cannot be read."""
        if path == self.stdin_name:
            return None  # comes later, and but once
        try:
            source = Source.read(path, self.encoding)
        except SourceError as error:
            if not is_told:
                self.trouble(str(error))
            return None
        try:
            return Loaded(source, self._format(source))
        except FormatError:
            return None

    def _format(self, source: Source) -> Format:
        """The format of a source, as the command line or the configuration says, or as it looks."""
        with told_errors():
            name = self.input_format or self.setups.format_of(source.path)
        return format_named(name) if name else recognise(source)

    def status(self, fail_on: FailOn | None = None) -> int:
        """The exit status by what was found; `never` asks for trouble alone."""
        if self.has_trouble:
            return STATUS_TROUBLE
        return STATUS_FOUND if self.fails and fail_on != "never" else STATUS_OK

    def _count(self, checked: Checked) -> None:
        report = checked.report
        self.fixed += len(checked.fixed)
        self.fixed_files += bool(checked.fixed)
        self.paths.append(report.path)
        self.touched |= report.touched
        self.defined |= report.defined
        self.known.update(violation.fingerprint for violation in report.known)
        self._judge(checked)

    def _judge(self, checked: Checked) -> None:
        """See whether a file makes the run fail."""
        limit = _RANKS[self.setups.of(checked.report.path).fail_on]
        self.fails = self.fails or any(_RANKS[one.severity] >= limit for one in checked.report.violations)

    def _about_citations(self) -> Iterator[Checked]:
        """What there is to report of the document whose citations are looked at."""
        citations = self.setups.wishes.citations
        if citations is None:
            return
        from biblint.suppression.citing import undefined_citations

        checked = Checked(undefined_citations(self.setups.of(citations.path).linter, citations, self.defined))
        self._judge(checked)
        yield checked

    def _about_configs(self) -> Iterator[Checked]:
        """What there is to report of the configurations themselves, at the end."""
        if not self.setups.configs:
            return
        from biblint.config.closing import config_reports

        for report in config_reports(self.setups, self.touched):
            checked = Checked(report)
            self._judge(checked)
            yield checked

    def _internal(self, message: str) -> None:
        """Tell of a defect of biblint itself, from inside an except clause."""
        self.trouble(f"internal error: {message}")
        if self.verbose:
            import traceback

            traceback.print_exc()

    def _one(self, ready: Ready, *, whole: bool) -> Checked | None:
        """Check one file; None if a walk met one that only looked like a bibliography."""
        source, linter, chosen = ready.source, ready.linter, ready.format
        if source is None or linter is None or chosen is None:
            assert ready.fault is not None
            if not isinstance(ready.fault, FormatError) or source is None or ready.entry.is_named:
                raise ready.fault
            if self.verbose:
                complain(f"{source.path}: left out, no known format")
            return None
        if self.verbose:
            complain(f"{source.path}: {chosen.title}, {source.encoding.name}")
        if whole:
            return Checked(linter.check_whole(source, chosen))
        return self._fix(linter, source, chosen) if self.safeties else Checked(linter.check(source, chosen))

    def _read(self, path: str) -> Source:
        if path == "-":
            return Source.of(sys.stdin.buffer.read(), self.stdin_name, self.encoding)
        return Source.read(path, self.encoding)

    def _fix(self, linter: FileLinter, source: Source, chosen: Format) -> Checked:
        """Fix a source; where that fails, tell so and report it as it stands."""
        safeties: tuple[Safety, ...] = ("safe", "unsafe") if linter.setup.fixes_unsafely else self.safeties
        try:
            result = fix_source(linter, source, chosen, safeties)
            self._hand_on(source, result)
        except (FixUndoneError, SourceError) as error:
            self.trouble(str(error))
            return Checked(linter.check(source, chosen))
        return Checked(result.report, tuple(result.applied))

    def _hand_on(self, source: Source, result: FixResult) -> None:
        if self.change is not None:
            self.change(source, result.source)
        elif result.source.data != source.data:
            write_atomically(Path(source.path), result.source.data)
