"""What there is to say of configurations after a run: what has expired, suppressed nothing, or matched nothing."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from biblint.config.globs import relative
from biblint.config.model import Config, Override, Place, shown_path
from biblint.config.rules import UNUSED, WITHOUT_REASON, RuleState
from biblint.config.setups import Setups, token
from biblint.engine import FileReport
from biblint.engine.emit import fingerprint, stable_path
from biblint.model import Violation
from biblint.ruleset.messages import Template
from biblint.ruleset.rule import text_in
from biblint.ruleset.selection import selected_ids

EXPIRED = "suppression-expired"
_WARNINGS = {
    "en": {
        "pattern": "warning: the pattern '{glob}' under {key} matches no file",
        "record": "warning: no record is '{record}'",
    },
    "zh": {
        "pattern": "警告：{key} 下的模式 '{glob}' 没有匹配任何文件",
        "record": "警告：没有记录 '{record}'",
    },
}
Touched = set[tuple[str, str]]


def config_reports(setups: Setups, touched: Touched) -> Iterator[FileReport]:
    """A report for each configuration whose overrides expired, suppressed nothing, or do not say why."""
    for config in setups.configs:
        reporter = _Reporter(setups, config)
        for override in config.overrides:
            reporter.judge(override, touched)
        if reporter.violations:
            path = shown_path(config.path)
            yield FileReport(path, "biblint", "utf-8", violations=reporter.violations)


class _Reporter:
    """Reports about one configuration."""

    def __init__(self, setups: Setups, config: Config) -> None:
        self._setups = setups
        self._config = config
        self._states: Mapping[str, RuleState] = setups.states(os.path.join(config.folder, "-"))  # noqa: PTH118
        self.violations: list[Violation] = []

    def judge(self, override: Override, touched: Touched) -> None:
        """Report what is wrong with an override."""
        if override.expires and override.is_over(self._setups.wishes.today):
            told = {"until": override.expires.isoformat(), "rule": _names(override)}
            self._report(EXPIRED, override.place.at("expires"), told)
            return
        if not override.reason and override.records and any(one.level == "off" for one in override.rules):
            self._report(WITHOUT_REASON, override.place, {})
        if override.records:
            self._judge_use(override, touched)

    def _judge_use(self, override: Override, touched: Touched) -> None:
        tokens = {token(override, number) for number in range(len(override.records))}
        if not any((name, "") in touched for name in tokens):
            return
        used = {rule for name, rule in touched if name in tokens and rule}
        for setting in override.rules:
            ids = selected_ids([state.rule for state in self._states.values()], setting.selector)
            active = {rule for rule in ids if self._states[rule].is_on}
            if setting.level == "off" and active and not used & ids:
                self._report(UNUSED, setting.place, {"rule": setting.selector})

    def _report(self, rule_id: str, place: Place, told: Mapping[str, str]) -> None:
        state = self._states.get(rule_id)
        if state is None or not state.is_on:
            return
        language, root = self._setups.wishes.language, self._config.folder
        position = place.document.position(place.keys, key=True)
        line = place.document.text.splitlines()[position.line - 1]
        path = shown_path(place.document.path)
        shown = f"{place.keys} {told.get('rule', '')}"
        violation = Violation(
            rule=rule_id,
            category=state.rule.category,
            severity=state.severity,
            message=Template(text_in(state.rule.message, language)).format({"nearest": "", **told}),
            path=path,
            line=position.line,
            column=position.column,
            end_line=position.line,
            end_column=max(position.column + 1, len(line.rstrip()) + 1),
            record=None,
            field="",
            value="",
            fingerprint=fingerprint(rule_id, stable_path(place.document.path, root), "", "", shown),
            excerpt=(line,),
        )
        self.violations.append(violation)


def _names(override: Override) -> str:
    return ", ".join(setting.selector for setting in override.rules)


def idle_patterns(setups: Setups, paths: Iterable[str], roots: Sequence[str], touched: Touched) -> Iterator[str]:
    """A message for each pattern that matches no file, and for each record that is in none of its files."""
    checked, language = list(paths), setups.wishes.language
    for config in setups.configs:
        mine = [relative(path, config.folder) for path in checked if setups.config_of(path) is config]
        there = cache(lambda config=config: _there(config.folder))
        for key, pattern in config.patterns():
            if not any(map(pattern.matches, mine)) and not any(map(pattern.matches, there())):
                told = _WARNINGS[language]["pattern"].format(glob=pattern.glob, key=key)
                yield f"{pattern.place}: {told}"
        for override in config.overrides:
            is_due = override.records and not override.is_over(setups.wishes.today)
            if is_due and _is_whole(config, override, roots, mine, there):
                yield from _missing_records(override, touched, language)


def _missing_records(override: Override, touched: Touched, language: str) -> Iterator[str]:
    for number, record in enumerate(override.records):
        if (token(override, number), "") not in touched:
            told = _WARNINGS[language]["record"].format(record=f"{record.by}:{record.value}")
            yield f"{record.place}: {told}"


def _is_whole(config: Config, override: Override, roots: Sequence[str], mine: Sequence[str], there: object) -> bool:
    """True if every file that an override is for has been checked."""
    for root in roots:
        inner = relative(config.folder, root)
        if os.path.isdir(root) and not inner.startswith("..") and not os.path.isabs(inner):  # noqa: PTH112, PTH117
            return True
    if not override.files or not callable(there):
        return False
    return all(path in mine for path in there() if override.concerns(path) and not path.endswith("/"))


def _there(folder: str) -> list[str]:
    """The files and folders in a folder, relative to it, hidden ones left out."""
    found: list[str] = []
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        inner = relative(place, folder)
        lead = "" if inner == "." else f"{inner}/"
        found += [f"{lead}{name}" for name in (*files, *folders)]
    return found
