"""The command group `cache`: info, clear."""

from __future__ import annotations

from typing import Any

import click

from biblint.cli.parameters import Name, terminal_language
from biblint.reports.texts import LANGUAGES, counted, text


@click.group("cache", short_help="Tell of what is kept between runs.")
def COMMAND() -> None:  # noqa: N802 - a registry entry
    """Tell of, or forget, what is kept of files so that they need not be checked again while they stay as they are.

    The cache is in BIBLINT_CACHE_DIR, or in the platform's folder for caches.
    """


def _language(function: Any) -> Any:
    return click.option(
        "--lang", type=Name("language", lambda: LANGUAGES), default=terminal_language,
        help="The language of messages: en or zh [default: the locale's, else en].",
    )(function)  # fmt: skip


@COMMAND.command("info")
@_language
def _info(lang: str) -> int:
    """Tell where the cache is and what it holds."""
    from biblint.cache import LIMIT, Cache

    cache = Cache()
    usage = cache.usage()
    reports = counted("reports", usage.entries, lang)
    limit = _megabytes(LIMIT)
    click.echo(text("cache-info", lang, path=cache.folder, reports=reports, size=_megabytes(usage.bytes), limit=limit))
    return 0


@COMMAND.command("clear")
@_language
def _clear(lang: str) -> int:
    """Forget everything that is kept."""
    from biblint.cache import Cache

    cache = Cache()
    gone = cache.clear()
    reports = counted("reports", gone.entries, lang)
    click.echo(text("cache-cleared", lang, path=cache.folder, reports=reports, size=_megabytes(gone.bytes)))
    return 0


def _megabytes(count: int) -> str:
    return f"{count / 1_000_000:,.1f} MB"
