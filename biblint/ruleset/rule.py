"""A rule as data: what its YAML file says, checked and typed, not yet compiled."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from biblint.model import Safety, Severity

Text = Mapping[str, str]
"""Language -> text; `en` is always there."""

CATEGORIES: tuple[str, ...] = (
    "missing", "identifiers", "authors", "affiliations", "titles", "container", "dates", "pages", "numbering",
    "language", "labels", "characters", "references", "keywords", "links", "abstract", "structure", "duplicates",
    "consistency", "latex", "completeness",
)  # fmt: skip
PROFILES: tuple[str, ...] = (
    "recommended", "bibtex", "biblatex", "systematic-review", "bibliometrics", "repository", "zotero", "gbt7714",
    "strict",
)  # fmt: skip

Within = Literal["record", "reference", "both"]
Once = Literal["", "record", "value", "file"]
SelectBy = Literal["field", "fields", "group", "each", "raw", "scope"]
Apply = Literal["suggestion", "delete-item", "delete-field", "delete-text", "operation"]


class Condition(NamedTuple):
    """A node of a `when`: `op` is present, absent, matches, all, any or not."""

    op: str
    variables: tuple[str, ...] = ()
    patterns: tuple[tuple[str, str], ...] = ()
    """For `matches`: (variable, pattern) pairs, all of which must match one of the variable's values."""
    parts: tuple[Condition, ...] = ()


class Applies(NamedTuple):
    """Where a rule applies."""

    formats: frozenset[str] | None = None
    """None: all formats."""
    except_formats: frozenset[str] = frozenset()
    types: frozenset[str] | None = None
    """CSL types; None: all. The type `''` (unknown) is written `unknown`."""
    except_types: frozenset[str] = frozenset()
    when: Condition | None = None
    within: Within = "record"


class Select(NamedTuple):
    """What a rule looks at."""

    by: SelectBy
    names: tuple[str, ...]
    """Variables, source tags, the group's name, or the scope (record, file, collection)."""
    variables: tuple[str, ...]
    """The variables that come of it (`raw:<tag>` for tags); empty for a scope."""


class CheckSpec(NamedTuple):
    """Which kind tests it, with which options, and for a classifier which findings count."""

    kind: str
    options: Mapping[str, Any] = {}
    report: tuple[str, ...] = ()
    """The findings that count; for plain kinds all of the kind's."""


class FixSpec(NamedTuple):
    """What a fix does and how far it is to be trusted."""

    safety: Safety
    title: Text
    apply: Apply = "suggestion"
    with_text: str | None = None
    """For pattern-like kinds: what the reported part is replaced by; None: the finding's own suggestion."""


class Report(NamedTuple):
    """One expected violation of a sample; None means not stated."""

    line: int | None = None
    field: str | None = None
    text: str | None = None
    """The reported part of the source."""


class Sample(NamedTuple):
    """A sample of a rule: a canonical record, or source text of a format."""

    record: Mapping[str, Any] | None = None
    format: str = ""
    source: str = ""
    reports: tuple[Report, ...] = ()
    """Empty for a valid sample."""
    fixed: str | Mapping[str, Any] | None = None
    """The text or record after the fix; None where none is offered."""
    has_fixed: bool = False
    """True if the sample says what the fix does, if only that there is none."""
    today: str = ""
    encoding: str = ""
    """The encoding that the source is written in; UTF-8 unless stated."""
    expect: int | None = None
    """How many records a configuration says that the sample must hold."""
    repeat: int = 1
    """How many times the source stands in the file."""
    aux: str | None = None
    """The `.aux` file of a document that cites from the sample."""
    lists: Mapping[str, str] = {}
    """Param -> the text of the CSV file that a configuration gives it."""
    beside: Mapping[str, str] = {}
    """File name -> the text of another file of the same format that the sample is compared with."""
    line: int = 0
    """Where the sample stands in its rule file."""


class Param(NamedTuple):
    """A typed setting of a rule."""

    name: str
    schema: Mapping[str, Any]
    default: Any
    description: str

    @property
    def is_file(self) -> bool:
        """True if its values are names of list files."""
        return self.schema.get("format") == "biblint-file"


class Rule(NamedTuple):
    """One rule."""

    id: str
    title: Text
    category: str
    severity: Severity
    rationale: Text
    message: Text
    select: Select
    check: CheckSpec
    applies: Applies = Applies()
    status: Literal["stable", "preview", "deprecated"] = "stable"
    since: str = "0.1.0"
    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ("recommended",)
    """The profiles that turn the rule on."""
    once: Once = ""
    """Report the first place of each record, file, or reported text in a file only, the others as related locations."""
    params: tuple[Param, ...] = ()
    fix: FixSpec | None = None
    valid: tuple[Sample, ...] = ()
    invalid: tuple[Sample, ...] = ()
    path: str = ""

    @property
    def needs(self) -> tuple[str, ...]:
        """The params that name a list of the check and have no default; the rule is on only where they are set."""
        files = (param.name for param in self.params if param.is_file and not param.default)
        return tuple(name for name in files if f"${name}" in self.check.options.values())

    @property
    def is_collective(self) -> bool:
        """True for a rule over the records of all files that belong together."""
        return self.select.by == "scope" and self.select.names == ("collection",)


def text_in(text: Text, language: str) -> str:
    """A text in a language, English where there is none."""
    return text.get(language) or text["en"]
