"""Completion of rule ids, where people name rules: comments that suppress, and configuration files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lsprotocol import types

from biblint.lsp.document import Spot, TextDocument
from biblint.ruleset.rule import CATEGORIES, Rule, text_in

_COMMENT = re.compile(r"%+[ \t]*biblint[ \t]*:[ \t]*ignore(?:-file)?[ \t]*\[[^\]]*$", re.I)
_KEY = re.compile(r"^([ \t]*)(?:- )?([\w-]+)[ \t]*:")
_LEVEL = re.compile(r"^[ \t]+[\w:-]+[ \t]*:[ \t]+[a-z]*$")
_INSIDE_FLOW = re.compile(r"\b(rules|skip)[ \t]*:[ \t]*[\[{][^\]}]*$")
_TOML_TABLE = re.compile(r"\s*\[\[?([^\[\]]+)\]\]?\s*(?:#.*)?$")
_TOML_INLINE = re.compile(r"\s*(rules|fix\.skip|skip)\s*=\s*[{\[](?:.*,)?([^,]*)$")
_TOML_VALUE = re.compile(r"[^=#]*=\s*[\"']?[a-z]*$")
_LEVELS = ("error", "warning", "info", "off")


def completions(
    document: TextDocument, spot: Spot, rules: Sequence[Rule], kind: str, language: str
) -> list[types.CompletionItem]:
    """What may stand at a place; `kind` is `config` for a configuration, `''` for a bibliography."""
    before = document.before(spot)
    if kind == "config":
        write = _in_toml if document.path.endswith(".toml") else _in_config
        return list(write(document, spot, before, rules, language))
    return list(_rule_items(rules, language)) if _COMMENT.search(before) else []


def comment_rule(line: str, column: int) -> str:
    """The rule that a comment which suppresses names at a column (from 0) of a line; `''` if there is none."""
    found = _COMMENT.search(line[:column] + line[column:].partition("]")[0])
    if found is None:
        return ""
    return next((word[0] for word in re.finditer(r"[\w-]+", line) if word.start() <= column <= word.end()), "")


def _in_config(
    document: TextDocument, spot: Spot, before: str, rules: Sequence[Rule], language: str
) -> Iterator[types.CompletionItem]:
    if not before.strip() or not before[:1].isspace():
        flow = _INSIDE_FLOW.search(before)
        if flow is None and not before[:1].isspace():
            yield from _root_items() if before == before.lstrip() and ":" not in before else ()
            return
    if _INSIDE_FLOW.search(before) or _parent(document, spot.line, before) in ("rules", "skip"):
        if _LEVEL.match(before):
            yield from _levels()
            return
        yield from _names(rules, language)


def _in_toml(
    document: TextDocument, spot: Spot, before: str, rules: Sequence[Rule], language: str
) -> Iterator[types.CompletionItem]:
    table = _table(document, spot.line)
    inner = _TOML_INLINE.match(before)
    if inner is not None:
        table, before = f"{table}.{inner[1]}", inner[2]
    if not table.startswith("tool.biblint"):
        return
    if _TOML_VALUE.match(before):
        if table.endswith(".rules"):
            yield from _levels()
    elif re.match(r"[ \t]*[\"']?[\w:-]*$", before):
        if table == "tool.biblint":
            yield from _root_items()
        elif table.endswith((".rules", ".skip")):
            yield from _names(rules, language)


def _table(document: TextDocument, line: int) -> str:
    """The name of the TOML table that a line stands in; `''` at the top."""
    for number in range(line - 1, -1, -1):
        found = _TOML_TABLE.match(document.line(number))
        if found is not None:
            return re.sub(r"\s", "", found[1])
    return ""


def _levels() -> Iterator[types.CompletionItem]:
    for level in _LEVELS:
        yield types.CompletionItem(label=level, kind=types.CompletionItemKind.EnumMember)


def _names(rules: Sequence[Rule], language: str) -> Iterator[types.CompletionItem]:
    yield from _rule_items(rules, language)
    for name in (*(f"category:{one}" for one in CATEGORIES), *_tags(rules)):
        yield types.CompletionItem(label=name, kind=types.CompletionItemKind.Module)


def _parent(document: TextDocument, line: int, before: str) -> str:
    """The key that a line of a configuration stands under; `''` at the top."""
    indent = len(before) - len(before.lstrip())
    for number in range(line - 1, -1, -1):
        found = _KEY.match(document.line(number))
        if found is not None and len(found[1]) < indent:
            return found[2]
    return ""


def _root_items() -> Iterator[types.CompletionItem]:
    from biblint.config.schema import config_schema

    for name, schema in config_schema()["properties"].items():
        text = schema.get("description") if isinstance(schema, dict) else None
        yield types.CompletionItem(label=name, kind=types.CompletionItemKind.Property, documentation=text)


def _tags(rules: Iterable[Rule]) -> list[str]:
    return sorted({f"tag:{tag}" for rule in rules for tag in rule.tags})


def _rule_items(rules: Iterable[Rule], language: str) -> Iterator[types.CompletionItem]:
    for rule in rules:
        yield types.CompletionItem(
            label=rule.id,
            kind=types.CompletionItemKind.Value,
            detail=text_in(rule.title, language),
            documentation=text_in(rule.rationale, language).strip(),
        )
