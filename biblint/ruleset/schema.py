"""The JSON Schema (draft 2020-12) of a rule file, put together from every kind's own option schema.

Each object is closed, and `check` is dispatched on its `kind` with if/then, because `oneOf` names the wrong key when
something is amiss. Formats of our own, which a general validator ignores and the rule loader checks:
`biblint-pattern` (a regular expression), `biblint-variable`, `biblint-list` (a variable that holds a list),
`biblint-type` (an item type or `unknown`) and `biblint-format` (a file format), both also with `-or-all`; what
`biblint-file` names is read elsewhere. An option
schema may refer to `#/$defs/condition`.

`python -m biblint.ruleset.schema --write` writes the copy that editors use.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from biblint.checks.base import Kind
from biblint.ruleset.rule import CATEGORIES, PROFILES
from biblint.variables import GROUPS

Schema = dict[str, Any]

SCHEMA_FILE = Path(__file__).with_name("rule-1.schema.json")
SCHEMA_ID = "urn:biblint:schema:rule-1"
NAME_PATTERN = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
REFERENCE_PATTERN = r"^\$[a-z][a-z0-9_]*$"
"""An option written like this stands for the param of that name."""
_PARAM_PATTERN = "^[a-z][a-z0-9_]*$"
_REQUIRED = "schema id title category severity since rationale select check message examples"
_LANGUAGE_PATTERN = "^[a-z]{2,3}(-[A-Za-z0-9]+)*$"


def rule_schema(kinds: Mapping[str, Kind] | None = None, names: Sequence[str] = ()) -> Schema:
    """The schema of a rule file for some kinds, or for all there are; `names` are kinds to name without options."""
    if kinds is None:
        from biblint.checks import kinds as all_kinds

        kinds = all_kinds()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "biblint rule",
        **_object(_root_properties(), _REQUIRED),
        "if": {"required": ["fix"]},
        "then": {"properties": {"examples": {"properties": {"invalid": {"items": {"required": ["fixed"]}}}}}},
        "$defs": {
            "condition": _condition(),
            "check": _check(tuple(kinds), names or tuple(kinds)),
            **{f"check-{name}": _kind_check(kind) for name, kind in kinds.items()},
        },
    }


def schema_text(schema: Schema | None = None) -> str:
    """The schema as it is written to a file."""
    return json.dumps(rule_schema() if schema is None else schema, indent=2, ensure_ascii=False) + "\n"


def option_schema(option: Mapping[str, Any]) -> Schema:
    """The schema of an option, which may be written as `$name` of a param."""
    return {"if": {"type": "string", "pattern": REFERENCE_PATTERN}, "else": dict(option)}


def _object(properties: Mapping[str, Any], required: str = "", **more: Any) -> Schema:
    """A closed object; `required` holds names with blanks between."""
    schema: Schema = {"type": "object", "properties": dict(properties), "additionalProperties": False, **more}
    return {**schema, "required": required.split()} if required else schema


def _strings(minimum: int = 1, **item: Any) -> Schema:
    """A list of different texts."""
    items = {"type": "string", "minLength": 1, **item}
    return {"type": "array", "items": items, "minItems": minimum, "uniqueItems": True}


def _text(description: str, **limits: Any) -> Schema:
    """A text, or a map of language to text that has English."""
    return {
        "description": f"{description} One text, or a map of language to text.",
        "type": ["string", "object"],
        "minLength": 1,
        **limits,
        "patternProperties": {_LANGUAGE_PATTERN: {"type": "string", "minLength": 1, **limits}},
        "additionalProperties": False,
        "required": ["en"],
    }


def _root_properties() -> Schema:
    """The keys of a rule file."""
    name = {"type": "string", "pattern": NAME_PATTERN, "maxLength": 40}
    return {
        "schema": {"description": "Version of this grammar.", "const": 1},
        "id": {"description": "Permanent name of the rule, which names the defect; also the file's name.", **name},
        "title": _text("What is wrong, in a few words.", maxLength=72, pattern="[^.。]$"),
        "category": {"enum": list(CATEGORIES)},
        "severity": {"enum": ["error", "warning", "info"]},
        "status": {"enum": ["stable", "preview", "deprecated"], "default": "stable"},
        "since": {"description": "First version with this rule.", "type": "string", "pattern": r"^\d+\.\d+\.\d+$"},
        "aliases": {"description": "Former names of the rule.", **_strings(0, pattern=NAME_PATTERN, maxLength=40)},
        "tags": _strings(0, pattern=NAME_PATTERN),
        "rationale": _text("Why it matters, and to whom.", minLength=40),
        "references": {"description": "Standards and manuals.", **_strings(0)},
        "profiles": {
            "description": "The profiles that turn the rule on; none: it is on only where it is asked for.",
            **_strings(0, enum=list(PROFILES)),
            "default": ["recommended"],
        },
        "applies": _applies(),
        "select": _select(),
        "check": {"$ref": "#/$defs/check"},
        "message": _text("What a violation says; {placeholders} of the findings, braces doubled."),
        "once": {
            "description": "Report only the first place of each record, of each file, or of each reported text of a "
            "variable in a file (value), the others as related places.",
            "enum": ["record", "value", "file"],
        },
        "params": _params(),
        "fix": _fix(),
        "examples": _examples(),
    }


def _applies() -> Schema:
    """Where a rule applies."""
    formats, types = _strings(format="biblint-format-or-all"), _strings(format="biblint-type-or-all")
    properties = {
        "formats": {"description": "File formats, or [all].", **formats},
        "except": {"description": "File formats to leave out.", **formats},
        "types": {"description": "CSL item types, `unknown`, or [all].", **types},
        "except-types": {"description": "Item types to leave out.", **types},
        "when": {"description": "What must hold of a record.", "$ref": "#/$defs/condition"},
        "within": {"enum": ["record", "reference", "both"], "default": "record"},
    }
    return _object(properties, minProperties=1)


def _condition() -> Schema:
    """A condition on a record: exactly one key, possibly with conditions inside."""
    inner = {"$ref": "#/$defs/condition"}
    many = {"type": "array", "items": inner, "minItems": 1}
    variables = _strings(format="biblint-variable")
    pattern = {"type": "string", "format": "biblint-pattern"}
    properties = {
        "present": {"description": "All of these have a value.", **variables},
        "absent": {"description": "None of these has a value.", **variables},
        "matches": {
            "description": "Each of these has a value in which its pattern is found.",
            "type": "object",
            "propertyNames": {"format": "biblint-variable"},
            "additionalProperties": pattern,
            "minProperties": 1,
        },
        "all": many,
        "any": many,
        "not": inner,
    }
    return _object(properties, minProperties=1, maxProperties=1)


def _select() -> Schema:
    """What a rule looks at: exactly one key."""
    variable = {"type": "string", "format": "biblint-variable"}
    tag = {"type": "string", "minLength": 1}
    properties = {
        "field": {"description": "One variable.", **variable},
        "fields": {"description": "Several variables.", **_strings(format="biblint-variable")},
        "group": {"description": "A group of variables.", "enum": list(GROUPS)},
        "each": {"description": "The items of a list.", "type": "string", "format": "biblint-list"},
        "raw": {
            "description": "A field by the file's own tag, or several.",
            "type": ["string", "array"],
            "minLength": 1,
            "items": tag,
            "minItems": 1,
            "uniqueItems": True,
        },
        "scope": {"enum": ["record", "file", "collection"]},
    }
    return _object(properties, minProperties=1, maxProperties=1)


def _check(kinds: Sequence[str], names: Sequence[str]) -> Schema:
    """The check: its kind decides on the other keys."""
    return {
        "type": "object",
        "properties": {"kind": {"enum": list(names)}},
        "required": ["kind"],
        "allOf": [
            {
                "if": {"properties": {"kind": {"const": name}}, "required": ["kind"]},
                "then": {"$ref": f"#/$defs/check-{name}"},
            }
            for name in kinds
        ],
    }


def _kind_check(kind: Kind) -> Schema:
    """What a check of one kind may hold."""
    properties: Schema = {"kind": {"const": kind.name}}
    required = ["kind", *kind.required]
    if kind.classifier:
        properties["report"] = _strings(enum=list(kind.findings))
        required.insert(1, "report")
    properties |= {name: option_schema(option) for name, option in kind.options.items()}
    return _object(properties, " ".join(required), description=kind.title)


def _params() -> Schema:
    """The settings that a rule declares, by name."""
    limit = {"type": "integer"}
    properties = {
        "type": {"enum": ["string", "integer", "boolean", "list", "file"]},
        "default": {"type": ["string", "integer", "boolean", "array"], "items": {"type": "string"}},
        "description": {"type": "string", "minLength": 1},
        "minimum": limit,
        "maximum": limit,
        "enum": {"type": "array", "minItems": 1, "uniqueItems": True, "items": {"type": ["string", "integer"]}},
    }
    return {
        "description": "Settings that a configuration may change; an option written $name takes the setting's value.",
        "type": "object",
        "propertyNames": {"pattern": _PARAM_PATTERN},
        "additionalProperties": _object(properties, "type default description"),
    }


def _fix() -> Schema:
    """How a violation is mended."""
    properties = {
        "safety": {"enum": ["safe", "unsafe", "manual"]},
        "title": _text("What the fix does.", maxLength=72, pattern="[^.。]$"),
        "apply": {
            "enum": ["suggestion", "delete-item", "delete-field", "delete-text", "operation"],
            "default": "suggestion",
        },
        "with": {"description": "What the reported part is replaced by.", "type": "string"},
    }
    return _object(properties, "safety title")


def _examples() -> Schema:
    """The samples, which are the rule's tests and its manual."""
    properties = {
        "valid": {"type": "array", "minItems": 1, "items": _sample({})},
        "invalid": {"type": "array", "minItems": 1, "items": _sample(_expected(), "reports")},
    }
    return _object(properties, "valid invalid")


def _expected() -> Schema:
    """What an invalid sample says that comes of it."""
    report = _object(
        {
            "line": {"type": "integer", "minimum": 1},
            "field": {"type": "string", "format": "biblint-variable"},
            "text": {"description": "The reported part, as the source writes it.", "type": "string"},
        },
        minProperties=1,
    )
    fixed = _record(["string", "object", "null"])
    return {
        "reports": {
            "description": "Every violation of this rule in the sample.",
            "type": "array",
            "minItems": 1,
            "items": report,
        },
        "fixed": {"description": "The sample after the fix; null where none is offered.", **fixed},
    }


def _record(types: str | list[str]) -> Schema:
    """A canonical record: its type, and variables with a text or a list of texts."""
    return {
        "type": types,
        "properties": {"type": {"type": "string", "format": "biblint-type"}},
        "propertyNames": {"format": "biblint-key"},
        "additionalProperties": {"type": ["string", "array"], "items": {"type": "string"}},
    }


def _sample(expected: Schema, required: str = "") -> Schema:
    """A sample: a canonical record, or text of a format."""
    properties = {
        "record": {"description": "A canonical record.", **_record("object"), "minProperties": 1},
        "format": {"type": "string", "format": "biblint-format"},
        "source": {"description": "Text of the format.", "type": "string", "minLength": 1},
        "today": {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
        "encoding": {
            "description": "The encoding that the source is put into; UTF-8 unless stated.",
            "enum": ["cp1252", "iso8859-1", "gb18030", "big5", "shift_jis", "utf-16"],
        },
        "expect": {
            "description": "How many records a configuration says that the sample must hold.",
            "type": "integer",
            "minimum": 0,
        },
        "repeat": {
            "description": "How many times the source stands in the file.",
            "type": "integer",
            "minimum": 2,
        },
        "aux": {
            "description": "The .aux file of a document that cites from the sample.",
            "type": "string",
        },
        "lists": {
            "description": "Param -> the text of the CSV file that a configuration gives it.",
            "type": "object",
            "propertyNames": {"pattern": _PARAM_PATTERN},
            "additionalProperties": {"type": "string", "minLength": 1},
            "minProperties": 1,
        },
        "beside": {
            "description": "File name -> the text of another file of the same format, compared with the sample.",
            "type": "object",
            "additionalProperties": {"type": "string", "minLength": 1},
            "minProperties": 1,
        },
        **expected,
    }
    either = {
        "if": {"required": ["record"]},
        "then": {"allOf": [{"not": {"required": [key]}} for key in ("format", "source")]},
        "else": {"required": ["format", "source"]},
    }
    return _object(properties, required, **either)


def main(arguments: list[str]) -> int:
    """Print the schema, or with `--write` bring the committed copy up to date."""
    text = schema_text()
    if arguments == ["--write"]:
        SCHEMA_FILE.write_text(text, encoding="utf-8", newline="\n")
        return 0
    sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
