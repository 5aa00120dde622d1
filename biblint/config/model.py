"""A configuration as data: every value with the place that it comes from."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from biblint.config.globs import matches, relative
from biblint.ruleset.errors import FileError
from biblint.ruleset.yaml import Document, PathKeys

T = TypeVar("T")


class ConfigError(FileError):
    """A configuration that is well written, but says something that cannot be."""


class Place(NamedTuple):
    """A value of a configuration file, by the way to it."""

    document: Document
    keys: PathKeys

    @property
    def line(self) -> int:
        """The line of the key, 1-based."""
        return self.document.position(self.keys, key=True).line

    def at(self, *steps: str | int) -> Place:
        """A place inside this one."""
        return Place(self.document, (*self.keys, *steps))

    def error(self, message: str, hint: str = "", *, key: bool = False) -> ConfigError:
        """An error at this value, or at its key."""
        return self.document.error(ConfigError, self.keys, message, hint=hint, key=key)

    def __str__(self) -> str:
        return f"{shown_path(self.document.path)}:{self.line}"


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """A value and where it was set; None means the default."""

    value: T
    place: Place | None = None

    @property
    def origin(self) -> str:
        """`file:line`, or `default`."""
        return str(self.place) if self.place else "default"


class Pattern(NamedTuple):
    """A pattern for files, relative to the configuration's folder."""

    glob: str
    place: Place

    def matches(self, path: str) -> bool:
        """True if it matches a path relative to the configuration's folder."""
        return matches(self.glob, path)


class RuleSetting(NamedTuple):
    """What a configuration says of a rule or a group of rules."""

    selector: str
    level: str
    """`off`, `on`, a severity, or `''` where only params are set."""
    params: Mapping[str, Any]
    place: Place

    @property
    def is_group(self) -> bool:
        """True for `category:`, `tag:` and `all`."""
        return ":" in self.selector or self.selector == "all"


class RecordSelector(NamedTuple):
    """A record by its `key`, `doi` (in small letters) or a `line` of it."""

    by: str
    value: str
    place: Place


@dataclass(frozen=True, slots=True)
class Override:
    """What is different for some files or records."""

    files: tuple[Pattern, ...]
    records: tuple[RecordSelector, ...]
    rules: tuple[RuleSetting, ...]
    reason: str
    expires: datetime.date | None
    place: Place

    def concerns(self, path: str) -> bool:
        """True if it is for a file, by its path relative to the configuration's folder."""
        return not self.files or any(pattern.matches(path) for pattern in self.files)

    def is_over(self, today: datetime.date) -> bool:
        """True once it has expired."""
        return self.expires is not None and self.expires < today


@dataclass(frozen=True, slots=True)
class Config:
    """What one configuration file says, with what it extends; without a file all defaults."""

    path: str = ""
    """The file; `''` if there is none."""
    folder: str = ""
    """The folder that patterns are relative to, absolute; `''` for the working folder."""
    profiles: tuple[Setting[str], ...] = ()
    """None set means `recommended`."""
    packs: tuple[Setting[Path], ...] = ()
    layers: tuple[tuple[RuleSetting, ...], ...] = ()
    """The settings of rules of each file: what is extended first, then the file's own."""
    include: tuple[Pattern, ...] = ()
    exclude: tuple[Pattern, ...] = ()
    formats: tuple[tuple[Pattern, str], ...] = ()
    expect: tuple[tuple[Pattern, int], ...] = ()
    collections: Mapping[str, tuple[Pattern, ...]] = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()
    fail_on: Setting[str] = Setting("warning")
    fix_unsafe: Setting[bool] = Setting(False)
    fix_skip: tuple[Setting[str], ...] = ()
    require_reason: Setting[bool] = Setting(False)
    report_unused: Setting[str] = Setting("")
    """A severity, `off`, or `''` for the rule's own severity."""
    baseline: Setting[str] = Setting("")

    def format_of(self, path: str) -> str:
        """The format that a pattern gives to a relative path, the last one counts; `''` if none does."""
        return next((name for pattern, name in reversed(self.formats) if pattern.matches(path)), "")

    def expected(self, path: str) -> Setting[int] | None:
        """How many records a file must hold, if any pattern says so; the last one counts."""
        found = (Setting(count, pattern.place) for pattern, count in reversed(self.expect) if pattern.matches(path))
        return next(found, None)

    def takes(self, path: str) -> bool | None:
        """True if a file in a folder is to be checked, False if not, None if its extension has to decide."""
        if any(pattern.matches(path) for pattern in self.exclude):
            return False
        if self.include:
            return any(pattern.matches(path) for pattern in self.include)
        return True if self.format_of(path) else None

    def patterns(self) -> Iterator[tuple[str, Pattern]]:
        """Every pattern for files, with the key that it stands under."""
        yield from (("include", pattern) for pattern in self.include)
        yield from (("exclude", pattern) for pattern in self.exclude)
        yield from (("formats", pattern) for pattern, _ in self.formats)
        yield from (("expect", pattern) for pattern, _ in self.expect)
        yield from (("collections", pattern) for patterns in self.collections.values() for pattern in patterns)
        yield from (("files", pattern) for override in self.overrides for pattern in override.files)


def shown_path(path: str) -> str:
    """A path as it is told: relative where it is below the working folder; symbolic links are left as they are."""
    inner = relative(path, os.getcwd())  # noqa: PTH109
    return path if inner.startswith("..") or os.path.isabs(inner) else inner.replace("/", os.sep)  # noqa: PTH117
