"""Violations and errors in rule files as diagnostics, in the form in which they are sent.

There may be thousands of them at each keystroke, so they are made of plain dictionaries.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.uris import from_fs_path

from biblint.lsp.document import Spot, TextDocument
from biblint.model import Location, Violation
from biblint.ruleset.errors import FileError

PUSHED = 1000
"""How many diagnostics of a document are sent unasked."""
SOURCE = "biblint"
_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error.value,
    "warning": types.DiagnosticSeverity.Warning.value,
    "info": types.DiagnosticSeverity.Information.value,
}
_FADED = types.DiagnosticTag.Unnecessary.value
_UNNECESSARY = frozenset({"suppression-unused", "suppression-expired", "empty-field", "keyword-empty-item"})
"""Rules about what can go without loss; editors show such text faded."""
_WORD = re.compile(r"[^\s,:#\]}]+|.")
_MORE = {
    "en": "{count:,} further findings are not shown here; mend some, or run 'biblint check'",
    "zh": "另有 {count:,} 条问题未显示；请先修复部分问题，或运行 biblint check",
}

Opened = Callable[[str], TextDocument | None]
"""An open document by its path."""
Diagnostic = dict[str, Any]
"""A diagnostic as the protocol writes it."""


def diagnostic(violation: Violation, document: TextDocument, opened: Opened, pages: str = "") -> Diagnostic:
    """The diagnostic of a violation; `pages` is the address of a rule's page with `{rule}` in it."""
    one = violation
    found: Diagnostic = {
        "range": _range(document, one.line, one.column, one.end_line, one.end_column),
        "message": one.message,
        "severity": _SEVERITIES[one.severity],
        "code": one.rule,
        "source": SOURCE,
        "data": {"fingerprint": one.fingerprint},
    }
    href = one.url or pages.replace("{rule}", one.rule)
    if href:
        found["codeDescription"] = {"href": href}
    if one.rule in _UNNECESSARY:
        found["tags"] = [_FADED]
    if one.related:
        found["relatedInformation"] = [_related(place, document, opened) for place in one.related]
    return found


def pushed(
    violations: Sequence[Violation], document: TextDocument, opened: Opened, pages: str, language: str
) -> list[Diagnostic]:
    """The first diagnostics of a document, and one that counts the others."""
    found = [diagnostic(violation, document, opened, pages) for violation in violations[:PUSHED]]
    left = len(violations) - PUSHED
    if left > 0:
        message = _MORE.get(language, _MORE["en"]).format(count=left)
        found.append(_plain(wire_range(Spot(0, 0), Spot(0, 0)), message, "info"))
    return found


def error_diagnostics(errors: Iterable[FileError], document: TextDocument) -> list[Diagnostic]:
    """The diagnostics of errors in a rule or configuration file; those of other files are left out."""
    return [_error(error, document) for error in errors if is_same(error.path, document.path)]


def _error(error: FileError, document: TextDocument) -> Diagnostic:
    line, column = max(error.line, 1), max(error.column, 1)
    word = _WORD.match(document.line(line - 1), column - 1)
    end = column + (len(word[0]) if word else 1)
    message = f"{error.message}\n{error.hint}" if error.hint else error.message
    return _plain(_range(document, line, column, line, end), message, "error")


def _plain(where: Diagnostic, message: str, severity: str) -> Diagnostic:
    return {"range": where, "message": message, "severity": _SEVERITIES[severity], "source": SOURCE}


def is_same(one: str, other: str) -> bool:
    """True if two paths name the same place, whatever they are relative to."""
    return one == other or Path(one).absolute() == Path(other).absolute()


def _related(place: Location, document: TextDocument, opened: Opened) -> Diagnostic:
    other = document if is_same(place.path, document.path) else opened(place.path)
    if other is None:  # its lines are not at hand; columns are right where all is in the basic plane
        start, end = Spot(place.line - 1, place.column - 1), Spot(place.end_line - 1, place.end_column - 1)
        uri = from_fs_path(str(Path(place.path).absolute())) or document.uri
        where = {"uri": uri, "range": wire_range(start, end)}
    else:
        places = (place.line, place.column, place.end_line, place.end_column)
        where = {"uri": other.uri, "range": _range(other, *places)}
    return {"location": where, "message": place.message or f"{place.line}"}


def _range(document: TextDocument, line: int, column: int, end_line: int, end_column: int) -> Diagnostic:
    return wire_range(document.spot(line, column), document.spot(end_line, end_column))


def wire_range(start: Spot, end: Spot) -> Diagnostic:
    """A range between two places, as it is sent."""
    return {
        "start": {"line": start.line, "character": start.character},
        "end": {"line": end.line, "character": end.character},
    }


def span(document: TextDocument, line: int, column: int, end_line: int, end_column: int) -> types.Range:
    """A range of biblint's lines and columns as a range of a document."""
    return lsp_range(document.spot(line, column), document.spot(end_line, end_column))


def lsp_range(start: Spot, end: Spot) -> types.Range:
    """A range between two places."""
    return types.Range(start=types.Position(*start), end=types.Position(*end))
