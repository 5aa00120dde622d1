"""Checks and fixes one file after the other, and keeps what the exit status depends on."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from biblint.cli.errors import STATUS_FOUND, STATUS_OK, STATUS_TROUBLE, complain
from biblint.cli.walking import Input
from biblint.engine import CheckError, Linter
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

    linter: Linter
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
    worst: int = -1
    fixed: int = 0
    """How many violations were mended, or would be."""
    fixed_files: int = 0

    def trouble(self, message: str) -> None:
        """Tell the user what could not be done; the other files are still checked."""
        self.has_trouble = True
        complain(message)

    def checked(self, inputs: Iterable[Input]) -> Iterator[Checked]:
        """Check and fix files, one at a time; those that cannot be read are told and left out."""
        for entry in inputs:
            try:
                checked = self._one(entry)
            except (SourceError, FormatError) as error:
                self.trouble(str(error))
            except CheckError as error:
                self._internal(str(error))
            except Exception as error:  # a reader's defect must not keep other files from being checked
                self._internal(f"{entry.path}: {type(error).__name__}: {error}")
            else:
                if checked is not None:
                    self._count(checked)
                    yield checked

    def status(self, fail_on: FailOn) -> int:
        """The exit status by what was found."""
        if self.has_trouble:
            return STATUS_TROUBLE
        return STATUS_FOUND if self.worst >= _RANKS[fail_on] else STATUS_OK

    def _count(self, checked: Checked) -> None:
        self.fixed += len(checked.fixed)
        self.fixed_files += bool(checked.fixed)
        self.worst = max([self.worst, *(_RANKS[violation.severity] for violation in checked.report.violations)])

    def _internal(self, message: str) -> None:
        """Tell of a defect of biblint itself, from inside an except clause."""
        self.trouble(f"internal error: {message}")
        if self.verbose:
            import traceback

            traceback.print_exc()

    def _one(self, entry: Input) -> Checked | None:
        """Check one file; None if a walk met one that only looked like a bibliography."""
        source = self._read(entry.path)
        try:
            chosen = format_named(self.input_format) if self.input_format else recognise(source)
        except FormatError:
            if entry.is_named:
                raise
            if self.verbose:
                complain(f"{source.path}: left out, no known format")
            return None
        if self.verbose:
            complain(f"{source.path}: {chosen.title}, {source.encoding.name}")
        return self._fix(source, chosen) if self.safeties else Checked(self.linter.check(source, chosen))

    def _read(self, path: str) -> Source:
        if path == "-":
            return Source.of(sys.stdin.buffer.read(), self.stdin_name, self.encoding)
        return Source.read(path, self.encoding)

    def _fix(self, source: Source, chosen: Format) -> Checked:
        """Fix a source; where that fails, tell so and report it as it stands."""
        try:
            result = fix_source(self.linter, source, chosen, self.safeties)
            self._hand_on(source, result)
        except (FixUndoneError, SourceError) as error:
            self.trouble(str(error))
            return Checked(self.linter.check(source, chosen))
        return Checked(result.report, tuple(result.applied))

    def _hand_on(self, source: Source, result: FixResult) -> None:
        if self.change is not None:
            self.change(source, result.source)
        elif result.source.data != source.data:
            write_atomically(Path(source.path), result.source.data)
