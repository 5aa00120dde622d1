"""What configurations say, for the commands: errors as messages, and which files they want."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from biblint.cli.errors import CommandError
from biblint.config.setups import SetupError, WrongConfigError
from biblint.formats import extensions
from biblint.ruleset.errors import InvalidFileError
from biblint.ruleset.selection import SelectionError

UNNAMED = (".csv", ".tsv", ".json", ".jsonl", ".xml")
"""Extensions of much besides bibliographies: such files are taken up in folders if a configuration names them."""


@contextmanager
def told_errors() -> Iterator[None]:
    """Raises `CommandError` with places for what is wrong with configurations, rules and baselines."""
    try:
        yield
    except WrongConfigError as error:
        raise CommandError(f"the configuration cannot be used\n{error}") from error
    except InvalidFileError as error:
        raise CommandError(f"the rules cannot be loaded\n{error}") from error
    except (SelectionError, SetupError) as error:
        raise CommandError(str(error)) from error
    except Exception as error:
        if type(error).__name__ != "BaselineError":  # not imported where there is no baseline
            raise
        raise CommandError(str(error)) from error


def walked_extensions() -> tuple[str, ...]:
    """The file name extensions that are taken up in folders without being named."""
    return tuple(extension for extension in extensions() if extension not in UNNAMED)
