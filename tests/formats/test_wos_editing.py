"""Editing the Web of Science format: each operation against the whole new text, and read again."""

from __future__ import annotations

import pytest

from biblint.formats.wos import FORMAT
from biblint.model import DeleteField, DeleteItem, InsertField, ReplaceRange, SetValue
from tests.formats.laws import apply, read_text
from tests.formats.tagged import edited, others

HEAD, TAIL = "FN x\nPT J\n", "UT WOS:1\nER\n\nEF\n"


def change(body, make):
    text = HEAD + body + TAIL
    record = read_text(FORMAT, text)[0]
    changed, again = edited(FORMAT, text, make(record), record)
    assert changed.startswith(HEAD) and changed.endswith(TAIL)
    return changed[len(HEAD) : -len(TAIL)], record, again


@pytest.mark.parametrize(
    ("body", "variable", "index", "text", "expected"),
    [
        ("TI A titel on\n   two lines\n", "title", 0, "A title on two lines", "TI A title on\n   two lines\n"),
        ("TI A title on\n   two lines\n", "title", 0, "A title of lines", "TI A title of lines\n"),
        ("AU Lee, A\n   Kin, B\n", "author", 1, "Kim, B", "AU Lee, A\n   Kim, B\n"),
        ("DE a; b\n   c; d\n", "keyword", 1, "x", "DE a; x; d\n"),
        ("C1 [Lee, A] Univ X.\n", "affiliation", 0, "Univ Y.", "C1 [Lee, A] Univ Y.\n"),
        ("BP 1\nEP 9\n", "page", 0, "11-19", "BP 11\nEP 19\n"),
        ("BP 3287 / 3300\n", "page", 0, "3287-3300", "BP 3287\nEP 3300\n"),
        ("BP 7\nEP 7\n", "page", 0, "7-9", "BP 7\nEP 9\n"),
        ("PS 3 / 9\n", "page", 0, "3-9", "PS 3-9\n"),
        ("EI 23456787\n", "ISSN", 0, "2345-6787", "EI 2345-6787\n"),
    ],
)
def test_set_value(body, variable, index, text, expected):
    found, before, after = change(body, lambda r: SetValue(r.values(variable)[index], variable, text))
    assert found == expected
    assert after.values(variable)[index].text == text
    assert others(after, variable) == others(before, variable)


@pytest.mark.parametrize(
    ("body", "variable", "index", "expected"),
    [
        ("AU Lee, A\n   Kim, B\n", "author", 0, "AU Kim, B\n"),
        ("AU Lee, A\n   Kim, B\nAF Lee, Ada\n   Kim, Bo\n", "author", 1, "AU Lee, A\nAF Lee, Ada\n"),
        ("AU Lee, A\n   Kim, B\nAF Kim, Bo\n", "author", 0, "AU Lee, A\n   Kim, B\n"),
        ("DE a; b\n   c; d\n", "keyword", 1, "DE a; d\n"),
        ("BP 1\nEP 9\nDI x\n", "page", 0, "DI x\n"),
        ("DE a; b;\nID C\n", "keyword", 1, "DE a;\nID C\n"),
        ("DE a\nID C\n", "keyword", 1, "DE a\n"),
        ("CR A, 2001, B\n   C, 2002, D\n   E, 2003, F\n", "reference", 1, "CR A, 2001, B\n   E, 2003, F\n"),
        ("C1 [A, B] X.\n   [C, D] Y.\n", "affiliation", 0, "C1 [C, D] Y.\n"),
        ("RP A (reprint author), X.; B (reprint author), Y.\n", "correspondence", 0, "RP B (reprint author), Y.\n"),
    ],
)
def test_delete_item(body, variable, index, expected):
    found, before, after = change(body, lambda r: DeleteItem(r.values(variable)[index], variable))
    assert found == expected
    assert others(after, variable) == others(before, variable)


def test_delete_field_takes_its_continuation_lines():
    found, before, after = change("AB one\n   two\nVL 3\n", lambda r: DeleteField(r.tags["abstract"][0]))
    assert found == "VL 3\n"
    assert others(after) == others(before, "abstract")


@pytest.mark.parametrize(
    ("body", "variable", "text", "expected"),
    [
        ("VL 3\nBP 1\n", "issue", "4", "VL 3\nIS 4\nBP 1\n"),
        ("TI x\nPY 2001\nPG 3\n", "page", "5-7", "TI x\nPY 2001\nBP 5\nEP 7\nPG 3\n"),
        ("AU A\n   B\nSO X\n", "title", "T", "AU A\n   B\nTI T\nSO X\n"),
        ("AB \n   USE - x\nPU Y\n", "email", "a@example.org", "AB \n   USE - x\nEM a@example.org\nPU Y\n"),
    ],
)
def test_insert_field(body, variable, text, expected):
    found, _, after = change(body, lambda r: InsertField(variable, text))
    assert found == expected
    assert after.text(variable) == text


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("FN x\nPT J\nAUGilles, H\nER\n\nEF\n", "FN x\nPT J\nAU Gilles, H\nER\n\nEF\n"),
        ("FN x\nPT J\nTI a\n\nEF\n", "FN x\nPT J\nTI a\nER\n\nEF\n"),
        ("FN x\nPT J\nER\n", "FN x\nPT J\nER\n\nEF\n"),
    ],
)
def test_mending_of_a_noted_defect(text, mended):
    record = read_text(FORMAT, text)[0]
    batch = FORMAT.read(record.segment, None)
    operation = [*batch.notes, *batch.records[0].notes][0].operation
    assert isinstance(operation, ReplaceRange)
    assert apply(text, FORMAT.edit(record, operation)) == mended
