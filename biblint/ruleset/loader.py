"""Reads rule files: strict YAML, then the schema, then what a schema cannot say; all errors at once, with places."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

from biblint import variables
from biblint.ruleset import yaml
from biblint.ruleset.build import build_rule
from biblint.ruleset.coherence import incoherences
from biblint.ruleset.errors import FileError, FileErrors, InvalidFileError, RuleFileError, did_you_mean
from biblint.ruleset.packs import rule_files
from biblint.ruleset.rule import Rule
from biblint.ruleset.validation import FormatCheck, FormatProblem, SchemaValidator


def load_rule(path: Path, *, known_formats: Collection[str] | None = None) -> Rule:
    """The rule of a file; raises `FileErrors`. `known_formats` are the file formats it may name, by default all."""
    try:
        document = yaml.load_file(path)
    except FileError as error:
        raise FileErrors([error]) from None
    return _rule_of(document, known_formats)


def parse_rule(text: str, path: str = "-", *, known_formats: Collection[str] | None = None) -> Rule:
    """The rule of a text; raises `FileErrors`. The path serves for messages, and has to be named after the rule."""
    try:
        document = yaml.load(text, path)
    except FileError as error:
        raise FileErrors([error]) from None
    return _rule_of(document, known_formats)


def load_rules(path: Path, *, known_formats: Collection[str] | None = None) -> list[Rule]:
    """The rules of a pack (a file or a folder) in the order of their paths; raises `FileErrors` for all of them."""
    rules: list[Rule] = []
    errors: list[FileError] = []
    try:
        files = rule_files(path)
    except FileError as error:
        raise FileErrors([error]) from None
    for file in files:
        try:
            rules.append(load_rule(file, known_formats=known_formats))
        except InvalidFileError as error:
            errors += error.errors
    errors += _repeated_names(rules)
    if errors:
        raise FileErrors(errors)
    return rules


def check_unique(rules: Iterable[Rule]) -> None:
    """Raises `FileErrors` if an id or alias is that of another rule too, e.g. of another pack."""
    errors = _repeated_names(rules)
    if errors:
        raise FileErrors(errors)


def _rule_of(document: yaml.Document, known_formats: Collection[str] | None) -> Rule:
    """The rule of a document, or all its errors."""
    if known_formats is None:
        from biblint.formats import formats

        known_formats = formats()
    if not isinstance(document.data, Mapping):
        raise FileErrors([document.error(RuleFileError, (), "a rule file is a mapping that begins with 'schema: 1'")])
    validator = _validator(tuple(known_formats), _kind_name(document.data))
    errors = validator.errors(document)
    if not errors:
        from biblint.checks import kind_named

        rule = build_rule(document.data, document.path, document)
        errors += incoherences(document, rule, kind_named(rule.check.kind))
        errors += _bad_defaults(document, rule, validator)
    if errors:
        raise FileErrors(errors)
    return rule


def _kind_name(data: Mapping[str, Any]) -> str:
    """The kind of the check that a rule file names, or `''` if it names none that there is."""
    from biblint.checks import kind_names

    check = data.get("check")
    name = check.get("kind") if isinstance(check, Mapping) else None
    return name if name in kind_names() else ""


@cache
def _validator(known_formats: tuple[str, ...], kind: str) -> SchemaValidator:
    """The validator of rule files of a kind (`''`: of none that is known), given the names of the file formats."""
    from biblint.checks import kind_named, kind_names
    from biblint.ruleset.schema import rule_schema

    schema = rule_schema({kind: kind_named(kind)} if kind else {}, kind_names())
    return SchemaValidator(schema, rule_formats(known_formats))


def _bad_defaults(document: yaml.Document, rule: Rule, validator: SchemaValidator) -> list[FileError]:
    """The errors of params whose default is no value for the option that they stand for."""
    from biblint.checks import kind_named
    from biblint.ruleset.params import referenced

    schemas = kind_named(rule.check.kind).options
    defaults = {param.name: param.default for param in rule.params}
    errors: list[FileError] = []
    for option, value in rule.check.options.items():
        name = referenced(value)
        if name in defaults:
            where = ("params", name, "default")
            errors += validator.errors(document, at=where, value=defaults[name], schema=schemas[option])
    return errors


def rule_formats(known_formats: Collection[str]) -> dict[str, FormatCheck]:
    """The checks of the schema's own formats: patterns, and names of things that are known."""
    lists = [name for name, variable in variables.VARIABLES.items() if variable.is_list]
    return {
        "biblint-pattern": _check_pattern,
        "biblint-variable": _check_variable,
        "biblint-key": _check_key,
        "biblint-list": partial(_check_name, "list variable", lists),
        "biblint-type": partial(_check_name, "item type", ("unknown", *variables.TYPES)),
        "biblint-type-or-all": partial(_check_name, "item type", ("all", "unknown", *variables.TYPES)),
        "biblint-format": partial(_check_name, "format", known_formats),
        "biblint-format-or-all": partial(_check_name, "format", ("all", *known_formats)),
    }


def _check_name(what: str, known: Collection[str], name: str) -> None:
    """Refuses a name that is not among those known."""
    if name not in known:
        raise FormatProblem(f"unknown {what} '{name}'", did_you_mean(name, known))


def _check_variable(name: str) -> None:
    """Refuses what is no variable, facet or `raw:<tag>`."""
    if not variables.is_variable(name):
        raise FormatProblem(f"unknown variable '{name}'", did_you_mean(name, [*variables.VARIABLES, *variables.FACETS]))


def _check_key(name: str) -> None:
    """Refuses what is no key of a canonical record: `type` or a variable."""
    if name != "type":
        _check_variable(name)


def _check_pattern(pattern: str) -> None:
    """Refuses what is no pattern of our dialect."""
    from biblint.regex import PatternError, compile_pattern

    try:
        compile_pattern(pattern)
    except PatternError as error:
        offset = -1 if error.offset is None else error.offset
        raise FormatProblem(f"bad pattern: {error.message}", error.hint, offset) from None


def _repeated_names(rules: Iterable[Rule]) -> list[FileError]:
    """An error for each id or alias that an earlier rule has too."""
    owners: dict[str, Rule] = {}
    errors: list[FileError] = []
    for rule in rules:
        for name in dict.fromkeys((rule.id, *rule.aliases)):
            owner = owners.setdefault(name, rule)
            if owner is not rule:
                errors.append(_repeated_name(name, rule, owner))
    return errors


def _repeated_name(name: str, rule: Rule, owner: Rule) -> FileError:
    """The error for a name that another rule has, at its place in the file if that can be read again."""
    message = f"'{name}' already names the rule of {owner.path}"
    where: yaml.PathKeys = ("id",) if name == rule.id else ("aliases", rule.aliases.index(name))
    try:
        return yaml.load_file(Path(rule.path)).error(RuleFileError, where, message)
    except FileError:
        return RuleFileError(rule.path, 0, 0, message)
