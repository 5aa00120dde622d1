"""Violations and errors in rule files as diagnostics."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from lsprotocol import types
from pygls.uris import from_fs_path

from biblint.lsp.document import Spot, TextDocument
from biblint.model import Location, Violation
from biblint.ruleset.errors import FileError

PUSHED = 1000
"""How many diagnostics of a document are sent unasked."""
SOURCE = "biblint"
_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}
_UNNECESSARY = frozenset({"suppression-unused", "suppression-expired", "empty-field", "keyword-empty-item"})
"""Rules about what can go without loss; editors show such text faded."""
_WORD = re.compile(r"[^\s,:#\]}]+|.")
_MORE = {
    "en": "{count:,} further findings are not shown here; mend some, or run 'biblint check'",
    "zh": "另有 {count:,} 条问题未显示；请先修复部分问题，或运行 biblint check",
}

Opened = Callable[[str], TextDocument | None]
"""An open document by its path."""


def diagnostic(violation: Violation, document: TextDocument, opened: Opened, pages: str = "") -> types.Diagnostic:
    """The diagnostic of a violation; `pages` is the address of a rule's page with `{rule}` in it."""
    href = violation.url or pages.replace("{rule}", violation.rule)
    return types.Diagnostic(
        range=span(document, violation.line, violation.column, violation.end_line, violation.end_column),
        message=violation.message,
        severity=_SEVERITIES[violation.severity],
        code=violation.rule,
        code_description=types.CodeDescription(href=href) if href else None,
        source=SOURCE,
        tags=[types.DiagnosticTag.Unnecessary] if violation.rule in _UNNECESSARY else None,
        related_information=[_related(one, document, opened) for one in violation.related] or None,
        data={"fingerprint": violation.fingerprint},
    )


def pushed(
    violations: Sequence[Violation], document: TextDocument, opened: Opened, pages: str, language: str
) -> list[types.Diagnostic]:
    """The first diagnostics of a document, and one that counts the others."""
    found = [diagnostic(violation, document, opened, pages) for violation in violations[:PUSHED]]
    left = len(violations) - PUSHED
    if left > 0:
        message = _MORE.get(language, _MORE["en"]).format(count=left)
        found.append(
            types.Diagnostic(
                range=lsp_range(Spot(0, 0), Spot(0, 0)),
                message=message,
                severity=types.DiagnosticSeverity.Information,
                source=SOURCE,
            )
        )
    return found


def error_diagnostics(errors: Iterable[FileError], document: TextDocument) -> list[types.Diagnostic]:
    """The diagnostics of errors in a rule or configuration file; those of other files are left out."""
    return [_error(error, document) for error in errors if is_same(error.path, document.path)]


def _error(error: FileError, document: TextDocument) -> types.Diagnostic:
    line, column = max(error.line, 1), max(error.column, 1)
    word = _WORD.match(document.line(line - 1), column - 1)
    end = column + (len(word[0]) if word else 1)
    message = f"{error.message}\n{error.hint}" if error.hint else error.message
    return types.Diagnostic(
        range=span(document, line, column, line, end),
        message=message,
        severity=types.DiagnosticSeverity.Error,
        source=SOURCE,
    )


def is_same(one: str, other: str) -> bool:
    """True if two paths name the same place, whatever they are relative to."""
    return Path(one).absolute() == Path(other).absolute()


def _related(place: Location, document: TextDocument, opened: Opened) -> types.DiagnosticRelatedInformation:
    own = is_same(place.path, document.path)
    other = document if own else opened(place.path)
    if other is None:  # its lines are not at hand; columns are right where all is in the basic plane
        start, end = Spot(place.line - 1, place.column - 1), Spot(place.end_line - 1, place.end_column - 1)
        uri = from_fs_path(str(Path(place.path).absolute())) or document.uri
        where = types.Location(uri=uri, range=lsp_range(start, end))
    else:
        where = types.Location(
            uri=other.uri, range=span(other, place.line, place.column, place.end_line, place.end_column)
        )
    return types.DiagnosticRelatedInformation(location=where, message=place.message or f"{place.line}")


def span(document: TextDocument, line: int, column: int, end_line: int, end_column: int) -> types.Range:
    """A range of biblint's lines and columns as a range of a document."""
    return lsp_range(document.spot(line, column), document.spot(end_line, end_column))


def lsp_range(start: Spot, end: Spot) -> types.Range:
    """A range between two places."""
    return types.Range(start=types.Position(*start), end=types.Position(*end))
