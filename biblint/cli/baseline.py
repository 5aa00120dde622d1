"""The command group `baseline`: write, prune."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from biblint.cli.errors import CommandError
from biblint.cli.parameters import split_commas, terminal_language
from biblint.reports.texts import text

if TYPE_CHECKING:
    from biblint.cli.checking import Session
    from biblint.config.setups import Setups
    from biblint.engine import FileReport

NAME = ".biblint-baseline"
"""The file that is written where nothing else is said."""


@click.group("baseline", short_help="Keep known violations out of the way.")
def COMMAND() -> None:  # noqa: N802 - a registry entry
    """Keep a list of known violations, so that only new ones count."""


def _with_options(function: Any) -> Any:
    options = (
        click.argument("paths", nargs=-1, metavar="[PATHS]..."),
        click.option("--config", metavar="FILE", help="The configuration of all files, as with check."),
        click.option("--profile", metavar="NAME", help="As with check."),
        click.option("--select", multiple=True, metavar="RULES", help="Only these rules; the lines of others stay."),
        click.option("--rules", multiple=True, metavar="PATH", help="Add the rules of a file or folder; repeatable."),
        click.option(
            "--baseline", metavar="FILE",
            help=f"The file [default: the configuration's, else {NAME} beside the configuration or here].",
        ),
    )  # fmt: skip
    for option in reversed(options):
        function = option(function)
    return function


@COMMAND.command("write", short_help="Write down what is found now.")
@_with_options
@click.option("--show-info", is_flag=True, help="Write infos down too.")
def write(show_info: bool, **options: Any) -> None:
    """Write what is found now into a baseline; 'biblint check' then tells and fails for what is new only.

    Lines about files that are not checked now, and about rules that are not, stay as they are.
    """
    run = _Run(options)
    for target, found in run.found(with_infos=show_info).items():
        lines = run.kept(target) + found
        _written(target, lines)
        click.echo(text("baseline-written", terminal_language(), path=target, count=f"{lines.total():,}"))
        run.hint(target)


@COMMAND.command("prune", short_help="Remove what is found no more.")
@_with_options
def prune(**options: Any) -> None:
    """Remove the lines of a baseline whose violations are gone. New violations are not added."""
    run = _Run(options)
    for target, found in run.found(with_infos=True).items():
        before = run.lines(target)
        lines = run.kept(target) + (before & found)
        gone = (before - lines).total()
        if gone:
            _written(target, lines)
        told = {"path": target, "count": f"{gone:,}", "left": f"{lines.total():,}"}
        click.echo(text("baseline-pruned", terminal_language(), **told))


def _written(target: str, lines: Counter[str]) -> None:
    from biblint import baseline

    try:
        baseline.write(target, lines)
    except baseline.BaselineError as error:
        raise CommandError(str(error)) from error


class _Run:
    """A run over files for the sake of a baseline."""

    def __init__(self, options: dict[str, Any]) -> None:
        from biblint.cli.checking import Session
        from biblint.cli.parameters import default_today
        from biblint.config.setups import Setups, Wishes

        self._paths: Sequence[str] = options["paths"] or (".",)
        self._named: str = options["baseline"] or ""
        wishes = Wishes(
            config=options["config"] or "",
            profile=options["profile"] or "",
            select=split_commas(options["select"]),
            rules=options["rules"],
            baseline=self._named or NAME,
            today=default_today(),
            uses_baseline=False,
        )
        self._setups: Setups = Setups(wishes)
        self._session: Session = Session(self._setups)
        self._roots: dict[str, str] = {}
        self._checked: dict[str, list[str]] = {}

    def found(self, *, with_infos: bool) -> dict[str, Counter[str]]:
        """The lines of what is found, by the baseline that they belong to; raises `CommandError` if a file failed."""
        from biblint.baseline import Entry

        found: dict[str, Counter[str]] = {}
        for path, report in self._reports():
            target = self._target(path)
            lines = found.setdefault(target, Counter())
            self._checked.setdefault(target, []).append(path)
            for violation in report.violations:
                if with_infos or violation.severity != "info":
                    lines[str(Entry.of(violation, self._roots[target]))] += 1
        if self._session.has_trouble:
            raise CommandError("nothing is written, since not every file could be checked")
        return found

    def _reports(self) -> Iterator[tuple[str, FileReport]]:
        from biblint.cli.settings import told_errors, walked_extensions
        from biblint.cli.walking import find_inputs

        with told_errors():
            self._setups.of(self._paths[0])
            inputs = find_inputs(self._paths, walked_extensions(), self._session.trouble, self._setups.takes)
            for checked in self._session.checked(inputs, whole=True):
                yield checked.report.path, checked.report

    def _target(self, path: str) -> str:
        """The baseline that a file belongs to."""
        config = self._setups.config_of(path)
        default = os.path.join(config.folder, NAME) if config else NAME  # noqa: PTH118
        target = os.path.relpath(self._named or (config.baseline.value if config else "") or default)
        self._roots[target] = self._setups.of(path).linter.root
        return target

    def lines(self, target: str) -> Counter[str]:
        """What a baseline holds now; nothing if there is none."""
        from biblint.baseline import Baseline, BaselineError

        if not os.path.exists(target):  # noqa: PTH110
            return Counter()
        try:
            return Counter(Baseline.read(target).entries)
        except BaselineError as error:
            raise CommandError(str(error)) from error

    def kept(self, target: str) -> Counter[str]:
        """The lines that this run has no say in: of other files that are there, and of other rules."""
        from biblint.baseline import line_parts
        from biblint.cli.closing import Asked

        asked = Asked(self._roots[target], self._checked[target], set(self._setups.rules_in_use))
        lines = self.lines(target)
        return Counter({line: count for line, count in lines.items() if not asked(*line_parts(line)[:2])})

    def hint(self, target: str) -> None:
        """Say how the baseline comes to count, if nothing says so yet."""
        from biblint.config.model import shown_path

        configs = self._setups.configs
        if any(config.baseline.value for config in configs):
            return
        name, language = os.path.basename(target), terminal_language()  # noqa: PTH119
        if configs:
            click.echo(text("baseline-set", language, file=name, path=shown_path(configs[0].path)))
        else:
            click.echo(text("baseline-option", language, path=target))
