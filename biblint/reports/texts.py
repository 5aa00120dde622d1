"""The interface texts of the reports for people, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

LANGUAGES = ("en", "zh")

_TEXTS: Mapping[str, tuple[str, str]] = {
    "error": ("error", "错误"),
    "warning": ("warning", "警告"),
    "info": ("info", "提示"),
    "fix": ("fix ({safety}): {title}", "修复（{safety}）：{title}"),
    "safe": ("safe", "安全"),
    "unsafe": ("unsafe", "不安全"),
    "manual": ("by hand", "需人工"),
    "also": ("also", "另见"),
    "more-places": ("and {count} more", "及另外 {count} 处"),
    "more-edits": ("and {count} more changes", "及另外 {count} 处修改"),
    "collapsed": ("{count} of {total} records", "{total} 条记录中的 {count} 条"),
    "in-record": ("in {key}", "记录 {key}"),
    "in-reference": ("in reference {number} of {key}", "记录 {key} 的参考文献 {number}"),
    "found": ("Found {what} in {files} ({records}).", "共发现 {what}，涉及 {files}（{records}）。"),
    "nothing": ("No errors or warnings in {files} ({records}).", "{files}（{records}）中没有错误或警告。"),
    "fixable": ("{count} fixable with --fix.", "其中 {count} 处可用 --fix 修复。"),
    "fixable-both": (
        "{count} fixable with --fix, {more} more with --unsafe-fixes.",
        "其中 {count} 处可用 --fix 修复，另有 {more} 处可用 --unsafe-fixes 修复。",
    ),
    "fixable-unsafe": ("{more} fixable with --unsafe-fixes.", "其中 {more} 处可用 --unsafe-fixes 修复。"),
    "fixed": ("Fixed {count} in {files}.", "已修复 {files}中的 {count}。"),
    "would-fix": ("Would fix {count} in {files}.", "将修复 {files}中的 {count}。"),
    "hidden": ("{infos}: --show-info lists {them}", "{infos}：使用 --show-info 列出"),
    "trend": (
        "{new} new, {fixed} fixed, {unchanged} unchanged; violations: {before} before, {after} now.",
        "新增 {new}，已修复 {fixed}，未变 {unchanged}；问题：此前 {before} 处，现在 {after} 处。",
    ),
    "trend-head": ("  new  fixed  unchanged  rule", " 新增   已修复        未变  规则"),
    "trend-new": ("new", "新增"),
    "trend-fixed": ("fixed", "已修复"),
    "trend-unchanged": ("unchanged", "未变"),
    "more-violations": ("and {count} more", "及另外 {count} 处"),
    "by-rule": ("By rule", "按规则"),
    "by-file": ("By file", "按文件"),
    "first-violations": ("First violations", "首批问题"),
    "more-files": ("and {count} more files", "及另外 {count} 个文件"),
    "head-rule": ("rule", "规则"),
    "head-title": ("title", "说明"),
    "head-severity": ("severity", "级别"),
    "head-violations": ("violations", "问题"),
    "head-records": ("records", "记录"),
    "head-fixable": ("fixable", "可修复"),
    "head-unsafe": ("unsafe fixes", "不安全修复"),
    "head-file": ("file", "文件"),
    "head-errors": ("errors", "错误"),
    "head-warnings": ("warnings", "警告"),
    "head-infos": ("infos", "提示"),
    "head-place": ("place", "位置"),
    "head-record": ("record", "记录"),
    "head-message": ("message", "信息"),
    "stale-baseline": (
        "{path}: {count} of its lines match nothing any more; 'biblint baseline prune' removes them",
        "{path}：其中 {count} 行已不再出现，可用 'biblint baseline prune' 删除",
    ),
    "baseline-written": ("{path}: {count} known violations", "{path}：已记录 {count} 处问题"),
    "baseline-pruned": ("{path}: {count} lines removed, {left} left", "{path}：已删除 {count} 行，余 {left} 行"),
    "baseline-set": ("to use it: add 'baseline: {file}' to {path}", "使用方法：在 {path} 中加入 'baseline: {file}'"),
    "baseline-option": ("to use it: biblint check --baseline {path}", "使用方法：biblint check --baseline {path}"),
    "cache-info": (
        "{path}: {reports}, {size} of at most {limit}",
        "{path}：{reports}，共 {size}，上限 {limit}",
    ),
    "cache-cleared": ("{path}: {reports} removed, {size}", "{path}：已删除 {reports}，共 {size}"),
    "left-out": ("Left out: {parts}.", "未列出：{parts}。"),
    "suppressed": ("{count} suppressed", "已忽略 {count} 处"),
    "known": ("{count} in the baseline", "基线中已有 {count} 处"),
    "screen-rule": ("rule", "规则"),
    "screen-head": (
        "  count  files    fixable  rule{rule}  first example",
        "   数量 文件数     可修复  规则{rule}  首例",
    ),
    "screen-files": (" errors  warnings  records  file", "   错误      警告   记录数  文件"),
    "more-rules": (
        "    and {rules} more rules with {count}: --statistics",
        "    另有 {rules} 条规则共 {count} 处：--statistics",
    ),
    "screen-more-files": ("    and {count} more files", "    另有 {count} 个文件"),
    "details": (
        "Details: --details lists all, --select {rule} that rule alone.",
        "详情：--details 列出全部，--select {rule} 只看一条规则。",
    ),
    "collapsed-file": ("{count} in this file", "本文件共 {count} 处"),
    "statistics-head": ("count  records  fixable  rule", "数量   记录数   可修复   规则"),
}
_NOUNS: Mapping[str, tuple[str, str, str]] = {
    "errors": ("error", "errors", "{} 个错误"),
    "warnings": ("warning", "warnings", "{} 个警告"),
    "infos": ("info", "infos", "{} 个提示"),
    "files": ("file", "files", "{} 个文件"),
    "records": ("record", "records", "{} 条记录"),
    "reports": ("report", "reports", "{} 份报告"),
    "violations": ("violation", "violations", "{} 处问题"),
}


def text(name: str, language: str, **values: object) -> str:
    """An interface text with its values; English where there is no other."""
    return _TEXTS[name][1 if language == "zh" else 0].format(**values)


def counted(noun: str, count: int, language: str) -> str:
    """A number with its noun: `1 file`, `1,204 records`, `5 个文件`."""
    one, many, zh = _NOUNS[noun]
    return zh.format(f"{count:,}") if language == "zh" else f"{count:,} {one if count == 1 else many}"


def part_of(noun: str, count: int, total: int, language: str) -> str:
    """A number out of a total: `2 of 5 files`; the total alone where they are equal."""
    if count == total:
        return counted(noun, total, language)
    if language == "zh":
        return f"{counted(noun, total, language)}中的 {count:,} 个"
    return f"{count:,} of {counted(noun, total, language)}"
