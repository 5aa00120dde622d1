"""A page for each rule, and their index."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from biblint.cli.ruleparts import beside, circumstances, condition, places, words
from biblint.formats import formats
from biblint.reports.display import escaped
from biblint.ruleset.rule import CATEGORIES, Applies, Rule, Sample, text_in
from scripts.docgen.markdown import code, codes, fence, table

_FENCES = {"bibtex": "bibtex"}
"""Format -> the language of its code blocks, where renderers know one."""


def rule_pages(rules: Sequence[Rule]) -> dict[str, str]:
    """Path below `docs/` -> page, of every rule and of the index."""
    pages = {f"rules/{rule.id}.md": "\n".join(_page(rule)) for rule in rules}
    indexes = {"rules/index.md": "\n".join(_index(rules)), "rules/by-format.md": "\n".join(_by_format(rules))}
    return {**indexes, **pages}


def _index(rules: Sequence[Rule]) -> Iterator[str]:
    yield "# Rules\n"
    yield f"{len(rules)} rules. `biblint explain RULE` prints a rule's page in the terminal.\n"
    yield "Fix: `--fix` applies the safe ones, `--unsafe-fixes` the unsafe ones too; *manual* is a suggestion.\n"
    yield "Those that apply to one format or some, and those that leave one out: [rules by format](by-format.md).\n"
    for category in CATEGORIES:
        of_category = sorted((rule for rule in rules if rule.category == category), key=lambda rule: rule.id)
        if of_category:
            yield f"## {category}\n"
            yield table(("rule", "severity", "fix", "what is wrong"), map(_row, of_category))


def _by_format(rules: Sequence[Rule]) -> Iterator[str]:
    yield "# Rules by format\n"
    common = sum(rule.applies.formats is None for rule in rules)
    told = f"{common} of the {len(rules)} rules apply to all formats but those that they leave out; the others apply to"
    yield f"{told} the formats that they name. [Rules by category](index.md) tells what each finds.\n"
    for name, entry in sorted(formats().items()):
        own = [rule for rule in rules if rule.applies.formats is not None and name in rule.applies.formats]
        without = [rule for rule in rules if rule.applies.formats is None and name in rule.applies.except_formats]
        yield f"## {entry.title}\n"
        yield f"{code(name)}: {common - len(without) + len(own)} rules.\n"
        yield from (f"{title}: {_links(some)}.\n" for title, some in (("Also", own), ("Without", without)) if some)


def _links(rules: Sequence[Rule]) -> str:
    return ", ".join(f"[{rule.id}]({rule.id}.md)" for rule in sorted(rules, key=lambda rule: rule.id))


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
                code(json.dumps(p.default, ensure_ascii=False)) if p.default not in ("", []) else "none",
                p.description,
            )
            for p in rule.params
        ]
        yield table(("name", "type", "default", "meaning"), rows)
    yield "## Wrong\n"
    for sample in rule.invalid:
        yield from _sample(sample)
        found = [_marked(where, text) for where, text in places(rule, sample, "en")]
        if found:
            yield f"Reported: {'; '.join(found)}.\n"
        if rule.fix and sample.fixed is None:
            yield "No fix is offered here.\n"
        if sample.fixed is not None:
            yield "Fixed:\n"
            yield _content(sample.fixed, sample.format)
    yield "## Right\n"
    for sample in rule.valid:
        yield from _sample(sample)
    if rule.references:
        yield "## References\n"
        yield "".join(f"- {_linked(reference)}\n" for reference in rule.references)


def _marked(where: str, text: str) -> str:
    """Where something is reported, and the text that is."""
    return ": ".join(filter(None, (where, code(escaped(text, tabs=True)) if text else "")))


def _facts(rule: Rule) -> Iterator[tuple[str, str]]:
    yield "category", rule.category
    yield "severity", rule.severity + ("" if rule.status == "stable" else f" ({rule.status})")
    yield "fix", f"{rule.fix.safety}: {text_in(rule.fix.title, 'en')}" if rule.fix else "none"
    yield "says", text_in(rule.message, "en")
    default = "on by default" if "recommended" in rule.profiles else "off by default"
    yield "profiles", f"{codes(rule.profiles)}; {default}" if rule.profiles else "none; on where it is selected"
    if rule.needs:
        yield "needs", f"{codes(rule.needs)}; on only where a configuration [names one](../guides/lists.md)"
    yield "formats", _names(rule.applies.formats, rule.applies.except_formats)
    yield "item types", _names(rule.applies.types, rule.applies.except_types)
    yield "looks at", f"{rule.select.by} {codes(rule.select.names)}{_within(rule.applies)}"
    if rule.applies.when:
        yield "only where", code(condition(rule.applies, "en"))
    if rule.once:
        yield "told", words(rule.once, "en")
    found = f": {codes(rule.check.report)}" if rule.check.report else ""
    yield "check", f"[{rule.check.kind}](../check-kinds.md#{rule.check.kind}){found}"
    yield "since", rule.since
    if rule.aliases:
        yield "formerly", codes(rule.aliases)


def _names(included: frozenset[str] | None, excluded: frozenset[str]) -> str:
    text = "all" if included is None else codes(sorted(name or "unknown" for name in included))
    return f"{text} except {codes(sorted(name or 'unknown' for name in excluded))}" if excluded else text


def _within(applies: Applies) -> str:
    return {"record": "", "reference": " of listed references", "both": ", of listed references too"}[applies.within]


def _sample(sample: Sample) -> Iterator[str]:
    told = ([sample.format] if sample.format else []) + circumstances(sample, "en")
    if told:
        yield f"{', '.join(told)}:\n"
    yield _content(sample.record if sample.record is not None else sample.source, sample.format)
    for name, text in beside(sample):
        yield f"with the list `{name}`:\n" if name in sample.lists else f"beside `{name}`:\n"
        yield _content(text, sample.format if name in sample.beside else "")


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
