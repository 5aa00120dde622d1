"""What pages of rules say in words: where a rule applies, and what stands around a sample; English or Chinese."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from biblint.ruleset.rule import Applies, Condition, Rule, Sample

_WORDS: Mapping[str, tuple[str, str]] = {
    "present": ("there is {}", "有 {}"),
    "absent": ("there is no {}", "没有 {}"),
    "matches": ("{} matches {}", "{} 匹配 {}"),
    "all": (" and ", " 且 "),
    "any": (" or ", " 或 "),
    "not": ("not ({})", "非（{}）"),
    "reference": ("references that a record lists", "记录所列的参考文献"),
    "both": ("records, and references that they list", "记录及其所列的参考文献"),
    "record": ("the first place of a record", "每条记录的首处"),
    "value": ("each value of a file once", "文件中每个值一次"),
    "file": ("the first place of a file", "每个文件的首处"),
    "repeat": ("{} times in one file", "在一个文件中重复 {} 次"),
    "encoding": ("in {}", "编码为 {}"),
    "today": ("read on {}", "于 {} 读取"),
    "expect": ("where {} records are expected", "应有 {} 条记录"),
    "line": ("line {}", "第 {} 行"),
}
_LONGEST = 40
"""Characters of a pattern that are shown."""


def words(name: str, language: str) -> str:
    """A phrase of this module; KeyError for one that it has not."""
    return _WORDS[name][1 if language == "zh" else 0]


def condition(applies: Applies, language: str) -> str:
    """The `when` of a rule in words; `''` where it has none."""
    return _condition(applies.when, language) if applies.when else ""


def _condition(node: Condition, language: str) -> str:
    def said(name: str, *parts: str) -> str:
        return words(name, language).format(*parts)

    if node.op == "matches":
        pairs = [said("matches", variable, _pattern(pattern)) for variable, pattern in node.patterns]
        return words("all", language).join(pairs)
    if node.op in ("present", "absent"):
        names = words("all" if node.op == "present" else "any", language).join(node.variables)
        return said(node.op, names)
    if node.op == "not":
        return said("not", _condition(node.parts[0], language))
    parts = [_condition(part, language) for part in node.parts]
    nested = [f"({text})" if part.op in ("all", "any") else text for part, text in zip(node.parts, parts, strict=True)]
    return words(node.op, language).join(nested)


def _pattern(pattern: str) -> str:
    return f"/{pattern if len(pattern) <= _LONGEST else pattern[: _LONGEST - 1] + '…'}/"


def circumstances(sample: Sample, language: str) -> list[str]:
    """What must be known of a sample besides its text: how often it stands there, its encoding, the date of the run."""
    told = {"repeat": sample.repeat if sample.repeat > 1 else "", "encoding": sample.encoding, "today": sample.today,
            "expect": "" if sample.expect is None else sample.expect}  # fmt: skip
    return [words(name, language).format(value) for name, value in told.items() if value != ""]


def beside(sample: Sample) -> Iterator[tuple[str, str]]:
    """Name and text of the files that go with a sample: lists, further exports, the `.aux` file."""
    yield from sample.lists.items()
    yield from sample.beside.items()
    if sample.aux is not None:
        yield "document.aux", sample.aux


def places(rule: Rule, sample: Sample, language: str) -> Iterator[tuple[str, str]]:
    """Where the rule reports something in a sample (line and field, as far as they tell more), and the text marked."""
    is_long = sample.record is None and len(sample.source.splitlines()) > 1
    for report in sample.reports:
        where = [words("line", language).format(report.line)] if is_long and report.line else []
        if report.field and rule.select.names != (report.field,):
            where.append(report.field)
        if where or report.text:
            yield ", ".join(where), report.text or ""
