"""A comparison of two reports as text, as Markdown and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict

from biblint.reports.asdata import written
from biblint.reports.display import escaped
from biblint.reports.markup import code, table
from biblint.reports.texts import text
from biblint.trends import Seen, Trend

_MOST = 50
_RANKS = {"error": 0, "warning": 1, "info": 2}


def as_text(trend: Trend, language: str) -> Iterator[str]:
    """The numbers, a line a rule, and the first new and fixed violations, errors before warnings before infos."""
    yield _summary(trend, language) + "\n"
    rows = trend.by_rule()
    if rows:
        yield f"\n{text('trend-head', language)}\n"
    for row in rows:
        yield f"{row.new:>5}  {row.fixed:>5}  {row.unchanged:>9}  {row.severity}[{escaped(row.rule)}]\n"
    for name, seen in (("new", trend.new), ("fixed", trend.fixed)):
        if seen:
            yield f"\n{text(f'trend-{name}', language)}:\n"
            yield from (f"  {_place(one)}: {one.severity}[{one.rule}] {escaped(one.message)}\n" for one in _first(seen))
            yield from (f"  {line}\n" for line in _rest(seen, language))


def as_markdown(trend: Trend, language: str) -> Iterator[str]:
    """The same as headings and tables, in which data stay data."""
    yield f"## biblint\n\n{_summary(trend, language)}\n"
    rows = [(code(row.rule), *(f"{count:,}" for count in row[2:])) for row in trend.by_rule()]
    if rows:
        yield f"\n### {text('by-rule', language)}\n\n"
        counts = (f"#{text(f'trend-{name}', language)}" for name in ("new", "fixed", "unchanged"))
        yield from table([text("head-rule", language), *counts], rows)
    heads = [text(f"head-{name}", language) for name in ("severity", "rule", "place", "record", "message")]
    for name, seen in (("new", trend.new), ("fixed", trend.fixed)):
        if seen:
            yield f"\n### {text(f'trend-{name}', language)}\n\n"
            yield from table(heads, (_cells(one, language) for one in _first(seen)))
            yield from (f"\n{line}\n" for line in _rest(seen, language))


def as_json(trend: Trend, language: str) -> Iterator[str]:
    """One object: the numbers, those by rule, and all new and fixed violations."""
    head = {
        "version": 1,
        "before": trend.before,
        "after": trend.after,
        "unchanged": len(trend.unchanged),
        "rules": [row._asdict() for row in trend.by_rule()],
    }
    yield written(head)[:-1]
    for name, seen in (("new", trend.new), ("fixed", trend.fixed)):
        yield f',\n "{name}": ['
        yield ",".join(f"\n  {written(asdict(one))}" for one in seen)
        yield "]"
    yield "}\n"


FORMATS: Mapping[str, Callable[[Trend, str], Iterator[str]]] = {
    "text": as_text,
    "markdown": as_markdown,
    "json": as_json,
}
"""Name -> what makes the text of a comparison in a language."""


def _summary(trend: Trend, language: str) -> str:
    counts = {name: f"{len(getattr(trend, name)):,}" for name in ("new", "fixed", "unchanged")}
    return text("trend", language, **counts, before=f"{trend.before:,}", after=f"{trend.after:,}")


def _first(seen: Iterable[Seen]) -> list[Seen]:
    return sorted(seen, key=lambda one: _RANKS.get(one.severity, len(_RANKS)))[:_MOST]


def _rest(seen: Sequence[Seen], language: str) -> Iterator[str]:
    if len(seen) > _MOST:
        yield text("more-violations", language, count=f"{len(seen) - _MOST:,}")


def _place(seen: Seen) -> str:
    return f"{escaped(seen.path)}:{seen.line}:{seen.column}"


def _cells(seen: Seen, language: str) -> tuple[str, ...]:
    severity = text(seen.severity, language) if seen.severity in _RANKS else code(seen.severity)
    return severity, code(seen.rule), code(f"{seen.path}:{seen.line}"), code(seen.record), code(seen.message)
