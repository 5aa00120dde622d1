"""The page of check kinds, and the lists that the grammar of rules refers to."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from biblint.checks import kinds
from biblint.checks.base import COMMON_PLACEHOLDERS, Kind
from biblint.ruleset.rule import CATEGORIES, PROFILES
from biblint.variables import FACETS, GROUPS, TYPES, VARIABLES
from scripts.docgen.markdown import code, codes, table

_SCOPES = {
    "value": "each value", "text": "each value", "list": "all values of a variable together", "record": "the record",
    "note": "what the reader met", "group": "records that share a key",
}  # fmt: skip


def kinds_page() -> str:
    """The page `docs/check-kinds.md`."""
    return "\n".join(_page())


def _page() -> Iterator[str]:
    yield "# Check kinds\n"
    yield (
        "What a rule's `check` can be. A *plain* kind tests what its options say. A *classifier* understands a value "
        "and publishes a closed list of findings; a rule names those it reports in `report`. How a rule is written: "
        "[the grammar of rules](rules-grammar.md).\n"
    )
    yield f"Every message may use {codes(f'{{{name}}}' for name in COMMON_PLACEHOLDERS)}.\n"
    for kind in kinds().values():
        yield from _kind(kind)


def _kind(kind: Kind) -> Iterator[str]:
    yield f"## {kind.name}\n"
    family = "classifier" if kind.classifier else "plain"
    yield f"{kind.title}; {family}; judges {_SCOPES[kind.scope]}; selected by {codes(kind.selects)}.\n"
    if kind.options:
        rows = [(code(name), _type(option), *_meaning(name, option, kind)) for name, option in kind.options.items()]
        yield table(("option", "type", "needed", "meaning"), rows)
    rows = [
        (code(name), finding.description, codes(f"{{{word}}}" for word in finding.placeholders),
         "yes" if finding.has_suggestion else "")
        for name, finding in kind.findings.items()
    ]  # fmt: skip
    yield table(("finding", "meaning", "placeholders", "suggestion"), rows)


def _type(option: Mapping[str, Any]) -> str:
    if "enum" in option:
        return codes(map(str, option["enum"]))
    form = option.get("format", "").removeprefix("biblint-")
    simple = form or str(option.get("type", "any"))
    if simple == "array":
        return f"list of {_type(option.get('items', {}))}"
    return {"object": "map", "string": "text"}.get(simple, simple)


def _meaning(name: str, option: Mapping[str, Any], kind: Kind) -> tuple[str, str]:
    default = f"no; {json.dumps(option['default'])}" if "default" in option else "no"
    return "yes" if name in kind.required else default, str(option.get("description", ""))


def vocabulary() -> str:
    """The names that rules may use: categories, profiles, variables, facets, groups, item types."""
    rows = [(code(v.name), v.kind, "yes" if v.is_list else "", v.en, v.zh) for v in VARIABLES.values()]
    return "\n".join(
        (
            f"**Categories**: {codes(CATEGORIES)}.\n",
            f"**Profiles**: {codes(PROFILES)}.\n",
            f"**Item types** (CSL 1.0.2, and `unknown`): {codes(TYPES)}.\n",
            f"**Facets**: {', '.join(f'{code(name)} of {code(of)}' for name, of in FACETS.items())}.\n",
            table(("group", "variables"), [(code(name), codes(names)) for name, names in GROUPS.items()]),
            table(("variable", "kind", "list", "English", "Chinese"), rows),
        )
    )
