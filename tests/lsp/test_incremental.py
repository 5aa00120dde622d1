"""After any edits a document is reported as if it were checked anew."""

from __future__ import annotations

import datetime

import pytest

pytest.importorskip("pygls", reason="the language server needs pygls: pip install 'biblint[lsp]'")

from functools import cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from biblint.engine import FileReport
from biblint.lsp import cutting
from biblint.lsp.document import TextDocument
from biblint.lsp.linting import Bench
from tests.samples import rules, sources

FORMATS = {"bibtex": "a.bib", "ris": "a.ris"}
PIECES = {
    "bibtex": ["@article{a,\n", "@misc{b, title={x}}\n", "{", "}", '"', ",", "\n", "@", "%", "@string{j = {J}}\n",
               "@comment{\n", "crossref = {a},\n", "doi = {10.1000/182},\n", "% biblint: ignore[doi-prefix] x\n",
               "TY  - JOUR\n", "中𝔸", "\r\n", "\r", "@article{a, "],
    "ris": ["TY  - JOUR\n", "ER  - \n", "T1  - A title\n", "SP  - 1\n", "EP  - x\n", "\n", "TY  - ", "TY  -", " ",
            "junk\n", "DO  - 10.1000/182\n", "@article{a,\n", "中𝔸", "\r\n", "\r", "%0 Book\n"],
}  # fmt: skip


@cache
def bench():
    return Bench(today=datetime.date(2026, 1, 1))


def fresh(document):
    linter = bench().setups.linter_for(document.path)
    linter.setup.linter.crew = None
    return linter.check(document.source(), bench().format_of(document.source(), ""))


def incremental(document):
    found = bench().analyse(document, lambda path: None)
    return found.report if found else None


def quick(document):
    found = bench().analyse(document, lambda path: None, is_quick=True)
    return found.report.violations if found else []


def own(violations):
    """What rules over single records say; suppressions may go unused as long as groups are not judged."""
    about = {rule.id for rule in rules() if rule.select.by == "scope" and rule.select.names != ("record",)}
    about.add("suppression-unused")
    return [bare(one) for one in violations if one.rule not in about]


def plain(report: FileReport | None):
    return report and (report.records, report.everywhere, [bare(one) for one in report.violations])


def bare(one):
    edits = [(at.line, at.column, at.end_line, at.end_column, at.text) for at in one.fix.edits] if one.fix else None
    kept = ("rule", "severity", "message", "line", "column", "end_line", "end_column", "record", "field", "value",
            "fingerprint", "related", "excerpt")  # fmt: skip
    return [getattr(one, name) for name in kept], edits and (one.fix.safety, one.fix.value, edits)


def check_edits(form, text, edits):
    bench().memory.forget()
    document = TextDocument("", FORMATS[form], text)
    for place, length, new in edits:
        start = place % (len(document.text) + 1)
        assert plain(incremental(document)) == plain(fresh(document))
        document.become(document.text[:start] + new + document.text[start + length :])
        assert own(quick(document)) == own(fresh(document).violations)
    assert plain(incremental(document)) == plain(fresh(document))


def edits_of(form):
    new = st.lists(st.sampled_from([*PIECES[form], *sources(form)]), max_size=2).map("".join)
    return st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 40), new), min_size=1, max_size=6)


def texts_of(form):
    return st.lists(st.sampled_from(sources(form)), min_size=1, max_size=8).map("\n".join)


@pytest.mark.parametrize("form", FORMATS)
@given(data=st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_edits_leave_what_a_fresh_check_finds(form, data):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cutting, "PIECE", 60)
        check_edits(form, data.draw(texts_of(form)), data.draw(edits_of(form)))
