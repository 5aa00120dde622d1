"""How each file is to be checked, by the configuration that is closest to it and by the command line.

Without a configuration file nothing else of this package is imported.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from biblint.config.discovery import VARIABLE, Discovery, user_file
from biblint.engine import FileReport, Linter, collapsed
from biblint.formats import recognise
from biblint.formats.base import Format
from biblint.ruleset.errors import FileErrors, InvalidFileError
from biblint.ruleset.rule import Rule
from biblint.ruleset.selection import Ruleset, choose
from biblint.ruleset.store import builtin_rules
from biblint.source import Source
from biblint.suppression import FileTerms, Selector, Surveyor, Waiver, check

if TYPE_CHECKING:
    from biblint.baseline import Baseline
    from biblint.citations import Citations
    from biblint.config.model import Config, Override
    from biblint.config.rules import RuleState


class SetupError(Exception):
    """Configurations that contradict each other, or rules of which none is left; the message is for the user."""


class WrongConfigError(FileErrors):
    """A configuration that cannot be used, with all that is wrong with it and with what it extends."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line says; empty where it says nothing."""

    config: str = ""
    """The configuration file to be used for all files."""
    profile: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    """Paths of packs."""
    fail_on: str = ""
    baseline: str = ""
    today: datetime.date = datetime.date(2000, 1, 1)
    language: str = "en"
    uses_baseline: bool = True
    citations: Citations | None = None
    """What a document cites, if only that is to be reported."""


@dataclass(slots=True, eq=False)
class Setup:
    """How the files are checked to which the same settings apply."""

    linter: Linter
    config: Config | None = None
    fail_on: str = "warning"
    fixes_unsafely: bool = False
    unfixed: frozenset[str] = frozenset()
    overrides: tuple[Override, ...] = ()
    """Overrides for records that may be in the files, not those that have expired."""
    names: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """What the selectors of those overrides stand for: selector -> ids of rules."""
    baseline: Baseline | None = None


@dataclass(slots=True, eq=False)
class FileLinter:
    """A linter for one file: heeds what the configuration says of it, its comments, and the baseline."""

    setup: Setup
    terms: FileTerms

    def check(self, source: Source, entry_format: Format | None = None) -> FileReport:
        """Lint the file; raises what `Linter.check` raises."""
        return collapsed(self.check_whole(source, entry_format), self.setup.linter.language)

    def check_whole(
        self, source: Source, entry_format: Format | None = None, surveyor: Surveyor | None = None
    ) -> FileReport:
        """Lint the file as `check` does, but list what every record lacks for each of them."""
        report = check(self.setup.linter, source, entry_format or recognise(source), self.terms, surveyor)
        if self.setup.baseline is not None:
            report.violations, report.known = self.setup.baseline.part(report.violations)
        return report


class Setups:
    """Finds the setup of each file; what several files share is made once."""

    def __init__(self, wishes: Wishes) -> None:
        self.wishes = wishes
        self._discovery = Discovery()
        self._configs: dict[str, Config] = {}
        self._rules: dict[str, list[Rule]] = {}
        self._setups: dict[tuple[str, tuple[int, ...]], Setup] = {}
        self._baselines: dict[str, Baseline] = {}
        self.rules_in_use: dict[str, Rule] = {}
        """The rules of all setups made so far, by their ids; filled as files come."""

    @property
    def baselines(self) -> Sequence[Baseline]:
        """The baselines that have been used so far."""
        return tuple(self._baselines.values())

    @property
    def configs(self) -> Sequence[Config]:
        """The configurations that have been used so far."""
        return tuple(self._configs.values())

    def config_of(self, path: str) -> Config | None:
        """The configuration of a file or folder; raises `InvalidFileError` or `SetupError` for one that is wrong."""
        name = self._forced or self._found(path if os.path.isdir(path) else os.path.dirname(path))  # noqa: PTH112, PTH120
        if not name:
            return None
        config = self._configs.get(name)
        if config is None:
            config = self._configs[name] = self._load(name)
        return config

    def takes(self, path: str) -> bool | None:
        """Whether a file in a folder is to be checked; None if its extension has to decide."""
        config = self.config_of(path)
        return config.takes(_inner(path, config)) if config else None

    def format_of(self, path: str) -> str:
        """The format that the configuration gives to a file; `''` if it says nothing."""
        config = self.config_of(path)
        return config.format_of(_inner(path, config)) if config else ""

    def collections_of(self, path: str) -> tuple[tuple[str, str], ...]:
        """The collections that a file is in, each by its configuration file and name."""
        config = self.config_of(path)
        if config is None or not config.collections:
            return ()
        inner = _inner(path, config)
        return tuple(
            (config.path, name)
            for name, patterns in config.collections.items()
            if any(pattern.matches(inner) for pattern in patterns)
        )

    def of(self, path: str) -> Setup:
        """How a file is checked; raises `InvalidFileError`, `SelectionError`, `SetupError` or `BaselineError`."""
        config = self.config_of(path)
        if config is None:
            return self._plain
        inner = _inner(path, config)
        numbers = tuple(number for number, override in enumerate(config.overrides) if override.concerns(inner))
        key = (config.path, numbers)
        if key not in self._setups:
            self._setups[key] = self._configured(config, [config.overrides[number] for number in numbers])
        return self._setups[key]

    def linter_for(self, path: str) -> FileLinter:
        """The linter for one file; raises what `of` raises."""
        setup = self.of(path)
        if setup.config is None:
            return FileLinter(setup, FileTerms(citations=self.wishes.citations))
        expected = setup.config.expected(_inner(path, setup.config))
        waivers = tuple(_waiver(override, setup.names) for override in setup.overrides)
        terms = FileTerms(waivers, expected.value if expected else None, setup.unfixed, self.wishes.citations)
        return FileLinter(setup, terms)

    def states(self, path: str) -> Mapping[str, RuleState]:
        """What holds for each rule in a file, by its id; raises what `of` raises."""
        from biblint.config.model import Config
        from biblint.config.rules import Choice, rule_states

        config, wishes = self.config_of(path) or Config(), self.wishes
        overrides = [one for one in config.overrides if one.concerns(_inner(path, config)) and not one.records]
        layers = [one.rules for one in overrides if not one.is_over(wishes.today)]
        return rule_states(self.rules_of(config), config, Choice(wishes.profile, wishes.select, wishes.ignore), layers)

    def root_of(self, baseline: str) -> str:
        """The folder that paths in a baseline are relative to."""
        for setup in self._setups.values():
            if setup.baseline is not None and setup.baseline.path == baseline:
                return setup.linter.root
        return os.path.dirname(os.path.abspath(baseline))  # noqa: PTH100, PTH120

    def rules_of(self, config: Config) -> list[Rule]:
        """Every rule that a configuration can name: the built-in ones and its packs."""
        if config.path not in self._rules:
            self._rules[config.path] = self._loaded([entry.value for entry in config.packs])
        return self._rules[config.path]

    @cached_property
    def _forced(self) -> str:
        """The configuration that the command line or the environment names; raises `SetupError` if it is missing."""
        for name, origin in ((self.wishes.config, "--config"), (os.environ.get(VARIABLE, ""), VARIABLE)):
            if name and not os.path.isfile(name):  # noqa: PTH113
                raise SetupError(f"{name}: no such configuration file ({origin})")
            if name:
                return name
        return ""

    def _found(self, folder: str) -> str:
        found = self._discovery.closest(folder)
        if len(found) > 1:
            raise SetupError(f"{found[0]} and {found[1]} both configure this folder: keep one of them")
        return found[0] if found else user_file()

    def _load(self, name: str) -> Config:
        from biblint.config.loading import load_config
        from biblint.config.model import shown_path
        from biblint.config.rules import check_rules

        try:
            config = load_config(Path(shown_path(name)))
            check_rules(config, self.rules_of(config))
        except InvalidFileError as error:
            raise WrongConfigError(error.errors) from None
        # What a file of the user says is for the folder in which the command is given.
        return replace(config, folder=os.getcwd()) if name == user_file() else config  # noqa: PTH109

    def _loaded(self, packs: Sequence[Path]) -> list[Rule]:
        rules = builtin_rules()
        paths = [*packs, *map(Path, self.wishes.rules)]
        if paths:
            from biblint.ruleset.loader import check_unique, load_rules

            for path in dict.fromkeys(paths):
                rules += load_rules(path)
            check_unique(rules)
        return rules

    @cached_property
    def _plain(self) -> Setup:
        """How files without a configuration are checked."""
        wishes = self.wishes
        profile = wishes.profile or "recommended"
        ruleset = choose(self._loaded(()), profile=profile, select=wishes.select, ignore=wishes.ignore)
        name = wishes.baseline
        root = os.path.dirname(os.path.abspath(name)) if name else ""  # noqa: PTH100, PTH120
        return Setup(self._linter(ruleset, root), fail_on=wishes.fail_on or "warning", baseline=self._baseline(name))

    def _configured(self, config: Config, overrides: Sequence[Override]) -> Setup:
        """How files are checked to which some overrides of a configuration apply."""
        from biblint.config.rules import Choice, rule_states, ruleset_of
        from biblint.ruleset.selection import selected_ids

        wishes, rules = self.wishes, self.rules_of(config)
        active = [override for override in overrides if not override.is_over(wishes.today)]
        layers = [override.rules for override in active if not override.records]
        states = rule_states(rules, config, Choice(wishes.profile, wishes.select, wishes.ignore), layers)
        named = [setting.selector for override in active if override.records for setting in override.rules]
        return Setup(
            self._linter(ruleset_of(states), config.folder),
            config,
            wishes.fail_on or config.fail_on.value,
            config.fix_unsafe.value,
            frozenset[str]().union(*(selected_ids(rules, entry.value) for entry in config.fix_skip)),
            tuple(override for override in active if override.records),
            {selector: frozenset(selected_ids(rules, selector)) for selector in named},
            self._baseline(wishes.baseline or config.baseline.value),
        )

    def _linter(self, ruleset: Ruleset, root: str) -> Linter:
        if not ruleset.rules:
            told = "mind --select and --ignore, and the configuration if there is one"
            raise SetupError(f"no rule is left to check: {told}")
        self.rules_in_use |= {rule.id: rule for rule in ruleset.rules}
        return Linter(ruleset, today=self.wishes.today, language=self.wishes.language, root=root)

    def _baseline(self, name: str) -> Baseline | None:
        if not name or not self.wishes.uses_baseline:
            return None
        if name not in self._baselines:
            from biblint.baseline import Baseline

            self._baselines[name] = Baseline.read(name)
        return self._baselines[name]


def _inner(path: str, config: Config) -> str:
    """A path relative to the folder of a configuration."""
    from biblint.config.globs import relative

    return relative(path, config.folder)


def _waiver(override: Override, names: Mapping[str, frozenset[str]]) -> Waiver:
    """What an override says of records, for one file."""
    waiver = Waiver({})
    for setting in override.rules:
        for rule in names[setting.selector]:
            waiver.levels[rule] = setting.level  # type: ignore[assignment]
    waiver.selectors = tuple(
        Selector(one.by, one.value, token(override, number)) for number, one in enumerate(override.records)
    )
    return waiver


def token(override: Override, number: int) -> str:
    """What names a record selector of an override in reports: the file, and the way to it."""
    return f"{override.place.document.path}#{override.place.keys[-1]}/{number}"
