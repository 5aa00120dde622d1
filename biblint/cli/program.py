"""The program `biblint`: its commands, found by name and imported late, and the boundary where errors end."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import click

from biblint import __version__
from biblint.cli.errors import STATUS_INTERRUPTED, STATUS_TROUBLE, complain, end_quietly

COMMANDS: Mapping[str, str] = {
    "check": "biblint.cli.check",
    "explain": "biblint.cli.explain",
    "rules": "biblint.cli.rules",
    "config": "biblint.cli.config",
    "baseline": "biblint.cli.baseline",
    "report": "biblint.cli.report",
    "cache": "biblint.cli.cache",
    "formats": "biblint.cli.formats",
    "inspect": "biblint.cli.inspection",
    "lsp": "biblint.cli.lsp",
}
"""Command -> its module, which has it as `COMMAND`."""


class Program(click.Group):
    """A group whose commands are imported when they are asked for, with one boundary for all errors."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which help lists them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by its name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(COMMANDS[cmd_name]).COMMAND
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments name; raises `UsageError` with the nearest one."""
        name = args[0]
        if name in COMMANDS or name.startswith("-"):
            return super().resolve_command(ctx, args)
        from difflib import get_close_matches

        near = get_close_matches(name, COMMANDS, 1)
        hint = f"did you mean '{near[0]}'?" if near else f"to check files: biblint check {name}"
        raise click.UsageError(f"unknown command '{name}'; {hint}", ctx)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; an interruption and a pipe that nobody reads from end it."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            if sys.stderr.isatty():
                click.echo(err=True)  # ends the line with ^C
            raise click.Abort from None
        except BrokenPipeError:
            end_quietly(sys.stdout)

    def main(self, args: Sequence[str] | None = None, *more: Any, standalone_mode: bool = True, **extra: Any) -> Any:
        """Run the program and end the process; with `standalone_mode` False return the status or raise."""
        run = partial(super().main, args, *more, standalone_mode=False, **extra)
        if not standalone_mode:
            return run()
        sys.exit(self._status(run, sys.argv[1:] if args is None else args))

    def _status(self, run: Callable[[], Any], words: Sequence[str]) -> int:
        """The exit status of a run; every exception ends here."""
        try:
            return int(run() or 0)
        except click.ClickException as error:
            error.show()
            return STATUS_TROUBLE
        except click.Abort:
            complain("interrupted")
            return STATUS_INTERRUPTED
        except Exception as error:
            complain(f"internal error: {type(error).__name__}: {error}")
            if "--verbose" in words or "-v" in words:
                import traceback

                traceback.print_exc()
            else:
                complain("run it again with --verbose to see where, and please report it")
            return STATUS_TROUBLE


@click.group(
    "biblint",
    cls=Program,
    epilog="Exit status: 0 nothing found, 1 violations found, 2 something is wrong with the command, a rule or a file;"
    " 130 interrupted, 141 nobody reads the output on.",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, "-V", "--version", prog_name="biblint", message="%(prog)s %(version)s")
def main() -> None:
    """Find defects in bibliographic data, and mend them.

    Start with: biblint check FILE
    """
