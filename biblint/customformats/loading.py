"""From a YAML file to a format; every error is told at its place in the file."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from biblint.customformats.delimited import delimited_format
from biblint.customformats.tagged import tagged_format
from biblint.formats.base import Format
from biblint.ruleset import yaml
from biblint.ruleset.errors import FileError, FileErrors, did_you_mean
from biblint.ruleset.validation import SchemaValidator

SCHEMA = Path(__file__).with_name("format-1.schema.json")
"""The JSON Schema (draft 2020-12) of a format file."""


class FormatFileError(FileError):
    """A format file that is YAML but describes no format."""


def load_format(path: Path) -> Format:
    """The format that a YAML file describes; raises `InvalidFileError` with all errors."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise FormatFileError(
            str(path), 0, 0, f"cannot be read: {getattr(error, 'strerror', None) or error}"
        ) from error
    document = yaml.load(text, str(path))
    if not isinstance(document.data, Mapping):
        raise FormatFileError(str(path), 1, 1, "a format file is a mapping that begins with 'schema: 1'")
    errors = _kinds(document) or SchemaValidator(_schema()).errors(document, FormatFileError)
    errors = errors or _incoherences(document)
    if errors:
        raise FileErrors(errors)
    make = delimited_format if "delimited" in document.data else tagged_format
    return make(document.data)


def _schema() -> Mapping[str, Any]:
    schema: dict[str, Any] = json.loads(SCHEMA.read_text("utf-8"))
    return {key: value for key, value in schema.items() if key != "oneOf"}  # said in better words by `_kinds`


def _kinds(document: yaml.Document) -> list[FileError]:
    """An error unless the file has exactly one of the two kinds."""
    given = [kind for kind in ("delimited", "tagged") if kind in document.data]
    if len(given) == 1:
        return []
    if given:
        return [document.error(FormatFileError, ("tagged",), "a format is delimited or tagged, not both", key=True)]
    known = " ".join(document.data)
    hint = (
        did_you_mean(known, ["delimited", "tagged"]) or "one of 'delimited' and 'tagged' says how records are written"
    )
    return [document.error(FormatFileError, (), "the format is neither delimited nor tagged", hint=hint)]


def _incoherences(document: yaml.Document) -> list[FileError]:
    """Names that lead nowhere, and parts of pages under other variables."""
    data = document.data
    kind, key = ("delimited", "columns") if "delimited" in data else ("tagged", "tags")
    fields: Mapping[str, Any] = data[kind][key]
    known = [*fields, *data[kind].get("others", ()), *([data[kind]["begins"]] if kind == "tagged" else [])]
    errors: list[FileError] = [
        document.error(FormatFileError, (kind, key, name, "part"), "only pages have a first and a last part")
        for name, entry in fields.items()
        if isinstance(entry, Mapping) and "part" in entry and entry["variable"] != "page"
    ]
    for place, name in enumerate(data[kind].get("recognise", ())):
        errors += _unknown(document, (kind, "recognise", place), name, fields)
    if "from" in data.get("type", {}):
        errors += _unknown(document, ("type", "from"), data["type"]["from"], known)
    line = data[kind].get("line", "{tag}")
    if "ends" in data[kind] and not line.startswith("{tag}"):
        errors.append(
            document.error(FormatFileError, (kind, "ends"), "where something stands before tags none can end")
        )
    return errors


def _unknown(document: yaml.Document, path: yaml.PathKeys, name: str, known: Collection[str]) -> list[FileError]:
    if name in known:
        return []
    return [document.error(FormatFileError, path, f"'{name}' is not described", hint=did_you_mean(name, list(known)))]
