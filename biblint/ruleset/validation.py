"""Checks a YAML document against a JSON Schema and says at its place what is wrong, in words for its author."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from biblint.ruleset.errors import FileError, RuleFileError, did_you_mean, nearest
from biblint.ruleset.yaml import Document, PathKeys

_TYPES = {
    "string": "a text", "integer": "an integer", "boolean": "true or false", "array": "a list", "object": "a mapping",
    "null": "null", "number": "a number",
}  # fmt: skip

FormatCheck = Callable[[str], None]
"""Raises `FormatProblem` for a text that is not of a format."""


class FormatProblem(ValueError):  # noqa: N818 - the reason of an error, not one by itself
    """Why a text is not of its format; `offset` counts in the text, -1 where no part of it is at fault."""

    def __init__(self, message: str, hint: str = "", offset: int = -1) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.offset = offset


class SchemaValidator:
    """A schema ready for use, with the checks of its own formats."""

    def __init__(self, schema: Mapping[str, Any], formats: Mapping[str, FormatCheck] | None = None) -> None:
        from jsonschema import Draft202012Validator, FormatChecker

        checker = FormatChecker(formats=())
        for name, check in (formats or {}).items():
            checker.checks(name, raises=FormatProblem)(_passing(check))
        self._schema = schema
        self._checker = checker
        self._validator = Draft202012Validator(schema, format_checker=checker)

    def errors(
        self,
        document: Document,
        kind: type[FileError] = RuleFileError,
        *,
        at: PathKeys = (),
        value: Any = None,
        schema: Mapping[str, Any] | None = None,
    ) -> list[FileError]:
        """The errors of a document by place; with `schema` those of one value that stands at a path of it."""
        if schema is None:
            found = self._validator.iter_errors(document.data)
        else:
            from jsonschema import Draft202012Validator

            part = {**schema, "$defs": self._schema.get("$defs", {})}
            found = Draft202012Validator(part, format_checker=self._checker).iter_errors(value)
        raw = list(found)
        closed = [one for one in raw if one.validator == "additionalProperties"]
        strangers = {tuple(one.absolute_path): _strangers(one) for one in closed}
        errors: dict[str, FileError] = {}
        for one in raw:
            if one.validator == "required" and nearest(_missing(one), strangers.get(tuple(one.absolute_path), ())):
                continue  # the misspelt key is an error already
            errors |= {str(error): error for error in _explain(document, one, kind, at)}
        return sorted(errors.values(), key=lambda error: (error.line, error.column))


def _passing(check: FormatCheck) -> Callable[[object], bool]:
    """A check in the form that jsonschema wants: true, or the exception."""

    def passes(value: object) -> bool:
        if isinstance(value, str):
            check(value)
        return True

    return passes


def _explain(document: Document, error: Any, kind: type[FileError], at: PathKeys) -> Iterator[FileError]:
    """Our errors for one of jsonschema's."""
    path = (*at, *error.absolute_path)
    if error.validator == "additionalProperties":
        yield from _unknown_keys(document, error, kind, path)
    elif error.validator == "required":
        yield document.error(kind, path, f"the key '{_missing(error)}' is missing", key=bool(path))
    elif isinstance(error.cause, FormatProblem):
        yield _bad_format(document, error, kind, path)
    elif "propertyNames" in error.absolute_schema_path:
        name = str(error.instance)
        yield document.error(kind, (*path, name), f"'{name}' cannot be a name here", key=True)
    elif error.validator == "not" and "required" in error.validator_value:
        (name,) = error.validator_value["required"]
        yield document.error(kind, (*path, name), f"the key '{name}' has no place here", key=True)
    else:
        message, hint = _wording(error)
        yield document.error(kind, path, message, hint=hint)


def _strangers(error: Any) -> list[str]:
    """The keys of a mapping that its schema does not know."""
    known, patterns = _allowed(error), error.schema.get("patternProperties", {})
    return [key for key in error.instance if key not in known and not any(re.search(one, key) for one in patterns)]


def _unknown_keys(document: Document, error: Any, kind: type[FileError], path: PathKeys) -> Iterator[FileError]:
    """One error for each key that a mapping may not have."""
    known = _allowed(error)
    free = [name for name in known if name not in error.instance]
    for key in _strangers(error):
        near = nearest(key, free)
        hint = f"did you mean '{near}'?" if near else did_you_mean(key, known)
        yield document.error(kind, (*path, key), f"unknown key '{key}'", hint=hint, key=True)


def _missing(error: Any) -> str:
    """The key that a mapping lacks."""
    missing = re.match(r"'(.*)' is a required property", error.message)
    return missing[1] if missing else ""


def _allowed(error: Any) -> list[str]:
    """The keys that the schema of a mapping knows."""
    return list(error.schema.get("properties", {}))


def _bad_format(document: Document, error: Any, kind: type[FileError], path: PathKeys) -> FileError:
    """An error for a text of the wrong format, at the part of it that is at fault where that can be shown."""
    cause = error.cause
    is_key = "propertyNames" in error.absolute_schema_path
    where = (*path, error.instance) if is_key else path
    found = document.error(kind, where, cause.message, hint=cause.hint, key=is_key)
    if cause.offset > 0 and found.excerpt is not None:
        start = found.excerpt.find(error.instance, found.column - 1)
        if 0 <= start <= found.column:
            found.column = start + cause.offset + 1
    return found


def _wording(error: Any) -> tuple[str, str]:
    """Message and hint for an error of one value."""
    value, limit = error.instance, error.validator_value
    match error.validator:
        case "enum":
            return f"{_shown(value)} is not one of {_listed(limit)}", _meant(value, limit)
        case "const":
            return f"{_shown(value)} must be {_shown(limit)}", ""
        case "type":
            wanted = [limit] if isinstance(limit, str) else limit
            message = f"{_shown(value)} is not {' or '.join(_TYPES[name] for name in wanted)}"
            return message, _retyped(value, wanted)
        case "pattern":
            return f"{_shown(value)} is not written as it must be", _pattern_hint(limit)
        case "minLength" | "maxLength":
            bound = "at least" if error.validator == "minLength" else "at most"
            return f"the text has {len(value)} characters, {bound} {limit} are wanted", ""
        case "minItems" if not value:
            return "the list is empty", ""
        case "minItems" | "maxItems" | "minProperties" | "maxProperties":
            return _count_wording(error)
        case "uniqueItems":
            return "the list names something twice", ""
        case "minimum" | "maximum":
            return f"{value} is {'less' if error.validator == 'minimum' else 'more'} than {limit}", ""
        case _:
            return error.message, ""


def _count_wording(error: Any) -> tuple[str, str]:
    """Message and hint for a wrong number of items or keys."""
    least, most = error.schema.get("minProperties"), error.schema.get("maxProperties")
    if error.validator.endswith("Properties") and least == most == 1:
        return "exactly one key is wanted here", f"known: {', '.join(_allowed(error))}"
    bound = "at least" if error.validator.startswith("min") else "at most"
    what = "items" if error.validator.endswith("Items") else "keys"
    return f"{bound} {error.validator_value} {what} wanted, there are {len(error.instance)}", ""


def _shown(value: Any) -> str:
    """A value of a document as an error quotes it."""
    match value:
        case None:
            return "nothing"
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case str():
            return f"'{value}'" if len(value) <= 60 else f"'{value[:57]}...'"
        case list():
            return "a list"
        case _:
            return "a mapping"


def _listed(values: Iterable[Any]) -> str:
    """The values that are allowed, as far as they can be listed."""
    shown = [_shown(value) for value in values]
    return ", ".join(shown) if len(shown) <= 24 else f"{', '.join(shown[:24])}, ..."


def _meant(value: Any, allowed: list[Any]) -> str:
    """A hint for a value that is not among those allowed."""
    near = nearest(value, [name for name in allowed if isinstance(name, str)]) if isinstance(value, str) else None
    return f"did you mean '{near}'?" if near else ""


def _retyped(value: Any, wanted: list[str]) -> str:
    """A hint for a value of the wrong type."""
    if isinstance(value, (int, bool)) and "string" in wanted:
        return f"quote it: '{_shown(value)}'"
    if isinstance(value, str) and "boolean" in wanted:
        return "true and false are the only words for this"
    return f"write [{value}]" if isinstance(value, str) and "array" in wanted else ""


def _pattern_hint(pattern: str) -> str:
    """What a pattern of the schema asks for."""
    return {
        "^[a-z][a-z0-9]*(-[a-z0-9]+)*$": "small letters and digits, words joined by '-'",
        "[^.。]$": "without a full stop at the end",
        r"^\d+\.\d+\.\d+$": "a version such as 0.1.0",
        r"^\d{4}-\d{2}-\d{2}$": "a date such as 2024-01-31",
    }.get(pattern, f"it has to match {pattern}")
