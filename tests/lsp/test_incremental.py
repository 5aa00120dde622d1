"""After any edits a document is reported as if it were checked anew."""

from __future__ import annotations

import datetime

import pytest

pytest.importorskip("pygls", reason="the language server needs pygls: pip install 'biblint[lsp]'")

from functools import cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from biblint.engine import FileReport
from biblint.engine.keys import record_key
from biblint.lsp import cutting
from biblint.lsp.document import TextDocument
from biblint.lsp.linting import Bench
from biblint.lsp.outline import outline
from tests.samples import rules, sources

FORMATS = {
    "bibtex": "a.bib", "ris": "a.ris", "wos": "a.ciw", "nbib": "a.nbib", "refer": "a.enw", "noteexpress": "a.net",
    "refworks": "a.txt", "ovid": "a.txt", "cssci": "a.txt", "cnki-estudy": "a.txt", "labelled": "a.txt",
    "gbt7714": "a.txt", "csl-json": "a.json", "scopus-csv": "a.csv",
}  # fmt: skip
COMMON = ["\n", "\n\n", " ", "junk\n", "中𝔸", "\r\n", "\r", "\ufeff", "@article{a,\n", "TY  - JOUR\n", "%0 Book\n"]
PIECES = {
    "bibtex": ["@misc{b, title={x}}\n", "{", "}", '"', ",", "@", "%", "@string{j = {J}}\n", "@comment{\n",
               "crossref = {a},\n", "doi = {10.1000/182},\n", "% biblint: ignore[doi-prefix] x\n", "@article{a, ",
               "% biblint: ignore-file[missing-author] x\n", "@string{", "@inbook{c, crossref = {b}}\n"],
    "ris": ["ER  - \n", "T1  - A title\n", "SP  - 1\n", "EP  - x\n", "TY  - ", "TY  -", "DO  - 10.1000/182\n"],
    "wos": ["PT J\n", "ER\n", "EF\n", "FN Clarivate Analytics Web of Science\nVR 1.0\n", "   Doe, J\n", "TI A\n",
            "PT ", "CR Doe J, 1999, J MOSS, V1, P2\n", "AUGilles, H\n"],
    "nbib": ["PMID- 123\n", "PMID- ", "TI  - A\n", "      more\n", "FAU - Doe, Jane\n", "AID - 10.1/x [doi]\n"],
    "refer": ["%0 Journal Article\n", "%A Doe, Jane\n", "%T A\n", "%P 1-2\n", "%"],
    "noteexpress": ["{Reference Type}: Journal Article\n", "{Title}: A\n", "{Author}: 王\n", "{"],
    "refworks": ["RT Journal Article\n", "T1 A\n", "A1 Doe, Jane\n", "RT "],
    "ovid": ["<1. >\n", "TI  - A\n", "Title\n  A title\n", "UI\n  12\n", "VN  - Ovid\n", "<2. >\n"],
    "cssci": ["【来源篇名】A\n", "【来源作者】王/\n", "-" * 60 + "\n", "【"],
    "cnki-estudy": ["DataType: 1\n", "Title-题名: A\n", "Author-作者: 王;\n"],
    "gbt7714": ["[1] 王. 苔藓[J]. 学报, 2020, 1(2): 3-4.\n", "[2]", "[J]"],
    "csl-json": ["{", "}", '{"type": "book"},', "[", "]", '"'],
    "scopus-csv": [",", '"', "2020\n"],
}  # fmt: skip
MADE = {
    "ovid": ["<1. >\nVN  - Ovid Technologies\nDB  - Embase\nAN  - 1\nTI  - Moss.\nSO  - Moss. 1(2):3-4, 1999.\n",
             "<2. >\nUI\n  123\nTI\n  Moss on\n  walls.\nAU\n  Doe J.\n\n"],
}  # fmt: skip


@cache
def bench():
    return Bench(today=datetime.date(2026, 1, 1))


def fresh(document):
    linter = bench().setups.linter_for(document.path)
    linter.setup.linter.crew = None
    chosen = bench().format_of(document.source(), "")
    return linter.check(document.source(), chosen) if chosen else None


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
        expected = fresh(document)
        assert own(quick(document)) == own(expected.violations if expected else [])
    assert plain(incremental(document)) == plain(fresh(document))
    check_outline(document)


def texts(form):
    return sources(form) or MADE[form]


def edits_of(form):
    new = st.lists(st.sampled_from([*COMMON, *PIECES.get(form, ()), *texts(form)]), max_size=2).map("".join)
    return st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 40), new), min_size=1, max_size=6)


def texts_of(form):
    return st.lists(st.sampled_from(texts(form)), min_size=1, max_size=8).map("\n".join)


def check_outline(document):
    """The records of the pieces are those of the text."""
    chosen, memory = bench().format_of(document.source(), ""), bench().memory
    if chosen is None or not memory.is_complete(document.path):
        return
    entries = finished(memory.outline(document, chosen))
    assert entries == outline(document.source(), chosen)
    for entry in entries:
        assert record_key(memory.record_at(document, chosen, *entry.first)) == entry.key


def finished(work):
    try:
        while True:
            next(work)
    except StopIteration as stop:
        return stop.value


@pytest.mark.parametrize("form", FORMATS)
@given(data=st.data())
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_edits_leave_what_a_fresh_check_finds(form, data):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cutting, "PIECE", 60)
        check_edits(form, data.draw(texts_of(form)), data.draw(edits_of(form)))
