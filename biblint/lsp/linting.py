"""How open documents are checked: the configurations, their reloading, and what is found in a text."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial

from biblint.config.setups import FileLinter, SetupError, Setups, Wishes
from biblint.engine import FileReport, Loaded, collapsed, identity
from biblint.engine.run import Comparing
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


@dataclass(slots=True)
class Recalled:
    """What a document is compared with; in a hurry, what was said of it before."""

    path: str
    compared: Comparing
    memory: Memory
    ahead: list[Violation] | None = None
    """What there is to say of the document as it is now, if that was asked beforehand."""

    def ask(self, source: Source, chosen: Format) -> None:
        """Ask beforehand what there is to say of a document."""
        self.ahead = self.compared.violations(source, chosen)

    def violations(self, source: Source, chosen: Format) -> list[Violation]:
        """What the rules say of the document's records beside those of other files."""
        ahead = self.ahead
        if ahead is not None and not self.memory.is_partial:
            self.ahead = None
            return self.memory.compared(self.path, lambda: ahead)
        return self.memory.compared(self.path, lambda: self.compared.violations(source, chosen))


@dataclass(slots=True, eq=False)
class Bench:
    """Configurations and rules as they are now."""

    language: str = "en"
    today: datetime.date | None = None
    """The date that rules go by; None: the day it is."""
    setups: Setups = field(init=False)
    memory: Memory = field(default_factory=Memory)
    """What was found in the pieces of open documents."""
    open_paths: Callable[[], Iterable[str]] = tuple
    """The paths of the open documents."""
    generation: int = 0
    """Grows with each reloading."""
    _compared: set[str] = field(default_factory=set, init=False)
    _rules: list[Rule] = field(default_factory=list, init=False)
    _aside: Bench | None = field(default=None, init=False)

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
        self._aside = None

    def aside(self) -> Bench:
        """Another bench with the same settings, which shares nothing with this one, for another thread."""
        if self._aside is None:
            self._aside = Bench(self.language, self.today)
        return self._aside

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

    def work(self, document: TextDocument) -> Generator[None, None, bool]:
        """Do piece by piece what makes the next whole analysis quick; false for what is checked in one go only.

        Raises `UnusableError`, and `CheckError` for a defect.
        """
        linter, source = self.linter(document.path), document.late_source()
        chosen = self.format_of(source, document.language)
        if chosen is None:
            return True
        wants_names = any(waiver.selectors for waiver in linter.terms.waivers)
        return (yield from self.memory.steps(linter.setup.linter, source, chosen, document, wants_names=wants_names))

    def analyse(self, document: TextDocument, texts: Texts, *, is_quick: bool = False) -> Analysis | None:
        """Check a document; None if it is none of ours. Raises `UnusableError`, and `CheckError` for a defect.

        If it is to be quick, what a change means for others than its own pieces is not asked again where it can be told
        what was said before.
        """
        linter, source = self.linter(document.path), document.late_source()
        chosen = self.format_of(source, document.language)
        if chosen is None:
            return None
        self.compare(document.path, texts)
        memory, surveyor = self.memory, None
        if memory.prepare(linter.setup.linter, source, chosen, document, is_quick=is_quick):
            surveyor = partial(memory.survey, chosen)
        report = collapsed(linter.check_whole(source, chosen, surveyor), self.language)
        return Analysis(document.version, source, chosen, linter, report, memory.is_partial)

    def compare(self, path: str, texts: Texts) -> None:
        """Have a file compared with the collections that its configuration puts it in, if it is not yet."""
        if not self.is_compared(path):
            self._compared.add(path)
            scope = self.setups.collections_of(path)
            others = [one for one in self.open_paths() if self.setups.collections_of(one) == scope] if scope else ()
            if scope:
                self._gather(others, path, texts)

    def is_compared(self, path: str) -> bool:
        """True if nothing has to be read any more before a file can be compared with its collections."""
        return path in self._compared or not self.setups.collections_of(path)

    def _gather(self, paths: Sequence[str], path: str, texts: Texts) -> None:
        """Read the collections of some open files, which are compared with each other as the editor has them."""
        from biblint.cli.gathering import gather

        those = list(dict.fromkeys((*paths, path)))
        gather(self.setups, those, lambda member: self._load(member, texts))
        for one in those:
            collections = self.setups.of(one).linter.collections
            if identity(one) in collections:
                collections[identity(one)] = Recalled(one, collections[identity(one)], self.memory)

    def recalled(self, path: str) -> Recalled | None:
        """What an open file is compared with; None if with nothing."""
        found = self.setups.of(path).linter.collections.get(identity(path))
        return found if isinstance(found, Recalled) else None

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
