"""Reads configuration files: strict YAML or TOML, the schema, and what a file extends; all errors with places."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from biblint.config.discovery import PROJECT
from biblint.config.model import Config, ConfigError, Override, Pattern, Place, RecordSelector, RuleSetting, Setting
from biblint.config.schema import config_schema
from biblint.config.validated import is_known_valid, remember_valid
from biblint.ruleset import yaml
from biblint.ruleset.errors import FileError, FileErrors, did_you_mean
from biblint.ruleset.rule import PROFILES
from biblint.ruleset.validation import FormatCheck, FormatProblem, SchemaValidator
from biblint.ruleset.yaml import Document

_BUILT_IN = "biblint:"
_SUFFIXES = (".yaml", ".yml", ".toml")


def load_config(path: Path, text: str | None = None) -> Config:
    """The configuration of a file, with what it extends; raises `InvalidFileError`.

    `text` is the text of a file that has not been saved yet.
    """
    return _load(path, (), text)


def read_document(path: Path, text: str | None = None) -> Document:
    """A configuration file as plain data that its schema allows; raises `InvalidFileError`."""
    if path.suffix == ".toml":
        from biblint.ruleset.toml import load_table

        table = ("tool", "biblint") if path.name == PROJECT else ()
        document = load_table(path, table, text)
    else:
        document = yaml.load_file(path) if text is None else yaml.load(text, str(path))
    if document.data is None:
        return replace(document, data={})
    if not isinstance(document.data, Mapping):
        raise document.error(ConfigError, (), "a configuration is a mapping that begins with 'schema: 1'")
    if not is_known_valid(document):
        errors = SchemaValidator(config_schema(), _formats()).errors(document, ConfigError)
        if errors:
            raise FileErrors(errors)
        remember_valid(document)
    return document


def _load(path: Path, above: tuple[Path, ...], text: str | None = None) -> Config:
    document = read_document(path, text)
    config = Config()
    for number, name in enumerate(document.data.get("extends", ())):
        place = Place(document, ("extends", number))
        config = _extended(config, name, place, (*above, path.resolve()))
    folder = os.path.abspath(path.parent)  # noqa: PTH100 - symbolic links are left as they are
    return replace(_own(config, Place(document, ())), path=str(path), folder=folder)


def _extended(config: Config, name: str, place: Place, above: tuple[Path, ...]) -> Config:
    """A configuration with one more thing that it extends."""
    profile = name.removeprefix(_BUILT_IN)
    if profile in PROFILES:
        return replace(config, profiles=(*config.profiles, Setting(profile, place)))
    path = Path(place.document.path).parent / name
    if name.startswith(_BUILT_IN) or not ("/" in name or "\\" in name or name.endswith(_SUFFIXES) or path.exists()):
        raise place.error(f"unknown profile '{profile}'", did_you_mean(profile, PROFILES))
    if not path.exists():
        raise place.error(f"'{name}' is no file or folder here", f"looked for {path}")
    if not _is_config(path):
        return replace(config, packs=(*config.packs, Setting(path, place)))
    if path.resolve() in above:
        raise place.error(f"'{name}' extends this file in turn")
    return _merged(config, _load(path, above))


def _is_config(path: Path) -> bool:
    """True for a configuration file, False for a rule or a folder of rules."""
    if path.is_dir():
        return False
    if path.suffix == ".toml":
        return True
    data = yaml.load_file(path).data
    return not (isinstance(data, Mapping) and "id" in data)


def _merged(first: Config, later: Config) -> Config:
    """Two configurations, of which the later counts more; lists are joined, single values replaced."""
    return Config(
        profiles=first.profiles + later.profiles,
        packs=first.packs + later.packs,
        layers=first.layers + later.layers,
        include=later.include or first.include,
        exclude=first.exclude + later.exclude,
        formats=first.formats + later.formats,
        expect=first.expect + later.expect,
        collections={**first.collections, **later.collections},
        overrides=first.overrides + later.overrides,
        fail_on=_last(first.fail_on, later.fail_on),
        fix_unsafe=_last(first.fix_unsafe, later.fix_unsafe),
        fix_skip=first.fix_skip + later.fix_skip,
        require_reason=_last(first.require_reason, later.require_reason),
        report_unused=_last(first.report_unused, later.report_unused),
        baseline=_last(first.baseline, later.baseline),
    )


def _last(first: Any, later: Any) -> Any:
    return later if later.place else first


def _own(base: Config, root: Place) -> Config:
    """What a file says itself, over what it extends."""
    data: Mapping[str, Any] = root.document.data
    fix, suppressions = data.get("fix", {}), data.get("suppressions", {})
    formats, expect = data.get("formats", {}), data.get("expect", {})
    skip = enumerate(fix.get("skip", ()))

    def single(key: str, default: Any, inside: Mapping[str, Any] = data, *steps: str) -> Setting[Any]:
        return Setting(inside[key], root.at(*steps, key)) if key in inside else Setting(default)

    baseline = single("baseline", "")
    if baseline.place:
        baseline = Setting(str(Path(root.document.path).parent / baseline.value), baseline.place)
    own = Config(
        profiles=(single("profile", ""),) if "profile" in data else (),
        layers=(_settings(data["rules"], root.at("rules")),) if data.get("rules") else (),
        include=_patterns(data.get("include", ()), root.at("include")),
        exclude=_patterns(data.get("exclude", ()), root.at("exclude")),
        formats=tuple((Pattern(glob, root.at("formats", glob)), name) for glob, name in formats.items()),
        expect=tuple((Pattern(glob, root.at("expect", glob)), n) for glob, n in expect.items()),
        collections={
            name: _patterns(globs, root.at("collections", name)) for name, globs in data.get("collections", {}).items()
        },
        overrides=tuple(
            _override(entry, root.at("overrides", number)) for number, entry in enumerate(data.get("overrides", ()))
        ),
        fail_on=single("fail-on", "warning"),
        fix_unsafe=single("unsafe", False, fix, "fix"),
        fix_skip=tuple(Setting(name, root.at("fix", "skip", number)) for number, name in skip),
        require_reason=single("require-reason", False, suppressions, "suppressions"),
        report_unused=single("report-unused", "", suppressions, "suppressions"),
        baseline=baseline,
    )
    return _merged(base, own)


def _patterns(globs: Iterable[str], place: Place) -> tuple[Pattern, ...]:
    return tuple(Pattern(glob, place.at(number)) for number, glob in enumerate(globs))


def _settings(data: Mapping[str, Any], place: Place) -> tuple[RuleSetting, ...]:
    """The settings of rules, groups first: a rule by its name counts more."""
    found = []
    for selector, value in data.items():
        params = dict(value) if isinstance(value, Mapping) else {}
        level = params.pop("severity", "") if isinstance(value, Mapping) else value
        found.append(RuleSetting(selector, level, params, place.at(selector)))
    return tuple(sorted(found, key=lambda setting: not setting.is_group))


def _override(data: Mapping[str, Any], place: Place) -> Override:
    """One override; raises `ConfigError` for one that is for no file or record, or asks what cannot be."""
    if "files" not in data and "records" not in data:
        raise place.error("an override is for some files or records", "name them under files: or records:")
    override = Override(
        files=_patterns(data.get("files", ()), place.at("files")),
        records=tuple(
            _record(text, place.at("records", number)) for number, text in enumerate(data.get("records", ()))
        ),
        rules=_settings(data["rules"], place.at("rules")),
        reason=data.get("reason", ""),
        expires=datetime.date.fromisoformat(data["expires"]) if "expires" in data else None,
        place=place,
    )
    if override.records:
        for setting in override.rules:
            if setting.params or setting.level in ("", "on"):
                raise setting.place.error("for single records a rule can be off or have another severity, no more")
    return override


def _record(text: str, place: Place) -> RecordSelector:
    by, _, value = text.partition(":")
    return RecordSelector(by, value.strip().lower() if by == "doi" else value.strip(), place)


def _formats() -> dict[str, FormatCheck]:
    """The checks of the schema's own formats that need no rules."""
    from biblint.formats import formats

    return {
        "biblint-format": partial(_check_format, list(formats())),
        "biblint-glob": _check_glob,
        "biblint-record": _check_record,
        "biblint-date": _check_date,
    }


def _check_format(known: list[str], name: str) -> None:
    if name not in known:
        raise FormatProblem(f"unknown format '{name}'", did_you_mean(name, known))


def _check_glob(glob: str) -> None:
    if glob.startswith("!"):
        raise FormatProblem("a pattern cannot begin with '!'", "use exclude for what is to be left out")
    if "\\" in glob:
        raise FormatProblem("a pattern has '/' between folders, and no '\\'")
    if glob.startswith("/"):
        raise FormatProblem("a pattern is relative to the folder of this file", "leave the first '/' out")


def _check_record(text: str) -> None:
    by, colon, value = text.partition(":")
    if by not in ("key", "doi", "line") or not colon or not value.strip():
        raise FormatProblem(f"'{text}' names no record", "write key:KEY, doi:DOI or line:NUMBER")
    if by == "line" and not re.fullmatch(r"[1-9][0-9]*", value.strip()):
        raise FormatProblem(f"'{value}' is no line number")


def _check_date(text: str) -> None:
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        raise FormatProblem(f"'{text}' is not a date such as 2026-01-31") from None


__all__ = ["FileError", "load_config", "read_document"]
