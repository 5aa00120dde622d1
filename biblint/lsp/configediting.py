"""Turning a rule off in the text of a configuration, without touching what stands there."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import NamedTuple

from biblint.ruleset import yaml
from biblint.ruleset.errors import FileError

_RULES = re.compile(r"^rules[ \t]*:[ \t]*(?:#[^\r\n]*)?(\r\n|\r|\n)", re.M)
_TOML_RULES = re.compile(
    r"^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*biblint[ \t]*\.[ \t]*rules[ \t]*\][^\r\n]*(?:\r\n|\r|\n)", re.M
)
_FLOW = re.compile(r"^rules[ \t]*:[ \t]*\{[ \t]*(\}?)", re.M)
_NEXT = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))*([ \t]+)[^\s#]")


class Insertion(NamedTuple):
    """A text that is put at an offset."""

    offset: int
    text: str


def with_rule_off_in_toml(text: str, rule: str) -> Insertion | None:
    """What makes `[tool.biblint]` of a `pyproject.toml` turn a rule off; None if it says something of the rule."""
    end = "\r\n" if "\r\n" in text else "\n"
    table = _TOML_RULES.search(text)
    if table is not None:
        edit = Insertion(table.end(), f'{rule} = "off"{end}')
    else:
        lead = "" if not text or text.endswith(("\n", "\r")) else end
        edit = Insertion(len(text), f'{lead}{end}[tool.biblint.rules]{end}{rule} = "off"{end}')
    return edit if _holds_in_toml(text, edit, rule) else None


def _holds_in_toml(text: str, edit: Insertion, rule: str) -> bool:
    """True if the edit does what it is to do, and nothing else."""
    try:
        before = tomllib.loads(text)
        after = tomllib.loads(text[: edit.offset] + edit.text + text[edit.offset :])
        rules = before.setdefault("tool", {}).setdefault("biblint", {}).setdefault("rules", {})
        is_new = rule not in rules
        rules[rule] = "off"
    except (tomllib.TOMLDecodeError, AttributeError, TypeError):
        return False
    return is_new and bool(before == after)


def with_rule_off(text: str, rule: str) -> Insertion | None:
    """What makes a YAML configuration turn a rule off; None if it says something of the rule, or is written otherwise.

    An empty text becomes a whole configuration.
    """
    if not text.strip():
        return Insertion(len(text), f"schema: 1\nrules:\n  {rule}: off\n")
    end = "\r\n" if "\r\n" in text else "\n"
    block, flow = _RULES.search(text), _FLOW.search(text)
    if flow is not None:
        edit = Insertion(flow.start(1) if flow[1] else flow.end(), f"{rule}: off" + ("" if flow[1] else ", "))
    elif block is not None:
        following = _NEXT.match(text, block.end())
        indent = following[1] if following else "  "
        edit = Insertion(block.end(), f"{indent}{rule}: off{end}")
    else:
        lead = "" if text.endswith(("\n", "\r")) else end
        edit = Insertion(len(text), f"{lead}rules:{end}  {rule}: off{end}")
    return edit if _holds(text, edit, rule) else None


def _holds(text: str, edit: Insertion, rule: str) -> bool:
    """True if the edit does what it is to do, and nothing else."""
    try:
        before = yaml.load(text).data
        after = yaml.load(text[: edit.offset] + edit.text + text[edit.offset :]).data
    except FileError:
        return False
    if not isinstance(before, Mapping):
        return False
    rules = before.get("rules") or {}
    return isinstance(rules, Mapping) and after == {**before, "rules": {**rules, rule: "off"}}
