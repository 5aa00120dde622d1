"""Types of command line parameters: names with suggestions, dates, lists of selectors."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    NameBase = click.ParamType[str]
    DateBase = click.ParamType[datetime.date]
else:
    NameBase = DateBase = click.ParamType


class Name(NameBase):
    """One of some names, which may be found late; a wrong one is answered with the nearest."""

    def __init__(self, kind: str, known: Callable[[], Iterable[str]], metavar: str = "") -> None:
        self.name = kind
        self._known = known
        self._metavar = metavar or kind.replace(" ", "-").upper()

    def get_metavar(self, param: click.Parameter, ctx: Any = None) -> str:
        """What help calls the value."""
        return self._metavar

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name itself; fails with a suggestion."""
        known = list(self._known())
        if value in known:
            return str(value)
        raise click.UsageError(f"unknown {self.name} '{value}'; {suggestion(str(value), known)}", ctx)


def suggestion(name: str, known: Iterable[str]) -> str:
    """The nearest of the known names, or all of them."""
    names = list(known)
    from difflib import get_close_matches

    near = get_close_matches(name.casefold(), names, 1)
    return f"did you mean '{near[0]}'?" if near else f"known: {', '.join(names)}"


def validate_encoding(name: str) -> None:
    """Raise `UsageError` with a suggestion for an encoding that is unknown, or that files cannot be read in."""
    import codecs

    from biblint.source import Source

    try:
        Source.of(b"", encoding=name)
        codecs.lookup(name)
    except Exception:
        names = ["utf-8", "utf-16", "gb18030", "gbk", "big5", "shift_jis", "windows-1252", "latin-1", "cp936"]
        raise click.UsageError(f"unknown encoding '{name}'; {suggestion(name, names)}") from None


class Date(DateBase):
    """A date as YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        """The date; fails for any other notation."""
        if isinstance(value, datetime.date):
            return value
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            self.fail(f"'{value}' is not a date such as 2026-01-31", param, ctx)


def default_today() -> datetime.date:
    """The day of SOURCE_DATE_EPOCH (UTC) if that is set, else today; raises `UsageError` if it is set to nonsense."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.datetime.now().astimezone().date()
    try:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    except (ValueError, OverflowError, OSError):
        raise click.UsageError(f"SOURCE_DATE_EPOCH is '{epoch}', which is no number of seconds") from None


def split_commas(values: Iterable[str]) -> tuple[str, ...]:
    """Options that may be repeated or hold several values with commas between, as one tuple."""
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def terminal_language() -> str:
    """The language that the locale asks for in the order of POSIX: `zh` for any Chinese, else `en`."""
    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "zh" if next((name for name in names if name), "").lower().startswith("zh") else "en"
