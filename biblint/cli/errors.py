"""What ends a command: messages for the user and exit status 2.

click.ClickException
├── click.UsageError   the command line is wrong (usage line, message)
└── CommandError       a rule, a file or a setting is wrong (message)
"""

from __future__ import annotations

import os
import sys
from typing import IO, Any, NoReturn, TextIO

import click

STATUS_OK = 0
STATUS_FOUND = 1
STATUS_TROUBLE = 2
STATUS_INTERRUPTED = 130
STATUS_CLOSED_PIPE = 141
"""128 + SIGPIPE, what a Unix filter ends with when nobody reads on."""


class CommandError(click.ClickException):
    """Something that the user can mend; ends the command with status 2."""

    exit_code = STATUS_TROUBLE

    def show(self, file: IO[Any] | None = None) -> None:
        """Write the message to standard error."""
        complain(self.format_message())


def complain(message: str) -> None:
    """Write a message for the user to standard error."""
    click.echo(f"biblint: {message}", file=sys.stderr)


def end_quietly(stream: TextIO) -> NoReturn:
    """End the run, with a stream that swallows what the interpreter flushes at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    raise click.exceptions.Exit(STATUS_CLOSED_PIPE)
