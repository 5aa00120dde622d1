"""One session with an editor: its open documents, what was found in them, and the answers to its questions."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.uris import to_fs_path

from biblint.config.setups import SetupError
from biblint.lsp.actions import FIX_ALL, Actions, Client
from biblint.lsp.completing import comment_rule, completions
from biblint.lsp.diagnosing import Diagnostic, diagnostic, error_diagnostics, pushed, span
from biblint.lsp.document import Spot, TextDocument
from biblint.lsp.linting import Analysis, Bench, Texts, UnusableError, overlapping
from biblint.lsp.outline import folds, outline, record_at, symbols
from biblint.lsp.pieces import Entry
from biblint.lsp.understanding import field_text
from biblint.lsp.userfiles import document_kind, errors_in
from biblint.model import Violation
from biblint.ruleset.errors import FileError, InvalidFileError
from biblint.ruleset.selection import SelectionError, find_rule

_ACTED_ON = 40
"""For how many violations at a place actions are offered."""


class Stale(Exception):  # noqa: N818 - no error: the editor has gone on
    """Something was asked of a version of a document that is no more."""


class Session:
    """The state of a session; positions and edits are those of LSP."""

    def __init__(self) -> None:
        self.bench = Bench()
        self.client = Client(types.ClientCapabilities())
        self.encoding = "utf-16"
        self.root = ""
        """The folder that the editor has open; `''` if none."""
        self.pages = ""
        """The address of rule pages, with `{rule}` in it."""
        self.trouble: UnusableError | None = None
        """What is wrong with the configuration that was needed last."""
        self.bench.open_paths = lambda: [document.path for document in self._documents.values()]
        self._documents: dict[str, TextDocument] = {}
        self._latest: dict[str, str] = {}
        self._analyses: dict[str, tuple[int, int, Analysis | None]] = {}
        self._outlines: dict[str, tuple[int, list[Entry]]] = {}

    @property
    def language(self) -> str:
        """The language of messages."""
        return self.bench.language

    def documents(self) -> Sequence[TextDocument]:
        """The open documents."""
        return tuple(self._documents.values())

    def open(self, item: types.TextDocumentItem) -> TextDocument:
        """Take up a document."""
        path = to_fs_path(item.uri) if item.uri.startswith("file:") else None
        name = path or item.uri.rpartition("/")[2] or "untitled"
        document = TextDocument(item.uri, name, item.text, item.version, self.encoding, item.language_id)
        self._forget(item.uri)
        self._documents[item.uri] = document
        return document

    def change(self, uri: str, version: int, changes: Sequence[types.TextDocumentContentChangeEvent]) -> None:
        """Change a document; one that is not open is left alone."""
        document = self._documents.get(uri)
        if document is None:
            return
        for change in changes:
            if isinstance(change, types.TextDocumentContentChangePartial):
                start, end = change.range.start, change.range.end
                document.replace(Spot(start.line, start.character), Spot(end.line, end.character), change.text)
            else:
                document.become(change.text)
        document.version = version

    def close(self, uri: str) -> None:
        """Forget a document."""
        document = self._documents.pop(uri, None)
        if document is not None:
            self.bench.memory.forget(document.path)
        self._forget(uri)

    def _forget(self, uri: str) -> None:
        self._analyses.pop(uri, None)
        self._outlines.pop(uri, None)

    def reload(self) -> None:
        """Read configurations and rules anew when they are needed next."""
        self.bench.reload()
        self._analyses.clear()

    def document(self, uri: str) -> TextDocument | None:
        """An open document."""
        return self._documents.get(uri)

    def opened(self, path: str) -> TextDocument | None:
        """An open document by its path."""
        wanted = Path(path).absolute()
        return next((one for one in self._documents.values() if Path(one.path).absolute() == wanted), None)

    def analysis(self, document: TextDocument, *, is_quick: bool = True) -> Analysis | None:
        """What is found in a document as it is now; None if it is none of ours, or cannot be checked.

        If it may be quick, what rules over groups say may be that of the version before.
        """
        known = self._analyses.get(document.uri)
        is_known = known is not None and known[:2] == self.state(document)
        if known is None or not is_known or (not is_quick and known[2] is not None and known[2].is_partial):
            return self._analysed(document, is_quick=is_quick)
        return known[2]

    def is_quick(self, uri: str) -> bool:
        """True if a document was checked in pieces, so that a change can be answered at once."""
        document = self._documents.get(uri)
        return document is not None and self.bench.memory.is_complete(document.path)

    def state(self, document: TextDocument) -> tuple[int, int]:
        """What changes whenever a document has to be checked anew."""
        return document.version, self.bench.generation

    def is_current(self, document: TextDocument) -> bool:
        """True if a document has been checked as it is now, all rules being asked."""
        known = self._analyses.get(document.uri)
        return (
            known is not None
            and known[:2] == self.state(document)
            and not (known[2] is not None and known[2].is_partial)
        )

    def work(self, document: TextDocument) -> Generator[None, None, Callable[[], None] | None]:
        """Do piece by piece what there is to do before a whole analysis of a document can be had at once.

        What comes back at the end is for another thread to do then, if anything is.
        """
        try:
            if not (yield from self.bench.work(document)):
                return self._aside(document)
            return self._comparing(document)
        except UnusableError as error:
            self._known(document, error)
        return None

    def _known(self, document: TextDocument, found: Analysis | UnusableError | None) -> Analysis | None:
        """Keep what was found in a document as it is now, or why it cannot be checked."""
        analysis = None if isinstance(found, UnusableError) else found
        self.trouble = found if isinstance(found, UnusableError) else None
        self._analyses[document.uri] = (*self.state(document), analysis)
        return analysis

    def give_up(self, document: TextDocument) -> None:
        """Say nothing of a document as it is now."""
        self._known(document, None)

    def _comparing(self, document: TextDocument) -> Callable[[], None] | None:
        """What compares a document with its collections; None if it is in none."""
        bench = self.bench
        if not self._scope(document):
            return None
        source, texts = document.source(), self._texts()
        chosen = bench.format_of(source, document.language)

        def compare() -> None:
            bench.compare(document.path, texts)
            recalled = bench.recalled(document.path)
            if recalled is not None and chosen is not None:
                recalled.ask(source, chosen)

        return compare

    def _aside(self, document: TextDocument) -> Callable[[], None]:
        """What checks a document in one go, without what others use meanwhile, and keeps what it found."""
        bench, texts = self.bench, self._texts() if self._scope(document) else _no_text
        version, generation = document.version, bench.generation
        copy = TextDocument(document.uri, document.path, document.text, version, self.encoding, document.language)

        def is_wanted() -> bool:
            is_open = self._documents.get(document.uri) is document
            return is_open and (document.version, bench.generation) == (version, generation)

        def check() -> None:
            found: Analysis | UnusableError | None = None
            try:
                if is_wanted():
                    found = bench.aside().analyse(copy, texts)
            except UnusableError as error:
                found = error
            if is_wanted():
                self._known(document, found)

        return check

    def _texts(self) -> Texts:
        """Gives the texts of the open documents by their paths, as they are whenever this was called last."""
        self._latest = {str(Path(one.path).absolute()): one.text for one in self._documents.values()}
        return lambda path: self._latest.get(path)  # not a bound method: another thread asks the latest

    def _scope(self, document: TextDocument) -> tuple[tuple[str, str], ...]:
        """The collections that a document is in."""
        try:
            return self.bench.setups.collections_of(document.path)
        except (InvalidFileError, SetupError):
            return ()

    def neighbours(self, uri: str) -> list[TextDocument]:
        """The other open documents that are compared with one; what is known of them no longer holds."""
        document = self._documents.get(uri)
        scope = self._scope(document) if document else ()
        others = [one for one in self._documents.values() if one is not document] if scope else []
        found = [one for one in others if self._scope(one) == scope]
        for one in found:
            self._analyses.pop(one.uri, None)
        return found

    def is_partial(self, uri: str) -> bool:
        """True if what was last said of a document is to be completed."""
        known = self._analyses.get(uri)
        return known is not None and known[2] is not None and known[2].is_partial

    def _analysed(self, document: TextDocument, *, is_quick: bool) -> Analysis | None:
        try:
            texts = self._texts() if self._scope(document) else _no_text
            return self._known(document, self.bench.analyse(document, texts, is_quick=is_quick))
        except UnusableError as error:
            return self._known(document, error)

    def errors(self, document: TextDocument) -> Sequence[FileError]:
        """What is wrong with a rule or configuration file."""
        return errors_in(document.path, document.text, self.bench.rules())

    def diagnostics(self, uri: str, *, all_of_them: bool = True, is_quick: bool = False) -> list[Diagnostic]:
        """The diagnostics of a document; without `all_of_them` those that are pushed."""
        document = self._documents.get(uri)
        if document is None:
            return []
        if document_kind(document):
            return error_diagnostics(self.errors(document), document)
        analysis = self.analysis(document, is_quick=is_quick)
        if analysis is None:
            return []
        if not all_of_them:
            return pushed(analysis.violations, document, self.opened, self.pages, self.language)
        return [diagnostic(one, document, self.opened, self.pages) for one in analysis.violations]

    def outlining(self, uri: str) -> Generator[None, None, None]:
        """Find the records of a document that has been checked, piece by piece, so that `entries` has them."""
        document = self._documents.get(uri)
        analysis = self.analysis(document) if document else None
        if document is None or self._outlines.get(uri, (None,))[0] == document.version:
            return
        found: list[Entry] | None = []
        if analysis is not None:
            found = yield from self.bench.memory.outline(document, analysis.format)
            found = outline(analysis.source, analysis.format) if found is None else found
        self._outlines[uri] = (document.version, found or [])

    def entries(self, document: TextDocument) -> list[Entry]:
        """The records of a document in short."""
        for _ in self.outlining(document.uri):
            pass
        return self._outlines[document.uri][1]

    def symbols(self, uri: str) -> list[dict[str, Any]]:
        """A symbol for each record."""
        document = self._documents.get(uri)
        return symbols(self.entries(document), document) if document else []

    def folds(self, uri: str) -> list[dict[str, Any]]:
        """A fold for each record."""
        document = self._documents.get(uri)
        return folds(self.entries(document)) if document else []

    def completions(self, uri: str, position: types.Position) -> list[types.CompletionItem]:
        """Rule ids, where they are named."""
        document = self._documents.get(uri)
        if document is None:
            return []
        kind, rules = document_kind(document), self.bench.rules_for(document.path)
        return completions(document, Spot(position.line, position.character), rules, kind, self.language)

    def hover(self, uri: str, position: types.Position) -> types.Hover | None:
        """What biblint understood of a field, and the rules that do not hold there; or the page of a named rule."""
        document = self._documents.get(uri)
        analysis = self.analysis(document) if document else None
        if document is None or analysis is None:
            return None
        line, column = document.place(Spot(position.line, position.character))
        named = comment_rule(document.line(line - 1), column - 1)
        if named:
            page = self.page(named, document.path)
            return _hover(f"```text\n{page}\n```") if page else None
        found = overlapping(analysis.violations, (line, column), (line, column))
        if self.is_quick(uri):
            record = self.bench.memory.record_at(document, analysis.format, line, column)
        else:
            record = record_at(analysis.source, analysis.format, line, column)
        offset = record.segment.line_starts[line - record.segment.first_line] + column - 1 if record else 0
        parts = [field_text(record, offset, self.language) if record else "", *map(self._told, found[:_ACTED_ON])]
        text = "\n\n".join(part for part in parts if part)
        if not text:
            return None
        first = found[0] if found else None
        return _hover(text, span(document, *_range(first)) if first else None)

    def _told(self, violation: Violation) -> str:
        title = self._title(violation.rule, violation.path)
        return f"**{violation.rule}** ({violation.severity}): {title}\n\n{violation.message}"

    def _title(self, rule: str, path: str) -> str:
        from biblint.ruleset.rule import text_in

        found = next((one for one in self.bench.rules_for(path) if one.id == rule), None)
        return text_in(found.title, self.language) if found else ""

    def page(self, rule: str, path: str) -> str:
        """The page of a rule as text; `''` if there is no such rule."""
        from biblint.cli.rulepages import rule_page
        from biblint.ruleset.loader import load_rule

        try:
            found = find_rule(list(self.bench.rules_for(path)), rule)
            return rule_page(load_rule(Path(found.path)), self.language).rstrip("\n")
        except (SelectionError, InvalidFileError):
            return ""

    def actions(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        """What can be done at a range."""
        document = self._documents.get(params.text_document.uri)
        analysis = self.analysis(document) if document else None
        if document is None or analysis is None:
            return []
        only = [str(getattr(kind, "value", kind)) for kind in params.context.only or ()]
        maker = self._maker(document, analysis)
        start, end = (document.place(Spot(at.line, at.character)) for at in (params.range.start, params.range.end))
        found: list[types.CodeAction | None] = []
        if _wants(only, "quickfix"):
            here = overlapping(analysis.violations, start, end)[:_ACTED_ON]
            found += maker.fixes(here, params.context.diagnostics)
            found += self._suppressions(maker, document, here)
        if _wants(only, FIX_ALL):
            found.append(maker.fix_all(is_asked=bool(only)))
        return [action for action in found if action is not None]

    def _maker(self, document: TextDocument, analysis: Analysis) -> Actions:
        return Actions(document, analysis, self.client, self.language, lambda: self.bench.linter(document.path))

    def _suppressions(
        self, maker: Actions, document: TextDocument, violations: Sequence[Violation]
    ) -> list[types.CodeAction | None]:
        found: list[types.CodeAction | None] = []
        for violation in {one.rule: one for one in reversed(violations)}.values():
            found.append(maker.ignore_here(violation, self.entries(document)))
            found.append(maker.ignore_in_config(violation.rule, self.bench.setups, self.opened, self.root))
            found.append(maker.explain(violation.rule))
        return found

    def resolving(self, action: types.CodeAction) -> Callable[[], types.WorkspaceEdit | None] | None:
        """What works out the edits of an action, for another thread; None if there is nothing to work out.

        Raises `Stale` if its document has changed since it was offered.
        """
        if not isinstance(action.data, dict):
            return None
        document = self._documents.get(str(action.data.get("uri")))
        if document is None or document.version != action.data.get("version"):
            raise Stale
        analysis = self.analysis(document)
        if analysis is None:
            return None
        bench, rule = self.bench, action.data.get("rule")
        copy = TextDocument(
            document.uri, document.path, document.text, document.version, self.encoding, document.language
        )
        maker = Actions(copy, analysis, self.client, self.language, lambda: bench.aside().linter(copy.path))
        return lambda: maker.all_edits(rule)


def _no_text(_path: str) -> None:
    """No document is asked for where files are not compared."""


def _wants(only: Sequence[str], kind: str) -> bool:
    """True if a client asks for a kind of actions, or for all."""
    return not only or any(kind == wanted or kind.startswith(f"{wanted}.") for wanted in only)


def _hover(text: str, where: types.Range | None = None) -> types.Hover:
    return types.Hover(types.MarkupContent(kind=types.MarkupKind.Markdown, value=text), where)


def _range(violation: Violation) -> tuple[int, int, int, int]:
    return violation.line, violation.column, violation.end_line, violation.end_column
