"""Rule and configuration files while they are written: what is wrong with them, with places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from biblint.config.discovery import NAMES, PROJECT
from biblint.lsp.document import TextDocument
from biblint.ruleset.errors import FileError, InvalidFileError, YamlError
from biblint.ruleset.rule import Rule

_RULE_KEYS = re.compile(r"^(?:id|title|category|severity|rationale|select|check|message|examples)[ \t]*:", re.M)
_TABLE = re.compile(r"^\s*\[\[?\s*tool\s*\.\s*biblint\b", re.M)
_FEWEST_KEYS = 3
_YAML = (".yaml", ".yml")
FileKind = Literal["config", "rule", ""]


def kind_of(path: str, text: str) -> FileKind:
    """What a file is: a configuration by its name or table, a YAML rule by its keys; `''` for all others."""
    name = Path(path).name
    if name in NAMES or (name == PROJECT and _TABLE.search(text)):
        return "config"
    if not name.endswith(_YAML):
        return ""
    return "rule" if len(set(_RULE_KEYS.findall(text))) >= _FEWEST_KEYS else ""


def document_kind(document: TextDocument) -> FileKind:
    """What an open document is; the whole text, which takes time to make, is asked for only if the name says so."""
    name = Path(document.path).name
    is_sought = name in NAMES or name == PROJECT or name.endswith(_YAML)
    return kind_of(document.path, document.text) if is_sought else ""


def errors_in(path: str, text: str, rules: Sequence[Rule]) -> Sequence[FileError]:
    """All errors of a configuration or rule file; those of files that it extends are told with their own paths.

    `rules` are the rules that a configuration may name besides those of its own packs.
    """
    try:
        if kind_of(path, text) == "config":
            _check_config(Path(path), text, rules)
        else:
            from biblint.ruleset.loader import parse_rule

            parse_rule(text, path)
    except InvalidFileError as error:
        return error.errors
    except RecursionError:
        return (YamlError(path, 1, 1, "the text is nested too deeply"),)
    return ()


def _check_config(path: Path, text: str, rules: Sequence[Rule]) -> None:
    from biblint.config.loading import load_config
    from biblint.config.rules import check_rules
    from biblint.ruleset.loader import check_unique, load_rules

    config = load_config(path, text)
    known = list(rules)
    for pack in dict.fromkeys(entry.value for entry in config.packs):
        known += load_rules(pack)
    check_unique(known)
    check_rules(config, known)
