"""The command `lsp`."""

from __future__ import annotations

import logging

import click

from biblint.cli.errors import CommandError


@click.command("lsp", short_help="Serve editors.")
@click.option("--stdio", is_flag=True, hidden=True, help="The only way there is; many editors add it.")
@click.option("--verbose", "-v", is_flag=True, help="Log to standard error.")
def COMMAND(stdio: bool, verbose: bool) -> None:  # noqa: N802 - a registry entry
    """Serve an editor: the language server protocol over standard input and output.

    It needs pygls: pip install 'biblint[lsp]'
    """
    try:
        from biblint.lsp.server import make_server
    except ModuleNotFoundError as error:
        if error.name not in ("pygls", "lsprotocol"):
            raise
        raise CommandError("the language server needs pygls: pip install 'biblint[lsp]'") from error
    logging.basicConfig(level=logging.INFO if verbose else logging.CRITICAL)
    make_server().start_io()
