"""Two small check kinds, and a rule file that is right in every part."""

from __future__ import annotations

import pytest

from biblint import checks
from biblint.checks.base import FindingType, Kind, OptionError
from biblint.ruleset import loader

RULE = """\
schema: 1
id: page-separator
title: Page range without a dash
category: pages
severity: warning
since: 0.1.0
aliases: [page-slash]
rationale: >
  Reference managers split a range at its dash, and read another separator as one label.
params:
  longest: {type: integer, default: 9, description: The longest value, minimum: 1}
applies:
  formats: [bibtex]
  except-types: [book, unknown]
  when:
    all:
      - present: [page]
      - not: {matches: {title: '^Index$'}}
select: {field: page}
check:
  kind: pages
  report: [separator]
  limit: $longest
message: "'{value}' is separated by '{separator}', not within {longest}"
fix:
  safety: safe
  title: {en: Write a dash, zh: 写短横}
examples:
  valid:
    - record: {type: article-journal, page: 1-2, author: [Ng, Li]}
  invalid:
    - format: bibtex
      source: "@article{a, pages = {1/2}}"
      reports: [{line: 1, field: page, text: 1/2}]
      fixed: "@article{a, pages = {1-2}}"
"""


class Pages(Kind):
    """A classifier with a finding that suggests and one that does not."""

    name = "pages"
    title = "Page values"
    scope = "text"
    classifier = True
    findings = {
        "separator": FindingType("foreign separator", ("separator", "side"), has_suggestion=True),
        "reversed": FindingType("end before start", ("side",)),
    }
    options = {"limit": {"type": "integer", "minimum": 1}, "either": {"$ref": "#/$defs/condition"}}
    selects = ("field", "fields", "group")

    def compile(self, options, setting):
        if options.get("limit") == 13:
            raise OptionError("limit", "13 is unlucky", "take 12")
        return lambda text: ()


class Pattern(Kind):
    """A plain kind with a pattern."""

    name = "pattern"
    title = "Patterns"
    scope = "value"
    findings = {"match": FindingType("the pattern matches", ("match",))}
    options = {
        "reject": {"type": "string", "format": "biblint-pattern"},
        "words": {"type": "array", "items": {"type": "string"}},
    }
    required = ("reject",)

    def compile(self, options, setting):
        return lambda value, variable, record: ()


@pytest.fixture(autouse=True)
def _fake_kinds(request, monkeypatch):
    """Put the two kinds in the place of all others, unless a test wants the real ones."""
    if "real_kinds" not in request.fixturenames:
        known = {"pages": Pages(), "pattern": Pattern()}
        monkeypatch.setattr(checks, "kinds", lambda: known)
        monkeypatch.setattr(checks, "kind_names", lambda: tuple(known))
        monkeypatch.setattr(checks, "kind_named", known.__getitem__)
        loader._validator.cache_clear()
    yield
    if "real_kinds" not in request.fixturenames:
        loader._validator.cache_clear()


@pytest.fixture
def real_kinds():
    """Keep the check kinds that there are."""


@pytest.fixture(scope="session")
def rule_text():
    """A rule file that is right in every part."""
    return RULE
