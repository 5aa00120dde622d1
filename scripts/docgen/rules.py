"""A page for each rule, and their index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from biblint.reports.display import escaped
from biblint.ruleset.rule import CATEGORIES, Applies, Rule, Sample, text_in
from scripts.docgen.markdown import code, codes, fence, table

_FENCES = {"bibtex": "bibtex"}
"""Format -> the language of its code blocks, where renderers know one."""


def rule_pages(rules: Sequence[Rule]) -> dict[str, str]:
    """Path below `docs/` -> page, of every rule and of the index."""
    pages = {f"rules/{rule.id}.md": "\n".join(_page(rule)) for rule in rules}
    return {"rules/index.md": "\n".join(_index(rules)), **pages}


def _index(rules: Sequence[Rule]) -> Iterator[str]:
    yield "# Rules\n"
    yield f"{len(rules)} rules. `biblint explain RULE` prints a rule's page in the terminal.\n"
    yield "Fix: `--fix` applies the safe ones, `--unsafe-fixes` the unsafe ones too; *manual* is a suggestion.\n"
    for category in CATEGORIES:
        of_category = sorted((rule for rule in rules if rule.category == category), key=lambda rule: rule.id)
        if of_category:
            yield f"## {category}\n"
            yield table(("rule", "severity", "fix", "what is wrong"), map(_row, of_category))


def _row(rule: Rule) -> tuple[str, str, str, str]:
    fix = rule.fix.safety if rule.fix else ""
    default = "" if "recommended" in rule.profiles else " (off by default)"
    return f"[{rule.id}]({rule.id}.md)", rule.severity, fix, text_in(rule.title, "en") + default


def _page(rule: Rule) -> Iterator[str]:
    yield f"# {rule.id}\n"
    titles = [f"**{text_in(rule.title, 'en')}**", *([f"({rule.title['zh']})"] if "zh" in rule.title else [])]
    yield " ".join(titles) + "\n"
    yield table(("", ""), _facts(rule))
    yield text_in(rule.rationale, "en").strip() + "\n"
    if rule.params:
        yield "## Settings\n"
        rows = [
            (
                code(p.name),
                code("file" if p.is_file else str(p.schema.get("type", ""))),
                code(str(p.default)),
                p.description,
            )
            for p in rule.params
        ]
        yield table(("name", "type", "default", "meaning"), rows)
    yield "## Wrong\n"
    for sample in rule.invalid:
        yield from _sample(sample)
        if sample.fixed is not None:
            yield "Fixed:\n"
            yield _content(sample.fixed, sample.format)
    yield "## Right\n"
    for sample in rule.valid:
        yield from _sample(sample)
    if rule.references:
        yield "## References\n"
        yield "".join(f"- {_linked(reference)}\n" for reference in rule.references)


def _facts(rule: Rule) -> Iterator[tuple[str, str]]:
    yield "category", rule.category
    yield "severity", rule.severity + ("" if rule.status == "stable" else f" ({rule.status})")
    yield "fix", f"{rule.fix.safety}: {text_in(rule.fix.title, 'en')}" if rule.fix else "none"
    yield "profiles", codes(rule.profiles) or "none; on where it is selected"
    if rule.needs:
        yield "needs", f"{codes(rule.needs)}; on only where a configuration [names one](../guides/lists.md)"
    yield "formats", _names(rule.applies.formats, rule.applies.except_formats)
    yield "item types", _names(rule.applies.types, rule.applies.except_types)
    yield "looks at", f"{rule.select.by} {codes(rule.select.names)}{_within(rule.applies)}"
    found = f": {codes(rule.check.report)}" if rule.check.report else ""
    yield "check", f"[{rule.check.kind}](../check-kinds.md#{rule.check.kind}){found}"
    yield "since", rule.since
    if rule.aliases:
        yield "formerly", codes(rule.aliases)


def _names(included: frozenset[str] | None, excluded: frozenset[str]) -> str:
    text = "all" if included is None else codes(sorted(included))
    return f"{text} except {codes(sorted(excluded))}" if excluded else text


def _within(applies: Applies) -> str:
    return {"record": "", "reference": " of listed references", "both": ", of listed references too"}[applies.within]


def _sample(sample: Sample) -> Iterator[str]:
    if sample.format:
        yield f"{sample.format}:\n"
    yield _content(sample.record if sample.record is not None else sample.source, sample.format)
    for name, text in sample.lists.items():
        yield f"with the {name}:\n"
        yield _content(text, "")
    for name, text in sample.beside.items():
        yield f"beside `{name}`:\n"
        yield _content(text, sample.format)


def _content(content: str | Mapping[str, Any], form: str) -> str:
    """A canonical record as YAML, a source as it is but for what cannot be seen."""
    if isinstance(content, str):
        lines = content.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return fence("\n".join(escaped(line, tabs=True) for line in lines), _FENCES.get(form, "text"))
    return fence(escaped_lines(yaml.safe_dump(dict(content), allow_unicode=True, sort_keys=False, width=110)), "yaml")


def escaped_lines(text: str) -> str:
    """A text whose lines are escaped each."""
    return "\n".join(map(escaped, text.split("\n")))


def _linked(reference: str) -> str:
    return f"<{reference}>" if reference.startswith("http") else reference


def rules_with_samples() -> list[Rule]:
    """The built-in rules of the source tree, with their samples."""
    from biblint.ruleset.store import builtin_rules

    return builtin_rules(with_samples=True)


def stale_pages(folder: Path, pages: Mapping[str, str]) -> list[Path]:
    """Pages on disk of rules that are no more."""
    return [path for path in sorted((folder / "rules").glob("*.md")) if f"rules/{path.name}" not in pages]
