"""The text of a new rule file: it loads as a rule, and its samples fail until they are filled in."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from biblint.checks.base import Kind, OptionError, Setting
from biblint.ruleset.errors import did_you_mean
from biblint.ruleset.rule import CATEGORIES

_SELECTS = {
    "field": "{field: title}",
    "fields": "{fields: [title, abstract]}",
    "group": "{group: text}",
    "each": "{each: author}",
    "raw": "{raw: TI}",
    "scope": "{scope: record}",
}
_TEXT = """\
schema: 1
id: %(id)s
title: Say in a few words what is wrong
category: structure          # %(categories)s
severity: warning            # error | warning | info
status: preview
since: %(version)s
rationale: >
  Say why it matters: what goes wrong with such a record, in which program, and for whom.
references: []
applies:
  formats: [all]
  types: [all]
select: %(select)s
%(params)scheck:
%(check)s
message: "say what is wrong with '{value}'"
examples:
  valid:
    - record: {type: article-journal, title: Write a value that is right}
  invalid:
    - record: {type: article-journal, title: Write a value that is wrong}
      reports: [{field: title, text: Write the part that is reported}]
"""
_LIST_PARAM = """\
params:
  list: {type: file, default: '', description: Say what the list holds and where it is from.}
"""


def new_rule(rule_id: str, kind: str) -> str:
    """The text of a rule file of a kind, to be filled in; raises ValueError for a bad id or an unknown kind."""
    from biblint import __version__
    from biblint.checks import kind_named, kind_names

    if kind not in kind_names():
        raise ValueError(f"unknown kind '{kind}'; {did_you_mean(kind, kind_names())}")
    if len(rule_id) > 40 or not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", rule_id):
        raise ValueError(f"'{rule_id}' is no rule id: at most 40 small letters and digits, words joined by '-'")
    found = kind_named(kind)
    return _TEXT % {
        "id": rule_id,
        "version": __version__,
        "categories": " | ".join(CATEGORIES[:6]) + " | ...",
        "select": _select(found),
        "params": _LIST_PARAM if "list" in found.required else "",
        "check": "\n".join(_check(found)),
    }


def _select(kind: Kind) -> str:
    """A selection that the kind can work with."""
    if kind.scope == "group" and "scope" in kind.selects:
        return "{scope: collection}"
    return _SELECTS[kind.selects[0]]


def _check(kind: Kind) -> list[str]:
    """The lines of `check`: what is required, and the other options as comments."""
    lines = [f"  kind: {kind.name}"]
    if kind.classifier:
        names = list(kind.findings)
        lines.append(f"  report: [{names[0]}]" + (f"   # {', '.join(names[1:])}" if len(names) > 1 else ""))
    given = _options(kind)
    lines += [f"  {name}: {_written(value)}" for name, value in given.items()]
    others = {name: option for name, option in kind.options.items() if name not in given}
    return lines + [f"  # {name}: {_hint(option)}" for name, option in others.items()]


def _options(kind: Kind) -> dict[str, Any]:
    """The required options, and one more where the kind wants one of several."""
    required = {name: "$list" if name == "list" else example(kind.options[name]) for name in kind.required}
    others = ({**required, name: example(option)} for name, option in kind.options.items() if name not in required)
    return next((options for options in (required, *others) if _compiles(kind, options)), required)


def _compiles(kind: Kind, options: Mapping[str, Any]) -> bool:
    """True if the kind takes the options."""
    try:
        kind.compile({**options, **({"list": ""} if "list" in options else {})}, Setting(variables=("title",)))
    except (OptionError, ValueError):
        return False
    return True


def example(schema: Mapping[str, Any]) -> Any:
    """A value that satisfies a simple schema: its own example or default, else the plainest of its type."""
    for key in ("examples", "enum"):
        if schema.get(key):
            return schema[key][0]
    for key in ("default", "const"):
        if key in schema:
            return schema[key]
    if "$ref" in schema:
        return {"present": ["title"]}
    types = schema.get("type", "string")
    match types if isinstance(types, str) else types[0]:
        case "integer" | "number":
            return schema.get("minimum", 1)
        case "boolean":
            return True
        case "array":
            return [example(schema.get("items", {}))] * max(1, schema.get("minItems", 1))
        case "object":
            return _example_object(schema)
        case _:
            return _example_text(schema)


def _example_object(schema: Mapping[str, Any]) -> dict[str, Any]:
    """The required keys of an object, or one key of a map."""
    properties = schema.get("properties", {})
    required = {name: example(properties.get(name, {})) for name in schema.get("required", ())}
    if required or properties:
        return required
    more = schema.get("additionalProperties", {})
    name = _example_text(schema.get("propertyNames", {"format": "biblint-variable"}))
    return {name: example(more if isinstance(more, Mapping) else {})}


_OF_FORMAT = {
    "biblint-variable": "title",
    "biblint-list": "author",
    "biblint-type": "book",
    "biblint-format": "bibtex",
}


def _example_text(schema: Mapping[str, Any]) -> str:
    """A text of some format."""
    return _OF_FORMAT.get(schema.get("format", ""), "fill in")


def _written(value: Any) -> str:
    """A value as YAML writes it in one line; JSON is YAML."""
    if isinstance(value, str) and re.fullmatch(r"[a-z]+( [a-z]+)+", value):
        return value
    return json.dumps(value, ensure_ascii=False)


def _hint(option: Mapping[str, Any]) -> str:
    """What an option is, for a comment."""
    kind = option.get("type", "")
    return str(option.get("description") or (kind if isinstance(kind, str) else " or ".join(kind)) or "...")
