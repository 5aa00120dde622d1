"""What an editor can do about violations: fixes, suppressions, explanations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.uris import from_fs_path

from biblint.config.discovery import NAMES
from biblint.config.setups import FileLinter, Setups
from biblint.fixing import FixUndoneError, fix_source
from biblint.lsp.configediting import with_rule_off, with_rule_off_in_toml
from biblint.lsp.diagnosing import lsp_range, span
from biblint.lsp.document import Spot, TextDocument
from biblint.lsp.lines import line_edits
from biblint.lsp.linting import Analysis, Part
from biblint.lsp.pieces import Entry
from biblint.model import Violation
from biblint.suppression.survey import COMMENTED_FORMATS

FIX_ALL = "source.fixAll.biblint"
EXPLAIN = "biblint.explain"
KINDS = [types.CodeActionKind.QuickFix, FIX_ALL]
_TITLES = {
    "en": {
        "unsafe": "{title} (unsafe: {rule})",
        "manual": "{title} (a suggestion: {rule})",
        "safe": "{title} ({rule})",
        "all": "biblint: apply all safe fixes",
        "rule": "Apply all safe fixes of {rule}",
        "here": "Ignore {rule} for this record",
        "config": "Turn {rule} off in {file}",
        "explain": "Explain {rule}",
        "undone": "These fixes cannot be applied together without risk",
    },
    "zh": {
        "unsafe": "{title}（不安全：{rule}）",
        "manual": "{title}（建议：{rule}）",
        "safe": "{title}（{rule}）",
        "all": "biblint：应用所有安全修复",
        "rule": "应用 {rule} 的所有安全修复",
        "here": "忽略此记录的 {rule}",
        "config": "在 {file} 中关闭 {rule}",
        "explain": "说明 {rule}",
        "undone": "这些修复无法安全地一起应用",
    },
}


class Client:
    """What a client is able to do, as far as it matters for actions."""

    def __init__(self, capabilities: types.ClientCapabilities) -> None:
        workspace, text = capabilities.workspace, capabilities.text_document
        edit = workspace.workspace_edit if workspace else None
        action = text.code_action if text else None
        resolving = action.resolve_support if action else None
        self.versions = bool(edit and edit.document_changes)
        operations = (edit.resource_operations if edit else None) or ()
        self.creates = self.versions and types.ResourceOperationKind.Create in operations
        self.disables = bool(action and action.disabled_support)
        self.resolves = bool(resolving and "edit" in resolving.properties and action and action.data_support)


def versioned(document: TextDocument, edits: Sequence[types.TextEdit], client: Client) -> types.WorkspaceEdit:
    """Edits of one version of a document; a client that knows no versions gets them plain."""
    if not client.versions:
        return types.WorkspaceEdit(changes={document.uri: edits})
    identifier = types.OptionalVersionedTextDocumentIdentifier(uri=document.uri, version=document.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(text_document=identifier, edits=edits)])


def title(name: str, language: str, **told: str) -> str:
    """The title of an action."""
    return _TITLES.get(language, _TITLES["en"])[name].format(**told)


class Actions:
    """The actions for one version of a document."""

    def __init__(
        self,
        document: TextDocument,
        analysis: Analysis,
        client: Client,
        language: str,
        linter: Callable[[], FileLinter],
    ) -> None:
        """`linter` gives a linter for the document that has not been used yet."""
        self._document = document
        self._analysis = analysis
        self._client = client
        self._language = language
        self._linter = linter

    def quick_fix(self, violation: Violation, diagnostics: Sequence[types.Diagnostic]) -> types.CodeAction | None:
        """The fix of a violation, marked if it is not safe; None if it has none."""
        fix = violation.fix
        if fix is None or not fix.edits:
            return None
        document = self._document
        edits = [
            types.TextEdit(span(document, edit.line, edit.column, edit.end_line, edit.end_column), edit.text)
            for edit in fix.edits
        ]
        return types.CodeAction(
            title=title(fix.safety, self._language, title=fix.title, rule=violation.rule),
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[one for one in diagnostics if _is_of(one, violation)] or None,
            is_preferred=fix.safety == "safe" or None,
            edit=versioned(document, edits, self._client),
        )

    def fix_all(self, *, is_asked: bool) -> types.CodeAction | None:
        """All safe fixes, worked out when the client asks for them; None if there is none."""
        if not self._has_safe(None):
            return None
        name = title("all", self._language)
        return self._late(name, FIX_ALL, None, is_asked=is_asked)

    def fix_rule(self, rule: str) -> types.CodeAction | None:
        """All safe fixes of one rule; None if it has less than two."""
        if not self._has_safe(rule, 2):
            return None
        name = title("rule", self._language, rule=rule)
        return self._late(name, types.CodeActionKind.QuickFix, rule, is_asked=False)

    def _late(self, name: str, kind: Any, rule: str | None, *, is_asked: bool) -> types.CodeAction | None:
        action = types.CodeAction(title=name, kind=kind)
        if self._client.resolves:
            action.data = {"uri": self._document.uri, "version": self._document.version, "rule": rule}
        elif is_asked or rule is not None:
            action.edit = self.all_edits(rule)
            if action.edit is None:
                return self._disabled(action)
        else:
            return None  # it would be worked out at every movement of the cursor
        return action

    def _disabled(self, action: types.CodeAction) -> types.CodeAction | None:
        """An action that cannot be done, with the reason; None for a client that does not show such actions."""
        action.disabled = types.CodeActionDisabled(reason=title("undone", self._language))
        return action if self._client.disables else None

    def _has_safe(self, rule: str | None, least: int = 1) -> bool:
        fixes = (one.fix for one in self._analysis.violations if rule in (None, one.rule))
        safe = (fix for fix in fixes if fix is not None and fix.safety == "safe")
        return len(list(islice(safe, least))) == least

    def all_edits(self, rule: str | None) -> types.WorkspaceEdit | None:
        """The edits of all safe fixes, or those of one rule; None where they cannot be applied without risk."""
        analysis = self._analysis
        linter = self._linter()
        checker = Part(linter, frozenset({rule})) if rule else linter
        try:
            result = fix_source(checker, self._document.source(), analysis.format, ("safe",))
        except FixUndoneError:
            return None
        new = TextDocument("", "", result.source.data.decode())
        edits = [
            types.TextEdit(lsp_range(self._line(edit.start), self._line(edit.end)), edit.text)
            for edit in line_edits(self._document.text, new.text)
        ]
        return versioned(self._document, edits, self._client)

    def _line(self, number: int) -> Spot:
        """The start of a line, or the end of the text."""
        document = self._document
        return Spot(number, 0) if number < document.line_count else document.spot_at(len(document.text))

    def ignore_here(self, violation: Violation, entries: Sequence[Entry]) -> types.CodeAction | None:
        """A comment that suppresses a rule for a record; None in formats without comments."""
        record = violation.record
        if self._analysis.format.name not in COMMENTED_FORMATS or record is None or record.index >= len(entries):
            return None
        start = self._document.spot(*entries[record.index].first)
        line_end = "\r\n" if "\r\n" in self._document.text else "\n"
        comment = f"% biblint: ignore[{violation.rule}]{line_end}"
        if start.character:
            comment = f"{line_end}{comment}"
        return types.CodeAction(
            title=title("here", self._language, rule=violation.rule),
            kind=types.CodeActionKind.QuickFix,
            edit=versioned(self._document, [types.TextEdit(lsp_range(start, start), comment)], self._client),
        )

    def ignore_in_config(
        self, rule: str, setups: Setups, opened: Callable[[str], TextDocument | None], root: str
    ) -> types.CodeAction | None:
        """The rule turned off in the configuration, which may have to be made; None if it cannot be edited so."""
        config = setups.config_of(self._document.path)
        path = Path(config.path if config else Path(root or Path(self._document.path).parent, NAMES[0]))
        if config is None and not self._client.creates:
            return None
        target = opened(str(path.absolute())) or _on_disk(path, self._document.encoding)
        edit = (with_rule_off_in_toml if path.suffix == ".toml" else with_rule_off)(target.text, rule)
        if edit is None:
            return None
        at = target.spot_at(edit.offset)
        change = types.TextEdit(lsp_range(at, at), edit.text)
        name = title("config", self._language, rule=rule, file=path.name)
        found = _created(target.uri, change) if config is None else versioned(target, [change], self._client)
        if config is not None and found.document_changes and not opened(str(path.absolute())):
            found.document_changes[0].text_document.version = None  # type: ignore[union-attr]
        return types.CodeAction(title=name, kind=types.CodeActionKind.QuickFix, edit=found)

    def explain(self, rule: str) -> types.CodeAction:
        """The page of a rule."""
        name = title("explain", self._language, rule=rule)
        command = types.Command(title=name, command=EXPLAIN, arguments=[rule, self._document.path])
        return types.CodeAction(title=name, kind=types.CodeActionKind.QuickFix, command=command)

    def fixes(
        self, violations: Iterable[Violation], diagnostics: Sequence[types.Diagnostic]
    ) -> Iterator[types.CodeAction]:
        """The fix of each violation, then those of whole rules."""
        found = list(violations)
        for violation in found:
            action = self.quick_fix(violation, diagnostics)
            if action is not None:
                yield action
        for rule in dict.fromkeys(violation.rule for violation in found):
            action = self.fix_rule(rule)
            if action is not None:
                yield action


def _is_of(diagnostic: types.Diagnostic, violation: Violation) -> bool:
    """True if a diagnostic that a client gives back was made of a violation."""
    data = diagnostic.data
    mark = data.get("fingerprint") if isinstance(data, Mapping) else getattr(data, "fingerprint", None)
    return diagnostic.code == violation.rule and mark in (None, violation.fingerprint)


def _on_disk(path: Path, encoding: str) -> TextDocument:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        text = ""
    return TextDocument(from_fs_path(str(path.absolute())) or "", str(path), text, 0, encoding)


def _created(uri: str, change: types.TextEdit) -> types.WorkspaceEdit:
    """An edit of a file that is made first."""
    identifier = types.OptionalVersionedTextDocumentIdentifier(uri=uri)
    return types.WorkspaceEdit(
        document_changes=[
            types.CreateFile(uri=uri, options=types.CreateFileOptions(ignore_if_exists=True)),
            types.TextDocumentEdit(text_document=identifier, edits=[change]),
        ]
    )


__all__ = ["EXPLAIN", "FIX_ALL", "KINDS", "Actions", "Client", "title", "versioned"]
