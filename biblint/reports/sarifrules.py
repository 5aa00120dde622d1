"""Rules as SARIF reporting descriptors, with help as text and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from biblint.reports.markup import plain
from biblint.ruleset.rule import Rule, text_in

LEVELS: Mapping[str, str] = {"error": "error", "warning": "warning", "info": "note"}
"""Severity -> level."""
_PROBLEMS: Mapping[str, str] = {"error": "error", "warning": "warning", "info": "recommendation"}
_FIX: Mapping[str, tuple[str, str]] = {
    "fix": ("Fix: {title}.", "修复：{title}。"),
    "safe": ("As a rule it is safe, and applied by --fix.", "此修复通常安全，由 --fix 执行。"),
    "unsafe": ("As a rule it is unsafe, and applied by --unsafe-fixes.", "此修复通常不安全，由 --unsafe-fixes 执行。"),
    "manual": ("As a rule it is to be decided by hand.", "此修复通常需人工决定。"),
    "references": ("References", "参考资料"),
}


def descriptor(rule: str, known: Rule | None, severity: str, language: str) -> dict[str, Any]:
    """A rule by its id; all that it says of itself where it is known, `severity` being that of this run."""
    if known is None:
        return {"id": rule, "defaultConfiguration": {"level": LEVELS[severity]}}
    rationale = " ".join(text_in(known.rationale, language).split())
    return {
        "id": rule,
        "shortDescription": {"text": text_in(known.title, language)},
        "fullDescription": {"text": rationale},
        "help": {
            "text": "\n\n".join(_text(known, rationale, language)),
            "markdown": "\n\n".join(_markdown(known, rationale, language)),
        },
        "defaultConfiguration": {"level": LEVELS[severity]},
        "properties": {
            "category": known.category,
            "tags": [known.category, *known.tags],
            "problem.severity": _PROBLEMS[severity],
        },
    }


def _said(name: str, language: str, **values: str) -> str:
    return _FIX[name][1 if language == "zh" else 0].format(**values)


def _fix(rule: Rule, language: str) -> Iterator[str]:
    """What the rule's fix does, if it has one."""
    if rule.fix:
        title = text_in(rule.fix.title, language)
        yield _said("fix", language, title=title) + " " + _said(rule.fix.safety, language)


def _text(rule: Rule, rationale: str, language: str) -> Iterator[str]:
    yield rationale
    yield from _fix(rule, language)
    if rule.references:
        yield "\n".join([f"{_said('references', language)}:", *rule.references])


def _markdown(rule: Rule, rationale: str, language: str) -> Iterator[str]:
    """The same in Markdown without HTML, which SARIF forbids (section 3.11.4.2)."""
    yield f"# {plain(text_in(rule.title, language))}"
    yield plain(rationale)
    yield from (f"**{plain(line)}**" for line in _fix(rule, language))
    if rule.references:
        yield f"## {_said('references', language)}"
        yield "\n".join(f"- <{link}>" if "://" in link else f"- {plain(link)}" for link in rule.references)
