"""The JSON Schema (draft 2020-12) of a configuration file.

Formats of our own, which a general validator ignores and the loader checks: `biblint-selector` (a rule, `category:` or
`tag:`), `biblint-format` (a file format), `biblint-glob`, `biblint-record` (`key:`, `doi:` or `line:`), `biblint-date`.

`python -m biblint.config.schema --write` writes the copy that editors use.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from biblint.ruleset.rule import PROFILES

Schema = dict[str, Any]

SCHEMA_FILE = Path(__file__).with_name("config-1.schema.json")
SCHEMA_NAME = SCHEMA_FILE.name
SCHEMA_ID = "urn:biblint:schema:config-1"
SEVERITIES = ("error", "warning", "info")
LEVELS = ("off", "on", *SEVERITIES)
FAIL_ON = (*SEVERITIES, "never")


def config_schema() -> Schema:
    """The schema of a configuration file, or of the table `tool.biblint`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "biblint configuration",
        **_object({**_general(), **_files(), **_rules(), **_findings()}),
    }


def schema_text() -> str:
    """The schema as it is written to a file."""
    return json.dumps(config_schema(), indent=2, ensure_ascii=False) + "\n"


def _object(properties: Schema, **more: Any) -> Schema:
    """A closed object."""
    return {"type": "object", "properties": properties, "additionalProperties": False, **more}


def _text(description: str, **more: Any) -> Schema:
    return {"description": description, "type": "string", "minLength": 1, **more}


def _list(description: str, **item: Any) -> Schema:
    items = {"type": "string", "minLength": 1, **item}
    return {"description": description, "type": "array", "items": items, "uniqueItems": True}


def _globs(description: str) -> Schema:
    return _list(f"{description} Relative to the folder of the file.", format="biblint-glob")


def _by_glob(description: str, **value: Any) -> Schema:
    """A mapping of patterns for files."""
    names = {"format": "biblint-glob", "minLength": 1}
    return {"description": description, "type": "object", "propertyNames": names, "additionalProperties": value}


def _general() -> Schema:
    """What the file itself is, and what it builds on."""
    return {
        "schema": {"description": "Version of this grammar.", "const": 1},
        "root": {
            "description": "Says that folders above do not count. The closest file is used alone in any case.",
            "type": "boolean",
        },
        "extends": _list(
            "What the file builds on, the later over the earlier: profiles (recommended, biblint:recommended), "
            "paths to packs of rules, paths to other configuration files."
        ),
        "profile": {"description": "The set of rules.", "enum": list(PROFILES)},
        "fail-on": {
            "description": "The least severity that makes the exit status 1.",
            "enum": list(FAIL_ON),
            "default": "warning",
        },
    }


def _files() -> Schema:
    """Which files are checked, and how they are read."""
    return {
        "include": _globs("The files that are checked in folders, whatever their extension."),
        "exclude": _globs("Files and folders that are left out in folders."),
        "formats": _by_glob(
            "Pattern for files -> their format, where it is not to be recognised.",
            type="string",
            format="biblint-format",
        ),
        "expect": _by_glob("Pattern for files -> how many records each must hold.", type="integer", minimum=0),
        "collections": {
            "description": "Name -> patterns for the files that belong together.",
            "type": "object",
            "additionalProperties": _globs("The files of a collection."),
        },
    }


def _settings(description: str) -> Schema:
    """A mapping of selectors to levels, or to mappings of a level and params."""
    setting = {
        "type": ["string", "object"],
        "if": {"type": "string"},
        "then": {"enum": list(LEVELS)},
        "else": {
            "properties": {"severity": {"enum": list(LEVELS)}},
            "propertyNames": {"pattern": "^[a-z][a-z0-9_]*$"},
            "minProperties": 1,
        },
    }
    return {
        "description": description,
        "type": "object",
        "propertyNames": {"format": "biblint-selector"},
        "additionalProperties": setting,
    }


def _rules() -> Schema:
    """What is changed about rules, everywhere or at some places."""
    override = _object(
        {
            "files": {**_globs("The files that this is for; all files if there are none."), "minItems": 1},
            "records": {
                **_list("The records that this is for: key:KEY, doi:DOI or line:NUMBER.", format="biblint-record"),
                "minItems": 1,
            },
            "rules": {**_settings("What is changed."), "minProperties": 1},
            "reason": _text("Why."),
            "expires": _text("The last day on which this counts.", format="biblint-date"),
        },
        required=["rules"],
    )
    return {
        "rules": _settings(
            "A rule, category:NAME or tag:NAME -> off, on, error, warning, info, or a mapping of severity and params. "
            "A rule by its name counts more than a group; else the later counts."
        ),
        "overrides": {
            "description": "What is different for some files or records; the later counts.",
            "type": "array",
            "items": override,
        },
    }


def _findings() -> Schema:
    """What is done with what is found."""
    return {
        "fix": _object(
            {
                "unsafe": {"description": "Fix unsafely too, as with --unsafe-fixes.", "type": "boolean"},
                "skip": _list("Rules whose fixes are shown and not applied.", format="biblint-selector"),
            },
            description="How violations are fixed.",
        ),
        "suppressions": _object(
            {
                "require-reason": {"description": "Every suppression must say why.", "type": "boolean"},
                "report-unused": {
                    "description": "Report suppressions that suppress nothing: with which severity, or off.",
                    "enum": ["off", *SEVERITIES],
                },
            },
            description="How suppressions are looked after.",
        ),
        "baseline": _text("The file of violations that are known, as 'biblint baseline write' writes it."),
    }


def main(arguments: list[str]) -> int:
    """Print the schema, or with `--write` bring the committed copy up to date."""
    if arguments == ["--write"]:
        SCHEMA_FILE.write_text(schema_text(), encoding="utf-8", newline="\n")
        return 0
    sys.stdout.write(schema_text())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
