"""The server: what a client asks for and tells, handed to the session, and diagnostics sent when they change."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from biblint import __version__
from biblint.config.discovery import NAMES, PROJECT
from biblint.lsp.actions import EXPLAIN, KINDS, Client, title
from biblint.lsp.diagnosing import Diagnostic, error_diagnostics
from biblint.lsp.document import TextDocument
from biblint.lsp.memory import give_back, keep_little
from biblint.lsp.protocol import Protocol, Wire
from biblint.lsp.scheduling import Schedule, Work
from biblint.lsp.session import Session, Stale
from biblint.lsp.userfiles import document_kind
from biblint.reports.texts import LANGUAGES
from biblint.ruleset import lists
from biblint.ruleset.store import cache_folder

_COLLECTING = (20_000, 50, 100)
"""After how many new objects, and passes over young ones, Python looks for those that nobody can reach."""
_CONTENT_MODIFIED = -32801
_WATCHED = (*(f"**/{name}" for name in (*NAMES, PROJECT)), "**/*.{yaml,yml}", "**/.biblint-baseline")
_MAYBE_LISTS = (".csv", ".tsv", ".txt", ".json")
_log = logging.getLogger(__name__)
Answer = TypeVar("Answer")


class Server(LanguageServer):
    """A language server with its session."""

    def __init__(self) -> None:
        super().__init__("biblint", __version__, protocol_cls=Protocol)
        self.session = Session()
        self.pulls = False
        """True if the client asks for diagnostics itself."""
        self.refreshes = False
        self.schedule = Schedule(self.session, self._send, self.failed)
        self._published: dict[str, tuple[int | None, list[Diagnostic]]] = {}
        self._pulled: dict[str, tuple[str, list[Diagnostic]]] = {}
        self._answers = 0
        self._partly: set[str] = set()
        """Documents of which a client that asks for diagnostics has not seen the last ones."""
        self._informed: dict[str, int] = {}
        """The version of a document that those know which are compared with it."""
        self._blamed: set[str] = set()
        self._told = ""

    def start(self, params: types.InitializeParams) -> None:
        """Take up what the client says of itself."""
        session, capabilities = self.session, params.capabilities
        text, workspace = capabilities.text_document, capabilities.workspace
        self.pulls = bool(text and text.diagnostic)
        self.refreshes = bool(workspace and workspace.diagnostics and workspace.diagnostics.refresh_support)
        session.client = Client(capabilities)
        session.encoding = str(getattr(self.workspace.position_encoding, "value", self.workspace.position_encoding))
        session.root = self.workspace.root_path or ""
        options = params.initialization_options if isinstance(params.initialization_options, dict) else {}
        session.pages = str(options.get("rulePages") or "")
        wanted = str(options.get("language") or params.locale or "en").partition("-")[0]
        session.bench.language = wanted if wanted in LANGUAGES else "en"
        session.bench.reload()

    def watch(self) -> None:
        """Ask to be told of changed configurations and rules, if the client can."""
        workspace = self.client_capabilities.workspace
        watching = workspace.did_change_watched_files if workspace else None
        if not (watching and watching.dynamic_registration):
            return
        globs = (*_WATCHED, *(f"**/*{suffix}" for suffix in _MAYBE_LISTS))
        watchers = [types.FileSystemWatcher(glob_pattern=glob) for glob in globs]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers=watchers)
        self.client_register_capability(
            types.RegistrationParams(
                [types.Registration("biblint-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)]
            )
        )

    def _send(self, uri: str, is_quick: bool) -> None:
        """Send the diagnostics of a document that has been checked."""
        document = self.session.document(uri)
        if document is None:
            return
        if not self.pulls:
            found = self.safely(
                lambda: self.session.diagnostics(uri, all_of_them=False, is_quick=is_quick), list[Diagnostic]()
            )
            self.publish(uri, found, document.version)
        elif self.refreshes and uri in self._partly:
            self._partly.discard(uri)
            self.workspace_diagnostic_refresh(None)
        self.blame()
        if not is_quick and self._informed.get(uri) != document.version:
            if uri not in self._informed:
                gc.freeze()  # what is kept of a large document is not to be walked through again and again
            self._informed[uri] = document.version
            for other in self.session.neighbours(uri):
                self._partly.add(other.uri)
                self.schedule.later(other.uri, 0)

    def publish(self, uri: str, found: list[Diagnostic], version: int | None = None) -> None:
        """Send the diagnostics of a document, if it is not just these that were sent for its version."""
        if self._published.get(uri) != (version, found):
            self._published[uri] = (version, found)
            self.wire.tell(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, _publication(uri, found, version))

    def close(self, uri: str) -> None:
        """Leave a document alone."""
        self.schedule.forget(uri)
        self.session.close(uri)
        gc.unfreeze()
        give_back()
        self._informed.pop(uri, None)
        if not self.pulls:
            self.publish(uri, [])
        self._published.pop(uri, None)
        self._pulled.pop(uri, None)
        self._partly.discard(uri)

    @property
    def wire(self) -> Protocol:
        """What is sent through."""
        assert isinstance(self.protocol, Protocol)
        return self.protocol

    def pulled(self, uri: str, found: list[Diagnostic], previous: str | None) -> Wire:
        """The answer to a client that asks for diagnostics and has those of an earlier answer."""
        name, known = self._pulled.get(uri, ("", []))
        if self.session.is_partial(uri):
            self._partly.add(uri)
        if name and name == previous and known == found:
            return Wire({"kind": "unchanged", "resultId": name})
        self._answers += 1
        self._pulled[uri] = (str(self._answers), found)
        return Wire({"kind": "full", "resultId": str(self._answers), "items": found})

    def blame(self) -> None:
        """Show in closed configuration and rule files why they cannot be used; say once what has no place."""
        trouble = self.session.trouble
        blamed: set[str] = set()
        for path in {error.path for error in trouble.errors} if trouble else ():
            if self.session.opened(path) is None:
                uri = from_fs_path(str(Path(path).absolute())) or ""
                blamed.add(uri)
                closed = TextDocument(uri, path, _read(path), 0, self.session.encoding)
                self.publish(uri, error_diagnostics(trouble.errors if trouble else (), closed))
        for uri in self._blamed - blamed:
            self.publish(uri, [])
        self._blamed = blamed
        message = str(trouble) if trouble else ""
        if message and message != self._told:
            self.window_show_message(types.ShowMessageParams(types.MessageType.Warning, f"biblint: {message}"))
        self._told = message

    def reload(self) -> None:
        """Check all documents anew with what configurations and rules say now."""
        self.session.reload()
        self._published.clear()
        for document in self.session.documents():
            self.schedule.later(document.uri, 0)
        if self.pulls and self.refreshes:
            self.workspace_diagnostic_refresh(None)

    def safely(self, ask: Callable[[], Answer], otherwise: Answer) -> Answer:
        """An answer; where a defect keeps it from being made that is logged, and the session goes on."""
        try:
            return ask()
        except JsonRpcException:
            raise
        except Exception as error:
            self.failed(error)
            return otherwise

    def failed(self, error: Exception) -> None:
        """Log a defect."""
        _log.error("no answer", exc_info=error)
        message = f"internal error: {type(error).__name__}: {error}"
        self.window_log_message(types.LogMessageParams(types.MessageType.Error, message))

    async def asked(
        self, uri: str, ask: Callable[[], Answer], otherwise: Answer, work: Callable[[str], Work] | None = None
    ) -> Answer:
        """An answer about a document, when it has been checked and `work` is done.

        Raises `JsonRpcException` if the document changes meanwhile.
        """
        document = self.session.document(uri)
        if document is not None:
            version = document.version
            if not self.session.is_quick(uri):
                await self.schedule.ready(uri)
            if document.version == version and work is not None:
                await self.schedule.sliced(work(uri), lambda: document.version == version)
            if document.version != version:
                raise JsonRpcException("the document has changed", _CONTENT_MODIFIED)
        return self.safely(ask, otherwise)


def _publication(uri: str, found: list[Diagnostic], version: int | None) -> dict[str, Any]:
    told: dict[str, Any] = {"uri": uri, "diagnostics": found}
    return told if version is None else {**told, "version": version}


def _read(path: str) -> str:
    try:
        return Path(path).read_bytes().decode("utf-8-sig", "replace")
    except OSError:
        return ""


def _is_read(change: types.FileEvent) -> bool:
    """True unless a changed file might be a list, and is none that a rule has asked for."""
    return not change.uri.endswith(_MAYBE_LISTS) or to_fs_path(change.uri) in lists.asked


def make_server() -> Server:
    """A server with all that it answers to."""
    gc.set_threshold(*_COLLECTING)
    keep_little()
    server = Server()
    _add_documents(server)
    _add_questions(server)
    _add_actions(server)
    return server


def _add_documents(server: Server) -> None:
    session = server.session

    @server.feature(types.INITIALIZE)
    def _initialize(params: types.InitializeParams) -> None:
        server.start(params)

    @server.feature(types.INITIALIZED)
    def _initialized(_params: types.InitializedParams) -> None:
        server.watch()

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def _open(params: types.DidOpenTextDocumentParams) -> None:
        session.open(params.text_document)
        server.schedule.later(params.text_document.uri, 0)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def _change(params: types.DidChangeTextDocumentParams) -> None:
        uri = params.text_document.uri
        session.change(uri, params.text_document.version, params.content_changes)
        server.schedule.soon(uri, is_told=not server.pulls)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def _save(params: types.DidSaveTextDocumentParams) -> None:
        document = session.document(params.text_document.uri)
        if document is not None and (document_kind(document) or Path(document.path).name == PROJECT):
            server.reload()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def _close(params: types.DidCloseTextDocumentParams) -> None:
        server.close(params.text_document.uri)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def _watched(params: types.DidChangeWatchedFilesParams) -> None:
        if not params.changes or any(map(_is_read, params.changes)):
            server.reload()

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def _configured(_params: types.DidChangeConfigurationParams) -> None:
        server.reload()


def _add_questions(server: Server) -> None:
    session = server.session

    options = types.DiagnosticOptions(inter_file_dependencies=True, workspace_diagnostics=False, identifier="biblint")

    @server.feature(types.TEXT_DOCUMENT_DIAGNOSTIC, options)
    async def _diagnose(params: types.DocumentDiagnosticParams) -> Wire:
        uri = params.text_document.uri
        is_quick = server.refreshes and session.is_quick(uri)
        if not is_quick:
            await server.schedule.ready(uri)
        found = server.safely(lambda: session.diagnostics(uri, is_quick=is_quick), list[Diagnostic]())
        server.blame()
        return server.pulled(uri, found, params.previous_result_id)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def _hover(params: types.HoverParams) -> types.Hover | None:
        uri = params.text_document.uri
        return await server.asked(uri, lambda: session.hover(uri, params.position), None)

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def _symbols(params: types.DocumentSymbolParams) -> Wire:
        uri = params.text_document.uri
        return Wire(await server.asked(uri, lambda: session.symbols(uri), [], session.outlining))

    @server.feature(types.TEXT_DOCUMENT_FOLDING_RANGE)
    async def _folds(params: types.FoldingRangeParams) -> Wire:
        uri = params.text_document.uri
        return Wire(await server.asked(uri, lambda: session.folds(uri), [], session.outlining))

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=["[", ",", ":"]))
    def _complete(params: types.CompletionParams) -> list[types.CompletionItem]:
        return server.safely(lambda: session.completions(params.text_document.uri, params.position), [])


def _add_actions(server: Server) -> None:
    session = server.session

    options = types.CodeActionOptions(code_action_kinds=KINDS, resolve_provider=True)

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, options)
    async def _act(params: types.CodeActionParams) -> list[types.CodeAction]:
        return await server.asked(params.text_document.uri, lambda: session.actions(params), [])

    @server.feature(types.CODE_ACTION_RESOLVE)
    async def _resolve(action: types.CodeAction) -> types.CodeAction:
        try:
            work = session.resolving(action)
            if work is not None:
                action.edit = await server.schedule.aside(work)
                session.resolving(action)  # which is refused if the document has changed meanwhile
                if action.edit is None:
                    reason = title("undone", session.language)
                    server.window_show_message(types.ShowMessageParams(types.MessageType.Warning, f"biblint: {reason}"))
        except Stale:
            raise JsonRpcException("the document has changed", _CONTENT_MODIFIED) from None
        return action

    @server.command(EXPLAIN)
    def _explain(rule: str, path: str) -> str | None:
        page = server.safely(lambda: session.page(rule, path), "")
        if page:
            _show(server, rule, page)
        return page or None


def _show(server: Server, rule: str, page: str) -> None:
    """Open the page of a rule in the editor, or tell it where no document can be opened."""
    window = server.client_capabilities.window
    if not (window and window.show_document and window.show_document.support):
        server.window_show_message(types.ShowMessageParams(types.MessageType.Info, page))
        return
    place = cache_folder() / "pages" / f"{rule}.txt"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(f"{page}\n", encoding="utf-8")
    uri: Any = from_fs_path(str(place))
    server.window_show_document(types.ShowDocumentParams(uri=uri, take_focus=True))


__all__ = ["Server", "make_server"]
