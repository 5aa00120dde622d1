"""Makes a `Rule` of the plain data of a rule file that is known to be valid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from biblint.ruleset.params import referenced
from biblint.ruleset.rule import (
    Applies,
    CheckSpec,
    Condition,
    FixSpec,
    Param,
    Report,
    Rule,
    Sample,
    Select,
    Text,
)
from biblint.variables import GROUPS

if TYPE_CHECKING:
    from biblint.ruleset.yaml import Document

Data = Mapping[str, Any]


def build_rule(data: Data, path: str, document: Document | None = None) -> Rule:
    """The rule that some data says; samples only if `examples` is there, with their lines if the document is given."""
    examples = data.get("examples", {})
    return Rule(
        id=data["id"],
        title=_text(data["title"]),
        category=data["category"],
        severity=data["severity"],
        rationale=_text(data["rationale"]),
        message=_text(data["message"]),
        select=_select(data["select"]),
        check=_check(data["check"], path),
        applies=_applies(data.get("applies", {})),
        status=data.get("status", "stable"),
        since=data["since"],
        aliases=tuple(data.get("aliases", ())),
        tags=tuple(data.get("tags", ())),
        references=tuple(data.get("references", ())),
        profiles=tuple(data.get("profiles", ("recommended",))),
        once=data.get("once", ""),
        params=tuple(_param(name, param, path) for name, param in data.get("params", {}).items()),
        fix=_fix(data["fix"]) if "fix" in data else None,
        valid=_samples(examples, "valid", document),
        invalid=_samples(examples, "invalid", document),
        path=path,
    )


def build_condition(data: Data) -> Condition:
    """The condition that a `when` says."""
    ((op, value),) = data.items()
    if op in ("present", "absent"):
        return Condition(op, variables=tuple(value))
    if op == "matches":
        return Condition(op, patterns=tuple(value.items()))
    return Condition(op, parts=tuple(map(build_condition, [value] if op == "not" else value)))


def param_schema(data: Data) -> dict[str, Any]:
    """The JSON Schema of the values that a configuration may give a param."""
    limits = {key: data[key] for key in ("minimum", "maximum", "enum") if key in data}
    match data["type"]:
        case "list":
            return {"type": "array", "items": {"type": "string"}}
        case "file":
            return {"type": "string", "format": "biblint-file"}
        case simple:
            return {"type": simple, **limits}


def _text(data: str | Mapping[str, str]) -> Text:
    """A text by language; a single one is English. The ends of block scalars are trimmed."""
    texts = {"en": data} if isinstance(data, str) else data
    return {language: text.strip() for language, text in texts.items()}


def _select(data: Data) -> Select:
    """What a rule looks at, with the variables of it."""
    ((by, value),) = data.items()
    names = (value,) if isinstance(value, str) else tuple(value)
    variables: tuple[str, ...] = names
    if by == "group":
        variables = GROUPS[value]
    elif by == "raw":
        variables = tuple(f"raw:{name}" for name in names)
    elif by == "scope":
        variables = ()
    return Select(by, names, variables)  # type: ignore[arg-type]


def _check(data: Data, path: str) -> CheckSpec:
    """The kind, its options as written (a param still as `$name`), and the findings that count."""
    options = {key: value for key, value in data.items() if key not in ("kind", "report")}
    if options.get("list") and referenced(options["list"]) is None:
        options["list"] = _list(options["list"], path)
    return CheckSpec(data["kind"], options, tuple(data.get("report", ())))


def _applies(data: Data) -> Applies:
    """Where a rule applies."""
    if not data:
        return Applies()
    return Applies(
        formats=_names(data.get("formats", ("all",))),
        except_formats=frozenset(data.get("except", ())),
        types=_types(data.get("types", ("all",))),
        except_types=_types(data.get("except-types", ())) or frozenset(),
        when=build_condition(data["when"]) if "when" in data else None,
        within=data.get("within", "record"),
    )


def _names(names: Sequence[str]) -> frozenset[str] | None:
    """A set of names, None for `all`."""
    return None if "all" in names else frozenset(names)


def _types(names: Sequence[str]) -> frozenset[str] | None:
    """A set of item types, None for `all`; the unknown type is `''`."""
    return _names(["" if name == "unknown" else name for name in names])


def _param(name: str, data: Data, path: str) -> Param:
    """A setting of a rule."""
    default = data["default"]
    if data["type"] == "file" and default:
        default = _list(default, path)
    return Param(name, param_schema(data), default, data["description"])


def _list(name: str, path: str) -> str:
    """A list file, named from the folder of the rule."""
    from biblint.ruleset.lists import ListFile

    return ListFile(Path(path).parent / name)


def _fix(data: Data) -> FixSpec:
    """What a fix does."""
    return FixSpec(data["safety"], _text(data["title"]), data.get("apply", "suggestion"), data.get("with"))


def _samples(examples: Data, which: str, document: Document | None) -> tuple[Sample, ...]:
    """The valid or the invalid samples."""
    return tuple(
        _sample(data, document.position(("examples", which, place)).line if document else 0)
        for place, data in enumerate(examples.get(which, ()))
    )


def _sample(data: Data, line: int) -> Sample:
    """A sample, which stands at a line of its file."""
    return Sample(
        record=data.get("record"),
        format=data.get("format", ""),
        source=data.get("source", ""),
        reports=tuple(Report(one.get("line"), one.get("field"), one.get("text")) for one in data.get("reports", ())),
        fixed=data.get("fixed"),
        has_fixed="fixed" in data,
        today=data.get("today", ""),
        encoding=data.get("encoding", ""),
        expect=data.get("expect"),
        aux=data.get("aux"),
        lists=data.get("lists", {}),
        beside=data.get("beside", {}),
        repeat=data.get("repeat", 1),
        line=line,
    )
