"""The report `junit`: test results, which CI servers show and count.

Source: the JUnit XML of Ant and Surefire, as the XSD of Jenkins' xUnit plugin (junit-10) describes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from biblint.model import Violation
from biblint.reports.base import Checked, View
from biblint.reports.display import escaped
from biblint.reports.paths import relative


def render(files: Iterable[Checked], view: View) -> Iterator[str]:
    """A suite a file with a case for each rule that found something; a file without violations has one that passes.

    Errors and warnings are failures; infos are the output of a case that passes.
    """
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="biblint">\n'
    for checked in files:
        yield from _suite(checked)
    yield "</testsuites>\n"


def _suite(checked: Checked) -> Iterator[str]:
    path = relative(checked.report.path)
    rules: dict[str, list[Violation]] = {}
    for violation in checked.report.violations:
        rules.setdefault(violation.rule, []).append(violation)
    failures = sum(any(map(_fails, found)) for found in rules.values())
    counts = f'tests="{len(rules) or 1}" failures="{failures}" errors="0" skipped="0"'
    yield f'  <testsuite name={_attribute(path)} {counts} time="0">\n'
    for rule, found in sorted(rules.items()):
        yield from _case(path, rule, found)
    if not rules:
        yield f'    <testcase classname={_attribute(path)} name="biblint" time="0"/>\n'
    yield "  </testsuite>\n"


def _case(path: str, rule: str, found: Sequence[Violation]) -> Iterator[str]:
    yield f'    <testcase classname={_attribute(path)} name={_attribute(rule)} time="0">\n'
    lines = "".join(f"{_line(path, violation)}\n" for violation in found)
    if any(map(_fails, found)):
        more = f" (+{len(found) - 1})" if len(found) > 1 else ""
        said = f"{found[0].message}{more}"
        yield f"      <failure type={_attribute(found[0].severity)} message={_attribute(said)}>{lines}</failure>\n"
    else:
        yield f"      <system-out>{lines}</system-out>\n"
    yield "    </testcase>\n"


def _fails(violation: Violation) -> bool:
    return violation.severity != "info"


def _line(path: str, violation: Violation) -> str:
    """A violation as text content; control characters, which XML 1.0 forbids, are shown as escapes."""
    place = f"{path}:{violation.line}:{violation.column}"
    return escape(escaped(f"{place}: {violation.severity}[{violation.rule}] {violation.message}"))


def _attribute(text: str) -> str:
    return quoteattr(escaped(text))
