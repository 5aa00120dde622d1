"""A rule as a page of text for people, and as plain data."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from biblint.cli.ruleparts import beside, circumstances, condition, places, words
from biblint.reports.display import escaped
from biblint.ruleset.rule import Applies, Param, Rule, Sample, text_in

_HEADS: Mapping[str, tuple[str, str]] = {
    "looks": ("Looks at", "检查对象"),
    "formats": ("Formats", "格式"),
    "types": ("Types", "文献类型"),
    "profiles": ("Profiles", "规则集"),
    "aliases": ("Formerly", "曾用名"),
    "all": ("all", "全部"),
    "except": ("except", "除外"),
    "unless": ("only where asked for", "仅在明确选择时启用"),
    "needs": ("On only where a configuration sets", "仅在配置中设置以下参数时启用"),
    "with": ("with", "搭配"),
    "where": ("Only where", "仅当"),
    "within": ("In", "范围"),
    "once": ("Told", "报告方式"),
    "default": ("on by default", "默认启用"),
    "off": ("off by default", "默认关闭"),
    "says": ("Says", "提示"),
    "reported": ("reported", "报告"),
    "fix": ("Fix", "修复"),
    "none": ("none", "无"),
    "unmended": ("no fix is offered here", "此处不提供修复"),
    "settings": ("Settings", "设置"),
    "wrong": ("Wrong", "错误示例"),
    "fixed": ("fixed", "修复后"),
    "right": ("Right", "正确示例"),
    "references": ("References", "参考资料"),
}
_SAFETIES: Mapping[str, tuple[str, str]] = {
    "safe": ("safe, applied by --fix", "安全，由 --fix 执行"),
    "unsafe": ("unsafe, applied by --unsafe-fixes", "不安全，由 --unsafe-fixes 执行"),
    "manual": ("to be decided by hand", "需人工决定"),
}
_SAMPLES_SHOWN = 2
_WIDTH = 88


def rule_page(rule: Rule, language: str) -> str:
    """All that a rule says of itself, as text that ends in a newline."""
    return "\n".join(_lines(rule, language)) + "\n"


def rule_summary(rule: Rule, language: str) -> dict[str, Any]:
    """The few data by which rules are listed."""
    return {
        "id": rule.id,
        "title": text_in(rule.title, language),
        "category": rule.category,
        "severity": rule.severity,
        "status": rule.status,
        "profiles": list(rule.profiles),
        "fix": rule.fix.safety if rule.fix else None,
    }


def rule_data(rule: Rule, language: str) -> dict[str, Any]:
    """All that a rule says of itself, as plain data."""
    return {
        **rule_summary(rule, language),
        "since": rule.since,
        "aliases": list(rule.aliases),
        "tags": list(rule.tags),
        "rationale": text_in(rule.rationale, language).strip(),
        "message": text_in(rule.message, language),
        "references": list(rule.references),
        "kind": rule.check.kind,
        "report": list(rule.check.report),
        "select": {rule.select.by: list(rule.select.names)},
        "settings": [_setting(param) for param in rule.params],
        "needs": list(rule.needs),
        "fix_title": text_in(rule.fix.title, language) if rule.fix else None,
        "valid": [_sample(sample) for sample in rule.valid],
        "invalid": [_sample(sample) for sample in rule.invalid],
        "path": rule.path,
    }


def _setting(param: Param) -> dict[str, Any]:
    return {
        "name": param.name,
        "schema": dict(param.schema),
        "default": param.default,
        "description": param.description,
    }


def _sample(sample: Sample) -> dict[str, Any]:
    shown: dict[str, Any] = {"record": sample.record} if sample.record is not None else {}
    if sample.record is None:
        shown = {"format": sample.format, "source": sample.source}
    if sample.lists:
        shown["lists"] = dict(sample.lists)
    if sample.beside:
        shown["beside"] = dict(sample.beside)
    return {**shown, "fixed": sample.fixed} if sample.has_fixed else shown


def _head(name: str, language: str) -> str:
    return _HEADS[name][1 if language == "zh" else 0]


def _lines(rule: Rule, language: str) -> Iterator[str]:
    yield f"{rule.id}  [{rule.category}, {rule.severity}{'' if rule.status == 'stable' else ', ' + rule.status}]"
    yield text_in(rule.title, language)
    yield ""
    for paragraph in text_in(rule.rationale, language).strip().split("\n"):
        yield from textwrap.wrap(paragraph, _WIDTH) or [""]
    yield ""
    yield from _scope(rule, language)
    yield from _fix(rule, language)
    yield from _settings(rule, language)
    for sample in _telling(rule.invalid):
        yield from _shown(_head("wrong", language), sample, language)
        yield from _lists(sample, language)
        yield from _reported(rule, sample, language)
        if rule.fix and sample.fixed is None:
            yield f"  {_head('unmended', language)}"
            yield ""
        if sample.fixed is not None:
            mended = Sample(_mapping(sample.fixed), source=str(sample.fixed))
            yield from _shown(f"  {_head('fixed', language)}", mended, language)
    for sample in rule.valid[:_SAMPLES_SHOWN]:
        yield from _shown(_head("right", language), sample, language)
        yield from _lists(sample, language)
    if rule.references:
        yield f"{_head('references', language)}:"
        yield from (f"  {reference}" for reference in rule.references)


def _telling(samples: Sequence[Sample]) -> list[Sample]:
    """The first samples; if none of them is mended, one that is among them."""
    shown = list(samples[:_SAMPLES_SHOWN])
    if all(sample.fixed is None for sample in shown):
        shown[-1:] = [next((sample for sample in samples if sample.fixed is not None), shown[-1])]
    return shown


def _scope(rule: Rule, language: str) -> Iterator[str]:
    """Where a rule looks, as labelled lines."""
    kind = f"{rule.check.kind}: {', '.join(rule.check.report)}" if rule.check.report else rule.check.kind
    yield f"{_head('looks', language)}: {rule.select.by} {', '.join(rule.select.names)} ({kind})"
    yield f"{_head('formats', language)}: {_formats(rule.applies, language)}"
    yield f"{_head('types', language)}: {_names(rule.applies.types, rule.applies.except_types, language)}"
    yield from _conditions(rule, language)
    default = _head("default" if "recommended" in rule.profiles else "off", language)
    yield f"{_head('profiles', language)}: {', '.join(rule.profiles) or _head('unless', language)} ({default})"
    if rule.needs:
        yield f"{_head('needs', language)}: {', '.join(rule.needs)}"
    if rule.aliases:
        yield f"{_head('aliases', language)}: {', '.join(rule.aliases)}"


def _conditions(rule: Rule, language: str) -> Iterator[str]:
    """Which records count, and how often one is told of."""
    if rule.applies.when:
        yield from _wrapped(f"{_head('where', language)}: {condition(rule.applies, language)}")
    if rule.applies.within != "record":
        yield f"{_head('within', language)}: {words(rule.applies.within, language)}"
    if rule.once:
        yield f"{_head('once', language)}: {words(rule.once, language)}"
    yield from _wrapped(f"{_head('says', language)}: {text_in(rule.message, language)}")


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)


def _reported(rule: Rule, sample: Sample, language: str) -> Iterator[str]:
    """What the rule marks in a sample."""
    found = list(places(rule, sample, language))
    for where, text in found:
        shown = ": ".join(filter(None, (where, escaped(text, tabs=True))))
        yield f"  {_head('reported', language)}: {shown}".rstrip()
    if found:
        yield ""


def _formats(applies: Applies, language: str) -> str:
    return _names(applies.formats, applies.except_formats, language)


def _names(included: frozenset[str] | None, excluded: frozenset[str], language: str) -> str:
    text = _head("all", language) if included is None else _listed(included)
    return f"{text} ({_head('except', language)}: {_listed(excluded)})" if excluded else text


def _listed(names: frozenset[str]) -> str:
    """Names of formats or types; the type without a name is the unknown one."""
    return ", ".join(sorted(name or "unknown" for name in names))


def _fix(rule: Rule, language: str) -> Iterator[str]:
    if rule.fix:
        safety = _SAFETIES[rule.fix.safety][1 if language == "zh" else 0]
        yield f"{_head('fix', language)}: {text_in(rule.fix.title, language)} ({safety})"
    else:
        yield f"{_head('fix', language)}: {_head('none', language)}"
    yield ""


def _settings(rule: Rule, language: str) -> Iterator[str]:
    if not rule.params:
        return
    yield f"{_head('settings', language)}:"
    for param in rule.params:
        default = json.dumps(param.default, ensure_ascii=False)
        type_name = "file" if param.is_file else param.schema.get("type", "value")
        yield f"  {param.name} ({type_name}, default {default}): {param.description}"
    yield ""


def _shown(title: str, sample: Sample, language: str) -> Iterator[str]:
    """A sample under its title, indented."""
    told = ([sample.format] if sample.record is None and sample.format else []) + circumstances(sample, language)
    yield f"{title} ({', '.join(told)}):" if told else f"{title}:"
    if sample.record is not None:
        for variable, value in sample.record.items():
            items = value if isinstance(value, list) else [value]
            yield from (f"    {variable}: {escaped(str(item))}" for item in items)
    else:
        yield from (f"    {escaped(line, tabs=True)}".rstrip() for line in sample.source.splitlines())
    yield ""


def _lists(sample: Sample, language: str) -> Iterator[str]:
    """The lists that a configuration gives the rule in a sample, and the files that it is compared with."""
    for name, text in beside(sample):
        yield from _shown(f"  {_head('with', language)} {name}", Sample(source=text), language)


def _mapping(fixed: object) -> Mapping[str, Any] | None:
    return fixed if isinstance(fixed, Mapping) else None
