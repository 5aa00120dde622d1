"""Checks and fixes one file after the other, and keeps what the exit status depends on."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import click

from biblint.cli.errors import STATUS_FOUND, STATUS_OK, STATUS_TROUBLE, complain
from biblint.cli.gathering import gather
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

FailOn = Literal["error", "warning", "info", "never"]
_RANKS = {"info": 0, "warning": 1, "error": 2, "never": 3}

Change = Callable[[Source, Source], None]
"""Takes a source as it was and as it is fixed."""


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
    known: Counter[str] = field(default_factory=Counter)
    """Fingerprints of violations that are in a baseline."""
    fixed: int = 0
    """How many violations were mended, or would be."""
    fixed_files: int = 0

    def trouble(self, message: str) -> None:
        """Tell the user what could not be done; the other files are still checked."""
        self.has_trouble = True
        complain(message)

    def checked(self, inputs: Iterable[Input], *, whole: bool = False) -> Iterator[Checked]:
        """Check and fix files, one at a time; those that cannot be read are told and left out.

        With `whole` they are only checked, and what every record of a file lacks is told for each of them.
        """
        for entry in self._gathered(inputs):
            try:
                checked = self._one(entry, whole=whole)
            except (SourceError, FormatError) as error:
                self.trouble(str(error))
            except click.ClickException:
                raise
            except CheckError as error:
                self._internal(str(error))
            except Exception as error:  # a reader's defect must not keep other files from being checked
                self._internal(f"{entry.path}: {type(error).__name__}: {error}")
            else:
                if checked is not None:
                    self._count(checked)
                    yield checked
        if not whole:
            yield from self._about_configs()

    def _gathered(self, inputs: Iterable[Input]) -> Iterable[Input]:
        """The same inputs, after linters were told which files are compared with each other."""
        entries = list(inputs)
        names = [self.stdin_name if entry.path == "-" else entry.path for entry in entries]
        told = frozenset(names)  # what is wrong with these files is told where they are checked
        try:
            with told_errors():
                gather(self.setups, names, lambda path: self._load(path, is_told=path in told))
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
        self.known.update(violation.fingerprint for violation in report.known)
        self._judge(checked)

    def _judge(self, checked: Checked) -> None:
        """See whether a file makes the run fail."""
        limit = _RANKS[self.setups.of(checked.report.path).fail_on]
        self.fails = self.fails or any(_RANKS[one.severity] >= limit for one in checked.report.violations)

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

    def _one(self, entry: Input, *, whole: bool) -> Checked | None:
        """Check one file; None if a walk met one that only looked like a bibliography."""
        source = self._read(entry.path)
        with told_errors():
            linter = self.setups.linter_for(source.path)
        try:
            chosen = self._format(source)
        except FormatError:
            if entry.is_named:
                raise
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
