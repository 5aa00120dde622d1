"""How open documents are checked: the configurations, their reloading, and what is found in a text."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from biblint.config.setups import FileLinter, SetupError, Setups, Wishes
from biblint.engine import FileReport, Loaded, collapsed
from biblint.formats import FormatError, extensions, format_named, recognise
from biblint.formats.base import Format
from biblint.lsp.document import TextDocument
from biblint.lsp.incremental import Memory
from biblint.model import Violation
from biblint.ruleset.errors import FileError, InvalidFileError
from biblint.ruleset.rule import Rule
from biblint.ruleset.selection import SelectionError
from biblint.ruleset.store import builtin_rules
from biblint.source import Source, SourceError

Texts = Callable[[str], str | None]
"""The text of an open document by its path; None if it is not open."""


class UnusableError(Exception):
    """A configuration that cannot be used; `errors` have places, and the message is for the user."""

    def __init__(self, message: str, errors: Sequence[FileError] = ()) -> None:
        super().__init__(message)
        self.errors = errors


@dataclass(slots=True)
class Analysis:
    """What was found in one version of a document."""

    version: int
    source: Source
    format: Format
    linter: FileLinter
    report: FileReport
    is_partial: bool = False
    """True if what is said of groups of records is that of the document before."""

    @property
    def violations(self) -> list[Violation]:
        """What is to be told, in the order of places."""
        return self.report.violations


@dataclass(slots=True, eq=False)
class Bench:
    """Configurations and rules as they are now."""

    language: str = "en"
    today: datetime.date | None = None
    """The date that rules go by; None: the day it is."""
    setups: Setups = field(init=False)
    memory: Memory = field(default_factory=Memory)
    """What was found in the pieces of open documents."""
    generation: int = 0
    """Grows with each reloading."""
    _compared: set[str] = field(default_factory=set, init=False)
    _rules: list[Rule] = field(default_factory=list, init=False)

    def __post_init__(self) -> None:
        self.reload()

    def reload(self) -> None:
        """Forget what was read of configurations and rules; it is read again when a document needs it."""
        today = self.today or datetime.datetime.now().astimezone().date()
        self.setups = Setups(Wishes(today=today, language=self.language))
        self.memory.forget()
        self.generation += 1
        self._compared = set()
        self._rules = []

    def rules(self) -> Sequence[Rule]:
        """The built-in rules."""
        if not self._rules:
            self._rules = builtin_rules()
        return self._rules

    def rules_for(self, path: str) -> Sequence[Rule]:
        """Every rule that a configuration for a path can name, the built-in ones where it cannot be used."""
        try:
            config = self.setups.config_of(path)
            return self.setups.rules_of(config) if config else self.rules()
        except (InvalidFileError, SetupError):
            return self.rules()

    def linter(self, path: str) -> FileLinter:
        """The linter for a file; raises `UnusableError`."""
        try:
            found = self.setups.linter_for(path)
        except InvalidFileError as error:
            raise UnusableError(f"the configuration cannot be used: {error.errors[0].message}", error.errors) from error
        except (SelectionError, SetupError) as error:
            raise UnusableError(str(error)) from error
        except Exception as error:
            if type(error).__name__ != "BaselineError":  # not imported where there is no baseline
                raise
            raise UnusableError(str(error)) from error
        found.setup.linter.crew = self.memory
        return found

    def format_of(self, source: Source, language: str) -> Format | None:
        """The format of a source; None if it is no bibliography."""
        name = self.setups.format_of(source.path)
        if name:
            return format_named(name)
        is_bibliography = source.path.lower().endswith(extensions()) or language in ("bibtex", "ris")
        if not is_bibliography and not source.path.lower().endswith((".csv", ".tsv", ".json", ".jsonl", ".xml")):
            return None
        try:
            return recognise(source)
        except FormatError:
            return None

    def analyse(self, document: TextDocument, texts: Texts, *, is_quick: bool = False) -> Analysis | None:
        """Check a document; None if it is none of ours. Raises `UnusableError`, and `CheckError` for a defect.

        If it is to be quick, rules over groups are not asked again where it can be told what they said before.
        """
        linter = self.linter(document.path)
        source = document.late_source()
        chosen = self.format_of(source, document.language)
        if chosen is None:
            return None
        self.compare(document.path, texts)
        is_compared = bool(linter.setup.linter.collections)
        self.memory.expect(source, document.text, is_quick=is_quick and not is_compared)
        report = collapsed(linter.check_whole(source, chosen), self.language)
        return Analysis(document.version, source, chosen, linter, report, self.memory.is_partial)

    def compare(self, path: str, texts: Texts) -> None:
        """Have a file compared with the collections that its configuration puts it in."""
        if path in self._compared:
            return
        self._compared.add(path)
        if not self.setups.collections_of(path):
            return
        from biblint.cli.gathering import gather

        gather(self.setups, [path], lambda member: self._load(member, texts))

    def _load(self, path: str, texts: Texts) -> Loaded | None:
        """A file of a collection, as the editor has it or as it is on disk; None if it cannot be read."""
        text = texts(os.path.abspath(path))  # noqa: PTH100 - symbolic links are left as they are
        try:
            source = Source.read(path) if text is None else TextDocument("", path, text).source()
            name = self.setups.format_of(path)
            return Loaded(source, format_named(name) if name else recognise(source))
        except (SourceError, FormatError):
            return None


@dataclass(slots=True)
class Part:
    """A linter that reports some rules only, for fixing those alone."""

    linter: FileLinter
    rules: frozenset[str]

    def check(self, source: Source, entry_format: Format) -> FileReport:
        """Lint a source."""
        report = self.linter.check(source, entry_format)
        report.violations = [violation for violation in report.violations if violation.rule in self.rules]
        return report


def overlapping(violations: Iterable[Violation], start: tuple[int, int], end: tuple[int, int]) -> list[Violation]:
    """The violations that touch a range of lines and columns."""
    return [one for one in violations if (one.line, one.column) <= end and (one.end_line, one.end_column) >= start]
