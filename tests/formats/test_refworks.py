"""Reading and editing RefWorks: tags, types, the habits of CNKI, each edit against the whole new text."""

from __future__ import annotations

import pytest

from biblint.formats import EditError
from biblint.formats.refworks import FORMAT
from biblint.model import DeleteField, DeleteItem, InsertField, SetValue
from tests.formats.laws import apply, read_text
from tests.formats.tagged import edited, lawful, others

CNKI = "SR 1\n"
HEAD, TAIL = "RT Journal Article\n", "DO 10.5555/a\n\nRT Generic\nT1 Other\n"


def record_of(*lines: str, kind: str = "Journal Article"):
    return lawful(FORMAT, "\n".join([f"RT {kind}", *lines, ""])).records[0]


def texts(record, variable):
    return [value.text for value in record.values(variable)]


def change(body, make):
    text = HEAD + body + TAIL
    record = read_text(FORMAT, text)[0]
    changed, again = edited(FORMAT, text, make(record), record)
    assert changed.startswith(HEAD) and changed.endswith(TAIL)
    return changed[len(HEAD) : -len(TAIL)], record, again


@pytest.mark.parametrize(
    ("head", "sure"),
    [
        ("RT Journal Article\nSR 1\n", True),
        ("\ufeffRefworks Export Tagged Format\r\n\r\nRT Generic\r\nT1 x\r\n", True),
        ("RT Thesis\rA1林\r", True),
        ("RT Journal Article\n", False),
        ("TY  - JOUR\nT1  - x\nRT Letter\nER  - \n", False),
        ("", False),
    ],
)
def test_recognition_by_content(head, sure):
    assert (FORMAT.recognise(head) >= 60) is sure


@pytest.mark.parametrize(
    ("lines", "variable", "expected"),
    [
        (("A1 Lee,Ada", "A1 Kim,Bo"), "author", ["Lee,Ada", "Kim,Bo"]),
        (("SP 3", "OP 9"), "page", ["3-9"]),
        (("SP 3",), "page", ["3"]),
        (("OP 3-9",), "page", ["3-9"]),
        (("YR 2001", "FD Mar"), "issued.month", ["Mar"]),
        (("FD 2001-03-04",), "issued", ["2001-03-04"]),
        (("YR 2001", "FD 2001-03-04"), "issued", ["2001"]),
        (("SN 1234-5679; 978-0-306-40615-7",), "ISBN", ["978-0-306-40615-7"]),
        (("SN 1234-5679; 978-0-306-40615-7",), "ISSN", ["1234-5679"]),
        (("K1 a; b", "K1 c"), "keyword", ["a", "b", "c"]),
        (("AB one", "two"), "abstract", ["one two"]),
        (("AB one", "TX two"), "abstract", ["one TX two"]),
        (("DB Base", "DS Data"), "source", ["Data"]),
        (("LK http://a.example", "URL http://b.example"), "URL", ["http://a.example", "http://b.example"]),
        (("U12 mine",), "raw:U12", ["mine"]),
        (("VO",), "volume", []),
    ],
)
def test_values_of_tags(lines, variable, expected):
    record = record_of(*lines)
    assert texts(record, variable) == expected
    assert (variable in record.tags) is (bool(expected) and not variable.startswith("raw:"))


@pytest.mark.parametrize(
    ("lines", "variable", "expected"),
    [
        (("A1 林苔;石墙;",), "author", ["林苔", "石墙"]),
        (("A1  林苔;   石墙",), "author", ["林苔", "石墙"]),
        (("A1 林苔,石墙,沙丘",), "author", ["林苔", "石墙", "沙丘"]),
        (("A1 Lee, Ada",), "author", ["Lee, Ada"]),
        (("A1林苔",), "author", ["林苔"]),
        (("AD 甲;乙;",), "affiliation", ["甲", "乙"]),
        (("AD 甲!长春130024,乙!宁波315101",), "affiliation", ["甲!长春130024", "乙!宁波315101"]),
        (("vo 12",), "volume", ["12"]),
        (("vo ",), "volume", []),
        (("OP 46-51+60",), "page", ["46-51+60"]),
        (("LA 中文;",), "language", ["中文"]),
        (("A3 甲;乙",), "collection-editor", ["甲", "乙"]),
    ],
)
def test_lists_of_cnki(lines, variable, expected):
    record = record_of(*lines, "DS CNKI")
    assert (record.dialect, texts(record, variable)) == ("cnki", expected)


@pytest.mark.parametrize(
    ("kind", "line", "variable"),
    [
        ("Dissertation/Thesis", "A3 林苔", "thesis-advisor"),
        ("Dissertation/Thesis", "CL 硕士", "genre"),
        ("Patent", "A2 公司", "contributor"),
        ("Patent", "ID CN1A", "number"),
        ("Standard", "ID GB/T 1", "number"),
        ("Journal Article", "A2 林苔", "editor"),
    ],
)
def test_meaning_hangs_on_the_type(kind, line, variable):
    assert texts(record_of("SR 1", line, kind=kind), variable) == [line[3:]]


@pytest.mark.parametrize(
    ("lines", "dialect"),
    [(("DS CNKI",), "cnki"), (("SR 1",), "cnki"), (("LK https://link.cnki.net/x",), "cnki"), (("SR Print(0)",), "")],
)
def test_dialect(lines, dialect):
    assert record_of(*lines).dialect == dialect


@pytest.mark.parametrize(
    ("text", "note", "source"),
    [
        ("RT Journal\nT1 x\n", "unknown-type", "RT Journal"),
        ("RT\nT1 x\n", "missing-type", "RT"),
        ("RT Generic\nA1林苔\n", "misspaced-tag", "A1林苔"),
        ("RT Generic\nT1 x\ny\nYR 2001\n", "untagged-line", "y"),
    ],
)
def test_defect_of_a_record_is_noted(text, note, source):
    notes = [found for record in lawful(FORMAT, text).records for found in record.notes]
    assert [(found.name, text[found.start : found.end]) for found in notes] == [(note, source)]


@pytest.mark.parametrize(
    "text",
    [
        "Refworks Export Tagged Format\n*** Tag legend ***\nRT=Type\nU15=User\n*** End ***\n\nRT Generic\nT1 x\n",
        "RT Generic\nAB one\n\ntwo\n\nVO\nYR 2001\n\n\nRT Generic\nvo \n",
    ],
)
def test_custom_of_writers_is_no_defect(text):
    batch = lawful(FORMAT, text)
    assert [*batch.notes, *(note for record in batch.records for note in record.notes)] == []


def test_blank_after_a_glued_tag_is_put_in():
    text = "RT Generic\nA1林苔\n"
    record = read_text(FORMAT, text)[0]
    assert apply(text, FORMAT.edit(record, record.notes[0].operation)) == "RT Generic\nA1 林苔\n"


@pytest.mark.parametrize(
    ("body", "variable", "text", "expected"),
    [
        ("T1 A titel\n", "title", "A title", "T1 A title\n"),
        ("SP 3\nOP 9\n", "page", "13-19", "SP 13\nOP 19\n"),
        ("SP 3 / 9\n", "page", "3-9", "SP 3\nOP 9\n"),
        (CNKI + "OP 3--9\n", "page", "3-9", CNKI + "OP 3-9\n"),
        (CNKI + "A1 甲;乙\n", "author", "丙", CNKI + "A1 丙;乙\n"),
        (CNKI + "LA 汉语;\n", "language", "中文", CNKI + "LA 中文;\n"),
        (CNKI + "A1甲\n", "author", "丙", CNKI + "A1丙\n"),
    ],
)
def test_set_value(body, variable, text, expected):
    found, before, after = change(body, lambda r: SetValue(r.values(variable)[0], variable, text))
    assert found == expected
    assert after.values(variable)[0].text == text
    assert others(after, variable) == others(before, variable)


@pytest.mark.parametrize(
    ("body", "variable", "index", "expected"),
    [
        ("K1 a; b\nK1 c\n", "keyword", 1, "K1 a\nK1 c\n"),
        ("K1 a; b\nK1 c\n", "keyword", 2, "K1 a; b\n"),
        ("SP 3\nOP 9\n", "page", 0, ""),
        (CNKI + "A1 甲,乙,丙\n", "author", 0, CNKI + "A1 乙,丙\n"),
        (CNKI + "AD 甲;乙;\n", "affiliation", 1, CNKI + "AD 甲;\n"),
        (CNKI + "OP 3-9\n", "page", 0, CNKI),
    ],
)
def test_delete_item(body, variable, index, expected):
    found, before, after = change(body, lambda r: DeleteItem(r.values(variable)[index], variable))
    assert found == expected
    assert others(after, variable) == others(before, variable)


@pytest.mark.parametrize(
    ("body", "variable", "text", "expected"),
    [
        ("IS 4\n", "page", "3-9", "IS 4\nSP 3\nOP 9\n"),
        (CNKI + "IS 04\n", "page", "3-9", CNKI + "IS 04\nOP 3-9\n"),
        (CNKI + "YR 2001\n", "volume", "3", CNKI + "YR 2001\nvo 3\n"),
        ("A1 Lee,Ada\nT1 x\n", "author", "Kim,Bo", "A1 Lee,Ada\nA1 Kim,Bo\nT1 x\n"),
        ("YR 2001\n", "volume", "3", "YR 2001\nVO 3\n"),
    ],
)
def test_insert_field(body, variable, text, expected):
    found, _, again = change(body, lambda r: InsertField(variable, text))
    assert found == expected
    assert text in texts(again, variable)


@pytest.mark.parametrize(
    "make",
    [
        lambda r: SetValue(r.values("title")[0], "title", "two\nlines"),
        lambda r: InsertField("PMID", "1"),
        lambda r: DeleteField(r.fields[0]),
    ],
)
def test_what_cannot_be_done_is_refused(make):
    record = read_text(FORMAT, HEAD + "T1 x\n" + TAIL)[0]
    with pytest.raises(EditError):
        FORMAT.edit(record, make(record))
