"""A real client that drives the server over standard input and output."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.client import JsonRPCClient
from pygls.lsp.client import LanguageClient

SECONDS = 60


class Driver:
    """A client with what the server has told it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.client = LanguageClient("test", "1")
        self.published: dict[str, list[types.PublishDiagnosticsParams]] = {}
        self.messages: list[str] = []
        self._news = asyncio.Event()
        self._listen(self.client)

    def _listen(self, client: JsonRPCClient) -> None:
        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def _published(params: types.PublishDiagnosticsParams) -> None:
            self.published.setdefault(params.uri, []).append(params)
            self._news.set()

        @client.feature(types.WINDOW_SHOW_MESSAGE)
        def _message(params: types.ShowMessageParams) -> None:
            self.messages.append(params.message)

        @client.feature(types.WINDOW_LOG_MESSAGE)
        def _logged(params: types.LogMessageParams) -> None:
            self.messages.append(params.message)

    async def start(self, capabilities: types.ClientCapabilities, options: Any = None) -> types.InitializeResult:
        command = (sys.executable, "-m", "biblint", "lsp", "--stdio")
        await self.client.start_io(*command, cwd=self.folder)
        result = await self.client.initialize_async(
            types.InitializeParams(
                capabilities=capabilities, root_uri=self.folder.as_uri(), initialization_options=options
            )
        )
        self.client.initialized(types.InitializedParams())
        return result

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def open(self, name: str, text: str, language: str = "") -> str:
        uri = self.uri(name)
        item = types.TextDocumentItem(uri, language or "bibtex", 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return uri

    def change(self, uri: str, version: int, *changes: Any) -> None:
        identifier = types.VersionedTextDocumentIdentifier(version, uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(identifier, list(changes)))

    async def pushed(self, uri: str, version: int) -> list[types.Diagnostic]:
        """The diagnostics that were pushed for a version."""
        async with asyncio.timeout(SECONDS):
            while not any(one.version == version for one in self.published.get(uri, ())):
                self._news.clear()
                await self._news.wait()
        return list(next(one for one in reversed(self.published[uri]) if one.version == version).diagnostics)

    async def pulled(self, uri: str, previous: str | None = None) -> Any:
        params = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri), previous_result_id=previous)
        return await self.client.text_document_diagnostic_async(params)

    async def actions(self, uri: str, where: types.Range, *only: str) -> list[Any]:
        context = types.CodeActionContext([], only=list(only) or None)
        params = types.CodeActionParams(types.TextDocumentIdentifier(uri), where, context)
        found = await self.client.text_document_code_action_async(params)
        return [one for one in found or () if isinstance(one, types.CodeAction)]

    async def stop(self) -> int | None:
        await self.client.shutdown_async(None)
        self.client.exit(None)
        server = self.client._server
        assert server is not None
        async with asyncio.timeout(SECONDS):
            await server.wait()
        await self.client.stop()
        return server.returncode


def drive(folder: Path, story: Callable[[Driver], Awaitable[None]]) -> None:
    """Run a story with a driver."""

    async def run() -> None:
        await story(Driver(folder))

    asyncio.run(run())


def partial(start: tuple[int, int], end: tuple[int, int], text: str) -> types.TextDocumentContentChangePartial:
    return types.TextDocumentContentChangePartial(
        range=types.Range(types.Position(*start), types.Position(*end)), text=text
    )
